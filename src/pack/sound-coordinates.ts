import type { PositionGeometry } from '../domain/item'

const DEPTH: Record<PositionGeometry['type'], number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

export const GEOMETRY_TYPES = Object.keys(DEPTH) as readonly PositionGeometry['type'][]

function isPosition(value: unknown): boolean {
  if (!Array.isArray(value)) return false
  const [longitude, latitude] = value as unknown[]
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return false
  return longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90
}

function isNested(value: unknown, depth: number): boolean {
  if (depth === 0) return isPosition(value)
  return Array.isArray(value) && value.length > 0 && value.every((inner) => isNested(inner, depth - 1))
}

/**
 * Whether a value is a geometry of one of the types with finite WGS 84 coordinates throughout:
 * a single null among them would blank the whole source on the map.
 */
export function hasSoundCoordinates(value: unknown, types: readonly PositionGeometry['type'][]): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('coordinates' in value)) return false
  const type = types.find((option) => option === value.type)
  return type !== undefined && isNested(value.coordinates, DEPTH[type])
}
