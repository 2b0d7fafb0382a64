import gcoord from 'gcoord'
import proj4 from 'proj4'
import { ELLIPSOIDS, FALSE_EASTING, gridOf, gridPair, meridianOf, type Grid } from './gauss-krueger'
import type { Datum, SystemId } from './systems'
import { unshift, type Pair } from './unshift'

/**
 * Seven parameters from the old datum to WGS 84: shifts X, Y, Z in metres, rotations X, Y, Z in arc seconds, scale in
 * ppm. Rotations have the sign of the position vector (EPSG method 9606, PROJ's `towgs84`); those of the coordinate
 * frame (9607) have the opposite sign.
 */
export type SevenParameters = readonly [number, number, number, number, number, number, number]

export interface ConvertOptions {
  /** The first of the two is the latitude. Grids tell northing from easting by size, whatever is said here. */
  swapped?: boolean
  datum?: SevenParameters
}

/** `errorM`: what the conversion itself may be wrong by, in metres, besides what the file's positions are. */
export interface Converted {
  lon: number
  lat: number
  errorM: number
}

/**
 * `outOfRange`: no degrees, or no metres of such a system. `zoneDisagrees`: the number before the easting is another
 * zone's than the system's.
 */
export type ConvertFault = 'outOfRange' | 'zoneDisagrees'

/**
 * Metres by which degrees of an old datum may be off when they are taken for WGS 84 as they stand. That is what is done
 * without parameters, which differ by place and are had from the survey office alone.
 *
 * Beijing 54: EPSG's six published transformations (15918 to 15921, 15935, 15936; epsg.io/4214) move points of China
 * by up to 112 m. A Chinese text on moving maps to CGCS2000, of which only a copy in fragments was found
 * (225alive.com/lnause4c.html), has sheets move by -29 to -62 m in X (north) and -56 to +84 m in Y (east): 104 m.
 * Xi'an 80: EPSG publishes no transformation, and no complete source was found. The same copy has 0.8 mm by 2.4 mm on
 * sheets of 1 : 50 000, that is 40 m by 120 m or 126 m together, in the place where Xi'an 80 stands beside Beijing 54;
 * the sentence itself is cut off there. So this is a bound with some room, not a measured error.
 */
export const DATUM_ERROR_M: Readonly<Record<Datum, number>> = { cgcs2000: 0, xian80: 150, beijing54: 120 }

// A fit of seven parameters is good to some decimetres inside the area of its control points.
const FITTED_ERROR_M = 1
// The formulas of GCJ-02 and BD-09 are not official; published pairs of points lie this close to them.
const OFFSET_ERROR_M = 1

const converters = new Map<string, (pair: Pair) => Pair>()

/** From a datum's degrees (`grid` = null) or grid to degrees of WGS 84; without parameters degrees stay as they are. */
function toDegrees(datum: Datum, grid: Grid | null, parameters: SevenParameters | null): (pair: Pair) => Pair {
  const { a, rf } = ELLIPSOIDS[datum]
  const projection = grid
    ? `+proj=tmerc +lat_0=0 +lon_0=${grid.meridian} +k=1 +x_0=${FALSE_EASTING} +y_0=0 +units=m`
    : '+proj=longlat'
  const shift = parameters ? ` +towgs84=${parameters.join(',')}` : ''
  const definition = `${projection} +a=${a} +rf=${rf}${shift} +no_defs`
  const ready = converters.get(definition)
  if (ready) return ready
  const degrees = parameters ? 'EPSG:4326' : `+proj=longlat +a=${a} +rf=${rf} +no_defs`
  const { forward } = proj4(definition, degrees)
  const convert = (pair: Pair): Pair => forward(pair)
  converters.set(definition, convert)
  return convert
}

const MERCATOR_EXTENT = 20_037_508.35
const areDegrees = ([lon, lat]: Pair) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

function datumError(datum: Datum, parameters: SevenParameters | null): number {
  if (datum === 'cgcs2000') return 0
  return parameters ? FITTED_ERROR_M : DATUM_ERROR_M[datum]
}

function fromGrid(first: number, second: number, grid: Grid, parameters: SevenParameters | null) {
  const pair = gridPair(first, second)
  if (!pair) return { fault: 'outOfRange' } as const
  if (pair.zone !== null && meridianOf(pair.zone, grid.width) !== grid.meridian) {
    return { fault: 'zoneDisagrees' } as const
  }
  const [lon, lat] = toDegrees(grid.datum, grid, parameters)([pair.easting, pair.northing])
  return { lon, lat, errorM: datumError(grid.datum, parameters) }
}

/**
 * Takes two coordinates to degrees of WGS 84, to which CGCS2000 counts as equal. They are in the file's order; those
 * that `readPoint` labelled are longitude and latitude, and must not be swapped again.
 */
export function convertPoint(
  [first, second]: readonly [number, number],
  system: SystemId,
  { swapped = false, datum }: ConvertOptions = {},
): Converted | { fault: ConvertFault } {
  if (!Number.isFinite(first) || !Number.isFinite(second)) return { fault: 'outOfRange' }
  const grid = gridOf(system)
  if (grid) return fromGrid(first, second, grid, grid.datum === 'cgcs2000' ? null : (datum ?? null))
  const pair: Pair = swapped ? [second, first] : [first, second]
  const inMetres = system === 'webMercator' || system === 'bd09mc'
  const sound = inMetres ? pair.every((value) => Math.abs(value) <= MERCATOR_EXTENT) : areDegrees(pair)
  if (!sound) return { fault: 'outOfRange' }
  const [[lon, lat], errorM] = degreesOf(pair, system, datum ?? null)
  return areDegrees([lon, lat]) ? { lon, lat, errorM } : { fault: 'outOfRange' }
}

function degreesOf(pair: Pair, system: SystemId, parameters: SevenParameters | null): [Pair, number] {
  switch (system) {
    case 'gcj02':
      return [unshift(pair, 'GCJ02'), OFFSET_ERROR_M]
    case 'bd09':
      return [unshift(pair, 'BD09'), OFFSET_ERROR_M]
    case 'bd09mc':
      return [unshift(gcoord.transform(pair, gcoord.BD09MC, gcoord.BD09), 'BD09'), OFFSET_ERROR_M]
    case 'webMercator':
      return [gcoord.transform(pair, gcoord.EPSG3857, gcoord.WGS84), 0]
    case 'xian80':
    case 'beijing54':
      return [toDegrees(system, null, parameters)(pair), datumError(system, parameters)]
    default:
      return [pair, 0]
  }
}
