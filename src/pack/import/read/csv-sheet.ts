import papaparse from 'papaparse'
import { withoutFormulaMark } from '../../write-csv'
import type { SourceFile } from '../source-file'
import { sourceFile, type Reading } from './reading'
import { sheetRows } from './sheet-rows'
import { decodeText } from './text'

const SEPARATORS = [',', '\t', ';'] as const
const LOOKED_AT = 50

/** The separator that splits most rows into the same number of cells. */
function separatorOf(text: string): string {
  const head = text.slice(0, 64 * 1024)
  const scores = SEPARATORS.map((separator) => {
    const { data } = papaparse.parse<string[]>(head, { delimiter: separator, preview: LOOKED_AT })
    const counts = new Map<number, number>()
    for (const { length } of data) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1)
    return { separator, score: Math.max(0, ...[...counts].map(([width, rows]) => rows * 1000 + Math.min(width, 999))) }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator
}

// What Excel takes as a separator and shows no row for; a row of its own, so that rows keep their numbers.
const STATED = /^sep=(.)\s*(?=\n|$)/i
// How exports keep a spreadsheet from taking an identity number for a number.
const KEPT_AS_TEXT = /^="([^"]*)"$/

/**
 * Reads a text table as one nameless sheet, all cells texts. A quotation mark that is never closed would swallow the
 * rest: reading stops there, and what came before is kept. Throws a `Refusal` when the encoding is unknown.
 */
export async function readCsvSheet(reading: Reading, bytes: Uint8Array): Promise<SourceFile> {
  const text = decodeText(bytes).replace(/\r\n?/g, '\n')
  if (text.trim() === '') {
    reading.report('fileEmpty', '')
    return sourceFile(reading, 'csv')
  }
  const stated = STATED.exec(text)
  const rows = sheetRows(reading, '')
  let row = stated === null ? 0 : 1
  const body = stated === null ? text : text.slice(stated[0].length + 1)
  papaparse.parse<string[]>(body, {
    delimiter: stated?.[1] ?? separatorOf(body),
    newline: '\n',
    step({ data, errors }, parser) {
      if (errors.some(({ type }) => type === 'Quotes')) {
        reading.report('brokenCsv', data.join(',').split('\n')[0], null, { row: row + 1 })
        parser.abort()
        return
      }
      for (const [column, cell] of data.entries())
        rows.add(row, column, KEPT_AS_TEXT.exec(cell)?.[1] ?? withoutFormulaMark(cell))
      row += 1
      if (rows.full) parser.abort()
    },
  })
  await reading.breathe(1)
  return sourceFile(reading, 'csv', { sheets: [rows.sheet(false)] })
}
