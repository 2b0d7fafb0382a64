import { agendaOf, type AgendaEntry, type Concern } from './agenda'
import { CHANGE_KINDS, type Change, type Situation } from './changes'
import type { Light } from './light-rules'
import { nearestDue } from './next-due'
import { dealLoops, inTurn } from './tour-loops'
import type { Verdict } from './verdict'
import type { WallPlan } from './wall-plan'

/** What makes an item an exception, the gravest first. */
const EXCEPTION_REASONS = ['newlyRed', 'red', 'overdueBlocker', 'newlySilent', 'silent', 'dueSoon'] as const
type ExceptionReason = (typeof EXCEPTION_REASONS)[number]

/**
 * Why the wall stops at an item, the gravest first. What merely went on since the last review is no reason; what is due
 * next is one on a day that has little else.
 */
export const STOP_REASONS = [...EXCEPTION_REASONS, 'changed', 'nextDue'] as const
export type StopReason = (typeof STOP_REASONS)[number]

export interface ItemStop {
  kind: 'item'
  itemId: string
  /** `false` = there is nowhere to fly to. */
  located: boolean
  /** At least one, in the order of `STOP_REASONS`. */
  reasons: readonly StopReason[]
  seconds: number
  /** Where it stands among the items of its loop, from 1; `null` = outside a loop. */
  place: { at: number; of: number } | null
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
  /** At least one, the gravest first. */
  reasons: readonly ExceptionReason[]
  /** Newly red or newly silent. */
  isNew: boolean
}

/** With fewer, a loop shows what is due next as well. */
const ENOUGH_ITEMS = 4
const MOST_NEXT_DUE = 6
const ITEMS_BETWEEN_OVERVIEWS = 4
const OVERVIEW_SECONDS = 10
const ITEM_SECONDS = 15
const OVERVIEW: Stop = { kind: 'overview', seconds: OVERVIEW_SECONDS }

/**
 * The exceptions of a day: what is red, silent, due soon or held up by an overdue blocker, in the order of the agenda
 * but for what is newly red, which comes first.
 */
export function rankedExceptions({ state, verdicts, earlier }: Omit<WallDay, 'changes'>): readonly Exception[] {
  const items = state.standings.map(({ item }) => item)
  const exceptions = agendaOf(items, state, verdicts).flatMap((entry): Exception[] => {
    const reasons = reasonsOf(entry, earlier)
    if (reasons.length === 0) return []
    const isNew = reasons.includes('newlyRed') || reasons.includes('newlySilent')
    return [{ itemId: entry.item.id, light: entry.light, reasons, isNew }]
  })
  const isNewlyRed = ({ reasons }: Exception) => reasons.includes('newlyRed')
  return [...exceptions.filter(isNewlyRed), ...exceptions.filter((exception) => !isNewlyRed(exception))]
}

/**
 * The loops of the wall one after another, at least one stop: as many as it takes until every exception was shown, at
 * most eight of at most twelve items each. The gravest come again in each loop, or in turn; the others take turns over
 * the loops, all kinds of reasons and of items among them. In each loop an overview comes first and after every four
 * items, in a mixed tour a scene after every four items and the scenes that are left at the end.
 */
export function planTour(day: WallDay, wall: WallPlan | null): readonly Stop[] {
  const scenes = wall === null || wall.tour === 'computed' ? [] : wall.scenes.map(sceneStop)
  if (wall?.tour === 'scenes') return scenes.length === 0 ? [OVERVIEW] : scenes
  return itemLoops(day).flatMap((items) => loopOf(items, scenes))
}

/** The stops that pre-empt a running tour: what is red and was not by `earlier`, here the verdicts of the data shown before. */
export function newlyRedStops(day: WallDay): readonly ItemStop[] {
  return itemStops(day).filter(({ reasons }) => reasons.includes('newlyRed'))
}

function loopOf(items: readonly ItemStop[], scenes: readonly Stop[]): readonly Stop[] {
  const groups = Math.max(1, Math.ceil(items.length / ITEMS_BETWEEN_OVERVIEWS))
  const placed = items.map((stop, index) => ({ ...stop, place: { at: index + 1, of: items.length } }))
  const loop = Array.from({ length: groups }, (_, group) => {
    const from = group * ITEMS_BETWEEN_OVERVIEWS
    return [OVERVIEW, ...placed.slice(from, from + ITEMS_BETWEEN_OVERVIEWS), ...scenes.slice(group, group + 1)]
  })
  return [...loop.flat(), ...scenes.slice(groups)]
}

const sceneStop = ({ id, seconds }: WallPlan['scenes'][number]): Stop => ({ kind: 'scene', sceneId: id, seconds })

function reasonsOf({ item, light, concerns }: AgendaEntry, earlier: WallDay['earlier']): ExceptionReason[] {
  const before = earlier?.get(item.id)
  const has = (is: (concern: Concern) => boolean) => concerns.some(is)
  const applies: Record<ExceptionReason, boolean> = {
    newlyRed: light === 'red' && earlier !== null && before?.colour !== 'red',
    red: light === 'red',
    overdueBlocker: has((concern) => concern.why === 'blocker' && concern.overdueDays > 0),
    newlySilent: light === 'silent' && earlier !== null && (before?.silence ?? null) === null,
    silent: light === 'silent',
    dueSoon: has(({ why }) => why === 'dueSoon'),
  }
  return EXCEPTION_REASONS.filter((reason) => applies[reason])
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
  return [
    ...exceptions.map(({ itemId, reasons }) =>
      stopAt(day, itemId, changed.has(itemId) ? [...reasons, 'changed' as const] : reasons),
    ),
    ...[...new Set(others)].map((itemId) => stopAt(day, itemId, ['changed'])),
  ]
}

function stopAt({ state }: WallDay, itemId: string, reasons: readonly StopReason[]): ItemStop {
  const located = state.byId.get(itemId)!.item.position !== null
  return { kind: 'item', itemId, located, reasons, seconds: ITEM_SECONDS, place: null }
}

/** The items of each loop, at least one loop: by their gravest reason, within it in turn from each kind of item. */
function itemLoops(day: WallDay): readonly (readonly ItemStop[])[] {
  const stops = inOrder(day, itemStops(day))
  if (stops.length < ENOUGH_ITEMS) return [[...stops, ...nextDueStops(day, stops)]]
  const ofWeight = (weight: Weight) => stops.filter((stop) => weightOf(stop) === weight)
  const decks = {
    grave: ofWeight('grave'),
    lesser: inTurn(ofWeight('lesser'), ({ reasons }) => reasons[0]!),
    others: ofWeight('others'),
  }
  const loops = dealLoops(decks, (stop) => !stop.located && weightOf(stop) !== 'others')
  return loops.map((loop) => stops.filter((stop) => loop.includes(stop)))
}

type Weight = 'grave' | 'lesser' | 'others'

/** By the gravest reason; what is no exception is among the others. */
const WEIGHT: Record<StopReason, Weight> = {
  newlyRed: 'grave',
  red: 'grave',
  overdueBlocker: 'grave',
  newlySilent: 'lesser',
  silent: 'lesser',
  dueSoon: 'lesser',
  changed: 'others',
  nextDue: 'others',
}
const weightOf = ({ reasons }: ItemStop): Weight => WEIGHT[reasons[0]!]

/** By their gravest reason, within it in turn from each kind of item. */
function inOrder({ state }: WallDay, stops: readonly ItemStop[]): readonly ItemStop[] {
  const kindOf = ({ itemId }: ItemStop) => state.byId.get(itemId)!.item.kind
  return STOP_REASONS.flatMap((reason) =>
    inTurn(
      stops.filter(({ reasons }) => reasons[0] === reason),
      kindOf,
    ),
  )
}

function nextDueStops(day: WallDay, stops: readonly ItemStop[]): readonly ItemStop[] {
  const taken = new Set(stops.map(({ itemId }) => itemId))
  const others = day.state.standings.flatMap(({ item }) => (taken.has(item.id) ? [] : item))
  return nearestDue(others, day.state.day, MOST_NEXT_DUE).map(({ id }) => stopAt(day, id, ['nextDue']))
}
