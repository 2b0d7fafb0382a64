import { isDay } from '../../../domain/day'
import type { Cell } from '../source-file'
import { Refusal, type Reading } from './reading'
import { decodeShort, isUtf8 } from './text'

interface Field {
  name: string
  type: string
  start: number
  length: number
}

/** Rows of a dBASE table. A row that is marked as deleted is `null`. */
export interface DbfTable {
  rows: ([string, Cell][] | null)[]
}

/** Code pages by the language byte of the header, where that says anything in China; Western ones are what programs write unasked. */
const LANGUAGE: Readonly<Record<number, string>> = { 0x4d: 'gb18030', 0x7a: 'gb18030', 0x4f: 'big5', 0x78: 'big5' }

/** The encoding that a `.cpg` file names; `null` = none that is known. */
export function encodingOfCpg(text: string): string | null {
  const name = text.trim().toLowerCase()
  if (/utf-?8|65001/.test(name)) return 'utf-8'
  if (/gb|936|54936|chinese/.test(name)) return 'gb18030'
  return /big-?5|950/.test(name) ? 'big5' : null
}

function trimmed(bytes: Uint8Array): Uint8Array {
  const zero = bytes.indexOf(0)
  let end = zero < 0 ? bytes.length : zero
  let start = 0
  while (end > start && bytes[end - 1] === 0x20) end -= 1
  while (start < end && bytes[start] === 0x20) start += 1
  return bytes.subarray(start, end)
}

function numberOf(text: string): Cell {
  // Stars stand where a number did not fit.
  if (text === '' || /^\*+$/.test(text)) return null
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  return /^-?\d{16,}$/.test(text) ? text : value
}

function cellOf(field: Field, bytes: Uint8Array, encoding: string): Cell {
  const { type } = field
  if (type === 'I' && bytes.length === 4) return new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true)
  if ((type === 'B' || type === 'O') && bytes.length === 8) {
    const value = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true)
    return Number.isFinite(value) ? value : null
  }
  const text = decodeShort(trimmed(bytes), encoding)
  if (type === 'N' || type === 'F') return numberOf(text)
  if (type === 'L') return /^[TtYy]$/.test(text) ? true : /^[FfNn]$/.test(text) ? false : null
  if (type === 'D') {
    const day = text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
    return isDay(day) ? { day } : /^0*$/.test(text) ? null : text
  }
  return text === '' ? null : text
}

/**
 * Reads a dBASE table: the rest of a Shapefile's features. The encoding is that of the `.cpg`, else of the header's
 * language byte, else UTF-8 if all of it is, else GB18030. Throws a `Refusal` when the header is damaged; a table that
 * ends early gives the rows that are whole.
 */
export function readDbf(reading: Reading, bytes: Uint8Array, declared: string | null): DbfTable {
  if (bytes.length < 33) throw new Refusal('fileBroken', '.dbf')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(4, true)
  const headerLength = view.getUint16(8, true)
  const rowLength = view.getUint16(10, true)
  if (headerLength < 33 || headerLength > bytes.length || rowLength < 1) throw new Refusal('fileBroken', '.dbf')
  const body = bytes.subarray(headerLength)
  const whole = Math.min(count, Math.floor(body.length / rowLength), reading.limits.places + 1)
  if (whole < count && whole <= reading.limits.places) {
    reading.report('fileBroken', '.dbf', `= ${count}`, { row: whole + 1 })
  }
  const heads: Uint8Array[] = []
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) heads.push(bytes.subarray(at, at + 32))
  const named = heads.map((head) => ({ head, raw: trimmed(head.subarray(0, 11)) }))
  const layout: { raw: Uint8Array; type: string; start: number; length: number }[] = []
  let start = 1
  for (const { head, raw } of named) {
    const type = String.fromCharCode(head[11] ?? 0)
    // Texts of more than 255 bytes take the next byte as well.
    const length = (head[16] ?? 0) + (type === 'C' ? (head[17] ?? 0) * 256 : 0)
    if (start + length > rowLength) throw new Refusal('fileBroken', '.dbf')
    layout.push({ raw, type, start, length })
    start += length
  }
  const at = (row: number, { start, length }: { start: number; length: number }) =>
    body.subarray(row * rowLength + start, row * rowLength + start + length)
  const texts = layout.filter(({ type }) => type === 'C')
  const allUtf8 = () => {
    if (!layout.every(({ raw }) => isUtf8(raw))) return false
    for (let row = 0; row < whole; row += 1) {
      if (!texts.every((field) => isUtf8(trimmed(at(row, field))))) return false
    }
    return true
  }
  const encoding = declared ?? LANGUAGE[bytes[29] ?? 0] ?? (allUtf8() ? 'utf-8' : 'gb18030')
  const seen = new Set<string>()
  const fields: Field[] = []
  for (const { raw, ...rest } of layout) {
    const name = decodeShort(raw, encoding)
    // Memos lie in another file, which programs for maps do not write.
    if (rest.type === 'M' || rest.type === 'G' || rest.type === 'P') continue
    if (seen.has(name)) reading.report('columnDuplicate', name, null, { column: name })
    else fields.push({ name, ...rest })
    seen.add(name)
  }
  const rows: DbfTable['rows'] = []
  for (let row = 0; row < whole; row += 1) {
    const deleted = body[row * rowLength] === 0x2a
    rows.push(deleted ? null : fields.map((field) => [field.name, cellOf(field, at(row, field), encoding)]))
  }
  return { rows }
}
