import { strToU8, zipSync } from 'fflate'
import { readFiles } from '../../src/pack/import/read/read-files'
import type { ReadLimits, Sheet, SourceFile } from '../../src/pack/import/source-file'

export const utf8 = (text: string) => strToU8(text)

// `新建工程` and other words as GBK has them; the platform decodes it, but does not encode it.
const GBK_PAIRS = (() => {
  const pairs = new Map<string, number[]>()
  const decoder = new TextDecoder('gbk')
  for (let high = 0xb0; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1) pairs.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  }
  return pairs
})()

export function gbk(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => GBK_PAIRS.get(character) ?? [character.charCodeAt(0)]))
}

export async function readOne(name: string, bytes: Uint8Array, limits?: ReadLimits): Promise<SourceFile> {
  const [file] = await readFiles([{ name, bytes }], limits === undefined ? {} : { limits })
  if (file === undefined) throw new Error('nothing was read')
  return file
}

export function sheetOf(file: SourceFile, index = 0): Sheet {
  const sheet = file.sheets[index]
  if (sheet === undefined) throw new Error(`no sheet: ${JSON.stringify(file.problems)}`)
  return sheet
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface WorkbookText {
  /** What stands inside `<worksheet>`. */
  sheets: Record<string, string>
  states?: Record<string, 'hidden' | 'veryHidden'>
  strings?: string
  /** Codes of own number formats; style 1 has the first, and so on. A number is a built-in format. */
  formats?: (string | number)[]
  is1904?: boolean
}

/** A workbook as a program writes it, of the XML that matters. */
export function workbookParts(book: WorkbookText): Record<string, Uint8Array> {
  const names = Object.keys(book.sheets)
  const relations = names
    .map(
      (_, index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
    )
    .join('')
  const formats = book.formats ?? []
  const own = formats
    .map((code, index) =>
      typeof code === 'string'
        ? `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`
        : '',
    )
    .join('')
  const xfs = formats.map((code, index) => `<xf numFmtId="${typeof code === 'number' ? code : 200 + index}"/>`).join('')
  const listed = names
    .map((name, index) => {
      const state = book.states?.[name]
      return `<sheet name="${name}" sheetId="${index + 1}" ${state === undefined ? '' : `state="${state}"`} r:id="rId${index + 1}"/>`
    })
    .join('')
  return {
    '[Content_Types].xml': utf8('<Types/>'),
    '_rels/.rels': utf8(
      `<Relationships><Relationship Id="r" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships>${relations}<Relationship Id="s" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="t" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': utf8(
      `<?xml version="1.0" encoding="UTF-8"?><workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr ${book.is1904 ? 'date1904="1"' : ''}/><sheets>${listed}</sheets></workbook>`,
    ),
    'xl/styles.xml': utf8(
      `<styleSheet ${MAIN}><numFmts>${own}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': utf8(`<sst ${MAIN}>${book.strings ?? ''}</sst>`),
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        utf8(`<worksheet ${MAIN}>${book.sheets[name]}</worksheet>`),
      ]),
    ),
  }
}

export const workbook = (book: WorkbookText) => zipSync(workbookParts(book))

/** A dBASE table of text, number, day and truth columns; `encode` writes its texts. */
export function dbf(
  fields: readonly [name: string, type: string, length: number][],
  rows: readonly (readonly string[])[],
  { encode = utf8, language = 0 }: { encode?: (text: string) => Uint8Array; language?: number } = {},
): Uint8Array {
  const head = 32 + fields.length * 32 + 1
  const width = 1 + fields.reduce((sum, [, , length]) => sum + length, 0)
  const bytes = new Uint8Array(head + rows.length * width + 1).fill(0x20, head)
  const view = new DataView(bytes.buffer)
  bytes[0] = 3
  view.setUint32(4, rows.length, true)
  view.setUint16(8, head, true)
  view.setUint16(10, width, true)
  bytes[29] = language
  fields.forEach(([name, type, length], index) => {
    bytes.set(encode(name).subarray(0, 10), 32 + index * 32)
    bytes[32 + index * 32 + 11] = type.charCodeAt(0)
    bytes[32 + index * 32 + 16] = length
  })
  bytes[head - 1] = 0x0d
  rows.forEach((row, index) => {
    let at = head + index * width + 1
    row.forEach((text, column) => {
      const length = fields[column]?.[2] ?? 0
      bytes.set(encode(text).subarray(0, length), at)
      at += length
    })
  })
  return bytes
}

type Ring = readonly (readonly [number, number])[]

/** The content of one record of a Shapefile: `parts` of a line or an area, `null` = no shape. */
export function record(type: number, parts: readonly Ring[] | null): Uint8Array {
  const plane = type % 10
  if (parts === null) return new Uint8Array(new Int32Array([0]).buffer)
  const points = parts.flat()
  const isPoint = plane === 1
  const head = isPoint ? 4 : plane === 8 ? 40 : 44 + parts.length * 4
  // Heights and measures follow the points: as many numbers again, and their bounds.
  const more = type > 10 ? (isPoint ? 16 : 2 * (16 + points.length * 8)) : 0
  const bytes = new Uint8Array(head + points.length * 16 + more)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, type, true)
  if (plane === 8) view.setInt32(36, points.length, true)
  if (plane === 3 || plane === 5) {
    view.setInt32(36, parts.length, true)
    view.setInt32(40, points.length, true)
    parts.reduce((first, part, index) => {
      view.setInt32(44 + index * 4, first, true)
      return first + part.length
    }, 0)
  }
  points.forEach(([x, y], index) => {
    view.setFloat64(head + index * 16, x, true)
    view.setFloat64(head + index * 16 + 8, y, true)
  })
  return bytes
}

export function shp(type: number, records: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(100 + records.reduce((sum, { length }) => sum + 8 + length, 0))
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, bytes.length / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, type, true)
  let at = 100
  records.forEach((one, index) => {
    view.setInt32(at, index + 1)
    view.setInt32(at + 4, one.length / 2)
    bytes.set(one, at + 8)
    at += 8 + one.length
  })
  return bytes
}

export const square = (left: number, bottom: number, size: number): [number, number][] => [
  [left, bottom],
  [left, bottom + size],
  [left + size, bottom + size],
  [left + size, bottom],
  [left, bottom],
]
