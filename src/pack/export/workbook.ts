import { strToU8, zipSync } from 'fflate'

/** One cell: text is typed as text, so that no spreadsheet runs it; a day is a real date; a marked one is coloured. */
export type ExportCell =
  null | string | number | { day: string } | { header: string } | { wrapped: string } | { marked: string | number }

/** Values to choose from in a column: `from` is a range such as `'选项'!$A$1:$A$8`. */
export interface Choice {
  /** 0-based. */
  column: number
  from: string
  /** Where several may be given in one cell, others are let through. */
  several: boolean
  title: string
  hint: string
}

export interface SheetContent {
  name: string
  rows: readonly (readonly ExportCell[])[]
  /** In characters. */
  widths: readonly number[]
  frozenRows: number
  hidden?: boolean
  choices?: readonly Choice[]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const STYLE = { plain: 0, header: 1, day: 2, wrapped: 3, marked: 4 }
const DAY_ZERO = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
/** What a spreadsheet takes of one cell; it calls a workbook with more of it broken. */
export const CELL_CHARACTERS = 32_767
const ROWS_CHOSEN = 5000

// XML allows no other control characters.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** `_x0041_` in a cell would be read as `A`. */
const cellTextXml = (text: string) => escaped(text.slice(0, CELL_CHARACTERS).replace(/_x[0-9a-f]{4}_/gi, '_x005F$&'))

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}

function cellXml(cell: ExportCell, at: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return textXml(cell, at, STYLE.plain)
  if ('header' in cell) return textXml(cell.header, at, STYLE.header)
  if ('wrapped' in cell) return textXml(cell.wrapped, at, STYLE.wrapped)
  if ('marked' in cell) {
    const { marked } = cell
    if (typeof marked === 'string') return textXml(marked, at, STYLE.marked)
    return `<c r="${at}" s="${STYLE.marked}"><v>${marked}</v></c>`
  }
  const serial = (Date.parse(`${cell.day}T00:00:00Z`) - DAY_ZERO) / DAY_MS
  return `<c r="${at}" s="${STYLE.day}"><v>${serial}</v></c>`
}

const textXml = (text: string, at: string, style: number) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellTextXml(text)}</t></is></c>`

function choicesXml(choices: readonly Choice[]): string {
  if (choices.length === 0) return ''
  const one = ({ column, from, several, title, hint }: Choice) => {
    const letters = columnName(column)
    const kind = several ? 'errorStyle="information"' : 'errorStyle="stop"'
    return (
      `<dataValidation type="list" ${kind} allowBlank="1" showInputMessage="1" showErrorMessage="${several ? 0 : 1}" ` +
      `promptTitle="${escaped(title.slice(0, 32))}" prompt="${escaped(hint.slice(0, 255))}" ` +
      `sqref="${letters}2:${letters}${ROWS_CHOSEN}"><formula1>${escaped(from)}</formula1></dataValidation>`
    )
  }
  return `<dataValidations count="${choices.length}">${choices.map(one).join('')}</dataValidations>`
}

function sheetXml({ rows, widths, frozenRows, choices = [] }: SheetContent): string {
  const pane = `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const lines = rows.map((row, index) => {
    const cells = row.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`)).join('')
    return `<row r="${index + 1}">${cells}</row>`
  })
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozenRows > 0 ? pane : ''}</sheetView>` +
    `</sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>${lines.join('')}</sheetData>` +
    `${choicesXml(choices)}</worksheet>`
  )
}

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE3EAF2"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFF8C9C4"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>' +
  '<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="164" applyNumberFormat="1"/>' +
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf fillId="3" applyFill="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

/**
 * Writes a workbook at once, in a worker, on the page or in Node. The library for it compresses larger parts in workers
 * made of blobs, which the page's security policy does not let start, and waits for them for ever.
 */
export function writeWorkbook(sheets: readonly SheetContent[]): Uint8Array<ArrayBuffer> {
  const part = (index: number) => `worksheets/sheet${index + 1}.xml`
  const overrides = sheets.map(
    (_, index) => `<Override PartName="/xl/${part(index)}" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  const entries = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const relations = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="${part(index)}"/>`,
  )
  const texts: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}` +
      `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  }
  const files = Object.entries(texts).map(([path, text]) => [path, strToU8(text)] as const)
  const contents = sheets.map((sheet, index) => [`xl/${part(index)}`, strToU8(sheetXml(sheet))] as const)
  return zipSync(Object.fromEntries([...files, ...contents]), { mtime: ZIP_TIME })
}

/** The same content gives the same bytes. */
export const ZIP_TIME = new Date(2000, 0, 1)

/** Names of sheets have at most 31 characters and none of `[]/\:*?`. */
export const sheetName = (name: string) => name.replace(/[[\]/\\:*?]/g, ' ').slice(0, 31)
