import type { Pack } from '../../domain/pack'
import type { OverlayEntry, Settlements } from '../../pack/pack-delta'
import type { Applied } from '../../state/overlay-desk.svelte'

/** What the page asks of the ledger worker, and what it answers. All of it is plain data. */
export interface LedgerAsks {
  /** Puts entries on a published pack. */
  apply: {
    ask: { pack: Pack; entries: readonly OverlayEntry[]; settlements: Settlements }
    answer: Applied
  }
}
export type AskName = keyof LedgerAsks
export type Ask<K extends AskName> = LedgerAsks[K]['ask']
export type Answer<K extends AskName> = LedgerAsks[K]['answer']

/** How far a slow answer is. */
export interface LedgerProgress {
  /** What is being done: a file is read, its rows are understood, the pack is compiled. */
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
