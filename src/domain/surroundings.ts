import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import distance from '@turf/distance'
import type { Position as Coordinate } from 'geojson'
import type { Item, Position, PositionGeometry } from './item'
import type { Unit } from './pack'
import { representativePoints } from './representative-points'

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

/** One point that stands for a position: of several points the first. */
export function pointOf(geometry: PositionGeometry): Coordinate {
  const [point] = representativePoints(geometry)
  if (point === undefined) throw new Error(`A ${geometry.type} without coordinates`)
  return point
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
