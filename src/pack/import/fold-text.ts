import type { Cell } from './source-file'

const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** Whether a text needs looking at: most cells hold neither blanks nor marks that cannot be seen. */
const ODD = /[\s\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

/** Text without differences that mean nothing: full-width letters and digits, blanks, small and capital letters, marks that cannot be seen. */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, '').toLowerCase()
}

/** A cell's text as a person reads it: trimmed, line feeds as blanks, marks that cannot be seen left out. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return ODD.test(cell) ? cell.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim() : cell
  if (typeof cell !== 'object') return String(cell)
  if ('day' in cell) return cell.day
  return 'percent' in cell ? `${cell.percent}%` : cell.error
}

/** Whether a cell holds nothing that can be seen. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && textOf(cell) === '')
}
