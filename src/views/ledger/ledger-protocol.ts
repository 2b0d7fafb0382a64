import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import type { Decisions, Question } from '../../pack/import/decisions'
import type {
  MissingItem,
  PreviewCounts,
  PreviewRecord,
  RecordStatus,
  ReviewDay,
} from '../../pack/import/import-preview'
import type { TableMapping } from '../../pack/import/mapping'
import type { SourceFormat } from '../../pack/import/source-file'
import type { LeftOutWhy } from '../../pack/import/table'
import type { OverlayEntry, PackDelta, Settlements } from '../../pack/pack-delta'
import type { Applied } from '../../state/overlay-desk.svelte'

/** Formats in which items leave the page. */
export const TAKE_OUT_FORMATS = ['xlsx', 'csv', 'geojson', 'pack', 'template'] as const
export type TakeOutFormat = (typeof TAKE_OUT_FORMATS)[number]

/** A file that the page offers to be saved. */
export interface MadeFile {
  name: string
  bytes: Uint8Array
  type: string
}

/** A table as its user corrects it: without its rows, which stay in the worker. */
export interface TableView {
  mapping: TableMapping
  file: string
  sheet: string | null
  hidden: boolean
  heading: readonly string[]
  rows: number
  leftOut: Readonly<Partial<Record<LeftOutWhy, number>>>
  declaredSystem: string | null
  isMap: boolean
}

/** What was found in files, without the rows: those are asked for page by page. */
export interface ImportView {
  files: readonly { name: string; format: SourceFormat | null }[]
  tables: readonly TableView[]
  /** All but those of single rows, which stand with their rows. */
  questions: readonly Question[]
  merges: readonly { file: string; delta: PackDelta }[]
  counts: PreviewCounts
  /** Of refusals, several of one row too. */
  rejections: number
  day: ReviewDay
}

/** The lists of a preview. */
export type ListName = RecordStatus | 'missing' | 'rejected'
export interface ListPage {
  total: number
  records: readonly PreviewRecord[]
  missing: readonly MissingItem[]
  rejections: readonly Rejection[]
}

/** What the page asks of the ledger worker, and what it answers. All of it is plain data. */
export interface LedgerAsks {
  /** Puts entries on a published pack. */
  apply: {
    ask: { pack: Pack; entries: readonly OverlayEntry[]; settlements: Settlements }
    answer: Applied
  }
  /** Reads files and holds them against a pack; pack folders against the published one, so that two of them can disagree. */
  read: { ask: { pack: Pack; published: Pack; files: readonly File[]; decisions: Decisions }; answer: ImportView }
  /** Holds what was read against the pack once more. */
  decide: { ask: { decisions: Decisions }; answer: ImportView }
  page: { ask: { list: ListName; from: number; count: number }; answer: ListPage }
  /** What the import would change. */
  delta: { ask: Record<string, never>; answer: PackDelta }
  /** The files with a note at every refused cell, as one workbook. */
  annotated: { ask: { language: 'zh' | 'en' }; answer: MadeFile }
  takeOut: {
    ask: {
      pack: Pack
      format: TakeOutFormat
      /** Ids of the visible items in reading order. */
      ids: readonly string[]
      day: string
      /** The filters in words. */
      filters: readonly string[]
      language: 'zh' | 'en'
    }
    answer: MadeFile
  }
}
export type AskName = keyof LedgerAsks
export type Ask<K extends AskName> = LedgerAsks[K]['ask']
export type Answer<K extends AskName> = LedgerAsks[K]['answer']

/** How far a slow answer is. */
export interface LedgerProgress {
  /** What is being done: a file is read, its rows are understood, they are held against the pack, a pack is compiled. */
  step: 'read' | 'tables' | 'preview' | 'compile'
  /** Of which file; `''` = of all. */
  file: string
  /** 0–1; `null` = unknown. */
  share: number | null
}

export interface AskMessage {
  id: number
  name: AskName
  ask: unknown
}
export type AnswerMessage =
  | { id: number; kind: 'progress'; progress: LedgerProgress }
  | { id: number; kind: 'answer'; answer: unknown }
  | { id: number; kind: 'fault'; fault: string }
