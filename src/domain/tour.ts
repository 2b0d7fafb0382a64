import { agendaOf, type AgendaEntry, type Concern } from './agenda'
import { CHANGE_KINDS, type Change, type Situation } from './changes'
import type { Light } from './light-rules'
import type { Verdict } from './verdict'
import type { WallPlan } from './wall-plan'

/** Why the wall stops at an item, the gravest first. What merely went on since the last review is no reason. */
export const STOP_REASONS = [
  'newlyRed',
  'red',
  'overdueBlocker',
  'newlySilent',
  'silent',
  'dueSoon',
  'changed',
] as const
export type StopReason = (typeof STOP_REASONS)[number]

export interface ItemStop {
  kind: 'item'
  itemId: string
  /** `false` = there is nowhere to fly to. */
  located: boolean
  /** At least one, in the order of `STOP_REASONS`. */
  reasons: readonly StopReason[]
  seconds: number
}
export type Stop =
  { kind: 'overview'; seconds: number } | ItemStop | { kind: 'scene'; sceneId: string; seconds: number }

/** What a wall knows of the shown day. */
export interface WallDay extends Situation {
  /** The verdicts of the day compared with; `null` = none, and nothing is newly red or newly silent. */
  earlier: ReadonlyMap<string, Verdict> | null
  /** What changed since that day. */
  changes: readonly Change[]
}

/** An item that needs attention, as the ranked list of the wall shows it. */
export interface Exception {
  itemId: string
  light: Light | null
  /** At least one, in the order of `STOP_REASONS`; never `changed`. */
  reasons: readonly StopReason[]
  /** Newly red or newly silent. */
  isNew: boolean
}

const MOST_ITEMS = 12
const ITEMS_BETWEEN_OVERVIEWS = 4
const OVERVIEW_SECONDS = 10
const ITEM_SECONDS = 15

/** The exceptions of a day in the order of the agenda: what is red, silent, due soon or held up by an overdue blocker. */
export function rankedExceptions({ state, verdicts, earlier }: Omit<WallDay, 'changes'>): readonly Exception[] {
  const items = state.standings.map(({ item }) => item)
  return agendaOf(items, state, verdicts).flatMap((entry) => {
    const reasons = reasonsOf(entry, earlier)
    if (reasons.length === 0) return []
    const isNew = reasons.includes('newlyRed') || reasons.includes('newlySilent')
    return [{ itemId: entry.item.id, light: entry.light, reasons, isNew }]
  })
}

/**
 * One loop of the wall, which has at least one stop. At most twelve items, each once: by their gravest reason, within
 * it in turn from each kind of item; every reason that anything has is given a place. An overview comes first and
 * after every four items, in a mixed tour a scene after every four items and the scenes that are left at the end.
 */
export function planTour(day: WallDay, wall: WallPlan | null): readonly Stop[] {
  const overview: Stop = { kind: 'overview', seconds: OVERVIEW_SECONDS }
  const scenes = wall === null || wall.tour === 'computed' ? [] : wall.scenes.map(sceneStop)
  if (wall?.tour === 'scenes') return scenes.length === 0 ? [overview] : scenes
  const items = pickStops(day, itemStops(day))
  const groups = Math.max(1, Math.ceil(items.length / ITEMS_BETWEEN_OVERVIEWS))
  const loop = Array.from({ length: groups }, (_, group) => {
    const from = group * ITEMS_BETWEEN_OVERVIEWS
    return [overview, ...items.slice(from, from + ITEMS_BETWEEN_OVERVIEWS), ...scenes.slice(group, group + 1)]
  })
  return [...loop.flat(), ...scenes.slice(groups)]
}

/** The stops that pre-empt a running tour: what is red and was not by `earlier`, here the verdicts of the data shown before. */
export function newlyRedStops(day: WallDay): readonly ItemStop[] {
  return itemStops(day).filter(({ reasons }) => reasons.includes('newlyRed'))
}

const sceneStop = ({ id, seconds }: WallPlan['scenes'][number]): Stop => ({ kind: 'scene', sceneId: id, seconds })

function reasonsOf({ item, light, concerns }: AgendaEntry, earlier: WallDay['earlier']): StopReason[] {
  const before = earlier?.get(item.id)
  const has = (is: (concern: Concern) => boolean) => concerns.some(is)
  const applies: Record<Exclude<StopReason, 'changed'>, boolean> = {
    newlyRed: light === 'red' && earlier !== null && before?.colour !== 'red',
    red: light === 'red',
    overdueBlocker: has((concern) => concern.why === 'blocker' && concern.overdueDays > 0),
    newlySilent: light === 'silent' && earlier !== null && (before?.silence ?? null) === null,
    silent: light === 'silent',
    dueSoon: has(({ why }) => why === 'dueSoon'),
  }
  return STOP_REASONS.filter((reason) => reason !== 'changed' && applies[reason])
}

/** Every item that has a reason: the exceptions in their order, then what changed, by kind of change and in the order of the pack. */
function itemStops(day: WallDay): readonly ItemStop[] {
  const telling = day.changes.filter(({ kind }) => kind !== 'advanced')
  const changed = new Set(telling.map(({ item }) => item.id))
  const exceptions = rankedExceptions(day)
  const excepted = new Set(exceptions.map(({ itemId }) => itemId))
  const others = CHANGE_KINDS.flatMap((kind) => {
    const ofKind = new Set(telling.filter((change) => change.kind === kind).map(({ item }) => item.id))
    return day.state.standings.flatMap(({ item }) => (ofKind.has(item.id) && !excepted.has(item.id) ? item.id : []))
  })
  const stopAt = (itemId: string, reasons: readonly StopReason[]): ItemStop => ({
    kind: 'item',
    itemId,
    located: day.state.byId.get(itemId)!.item.position !== null,
    reasons,
    seconds: ITEM_SECONDS,
  })
  return [
    ...exceptions.map(({ itemId, reasons }) =>
      stopAt(itemId, changed.has(itemId) ? [...reasons, 'changed' as const] : reasons),
    ),
    ...[...new Set(others)].map((itemId) => stopAt(itemId, ['changed'])),
  ]
}

/** Takes stops by their gravest reason, and keeps one place for each lesser reason that some other stop has. */
function pickStops({ state }: WallDay, stops: readonly ItemStop[]): readonly ItemStop[] {
  const ranks = STOP_REASONS.map((reason) => stops.filter(({ reasons }) => reasons[0] === reason))
  const kindOf = ({ itemId }: ItemStop) => state.byId.get(itemId)!.item.kind
  const picked: ItemStop[] = []
  for (const [rank, ofRank] of ranks.entries()) {
    const waiting = ranks.slice(rank + 1).filter(({ length }) => length > 0).length
    picked.push(...inTurn(ofRank, kindOf).slice(0, MOST_ITEMS - picked.length - waiting))
  }
  return picked
}

/** The first of every group, then the second of every group, and so on; groups in the order in which they first appear. */
function inTurn<T>(entries: readonly T[], groupOf: (entry: T) => string): readonly T[] {
  const groups = new Map<string, T[]>()
  for (const entry of entries) {
    const group = groups.get(groupOf(entry))
    if (group === undefined) groups.set(groupOf(entry), [entry])
    else group.push(entry)
  }
  const longest = Math.max(0, ...[...groups.values()].map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) =>
    [...groups.values()].flatMap((group) => group.slice(turn, turn + 1)),
  ).flat()
}
