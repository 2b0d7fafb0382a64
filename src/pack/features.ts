import { shownValue, type Report } from './findings'
import { isObject, type JsonObject } from './json-object'
import { readJson, type Need } from './read-text'
import { DEGREE_SYSTEMS, foreignSystem } from './reference-system'

/** A feature as it stands in the file: `row` is its 1-based number. */
export interface RawFeature {
  row: number
  id: unknown
  properties: JsonObject
  geometry: unknown
  /** In another reference system, which is reported: its coordinates cannot be judged. */
  foreign: boolean
}

export interface RawFeatures {
  features: readonly RawFeature[]
  /** False when some were no features and left out. */
  whole: boolean
}

/** Reads a FeatureCollection's features without judging their content; reports and leaves out what is no feature. `null` when the file is unreadable. */
export function readFeatures(file: string, bytes: Uint8Array, report: Report, need: Need): RawFeatures | null {
  const json = readJson(file, bytes, report, need)
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
  const isForeign = (row: number | null, column: string, crs: unknown) => {
    const system = foreignSystem(crs)
    if (system === null) return false
    const value = shownValue(system)
    report({ file, row, column, value, reason: 'referenceSystemForeign', expected: DEGREE_SYSTEMS })
    return true
  }
  const allForeign = isForeign(null, 'crs', json.crs)
  const features: RawFeature[] = []
  for (const [index, feature] of json.features.entries()) {
    const row = index + 1
    if (!isObject(feature) || feature.type !== 'Feature') {
      refuse(row, 'type', isObject(feature) ? feature.type : feature, 'Feature')
      continue
    }
    const properties = isObject(feature.properties) ? feature.properties : {}
    const { geometry } = feature
    const foreign =
      allForeign ||
      isForeign(row, 'crs', feature.crs) ||
      (isObject(geometry) && isForeign(row, 'geometry.crs', geometry.crs))
    features.push({ row, id: feature.id ?? properties.id, properties, geometry, foreign })
  }
  return { features, whole: features.length === json.features.length }
}
