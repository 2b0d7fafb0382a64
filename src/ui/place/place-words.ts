import type { Position as Coordinate } from 'geojson'
import type { Drawing } from '../../domain/drawing'
import { M2_PER_MU, measured } from '../../domain/measured'
import type { Rejection, RejectionReason } from '../../domain/rejection'
import type { PLACE_WORDS } from '../../i18n/place-words'
import { describeRejection } from '../../i18n/rejections'
import type { Language } from '../../i18n/dictionary'
import { readPointCell } from '../../pack/import/crs/read-point'

export type PlaceText = (typeof PLACE_WORDS)[Language]

/** Decimals of a coordinate that is shown: the sixth is 0.1 m. */
const DECIMALS = 6

export const coordinateWords = ([lon = 0, lat = 0]: Coordinate) => `${lon.toFixed(DECIMALS)}, ${lat.toFixed(DECIMALS)}`

/** Systems in which coordinates are copied from maps on the web. */
export const TYPED_SYSTEMS = ['wgs84', 'gcj02', 'bd09'] as const
export type TypedSystem = (typeof TYPED_SYSTEMS)[number]

/** What is drawn, in words: also for who does not see it. */
export function drawingWords(drawing: Drawing, text: PlaceText): string {
  const { family, parts, open } = drawing
  const { corners, lengthM, areaM2 } = measured(drawing)
  if (open.length > 0) return text.open(family, open.length, measured({ family: 'line', parts: [], open }).lengthM)
  if (parts.length === 0) return text.nothing
  if (family === 'point') return text.point(parts.length, coordinateWords(parts[0]?.[0]?.[0] ?? []))
  if (family === 'line') return text.line(parts.length, corners, lengthM)
  return text.area(parts.length, corners, lengthM, areaM2, areaM2 / M2_PER_MU)
}

/** What their words tell anybody to do is of no help to who draws or fills in a form. */
const PLAIN: readonly RejectionReason[] = [
  'valueMissing',
  'errorMissing',
  'numberUnparsable',
  'coordinateOutsideDistrict',
  'ringTooShort',
]

/** A refusal for who has just drawn it: what is wrong and what to do, and where if the shape is to blame. */
export function faultWords(fault: Rejection, text: PlaceText, language: Language): string {
  const { reason, hint } = describeRejection({ ...fault, expected: null }, language)
  const at = /^\[(-?[\d.]+),(-?[\d.]+)\]$/.exec(fault.value)
  const where = at === null ? '' : text.near(coordinateWords([Number(at[1]), Number(at[2])]))
  return [reason, where, PLAIN.includes(fault.reason) ? '' : hint]
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(language === 'zh' ? '。' : '. ')
}

/**
 * Longitude and latitude as somebody types them, in decimal degrees or degrees, minutes and seconds; a latitude typed
 * first is told by its letter, or by being no longitude of the district. `null` = no coordinate.
 */
export function typedCoordinate(typed: string, isInside: (coordinate: Coordinate) => boolean): Coordinate | null {
  const point = readPointCell(typed)
  if ('fault' in point) return null
  const { x, y, labelled } = point
  if (Math.abs(x) > 180 || Math.abs(y) > 180) return null
  const isTurned = !labelled && !isInside([x, y]) && isInside([y, x])
  const [lon, lat] = isTurned ? [y, x] : [x, y]
  return Math.abs(lat) > 90 ? null : [lon, lat]
}
