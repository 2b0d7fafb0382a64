import type { MapText } from '../map/view-contract'
import type { Config } from '../pack/config'
import type { Board } from '../state/board.svelte'

/** The words on and about the map. */
export function mapWords({ pack, text, language }: Board): MapText {
  const { map } = text
  const notices = pack.sources.filter(({ id }) => pack.backdrop.sources.includes(id))
  return {
    canvas: map.canvas(pack.district[language]),
    zoomIn: map.zoomIn,
    zoomOut: map.zoomOut,
    northUp: map.northUp,
    fitDistrict: map.fitDistrict,
    fitVisible: map.fitVisible,
    attributionTitle: map.about,
    attribution: notices.map((source) => source.notice?.[language] ?? source.title[language]).join(' '),
    kilometres: map.kilometres,
    metres: map.metres,
  }
}

/** What stands in the slot of the 审图号. */
export function approvalWords({ mapApproval, basemap }: Config, { text }: Board): string {
  if (mapApproval !== '') return text.map.mapApproval(mapApproval)
  return basemap.kind === 'embedded' ? text.map.schematic : text.map.noMapApproval
}
