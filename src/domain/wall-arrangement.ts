import { endBefore, lengthOf, piecesOf, stackBands, startAfter, type Band, type Span } from './wall-spans'
import type { Size } from './wall-text'

export const WALL_REGIONS = ['header', 'kpis', 'exceptions', 'map', 'stop', 'left2', 'right2', 'strip'] as const
export type WallRegion = (typeof WALL_REGIONS)[number]

export type WallMode = 'landscape' | 'ultrawide' | 'portrait'

/** Lengths in units; all but margin and gap grow with the text. */
export const EDGE = 2
export const GAP = 1.5
export const BAND = {
  landscape: { header: 6, kpis: 14.5, strip: 6 },
  ultrawide: { header: 6, kpis: 14.5, strip: 6 },
  portrait: { header: 7, kpis: 22, strip: 6 },
}
/** What is left of the tiles' height where a seam asks for it. */
export const TIGHT = 0.85
export const COLUMN = { ideal: 34, least: 25 }
export const LEAST_TILE_WIDTH = 20
export const LEAST_HEIGHT = 10
const LEAST_STOP_HEIGHT = 22
/** The card beside a map without a list: it has the room of both. */
const WIDE_CARD = 34
const WIDE_CARD_SHARE = 0.38
/** Of the card, beside a list or as wide as list and card; it turns its pages when it says more. */
export const LEAST_CARD_HEIGHT = {
  landscape: { narrow: 40, wide: 26 },
  ultrawide: { narrow: 30, wide: 26 },
  portrait: { narrow: LEAST_STOP_HEIGHT, wide: LEAST_STOP_HEIGHT },
}
/** Shares of the screen's width that a column takes, and of both sides that the map keeps. */
const COLUMN_SHARE = { landscape: 0.24, ultrawide: 0.125 }
export const LEAST_MAP = {
  landscape: { width: 0.3, height: 0.38 },
  ultrawide: { width: 0.3, height: 0.38 },
  portrait: { width: 0.3, height: 0.2 },
}

/** Which of the regions that can be done without are shown. */
export interface Shown {
  exceptions: boolean
  kpis: boolean
  strip: boolean
  /** A second column on either side of the map. */
  outer: boolean
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
  shown: Shown
}

/** Where each region lies across and down; one that is not named, or has `null`, has no room. */
export type RegionSpans = Partial<Record<WallRegion, { x: Span; y: Span | null }>>

/** The strip at the bottom; it takes the room above it, up to the seam, that would be too low for anything else. */
function stripOf({ mode, rows, unitPx, scale, shown }: Frame): Span | null {
  const { from, to } = rows.at(-1)!
  if (!shown.strip) return null
  const top = to - BAND[mode].strip * unitPx * scale
  return { from: top - from < (LEAST_HEIGHT * scale + GAP) * unitPx ? from : top, to }
}

/** Where what is above the strip ends. */
function endAbove(strip: Span | null, { rows, unitPx }: Frame): number {
  return strip === null ? rows.at(-1)!.to : endBefore(strip.from, rows, GAP * unitPx)
}

/** Places named bands below each other. */
function placeBands<Region extends WallRegion>(
  bands: readonly (Band & { region: Region })[],
  frame: Frame,
  end: number,
): Partial<Record<Region, Span | null>> {
  const spans = stackBands(bands, frame.rows, GAP * frame.unitPx, end)
  return Object.fromEntries(bands.map(({ region }, index) => [region, spans[index]])) as Partial<
    Record<Region, Span | null>
  >
}

/** A map with the card alone beside it: on whole panels where those leave room for both. */
function mapAndCard({ size, unitPx, scale, columns }: Frame): { map: Span; card: Span } {
  const gap = GAP * unitPx
  const least = WIDE_CARD * unitPx * scale
  const leastMap = LEAST_MAP.landscape.width * size.width
  const [from, to] = [columns[0]!.from, columns.at(-1)!.to]
  const ideal = Math.min(Math.max(WIDE_CARD_SHARE * size.width, least), to - from - gap - leastMap)
  const nearest = columns
    .slice(1)
    .map((span) => span.from)
    .filter((start) => to - start >= least && endBefore(start, columns, gap) - from >= leastMap)
    .toSorted((a, b) => Math.abs(to - a - ideal) - Math.abs(to - b - ideal))[0]
  const start = nearest ?? piecesOf({ from: to - ideal, to }, columns, least)[0]!.from
  return { map: { from, to: endBefore(start, columns, gap) }, card: { from: start, to } }
}

/** The columns left of the map, the outer one first, and the map: on whole panels where those leave room for both. */
function leftHalf(frame: Frame): { sides: Span[]; map: Span } {
  const { size, unitPx, scale, columns, shown } = frame
  const gap = GAP * unitPx
  const count = shown.outer ? 2 : 1
  const least = COLUMN.least * unitPx * scale
  const share = COLUMN_SHARE[shown.outer ? 'ultrawide' : 'landscape']
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
  if (!shown.outer) return { sides: [{ from, to }], map }
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

/** Across: columns on either side of the map, or the card alone beside it. */
function acrossOf(frame: Frame): Partial<Record<'exceptions' | 'map' | 'stop' | 'left2' | 'right2', Span>> {
  if (!frame.shown.exceptions) {
    const { map, card } = mapAndCard(frame)
    return { map, stop: card }
  }
  const { sides, map } = leftHalf(frame)
  const mirror = ({ from, to }: Span) => ({ from: frame.size.width - to, to: frame.size.width - from })
  const inner = sides.at(-1)!
  const outer = sides.length === 2 ? { left2: sides[0]!, right2: mirror(sides[0]!) } : {}
  return { exceptions: inner, map, stop: mirror(inner), ...outer }
}

/** The bands at the top: header and, where they are shown, tiles. */
function topBands({ mode, unitPx, scale, shown }: Frame): (Band & { region: 'header' | 'kpis' })[] {
  const header = BAND[mode].header * unitPx * scale
  const kpis = BAND[mode].kpis * unitPx * scale
  return [
    { region: 'header', want: header, need: header, mayCross: false },
    ...(shown.kpis ? [{ region: 'kpis' as const, want: kpis, need: kpis * TIGHT, mayCross: false }] : []),
  ]
}

/** Under header and tiles, the map and what is beside it. */
function beside(frame: Frame): RegionSpans {
  const { unitPx, scale, columns } = frame
  const strip = stripOf(frame)
  const least = LEAST_HEIGHT * unitPx * scale
  const { header, kpis, map } = placeBands(
    [...topBands(frame), { region: 'map', want: least, need: least, mayCross: true }],
    frame,
    endAbove(strip, frame),
  )
  const x = { from: columns[0]!.from, to: columns.at(-1)!.to }
  const middle = Object.entries(acrossOf(frame)).map(([region, span]) => [region, { x: span, y: map ?? null }])
  return {
    ...(Object.fromEntries(middle) as RegionSpans),
    header: { x, y: header ?? null },
    kpis: { x, y: kpis ?? null },
    strip: { x, y: strip },
  }
}

/** One below the other, each as wide as the screen. */
function stacked(frame: Frame): RegionSpans {
  const { size, unitPx, scale, columns, rows, shown } = frame
  const text = unitPx * scale
  const strip = stripOf(frame)
  const end = endAbove(strip, frame)
  const top = topBands(frame)
  const free = Math.max(0, end - rows[0]!.from - top.reduce((sum, { want }) => sum + want, 0) - 4 * GAP * unitPx)
  const places = placeBands(
    [
      ...top,
      {
        region: 'map',
        want: Math.max(0.42 * free, LEAST_MAP.portrait.height * size.height),
        need: 0,
        mayCross: true,
      },
      { region: 'stop', want: 0.26 * free, need: LEAST_STOP_HEIGHT * text, mayCross: false },
      ...(shown.exceptions
        ? [{ region: 'exceptions' as const, want: LEAST_HEIGHT * text, need: LEAST_HEIGHT * text, mayCross: true }]
        : []),
    ],
    frame,
    end,
  )
  const x = { from: columns[0]!.from, to: columns.at(-1)!.to }
  const regions = Object.entries({ ...places, strip }).map(([region, y]) => [region, { x, y }])
  return Object.fromEntries(regions) as RegionSpans
}

/** The regions' places in a frame: stacked in portrait, else beside each other. They never overlap. */
export const arrange = (frame: Frame): RegionSpans => (frame.mode === 'portrait' ? stacked(frame) : beside(frame))
