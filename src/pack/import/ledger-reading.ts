import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import type { Question } from './decisions'
import type { ImportRecord } from './record'
import type { Table } from './table'

/** A table with what was made of it. */
export interface ReadTable {
  table: Table
  /** Under which it stands in the decisions. */
  signature: string
  /** The day its headings tell (截至2023年6月30日), with their words; `null` = none. */
  day: { on: string; said: string } | null
  /** Rows that became records. */
  records: number
}

/** A pack folder that somebody has exported: merged as a whole, not row by row. */
export interface ReadPack {
  file: string
  pack: Pack
}

/** Everything that files of an import say, in the pack's terms, and what they could not be understood in. */
export interface LedgerReading {
  tables: readonly ReadTable[]
  packs: readonly ReadPack[]
  records: readonly ImportRecord[]
  /** Of files, tables and rows. */
  rejections: readonly Rejection[]
  questions: readonly Question[]
}
