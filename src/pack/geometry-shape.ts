import { kinks } from '@turf/kinks'
import type { Position } from 'geojson'
import type { PositionGeometry } from '../domain/item'
import type { Bounds } from '../domain/pack'
import { areaFault, isHairline } from './area-faults'
import { positionFault, type GeometryFault } from './coordinates'

export type GeometryType = PositionGeometry['type']

/** How deep the positions of a type lie, and what the innermost list of positions is. */
const SHAPES: Record<GeometryType, { depth: 0 | 1 | 2 | 3; part: 'point' | 'line' | 'ring' }> = {
  Point: { depth: 0, part: 'point' },
  MultiPoint: { depth: 1, part: 'point' },
  LineString: { depth: 1, part: 'line' },
  MultiLineString: { depth: 2, part: 'line' },
  Polygon: { depth: 2, part: 'ring' },
  MultiPolygon: { depth: 3, part: 'ring' },
}

export function isGeometryType(type: unknown): type is GeometryType {
  return typeof type === 'string' && Object.hasOwn(SHAPES, type)
}

const SHORTEST_LINE = 2
// Three corners and the first one again.
const SHORTEST_RING = 4

const samePosition = (left: Position | undefined, right: Position | undefined) =>
  left?.[0] === right?.[0] && left?.[1] === right?.[1]

/** Positions without immediate repetitions, which `kinks` would take for crossings. */
function withoutRepetitions(positions: readonly Position[]): Position[] {
  return positions.filter((position, index) => index === 0 || !samePosition(position, positions[index - 1]))
}

function lineFault(line: readonly Position[], path: string): GeometryFault | null {
  if (withoutRepetitions(line).length >= SHORTEST_LINE) return null
  return { path, value: line, reason: 'lineTooShort', expected: `≥ ${SHORTEST_LINE}` }
}

/** Checks a ring: number of positions, closure, that it encloses something, and, when asked, that it does not cross itself. */
function ringFault(ring: readonly Position[], path: string, { crossings, slivers }: Strictness): GeometryFault | null {
  if (ring.length < SHORTEST_RING) return { path, value: ring, reason: 'ringTooShort', expected: `≥ ${SHORTEST_RING}` }
  const first = ring[0]
  if (!samePosition(first, ring.at(-1))) {
    return { path, value: ring.at(-1), reason: 'ringUnclosed', expected: JSON.stringify(first) }
  }
  const corners = withoutRepetitions(ring)
  if (corners.length < SHORTEST_RING)
    return { path, value: ring, reason: 'ringTooShort', expected: `≥ ${SHORTEST_RING}` }
  const flat = slivers !== true && isHairline(corners)
  if (!flat && !crossings) return null
  const meetings = kinks({ type: 'Polygon', coordinates: [corners] }).features.map(
    ({ geometry }) => geometry.coordinates,
  )
  // Of a bow tie, too, the signed area may be nothing; but it crosses itself away from its corners.
  const isCorner = (meeting: Position) => corners.some((corner) => samePosition(corner, meeting))
  if (flat && meetings.every(isCorner)) return { path, value: ring, reason: 'ringWithoutArea', expected: null }
  const [crossing] = meetings
  if (crossing === undefined || !crossings) return null
  return { path, value: crossing, reason: 'ringSelfCrossing', expected: null }
}

/** How strictly a geometry is looked at. Outlines of others, clipped before they are drawn, may lie outside, cross and overlap. */
export interface Strictness {
  bounds: Bounds | null
  crossings: boolean
  /** Rings that enclose next to nothing are let through: clipping and rounding leave some. */
  slivers?: boolean
}

/**
 * The first fault of a geometry whose type is known, or `null`. `coordinates` is unchecked JSON of any shape;
 * empty lists count as a missing geometry.
 */
export function geometryFault(type: GeometryType, coordinates: unknown, strictness: Strictness): GeometryFault | null {
  const { depth, part } = SHAPES[type]
  const walk = (node: unknown, level: number, path: string): GeometryFault | null => {
    if (Array.isArray(node) && node.length === 0 && (level !== 1 || part === 'point')) {
      return { path, value: node, reason: 'geometryMissing', expected: null }
    }
    if (level === 0) {
      const fault = positionFault(node, strictness.bounds)
      return fault === null ? null : { path, value: node, ...fault }
    }
    if (!Array.isArray(node)) return { path, value: node, reason: 'coordinateNotNumber', expected: null }
    for (const [index, inner] of node.entries()) {
      const fault = walk(inner, level - 1, `${path}[${index}]`)
      if (fault !== null) return fault
    }
    if (level !== 1 || part === 'point') return null
    return part === 'line' ? lineFault(node, path) : ringFault(node, path, strictness)
  }
  const root = 'geometry.coordinates'
  const fault = walk(coordinates, depth, root)
  if (fault !== null || part !== 'ring' || !strictness.crossings) return fault
  const shape = planeGeometry(type, coordinates)
  if (shape.type === 'Polygon') return areaFault([shape.coordinates], () => root)
  return shape.type === 'MultiPolygon' ? areaFault(shape.coordinates, (index) => `${root}[${index}]`) : null
}

const PLACES = 1e6

/** Longitude and latitude alone, to 6 decimals (0.1 m). */
export function roundedPosition(position: Position): Position {
  return [Math.round((position[0] ?? 0) * PLACES) / PLACES, Math.round((position[1] ?? 0) * PLACES) / PLACES]
}

/** A geometry that passed `geometryFault`, without elevations and foreign members. */
export function planeGeometry(type: GeometryType, coordinates: unknown): PositionGeometry {
  const plane = (node: unknown): unknown => {
    if (!Array.isArray(node)) return node
    return typeof node[0] === 'number' ? node.slice(0, 2) : node.map(plane)
  }
  return { type, coordinates: plane(coordinates) } as PositionGeometry
}
