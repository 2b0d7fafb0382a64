/** In CSS pixels from the screen's upper left corner. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

/** What the installation says of its screen. */
export interface WallProfile {
  /** Panels of a spliced screen, across and down. */
  panels: readonly [columns: number, rows: number]
  /** Pixels hidden or interrupted between two panels. */
  bezelPx: number
  /** Millimetres from one CSS pixel to the next; `null` = not declared. */
  pixelPitchMm: number | null
  /** From where the farthest reader stands; `null` = not declared. */
  viewingDistanceM: number | null
}

export type WallMode = 'landscape' | 'ultrawide' | 'portrait'
export const BANDS = ['header', 'kpis', 'strip'] as const
export type Band = (typeof BANDS)[number]
export const REGIONS = ['exceptions', 'map', 'stop', 'farLeft', 'farRight'] as const
export type Region = (typeof REGIONS)[number]

/** Where everything stands. No text region crosses a seam between panels; the map may, and the tour aims beside seams. */
export interface WallLayout {
  mode: WallMode
  /** The root size of type: the smallest style is three quarters of it. */
  remPx: number
  /** The least height of type that subtends 12 arc-minutes at the viewing distance. */
  minTextPx: number
  /** Whether the distance is assumed to be four picture heights, as none is declared. */
  assumed: boolean
  /** Whether type cannot be made large enough and still leave room for what the wall must tell. */
  tooSmall: boolean
  /** Bands across the screen, cut where a seam divides it. */
  bands: Readonly<Record<Band, readonly Rect[]>>
  regions: Readonly<Record<Region, Rect | null>>
  /** Seams within the map, from its left and upper edges. */
  mapSeams: { xs: readonly number[]; ys: readonly number[] }
}

const ARC_MINUTES = 12
const TAN_MIN = Math.tan((ARC_MINUTES / 60 / 180) * Math.PI)
const ASSUMED_HEIGHTS = 4
/** The smallest style of the wall, in rem. */
const SMALLEST_REM = 0.75
/** Usual and largest type, as shares of the smaller side: larger, fewer than four exceptions would fit. */
const USUAL_REM = 0.0185
const LARGEST_REM = 0.034
const ULTRAWIDE = 2.6
const HEADER_REM = 3
const KPIS_REM = 7.25
const STRIP_REM = 3
const COLUMN_REM = 23
const CARD_REM = 25

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** The least height of type in pixels. */
export function leastTextPx({ pixelPitchMm, viewingDistanceM }: WallProfile, heightPx: number): number {
  if (pixelPitchMm === null || viewingDistanceM === null) return heightPx * ASSUMED_HEIGHTS * TAN_MIN
  return (viewingDistanceM * 1000 * TAN_MIN) / pixelPitchMm
}

/** Positions of the seams along an axis. */
const seams = (length: number, panels: number) =>
  Array.from({ length: panels - 1 }, (_, index) => ((index + 1) * length) / panels)

/** The parts of a stretch between seams, each `gap` away from them. */
function between(from: number, to: number, cuts: readonly number[], gap: number): [number, number][] {
  const inside = cuts.filter((cut) => cut > from && cut < to)
  const edges = [from, ...inside.flatMap((cut) => [cut - gap, cut + gap]), to]
  return Array.from({ length: edges.length / 2 }, (_, index): [number, number] => [
    edges[2 * index]!,
    edges[2 * index + 1]!,
  ])
}

/** Moves a border to the nearest seam, if there is one within reach. */
function snapped(border: number, cuts: readonly number[], reach: number): number {
  const nearest = cuts.toSorted((a, b) => Math.abs(a - border) - Math.abs(b - border))[0]
  return nearest !== undefined && Math.abs(nearest - border) <= reach ? nearest : border
}

/** The longest part of a stretch that no seam crosses. */
function clear(from: number, to: number, cuts: readonly number[], gap: number): [number, number] {
  return between(from, to, cuts, gap).toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]!
}

function typeSize(profile: WallProfile, width: number, height: number) {
  const unit = Math.min(width, height)
  const minTextPx = leastTextPx(profile, height)
  const wanted = Math.max(unit * USUAL_REM, minTextPx / SMALLEST_REM)
  const remPx = Math.min(wanted, unit * LARGEST_REM)
  const assumed = profile.pixelPitchMm === null || profile.viewingDistanceM === null
  return { remPx, minTextPx, assumed, tooSmall: remPx * SMALLEST_REM < minTextPx - 1e-9 }
}

/** Lays the wall out for a screen of this size in CSS pixels. It re-flows and never stretches. */
export function layoutWall(profile: WallProfile, { width, height }: { width: number; height: number }): WallLayout {
  const type = typeSize(profile, width, height)
  const { remPx: rem } = type
  const [columns, rows] = profile.panels
  const [xs, ys] = [seams(width, columns), seams(height, rows)]
  const margin = rem
  const half = profile.bezelPx / 2 + rem / 2
  const mode: WallMode = height > width ? 'portrait' : width / height > ULTRAWIDE ? 'ultrawide' : 'landscape'

  // Rows of text keep off horizontal seams: a band that would lie on one starts below it.
  let y = margin
  const nextRow = (wanted: number): [number, number] => {
    const across = ys.find((cut) => y < cut + half && y + wanted > cut - half)
    const top = across === undefined ? y : across + half
    y = top + wanted + rem / 2
    return [top, top + wanted]
  }
  const band = ([top, bottom]: [number, number]): readonly Rect[] =>
    between(margin, width - margin, xs, half).map(([left, right]) => ({
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
    }))
  const header = band(nextRow(HEADER_REM * rem))
  const kpis = band(nextRow(KPIS_REM * rem))
  const bodyTop = y
  let stripTop = height - margin - STRIP_REM * rem
  const stripSeam = ys.find((cut) => stripTop < cut + half && stripTop + STRIP_REM * rem > cut - half)
  if (stripSeam !== undefined) stripTop = stripSeam - half - STRIP_REM * rem
  const strip = band([stripTop, stripTop + STRIP_REM * rem])
  const bodyBottom = stripTop - rem / 2

  const regions = (mode === 'portrait' ? portraitRegions : mode === 'ultrawide' ? ultrawideRegions : landscapeRegions)({
    top: bodyTop,
    bottom: bodyBottom,
    left: margin,
    right: width - margin,
    rem,
    xs,
    ys,
    half,
  })
  const { map } = regions
  const within = (cuts: readonly number[], from: number, length: number) =>
    cuts.filter((cut) => cut > from && cut < from + length).map((cut) => cut - from)
  const mapSeams =
    map === null ? { xs: [], ys: [] } : { xs: within(xs, map.x, map.width), ys: within(ys, map.y, map.height) }
  return { mode, ...type, bands: { header, kpis, strip }, regions, mapSeams }
}

interface Body {
  top: number
  bottom: number
  left: number
  right: number
  rem: number
  xs: readonly number[]
  ys: readonly number[]
  half: number
}

const rectOf = (left: number, top: number, right: number, bottom: number): Rect => ({
  x: left,
  y: top,
  width: right - left,
  height: bottom - top,
})

/** A column of text as high as the body, on one side of every seam. */
function textColumn(left: number, right: number, { top, bottom, ys, half }: Body): Rect {
  const [from, to] = clear(top, bottom, ys, half)
  return rectOf(left, from, right, to)
}

function landscapeRegions(body: Body): WallLayout['regions'] {
  const { left, right, top, bottom, rem, xs, half } = body
  const most = (right - left) * 0.3
  const reach = (right - left) * 0.12
  const gap = rem / 2
  const leftEdge = snapped(left + Math.min(COLUMN_REM * rem, most), xs, reach)
  const rightEdge = snapped(right - Math.min(CARD_REM * rem, most), xs, reach)
  const [exceptionsLeft, exceptionsRight] = clear(left, leftEdge - gapAt(leftEdge, xs, half, gap), xs, half)
  const [stopLeft, stopRight] = clear(rightEdge + gapAt(rightEdge, xs, half, gap), right, xs, half)
  return {
    exceptions: textColumn(exceptionsLeft, exceptionsRight, body),
    map: rectOf(leftEdge + gapAt(leftEdge, xs, half, gap), top, rightEdge - gapAt(rightEdge, xs, half, gap), bottom),
    stop: textColumn(stopLeft, stopRight, body),
    farLeft: null,
    farRight: null,
  }
}

/** Beside a seam a region keeps half a bezel away. */
const gapAt = (border: number, xs: readonly number[], half: number, gap: number) => (xs.includes(border) ? half : gap)

function ultrawideRegions(body: Body): WallLayout['regions'] {
  const { left, right, top, bottom, rem, xs, half } = body
  const span = right - left
  const column = clamp(span * 0.15, Math.min(18 * rem, span * 0.18), 30 * rem)
  const gap = rem / 2
  const reach = span * 0.08
  const borders = [left + column, left + 2 * column, right - 2 * column, right - column].map((border) =>
    snapped(border, xs, reach),
  )
  const [first, second, third, fourth] = borders as [number, number, number, number]
  // Two borders may have been drawn to the same seam: then the columns stay as they were reckoned.
  const sound = first < second && second < third && third < fourth
  const [a, b, c, d] = sound
    ? [first, second, third, fourth]
    : [left + column, left + 2 * column, right - 2 * column, right - column]
  const inner = (from: number, to: number): Rect => {
    const [start, end] = clear(from, to, xs, half)
    return textColumn(start, end, body)
  }
  const off = (border: number) => gapAt(border, xs, half, gap)
  return {
    farLeft: inner(left, a - off(a)),
    exceptions: inner(a + off(a), b - off(b)),
    map: rectOf(b + off(b), top, c - off(c), bottom),
    stop: inner(c + off(c), d - off(d)),
    farRight: inner(d + off(d), right),
  }
}

function portraitRegions(body: Body): WallLayout['regions'] {
  const { left, right, top, bottom, rem, ys, xs, half } = body
  const height = bottom - top
  const gap = rem / 2
  const first = snapped(top + height * 0.44, ys, height * 0.12)
  const second = snapped(first + (bottom - first) * 0.5, ys, height * 0.1)
  const off = (border: number) => gapAt(border, ys, half, gap)
  const row = (from: number, to: number): Rect => {
    const [upper, lower] = clear(from, to, ys, half)
    const [start, end] = clear(left, right, xs, half)
    return rectOf(start, upper, end, lower)
  }
  return {
    map: rectOf(left, top, right, first - off(first)),
    stop: row(first + off(first), second - off(second)),
    exceptions: row(second + off(second), bottom),
    farLeft: null,
    farRight: null,
  }
}
