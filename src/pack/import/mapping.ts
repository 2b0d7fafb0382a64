import type { Kind } from '../../domain/vocabulary'
import type { Target, Unit } from './targets'

/**
 * Why a column is mapped as it is. With a target: by its header, by its values, or as decided. Without one: `unknown`
 * header; `taken` by a better column (`by`); a row's number; data of persons; another meaning than the target that
 * comes nearest (what was invested in a part of the time, a rate, an actual day); values that are no ids; a kind
 * without such a column; or left out as decided.
 */
export const MAPPING_REASONS = [
  'header',
  'content',
  'decision',
  'unknown',
  'taken',
  'serial',
  'personal',
  'otherMeaning',
  'notAnId',
  'notOfKind',
] as const
export type MappingReason = (typeof MAPPING_REASONS)[number]

export interface MappedColumn {
  /** Of the table's columns. */
  index: number
  header: string
  /** `null` = left out. */
  target: Target | null
  why: MappingReason
  /** The target that was meant where `why` is `taken`, `otherMeaning`, `notAnId` or `notOfKind`. */
  meant: Target | null
  /** Header of the column that was better. */
  by: string | null
  /** Of money, areas and lengths; `null` = said nowhere but perhaps in the cells. */
  unit: Unit | null
  unitFrom: 'header' | 'heading' | 'decision' | 'target' | null
  /** Up to five different values as they stand; none of columns of personal data. */
  samples: readonly string[]
}

/** From where something that holds for a whole table is known. */
export type SaidBy = 'decision' | 'column' | 'sheet' | 'heading' | 'file' | 'header'

/** How a table is understood, all of which its user can correct. */
export interface TableMapping {
  /** `signatureOf(table)`: the key of its decisions. */
  table: string
  /** `id` of the table. */
  id: string
  /** Of every row that names none; `null` = asked, unless each row names its own. */
  kind: Kind | null
  kindFrom: SaidBy | null
  /** Id of the unit that owns the rows which name none. */
  unit: string | null
  unitFrom: SaidBy | null
  /** Of dates without one. */
  year: number | null
  yearFrom: SaidBy | null
  /** The day that the lines above the table give (`截至2023年6月30日`): what its values hold of. */
  saidOn: string | null
  /** Left out whole: as decided, as its sheet is hidden, or as none of its columns holds a name or an id. */
  skip: boolean
  skipWhy: 'decision' | 'hidden' | 'noName' | null
  /** Rows are of single households (一户一策), which no pack may hold. */
  households: boolean
  columns: readonly MappedColumn[]
}
