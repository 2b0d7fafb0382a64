import { FALSE_EASTING, gridSystem, meridianOf, widthOfZone } from './gauss-krueger'
import type { Datum, SystemId } from './systems'

interface CodeRange {
  first: number
  last: number
  datum: Datum
  width: 3 | 6
  meridian: number
}

const run = (first: number, datum: Datum, width: 3 | 6): CodeRange => ({
  first,
  last: first + (width === 3 ? 20 : 10),
  datum,
  width,
  meridian: 75,
})

// Codes of EPSG run on from the zone of 75° to that of 135°: once with the zone's number in the easting, once without.
const CODE_RANGES: readonly CodeRange[] = [
  run(4491, 'cgcs2000', 6),
  run(4502, 'cgcs2000', 6),
  run(4513, 'cgcs2000', 3),
  run(4534, 'cgcs2000', 3),
  run(2327, 'xian80', 6),
  run(2338, 'xian80', 6),
  run(2349, 'xian80', 3),
  run(2370, 'xian80', 3),
  run(21413, 'beijing54', 6),
  run(21453, 'beijing54', 6),
  run(21473, 'beijing54', 6),
  run(2401, 'beijing54', 3),
  run(2422, 'beijing54', 3),
]

const CODES: ReadonlyMap<number, SystemId> = new Map<number, SystemId>([
  [4326, 'wgs84'],
  [4979, 'wgs84'],
  [4490, 'wgs84'],
  [4480, 'wgs84'],
  [4610, 'xian80'],
  [4214, 'beijing54'],
  [3857, 'webMercator'],
  [900913, 'webMercator'],
  [102100, 'webMercator'],
])

function systemOfCode(code: number): SystemId | null {
  const range = CODE_RANGES.find(({ first, last }) => code >= first && code <= last)
  if (!range) return CODES.get(code) ?? null
  return gridSystem({ ...range, meridian: range.meridian + (code - range.first) * range.width })
}

const DATUM_NAMES: readonly (readonly [RegExp, Datum | 'wgs84'])[] = [
  [/CGCS_?2000|CHINA_?(?:GEODETIC_COORDINATE_SYSTEM_)?2000|国家_?2000|2000_?国家|大地2000/i, 'cgcs2000'],
  [/XI'?AN_?(?:19)?80|西安_?(?:19)?80|(?:19)?80_?西安/i, 'xian80'],
  [/BEIJING_?(?:19)?54|北京_?(?:19)?54|(?:19)?54_?北京/i, 'beijing54'],
  [/WGS_?(?:19)?84|WORLD_GEODETIC_SYSTEM_1984|CRS:?84/i, 'wgs84'],
]
const OFFSET_NAMES: readonly (readonly [RegExp, SystemId])[] = [
  [/BD_?09_?MC|百度.*(?:米|墨卡托)/i, 'bd09mc'],
  [/BD_?09|百度/i, 'bd09'],
  [/GCJ_?02|火星|国测局|高德|腾讯/i, 'gcj02'],
  [/PSEUDO_?MERCATOR|WEB_?MERCATOR|MERCATOR_AUXILIARY_SPHERE|POPULAR_VISUALISATION/i, 'webMercator'],
]

const plain = (text: string) => text.normalize('NFKC').replace(/[\s_/-]+/g, '_')
const datumOf = (name: string) => DATUM_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null

function degreesOf(datum: Datum | 'wgs84'): SystemId {
  return datum === 'cgcs2000' ? 'wgs84' : datum
}

/** From `CGCS2000_3_Degree_GK_Zone_40`, `CGCS2000 / 3-degree Gauss-Kruger CM 120E`, `西安80 3度带 中央经线120°`. */
function gridOfName(name: string, datum: Datum): SystemId | null {
  const isThree = /(?:^|[^\d])3_?(?:DEGREE|度)/i.test(name)
  const zone = /ZONE_?(\d{2})|(?:^|[^\d])(\d{2})_?(?:号)?带|带号_?:?(\d{2})/i.exec(name)
  if (zone) {
    const number = Number(zone[1] ?? zone[2] ?? zone[3])
    const width = widthOfZone(number)
    if (width === null || (isThree && width === 6)) return null
    return gridSystem({ datum, width, meridian: meridianOf(number, width) })
  }
  const meridian = /CM_?(\d{2,3})|中央(?:经线|子午线)_?:?_?(\d{2,3}(?:\.\d+)?)/i.exec(name)
  if (!meridian) return null
  const degrees = Number(meridian[1] ?? meridian[2])
  return gridSystem({ datum, width: isThree || !isMeridianOfSix(degrees) ? 3 : 6, meridian: degrees })
}

const isMeridianOfSix = (meridian: number) => (meridian + 3) % 6 === 0

const NUMBER = String.raw`(-?\d+(?:\.\d+)?(?:E[-+]?\d+)?)`

function parameter(wkt: string, names: string): number | null {
  const found = new RegExp(String.raw`PARAMETER\[\s*"(?:${names})"\s*,\s*${NUMBER}`, 'i').exec(wkt)
  return found ? Number(found[1]) : null
}

/** By the grid's own numbers, which bind; a scale that is not 1 or an offset of another kind is a grid of somebody's own. */
function gridOfWkt(wkt: string, name: string, datum: Datum): SystemId | null {
  const meridian = parameter(wkt, 'central_meridian|longitude of natural origin|longitude_of_center')
  const offset = parameter(wkt, 'false_easting|false easting')
  const scale = parameter(wkt, 'scale_factor|scale factor at natural origin') ?? 1
  const north = parameter(wkt, 'false_northing|false northing') ?? 0
  const origin = parameter(wkt, 'latitude_of_origin|latitude of natural origin') ?? 0
  if (meridian === null || offset === null || scale !== 1 || north !== 0 || origin !== 0) return null
  const zone = Math.floor(offset / 1_000_000)
  if (offset - zone * 1_000_000 !== FALSE_EASTING) return null
  if (zone > 0) {
    const width = widthOfZone(zone)
    return width !== null && meridianOf(zone, width) === meridian ? gridSystem({ datum, width, meridian }) : null
  }
  const isThree = /(?:^|[^\d])3_?DEGREE/i.test(name) || !isMeridianOfSix(meridian)
  return gridSystem({ datum, width: isThree ? 3 : 6, meridian })
}

function systemOfWkt(text: string): SystemId | null {
  const name = plain(/^[A-Z]+\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '')
  const whole = plain(text)
  const projection = plain(/(?:PROJECTION|METHOD)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '')
  const mercator = OFFSET_NAMES.find(
    ([pattern, system]) => system === 'webMercator' && pattern.test(`${name} ${projection}`),
  )
  if (mercator) return 'webMercator'
  const datum = datumOf(whole)
  if (datum === null) return null
  if (!/^PROJ/i.test(text)) return /^(?:GEO|BOUND)/i.test(text) && projection === '' ? degreesOf(datum) : null
  const isTransverse = /^(?:GAUSS_KR|TRANSVERSE_MERCATOR)/i.test(projection)
  return isTransverse && datum !== 'wgs84' ? gridOfWkt(text, name, datum) : null
}

const CODE = /^(?:(?:.*[:/])?EPSG[\s:/]+(?:[\d.]*[:/]+)?)?(\d{4,6})$/i

/**
 * The system that a file declares: an EPSG code or name, `urn:ogc:def:crs:…`, the WKT of a `.prj` in the words of ESRI or
 * of OGC, or what offices call it. `null` when nothing is declared, or something that is not read here (UTM, a city's own grid).
 */
export function systemOfDeclaration(text: string | null): SystemId | null {
  const trimmed = text?.trim() ?? ''
  const code = CODE.exec(trimmed)
  if (code) return systemOfCode(Number(code[1]))
  if (/^[A-Z]+\s*\[/i.test(trimmed)) return systemOfWkt(trimmed)
  const name = plain(trimmed)
  const offset = OFFSET_NAMES.find(([pattern]) => pattern.test(name))
  if (offset) return offset[1]
  const datum = datumOf(name)
  if (datum === null || /UTM/i.test(name)) return null
  const grid = datum === 'wgs84' ? null : gridOfName(name, datum)
  if (grid) return grid
  return /GK|GAUSS|高斯|带|中央/i.test(name) ? null : degreesOf(datum)
}
