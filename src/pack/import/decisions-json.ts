import { isHostile } from '../hostile-names'
import * as v from 'valibot'
import { isDay } from '../../domain/day'
import { ACCURACIES, KINDS } from '../../domain/vocabulary'
import { shownValue } from '../findings'
import { gridOf } from './crs/gauss-krueger'
import type { SystemId } from './crs/systems'
import type { Decisions } from './decisions'
import { TARGETS } from './header-words'
import { AREA_UNITS, LENGTH_UNITS, MONEY_UNITS } from './targets'

const SYSTEMS: readonly string[] = ['wgs84', 'gcj02', 'bd09', 'bd09mc', 'webMercator', 'xian80', 'beijing54']

const isSystem = (text: unknown): text is SystemId => {
  return typeof text === 'string' && (SYSTEMS.includes(text) || gridOf(text as SystemId) !== null)
}

const Key = v.pipe(
  v.string(),
  v.check((key) => !isHostile(key), 'columnHostile'),
)
const Finite = v.pipe(v.number(), v.finite())
const ColumnDecision = v.strictObject({
  target: v.exactOptional(v.nullable(v.picklist(TARGETS))),
  unit: v.exactOptional(v.picklist([...MONEY_UNITS, ...AREA_UNITS, ...LENGTH_UNITS])),
})
const TableDecision = v.strictObject({
  skip: v.exactOptional(v.boolean()),
  kind: v.exactOptional(v.picklist(KINDS)),
  unit: v.exactOptional(v.string()),
  year: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200))),
  system: v.exactOptional(v.custom<SystemId>(isSystem)),
  swapped: v.exactOptional(v.boolean()),
  datum: v.exactOptional(v.tuple([Finite, Finite, Finite, Finite, Finite, Finite, Finite])),
  accuracy: v.exactOptional(v.picklist(ACCURACIES)),
  errorM: v.exactOptional(v.pipe(Finite, v.gtValue(0))),
  columns: v.exactOptional(v.record(Key, ColumnDecision)),
  words: v.exactOptional(v.record(Key, v.record(Key, v.string()))),
})
const DecisionsFile = v.strictObject({
  version: v.literal(1),
  on: v.exactOptional(v.pipe(v.string(), v.check(isDay, 'dateUnparsable'))),
  confirm: v.exactOptional(v.boolean()),
  tables: v.record(Key, TableDecision),
  matches: v.optional(v.record(Key, v.string()), {}),
})

export interface DecisionFault {
  /** Where it stands, dotted. */
  path: string
  /** What stood there. */
  value: string
}

/**
 * Reads saved decisions or a template, as a value that came from JSON. Unknown and hostile keys are faults, not left
 * out in silence: a misspelt one would otherwise be an answer that nobody hears.
 */
export function readDecisions(json: unknown): { decisions: Decisions } | { faults: DecisionFault[] } {
  // What stands under __proto__ would not be seen by a schema that copies keys.
  const hostile = hostileKey(json, '')
  if (hostile !== null) return { faults: [{ path: hostile, value: hostile }] }
  const read = v.safeParse(DecisionsFile, json)
  if (read.success) return { decisions: read.output }
  return {
    faults: read.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', value: shownValue(issue.input) })),
  }
}

function hostileKey(value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  for (const key of Object.getOwnPropertyNames(value)) {
    if (Array.isArray(value) && key === 'length') continue
    const here = path === '' ? key : `${path}.${key}`
    if (isHostile(key)) return here
    const deeper = hostileKey((value as Readonly<Record<string, unknown>>)[key], here)
    if (deeper !== null) return deeper
  }
  return null
}

/** What is worth keeping for next month's file: everything but the day and the matches of single rows. */
export function templateOf({ version, tables }: Decisions): Decisions {
  return { version, tables, matches: {} }
}
