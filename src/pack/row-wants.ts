import type { Rejection, RejectionReason } from '../domain/rejection'
import type { LeftOut } from './apply-delta'
import { BLOCKERS_FILE } from './blockers'
import { canonicalCell, canonicalRow, kindOfFile } from './canonical-cell'
import type { Want } from './cell-chains'
import { rowsIn, type Draft } from './draft-pack'
import { shownValue } from './findings'
import { LEDGER_FILES } from './ledger-columns'
import type { CsvCells, DeltaConflict, OverlayEntry } from './pack-delta'
import { FILE_COLUMNS } from './pack-rows'

/** What entries want in the cells of rows that have ids: by file, id and column. */
export type RowWants = Map<string, Map<string, Map<string, Want[]>>>

export interface WantsReading {
  wants: RowWants
  conflicts: DeltaConflict[]
  left: LeftOut[]
}

/** A refusal of something in an entry that names what no pack has. */
export function refusal(file: string, column: string | null, value: string, reason: RejectionReason, subject: string) {
  const rejection: Rejection = { file, row: null, column, value: shownValue(value), reason, expected: null }
  return subject === '' ? rejection : { ...rejection, subject }
}

/** Gathers what entries want, earliest first, in ledgers and blockers. Rows are new where no row has their id. */
export function wantsOf(draft: Draft, entries: readonly OverlayEntry[]): WantsReading {
  const reading: WantsReading = { wants: new Map(), conflicts: [], left: [] }
  const homes = new Map<string, string>()
  for (const file of Object.values(LEDGER_FILES)) {
    for (const { id = '' } of rowsIn(draft, file)) homes.set(id, file)
  }
  for (const { id: entry, delta } of entries) {
    for (const { file, cells } of delta.newRows) {
      const row = canonicalRow(file, cells)
      const { id = '', ...rest } = row
      if (!isLedger(reading, entry, file, id) || !livesIn(reading, homes, entry, file, id, homes.get(id) ?? file))
        continue
      homes.set(id, file)
      for (const [column, value] of Object.entries(rest)) want(reading, entry, file, id, column, '', value)
    }
    for (const { file, id, changes } of delta.rows) {
      if (!isLedger(reading, entry, file, id) || !livesIn(reading, homes, entry, file, id, homes.get(id) ?? ''))
        continue
      for (const { column, was, value } of changes) {
        const [from, to] = [canonicalCell(file, column, was), canonicalCell(file, column, value)]
        want(reading, entry, file, id, column, from, to)
      }
    }
    const seen = new Map((delta.blockersWas ?? []).map((row) => [row.id, canonicalRow(BLOCKERS_FILE, row)]))
    for (const blocker of delta.blockers) {
      const row = canonicalRow(BLOCKERS_FILE, blocker)
      if (row.id !== undefined) wantBlocker(reading, entry, row.id, row, seen.get(row.id) ?? null)
    }
  }
  return reading
}

function isLedger(reading: WantsReading, entry: string, file: string, id: string): boolean {
  const rejection =
    kindOfFile(file) === null
      ? refusal(file, null, file, 'fileNameUnknown', id)
      : id === ''
        ? refusal(file, 'id', '', 'idMissing', '')
        : null
  if (rejection !== null) reading.left.push({ entry, file, id, column: null, rejection })
  return rejection === null
}

/** An id whose row is gone, or stands in another ledger by now, is a conflict that nothing can settle but that row itself. */
function livesIn(
  { conflicts }: WantsReading,
  homes: ReadonlyMap<string, string>,
  entry: string,
  file: string,
  id: string,
  home: string,
): boolean {
  if (home === file) return true
  const was = homes.has(id) ? '' : id
  conflicts.push({ entry, file, id, column: 'id', was, now: home, value: file })
  return false
}

function want(
  { wants, left }: WantsReading,
  entry: string,
  file: string,
  id: string,
  column: string,
  was: string | null,
  value: string,
): void {
  if (column === 'id' || FILE_COLUMNS[file]?.includes(column) !== true) {
    left.push({ entry, file, id, column, rejection: refusal(file, column, column, 'columnUnknown', id) })
    return
  }
  const byId = wants.get(file) ?? new Map<string, Map<string, Want[]>>()
  const byColumn = byId.get(id) ?? new Map<string, Want[]>()
  const own = byColumn.get(column) ?? []
  wants.set(file, byId.set(id, byColumn.set(column, [...own, { entry, was, value }])))
}

/** A blocker takes the place of the one of its id, or, where its author told what they saw, changes it cell by cell. */
function wantBlocker(reading: WantsReading, entry: string, id: string, row: CsvCells, seen: CsvCells | null): void {
  const known = FILE_COLUMNS[BLOCKERS_FILE] ?? []
  const columns = [
    ...known.filter((column) => column !== 'id'),
    ...Object.keys(row).filter((own) => !known.includes(own)),
  ]
  for (const column of columns) {
    const value = row[column] ?? ''
    const was = seen === null ? null : (seen[column] ?? '')
    if (was !== value) want(reading, entry, BLOCKERS_FILE, id, column, was, value)
  }
}
