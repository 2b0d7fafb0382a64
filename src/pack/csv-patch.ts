import papaparse from 'papaparse'
import type { CellChange, CsvCells } from './pack-delta'
import { withFormulaMark, withoutFormulaMark } from './write-csv'

/** What is written into a CSV file. */
export interface CsvPatch {
  /** Cells of rows that are there, by what `idOf` says of them. */
  set: ReadonlyMap<string, readonly Pick<CellChange, 'column' | 'value'>[]>
  append: readonly CsvCells[]
}

interface RawRow {
  /** As it stands, without its line end. */
  text: string
  end: string
}

const BOM = '\ufeff'

/** Splits a text into rows as they stand; a quoted cell may hold line ends. */
function rawRows(text: string): RawRow[] {
  const rows: RawRow[] = []
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '"') quoted = !quoted
    if (quoted || (character !== '\n' && character !== '\r')) continue
    const end = character === '\r' && text[index + 1] === '\n' ? '\r\n' : character
    rows.push({ text: text.slice(start, index), end })
    index += end.length - 1
    start = index + 1
  }
  if (start < text.length) rows.push({ text: text.slice(start), end: '' })
  return rows
}

const cellsOf = (row: string) => papaparse.parse<string[]>(row, { delimiter: ',' }).data[0] ?? []

/** A cell as it stands in a CSV file. */
const quoted = (cell: string) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const isBlank = (row: string) => /^[\s,]*$/.test(row)

/**
 * Writes changes into the text of a CSV file and leaves every other row as it stands. `idOf` tells rows apart; columns
 * that the file lacks are added after the last one, those of a file that is not there are `columns`.
 */
export function patchCsv(
  text: string | null,
  columns: readonly string[],
  { set, append }: CsvPatch,
  idOf: (cells: CsvCells) => string | null = ({ id }) => id ?? null,
): string {
  const from = text ?? `${columns.join(',')}\n`
  const bom = from.startsWith(BOM) ? BOM : ''
  const rows = rawRows(from.slice(bom.length))
  const headerAt = rows.findIndex((row) => !isBlank(row.text))
  const header = headerAt < 0 ? [...columns] : cellsOf(rows[headerAt]!.text).map((column) => column.trim())
  const lineEnd = rows[Math.max(headerAt, 0)]?.end || '\n'
  const wanted = [...[...set.values()].flat().map(({ column }) => column), ...append.flatMap(filledColumns)]
  const added = [...new Set(wanted)].filter((column) => !header.includes(column))
  const wide = [...header, ...added]
  const tail = ','.repeat(added.length)
  const written = rows.map((row, index): RawRow => {
    if (index < headerAt || isBlank(row.text)) return row
    if (index === headerAt) return { ...row, text: [row.text, ...added].join(',') }
    const cells = cellsOf(row.text)
    const named = Object.fromEntries(header.map((column, at) => [column, withoutFormulaMark((cells[at] ?? '').trim())]))
    const changes = set.get(idOf(named) ?? '')
    if (changes === undefined) return { ...row, text: row.text + tail }
    const own = wide.map((_, at) => cells[at] ?? '')
    for (const { column, value } of changes) own[wide.indexOf(column)] = withFormulaMark(value)
    return { ...row, text: own.map(quoted).join(',') }
  })
  if (headerAt < 0) written.push({ text: wide.join(','), end: lineEnd })
  const last = written.at(-1)
  if (append.length > 0 && last !== undefined && last.end === '') last.end = lineEnd
  const appended = append.map((cells) => ({
    text: wide.map((column) => quoted(withFormulaMark(cells[column] ?? ''))).join(','),
    end: lineEnd,
  }))
  return bom + [...written, ...appended].map((row) => row.text + row.end).join('')
}

const filledColumns = (cells: CsvCells) => Object.keys(cells).filter((column) => cells[column] !== '')
