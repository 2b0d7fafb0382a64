import { isBlank, textOf } from './fold-text'
import type { Cell, Merge, Sheet } from './source-file'

/** A sheet with its merged cells filled in. Rows and columns are 0-based. */
export interface Grid {
  rows: readonly (readonly Cell[])[]
  width: number
  /** First row of the merge that fills a cell downwards; `null` = the cell is its own. */
  sharedFrom: (row: number, column: number) => number | null
  /** The merge that a cell lies in. */
  mergeAt: (row: number, column: number) => Merge | null
}

/** Merges over more cells than this are frames or mistakes; filling them would cost more than the sheet. */
const CELLS_PER_MERGE = 20_000

/** Fills merged cells across and downwards. */
export function gridOf({ rows: raw, merges }: Pick<Sheet, 'rows' | 'merges'>): Grid {
  const rows = raw.map((row) => [...row])
  const lies = new Map<number, Map<number, Merge>>()
  for (const merge of merges) {
    const bottom = Math.min(merge.bottom, rows.length - 1)
    if ((bottom - merge.top + 1) * (merge.right - merge.left + 1) > CELLS_PER_MERGE) continue
    const value = rows[merge.top]?.[merge.left] ?? null
    for (let row = merge.top; row <= bottom; row++) {
      const cells = rows[row]
      if (cells === undefined) continue
      const inRow = lies.get(row) ?? new Map<number, Merge>()
      lies.set(row, inRow)
      for (let column = merge.left; column <= merge.right; column++) {
        while (cells.length <= column) cells.push(null)
        cells[column] = value
        inRow.set(column, merge)
      }
    }
  }
  const mergeAt = (row: number, column: number) => lies.get(row)?.get(column) ?? null
  return {
    rows,
    width: rows.reduce((most, row) => Math.max(most, row.length), 0),
    mergeAt,
    sharedFrom: (row, column) => {
      const merge = mergeAt(row, column)
      return merge === null || merge.top === merge.bottom ? null : merge.top
    },
  }
}

export interface PlacedText {
  column: number
  text: string
}

/** The texts of a row, each merged cell once, blank ones left out, within columns. */
export function textsIn(grid: Grid, row: number, columns: readonly number[]): PlacedText[] {
  const cells = grid.rows[row] ?? []
  const texts: PlacedText[] = []
  for (const column of columns) {
    const cell = cells[column]
    if (isBlank(cell)) continue
    const merge = grid.mergeAt(row, column)
    if (merge !== null && merge.left !== column && columns.includes(merge.left)) continue
    texts.push({ column, text: textOf(cell) })
  }
  return texts
}
