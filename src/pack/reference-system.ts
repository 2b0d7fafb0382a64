import { isObject } from './json-object'

export const DEGREE_SYSTEMS = 'CRS84, EPSG:4326, EPSG:4490'

// WGS 84, and CGCS2000 in degrees, which counts as equal at the scale of a district.
const AUTHORITY_AND_CODE = /(?:^|[:/])(?:EPSG[:/](?:[\d.]*[:/])?(?:4326|4490)|OGC[:/](?:[\d.]*[:/])?CRS84)$/i
const PLAIN_NAME = /^(?:CRS84|WGS ?84|CGCS ?2000)$/i

/** What a `crs` member of GeoJSON names, when that is not longitude and latitude in WGS 84 or CGCS2000; `null` when it is, or is not there. */
export function foreignSystem(crs: unknown): unknown {
  if (crs === undefined || crs === null) return null
  const properties = isObject(crs) && isObject(crs.properties) ? crs.properties : {}
  const { name, code } = properties
  const stated = typeof name === 'string' ? name : typeof code === 'number' ? `EPSG:${code}` : null
  if (stated === null) return crs
  return AUTHORITY_AND_CODE.test(stated) || PLAIN_NAME.test(stated) ? null : stated
}
