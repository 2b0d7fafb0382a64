import type { Rejection } from '../../domain/rejection'
import { headerAt, headerWordTest, levelsOf, type HeaderRows } from './find-headers'
import { isBlank, textOf } from './fold-text'
import { isSerialHeader, lastingWords, matchHeader } from './header-words'
import { mapTables } from './map-tables'
import { gridOf, textsIn, type Grid } from './sheet-grid'
import type { Sheet, SourceFile } from './source-file'
import { soundColumns } from './sound-columns'
import { bodyOf } from './table-body'
import type { Table, TableColumn } from './table'
import { append } from '../append'

/** A header found in a sheet, with the columns under it. */
interface Found extends HeaderRows {
  columns: readonly number[]
}

/**
 * Finds the tables in a file's sheets and layers: where their headers are, which rows are items, and what else stands
 * there. `problems` names hostile headers, and a file in which there is no table.
 */
export function tablesOf(file: SourceFile): { tables: Table[]; problems: Rejection[] } {
  const found = [
    ...file.sheets.map((sheet) => sheetTables(file.name, sheet, file.sheets.length === 1)),
    ...file.layers.map((layer) => mapTables(file.name, layer, file.layers.length === 1)),
  ]
  const tables = found.flatMap((part) => part.tables)
  const problems = found.flatMap((part) => part.problems)
  const silent = file.packFiles !== null || file.problems.some(({ row }) => row === null)
  if (tables.length === 0 && problems.length === 0 && !silent) {
    problems.push({ file: file.name, row: null, column: null, value: '', reason: 'tableMissing', expected: null })
  }
  return { tables, problems }
}

/** What a table is known by next time: the words of its header, without the figures that change from month to month. */
export function signatureOf(table: Table): string {
  const words = table.columns.map(({ levels, header }) => lastingWords(levels.length > 0 ? levels.join('/') : header))
  return `${table.isMap ? 'map:' : ''}${words.join('|')}`
}

function sheetTables(file: string, sheet: Sheet, alone: boolean): { tables: Table[]; problems: Rejection[] } {
  const grid = gridOf(sheet)
  const name = alone && sheet.name === '' ? null : sheet.name
  const headers = headersIn(grid)
  const tables: Table[] = []
  const problems: Rejection[] = []
  for (const [index, header] of headers.entries()) {
    const bounds = { from: previousEnd(headers, index), to: nextStart(headers, index, grid.rows.length) }
    const levels = levelsOf(grid, header, header.columns)
    const where = { file, ...(name === null ? {} : { sheet: name }), row: header.top + 1 }
    const sound = soundColumns(columnsOf(header.columns, levels), where)
    append(problems, sound.problems)
    const body = bodyOf(grid, sheet, header, sound.columns, bounds)
    if (body.rows.length === 0) continue
    if (isSideways(sound.columns, body)) {
      problems.push({
        ...where,
        row: null,
        column: null,
        value: sideWords(sound.columns, body),
        reason: 'tableSideways',
        expected: null,
      })
      continue
    }
    const base = name === null ? file : `${file}#${name}`
    const id = tables.length === 0 ? base : `${name === null ? `${base}#` : base}#${tables.length + 1}`
    tables.push({
      id,
      file,
      sheet: name,
      hidden: sheet.hidden,
      columns: sound.columns,
      declaredSystem: null,
      isMap: false,
      ...sideOf(headers, header),
      ...body,
    })
  }
  return { tables, problems }
}

function sideOf(headers: readonly Found[], { top, columns: [first = 0] }: Found): Pick<Table, 'side'> {
  const isSecond = headers.some((other) => other.top === top && (other.columns[0] ?? 0) < first)
  return isSecond ? { side: columnLetter(first) } : {}
}

/** Where what stands above a header may begin: under the header before it over the same columns. */
function previousEnd(headers: readonly Found[], index: number): number {
  const own = headers[index]
  const before = headers.slice(0, index).filter((other) => own !== undefined && other.bottom < own.top)
  return Math.max(0, ...before.map(({ bottom }) => bottom + 1))
}

function nextStart(headers: readonly Found[], index: number, end: number): number {
  const own = headers[index]
  const after = headers.slice(index + 1).filter((other) => own !== undefined && other.top > own.bottom)
  return Math.min(end, ...after.map(({ top }) => top))
}

const columnLetter = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${columnLetter(Math.floor(index / 26) - 1)}${columnLetter(index % 26)}`

/** Names columns by the lowest level of their header, by all of them where that is not unique, else by their letter. */
function columnsOf(indices: readonly number[], levels: ReadonlyMap<number, string[]>): TableColumn[] {
  const leaves = indices.map((index) => levels.get(index)?.at(-1) ?? '')
  const taken = new Set<string>()
  return indices.map((index, at) => {
    const own = levels.get(index) ?? []
    const leaf = leaves[at] ?? ''
    const twice = leaves.filter((other) => other === leaf).length > 1
    const base = leaf === '' ? columnLetter(index) : twice ? own.join('·') : leaf
    let header = base
    for (let number = 2; taken.has(header); number++) header = `${base} ${number}`
    taken.add(header)
    return { index, header, levels: own }
  })
}

/** Whether what stands under the names is mostly headers: a form, or a table of which each column is an item. */
function isSideways(columns: readonly TableColumn[], { rows }: Pick<Table, 'rows'>): boolean {
  const texts = namesIn(columns, rows)
  const headers = texts.filter((text) => (matchHeader([text]).matches[0]?.score ?? 0) > CERTAIN)
  return headers.length > 0 && headers.length * 2 >= texts.length
}

/** More names would not change what they are. */
const LOOKED_AT = 100
/** The least score of a header that is known as a whole and not by a part of it. */
const CERTAIN = 800

function namesIn(columns: readonly TableColumn[], rows: Table['rows']): string[] {
  const at = columns.findIndex(({ levels }) => matchHeader(levels).matches[0]?.target === 'name')
  return at < 0
    ? []
    : rows
        .slice(0, LOOKED_AT)
        .map(({ cells }) => textOf(cells[at]))
        .filter((text) => text !== '')
}

const sideWords = (columns: readonly TableColumn[], { rows }: Pick<Table, 'rows'>) =>
  namesIn(columns, rows).slice(0, 4).join('、')

/** Each table of a sheet costs a look at all its rows; no office writes more, a hostile file may. */
const MOST_TABLES = 60
/** A header of unknown words stands near the top, or is none. */
const PLAIN_WITHIN = 30

/** Every header of a sheet, from the top and from the left; one that repeats the header above it, as on each printed page, is none of its own. */
function headersIn(grid: Grid): Found[] {
  const isWord = headerWordTest()
  const all = Array.from({ length: grid.width }, (_, index) => index)
  const found: Found[] = []
  let standing = ''
  for (let row = 0; row < grid.rows.length && found.length < MOST_TABLES; row++) {
    const header =
      headerAt(grid, row, all, isWord) ??
      (found.length === 0 && row < PLAIN_WITHIN ? plainHeaderAt(grid, row, all) : null)
    if (header === null) continue
    const words = textsIn(grid, header.top, all)
      .map(({ text }) => lastingWords(text))
      .join('|')
    if (words !== standing) append(found, sideBySide(grid, header, all))
    standing = words
    row = header.bottom
  }
  return found
}

/** A header of which no word is known is only taken from a sheet without another, and only if all is text and data follow. */
function plainHeaderAt(grid: Grid, row: number, columns: readonly number[]): HeaderRows | null {
  const texts = textsIn(grid, row, columns)
  const cells = grid.rows[row] ?? []
  const below = textsIn(grid, row + 1, columns)
  const plain = texts.every(({ column, text }) => typeof cells[column] === 'string' && /^[^:：]{1,16}$/.test(text))
  const named = texts.some(({ text }) => {
    const [best] = matchHeader([text]).matches
    // Figures stand in headers as well (`2022年产值`), but then a name must be called so outright.
    const least = texts.some((other) => /\d/.test(other.text)) ? CERTAIN : 0
    return best?.target === 'name' && best.score > least
  })
  if (texts.some(({ text }) => !/[\p{Script=Han}a-z]/iu.test(text))) return null
  return plain && named && texts.length >= 1 && below.length >= 1 && texts.length <= below.length + 1
    ? { top: row, bottom: row }
    : null
}

/** Splits a header over tables that stand side by side: apart by a blank column, or saying the same words again. */
function sideBySide(grid: Grid, header: HeaderRows, all: readonly number[]): Found[] {
  const levels = levelsOf(grid, header, all)
  const within = grid.rows.slice(header.top)
  const used = all.filter(
    (column) => (levels.get(column) ?? []).length > 0 || within.some((row) => !isBlank(row[column])),
  )
  const runs: number[][] = []
  for (const column of used) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === column - 1) run.push(column)
    else runs.push([column])
  }
  const halves = runs.flatMap((run) => repeatsOf(run, levels))
  const isTable = (run: readonly number[]) => {
    return run.some((column) => matchHeader(levels.get(column) ?? []).matches[0]?.target === 'name')
  }
  const columns = halves.length > 1 && halves.every(isTable) ? halves : [halves.flat()]
  return columns.map((own) => ({ ...header, columns: withHeaders(own, levels, grid, header) }))
}

/** Columns without a header and without a value below it are frames. */
function withHeaders(
  columns: readonly number[],
  levels: ReadonlyMap<number, string[]>,
  grid: Grid,
  { bottom }: HeaderRows,
): readonly number[] {
  return columns.filter((column) => {
    if ((levels.get(column) ?? []).length > 0) return true
    return grid.rows.slice(bottom + 1).some((row) => !isBlank(row[column]))
  })
}

/** Two or three equal sequences of headers in one run are as many tables: `序号 名称 面积 序号 名称 面积`. */
function repeatsOf(run: readonly number[], levels: ReadonlyMap<number, string[]>): readonly (readonly number[])[] {
  const words = run.map((column) => lastingWords((levels.get(column) ?? []).join('/')))
  const starts = run.flatMap((_, at) => (words[at] === words[0] ? [at] : []))
  const first = textOf((levels.get(run[0] ?? 0) ?? []).at(-1) ?? '')
  const isStart = isSerialHeader(first) || matchHeader([first]).matches[0]?.target === 'name'
  if (starts.length < 2 || !isStart) return [run]
  const parts = starts.map((start, at) => run.slice(start, starts[at + 1] ?? run.length))
  const wordsOf = (part: readonly number[]) =>
    part.map((column) => lastingWords((levels.get(column) ?? []).join('/'))).join('|')
  return parts.every((part) => wordsOf(part) === wordsOf(parts[0] ?? [])) ? parts : [run]
}
