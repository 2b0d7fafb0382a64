import {
  arrange,
  BAND,
  COLUMN,
  EDGE,
  GAP,
  LEAST_CARD_HEIGHT,
  LEAST_HEIGHT,
  LEAST_MAP,
  LEAST_TILE_WIDTH,
  TIGHT,
  type Frame,
  type Shown,
  type WallMode,
  type WallRegion,
} from './wall-arrangement'
import { clearSpans, piecesOf, type Span } from './wall-spans'
import { SMALLEST_TEXT_UNITS, smallestText, type Size, type WallProfile } from './wall-text'

/** In whole CSS pixels from the screen's upper left corner. */
export interface Rect {
  left: number
  top: number
  width: number
  height: number
}

/** A seam through the map: its middle, from the map's left or upper border. */
export interface Seam {
  atPx: number
  thicknessPx: number
}

export interface WallLayout {
  mode: WallMode
  /** A hundredth of the screen's smaller side. */
  unitPx: number
  minTextPx: number
  /** Whether the viewing distance behind `minTextPx` was assumed. */
  assumed: boolean
  /** By how much all text is to be larger than its base size; at least 1. */
  textScale: number
  /** Whether the smallest text stays below `minTextPx`, or panels are too small for the base size. */
  tooSmall: boolean
  /** `null` = not shown in this form of screen, or not beside text so large. Seams may run through the map and through what has several segments. */
  regions: Record<WallRegion, Rect | null>
  /** The parts of each region that no seam touches, in reading order; of the map, its whole. */
  segments: Record<WallRegion, readonly Rect[]>
  /** Seams that the map's symbols and cards must keep off. */
  mapSeams: { vertical: readonly Seam[]; horizontal: readonly Seam[] }
}

const SCALE_STEP = 0.97

const eachRegion = <T>(of: (region: WallRegion) => T): Record<WallRegion, T> => ({
  header: of('header'),
  kpis: of('kpis'),
  exceptions: of('exceptions'),
  map: of('map'),
  stop: of('stop'),
  left2: of('left2'),
  right2: of('right2'),
  strip: of('strip'),
})

/** Above 2.6 : 1 there is room for two columns on either side of the map. */
function modeOf({ width, height }: Size): WallMode {
  if (width < height) return 'portrait'
  return width > 2.6 * height ? 'ultrawide' : 'landscape'
}

function rectOf(x: Span, y: Span): Rect {
  const left = Math.ceil(x.from)
  const top = Math.ceil(y.from)
  return { left, top, width: Math.floor(x.to) - left, height: Math.floor(y.to) - top }
}

/** The smallest rectangle around all. */
function around(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null
  const left = Math.min(...rects.map((rect) => rect.left))
  const top = Math.min(...rects.map((rect) => rect.top))
  const right = Math.max(...rects.map((rect) => rect.left + rect.width))
  const bottom = Math.max(...rects.map((rect) => rect.top + rect.height))
  return { left, top, width: right - left, height: bottom - top }
}

function segmentsIn(frame: Frame): WallLayout['segments'] {
  const { unitPx, scale, columns, rows } = frame
  const spans = arrange(frame)
  const segmentsOf = (region: WallRegion): readonly Rect[] => {
    const { x, y = null } = spans[region] ?? {}
    if (x === undefined || y === null) return []
    if (region === 'map') return [rectOf(x, y)]
    const across = piecesOf(x, columns, COLUMN.least * unitPx * scale)
    return piecesOf(y, rows, LEAST_HEIGHT * unitPx * scale).flatMap((row) => across.map((part) => rectOf(part, row)))
  }
  return eachRegion(segmentsOf)
}

/** Whether there is room for everything that the frame shows at its text scale. */
function holds({ mode, size, unitPx, scale, shown }: Frame, segments: WallLayout['segments']): boolean {
  const text = unitPx * scale
  // Whole pixels may be a pixel short.
  const isAtLeast = (width: number, height: number) => (rect: Rect) =>
    rect.width > width - 2 && rect.height > height - 2
  const has = (region: WallRegion, width: number, height: number) => segments[region].some(isAtLeast(width, height))
  const columns = [
    'stop' as const,
    ...(shown.exceptions ? (['exceptions'] as const) : []),
    ...(shown.outer ? (['left2', 'right2'] as const) : []),
  ]
  // What a card says is shared out among the parts that lie below each other.
  const heights = new Map(segments.stop.map(({ top, height }) => [top, height]))
  const cardHeight = [...heights.values()].reduce((sum, height) => sum + height, 0)
  return (
    has('header', 0, BAND[mode].header * text) &&
    (!shown.kpis || has('kpis', 0, BAND[mode].kpis * TIGHT * text)) &&
    segments.kpis.every(isAtLeast(LEAST_TILE_WIDTH * text, 0)) &&
    has('map', LEAST_MAP[mode].width * size.width, LEAST_MAP[mode].height * size.height) &&
    cardHeight > LEAST_CARD_HEIGHT[mode][shown.exceptions ? 'narrow' : 'wide'] * text - 2 &&
    columns.every((region) => has(region, COLUMN.least * text, LEAST_HEIGHT * text))
  )
}

const ALL: Shown = { exceptions: true, kpis: true, strip: true, outer: false }

/** The tour tells what a list does, and the card of the whole district the rest. */
const MAP_AND_CARD: Shown = { exceptions: false, kpis: false, strip: false, outer: false }
const FEWER: readonly Shown[] = [
  ALL,
  { ...ALL, exceptions: false },
  { ...ALL, exceptions: false, strip: false },
  MAP_AND_CARD,
]

/** What is done without as the text grows; where there is width to spare, the list stays longer than the tiles. */
const SELECTIONS: Record<WallMode, readonly Shown[]> = {
  landscape: FEWER,
  portrait: FEWER,
  ultrawide: [
    { ...ALL, outer: true },
    ALL,
    { ...ALL, strip: false },
    { ...ALL, exceptions: false, strip: false },
    { ...ALL, kpis: false, strip: false },
    MAP_AND_CARD,
  ],
}

/** Frames from the wanted text scale down to 1, at each with ever fewer regions; at last everything at the base size. */
function* framesOf(profile: WallProfile, size: Size, wantedScale: number): Generator<Frame> {
  const mode = modeOf(size)
  const unitPx = Math.min(size.width, size.height) / 100
  const clear = (length: number, panels: number) => {
    // Half a panel at least stays clear, whatever is declared.
    const within = (px: number) => Math.min(px, length / panels / 4)
    return clearSpans(length, panels, within(EDGE * unitPx), within((profile.bezelPx + GAP * unitPx) / 2))
  }
  const [columns, rows] = profile.panels
  const frame = { mode, size, unitPx, columns: clear(size.width, columns), rows: clear(size.height, rows) }
  for (let scale = wantedScale; scale > 1; scale *= SCALE_STEP) {
    for (const shown of SELECTIONS[mode]) yield { ...frame, scale, shown }
  }
  if (mode === 'ultrawide') yield { ...frame, scale: 1, shown: { ...ALL, outer: true } }
  yield { ...frame, scale: 1, shown: ALL }
}

/** The seams that run through a stretch, from its beginning. */
function seamsIn(from: number, extent: number, length: number, panels: number, thicknessPx: number): Seam[] {
  return Array.from({ length: panels - 1 }, (_, index) => ((index + 1) * length) / panels - from)
    .filter((atPx) => atPx > -thicknessPx / 2 && atPx < extent + thicknessPx / 2)
    .map((atPx) => ({ atPx, thicknessPx }))
}

/**
 * Lays the wall out for a screen of `size` CSS pixels, made up as the profile declares. It re-flows by the screen's form
 * and never stretches; text grows until its smallest can be read from the viewing distance, with ever fewer regions, as
 * far as map and card still hold it. Borders lie on seams where that serves, and all but the map keeps half a bezel and half a gap from each.
 */
export function layoutWall(profile: WallProfile, size: Size): WallLayout {
  const { minTextPx, assumed } = smallestText(profile, size)
  const unitPx = Math.min(size.width, size.height) / 100
  const wantedScale = Math.max(1, minTextPx / (SMALLEST_TEXT_UNITS * unitPx))
  const frames = [...framesOf(profile, size, wantedScale)]
  const fitting = frames.find((frame) => holds(frame, segmentsIn(frame)))
  const frame = fitting ?? frames.at(-1)!
  const segments = segmentsIn(frame)
  const regions = eachRegion((region) => around(segments[region]))
  const { map } = regions
  const [columns, rows] = profile.panels
  return {
    mode: frame.mode,
    unitPx,
    minTextPx,
    assumed,
    textScale: frame.scale,
    tooSmall: fitting === undefined || frame.scale < wantedScale,
    regions,
    segments,
    mapSeams: {
      vertical: map === null ? [] : seamsIn(map.left, map.width, size.width, columns, profile.bezelPx),
      horizontal: map === null ? [] : seamsIn(map.top, map.height, size.height, rows, profile.bezelPx),
    },
  }
}
