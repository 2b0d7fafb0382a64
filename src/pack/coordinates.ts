import type { Position } from 'geojson'
import type { Bounds } from '../domain/pack'
import type { RejectionReason } from '../domain/rejection'

/** A fault of a geometry, with its path inside the feature. */
export interface GeometryFault {
  path: string
  value: unknown
  reason: RejectionReason
  expected: string | null
}

// No longitude, latitude or elevation in degrees comes near this; projected metres are far beyond it.
const LARGEST_DEGREE_LIKE = 1000

function within([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

const WORLD: Bounds = [-180, -90, 180, 90]

/**
 * What is wrong with a position, or `null`. `bounds` in WGS 84 degrees; `null` when the district's are not known.
 * A swapped pair is told from a foreign one by falling inside the bounds once it is turned round.
 */
export function positionFault(position: unknown, bounds: Bounds | null): Omit<GeometryFault, 'path' | 'value'> | null {
  if (!isNumbers(position)) return { reason: 'coordinateNotNumber', expected: null }
  const [longitude = Number.NaN, latitude = Number.NaN] = position
  if (Math.abs(longitude) > LARGEST_DEGREE_LIKE || Math.abs(latitude) > LARGEST_DEGREE_LIKE) {
    return { reason: 'coordinatesProjected', expected: 'WGS 84' }
  }
  const extent = bounds ?? WORLD
  if (within(extent, longitude, latitude)) return null
  const turned = `[${latitude}, ${longitude}]`
  if (within(extent, latitude, longitude)) return { reason: 'coordinatesSwapped', expected: turned }
  if (!within(WORLD, longitude, latitude)) return { reason: 'coordinateOutOfRange', expected: '±180, ±90' }
  return { reason: 'coordinateOutsideDistrict', expected: `[${extent.join(', ')}]` }
}

function isNumbers(position: unknown): position is Position {
  return Array.isArray(position) && position.length >= 2 && position.every((value) => Number.isFinite(value))
}
