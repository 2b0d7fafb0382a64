import type { Rejection } from '../domain/rejection'
import type { Language } from '../i18n/dictionary'
import { IMPORT_WORDS } from '../i18n/import-words'
import { describeImportRefusal, labelOf } from '../i18n/import-refusals'
import { printable } from '../i18n/rejections'
import { writeWorkbook, type ExportCell } from '../pack/export/workbook'
import type { ImportPreview } from '../pack/import/import-preview'
import type { LedgerReading } from '../pack/import/ledger-reading'
import type { Cell } from '../pack/import/source-file'
import type { Table } from '../pack/import/table'

const WIDTHS = [24, 14, 6, 16, 22, 40, 56]

/**
 * What was refused, as a workbook to be mended in: every refusal with its place, reason and hint, and beside it the row
 * as it stood, the faulty cell coloured. Cells are text, numbers and truths, never formulas.
 */
export function annotatedWorkbook(
  reading: Pick<LedgerReading, 'tables'>,
  { rejections }: Pick<ImportPreview, 'rejections'>,
  language: Language,
): Uint8Array<ArrayBuffer> {
  const words = IMPORT_WORDS[language].report
  const titles = [words.file, words.table, words.row, words.column, words.value, words.reason, words.hint]
  const rows: ExportCell[][] = [titles.map((header) => ({ header }))]
  let width = WIDTHS.length
  for (const [table, own] of byTable(reading, rejections)) {
    if (table !== null) {
      const headers = table.columns.map(({ header }) => ({ header }))
      rows.push([...WIDTHS.map(() => null), ...headers])
      width = Math.max(width, WIDTHS.length + headers.length)
    }
    for (const rejection of own) rows.push([...whereAndWhy(rejection, language), ...rowOf(table, rejection)])
  }
  const widths = Array.from({ length: width }, (_, index) => WIDTHS[index] ?? 16)
  return writeWorkbook([{ name: words.sheet, rows, widths, frozenRows: 1 }])
}

function whereAndWhy(rejection: Rejection, language: Language): ExportCell[] {
  const { file, sheet = '', row, column, value } = rejection
  const { reason, hint } = describeImportRefusal(rejection, language)
  const [where, at, of, stood] = [file, sheet, column === null ? '' : labelOf(column, language), value].map((part) =>
    printable(part),
  )
  return [where ?? '', at ?? '', row, of ?? '', stood ?? '', reason, { wrapped: hint }]
}

/** Refusals with the table in which their row stands, in the order of the tables; those of files and of none come first. */
function byTable({ tables }: Pick<LedgerReading, 'tables'>, rejections: readonly Rejection[]) {
  const groups = new Map<Table | null, Rejection[]>([[null, []]])
  for (const { table } of tables) groups.set(table, [])
  for (const rejection of rejections) {
    const table = tables.find(({ table }) => standsIn(table, rejection))?.table ?? null
    groups.get(table)!.push(rejection)
  }
  return [...groups].filter(([, own]) => own.length > 0)
}

function standsIn(table: Table, { file, sheet, row }: Rejection): boolean {
  return table.file === file && table.sheet === (sheet ?? null) && table.rows.some((own) => own.row === row)
}

function rowOf(table: Table | null, { row, column }: Rejection): ExportCell[] {
  const cells = table?.rows.find((own) => own.row === row)?.cells
  if (table === null || cells === undefined) return []
  return table.columns.map(({ header }, index) => {
    const cell = written(cells[index] ?? null)
    return header === column ? { marked: cell ?? ' ' } : cell
  })
}

function written(cell: Cell): string | number | null {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if ('day' in cell) return cell.day
  return 'percent' in cell ? `${cell.percent}%` : cell.error
}
