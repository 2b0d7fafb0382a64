import type { Geometry } from 'geojson'
import { shownValue } from '../../findings'
import { jsonFault } from '../../json-fault'
import { isObject, type JsonObject } from '../../json-object'
import type { Cell, SourceFile } from '../source-file'
import { placesOf, propertiesOf, type Places } from './places'
import { Refusal, sourceFile, type Reading } from './reading'
import { decodeText } from './text'

/** How deep the positions of a geometry lie. */
const DEPTH: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/** What is wrong with a geometry's structure, or the number of its positions. Whether its rings are sound is not asked here. */
function positionsIn(geometry: unknown, nesting = 0): number | Refusal {
  if (!isObject(geometry) || typeof geometry.type !== 'string') return new Refusal('shapeWrong', geometry)
  if (geometry.type === 'GeometryCollection') {
    if (!Array.isArray(geometry.geometries) || nesting > 3) return new Refusal('shapeWrong', 'GeometryCollection')
    let sum = 0
    for (const part of geometry.geometries) {
      const count = positionsIn(part, nesting + 1)
      if (count instanceof Refusal) return count
      sum += count
    }
    return sum
  }
  if (!Object.hasOwn(DEPTH, geometry.type)) {
    return new Refusal('shapeWrong', geometry.type, Object.keys(DEPTH).join(', '))
  }
  const walk = (node: unknown, depth: number): number | Refusal => {
    if (!Array.isArray(node)) return new Refusal('coordinateNotNumber', node)
    if (depth === 0) {
      const numbers = node.length >= 2 && node.every((part) => typeof part === 'number' && Number.isFinite(part))
      return numbers ? 1 : new Refusal('coordinateNotNumber', node)
    }
    let sum = 0
    for (const part of node) {
      const count = walk(part, depth - 1)
      if (count instanceof Refusal) return count
      sum += count
    }
    return sum
  }
  return walk(geometry.coordinates, DEPTH[geometry.type] ?? 0)
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  // An identity number written as a number has lost its last digits already.
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) >= 1e15 ? String(value) : value
  return JSON.stringify(value)
}

function addFeature(reading: Reading, places: Places, layer: string, row: number, feature: unknown): void {
  const isFeature = isObject(feature) && feature.type === 'Feature'
  if (!isFeature && !(isObject(feature) && typeof feature.type === 'string')) {
    return reading.report('shapeWrong', feature, 'Feature', { row })
  }
  const shape = isFeature ? feature.geometry : feature
  const given = isFeature && isObject(feature.properties) ? Object.entries(feature.properties) : []
  const id: [string, unknown][] =
    isFeature && feature.id !== undefined && !given.some(([name]) => name === 'id') ? [['id', feature.id]] : []
  const pairs = [...id, ...given].map(([name, value]) => [name, cellOf(value)] as const)
  const properties = propertiesOf(reading, row, pairs)
  let geometry: Geometry | null = null
  if (shape !== null && shape !== undefined) {
    const count = positionsIn(shape)
    if (count instanceof Refusal) {
      reading.report(count.reason, count.value, count.expected, { row, column: 'geometry' })
    } else if (count > 0) {
      if (!places.room(count)) return
      geometry = bare(shape as JsonObject)
    }
  }
  places.add(layer, { row, properties, geometry })
}

/** A geometry without foreign members. */
function bare(shape: JsonObject): Geometry {
  if (shape.type !== 'GeometryCollection') return { type: shape.type, coordinates: shape.coordinates } as Geometry
  return { type: 'GeometryCollection', geometries: (shape.geometries as JsonObject[]).map(bare) }
}

/** What a `crs` member says: its name or code. */
function systemOf(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {}
  const { name, code } = properties
  if (typeof name === 'string') return name
  return typeof code === 'number' ? `EPSG:${code}` : shownValue(crs)
}

/** Reads GeoJSON: a collection, one feature, or a bare geometry. A feature whose geometry is unsound keeps its properties. */
export async function readGeoJson(reading: Reading, bytes: Uint8Array): Promise<SourceFile> {
  const text = decodeText(bytes)
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    const { line, character, excerpt } = jsonFault(text)
    throw new Refusal('brokenJson', excerpt, null, { row: line, column: String(character) })
  }
  if (!isObject(root)) throw new Refusal('formatUnknown', 'JSON', 'GeoJSON')
  const isCollection = root.type === 'FeatureCollection' && Array.isArray(root.features)
  const isSingle =
    root.type === 'Feature' || root.type === 'GeometryCollection' || Object.hasOwn(DEPTH, String(root.type))
  if (!isCollection && !isSingle) throw new Refusal('formatUnknown', root.type ?? 'JSON', 'GeoJSON')
  const features: readonly unknown[] = isCollection ? (root.features as unknown[]) : [root]
  const places = placesOf(reading)
  const layer = isCollection && typeof root.name === 'string' ? root.name : ''
  for (const [index, feature] of features.entries()) {
    if (places.full) break
    addFeature(reading, places, layer, index + 1, feature)
    if (index % 1000 === 0) await reading.breathe(index / features.length)
  }
  return sourceFile(reading, 'geojson', { layers: places.layers(systemOf(root.crs)) })
}
