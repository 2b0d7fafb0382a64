import papaparse from 'papaparse'
import { shownValue, type Report } from './findings'
import { readText } from './read-text'

export interface CsvRow {
  /** 1-based line of the file on which the row starts; the header is line 1. */
  line: number
  cells: readonly string[]
}

export interface CsvTable {
  header: readonly string[]
  rows: readonly CsvRow[]
  /** False when rows were left out. */
  whole: boolean
}

const HOSTILE = new Set(['__proto__', 'constructor', 'prototype'])

function withoutTrailingBlanks(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}

/** Lines a row takes up: a quoted cell may hold line feeds. */
function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.split('\n').length - 1), 1)
}

/**
 * Reads a comma-separated table. Cells are trimmed, blank rows skipped. A file that cannot be split into cells reliably,
 * or whose header is hostile or repeats a column, is reported and gives `null`; a row with more cells than the header is reported and left out.
 */
export function readCsv(file: string, bytes: Uint8Array, report: Report): CsvTable | null {
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
    const cells = withoutTrailingBlanks(raw.map((cell) => cell.trim()))
    if (cells.length > 0) rows.push({ line, cells })
    line += linesOf(raw)
  }
  const [first, ...rest] = rows
  if (first === undefined) return null
  const header = first.cells
  if (!headerIsSound(file, first, report)) return null
  const fitting = rest.filter((row) => {
    if (row.cells.length <= header.length) return true
    const value = shownValue(row.cells.slice(header.length).join(','))
    report({ file, row: row.line, column: null, value, reason: 'brokenCsv', expected: `≤ ${header.length}` })
    return false
  })
  return { header, rows: fitting, whole: fitting.length === rest.length }
}

function headerIsSound(file: string, first: CsvRow, report: Report): boolean {
  let sound = true
  for (const [index, column] of first.cells.entries()) {
    const hostile = HOSTILE.has(column)
    if (!hostile && first.cells.indexOf(column) === index) continue
    const reason = hostile ? 'columnHostile' : 'brokenCsv'
    report({ file, row: first.line, column, value: column, reason, expected: null })
    sound = false
  }
  return sound
}
