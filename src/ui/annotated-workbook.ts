import type { CellObject, Row } from 'write-excel-file/universal'
import type { Rejection } from '../domain/rejection'
import type { Language } from '../i18n/dictionary'
import { IMPORT_WORDS } from '../i18n/import-words'
import { describeImportRefusal, labelOf } from '../i18n/import-refusals'
import { printable } from '../i18n/rejections'
import type { ImportPreview } from '../pack/import/import-preview'
import type { LedgerReading } from '../pack/import/ledger-reading'
import type { Cell } from '../pack/import/source-file'
import type { Table } from '../pack/import/table'

const FAULTY = { backgroundColor: '#f8c9c4' }
const HEADING = { fontWeight: 'bold', backgroundColor: '#e6e6e6' } as const
const WIDTHS = [24, 14, 6, 16, 22, 40, 56]

/**
 * What was refused, as a workbook to be mended in: every refusal with its place, reason and hint, and beside it the row
 * as it stood, the faulty cell coloured. Cells are text, numbers and truths, never formulas.
 */
export async function annotatedWorkbook(
  reading: Pick<LedgerReading, 'tables'>,
  { rejections }: Pick<ImportPreview, 'rejections'>,
  language: Language,
): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal')
  const words = IMPORT_WORDS[language].report
  const titles = [words.file, words.table, words.row, words.column, words.value, words.reason, words.hint]
  const heading: Row = titles.map((value) => ({ ...text(value), ...HEADING }))
  const data: Row[] = [heading]
  let width = WIDTHS.length
  for (const [table, own] of byTable(reading, rejections)) {
    if (table !== null) {
      const headers = table.columns.map(({ header }) => ({ ...text(header), ...HEADING }))
      data.push([...WIDTHS.map(() => null), ...headers])
      width = Math.max(width, WIDTHS.length + headers.length)
    }
    for (const rejection of own) data.push([...whereAndWhy(rejection, language), ...rowOf(table, rejection)])
  }
  const columns = Array.from({ length: width }, (_, index) => ({ width: WIDTHS[index] ?? 16 }))
  const written = writeXlsxFile(data, { sheet: words.sheet, columns, stickyRowsCount: 1 })
  return new Uint8Array(await (await written.toBlob()).arrayBuffer())
}

const text = (value: string): CellObject => ({ value, type: String })

function whereAndWhy(rejection: Rejection, language: Language): Row {
  const { file, sheet = '', row, column, value } = rejection
  const { reason, hint } = describeImportRefusal(rejection, language)
  const shown = (part: string) => (part === '' ? null : text(printable(part)))
  const number: CellObject | null = row === null ? null : { value: row, type: Number }
  return [
    shown(file),
    shown(sheet),
    number,
    shown(column === null ? '' : labelOf(column, language)),
    shown(value),
    text(reason),
    { ...text(hint), wrap: true },
  ]
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

function rowOf(table: Table | null, { row, column }: Rejection): Row {
  const cells = table?.rows.find((own) => own.row === row)?.cells
  if (table === null || cells === undefined) return []
  return table.columns.map(({ header }, index) => {
    const cell = written(cells[index] ?? null)
    return header === column ? { ...(cell ?? text('')), ...FAULTY } : cell
  })
}

function written(cell: Cell): CellObject | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  if (typeof cell === 'string') return text(cell)
  if ('day' in cell) return text(cell.day)
  return 'percent' in cell ? { value: cell.percent / 100, type: Number, format: '0.##%' } : text(cell.error)
}
