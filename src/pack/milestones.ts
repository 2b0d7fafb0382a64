import type { Milestone } from '../domain/item'
import type { Report } from './findings'
import { readItemRows, type KnownItems } from './item-rows'
import { MILESTONE_COLUMNS } from './ledger-columns'

export const MILESTONES_FILE = 'milestones.csv'

/** Reads the planned milestones of each item, by its id. */
export function readMilestones(
  bytes: Uint8Array | undefined,
  known: KnownItems,
  report: Report,
): ReadonlyMap<string, readonly Milestone[]> {
  const milestones = new Map<string, Milestone[]>()
  for (const { item, values } of readItemRows(MILESTONES_FILE, bytes, () => MILESTONE_COLUMNS, known, report)) {
    const { title, dueOn, sourceId, locator } = values
    const milestone = { title, dueOn, source: { id: sourceId, locator } }
    milestones.set(item.id, [...(milestones.get(item.id) ?? []), milestone])
  }
  return milestones
}
