import type { Geometry } from 'geojson'
import type { Rejection } from '../../domain/rejection'

/** Formats that an import reads. `packFolder` is a zip with a `district.json`: what another planner has exported. */
export const SOURCE_FORMATS = ['xlsx', 'xls', 'csv', 'geojson', 'kml', 'kmz', 'shapefile', 'packFolder'] as const
export type SourceFormat = (typeof SOURCE_FORMATS)[number]

/**
 * One cell of a workbook, as plain data that crosses to and from a worker. A number as text stays text; a serial date
 * becomes a `day`, a number formatted as percent a `percent` (45 for 45 %), `#REF!` and a formula that was never
 * reckoned an `error`. A formula with a value is that value.
 */
export type Cell = null | string | number | boolean | { day: string } | { percent: number } | { error: string }

/** Merged cells, 0-based and inclusive. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** A sheet as it stands in the file: `rows[0]` is row 1. A CSV file is one sheet with the name `''`. */
export interface Sheet {
  name: string
  /** Hidden by its author: read, but proposed to be left out. */
  hidden: boolean
  /** Rows may be shorter than others; a missing cell is empty. */
  rows: readonly (readonly Cell[])[]
  merges: readonly Merge[]
  /** 0-based indices of hidden (filtered or folded) rows. */
  hiddenRows: ReadonlySet<number>
}

/** One feature of a map file, its coordinates untouched. */
export interface RawPlace {
  /** 1-based number of the feature in its file. */
  row: number
  properties: Readonly<Record<string, Cell>>
  geometry: Geometry | null
}

export interface PlaceLayer {
  name: string
  /** What the file says of its reference system: a name, an EPSG code or the text of a `.prj`; `null` = nothing. */
  declaredSystem: string | null
  places: readonly RawPlace[]
}

/** What was read of one file. `problems` tell what could not be; the rest is there all the same. */
export interface SourceFile {
  name: string
  format: SourceFormat | null
  sheets: readonly Sheet[]
  layers: readonly PlaceLayer[]
  /** Files of a pack folder by name; `null` for every other format. */
  packFiles: ReadonlyMap<string, Uint8Array> | null
  problems: readonly Rejection[]
}

/** Limits that stop a hostile or mistaken file before it fills the memory. */
export interface ReadLimits {
  fileBytes: number
  /** Of what a compressed file unfolds to and has to be held as a whole, counted while it does. */
  unpackedBytes: number
  /** Of the sheets of a workbook, which are read as they unfold and never held. */
  streamedBytes: number
  /** How many times its size a file may unfold to, once that is more than `ratioFreeBytes`. */
  unpackedRatio: number
  ratioFreeBytes: number
  archiveEntries: number
  sheets: number
  rowsPerSheet: number
  columnsPerSheet: number
  cells: number
  cellCharacters: number
  places: number
  coordinates: number
  xmlDepth: number
}
