import { isHostile } from './hostile-names'
import papaparse from 'papaparse'
import type { Rejection } from '../domain/rejection'
import { expectedList, shownValue, type Report } from './findings'
import { readText } from './read-text'
import { withoutFormulaMark } from './write-csv'

export interface CsvRow {
  /** 1-based line of the file on which the row starts; the header is line 1. */
  line: number
  cells: readonly string[]
  /** How many cells stand in the file, trailing blanks included. */
  width: number
}

export interface CsvTable {
  header: readonly string[]
  /** 1-based line of the header. */
  headerLine: number
  rows: readonly CsvRow[]
  /** False when rows were left out. */
  whole: boolean
}

function withoutTrailingBlanks(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}

/** Lines a row takes up: a quoted cell may hold line feeds. */
function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.split('\n').length - 1), 1)
}

// Excel ledgers end with such a row. As an id, `total` is in small letters.
const TOTALS = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|Total|TOTAL|Subtotal)\s*[:：]?$/

/** The word by which a row is known as one of totals; `null` for any other row. */
export function totalsIn({ cells }: Pick<CsvRow, 'cells'>): string | null {
  const first = cells.find((cell) => cell !== '') ?? ''
  return TOTALS.test(first) ? first : null
}

/**
 * Reads a comma-separated table. Cells are trimmed and freed of the mark against formulas, blank rows skipped. A file that cannot be split into cells reliably,
 * or whose header is hostile, repeats a column or holds none of the `known` columns, is reported and gives `null`;
 * a row with more or fewer cells than the header is reported and left out. `known` = `null`: any header will do.
 */
export function readCsv(
  file: string,
  bytes: Uint8Array,
  report: Report,
  known: readonly string[] | null,
): CsvTable | null {
  const text = readText(file, bytes, report)
  if (text === null) return null
  const { data, errors } = papaparse.parse<string[]>(text.replace(/\r\n?/g, '\n'), { delimiter: ',', newline: '\n' })
  const rows: CsvRow[] = []
  let line = 1
  for (const [index, raw] of data.entries()) {
    if (errors.some((error) => error.type === 'Quotes' && error.row === index)) {
      const value = shownValue(raw.join(',').split('\n')[0])
      report({ file, row: line, column: null, value, reason: 'brokenCsv', expected: null })
      return null
    }
    const cells = withoutTrailingBlanks(raw.map((cell) => withoutFormulaMark(cell.trim()).trim()))
    if (cells.length > 0) rows.push({ line, cells, width: raw.length })
    line += linesOf(raw)
  }
  const [first, ...rest] = rows
  if (first === undefined) return null
  const fault = known === null ? null : headerFault(rows, known)
  if (fault !== null) {
    report({ file, row: first.line, column: null, ...fault })
    return null
  }
  const header = first.cells
  if (!headerIsSound(file, first, report)) return null
  const fitting = rest.filter((row) => {
    if (row.width < header.length && totalsIn(row) === null) {
      const expected = `= ${header.length}`
      report({ file, row: row.line, column: null, value: String(row.width), reason: 'cellsTooFew', expected })
      return false
    }
    if (row.cells.length <= header.length) return true
    const value = shownValue(row.cells.slice(header.length).join(','))
    report({ file, row: row.line, column: null, value, reason: 'cellsTooMany', expected: `≤ ${header.length}` })
    return false
  })
  return { header, headerLine: first.line, rows: fitting, whole: fitting.length === rest.length }
}

const SEPARATORS = [';', '；', '，', '\t', '|']
// A title, a unit of measure and a line of dates may stand above a header.
const HEADER_WITHIN = 10

/** What is wrong with a table whose first row holds no known column: another separator, a title above it, or no header at all. */
function headerFault(
  rows: readonly CsvRow[],
  known: readonly string[],
): Pick<Rejection, 'value' | 'reason' | 'expected'> | null {
  const lower = new Set(known.map((name) => name.toLowerCase()))
  const countIn = (cells: readonly string[]) => cells.filter((cell) => lower.has(cell.trim().toLowerCase())).length
  const [first, ...rest] = rows
  if (first === undefined || countIn(first.cells) > 0) return null
  const text = first.cells.join(',')
  const separator = SEPARATORS.find((candidate) => countIn(text.split(candidate)) > 1)
  if (separator !== undefined) return { value: separator, reason: 'separatorWrong', expected: ',' }
  const value = shownValue(text)
  const header = rest.slice(0, HEADER_WITHIN).find(({ cells }) => countIn(cells) > 1)
  if (header !== undefined) return { value, reason: 'headerNotFirst', expected: String(header.line) }
  return { value, reason: 'headerMissing', expected: expectedList(known.slice(0, COLUMNS_SHOWN)) }
}

const COLUMNS_SHOWN = 4

function headerIsSound(file: string, first: CsvRow, report: Report): boolean {
  let sound = true
  for (const [index, column] of first.cells.entries()) {
    const hostile = isHostile(column)
    if (!hostile && (column === '' || first.cells.indexOf(column) === index)) continue
    const reason = hostile ? 'columnHostile' : 'columnDuplicate'
    report({ file, row: first.line, column, value: column, reason, expected: null })
    sound = false
  }
  return sound
}
