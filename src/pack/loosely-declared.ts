import type { Bounds } from '../domain/pack'
import type { Declared } from './column-readers'
import { isObject } from './json-object'

export interface LooselyDeclared {
  declared: Declared
  bounds: Bounds | null
}

const NOTHING: LooselyDeclared = { declared: { units: null, fields: null, sources: null }, bounds: null }

/** The ids of a list; `null` where there is no list, it is empty, or an entry has no id. */
function idsOf(list: unknown): readonly string[] | null {
  if (!Array.isArray(list) || list.length === 0) return null
  const ids = list.flatMap((entry: unknown) => (isObject(entry) && typeof entry.id === 'string' ? [entry.id] : []))
  return ids.length === list.length ? ids : null
}

function boundsOf(value: unknown): Bounds | null {
  if (!Array.isArray(value) || value.length !== 4 || !value.every((edge) => Number.isFinite(edge))) return null
  const [west, south, east, north] = value as [number, number, number, number]
  return west < east && south < north ? [west, south, east, north] : null
}

/** What can still be told of the JSON of a refused `district.json`, so that the other files are held against it all the same. */
export function looselyDeclared(json: unknown): LooselyDeclared {
  if (!isObject(json)) return NOTHING
  const declared = { units: idsOf(json.units), fields: idsOf(json.fields), sources: idsOf(json.sources) }
  return { declared, bounds: boundsOf(json.bounds) }
}
