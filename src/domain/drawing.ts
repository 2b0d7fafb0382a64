import type { Position as Coordinate } from 'geojson'
import type { PositionGeometry } from './item'

/** What is drawn: points, lines or areas. */
export const DRAWN_FAMILIES = ['point', 'line', 'area'] as const
export type DrawnFamily = (typeof DRAWN_FAMILIES)[number]

/** Coordinates in a row: a single point, a line, or a closed ring whose last coordinate repeats the first. */
export type Chain = readonly Coordinate[]
/** A point, a line, or the rings of an area with the shell first. */
export type Part = readonly Chain[]

/** A shape while it is drawn. `open` are the corners set so far of the line or ring that is being drawn. */
export interface Drawing {
  family: DrawnFamily
  parts: readonly Part[]
  open: Chain
}

/** One corner of a part; of a closed ring the first stands for the last, too. */
export interface Corner {
  part: number
  chain: number
  index: number
}

/** A drawing as whoever shows it needs it. */
export interface DrawingState {
  drawing: Drawing
  /** Whether a click adds something; else it picks corners of what is there. */
  adding: boolean
  picked: Corner | null
  canUndo: boolean
  canRedo: boolean
}

const FAMILY_OF: Record<PositionGeometry['type'], DrawnFamily> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'area',
  MultiPolygon: 'area',
}

export const familyOf = (type: PositionGeometry['type']): DrawnFamily => FAMILY_OF[type]

export const emptyDrawing = (family: DrawnFamily): Drawing => ({ family, parts: [], open: [] })

function partsOf(geometry: PositionGeometry): readonly Part[] {
  switch (geometry.type) {
    case 'Point':
      return [[[geometry.coordinates]]]
    case 'MultiPoint':
      return geometry.coordinates.map((coordinate) => [[coordinate]])
    case 'LineString':
      return [[geometry.coordinates]]
    case 'MultiLineString':
      return geometry.coordinates.map((line) => [line])
    case 'Polygon':
      return [geometry.coordinates]
    case 'MultiPolygon':
      return geometry.coordinates
  }
}

/** A position's geometry as something to draw on with. */
export function drawingOf(geometry: PositionGeometry): Drawing {
  return { family: FAMILY_OF[geometry.type], parts: partsOf(geometry), open: [] }
}

/** The geometry of what is drawn, without what is still open; `null` = there is nothing yet. Several parts make a Multi… */
export function geometryOf({ family, parts }: Drawing): PositionGeometry | null {
  const [first] = parts
  if (first === undefined) return null
  const several = parts.length > 1
  const lines = parts.map(([line = []]) => [...line])
  if (family === 'point') {
    const points = lines.map(([point = []]) => point)
    return several ? { type: 'MultiPoint', coordinates: points } : { type: 'Point', coordinates: points[0] ?? [] }
  }
  if (family === 'line') {
    return several
      ? { type: 'MultiLineString', coordinates: lines }
      : { type: 'LineString', coordinates: lines[0] ?? [] }
  }
  const areas = parts.map((rings) => rings.map((ring) => [...ring]))
  return several ? { type: 'MultiPolygon', coordinates: areas } : { type: 'Polygon', coordinates: areas[0] ?? [] }
}

/** The corners of a chain, each once. */
export const cornersOf = (family: DrawnFamily, chain: Chain): Chain => (family === 'area' ? chain.slice(0, -1) : chain)

/** All corners, in the order of parts and chains. */
export function allCorners({ family, parts }: Drawing): readonly Corner[] {
  return parts.flatMap((chains, part) =>
    chains.flatMap((chain, at) => cornersOf(family, chain).map((_, index) => ({ part, chain: at, index }))),
  )
}

export function coordinateAt({ parts }: Drawing, { part, chain, index }: Corner): Coordinate | null {
  return parts[part]?.[chain]?.[index] ?? null
}

export const isSameCorner = (one: Corner | null, other: Corner | null) =>
  one?.part === other?.part && one?.chain === other?.chain && one?.index === other?.index

/** A chain with other corners; a ring is closed again. */
function chainOf(family: DrawnFamily, corners: Chain): Chain {
  const [first] = corners
  return family === 'area' && first !== undefined ? [...corners, first] : corners
}

function withChain(drawing: Drawing, { part, chain }: Corner, change: (corners: Chain) => Chain): Drawing {
  const { family } = drawing
  const parts = drawing.parts.map((chains, at) =>
    at !== part
      ? chains
      : chains.map((one, index) => (index === chain ? chainOf(family, change(cornersOf(family, one))) : one)),
  )
  return { ...drawing, parts }
}

/** Moves one corner. */
export function withCorner(drawing: Drawing, corner: Corner, to: Coordinate): Drawing {
  return withChain(drawing, corner, (corners) => corners.map((one, index) => (index === corner.index ? to : one)))
}

const FEWEST: Record<DrawnFamily, number> = { point: 1, line: 2, area: 3 }

/**
 * Removes one corner. Where that leaves too few, the whole chain goes if there are others, with its holes if it is a
 * shell; the last line or ring is left with too few, for a check to refuse. A single point may go.
 */
export function withoutCorner(drawing: Drawing, corner: Corner): Drawing {
  const { family, parts } = drawing
  const chain = parts[corner.part]?.[corner.chain] ?? []
  const isEnough = cornersOf(family, chain).length > FEWEST[family]
  if (isEnough || (parts.length === 1 && corner.chain === 0 && family !== 'point')) {
    return withChain(drawing, corner, (corners) => corners.filter((_, index) => index !== corner.index))
  }
  const left = parts.flatMap((chains, at) => {
    if (at !== corner.part) return [chains]
    return corner.chain === 0 ? [] : [chains.filter((_, index) => index !== corner.chain)]
  })
  return { ...drawing, parts: left }
}

/** Makes a part of what is open, however few its corners are. */
export function withOpenClosed(drawing: Drawing): Drawing {
  if (drawing.open.length === 0) return drawing
  return { ...drawing, parts: [...drawing.parts, [chainOf(drawing.family, drawing.open)]], open: [] }
}
