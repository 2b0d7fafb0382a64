import type { Pack } from '../domain/pack'
import type { OverlayEntry } from '../pack/pack-delta'

const NONE: ReadonlySet<string> = new Set()
const touched = new WeakMap<Pack, ReadonlySet<string>>()

/** Ids of every item that entries add or change. */
export function touchedBy(entries: readonly OverlayEntry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ delta }) => [
      ...delta.newRows.map(({ cells }) => cells['id'] ?? ''),
      ...delta.rows.map(({ id }) => id),
      ...[...delta.reports, ...delta.blockers, ...delta.milestones].map(({ itemId }) => itemId ?? ''),
      ...delta.positions.map(({ id }) => id),
    ]),
  )
}

/** Notes what a private overlay speaks of in the pack that it has made. */
export function noteTouched(pack: Pack, entries: readonly OverlayEntry[]): void {
  touched.set(pack, touchedBy(entries))
}

/** Ids of the items that a private overlay adds or changes in a pack; empty for a published one. */
export const touchedIn = (pack: Pack): ReadonlySet<string> => touched.get(pack) ?? NONE
