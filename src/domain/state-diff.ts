import type { DayState, Standing } from './as-of'
import type { Item } from './item'

/** The parts of a standing that differ, as they are afterwards. */
export interface StandingPatch {
  id: string
  /** Fields of the item. */
  item: Readonly<Record<string, unknown>>
  /** Fields beside the item. */
  rest: Readonly<Partial<Omit<Standing, 'item'>>>
}

/** What turns the state of one day into that of another. */
export interface StateDiff {
  from: string
  to: string
  added: readonly Standing[]
  removed: readonly string[]
  patched: readonly StandingPatch[]
  /** The ids of the later state, in its order. */
  order: readonly string[]
}

const REST = ['lastReport', 'stageReport', 'regression', 'blockers'] as const

/** The difference between two states of one pack, of whichever order. */
export function diffStates(before: DayState, after: DayState): StateDiff {
  const added = after.standings.filter(({ item }) => !before.byId.has(item.id))
  const removed = before.standings.flatMap(({ item }) => (after.byId.has(item.id) ? [] : [item.id]))
  const patched = after.standings.flatMap((standing) => {
    const own = before.byId.get(standing.item.id)
    return own === undefined || own === standing ? [] : [patchOf(own, standing)]
  })
  return { from: before.day, to: after.day, added, removed, patched, order: after.standings.map(({ item }) => item.id) }
}

function patchOf(before: Standing, after: Standing): StandingPatch {
  const was: Readonly<Record<string, unknown>> = { ...before.item }
  const item = Object.fromEntries(Object.entries(after.item).filter(([key, value]) => was[key] !== value))
  const rest = Object.fromEntries(REST.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]))
  return { id: after.item.id, item, rest }
}

/** The state at the later end of a diff: `applyDiff(a, diffStates(a, b))` is `b`. */
export function applyDiff(state: DayState, diff: StateDiff): DayState {
  const standings = new Map(state.byId)
  for (const id of diff.removed) standings.delete(id)
  for (const standing of diff.added) standings.set(standing.item.id, standing)
  for (const { id, item, rest } of diff.patched) {
    const own = standings.get(id)
    if (own !== undefined) standings.set(id, { ...own, ...rest, item: { ...own.item, ...item } as Item })
  }
  const ordered = diff.order.flatMap((id) => standings.get(id) ?? [])
  return { day: diff.to, standings: ordered, byId: new Map(ordered.map((own) => [own.item.id, own])) }
}
