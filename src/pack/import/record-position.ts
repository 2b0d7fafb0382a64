import { distanceBetween } from '../../domain/geometry-distance'
import type { Position, PositionGeometry } from '../../domain/item'
import type { Bounds } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import { expectedList, shownValue } from '../findings'
import { geometryFault, planeGeometry } from '../geometry-shape'
import { GEOMETRY_FAMILIES } from '../positions'
import type { PositionChange } from './import-preview'
import type { ImportRecord, RecordPlace } from './record'

/** Metres within which two points are one: six decimals of a degree, or what a rounded conversion is off. */
const SAME_POINT_M = 0.15
/** Metres within which a point counts as lying in an area or on a line. */
const ON_SHAPE_M = 1

/** Why a row's position cannot be taken; `null` = it can. */
export function placeFault(record: ImportRecord, place: RecordPlace, bounds: Bounds): Rejection | null {
  const { file, sheet, row, kind } = record
  const at = { file, ...(sheet === null ? {} : { sheet }), row }
  const refused = (value: unknown, reason: Rejection['reason'], expected: string | null): Rejection => ({
    ...at,
    column: headerOfPlace(record),
    value: shownValue(value),
    reason,
    expected,
  })
  const { type, coordinates } = place.geometry
  const family = GEOMETRY_FAMILIES[kind]
  if (!family.includes(type)) return refused(type, 'geometryFamilyWrong', expectedList(family))
  if (place.accuracy === 'approximate' && place.errorM === null) return refused('', 'errorMissing', '> 0')
  const fault = geometryFault(type, coordinates, { bounds, crossings: true })
  if (fault === null) return null
  return refused(place.original === '' ? fault.value : place.original, fault.reason, fault.expected)
}

/** The header of the column that brought the coordinates; `null` for features of a map file. */
function headerOfPlace({ columns }: ImportRecord): string | null {
  return columns.coordinates ?? columns.longitude ?? columns.easting ?? columns.latitude ?? columns.northing ?? null
}

/** Whether a row's point lies in the area or on the line that is there already: such a point says nothing new. */
export function isWithinShape(place: RecordPlace, from: Position | null): boolean {
  if (from === null || place.geometry.type !== 'Point' || isPoints(from.geometry)) return false
  return distanceBetween(from.geometry, place.geometry) <= Math.max(ON_SHAPE_M, from.errorM ?? 0)
}

/** What a sound position of a row changes; `basis` is what the row itself says it is taken from; `null` where it is there already. */
export function positionChangeOf(
  place: RecordPlace,
  from: Position | null,
  basis: string | undefined,
): PositionChange | null {
  const geometry = planeGeometry(place.geometry.type, place.geometry.coordinates)
  const to = { geometry, accuracy: place.accuracy, errorM: place.errorM, basis: basis ?? basisOf(place) }
  if (from === null) return { from, to, movedM: null, losesShape: false }
  const movedM = distanceBetween(from.geometry, geometry)
  const same = isSameShape(from.geometry, geometry, movedM)
  if (same && from.accuracy === to.accuracy && from.errorM === to.errorM) return null
  return { from, to, movedM, losesShape: geometry.type === 'Point' && !isPoints(from.geometry) }
}

const isPoints = ({ type }: PositionGeometry) => type === 'Point' || type === 'MultiPoint'

function isSameShape(from: PositionGeometry, to: PositionGeometry, movedM: number): boolean {
  if (from.type !== to.type) return false
  return from.type === 'Point' ? movedM <= SAME_POINT_M : JSON.stringify(from) === JSON.stringify(to)
}

/** What the geometry is taken from, in words; the original coordinates are kept. */
function basisOf({ original, system }: RecordPlace): string | null {
  return original === '' ? null : `${original} (${system})`
}
