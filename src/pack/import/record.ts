import type { Accuracy, Kind } from '../../domain/vocabulary'
import type { PositionGeometry } from '../../domain/item'
import type { SystemId } from './crs/systems'
import type { Target } from './targets'

/** A position that a row brings, in WGS 84, with what it was made from. */
export interface RecordPlace {
  geometry: PositionGeometry
  accuracy: Accuracy
  errorM: number | null
  /** What stood in the file, e.g. `121.45, 37.47`; kept in the position's `basis`. */
  original: string
  system: SystemId
}

/** One row of somebody's ledger in the pack's terms. */
export interface ImportRecord {
  /** `signature` of its table, for the decisions. */
  table: string
  file: string
  sheet: string | null
  /** 1-based. */
  row: number
  /** Letter of its table's first column, where another table stands to the left of it. */
  side?: string
  kind: Kind
  /** The cells as they would stand in the pack's CSV, by target: already converted, never empty. */
  values: Readonly<Partial<Record<Target, string>>>
  /** What stood in the file, by target, as it is shown to the user: `12000（万元）`. */
  said: Readonly<Partial<Record<Target, string>>>
  /** The header of the column from which each value was taken, by target. */
  columns: Readonly<Partial<Record<Target, string>>>
  place: RecordPlace | null
  /** Things to look at that hinder nothing, as a key of i18n with its words. */
  remarks: readonly { column: string | null; why: RemarkWhy; value: string }[]
}

export const REMARKS = [
  'about',
  'hiddenRow',
  'unitInCell',
  'periodAsDay',
  'datumApproximate',
  'personMentioned',
  /** Mobile numbers beside the names of people: the names are taken without them. */
  'phoneLeftOut',
  /** An amount in a cell merged over several items: nobody can tell each one's part, so none has it. */
  'sharedAmount',
  /** Items of the row's kind hold no such value. */
  'notOfKind',
] as const
export type RemarkWhy = (typeof REMARKS)[number]

/** `file#sheet!row`, or `file#sheet!E3` in a table beside another: names a row in the decisions. */
export function keyOf({ file, sheet, row, side = '' }: Pick<ImportRecord, 'file' | 'sheet' | 'row' | 'side'>): string {
  return `${sheet === null ? file : `${file}#${sheet}`}!${side}${row}`
}
