import { intersect } from '@turf/intersect'
import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson'
import type { Backdrop, Bounds, Place } from '../domain/pack'
import type { RejectionReason } from '../domain/rejection'
import type { Declared } from './column-readers'
import { readFeatures, type RawFeature } from './features'
import { expectedList, shownValue, type Report } from './findings'
import { geometryFault, isGeometryType, planeGeometry, roundedPosition, type GeometryType } from './geometry-shape'
import { isObject } from './json-object'
import { barredEverywhere } from './source-mixing'

export const BACKDROP_FILE = 'backdrop.geojson'

const ROLES = ['land', 'district', 'neighbour', 'place'] as const
type Role = (typeof ROLES)[number]
const AREAS: readonly GeometryType[] = ['Polygon', 'MultiPolygon']
const RANKS = [1, 2, 3] as const

type Area = Polygon | MultiPolygon
interface Part {
  row: number
  role: Role
  name: string
  nameEn: string | null
  rank: Place['rank']
  sourceIds: readonly string[]
  /** As a compiled pack holds it: clipping it once more would move it. */
  clipped: boolean
  geometry: Area | Point
}

type Refuse = (
  row: number | null,
  column: string,
  value: unknown,
  reason: RejectionReason,
  expected?: string | null,
  subject?: unknown,
) => void

function readPart(feature: RawFeature, declared: Declared, refuse: Refuse): Part | null {
  const { row, properties, geometry, foreign } = feature
  let sound = true
  const fault = (column: string, value: unknown, reason: RejectionReason, expected: string | null = null) => {
    refuse(row, column, value ?? '', reason, expected, properties.name)
    sound = false
  }
  const text = (column: 'name' | 'sourceId', value: unknown) => {
    if (typeof value === 'string' && value.trim() !== '') return value
    fault(column, value, value === undefined || value === null || value === '' ? 'valueMissing' : 'shapeWrong')
    return ''
  }
  const role = ROLES.find((option) => option === properties.role)
  if (role === undefined) {
    fault('role', properties.role, properties.role === undefined ? 'valueMissing' : 'valueUnknown', expectedList(ROLES))
    return null
  }
  const barred = barredEverywhere(declared.barred)
  const stated: readonly unknown[] = Array.isArray(properties.sourceId) ? properties.sourceId : [properties.sourceId]
  const sourceIds = (stated.length > 0 ? stated : ['']).map((id) => text('sourceId', id))
  for (const sourceId of sourceIds) {
    if (sourceId !== '' && declared.sources !== null && !declared.sources.includes(sourceId)) {
      fault('sourceId', sourceId, 'referenceDangling', expectedList(declared.sources))
    }
    if (barred?.ids.includes(sourceId) === true) fault('sourceId', sourceId, barred.reason, barred.expected)
  }
  const { clipped = false } = properties
  if (typeof clipped !== 'boolean') fault('clipped', clipped, 'shapeWrong', 'true, false')
  const name = role === 'land' ? '' : text('name', properties.name)
  const nameEn = properties.nameEn ?? null
  if (nameEn !== null && typeof nameEn !== 'string') fault('nameEn', nameEn, 'shapeWrong', 'string')
  const rank = RANKS.find((option) => option === properties.rank)
  if (role === 'place' && rank === undefined)
    fault('rank', properties.rank, 'valueUnknown', expectedList(RANKS.map(String)))
  const family = role === 'place' ? (['Point'] as const) : AREAS
  if (!isObject(geometry) || !isGeometryType(geometry.type)) {
    fault('geometry', isObject(geometry) ? geometry.type : geometry, 'geometryMissing', expectedList(family))
    return null
  }
  if (!family.some((type) => type === geometry.type)) {
    fault('geometry.type', geometry.type, 'geometryFamilyWrong', expectedList(family))
    return null
  }
  if (foreign) return null
  const strictness = { bounds: null, crossings: false, slivers: clipped === true }
  const wrong = geometryFault(geometry.type, geometry.coordinates, strictness)
  if (wrong !== null) fault(wrong.path, wrong.value, wrong.reason, wrong.expected)
  if (!sound) return null
  const shape = planeGeometry(geometry.type, geometry.coordinates) as Area | Point
  return {
    row,
    role,
    name,
    nameEn: typeof nameEn === 'string' ? nameEn : null,
    rank: rank ?? 3,
    sourceIds,
    clipped: clipped === true,
    geometry: shape,
  }
}

/** The smallest box around an area, in its own degrees. */
function boundsOf(area: Area): Bounds {
  const rings = area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [longitude = 0, latitude = 0] of rings.flat()) {
    west = Math.min(west, longitude)
    south = Math.min(south, latitude)
    east = Math.max(east, longitude)
    north = Math.max(north, latitude)
  }
  return [west, south, east, north]
}

/** Rounds a ring and drops what falls together; rings that vanish are given up. */
function tidyRings(rings: readonly Position[][]): Position[][] {
  const tidy = rings.map((ring) => {
    const rounded = ring.map(roundedPosition)
    return rounded.filter(
      ([x, y], index) => index === 0 || x !== rounded[index - 1]?.[0] || y !== rounded[index - 1]?.[1],
    )
  })
  return tidy.filter((ring) => ring.length >= 4)
}

function tidyArea(area: Area): Area | null {
  if (area.type === 'Polygon') {
    const coordinates = tidyRings(area.coordinates)
    return coordinates.length === 0 ? null : { type: 'Polygon', coordinates }
  }
  const coordinates = area.coordinates.map(tidyRings).filter((rings) => rings.length > 0)
  return coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates }
}

const feature = <G extends Area, P>(geometry: G, properties: P): Feature<G, P> => ({
  type: 'Feature',
  properties,
  geometry,
})

/** An outline as far as it lies on land; `null` when nothing of it does. Reports an outline that cannot be clipped. */
function clip(outline: Part, land: Area, refuse: Refuse): Area | null {
  if (outline.clipped) return tidyArea(outline.geometry as Area)
  try {
    const shared = intersect({
      type: 'FeatureCollection',
      features: [feature(outline.geometry as Area, {}), feature(land, {})],
    })
    return shared === null ? null : tidyArea(shared.geometry)
  } catch (error) {
    refuse(outline.row, 'geometry', error instanceof Error ? error.message : '', 'ringSelfCrossing')
    return null
  }
}

/** Reads the backdrop, clips the outlines with the land and finds the sheet; reports every fault, and gives `null` when it cannot be drawn. */
export function readBackdrop(
  files: ReadonlyMap<string, Uint8Array>,
  declared: Declared,
  report: Report,
): Backdrop | null {
  let sound = true
  const refuse: Refuse = (row, column, value, reason, expected = null, subject = undefined) => {
    const named = typeof subject === 'string' && subject !== '' && column !== 'name' ? { subject } : {}
    report({ file: BACKDROP_FILE, row, column, value: shownValue(value), reason, expected, ...named })
    sound = false
  }
  const bytes = files.get(BACKDROP_FILE)
  if (bytes === undefined) {
    report({ file: BACKDROP_FILE, row: null, column: null, value: '', reason: 'fileMissing', expected: BACKDROP_FILE })
    return null
  }
  const raw = readFeatures(BACKDROP_FILE, bytes, report, 'required')
  if (raw === null) return null
  const { features } = raw
  const rolesAreClear = raw.whole && features.every(({ properties }) => ROLES.some((role) => role === properties.role))
  const parts = features.map((feature) => readPart(feature, declared, refuse)).filter((part) => part !== null)
  const only = (role: Role) => {
    const rows = features.filter(({ properties }) => properties.role === role)
    const first = parts.find((part) => part.role === role)
    const second = rows[1]
    if (rows.length === 0 && rolesAreClear) refuse(null, 'role', role, 'valueMissing', `1 × ${role}`)
    else if (second !== undefined) refuse(second.row, 'role', role, 'shapeWrong', `1 × ${role}`)
    return first
  }
  const land = only('land')
  const district = only('district')
  if (!sound || land === undefined || district === undefined) return null
  const landArea = tidyArea(land.geometry as Area)
  if (landArea === null) {
    refuse(land.row, 'geometry', '', 'ringTooShort', '≥ 4')
    return null
  }
  const districtArea = clip(district, landArea, refuse)
  if (districtArea === null && sound)
    refuse(district.row, 'geometry', district.name, 'shapeWrong', 'land ∩ district ≠ ∅')
  const neighbours = parts.flatMap((part) => {
    const area = part.role === 'neighbour' ? clip(part, landArea, refuse) : null
    return area === null ? [] : [feature(area, { name: part.name })]
  })
  const places = parts.flatMap(({ role, name, nameEn, rank, geometry }) =>
    role === 'place' && geometry.type === 'Point'
      ? [{ type: 'Feature' as const, properties: { name, nameEn, rank }, geometry }]
      : [],
  )
  if (!sound || districtArea === null) return null
  return {
    sheet: boundsOf(landArea),
    land: feature(landArea, {}),
    district: feature(districtArea, { name: district.name }),
    neighbours: { type: 'FeatureCollection', features: neighbours },
    places: { type: 'FeatureCollection', features: places },
    sources: [...new Set(parts.flatMap(({ sourceIds }) => sourceIds))],
  }
}
