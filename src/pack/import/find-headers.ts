import { isBlank, textOf } from './fold-text'
import { isHeaderWord } from './header-words'
import { textsIn, type Grid } from './sheet-grid'

/** Rows of a sheet that make up a header, 0-based and inclusive. */
export interface HeaderRows {
  top: number
  bottom: number
}

/** A header has no more levels than this. */
const LEVELS = 4

const isPlainText = (cell: unknown) => typeof cell === 'string'

/** Remembers which texts read as headers: most texts of a sheet come up again and again. */
export function headerWordTest(): (text: string) => boolean {
  const known = new Map<string, boolean>()
  return (text) => {
    if (text.length > 40) return false
    const before = known.get(text)
    if (before !== undefined) return before
    const is = isHeaderWord(text)
    known.set(text, is)
    return is
  }
}

/** Whether a row reads as (part of) a header: texts alone, at least two of them and at least two in five known as headers. */
function readsAsHeader(
  grid: Grid,
  row: number,
  columns: readonly number[],
  isWord: (text: string) => boolean,
): boolean {
  const cells = grid.rows[row] ?? []
  if (columns.some((column) => !isBlank(cells[column]) && !isPlainText(cells[column]))) return false
  const texts = textsIn(grid, row, columns)
  const known = new Set(texts.filter(({ text }) => isWord(text)).map(({ text }) => text)).size
  return known >= 2 && known >= texts.length * 0.4
}

/** The header of which this row is the first or main line; `null` = none. */
export function headerAt(
  grid: Grid,
  row: number,
  columns: readonly number[],
  isWord: (text: string) => boolean,
): HeaderRows | null {
  if (!readsAsHeader(grid, row, columns, isWord)) return null
  const top = topOf(grid, row, columns)
  let bottom = row
  while (bottom - top + 1 < LEVELS && goesOn(grid, top, bottom, columns, isWord)) bottom++
  return { top, bottom }
}

/** Headings of groups may stand above the line that is known: `基本情况 | 投资情况`. */
function topOf(grid: Grid, row: number, columns: readonly number[]): number {
  let top = row
  while (top > 0 && row - top < 2) {
    const cells = grid.rows[top - 1] ?? []
    const texts = textsIn(grid, top - 1, columns)
    const sound = texts.every(
      ({ column, text }) => isPlainText(cells[column]) && text.length <= 16 && !/[:：]|年.*月.*日/.test(text),
    )
    const spread = texts.some(({ column }) => (grid.mergeAt(top - 1, column)?.right ?? column) > column)
    const fewer = texts.length <= textsIn(grid, row, columns).length
    if (texts.length < 2 || !sound || !(spread || texts.length >= 3) || !fewer) break
    top--
  }
  return top
}

/** Whether the row under a header's last one belongs to it: merged into it, or naming parts of what stands above. */
function goesOn(
  grid: Grid,
  top: number,
  bottom: number,
  columns: readonly number[],
  isWord: (text: string) => boolean,
): boolean {
  const below = bottom + 1
  const cells = grid.rows[below]
  if (cells === undefined) return false
  const merged = columns.some((column) => {
    const merge = grid.mergeAt(bottom, column)
    return merge !== null && merge.top >= top && merge.top <= bottom && merge.bottom > bottom
  })
  if (merged) return true
  const texts = textsIn(grid, below, columns)
  if (texts.length === 0 || texts.some(({ column }) => !isPlainText(cells[column]))) return false
  const above = grid.rows[bottom] ?? []
  // Without merges, as in CSV: the columns whose names are complete are blank here, and a group's name stands but once.
  const blanks = columns.filter((column) => isBlank(cells[column]) && !isBlank(above[column]))
  const groups = texts.some(
    ({ column }) => isBlank(above[column]) || (grid.mergeAt(bottom, column)?.right ?? column) > column,
  )
  const known = texts.filter(
    ({ text }) => isWord(text) || /^(计划|实际|完成|小计|合计|.{1,4}年|户数|面积|数量)$/.test(text),
  )
  const twice = readsAsHeader(grid, below, columns, isWord) && texts.length < columns.length
  return (
    groups &&
    (blanks.length > 0 || twice) &&
    known.length >= texts.length * 0.3 &&
    texts.every(({ text }) => text.length <= 24)
  )
}

/** The levels of each column's header from the top down: blanks and repeated words dropped, a group's name carried to the columns under it. */
export function levelsOf(grid: Grid, { top, bottom }: HeaderRows, columns: readonly number[]): Map<number, string[]> {
  const levels = new Map<number, string[]>(columns.map((column) => [column, []]))
  for (let row = top; row <= bottom; row++) {
    const cells = grid.rows[row] ?? []
    let group = ''
    for (const column of columns) {
      const own = textOf(cells[column])
      if (own !== '') group = own
      const merged = grid.mergeAt(row, column) !== null
      // A blank under nothing takes its left neighbour's name only if something names it further down.
      const named = own === '' && !merged && row < bottom && !isBlank(grid.rows[row + 1]?.[column])
      const startsAbove = (levels.get(column) ?? []).length > 0
      const word = own !== '' ? own : named && !startsAbove ? group : ''
      const words = levels.get(column) ?? []
      const shown = word.replace(/\s+/g, '')
      if (shown !== '' && words.at(-1) !== shown) words.push(shown)
    }
  }
  return levels
}
