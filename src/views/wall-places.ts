import type { Rect, WallLayout } from '../domain/wall-layout'
import { partsBetween } from '../domain/wall-seams'
import type { ScenePanel } from '../domain/wall-plan'
import type { Padding } from '../map/camera'

const KPI_REM = 14.5

/** The largest part of a region that no seam crosses. */
export const clearPart = (parts: readonly Rect[]): Rect | null =>
  parts.toSorted((a, b) => b.width * b.height - a.width * a.height)[0] ?? null

/** What seams cut off a region's largest part. */
export const spareParts = (parts: readonly Rect[]) => parts.filter((part) => part !== clearPart(parts))

/** The largest part of the map that no seam crosses, in which stops are shown, and what of the map lies beyond it. */
export function stageOf(map: Rect, seams: WallLayout['mapSeams']): { stage: Rect | null; beyond: Padding } {
  const stage = clearPart(partsBetween(map, seams))
  if (stage === null) return { stage, beyond: { top: 0, right: 0, bottom: 0, left: 0 } }
  const beyond = {
    top: stage.top - map.top,
    left: stage.left - map.left,
    right: map.left + map.width - stage.left - stage.width,
    bottom: map.top + map.height - stage.top - stage.height,
  }
  return { stage, beyond }
}

/** A page of tiles, shared out among the parts of their region by their room. Pages are as equal as can be. */
export function tilesOn<Tile>(
  page: number,
  tiles: readonly Tile[],
  parts: readonly Rect[],
  rem: number,
): readonly { rect: Rect; own: readonly Tile[] }[] {
  const segments = parts.map((rect) => ({
    rect,
    room: Math.max(1, Math.floor(rect.width / (KPI_REM * rem))),
    count: 0,
  }))
  const room = segments.reduce((sum, segment) => sum + segment.room, 0)
  const pages = Math.max(1, Math.ceil(tiles.length / room))
  const each = Math.ceil(tiles.length / pages)
  const shown = tiles.slice((page % pages) * each, ((page % pages) + 1) * each)
  for (let tile = 0; tile < shown.length; tile++) {
    segments.reduce((least, one) => (one.count / one.room < least.count / least.room ? one : least)).count++
  }
  let taken = 0
  return segments.map(({ rect, count }) => ({ rect, own: shown.slice(taken, (taken += count)) }))
}

export type HeaderPart = 'title' | 'data' | 'clock'

/** Where seams divide the header: its title first, the clock last, the data between. */
export function headerPlaces(parts: readonly Rect[]): readonly { rect: Rect; parts: readonly HeaderPart[] }[] {
  const [first, second] = parts
  const last = parts.at(-1)
  if (first === undefined || second === undefined || last === undefined) {
    return parts.map((rect) => ({ rect, parts: ['title', 'data', 'clock'] }))
  }
  if (last === second) {
    return [
      { rect: first, parts: ['title'] },
      { rect: second, parts: ['data', 'clock'] },
    ]
  }
  return [
    { rect: first, parts: ['title'] },
    { rect: second, parts: ['data'] },
    { rect: last, parts: ['clock'] },
  ]
}

/** Charts, in the parts of the outer columns and where a seam cuts a piece off the inner one. */
export function chartPlaces({
  left2,
  right2,
  exceptions,
}: WallLayout['segments']): readonly { rect: Rect; panels: readonly ScenePanel[] }[] {
  const spread = ([first, ...others]: readonly Rect[], panels: readonly ScenePanel[]) => {
    if (first === undefined) return []
    if (others.length === 0) return [{ rect: first, panels }]
    return [first, ...others].slice(0, panels.length).map((rect, index) => ({ rect, panels: [panels[index]!] }))
  }
  return [
    ...spread(left2, ['ranking', 'relocation']),
    ...spread(right2, ['curve', 'blockers']),
    ...spareParts(exceptions).map((rect) => ({ rect, panels: ['funnel'] as const })),
  ]
}
