import type { Datum, GaussKrueger, SystemId } from './systems'

/** Semi-major axis in metres and inverse flattening: of CGCS2000, of IAG-75 and of Krassovsky. */
export const ELLIPSOIDS: Readonly<Record<Datum, { a: number; rf: number }>> = {
  cgcs2000: { a: 6_378_137, rf: 298.257222101 },
  xian80: { a: 6_378_140, rf: 298.257 },
  beijing54: { a: 6_378_245, rf: 298.3 },
}

export const FALSE_EASTING = 500_000
const ZONE = 1_000_000

// From the south of Hainan to the north of Heilongjiang, with some room.
const NORTHING = [1_500_000, 6_500_000] as const
// Offset by 500 km; no sheet lies further than 300 km from its central meridian.
const EASTING = [200_000, 800_000] as const
const ZONES = { 3: [25, 45], 6: [13, 23] } as const

export interface Grid {
  datum: Datum
  /** Width of the zones in degrees. */
  width: 3 | 6
  /** Central meridian in degrees. */
  meridian: number
}

const ID = /^(cgcs2000|xian80|beijing54)-gk([36])-(\d+(?:\.\d+)?)$/

/** The grid that a system's name stands for; `null` for systems that are no Gauss–Krüger grid. */
export function gridOf(system: SystemId): Grid | null {
  const [, datum, width, meridian] = ID.exec(system) ?? []
  if (meridian === undefined) return null
  return { datum: datum as Datum, width: width === '3' ? 3 : 6, meridian: Number(meridian) }
}

export const gridSystem = ({ datum, width, meridian }: Grid): GaussKrueger => `${datum}-gk${width}-${meridian}`

/** Central meridian of a zone by its number: 3°: 40 → 120, 6°: 21 → 123. */
export const meridianOf = (zone: number, width: 3 | 6) => (width === 3 ? zone * 3 : zone * 6 - 3)

/** The grid's width that has a zone of this number, `null` = none: 3° zones are 25 to 45, 6° zones 13 to 23. */
export function widthOfZone(zone: number): 3 | 6 | null {
  if (zone >= ZONES[3][0] && zone <= ZONES[3][1]) return 3
  return zone >= ZONES[6][0] && zone <= ZONES[6][1] ? 6 : null
}

export interface GridPair {
  northing: number
  /** With its offset of 500 km, without the number of a zone. */
  easting: number
  /** Number before the easting, `null` = none. */
  zone: number | null
  /** The northing comes first, as surveyors write their X. */
  northingFirst: boolean
}

const between = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most

function easting(value: number): Pick<GridPair, 'easting' | 'zone'> | null {
  if (between(value, EASTING)) return { easting: value, zone: null }
  const zone = Math.floor(value / ZONE)
  const rest = value - zone * ZONE
  return zone >= 10 && zone <= 99 && between(rest, EASTING) ? { easting: rest, zone } : null
}

/**
 * Tells northing from easting by their size, in metres: a northing of China has 1.5 to 6.5 million, an easting 0.2 to
 * 0.8, or eight digits with its zone. `null` when the two are no such pair.
 */
export function gridPair(first: number, second: number): GridPair | null {
  const later = between(first, NORTHING) ? easting(second) : null
  if (later) return { northing: first, ...later, northingFirst: true }
  const sooner = between(second, NORTHING) ? easting(first) : null
  return sooner && { northing: second, ...sooner, northingFirst: false }
}
