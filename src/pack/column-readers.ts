import { isDay } from '../domain/day'
import type { RejectionReason } from '../domain/rejection'
import type { Kind } from '../domain/vocabulary'
import { expectedList } from './findings'
import type { BarredSources } from './source-mixing'

/** Ids that the pack declares; `null` where `district.json` could not be read, and so nothing can be said about references. */
export interface Declared {
  units: readonly string[] | null
  fields: readonly string[] | null
  sources: readonly string[] | null
  /** Declared sources that must not be cited; absent where there is none. */
  barred?: BarredSources
}

export type Reading<T> =
  { ok: true; value: T } | { ok: false; reason: RejectionReason; value: string; expected: string | null }

/** How one column of a ledger is read. `whenEmpty` is the value of an empty or absent cell, or the reason to refuse it. */
export interface Column<T> {
  whenEmpty: { value: T } | { reason: RejectionReason }
  read: (text: string, declared: Declared) => Reading<T>
}

const accept = <T>(value: T): Reading<T> => ({ ok: true, value })
const refuse = (reason: RejectionReason, value: string, expected: string | null): Reading<never> => ({
  ok: false,
  reason,
  value,
  expected,
})

const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/
// `none` and `unlocated` are options of the filters, `manifest` is the file beside the compiled packs.
const RESERVED_IDS = ['none', 'unlocated', 'manifest']
export const ID_EXPECTED = 'a-z 0-9 -'

/** Whether a text may be an id: small Latin letters, digits and single hyphens, as it stands in the URL. */
export function isId(text: string): boolean {
  return ID_PATTERN.test(text) && !RESERVED_IDS.includes(text)
}

export const id: Column<string> = {
  whenEmpty: { reason: 'idMissing' },
  read: (cell) => (isId(cell) ? accept(cell) : refuse('idMalformed', cell, ID_EXPECTED)),
}

/** The same column, but an empty cell is refused. */
export function required<T>(column: Column<T | null>): Column<T> {
  return {
    whenEmpty: { reason: 'valueMissing' },
    read: (cell, declared) => {
      const reading = column.read(cell, declared)
      if (!reading.ok) return reading
      return reading.value === null ? refuse('valueMissing', cell, null) : accept(reading.value)
    },
  }
}

export const optionalId: Column<string | null> = { whenEmpty: { value: null }, read: id.read }
export const text: Column<string | null> = { whenEmpty: { value: null }, read: accept }
export const requiredText: Column<string> = { whenEmpty: { reason: 'valueMissing' }, read: accept }

const split = (cell: string) =>
  cell
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

export const list: Column<readonly string[]> = {
  whenEmpty: { value: [] },
  read: (cell) => accept([...new Set(split(cell))]),
}

export function oneOf<T extends string>(options: readonly T[]): Column<T | null> {
  return {
    whenEmpty: { value: null },
    read: (cell) => {
      const option = options.find((candidate) => candidate === cell)
      return option === undefined ? refuse('valueUnknown', cell, expectedList(options)) : accept(option)
    },
  }
}

export function listOf<T extends string>(options: readonly T[]): Column<readonly T[]> {
  const one = oneOf(options)
  return {
    whenEmpty: { value: [] },
    read: (cell, declared) => {
      const found = new Set<T>()
      for (const part of split(cell)) {
        const reading = one.read(part, declared)
        if (!reading.ok) return reading
        if (reading.value !== null) found.add(reading.value)
      }
      return accept([...found])
    },
  }
}

export const yesOrNo: Column<boolean | null> = {
  whenEmpty: { value: null },
  read: (cell) => (cell === 'yes' || cell === 'no' ? accept(cell === 'yes') : refuse('valueUnknown', cell, 'yes, no')),
}

export const day: Column<string | null> = {
  whenEmpty: { value: null },
  read: (cell) => (isDay(cell) ? accept(cell) : refuse('dateUnparsable', cell, 'YYYY-MM-DD')),
}

function number(
  pattern: RegExp,
  expected: string,
  check: (value: number, cell: string) => Reading<number>,
): Column<number | null> {
  return {
    whenEmpty: { value: null },
    read: (cell) => {
      const value = pattern.test(cell) ? Number(cell) : Number.NaN
      return Number.isFinite(value) ? check(value, cell) : refuse('numberUnparsable', cell, expected)
    },
  }
}

const notNegative = (value: number, cell: string) => (value < 0 ? refuse('numberNegative', cell, '≥ 0') : accept(value))

/** Money in 亿元, areas in m², lengths in km: a plain decimal, not negative. */
export const amount = number(/^[+-]?\d+(\.\d+)?$/, '12.5', notNegative)
/** Households: a whole number, not negative. */
export const count = number(/^[+-]?\d+$/, '12', notNegative)
export const percent = number(/^[+-]?\d+(\.\d+)?$/, '12.5', (value, cell) =>
  value < 0 || value > 100 ? refuse('percentOutOfRange', cell, '0–100') : accept(value),
)

function reference(known: (declared: Declared) => readonly string[] | null, reason: RejectionReason) {
  return (cell: string, declared: Declared): Reading<string> => {
    const options = known(declared)
    return options === null || options.includes(cell) ? accept(cell) : refuse(reason, cell, expectedList(options))
  }
}

export const unitId: Column<string | null> = {
  whenEmpty: { value: null },
  read: reference((declared) => declared.units, 'referenceDangling'),
}
export const fieldId: Column<string | null> = {
  whenEmpty: { value: null },
  read: reference((declared) => declared.fields, 'valueUnknown'),
}
const declaredSource = reference((declared) => declared.sources, 'referenceDangling')
/** The source of a fact. */
export const sourceId: Column<string> = {
  whenEmpty: { reason: 'valueMissing' },
  read: (cell, declared) =>
    declared.barred?.ids.includes(cell) === true
      ? refuse(declared.barred.reason, cell, declared.barred.expected)
      : declaredSource(cell, declared),
}
/** A column that items of a kind do not have: a cell in it is refused, `kinds` are those that have it. */
export function ofOtherKinds(kinds: readonly Kind[]): Column<null> {
  return {
    whenEmpty: { value: null },
    read: (cell) => refuse('columnNotOfKind', cell, expectedList(kinds)),
  }
}
