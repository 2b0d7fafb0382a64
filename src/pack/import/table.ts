import type { Geometry } from 'geojson'
import type { Cell } from './source-file'

export interface TableColumn {
  /** 0-based column of the sheet. */
  index: number
  /** What the column is called in messages: the header's words, else the column's letter. */
  header: string
  /** The header from its topmost level down, repeated words dropped: `['投资', '总投资']`. */
  levels: readonly string[]
}

export interface TableRow {
  /** 1-based row of the sheet, or number of the feature. */
  row: number
  /** By the table's columns, not the sheet's; cells merged downwards are repeated in each row they cover. */
  cells: readonly Cell[]
  hidden: boolean
  /** The words of the last heading row above (`一、城东街道（5个）`), `null` = none. */
  section: string | null
  /** Cells that one merged cell fills in several rows: by column, the first sheet row of the merge. */
  shared: ReadonlyMap<number, number>
  /** Of a map file; coordinates as they stand there. */
  geometry: Geometry | null
}

/** Why a row of the sheet is no row of the table. */
export type LeftOutWhy = 'title' | 'header' | 'total' | 'section' | 'note' | 'blank'

/** A table found in a sheet or in a layer of a map file. */
export interface Table {
  /** `file`, `file#sheet`, or `file#sheet#2` for a second table of the sheet. */
  id: string
  file: string
  /** `null` where a file has but one nameless sheet. */
  sheet: string | null
  /** Letter of its first column, where another table of the sheet stands to its left: rows of both have the same numbers. */
  side?: string
  /** Sheet was hidden by its author. */
  hidden: boolean
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** Words above the header: title, unit of measure, day. */
  heading: readonly string[]
  /** What stands in the sheet and is not a row; blank rows are not listed. */
  leftOut: readonly { row: number; why: LeftOutWhy; text: string }[]
  declaredSystem: string | null
  isMap: boolean
}
