import type { Households } from './item'
import type { Stage } from './vocabulary'

/**
 * A dated report on one item. Only what it says is present, and only that changes; a report that says nothing but its
 * day still tells that somebody reported.
 */
export interface Report {
  itemId: string
  /** The day it speaks of, `YYYY-MM-DD` in Asia/Shanghai. */
  on: string
  /** Who reported. */
  by?: string
  stage?: Stage
  /** 0–100. */
  progressPct?: number
  /** Completed since the start, in 亿元. */
  doneYi?: number
  households?: Partial<Households>
  lengthOpenKm?: number
  landCleared?: boolean
  /** A new list replaces the old one. */
  leaders?: readonly string[]
  departments?: readonly string[]
  liaisons?: readonly string[]
  /** `true` takes the item out of the ledger from this day on, `false` puts it back. */
  delisted?: boolean
  note?: string
  sourceId: string
  locator?: string
}

export const BLOCKER_CATEGORIES = ['design', 'approval', 'land', 'other'] as const
export type BlockerCategory = (typeof BLOCKER_CATEGORIES)[number]

/** 堵点: what holds an item up, and until when it is to be cleared. */
export interface Blocker {
  /** Unique in the pack. */
  id: string
  itemId: string
  category: BlockerCategory
  title: string
  openedOn: string
  dueOn: string | null
  closedOn: string | null
  /** Who is to clear it. */
  owner: string | null
  note: string | null
  sourceId: string
  locator: string | null
}
