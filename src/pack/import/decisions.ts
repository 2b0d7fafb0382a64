import type { Kind } from '../../domain/vocabulary'
import type { SystemId } from './crs/systems'
import type { Target, Unit } from './targets'

/** What a user decided of tables whose header reads alike. Absent = as proposed. */
export interface TableDecision {
  skip?: boolean
  kind?: Kind
  /** Owner of rows that name none: id of a unit of the pack. */
  unit?: string
  /** The year that dates without one belong to. */
  year?: number
  /** Reference system of the coordinates. */
  system?: SystemId
  /** Whether the first of two coordinates is the northing or latitude. */
  swapped?: boolean
  /** Seven parameters of a datum shift to WGS 84 (m, m, m, ″, ″, ″, ppm; position vector), for Xi'an 80 and Beijing 54. */
  datum?: readonly [number, number, number, number, number, number, number]
  /** Accuracy of the positions; `errorM` is required for approximate ones. */
  accuracy?: 'surveyed' | 'digitised' | 'approximate'
  errorM?: number
  /** By the column's header. */
  columns?: Readonly<Record<string, { target?: Target | null; unit?: Unit }>>
  /** What words of a closed vocabulary mean: by target, then by the word as it stands: `{ stage: { 主体施工: 'building' } }`; `''` = leave the cell empty. */
  words?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/**
 * Everything that an import leaves to its user, as plain JSON: what the page keeps, what is saved as a template for the
 * next time, and what `--mapping` reads.
 */
export interface Decisions {
  version: 1
  /** The review day from which changed values hold, `YYYY-MM-DD`. */
  on?: string
  /** Whether a row that says of its item what is known already counts as its report of the day: nothing new. Absent = no. */
  confirm?: boolean
  /** By `signatureOf(table)`, so that next month's file finds them again. */
  tables: Readonly<Record<string, TableDecision>>
  /** By `keyOf(record)`: the id of the item that a row speaks of, `new`, or `leave` to leave it out. Not part of a template. */
  matches: Readonly<Record<string, string>>
}

export const NO_DECISIONS: Decisions = { version: 1, tables: {}, matches: {} }

/** What is asked, and of what: `table` is a signature, `column` a header, `record` a key. */
export type QuestionTopic = 'kind' | 'unit' | 'measure' | 'year' | 'system' | 'accuracy' | 'word' | 'match' | 'day'

/** Something that no rule may guess. Rows that wait for the answer are held back and counted, not lost. */
export interface Question {
  /** Stable while the files stay the same. */
  id: string
  topic: QuestionTopic
  table: string | null
  /** Shown with the question: file and sheet. */
  where: string
  column: string | null
  record: string | null
  /** The word or sample values asked about. */
  about: readonly string[]
  /** Answers that fit, the likeliest first; `[]` = free. A key of i18n or an id, by topic; `''` = leave empty; a system with its axes swapped is `wgs84|swapped`. `why` of a system: `inside:9/10 offset:3`. */
  options: readonly { value: string; why: string | null }[]
  /** How many rows wait. */
  rows: number
}
