import type { Cell, Merge, Sheet, SourceFile } from '../source-file'
import type { ArchiveEntry } from './archive'
import { numberCell, PLAIN, type NumberFormat } from './number-format'
import { attempt, Refusal, sourceFile, type Reading } from './reading'
import { sheetRows } from './sheet-rows'
import * as parts from './workbook-parts'
import { unescaped, type Parts } from './workbook-parts'

/** What the cells of a workbook refer to. */
interface Shared {
  strings: readonly string[]
  styles: readonly NumberFormat[]
  is1904: boolean
}

/** 0-based row and column of a reference such as `B12`; `null` when it is none. */
function placeOf(reference: string): { row: number; column: number } | null {
  let column = 0
  let index = 0
  for (; index < reference.length && index < 4; index += 1) {
    const letter = reference.charCodeAt(index) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  const row = Number(reference.slice(index))
  return column > 0 && Number.isInteger(row) && row > 0 ? { row: row - 1, column: column - 1 } : null
}

function mergeOf(reference: string): Merge | null {
  const [first = '', second = ''] = reference.split(':')
  const start = placeOf(first)
  const end = placeOf(second)
  if (start === null || end === null) return null
  return { top: start.row, left: start.column, bottom: end.row, right: end.column }
}

/** A cell by its type, the text of its value (`null` = it has none) and its formula. */
function cellOf(type: string, value: string | null, formula: string | null, style: number, shared: Shared): Cell {
  const blank = value === null || value === ''
  // Only a text may truly be empty; a program that cannot reckon leaves the value out.
  if (blank && formula !== null && type !== 'str') return { error: `=${formula}` }
  if (blank) return null
  switch (type) {
    case 's':
      return shared.strings[Number(value)] ?? { error: '#VALUE!' }
    case 'str':
    case 'inlineStr':
      return unescaped(value)
    case 'b':
      return value.trim() === '1' || value.trim() === 'true'
    case 'e':
      return { error: value }
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(value) ? { day: value.slice(0, 10) } : value
    default: {
      const format = shared.styles[style] ?? PLAIN
      return numberCell(Number(value), value.trim(), format, shared.is1904)
    }
  }
}

async function readSheet(
  reading: Reading,
  zip: Parts,
  { name, hidden, path }: { name: string; hidden: boolean; path: string },
  shared: Shared,
  progress: (fraction: number) => number,
): Promise<Sheet> {
  const rows = sheetRows(reading, name)
  let row = -1
  let column = -1
  let type = ''
  let style = 0
  let value: string | null = null
  let formula: string | null = null
  let into: 'value' | 'formula' | null = null
  let phonetic = 0
  const handler = {
    open(tag: string, attributes: Readonly<Record<string, string>>) {
      switch (tag) {
        case 'c': {
          const place = attributes.r === undefined ? null : placeOf(attributes.r)
          column = place?.column ?? column + 1
          row = place?.row ?? row
          type = attributes.t ?? 'n'
          style = Number(attributes.s ?? 0)
          value = null
          formula = null
          break
        }
        case 'v':
          into = 'value'
          value ??= ''
          break
        case 't':
          if (phonetic > 0) break
          into = 'value'
          value ??= ''
          break
        case 'f':
          into = 'formula'
          formula = ''
          break
        case 'rPh':
          phonetic += 1
          break
        case 'row': {
          const number = Number(attributes.r)
          row = Number.isInteger(number) && number > 0 ? number - 1 : row + 1
          column = -1
          if (attributes.hidden === '1' || attributes.hidden === 'true' || attributes.ht === '0') rows.hide(row)
          break
        }
        case 'mergeCell': {
          const merge = mergeOf(attributes.ref ?? '')
          if (merge !== null) rows.merge(merge)
        }
      }
    },
    close(tag: string) {
      if (tag === 'c') {
        if (!rows.full && (value !== null || formula !== null)) {
          rows.add(Math.max(row, 0), column, cellOf(type, value, formula, style, shared))
        }
      } else if (tag === 'rPh') phonetic -= 1
      else if (tag === 'v' || tag === 't' || tag === 'f') into = null
    },
    text(text: string) {
      if (into === 'value') value += text
      else if (into === 'formula') formula += text
    },
  }
  await parts.readPart(reading, zip, path, handler, 'streamedBytes', progress)
  return rows.sheet(hidden)
}

/**
 * Reads the sheets of a workbook (.xlsx, .xlsm) as they unfold: neither the file nor a sheet is ever in memory as a
 * whole. A sheet that is damaged is reported and left out; one that is too large is read up to the limit.
 */
export async function readXlsx(reading: Reading, entries: readonly ArchiveEntry[]): Promise<SourceFile> {
  const zip = parts.partsOf(entries)
  const path = await parts.workbookPath(reading, zip)
  const book = await parts.readWorkbookParts(reading, zip, path)
  if (book.sheets.length === 0) throw new Refusal('fileBroken', path)
  const strings = await parts.readSharedStrings(reading, zip, book.stringsPath)
  const styles = (await attempt(reading, {}, () => parts.readStyles(reading, zip, book.stylesPath))) ?? []
  const shared: Shared = { strings, styles, is1904: book.is1904 }
  const { sheets: most } = reading.limits
  if (book.sheets.length > most) reading.report('sheetTooLarge', book.sheets.length, `≤ ${most}`)
  const sheets: Sheet[] = []
  const taken = book.sheets.slice(0, most)
  for (const [index, listed] of taken.entries()) {
    const progress = (fraction: number) => (index + fraction) / taken.length
    const sheet = await attempt(reading, { sheet: listed.name }, () =>
      readSheet(reading, zip, listed, shared, progress),
    )
    if (sheet !== null) sheets.push(sheet)
  }
  return sourceFile(reading, 'xlsx', { sheets })
}
