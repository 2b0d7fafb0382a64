import type { Item } from '../../domain/item'
import { itemCells } from '../pack-rows'
import { closedList } from '../import/read-list'
import { EXPORT_COLUMNS, type ExportTarget, type ExportType } from './export-columns'
import { notesOf } from './export-notes'
import type { ExportInput } from './export-rows'

const isExported = (name: string): name is ExportTarget => Object.hasOwn(EXPORT_COLUMNS, name)

/** Cells under the pack's own names, numbers as numbers: what other programs style and sum by. */
function propertiesOf(item: Item, day: string): Record<string, string | number> {
  const cells = Object.entries(itemCells(item)).map(([name, text]) => {
    const type: ExportType = isExported(name) ? EXPORT_COLUMNS[name].type : 'text'
    return [name, type === 'number' ? Number(text) : type === 'list' ? closedList(text) : text] as const
  })
  const { position } = item
  return {
    kind: item.kind,
    on: day,
    ...Object.fromEntries(cells),
    ...(position === null
      ? {}
      : {
          accuracy: position.accuracy,
          ...(position.errorM === null ? {} : { errorM: position.errorM }),
          ...(position.basis === null ? {} : { basis: position.basis }),
          positionSourceId: position.source.id,
          positionLocator: position.source.locator,
        }),
  }
}

/**
 * The visible items as GeoJSON, one feature a line, in WGS 84. Unlocated ones have no geometry (`null`, as RFC 7946
 * has it), so that none is lost. The notes of the export stand beside the features.
 */
export function itemsGeoJson(input: ExportInput): string {
  const { pack, words } = input
  const mark = pack.synthetic ? { [words.export.dataNature]: words.export.drill } : {}
  const features = input.items.map((item) =>
    JSON.stringify({
      type: 'Feature',
      id: item.id,
      properties: { ...propertiesOf(item, input.day), ...mark },
      geometry: item.position?.geometry ?? null,
    }),
  )
  const notes = JSON.stringify(Object.fromEntries(notesOf(input)))
  return `{"type":"FeatureCollection","notes":${notes},"features":[\n${features.join(',\n')}\n]}\n`
}
