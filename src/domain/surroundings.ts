import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import distance from '@turf/distance'
import pointOnFeature from '@turf/point-on-feature'
import type { Position as Coordinate } from 'geojson'
import type { Item, Position, PositionGeometry } from './item'
import type { Unit } from './pack'

export interface Enclosure {
  type: 'unit' | 'park'
  id: string
}

export interface Neighbour {
  id: string
  /** Metres between the two points, and by how much their own errors may change it. */
  distanceM: number
  uncertainM: number
}

export interface Surroundings {
  within: readonly Enclosure[]
  nearest: readonly Neighbour[]
}

const NEAREST = 3
const RANGE_M = 3000

/** One point that stands for a position: on an area, at the middle of a line, the first of several points. */
export function pointOf(geometry: PositionGeometry): Coordinate {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates
    case 'MultiPoint':
      return geometry.coordinates[0]!
    case 'LineString':
      return middleOf(geometry.coordinates)
    case 'MultiLineString':
      return middleOf(geometry.coordinates.reduce((longest, line) => (line.length > longest.length ? line : longest)))
    default:
      return pointOnFeature({ type: 'Feature', properties: {}, geometry }).geometry.coordinates
  }
}

/** The point halfway along a line of WGS 84 coordinates. */
function middleOf(line: readonly Coordinate[]): Coordinate {
  const lengths = line.slice(1).map((point, i) => distance(line[i]!, point))
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2
  for (const [i, length] of lengths.entries()) {
    if (length > 0 && rest <= length) {
      const [from, to] = [line[i]!, line[i + 1]!]
      return [from[0]! + ((to[0]! - from[0]!) * rest) / length, from[1]! + ((to[1]! - from[1]!) * rest) / length]
    }
    rest -= length
  }
  return line[0]!
}

/**
 * The units and parks whose area an item lies in, and the nearest items within 3 km.
 * Only areas can enclose: a park known by a point alone encloses nothing.
 */
export function surroundingsOf(item: Item, items: readonly Item[], units: readonly Unit[]): Surroundings {
  if (item.position === null) return { within: [], nearest: [] }
  const point = pointOf(item.position.geometry)
  const encloses = (position: Position | null): boolean =>
    position !== null &&
    (position.geometry.type === 'Polygon' || position.geometry.type === 'MultiPolygon') &&
    booleanPointInPolygon(point, position.geometry)
  const within: Enclosure[] = [
    ...units.filter((unit) => encloses(unit.position)).map(({ id }) => ({ type: 'unit' as const, id })),
    ...items
      .filter((other) => other.kind === 'park' && other.id !== item.id && encloses(other.position))
      .map(({ id }) => ({ type: 'park' as const, id })),
  ]
  const errorM = item.position.errorM ?? 0
  const nearest = items
    .flatMap((other) => {
      if (other.id === item.id || other.position === null) return []
      const distanceM = distance(point, pointOf(other.position.geometry)) * 1000
      return distanceM > RANGE_M ? [] : [{ id: other.id, distanceM, uncertainM: errorM + (other.position.errorM ?? 0) }]
    })
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, NEAREST)
  return { within, nearest }
}
