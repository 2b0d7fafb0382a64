import papaparse from 'papaparse'
import type { CsvCells } from './pack-delta'

/** What a cell is made of; an absent value leaves it empty, which says nothing. */
export type CellValue = string | number | boolean | null | undefined | readonly string[]

// What a spreadsheet runs as a formula, the full-width signs of Chinese keyboards among it.
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/
const MARKED = /^'+[=+\-@＝＋－＠\t\r]/

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front, which `withoutFormulaMark` takes off
 * again; one that begins with apostrophes and would run without them gets one more, so that no two texts read alike.
 */
export const withFormulaMark = (text: string) => (FORMULA.test(text) ? `'${text}` : text)

/** The inverse of `withFormulaMark`. */
export const withoutFormulaMark = (cell: string) => (MARKED.test(cell) ? cell.slice(1) : cell)

/** A number as a plain decimal, never `1e-7`: the ledgers' readers take nothing else. */
export function plainDecimal(value: number): string {
  const text = String(value)
  const [mantissa = '', exponent] = text.split('e')
  if (exponent === undefined) return text
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(mantissa) ?? []
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

/** A value as a cell of the pack says it; `''` = nothing. */
export function cellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return plainDecimal(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' ? value : value.join(';')
}

/** Rows as a CSV file: safe for spreadsheets, and with the mark by which Excel knows UTF-8. */
export function writeCsv(columns: readonly string[], rows: readonly CsvCells[]): string {
  const cells = rows.map((row) => columns.map((column) => withFormulaMark(row[column] ?? '')))
  return `\ufeff${papaparse.unparse([[...columns], ...cells], { newline: '\n' })}\n`
}
