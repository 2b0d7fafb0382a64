import type { WorkSheet } from '@e965/xlsx'
import type { Cell, Sheet, SourceFile } from '../source-file'
import { builtInFormat, numberCell, numberFormat, PLAIN, type NumberFormat } from './number-format'
import { Refusal, sourceFile, type Reading } from './reading'
import { sheetRows } from './sheet-rows'

/** What the library leaves on a cell, though its types do not say so. */
interface LibraryCell {
  t?: string
  v?: unknown
  w?: string
  z?: unknown
  f?: string
  XF?: { numFmtId?: number }
}

// The first number that a workbook may give to a format of its own.
const FIRST_OWN_FORMAT = 164

function formatOf({ z, XF }: LibraryCell, known: Map<string, NumberFormat>): NumberFormat {
  const id = XF?.numFmtId
  if (id !== undefined && id < FIRST_OWN_FORMAT && builtInFormat(id) !== PLAIN) return builtInFormat(id)
  if (typeof z !== 'string') return PLAIN
  const format = known.get(z) ?? numberFormat(z)
  known.set(z, format)
  return format
}

/** The error values of BIFF by their codes. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
}

function cellOf(cell: LibraryCell, known: Map<string, NumberFormat>, is1904: boolean): Cell {
  const { t: type, v: value } = cell
  if (type === 'e') return { error: ERRORS[Number(value)] ?? '#N/A' }
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return numberCell(value, String(value), formatOf(cell, known), is1904)
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n')
  return null
}

function sheetOf(reading: Reading, name: string, hidden: boolean, sheet: WorkSheet, is1904: boolean): Sheet {
  const rows = sheetRows(reading, name)
  const known = new Map<string, NumberFormat>()
  const data: readonly (readonly (LibraryCell | undefined)[] | undefined)[] = sheet['!data'] ?? []
  // Rows may be missing, and a row number at the far end would make a loop over all of them long.
  data.forEach((cells, row) => {
    if (rows.full) return
    cells?.forEach((cell, column) => {
      if (cell !== undefined) rows.add(row, column, cellOf(cell, known, is1904))
    })
  })
  sheet['!rows']?.forEach((row, index) => {
    if (row?.hidden === true) rows.hide(index)
  })
  for (const { s, e } of sheet['!merges'] ?? []) rows.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c })
  return rows.sheet(hidden)
}

/** Bytes of a text in UTF-16, as names stand in compound files. */
function wide(text: string): number[] {
  return [...text].flatMap((character) => [character.charCodeAt(0), 0])
}

const SECTOR = 128

/** Whether a compound file holds a stream of that name. Its entries are 128 bytes long and lie at multiples of that. */
function holdsStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...wide(name), 0, 0]
  for (let at = 0; at + SECTOR <= bytes.length; at += SECTOR) {
    if (bytes[at + 64] === wanted.length && wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

/**
 * Reads a workbook of Excel 97–2003 (BIFF8 in a compound file), or one in the XML of 2003. It is not compressed, so
 * that what it takes in memory is bounded by its size. Throws a `Refusal` when it is encrypted, older or no workbook.
 */
export async function readXls(reading: Reading, bytes: Uint8Array): Promise<SourceFile> {
  if (holdsStream(bytes, 'EncryptedPackage')) throw new Refusal('fileEncrypted')
  const isCompound = bytes[0] === 0xd0
  // In Excel 95 the encoding of texts is the machine's own, and guessing it would garble them.
  if (isCompound && !holdsStream(bytes, 'Workbook')) throw new Refusal('formatUnknown', 'Excel 95', 'Excel 97–2003')
  const { read } = await import('@e965/xlsx')
  await reading.breathe(0)
  const { cells, rowsPerSheet } = reading.limits
  // One row more than is taken, so that a sheet with too many is noticed.
  const sheetLimit = Math.min(rowsPerSheet + 1, cells)
  const book = parsed(() =>
    read(bytes, {
      type: 'array',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellStyles: true,
      sheetRows: sheetLimit,
    }),
  )
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const { sheets: most } = reading.limits
  if (book.SheetNames.length > most) reading.report('sheetTooLarge', book.SheetNames.length, `≤ ${most}`)
  const sheets: Sheet[] = []
  for (const [index, name] of book.SheetNames.slice(0, most).entries()) {
    const sheet = book.Sheets[name]
    if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') continue
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    sheets.push(sheetOf(reading, name, hidden, sheet, is1904))
    await reading.breathe(0.5 + index / book.SheetNames.length / 2)
  }
  return sourceFile(reading, 'xls', { sheets })
}

function parsed<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    throw new Refusal(/password|encrypt/i.test(message) ? 'fileEncrypted' : 'fileBroken', message)
  }
}
