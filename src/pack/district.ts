import * as v from 'valibot'
import { REJECTION_REASONS, type RejectionReason } from '../domain/rejection'
import { ID_EXPECTED } from './column-readers'
import { DistrictSchema, type District } from './district-schema'
import type { DoubtfulIds } from './doubtful-ids'
import { expectedList, shownValue, type Report } from './findings'
import { isObject } from './json-object'
import { readJson } from './read-text'

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
  let sound = true
  const refuse = (column: string, value: string, reason: RejectionReason, expected: string | null) => {
    report({ file: DISTRICT_FILE, row: null, column, value: shownValue(value), reason, expected })
    sound = false
  }
  const mustExist = (column: string, id: string | null, known: readonly string[]) => {
    if (id !== null && !known.includes(id)) refuse(column, id, 'referenceDangling', expectedList(known))
  }
  const unique = (column: string, entries: readonly { id: string }[]) => {
    for (const [index, { id }] of entries.entries()) {
      const first = entries.findIndex((entry) => entry.id === id)
      if (first < index) refuse(`${column}[${index}].id`, id, 'idDuplicate', `${DISTRICT_FILE}:${column}[${first}]`)
    }
  }
  const { sources, units, fields, figures, targets, reviews } = district
  unique('sources', sources)
  unique('units', units)
  unique('fields', fields)
  unique('figures', figures)
  unique('targets', targets)
  const sourceIds = sources.map(({ id }) => id)
  const unitIds = units.map(({ id }) => id)
  const fieldIds = fields.map(({ id }) => id)
  for (const [index, unit] of units.entries()) mustExist(`units[${index}].sourceId`, unit.sourceId, sourceIds)
  for (const [index, figure] of figures.entries()) {
    mustExist(`figures[${index}].unit`, figure.unit, unitIds)
    mustExist(`figures[${index}].sourceId`, figure.sourceId, sourceIds)
  }
  for (const [index, target] of targets.entries()) {
    const path = `targets[${index}]`
    const { scope, reported } = target
    mustExist(`${path}.unit`, target.unit, unitIds)
    mustExist(`${path}.sourceId`, target.sourceId, sourceIds)
    scope.unit?.forEach((id, at) => mustExist(`${path}.scope.unit[${at}]`, id, unitIds))
    scope.field?.forEach((id, at) => mustExist(`${path}.scope.field[${at}]`, id, fieldIds))
    scope.id?.forEach((id, at) => {
      if (!itemIds.has(id)) refuse(`${path}.scope.id[${at}]`, id, 'referenceDangling', null)
    })
    if (target.metric !== 'count' && target.value > 100) {
      refuse(`${path}.value`, String(target.value), 'percentOutOfRange', '0–100')
    }
    if (reported === null) continue
    mustExist(`${path}.reported.sourceId`, reported.sourceId, sourceIds)
    if (reported.done !== null && reported.of !== null && reported.done > reported.of) {
      refuse(`${path}.reported.done`, String(reported.done), 'partExceedsWhole', `≤ of ${reported.of}`)
    }
  }
  for (const [index, review] of reviews.entries()) {
    mustExist(`reviews[${index}].unit`, review.unit, unitIds)
    mustExist(`reviews[${index}].sourceId`, review.sourceId, sourceIds)
  }
  return sound
}
