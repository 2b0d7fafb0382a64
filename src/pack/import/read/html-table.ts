import { Parser } from 'htmlparser2'
import type { Sheet, SourceFile } from '../source-file'
import { Refusal, sourceFile, type Reading } from './reading'
import { sheetRows, type SheetRows } from './sheet-rows'
import { decodeText } from './text'

interface OpenTable {
  rows: SheetRows
  row: number
  column: number
  filled: boolean
  /** Rows below that a cell of a column still covers, by column. */
  covered: number[]
  cell: { text: string; down: number; across: number } | null
}

const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i

function declaredEncoding(bytes: Uint8Array): string | null {
  const declared = CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 2048)))?.[1]?.toLowerCase()
  if (declared === undefined) return null
  return declared.startsWith('gb') ? 'gb18030' : declared
}

const LONGEST_SPAN = 1000

function spanOf(text: string | undefined): number {
  const span = Number.parseInt(text ?? '1', 10)
  return span >= 1 ? Math.min(span, LONGEST_SPAN) : 1
}

/**
 * Reads the tables of an HTML page, each as a sheet: many office systems write a page and call it `.xls`. All cells are
 * texts. A table inside another, as pages are laid out with, is a sheet of its own. Throws a `Refusal` when there is none.
 */
export async function readHtml(reading: Reading, bytes: Uint8Array): Promise<SourceFile> {
  const text = decodeText(bytes, declaredEncoding(bytes))
  const sheets: Sheet[] = []
  const open: OpenTable[] = []
  const tables = text.match(/<table[\s>]/gi)?.length ?? 0
  let silent = 0
  const endCell = (table: OpenTable) => {
    const { cell } = table
    if (cell === null) return
    const written = cell.text.replace(/[ \t\r\f\v]*\n[ \t\r\f\v]*/g, '\n').trim()
    if (written !== '') table.filled = true
    table.rows.add(table.row, table.column, written)
    const bottom = table.row + cell.down - 1
    const right = table.column + cell.across - 1
    if (cell.down > 1 || cell.across > 1) {
      table.rows.merge({ top: table.row, left: table.column, bottom, right })
    }
    for (let column = table.column; column <= right; column += 1) table.covered[column] = cell.down
    table.column = right + 1
    table.cell = null
  }
  const endTable = () => {
    const table = open.pop()
    if (table === undefined) return
    endCell(table)
    if (table.filled && sheets.length < reading.limits.sheets) sheets.push(table.rows.sheet(false))
  }
  const parser = new Parser({
    onopentag(tag, attributes) {
      const table = open.at(-1)
      if (tag === 'style' || tag === 'script' || tag === 'title') silent += 1
      if (tag === 'table') {
        if (open.length >= reading.limits.xmlDepth) throw new Refusal('fileBroken', 'table')
        const name = tables > 1 ? `表${sheets.length + 1}` : ''
        open.push({ rows: sheetRows(reading, name), row: -1, column: 0, filled: false, covered: [], cell: null })
      } else if (table !== undefined && tag === 'tr') {
        endCell(table)
        table.row += 1
        table.column = 0
        table.covered = table.covered.map((left) => Math.max(0, left - 1))
        if (/display\s*:\s*none/i.test(attributes.style ?? '')) table.rows.hide(table.row)
      } else if (table !== undefined && (tag === 'td' || tag === 'th')) {
        endCell(table)
        if (table.row < 0) table.row = 0
        while ((table.covered[table.column] ?? 0) > 0) table.column += 1
        table.cell = { text: '', down: spanOf(attributes.rowspan), across: spanOf(attributes.colspan) }
      } else if (table?.cell && (tag === 'br' || tag === 'p' || tag === 'div')) {
        table.cell.text += '\n'
      }
    },
    onclosetag(tag) {
      const table = open.at(-1)
      if (tag === 'style' || tag === 'script' || tag === 'title') silent -= 1
      if (tag === 'table') endTable()
      else if (table !== undefined && (tag === 'td' || tag === 'th' || tag === 'tr')) endCell(table)
    },
    ontext(piece) {
      const cell = open.at(-1)?.cell
      // A line of the source is no line of the cell.
      if (cell && silent <= 0) cell.text += piece.replace(/\s+/g, ' ')
    },
  })
  const step = 64 * 1024
  for (let at = 0; at < text.length; at += step) {
    parser.write(text.slice(at, at + step))
    await reading.breathe(at / text.length)
  }
  parser.end()
  while (open.length > 0) endTable()
  if (sheets.length === 0) throw new Refusal('formatUnknown', 'HTML', '<table>')
  return sourceFile(reading, 'xls', { sheets })
}
