import { foldText, isBlank, textOf } from './fold-text'
import { isSerialHeader, matchHeader } from './header-words'
import { isChineseSerial, isNote, isSection, isTotal } from './row-classes'
import { textsIn, type Grid, type PlacedText } from './sheet-grid'
import type { Cell, Sheet } from './source-file'
import type { LeftOutWhy, Table, TableColumn, TableRow } from './table'

interface HeaderOver {
  top: number
  bottom: number
  columns: readonly number[]
}

type Body = Pick<Table, 'rows' | 'heading' | 'leftOut'>

/** Sorts the rows around a header into what stands above it, the rows of the table, and what is neither. */
export function bodyOf(
  grid: Grid,
  { hiddenRows }: Pick<Sheet, 'hiddenRows'>,
  header: HeaderOver,
  columns: readonly TableColumn[],
  { from, to }: { from: number; to: number },
): Body {
  const indices = columns.map(({ index }) => index)
  const rows: TableRow[] = []
  const leftOut: { row: number; why: LeftOutWhy; text: string }[] = []
  const leave = (row: number, why: LeftOutWhy, text: string) => leftOut.push({ row: row + 1, why, text })
  const above = aboveHeader(grid, header, from)
  for (const { row, text } of above) leave(row, 'title', text)
  for (let row = header.top; row <= header.bottom; row++) leave(row, 'header', wordsIn(grid, row, indices).join(' '))
  const titles = new Set(above.map(({ text }) => foldText(text)))
  const classify = rowClassifier(grid, header, columns, titles)
  const end = titlesBefore(grid, header, to)
  let section: string | null = null
  let inNotes = false
  for (let row = header.bottom + 1; row < end; row++) {
    const texts = textsIn(grid, row, indices)
    if (texts.length === 0) continue
    const why: LeftOutWhy | null = classify(row, texts, inNotes)
    const words = why === null ? [] : texts.map(({ text }) => text)
    inNotes = why === 'note'
    if (why === 'section') section = sectionWords(words)
    if (why !== null) leave(row, why, words.join(' '))
    else rows.push(rowOf(grid, row, indices, hiddenRows.has(row), section))
  }
  return { rows, heading: above.map(({ text }) => text), leftOut }
}

const sectionWords = (words: readonly string[]) =>
  words
    .filter((word) => /\p{Script=Han}/u.test(word))
    .slice(0, 2)
    .join('')

function rowOf(grid: Grid, row: number, indices: readonly number[], hidden: boolean, section: string | null): TableRow {
  const raw = grid.rows[row] ?? []
  const cells = indices.map((index) => raw[index] ?? null)
  const shared = new Map<number, number>()
  for (const [at, index] of indices.entries()) {
    const first = grid.sharedFrom(row, index)
    if (first !== null) shared.set(at, first + 1)
  }
  return { row: row + 1, cells, hidden, section, shared, geometry: null }
}

function wordsIn(grid: Grid, row: number, indices: readonly number[]): string[] {
  return textsIn(grid, row, indices).map(({ text }) => text)
}

/** Lines between the last table and a header, over any column: titles, units of measure, days. */
function aboveHeader(grid: Grid, { top }: HeaderOver, from: number): { row: number; text: string }[] {
  const all = Array.from({ length: grid.width }, (_, index) => index)
  const lines: { row: number; text: string }[] = []
  const start = from === 0 ? 0 : firstTitle(grid, from, top)
  for (let row = start; row < top; row++) {
    for (const text of wordsIn(grid, row, all)) lines.push({ row, text })
  }
  return lines
}

/** Rows of one text directly over a header are its titles; what stands above them belongs to the table before. */
function firstTitle(grid: Grid, from: number, top: number): number {
  const all = Array.from({ length: grid.width }, (_, index) => index)
  let first = top
  for (let row = top - 1; row >= from; row--) {
    const words = wordsIn(grid, row, all)
    if (words.length > 2 || words.some((word) => isNote(word) || isTotal(word))) break
    if (words.length === 2 && !words.some((word) => /[:：]/.test(word))) break
    if (words.length > 0 && words.some((word) => /^[\d.]+$/.test(word))) break
    first = row
  }
  return first
}

function titlesBefore(grid: Grid, header: HeaderOver, to: number): number {
  return to >= grid.rows.length ? to : Math.max(header.bottom + 1, firstTitle(grid, header.bottom + 1, to))
}

/** Tells why a row under a header is no row of the table; `null` = it is one. */
function rowClassifier(
  grid: Grid,
  header: HeaderOver,
  columns: readonly TableColumn[],
  titles: ReadonlySet<string>,
): (row: number, texts: readonly PlacedText[], inNotes: boolean) => LeftOutWhy | null {
  const indices = columns.map(({ index }) => index)
  const headerLines = new Set<string>()
  for (let row = header.top; row <= header.bottom; row++) headerLines.add(wordsIn(grid, row, indices).join('|'))
  const serial = columns.find(({ header: word }) => isSerialHeader(word))?.index ?? null
  const name = nameColumn(columns)
  const numbered = serial !== null && grid.rows.slice(header.bottom + 1).some((cells) => isNumber(cells[serial]))
  return (row, texts, inNotes) => {
    const cells = grid.rows[row] ?? []
    const [first] = texts
    if (first === undefined) return 'blank'
    if (headerLines.has(texts.map(({ text }) => text).join('|'))) return 'header'
    if (row === header.bottom + 1 && isNumbering(texts.map(({ text }) => text))) return 'header'
    if (titles.has(foldText(first.text)) && texts.length <= 2) return 'title'
    if (isNote(first.text) && texts.length <= 6) return 'note'
    const heads = texts.filter(({ column }) => column <= (name ?? first.column) || column === first.column)
    if (heads.some(({ text }) => isTotal(text))) return 'total'
    const own = serial === null ? '' : textOf(cells[serial])
    if (numbered && isChineseSerial(own)) return 'section'
    if (texts.length > 1) {
      // A heading with the sums of its rows beside it: `一、城东街道（5个） | 12000`.
      const numbers = texts.slice(1).every(({ column }) => isNumber(cells[column]))
      return isSection(first.text) && numbers && first.column !== name ? 'section' : null
    }
    if (inNotes) return 'note'
    const merge = grid.mergeAt(row, first.column)
    const wide = merge !== null && merge.right - merge.left >= 1 && merge.bottom === merge.top
    if (wide || isSection(first.text)) return 'section'
    if (first.column === name || name === null) return null
    return isNumber(cells[first.column]) ? 'blank' : 'section'
  }
}

function nameColumn(columns: readonly TableColumn[]): number | null {
  const matches = columns.flatMap(({ index, levels }) => {
    const [best] = matchHeader(levels).matches
    return best?.target === 'name' ? [{ index, score: best.score }] : []
  })
  return matches.sort((a, b) => b.score - a.score)[0]?.index ?? null
}

function isNumber(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return true
  return typeof cell === 'string' && !isBlank(cell) && /^[\d.,%]+$/.test(foldText(cell))
}

/** The numbers of columns under a header: `1 2 3 4` or `甲 乙 1 2`. */
function isNumbering(texts: readonly string[]): boolean {
  const figures = texts
    .map((text) => foldText(text).replace(/[()]/g, ''))
    .filter((text) => !/^[甲乙丙丁a-d]$/.test(text))
  return (
    figures.length >= 3 &&
    figures.every(
      (text, at) =>
        /^\d{1,2}(=.*)?$/.test(text) &&
        (at === 0 || Number.parseInt(text) === Number.parseInt(figures[at - 1] ?? '') + 1),
    )
  )
}
