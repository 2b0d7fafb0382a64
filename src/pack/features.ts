import { shownValue, type Report } from './findings'
import { readJson } from './read-text'

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A feature as it stands in the file: `row` is its 1-based number. */
export interface RawFeature {
  row: number
  id: unknown
  properties: JsonObject
  geometry: unknown
}

/** Reads a FeatureCollection's features without judging their content; reports and leaves out what is no feature. `null` when the file is unreadable. */
export function readFeatures(file: string, bytes: Uint8Array, report: Report): RawFeature[] | null {
  const json = readJson(file, bytes, report)
  if (json === undefined) return null
  const refuse = (row: number | null, column: string | null, value: unknown, expected: string) =>
    report({ file, row, column, value: shownValue(value), reason: 'shapeWrong', expected })
  if (!isObject(json) || json.type !== 'FeatureCollection') {
    refuse(null, 'type', isObject(json) ? json.type : json, 'FeatureCollection')
    return null
  }
  if (!Array.isArray(json.features)) {
    refuse(null, 'features', json.features, 'Array')
    return null
  }
  const features: RawFeature[] = []
  for (const [index, feature] of json.features.entries()) {
    const row = index + 1
    if (!isObject(feature) || feature.type !== 'Feature') {
      refuse(row, 'type', isObject(feature) ? feature.type : feature, 'Feature')
      continue
    }
    const properties = isObject(feature.properties) ? feature.properties : {}
    features.push({ row, id: feature.id ?? properties.id, properties, geometry: feature.geometry })
  }
  return features
}
