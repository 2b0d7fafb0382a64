import type { Feature } from 'geojson'
import type { Source } from '../domain/pack'

/** A row of one of the pack's CSV files by column; what is absent or `''` is empty. */
export type CsvCells = Readonly<Record<string, string>>

/** One cell that a delta sets. `was` is what its author saw; `''` = empty. */
export interface CellChange {
  column: string
  was: string
  value: string
}

/**
 * What somebody changes in a pack, as plain JSON. It is put on top of the published pack and, once that has moved on,
 * put on the new one again: where neither `was` nor `value` stands there now, that is a conflict.
 */
export interface PackDelta {
  /** Sources that its rows cite and the pack may lack. */
  sources: readonly Source[]
  /** The last day of which it speaks; the pack's `asOf` becomes no earlier than this. `null` = leaves it. */
  asOf: string | null
  /** New rows of ledgers: `cells` hold `id` and everything else. */
  newRows: readonly { file: string; cells: CsvCells }[]
  /** Changed rows of ledgers. */
  rows: readonly { file: string; id: string; changes: readonly CellChange[] }[]
  /** Rows to append to `reports.csv`. One that stands there already is not added twice. */
  reports: readonly CsvCells[]
  /** Rows of `blockers.csv`; one with the id of another replaces it. */
  blockers: readonly CsvCells[]
  /** Rows of the same ids as their author saw them: what else was changed there since is then kept. Absent = they replace. */
  blockersWas?: readonly CsvCells[]
  /** Rows to append to `milestones.csv`. */
  milestones: readonly CsvCells[]
  /** Features of `geometry.geojson`; `was` is the feature that its author saw, `feature: null` takes a position away. */
  positions: readonly { id: string; was: Feature | null; feature: Feature | null }[]
}

/** A delta that changes nothing. */
export const NO_CHANGES: PackDelta = {
  sources: [],
  asOf: null,
  newRows: [],
  rows: [],
  reports: [],
  blockers: [],
  milestones: [],
  positions: [],
}

/** One import or one placing, kept on top of the published pack. */
export interface OverlayEntry {
  /** Unique in the overlay. */
  id: string
  origin: 'import' | 'place' | 'merge'
  /** File names, or the item's name. */
  title: string
  /** When it was made, in milliseconds since 1970. */
  madeAt: number
  delta: PackDelta
}

/** Where an entry meets a pack that has moved on, or another entry. */
export interface DeltaConflict {
  /** Id of the entry. */
  entry: string
  file: string
  /** Id of the item. */
  id: string
  /** Column, or `geometry`. */
  column: string
  was: string
  /** What stands there now. */
  now: string
  /** What the entry would put there. */
  value: string
}

/** Conflicts are settled by `file!id!column`: `theirs` keeps what stands, `ours` puts the entry's value. Unsettled ones keep what stands. */
export type Settlements = Readonly<Record<string, 'ours' | 'theirs'>>

/** The key by which a conflict is settled. */
export const conflictKey = ({ file, id, column }: Pick<DeltaConflict, 'file' | 'id' | 'column'>) =>
  `${file}!${id}!${column}`
