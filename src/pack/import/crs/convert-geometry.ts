import type { Geometry, Position } from 'geojson'
import type { PositionGeometry } from '../../../domain/item'
import { convertPoint, type ConvertFault, type ConvertOptions } from './convert'
import type { SystemId } from './systems'
import { append } from '../../append'

/** `familiesMixed`: a collection of points with lines or areas. `empty`: nothing to draw. */
export type GeometryConvertFault = ConvertFault | 'familiesMixed' | 'empty'

// A centimetre; more digits would claim what no ledger knows.
const DECIMALS = 7
const rounded = (degrees: number) => Number(degrees.toFixed(DECIMALS))

/** Points, lines or areas of a geometry, a multiple one in its parts. */
interface Parts {
  points: Position[]
  lines: Position[][]
  areas: Position[][][]
}

function collect(geometry: Geometry, parts: Parts): void {
  switch (geometry.type) {
    case 'Point':
      parts.points.push(geometry.coordinates)
      break
    case 'MultiPoint':
      append(parts.points, geometry.coordinates)
      break
    case 'LineString':
      parts.lines.push(geometry.coordinates)
      break
    case 'MultiLineString':
      append(parts.lines, geometry.coordinates)
      break
    case 'Polygon':
      parts.areas.push(geometry.coordinates)
      break
    case 'MultiPolygon':
      append(parts.areas, geometry.coordinates)
      break
    case 'GeometryCollection':
      for (const part of geometry.geometries) collect(part, parts)
  }
}

function build({ points, lines, areas }: Parts): PositionGeometry {
  const [point, ...morePoints] = points
  const [line, ...moreLines] = lines
  if (point) {
    return morePoints.length ? { type: 'MultiPoint', coordinates: points } : { type: 'Point', coordinates: point }
  }
  if (line) {
    return moreLines.length
      ? { type: 'MultiLineString', coordinates: lines }
      : { type: 'LineString', coordinates: line }
  }
  const [area = [], ...moreAreas] = areas
  return moreAreas.length ? { type: 'MultiPolygon', coordinates: areas } : { type: 'Polygon', coordinates: area }
}

/**
 * Takes a geometry to degrees of WGS 84, rounded to 7 decimals, heights dropped. A collection of one family becomes
 * the multiple geometry of that family; a multiple one with a single part becomes that part.
 */
export function convertGeometry(
  geometry: Geometry,
  system: SystemId,
  options: ConvertOptions = {},
): { geometry: PositionGeometry; errorM: number } | { fault: GeometryConvertFault } {
  const parts: Parts = { points: [], lines: [], areas: [] }
  collect(geometry, parts)
  const families = Object.values(parts).filter((family: readonly unknown[]) => family.length > 0)
  if (families.length === 0) return { fault: 'empty' }
  if (families.length > 1) return { fault: 'familiesMixed' }
  let fault: ConvertFault | null = null
  let errorM = 0
  const convert = ([x = Number.NaN, y = Number.NaN]: Position): Position => {
    const result = convertPoint([x, y], system, options)
    if ('fault' in result) {
      fault ??= result.fault
      return []
    }
    errorM = Math.max(errorM, result.errorM)
    return [rounded(result.lon), rounded(result.lat)]
  }
  const converted = build({
    points: parts.points.map(convert),
    lines: parts.lines.map((line) => line.map(convert)),
    areas: parts.areas.map((rings) => rings.map((ring) => ring.map(convert))),
  })
  return fault === null ? { geometry: converted, errorM } : { fault }
}
