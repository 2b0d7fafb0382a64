import * as v from 'valibot'
import { REJECTION_REASONS, type RejectionReason } from '../domain/rejection'
import { ID_EXPECTED } from './column-readers'
import { DistrictSchema, type District } from './district-schema'
import type { DoubtfulIds } from './doubtful-ids'
import { expectedList, shownValue, type Report } from './findings'
import { isObject } from './json-object'
import { readJson } from './read-text'
import { ruleSetFaults } from './rule-set-faults'
import { barredEverywhere, barredSourcesOf, type BarredSources } from './source-mixing'

export const DISTRICT_FILE = 'district.json'

const EXPECTED: Partial<Record<RejectionReason, string>> = {
  idMalformed: ID_EXPECTED,
  dateUnparsable: 'YYYY-MM-DD',
  numberNegative: '≥ 0',
}

/** A path as one writes it in code: `targets[2].scope.kind[0]`. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  return (issue.path ?? []).reduce((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return path === '' ? String(key) : `${path}.${String(key)}`
  }, '')
}

function reasonOf(issue: v.BaseIssue<unknown>): RejectionReason {
  const stated = REJECTION_REASONS.find((reason) => reason === issue.message)
  if (stated !== undefined) return stated
  if (issue.received === 'undefined') return 'valueMissing'
  if (issue.type === 'picklist' && typeof issue.input === 'string') return 'valueUnknown'
  return 'shapeWrong'
}

/** Valibot writes `("a" | "b")`; the list alone reads better. */
function expectedOf(issue: v.BaseIssue<unknown>, reason: RejectionReason): string | null {
  if (issue.expected === 'never' || reason === 'valueMissing') return null
  return (
    EXPECTED[reason] ??
    issue.expected
      ?.replace(/^\(|\)$/g, '')
      .replaceAll('"', '')
      .replaceAll(' | ', ', ') ??
    null
  )
}

export interface DistrictReading {
  /** `null` when anything about it is wrong. */
  district: District | null
  /** What stands in the file as far as it is JSON, for what can be told of a refused one; else `undefined`. */
  json: unknown
}

/** Reads and checks the shape of `district.json`; reports every fault with its path. */
export function readDistrict(files: ReadonlyMap<string, Uint8Array>, report: Report): DistrictReading {
  const bytes = files.get(DISTRICT_FILE)
  if (bytes === undefined) {
    report({ file: DISTRICT_FILE, row: null, column: null, value: '', reason: 'fileMissing', expected: DISTRICT_FILE })
    return { district: null, json: undefined }
  }
  const json = readJson(DISTRICT_FILE, bytes, report, 'required')
  if (json === undefined) return { district: null, json }
  if (!isObject(json)) {
    const value = shownValue(json)
    report({ file: DISTRICT_FILE, row: null, column: null, value, reason: 'shapeWrong', expected: '{ … }' })
    return { district: null, json }
  }
  const parsed = v.safeParse(DistrictSchema, json)
  if (parsed.success) return { district: parsed.output, json }
  for (const issue of parsed.issues) {
    const reason = reasonOf(issue)
    const column = pathOf(issue)
    const value = issue.expected === 'never' ? issue.path?.at(-1)?.key : issue.input
    report({
      file: DISTRICT_FILE,
      row: null,
      column,
      value: shownValue(value),
      reason,
      expected: expectedOf(issue, reason),
    })
  }
  return { district: null, json }
}

/** Checks ids and references inside `district.json`. `itemIds` has every id that is, or may be, an item's. */
export function districtIsConsistent(district: District, itemIds: DoubtfulIds, report: Report): boolean {
  const { sources, units, fields, figures, targets, reviews, ruleSets, calendar } = district
  const sourceIds = sources.map(({ id }) => id)
  let sound = true
  const refuse = (column: string, value: string, reason: RejectionReason, expected: string | null) => {
    report({ file: DISTRICT_FILE, row: null, column, value: shownValue(value), reason, expected })
    sound = false
  }
  const mustExist = (column: string, id: string | null, known: readonly string[]) => {
    if (id !== null && !known.includes(id)) refuse(column, id, 'referenceDangling', expectedList(known))
  }
  const barred = barredSourcesOf(district)
  const cites = (path: string, { sourceId }: { sourceId: string }, bars: BarredSources | null) => {
    const column = `${path}.sourceId`
    if (bars?.ids.includes(sourceId) === true) refuse(column, sourceId, bars.reason, bars.expected)
    else mustExist(column, sourceId, sourceIds)
  }
  const citesForFact = (path: string, cited: { sourceId: string }) => cites(path, cited, barred)
  const citesForGround = (path: string, cited: { sourceId: string }) => cites(path, cited, barredEverywhere(barred))
  const unique = (column: string, entries: readonly { id: string }[]) => {
    for (const [index, { id }] of entries.entries()) {
      const first = entries.findIndex((entry) => entry.id === id)
      if (first < index) refuse(`${column}[${index}].id`, id, 'idDuplicate', `${DISTRICT_FILE}:${column}[${first}]`)
    }
  }
  unique('sources', sources)
  unique('units', units)
  unique('fields', fields)
  unique('figures', figures)
  unique('targets', targets)
  const unitIds = units.map(({ id }) => id)
  const fieldIds = fields.map(({ id }) => id)
  for (const [index, unit] of units.entries()) citesForGround(`units[${index}]`, unit)
  for (const [index, figure] of figures.entries()) {
    mustExist(`figures[${index}].unit`, figure.unit, unitIds)
    citesForFact(`figures[${index}]`, figure)
  }
  for (const [index, target] of targets.entries()) {
    const path = `targets[${index}]`
    const { scope, reported } = target
    mustExist(`${path}.unit`, target.unit, unitIds)
    citesForFact(path, target)
    scope.unit?.forEach((id, at) => mustExist(`${path}.scope.unit[${at}]`, id, unitIds))
    scope.field?.forEach((id, at) => mustExist(`${path}.scope.field[${at}]`, id, fieldIds))
    scope.id?.forEach((id, at) => {
      if (!itemIds.has(id)) refuse(`${path}.scope.id[${at}]`, id, 'referenceDangling', null)
    })
    if ((target.metric === 'startRate' || target.metric === 'finishRate') && target.value > 100) {
      refuse(`${path}.value`, String(target.value), 'percentOutOfRange', '0–100')
    }
    if (reported === null) continue
    citesForFact(`${path}.reported`, reported)
    if (reported.done !== null && reported.of !== null && reported.done > reported.of) {
      refuse(`${path}.reported.done`, String(reported.done), 'partExceedsWhole', `≤ of ${reported.of}`)
    }
  }
  for (const [index, review] of reviews.entries()) {
    mustExist(`reviews[${index}].unit`, review.unit, unitIds)
    citesForFact(`reviews[${index}]`, review)
  }
  for (const { path, ...fault } of ruleSetFaults(DISTRICT_FILE, ruleSets))
    refuse(path, fault.value, fault.reason, fault.expected)
  if (calendar === null) return sound
  citesForGround('calendar', calendar)
  for (const [index, { from, to }] of calendar.holidays.entries()) {
    if (to < from) refuse(`calendar.holidays[${index}].to`, to, 'finishBeforeStart', `≥ ${from}`)
  }
  return sound
}
