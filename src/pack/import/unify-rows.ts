import { distanceBetween } from '../../domain/geometry-distance'
import type { Rejection } from '../../domain/rejection'
import { shownValue } from '../findings'
import { placeOf, saysTheSame } from './record-changes'
import type { ImportRecord } from './record'
import type { Target } from './targets'

/** A row with the day from which it holds. */
export interface DatedRow {
  record: ImportRecord
  on: string
}

/** Rows of one item on one day that say the same, as one. `rows` are all of them, the first in the files first. */
export interface UnifiedRow extends DatedRow {
  rows: readonly ImportRecord[]
}

/** What may stand differently in rows that agree: where they come from, and their own blockers. */
const OF_EACH_ROW: ReadonlySet<Target> = new Set<Target>([
  'id',
  'sourceId',
  'locator',
  'on',
  'by',
  'kind',
  'planBasis',
  'accuracy',
  'errorM',
  'basis',
  'blocker',
  'blockerCategory',
  'blockerOpenedOn',
  'blockerDueOn',
  'blockerClosedOn',
  'blockerOwner',
])
const SAME_PLACE_M = 1

/**
 * Makes rows about one item one row a day, earliest first. Rows that contradict each other are all refused: nobody but
 * their author knows which is right.
 */
export function unifyRows(
  rows: readonly DatedRow[],
  isNew: boolean,
): { unified: UnifiedRow[]; rejections: Rejection[] } {
  const clash = clashOf(rows, isNew)
  if (clash !== null) {
    const { column, of } = clash
    return {
      unified: [],
      rejections: rows.map(({ record }) => refusal(record, column, record === of[0] ? of[1] : of[0])),
    }
  }
  const byDay = new Map<string, DatedRow[]>()
  for (const row of rows) byDay.set(row.on, [...(byDay.get(row.on) ?? []), row])
  const days = [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))
  return { unified: days.map(([on, own]) => asOne(on, own)), rejections: [] }
}

function asOne(on: string, own: readonly DatedRow[]): UnifiedRow {
  const records = own.map(({ record }) => record)
  const [first, ...rest] = records as [ImportRecord, ...ImportRecord[]]
  const record = rest.reduce<ImportRecord>(
    (whole, other) => ({
      ...whole,
      values: { ...other.values, ...whole.values },
      said: { ...other.said, ...whole.said },
      columns: { ...other.columns, ...whole.columns },
      place: whole.place ?? other.place,
    }),
    first,
  )
  return { record, on, rows: records }
}

/** The first thing in which two rows contradict each other. Rows of several days may differ in what reports carry. */
function clashOf(rows: readonly DatedRow[], isNew: boolean) {
  const said = new Map<string, { value: string; record: ImportRecord }>()
  const placed = new Map<string, ImportRecord>()
  for (const { record, on } of rows) {
    for (const [column, value] of Object.entries(record.values) as [Target, string][]) {
      if (OF_EACH_ROW.has(column)) continue
      const key = placeOf(column, record.kind, isNew) === 'ledger' ? column : `${on} ${column}`
      const before = said.get(key)
      if (before === undefined) said.set(key, { value, record })
      else if (!saysTheSame(record.kind, column, before.value, value))
        return { column, of: [before.record, record] as const }
    }
    if (record.place === null) continue
    const before = placed.get(on)
    if (before?.place === undefined || before.place === null) placed.set(on, record)
    else if (distanceBetween(before.place.geometry, record.place.geometry) > SAME_PLACE_M) {
      return { column: 'coordinates' as const, of: [before, record] as const }
    }
  }
  return null
}

function refusal(record: ImportRecord, column: Target, other: ImportRecord): Rejection {
  const { file, sheet, row } = record
  return {
    file,
    ...(sheet === null ? {} : { sheet }),
    row,
    column: record.columns[column] ?? record.columns.name ?? null,
    value: shownValue(record.said[column] ?? record.values[column] ?? record.values.name ?? ''),
    reason: 'itemTwice',
    expected: placeOfRow(other),
  }
}

/** `file sheet:row`. */
export const placeOfRow = ({ file, sheet, row }: Pick<ImportRecord, 'file' | 'sheet' | 'row'>) =>
  `${sheet === null ? file : `${file} ${sheet}`}:${row}`
