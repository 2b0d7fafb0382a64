import { KINDS, type Kind } from '../domain/vocabulary'
import { BLOCKERS_FILE } from './blockers'
import type { Column } from './column-readers'
import { MILESTONE_COLUMNS } from './ledger-columns'
import { LEDGERS } from './ledgers'
import { BLOCKER_COLUMNS, REPORT_COLUMNS } from './log-columns'
import { MILESTONES_FILE } from './milestones'
import type { CsvCells } from './pack-delta'
import type { Columns } from './read-row'
import { REPORTS_FILE } from './reports'
import { cellText, type CellValue } from './write-csv'

const READERS: Readonly<Record<string, Columns>> = Object.fromEntries([
  ...KINDS.map((kind) => [LEDGERS[kind].file, LEDGERS[kind].columns] as const),
  [MILESTONES_FILE, MILESTONE_COLUMNS],
  [REPORTS_FILE, REPORT_COLUMNS],
  [BLOCKERS_FILE, BLOCKER_COLUMNS],
])

/** The kind whose ledger a file is; `null` for any other file. */
export const kindOfFile = (file: string): Kind | null => KINDS.find((kind) => LEDGERS[kind].file === file) ?? null

const OPEN = { units: null, fields: null, sources: null }

/**
 * A cell as the pack would write it once it has been read: `1.20` as `1.2`, lists without repetitions.
 * What the column refuses stays as it is.
 */
export function canonicalCell(file: string, column: string, cell: string): string {
  const text = cell.replace(/\r\n?/g, '\n').trim()
  const columns = Object.hasOwn(READERS, file) ? READERS[file] : undefined
  if (text === '' || columns === undefined || !Object.hasOwn(columns, column)) return text
  const reading = (columns[column] as Column<CellValue>).read(text, OPEN)
  return reading.ok ? cellText(reading.value) : text
}

/** The cells of a row as the pack would write them, without empty ones. */
export function canonicalRow(file: string, cells: CsvCells): CsvCells {
  const entries = Object.entries(cells).map(([column, cell]) => [column, canonicalCell(file, column, cell)] as const)
  return Object.fromEntries(entries.filter(([, cell]) => cell !== ''))
}
