import type { Position } from '../domain/item'
import type { Bounds } from '../domain/pack'
import type { RejectionReason } from '../domain/rejection'
import { ACCURACIES, type Kind } from '../domain/vocabulary'
import type { Declared } from './column-readers'
import type { DoubtfulIds } from './doubtful-ids'
import { readFeatures, type RawFeature } from './features'
import { expectedList, shownValue, type Report } from './findings'
import { geometryFault, isGeometryType, planeGeometry, type GeometryType } from './geometry-shape'
import { isObject } from './json-object'
import { barredEverywhere } from './source-mixing'

export const GEOMETRY_FILE = 'geometry.geojson'

const PLACES: readonly GeometryType[] = ['Point', 'MultiPoint', 'Polygon', 'MultiPolygon']

/** The geometry types that each kind of item, and a unit, may have. */
export const GEOMETRY_FAMILIES: Record<Kind | 'unit', readonly GeometryType[]> = {
  project: PLACES,
  park: PLACES,
  village: PLACES,
  community: PLACES,
  enterprise: PLACES,
  road: ['LineString', 'MultiLineString'],
  land: ['Polygon', 'MultiPolygon', 'Point'],
  unit: ['Point', 'Polygon', 'MultiPolygon'],
}

/** What positions are checked against. */
export interface Located {
  kinds: ReadonlyMap<string, Kind | 'unit'>
  doubtful: DoubtfulIds
  bounds: Bounds | null
  declared: Declared
}

type Refuse = (column: string, value: unknown, reason: RejectionReason, expected?: string | null) => null

function readPosition(
  feature: RawFeature,
  family: readonly GeometryType[] | null,
  located: Located,
  refuse: Refuse,
): Position | null {
  const { properties } = feature
  const { accuracy, errorM = null, basis = null, sourceId, locator } = properties
  let sound = true
  const fault = (...parts: Parameters<Refuse>) => {
    refuse(...parts)
    sound = false
  }
  const accepted = ACCURACIES.find((option) => option === accuracy)
  if (accuracy === undefined || accuracy === null || accuracy === '')
    fault('accuracy', '', 'valueMissing', expectedList(ACCURACIES))
  else if (accepted === undefined) fault('accuracy', accuracy, 'valueUnknown', expectedList(ACCURACIES))
  if (errorM === null) {
    if (accepted === 'approximate') fault('errorM', '', 'errorMissing', '> 0')
  } else if (typeof errorM !== 'number' || !Number.isFinite(errorM)) fault('errorM', errorM, 'numberUnparsable', '> 0')
  else if (errorM <= 0) fault('errorM', errorM, 'numberNegative', '> 0')
  if (basis !== null && typeof basis !== 'string') fault('basis', basis, 'shapeWrong', 'string')
  const { sources } = located.declared
  const barred = barredEverywhere(located.declared.barred)
  for (const [column, value] of [
    ['sourceId', sourceId],
    ['locator', locator],
  ] as const) {
    if (value === undefined || value === null || value === '') fault(column, '', 'valueMissing')
    else if (typeof value !== 'string') fault(column, value, 'shapeWrong', 'string')
    else if (column === 'sourceId' && sources !== null && !sources.includes(value)) {
      fault(column, value, 'referenceDangling', expectedList(sources))
    } else if (column === 'sourceId' && barred?.ids.includes(value) === true) {
      fault(column, value, barred.reason, barred.expected)
    }
  }
  const shape = readGeometry(feature, family, located.bounds, refuse)
  if (!sound || shape === null || accepted === undefined) return null
  return {
    geometry: shape,
    accuracy: accepted,
    errorM: typeof errorM === 'number' ? errorM : null,
    basis: typeof basis === 'string' ? basis : null,
    source: { id: String(sourceId), locator: String(locator) },
  }
}

function readGeometry(
  { geometry, foreign }: RawFeature,
  family: readonly GeometryType[] | null,
  bounds: Bounds | null,
  refuse: Refuse,
) {
  const expected = family === null ? null : expectedList(family)
  if (!isObject(geometry)) return refuse('geometry', geometry ?? '', 'geometryMissing', expected)
  const { type, coordinates } = geometry
  if (!isGeometryType(type)) return refuse('geometry.type', type, 'geometryMissing', expected)
  if (family !== null && !family.includes(type)) return refuse('geometry.type', type, 'geometryFamilyWrong', expected)
  if (foreign) return null
  const fault = geometryFault(type, coordinates, { bounds, crossings: true })
  return fault === null
    ? planeGeometry(type, coordinates)
    : refuse(fault.path, fault.value, fault.reason, fault.expected)
}

/** Reads the positions of items and units, by id; reports each feature that is refused and leaves it out. */
export function readPositions(
  files: ReadonlyMap<string, Uint8Array>,
  located: Located,
  report: Report,
): Map<string, Position> {
  const positions = new Map<string, Position>()
  const bytes = files.get(GEOMETRY_FILE)
  if (bytes === undefined) return positions
  const firstRows = new Map<string, number>()
  for (const feature of readFeatures(GEOMETRY_FILE, bytes, report, 'optional')?.features ?? []) {
    const { row, id } = feature
    const refuse: Refuse = (column, value, reason, expected = null) => {
      const subject = typeof id === 'string' && column !== 'id' ? { subject: id } : {}
      report({ file: GEOMETRY_FILE, row, column, value: shownValue(value), reason, expected, ...subject })
      return null
    }
    if (id === undefined || id === null || id === '') {
      refuse('id', '', 'idMissing')
      continue
    }
    if (typeof id !== 'string') {
      refuse('id', id, 'idMalformed', 'string')
      continue
    }
    const kind = located.kinds.get(id)
    if (kind === undefined && !located.doubtful.has(id)) {
      const trimmed = id.trim()
      refuse('id', id, 'geometryWithoutItem', located.kinds.has(trimmed) ? trimmed : null)
      continue
    }
    const first = firstRows.get(id)
    if (first !== undefined) {
      refuse('id', id, 'geometryDuplicate', `${GEOMETRY_FILE}:${first}`)
      continue
    }
    firstRows.set(id, row)
    const position = readPosition(feature, kind === undefined ? null : GEOMETRY_FAMILIES[kind], located, refuse)
    if (position !== null) positions.set(id, position)
  }
  return positions
}
