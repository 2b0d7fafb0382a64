import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import { asArea, distanceBetween, leastDistance } from './geometry-distance'
import type { Item, Position } from './item'
import type { Unit } from './pack'
import { representativePoints } from './representative-points'

export interface Enclosure {
  type: 'unit' | 'park'
  id: string
}

export interface Neighbour {
  id: string
  /** Metres between their nearest parts, and by how much the errors of both positions may change it. */
  distanceM: number
  uncertainM: number
}

export interface Surroundings {
  within: readonly Enclosure[]
  nearest: readonly Neighbour[]
}

const NEAREST = 3
const RANGE_M = 3000

/**
 * The units and parks in whose area an item, or one of its sites, lies, and the nearest items within 3 km.
 * Only areas can enclose: a park known by a point alone encloses nothing.
 */
export function surroundingsOf(item: Item, items: readonly Item[], units: readonly Unit[]): Surroundings {
  if (item.position === null) return { within: [], nearest: [] }
  const { geometry } = item.position
  const points = representativePoints(geometry)
  const encloses = (position: Position | null): boolean => {
    const area = position === null ? null : asArea(position.geometry)
    return area !== null && points.some((point) => booleanPointInPolygon(point, area))
  }
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
      if (leastDistance(geometry, other.position.geometry) > RANGE_M) return []
      const distanceM = distanceBetween(geometry, other.position.geometry)
      return distanceM > RANGE_M ? [] : [{ id: other.id, distanceM, uncertainM: errorM + (other.position.errorM ?? 0) }]
    })
    .sort((a, b) => a.distanceM - b.distanceM)
    .slice(0, NEAREST)
  return { within, nearest }
}
