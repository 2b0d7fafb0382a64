import type { Cell, Merge, Sheet } from '../source-file'
import type { Reading } from './reading'

const EMPTY: readonly Cell[] = Object.freeze([])

/** Takes the cells of a sheet in any order, keeps to the limits, and gives the sheet without blank ends. */
export interface SheetRows {
  /** `row` and `column` are 0-based. */
  add(row: number, column: number, cell: Cell): void
  hide(row: number): void
  merge(merge: Merge): void
  /** Whether no further row would be taken. */
  readonly full: boolean
  sheet(hidden: boolean): Sheet
}

/** Letters of a 0-based column: 0 = A. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

// A sheet with more is drawn, not kept.
const MOST_MERGES = 100_000

export function sheetRows(reading: Reading, name: string): SheetRows {
  const { limits, used } = reading
  const rows: Cell[][] = []
  const hiddenRows = new Set<number>()
  const merges: Merge[] = []
  const told = new Set<string>()
  let full = false
  const refuse = (value: string, expected: number, where: { row?: number; column?: string }) => {
    const key = Object.keys(where).join()
    if (told.has(key)) return
    told.add(key)
    reading.report('sheetTooLarge', value, `≤ ${expected}`, { sheet: name, ...where })
  }
  return {
    get full() {
      return full
    },
    add(row, column, cell) {
      if (cell === null || cell === '') return
      if (column >= limits.columnsPerSheet) {
        return refuse(columnLetters(column), limits.columnsPerSheet, { column: columnLetters(column) })
      }
      if (row >= limits.rowsPerSheet) {
        full = true
        return refuse(String(row + 1), limits.rowsPerSheet, { row: row + 1 })
      }
      const cells = (rows[row] ??= [])
      const grown = Math.max(0, column + 1 - cells.length)
      if (used.cells + grown > limits.cells) {
        full = true
        return refuse('', limits.cells, { row: row + 1, column: columnLetters(column) })
      }
      used.cells += grown
      while (cells.length < column) cells.push(null)
      if (typeof cell === 'string' && cell.length > limits.cellCharacters) {
        const where = { sheet: name, row: row + 1, column: columnLetters(column) }
        reading.report('cellTooLong', cell, `≤ ${limits.cellCharacters}`, where)
        cells[column] = cell.slice(0, limits.cellCharacters)
      } else {
        cells[column] = cell
      }
    },
    hide(row) {
      if (row < limits.rowsPerSheet) hiddenRows.add(row)
    },
    merge(merge) {
      if (merges.length < MOST_MERGES) merges.push(merge)
    },
    sheet(hidden) {
      const width = rows.reduce((widest, cells) => Math.max(widest, cells?.length ?? 0), 0)
      const within = merges
        // Whole rows and columns may be merged, a million cells long.
        .map(({ top, left, bottom, right }) => ({
          top,
          left,
          bottom: Math.min(bottom, rows.length - 1),
          right: Math.min(right, width - 1),
        }))
        .filter(({ top, left, bottom, right }) => top <= bottom && left <= right && (top < bottom || left < right))
      return {
        name,
        hidden,
        rows: Array.from(rows, (cells) => cells ?? EMPTY),
        merges: within,
        hiddenRows: new Set([...hiddenRows].filter((row) => row < rows.length)),
      }
    },
  }
}
