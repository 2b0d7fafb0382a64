import { endBefore, lengthOf, piecesOf, stackBands, startAfter, type Band, type Span } from './wall-spans'
import type { Size } from './wall-text'

export const WALL_REGIONS = ['header', 'kpis', 'exceptions', 'map', 'stop', 'left2', 'right2', 'strip'] as const
export type WallRegion = (typeof WALL_REGIONS)[number]

export type WallMode = 'landscape' | 'ultrawide' | 'portrait'

/** Lengths in units; all but margin and gap grow with the text. */
export const EDGE = 2
export const GAP = 1.5
export const BAND = {
  landscape: { header: 6, kpis: 13, strip: 4.5 },
  ultrawide: { header: 6, kpis: 13, strip: 4.5 },
  portrait: { header: 7, kpis: 22, strip: 6 },
}
/** What is left of the tiles' height where a seam asks for it. */
export const TIGHT = 0.85
export const COLUMN = { ideal: 34, least: 25 }
export const LEAST_TILE_WIDTH = 20
export const LEAST_HEIGHT = 10
const LEAST_STOP_HEIGHT = 13
/** Shares of the screen's width that a column takes, and of both sides that the map keeps. */
const COLUMN_SHARE = { landscape: 0.24, ultrawide: 0.125 }
export const LEAST_MAP = {
  landscape: { width: 0.3, height: 0.38 },
  ultrawide: { width: 0.3, height: 0.38 },
  portrait: { width: 0.3, height: 0.2 },
}

/** What regions are fitted into. */
export interface Frame {
  mode: WallMode
  size: Size
  unitPx: number
  /** The text scale that is tried. */
  scale: number
  columns: readonly Span[]
  rows: readonly Span[]
  hasOuterColumns: boolean
}

/** Where each region lies across and down; one that is not named, or has `null`, has no room. */
export type RegionSpans = Partial<Record<WallRegion, { x: Span; y: Span | null }>>

/** The strip at the bottom; it takes the room above it, up to the seam, that would be too low for anything else. */
function stripOf({ mode, rows, unitPx, scale }: Frame): Span {
  const { from, to } = rows.at(-1)!
  const top = to - BAND[mode].strip * unitPx * scale
  return { from: top - from < (LEAST_HEIGHT * scale + GAP) * unitPx ? from : top, to }
}

/** The columns left of the map, the outer one first, and the map: on whole panels where those leave room for both. */
function leftHalf(frame: Frame): { sides: Span[]; map: Span } {
  const { size, unitPx, scale, columns, hasOuterColumns } = frame
  const gap = GAP * unitPx
  const count = hasOuterColumns ? 2 : 1
  const least = COLUMN.least * unitPx * scale
  const share = COLUMN_SHARE[hasOuterColumns ? 'ultrawide' : 'landscape']
  const leastMap = LEAST_MAP.landscape.width * size.width
  const from = columns[0]!.from
  const mirrored = (left: number) => ({ from: left, to: size.width - left })
  const roomiest = (size.width - leastMap) / 2 - gap - from
  const ideal = Math.min(
    count * Math.max(share * size.width, COLUMN.ideal * unitPx * scale) + (count - 1) * gap,
    roomiest,
  )
  const whole = columns
    .slice(0, Math.floor((columns.length - 1) / 2))
    .map(({ to }) => to)
    .filter(
      (to) =>
        to - from >= count * least + (count - 1) * gap && lengthOf(mirrored(startAfter(to, columns, gap))) >= leastMap,
    )
  const nearest = whole.toSorted((a, b) => Math.abs(a - from - ideal) - Math.abs(b - from - ideal))[0]
  const to = nearest ?? piecesOf({ from, to: from + ideal }, columns, least).at(-1)!.to
  const map = mirrored(startAfter(to, columns, gap))
  if (!hasOuterColumns) return { sides: [{ from, to }], map }
  const middle = (from + to - gap) / 2
  const seamed = columns.findLast((span) => span.to <= middle)?.to ?? 0
  // Where one of both gets a panel more, it is the inner one.
  const cut = middle - seamed > (to - from) / 4 ? middle : seamed
  return {
    sides: [
      { from, to: cut },
      { from: startAfter(cut, columns, gap), to },
    ],
    map,
  }
}

/** Columns on either side of the map, under header and tiles. */
function beside(frame: Frame): RegionSpans {
  const { mode, size, unitPx, scale, columns, rows } = frame
  const text = unitPx * scale
  const gap = GAP * unitPx
  const strip = stripOf(frame)
  const { header, kpis } = BAND[mode]
  const bands: Band[] = [
    { want: header * text, need: header * text, mayCross: false },
    { want: kpis * text, need: kpis * text * TIGHT, mayCross: false },
    { want: LEAST_HEIGHT * text, need: LEAST_HEIGHT * text, mayCross: true },
  ]
  const [top = null, tiles = null, middle = null] = stackBands(bands, rows, gap, endBefore(strip.from, rows, gap))
  const { sides, map } = leftHalf(frame)
  const mirror = ({ from, to }: Span) => ({ from: size.width - to, to: size.width - from })
  const inner = sides.at(-1)!
  const across = { from: columns[0]!.from, to: columns.at(-1)!.to }
  return {
    header: { x: across, y: top },
    kpis: { x: across, y: tiles },
    exceptions: { x: inner, y: middle },
    map: { x: map, y: middle },
    stop: { x: mirror(inner), y: middle },
    ...(sides.length === 2 && {
      left2: { x: sides[0]!, y: middle },
      right2: { x: mirror(sides[0]!), y: middle },
    }),
    strip: { x: across, y: strip },
  }
}

/** One below the other, each as wide as the screen. */
function stacked(frame: Frame): RegionSpans {
  const { size, unitPx, scale, columns, rows } = frame
  const text = unitPx * scale
  const gap = GAP * unitPx
  const strip = stripOf(frame)
  const { header, kpis } = BAND.portrait
  const end = endBefore(strip.from, rows, gap)
  const free = Math.max(0, end - rows[0]!.from - (header + kpis) * text - 4 * gap)
  const bands: Band[] = [
    { want: header * text, need: header * text, mayCross: false },
    { want: kpis * text, need: kpis * text * TIGHT, mayCross: false },
    { want: Math.max(0.42 * free, LEAST_MAP.portrait.height * size.height), need: 0, mayCross: true },
    { want: 0.26 * free, need: LEAST_STOP_HEIGHT * text, mayCross: false },
    { want: LEAST_HEIGHT * text, need: LEAST_HEIGHT * text, mayCross: true },
  ]
  const x = { from: columns[0]!.from, to: columns.at(-1)!.to }
  const [top = null, tiles = null, map = null, stop = null, rest = null] = stackBands(bands, rows, gap, end)
  return {
    header: { x, y: top },
    kpis: { x, y: tiles },
    map: { x, y: map },
    stop: { x, y: stop },
    exceptions: { x, y: rest },
    strip: { x, y: strip },
  }
}

/** The regions' places in a frame: stacked in portrait, else beside each other. They never overlap. */
export const arrange = (frame: Frame): RegionSpans => (frame.mode === 'portrait' ? stacked(frame) : beside(frame))
