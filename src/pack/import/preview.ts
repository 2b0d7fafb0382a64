import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import type { Blocker, Report } from '../../domain/report'
import { append } from '../append'
import type { PinyinOf } from '../compile-pack'
import { deltaBetween } from '../delta-between'
import type { Decisions } from './decisions'
import {
  isConfirmed,
  type ImportPreview,
  type PreviewCounts,
  type PreviewRecord,
  type RecordStatus,
} from './import-preview'
import { ItemPreview, type KnownItem, type RowChanges } from './item-preview'
import type { LedgerReading } from './ledger-reading'
import { missingItems } from './missing-items'
import { speaksOfState } from './record-changes'
import { keyOf, type ImportRecord } from './record'
import { resolveRows, type ResolvedRow } from './resolve-rows'
import { dayOfRecord, dayQuestion, headingDaysOf, isProposed, wholeDayOf } from './review-day'
import { unifyRows } from './unify-rows'

/**
 * Holds what files say against a pack: what would be new, changed, unchanged, missing, refused or has to be asked. Pure;
 * the same reading gives the same preview, ids of new items included.
 */
export function previewImport(
  pack: Pack,
  reading: LedgerReading,
  decisions: Decisions,
  pinyinOf: PinyinOf,
): ImportPreview {
  const { rows, questions, rejections } = resolveRows(reading.records, pack, decisions, pinyinOf)
  const headingDays = headingDaysOf(reading)
  const dayOf = (record: ImportRecord) => dayOfRecord(record, headingDays, pack, decisions)
  const found = new Map<string, PreviewRecord>()
  const held = rows.filter(({ itemId }) => itemId === null)
  for (const row of held) found.set(row.key, heldRecord(row, dayOf(row.record).on))
  const known = knownItemsOf(pack)
  const blockerIds = new Set(pack.blockers.map(({ id }) => id))
  for (const [itemId, own] of byItem(rows)) {
    const item = known.get(itemId) ?? null
    const dated = own.map(({ record }) => ({ record, on: dayOf(record).on }))
    const { unified, rejections: clashes } = unifyRows(dated, item === null)
    append(rejections, clashes)
    const fold = new ItemPreview(itemId, item, pack.bounds, blockerIds)
    let isFirst = true
    for (const row of unified) {
      const alias = own.find((other) => other.alias !== null)?.alias ?? null
      const first = own.find(({ record }) => record === row.rows[0])!
      const made = fold.take(row, { isFirst, renames: first.way === 'id', alias: isFirst ? alias : null })
      if (made === null) continue
      found.set(first.key, takenRecord(first, { ...row, isNew: item === null && isFirst }, made))
      isFirst = false
    }
    append(rejections, fold.rejections)
  }
  const previewed = rows.flatMap(({ key }) => found.get(key) ?? [])
  const confirmable = confirmableOf(previewed, pack)
  const records =
    decisions.confirm === true
      ? previewed.map((record) => (confirmable.has(record.key) ? confirmed(record) : record))
      : previewed
  const all = [...reading.rejections, ...rejections]
  const undated = records.filter((record) => isDated(record) && isProposed(dayOf(record.record)))
  const days = records.map(({ record }) => dayOf(record))
  const missing = missingItems(pack, rows, reading, all)
  return {
    day: wholeDayOf(days, pack, decisions),
    records,
    missing,
    rejections: all,
    questions: [
      ...reading.questions,
      ...questions,
      ...(undated.length === 0
        ? []
        : [
            dayQuestion(
              undated.map(({ record }) => record.file),
              headingDays,
              pack,
              undated.length,
            ),
          ]),
    ],
    merges: reading.packs.map(({ file, pack: other }) => ({ file, ...deltaBetween(pack, other) })),
    counts: { ...countsOf(records, reading, all, missing.length), confirmable: confirmable.size },
  }
}

/** Whether a row brings anything that needs a day. */
const isDated = (record: PreviewRecord) => record.blockers.length > 0 || isReported(record)
const isReported = (record: PreviewRecord) =>
  isConfirmed(record) || record.changes.some(({ goesTo }) => goesTo === 'report')

/**
 * Keys of rows that repeat what is known of an item's state: that somebody reported is news where no report of that day
 * is there yet, since an item without reports falls silent.
 */
function confirmableOf(records: readonly PreviewRecord[], { items, reports }: Pack): ReadonlySet<string> {
  const known = new Set(items.map(({ id }) => id))
  const dayOf = (itemId: string | null, on: string) => `${on} ${itemId}`
  const taken = new Set(reports.map(({ itemId, on }) => dayOf(itemId, on)))
  for (const record of records) if (isReported(record)) taken.add(dayOf(record.itemId, record.on))
  const keys = new Set<string>()
  for (const { key, itemId, on, status, record } of records) {
    const isOpen = itemId !== null && known.has(itemId) && (status === 'unchanged' || status === 'changed')
    if (!isOpen || taken.has(dayOf(itemId, on)) || !speaksOfState(record)) continue
    taken.add(dayOf(itemId, on))
    keys.add(key)
  }
  return keys
}

function confirmed(record: PreviewRecord): PreviewRecord {
  const flag = { why: 'confirmed' as const, column: null, value: record.on }
  return { ...record, status: 'changed', flags: [...record.flags, flag] }
}

function byItem(rows: readonly ResolvedRow[]): Map<string, ResolvedRow[]> {
  const grouped = new Map<string, ResolvedRow[]>()
  for (const row of rows) {
    if (row.itemId === null) continue
    const own = grouped.get(row.itemId)
    if (own === undefined) grouped.set(row.itemId, [row])
    else own.push(row)
  }
  return grouped
}

function knownItemsOf({ items, reports, blockers }: Pack): ReadonlyMap<string, KnownItem> {
  const known = new Map(items.map((item): [string, Growing] => [item.id, { item, reports: [], blockers: [] }]))
  for (const report of reports) known.get(report.itemId)?.reports.push(report)
  for (const blocker of blockers) known.get(blocker.itemId)?.blockers.push(blocker)
  return known
}

interface Growing extends KnownItem {
  reports: Report[]
  blockers: Blocker[]
}

function baseOf({ key, record, item, way, candidates, ofOtherKind }: ResolvedRow, on: string) {
  return {
    key,
    record,
    also: [],
    kind: record.kind,
    name: item?.name ?? record.values.name ?? '',
    unit: item?.unit ?? record.values.unit ?? null,
    on,
    match: way,
    candidates,
    changes: [],
    position: null,
    blockers: [],
    flags:
      ofOtherKind === null || item !== null
        ? []
        : [{ why: 'nameOfOtherKind' as const, column: record.columns.name ?? null, value: ofOtherKind.id }],
  }
}

function heldRecord(row: ResolvedRow, on: string): PreviewRecord {
  return { ...baseOf(row, on), status: row.leftOut ? 'leftOut' : 'undecided', itemId: null }
}

function takenRecord(
  row: ResolvedRow,
  { record, rows, on, isNew }: { record: ImportRecord; rows: readonly ImportRecord[]; on: string; isNew: boolean },
  made: RowChanges,
): PreviewRecord {
  const base = baseOf(row, on)
  const isChanged = made.changes.length > 0 || made.position !== null || made.blockers.length > 0
  const status: RecordStatus = isNew ? 'new' : isChanged ? 'changed' : 'unchanged'
  return {
    ...base,
    ...made,
    record,
    also: rows.slice(1).map(keyOf),
    status,
    itemId: row.itemId,
    flags: [...base.flags, ...made.flags],
  }
}

function countsOf(
  records: readonly PreviewRecord[],
  reading: LedgerReading,
  rejections: readonly Rejection[],
  missing: number,
): Omit<PreviewCounts, 'confirmable'> {
  const count = (status: RecordStatus) => records.filter((record) => record.status === status).length
  const sum = (of: (record: PreviewRecord) => number) => records.reduce((total, record) => total + of(record), 0)
  const changed = records.filter(({ status }) => status === 'changed')
  return {
    rows: reading.records.length + refusedRows(reading.rejections, reading).size,
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    undecided: count('undecided'),
    leftOut: count('leftOut'),
    rejected: refusedRows(rejections, reading).size,
    missing,
    reports: sum((record) => (isReported(record) ? 1 : 0)),
    ledgerCells: changed.reduce((n, { changes }) => n + changes.filter(({ goesTo }) => goesTo === 'ledger').length, 0),
    positions: sum(({ position }) => (position === null ? 0 : 1)),
    blockers: sum(({ blockers }) => blockers.length),
  }
}

const rowKey = (file: string, sheet: string | null | undefined, row: number) => `${row} ${sheet ?? ''} ${file}`

/** Rows that were refused; a column that was is told at the row of its header, which is none of them. */
function refusedRows(rejections: readonly Rejection[], { tables }: Pick<LedgerReading, 'tables'>): ReadonlySet<string> {
  const headers = new Set(
    tables.flatMap(({ table: { file, sheet, leftOut } }) =>
      leftOut.flatMap(({ row, why }) => (why === 'header' ? [rowKey(file, sheet, row)] : [])),
    ),
  )
  const rows = rejections.flatMap(({ file, sheet, row }) => (row === null ? [] : [rowKey(file, sheet, row)]))
  return new Set(rows.filter((row) => !headers.has(row)))
}
