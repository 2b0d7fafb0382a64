import type { Position } from '../../domain/item'
import type { Rejection } from '../../domain/rejection'
import type { Blocker } from '../../domain/report'
import type { Kind } from '../../domain/vocabulary'
import type { Gone } from '../delta-between'
import type { PackDelta } from '../pack-delta'
import type { Question } from './decisions'
import type { ImportRecord } from './record'
import type { Target } from './targets'

/** `undecided` = may be an item that is there already: held back until its question is answered. `leftOut` = on the user's word. */
export const RECORD_STATUSES = ['new', 'changed', 'unchanged', 'undecided', 'leftOut'] as const
export type RecordStatus = (typeof RECORD_STATUSES)[number]

/** How a row found its item: `decided` = on the user's word, `none` = no item is like it. */
export const MATCH_WAYS = ['id', 'name', 'alias', 'decided', 'likely', 'none'] as const
export type MatchWay = (typeof MATCH_WAYS)[number]

/**
 * Why an item may be the one a row speaks of. `otherUnit`: same name, but of another unit; `severalSame`: the name is
 * borne by several; `sameWords`: the same but for brackets, width and words such as 村 or 项目; `contains`: one name holds
 * the other; `oneCharacter`: one character differs.
 */
export const CANDIDATE_WHYS = ['otherUnit', 'severalSame', 'sameWords', 'contains', 'oneCharacter'] as const
export type CandidateWhy = (typeof CANDIDATE_WHYS)[number]

export interface MatchCandidate {
  id: string
  name: string
  unit: string | null
  /** 0–1, for the order alone. */
  score: number
  why: CandidateWhy
}

/** One value that an import changes, as text of the pack's CSV. */
export interface FieldChange {
  column: Target
  /** The column's header in the file. */
  header: string | null
  /** As known on the row's day; `''` = not known. */
  from: string
  to: string
  /** What stood in the file. */
  said: string
  goesTo: 'report' | 'ledger'
  /** A stage that goes back, an amount that shrinks: shown, not refused. */
  isRegression: boolean
}

export interface PositionChange {
  from: Position | null
  to: Omit<Position, 'source'>
  /** Metres between the two, `null` where there was none. */
  movedM: number | null
  /** A point takes the place of an area or a line. */
  losesShape: boolean
}

export interface BlockerChange {
  /** The open blocker that it changes; `null` = a new one. */
  from: Blocker | null
  to: Omit<Blocker, 'sourceId' | 'locator'>
}

/**
 * Things to look at that hinder nothing. `renamed`: found by its id, under another name; `blockersStayOpen`: the row says
 * that nothing holds the item up, but blockers of it are open; `delisted`: the item is out of the ledger on that day;
 * `shapeKept`: the row's point lies in the area or on the line that is there already, which stays; `nameOfOtherKind`: an
 * item of another kind has this name; `columnNotOfKind`: the kind has no such column, the value is left out;
 * `categoryAssumed`: the category of the blocker is taken from its words; `replacesText`: a text of the ledger gives way to
 * another that does not repeat it; `confirmed`: the row says what is known already, and counts as its item's report of the
 * day on the user's word.
 */
export const FLAGS = [
  'renamed',
  'blockersStayOpen',
  'delisted',
  'shapeKept',
  'nameOfOtherKind',
  'columnNotOfKind',
  'categoryAssumed',
  'replacesText',
  'confirmed',
] as const
export type FlagWhy = (typeof FLAGS)[number]

/** One item on one day as an import speaks of it. */
export interface PreviewRecord {
  /** `keyOf(record)`, for the decisions. */
  key: string
  record: ImportRecord
  /** Keys of further rows that say the same of the same item. */
  also: readonly string[]
  status: RecordStatus
  kind: Kind
  /** Of the item it speaks of: one of the pack, or that of the new item. `null` while undecided or left out. */
  itemId: string | null
  name: string
  unit: string | null
  /** The day from which its changes hold. */
  on: string
  match: MatchWay
  /** The likeliest first; empty where the match is sure. */
  candidates: readonly MatchCandidate[]
  /** For a new item: everything it brings, `from` being `''`. */
  changes: readonly FieldChange[]
  position: PositionChange | null
  /** Several where several rows of one item name one each. */
  blockers: readonly BlockerChange[]
  flags: readonly { why: FlagWhy; column: string | null; value: string }[]
}

/** Whether a row without news counts as its item's report. */
export const isConfirmed = ({ flags }: PreviewRecord) => flags.some(({ why }) => why === 'confirmed')

/**
 * Where the day comes from that an import's changes are dated with. `otherHeading` (the words above another table of the
 * import) and `pack` are mere proposals, and asked about.
 */
export interface ReviewDay {
  on: string
  from: 'decided' | 'heading' | 'column' | 'otherHeading' | 'pack'
  /** The words it was taken from. */
  said: string | null
}

/** An item of the pack that no row names, although others of its kind and unit are named. It stays. */
export interface MissingItem {
  id: string
  kind: Kind
  name: string
  unit: string | null
}

export interface PreviewCounts {
  /** Rows read, refused ones included. */
  rows: number
  new: number
  changed: number
  unchanged: number
  undecided: number
  leftOut: number
  /** Rows refused, not the reasons for it. */
  rejected: number
  missing: number
  reports: number
  /** Rows that say of their item what is known already, and whose day has no report of it: they may confirm it. */
  confirmable: number
  ledgerCells: number
  positions: number
  blockers: number
}

/** A pack folder that somebody has exported: what it changes in the pack, and what it lacks or has otherwise, which stays. */
export interface PackMerge {
  file: string
  delta: PackDelta
  gone: readonly Gone[]
}

/** What would come of an import. Nothing has been changed. */
export interface ImportPreview {
  day: ReviewDay
  records: readonly PreviewRecord[]
  missing: readonly MissingItem[]
  rejections: readonly Rejection[]
  /** Of the reading and of the matching; of the day, where nothing tells it. */
  questions: readonly Question[]
  /** Pack folders, each as what it changes in the pack. */
  merges: readonly PackMerge[]
  counts: PreviewCounts
}
