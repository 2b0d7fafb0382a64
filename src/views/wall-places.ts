import type { Rect, WallLayout } from '../domain/wall-layout'
import { partsBetween } from '../domain/wall-seams'
import type { ScenePanel } from '../domain/wall-plan'
import type { Padding } from '../map/camera'

/** The least width of a tile: a tall one may break its last line. */
const KPI_REM = { low: 17, tall: 14.5 }
const TALL_REM = 9
/** By how much tiles may differ in width. */
const MOST_UNLIKE = 1.4

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

/** How many tiles each part gets of so many, by its room. */
function shareOut(count: number, rooms: readonly number[]): number[] {
  const shares = rooms.map(() => 0)
  const load = (index: number) => shares[index]! / rooms[index]!
  for (let tile = 0; tile < count; tile++) {
    const least = rooms.reduce((best, _, index) => (load(index) < load(best) ? index : best), 0)
    shares[least]!++
  }
  return shares
}

/** Whether tiles come out about as wide in one part as in another. */
function isEven(shares: readonly number[], parts: readonly Rect[]): boolean {
  const widths = parts.map(({ width }, index) => width / shares[index]!)
  return Math.max(...widths) <= MOST_UNLIKE * Math.min(...widths)
}

/**
 * A page of tiles, shared out among the parts of their region by their room, about as wide in each: as few to a page as
 * that allows. The last page repeats some of the one before rather than leave places empty.
 */
export function tilesOn<Tile>(
  page: number,
  tiles: readonly Tile[],
  parts: readonly Rect[],
  rem: number,
): readonly { rect: Rect; own: readonly Tile[]; slots: number }[] {
  const least = ({ height }: Rect) => KPI_REM[height < TALL_REM * rem ? 'low' : 'tall'] * rem
  const rooms = parts.map((part) => Math.max(1, Math.floor(part.width / least(part))))
  const room = rooms.reduce((sum, own) => sum + own, 0)
  if (room === 0) return []
  const pages = Math.max(1, Math.ceil(tiles.length / room))
  let each = Math.max(1, Math.ceil(tiles.length / pages))
  while (each < room && !isEven(shareOut(each, rooms), parts)) each++
  const slots = shareOut(each, rooms)
  let taken = Math.max(0, Math.min((page % pages) * each, tiles.length - each))
  return parts.map((rect, index) => ({ rect, own: tiles.slice(taken, (taken += slots[index]!)), slots: slots[index]! }))
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

/** Charts, in the parts of the outer columns, the longest in the largest, and where a seam cuts a piece off the inner one. */
export function chartPlaces({
  left2,
  right2,
  exceptions,
}: WallLayout['segments']): readonly { rect: Rect; panels: readonly ScenePanel[] }[] {
  const spread = ([first, ...others]: readonly Rect[], panels: readonly ScenePanel[]) => {
    if (first === undefined) return []
    if (others.length === 0) return [{ rect: first, panels }]
    const places = [first, ...others].toSorted((a, b) => b.width * b.height - a.width * a.height)
    return places.slice(0, panels.length).map((rect, index) => ({ rect, panels: [panels[index]!] }))
  }
  return [
    ...spread(left2, ['ranking', 'relocation']),
    ...spread(right2, ['curve', 'blockers']),
    ...spareParts(exceptions).map((rect) => ({ rect, panels: ['funnel'] as const })),
  ]
}
