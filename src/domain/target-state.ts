import type { AsOf } from './as-of'
import { addDays, daysBetween } from './day'
import { isThrough } from './due'
import { hasBegun, investmentOf, stageOf, type Item } from './item'
import type { Pack, Target } from './pack'
import { holdsMembers, inScope, leastPassing, reportedState, tidy } from './targets'

/** Members of a target on a day, by id. `unknown`: it is not reported whether they count as done. */
export interface TargetMembers {
  done: readonly string[]
  open: readonly string[]
  unknown: readonly string[]
}

/** Where a target stands on a day. Rates and shares are percentages; every number is `null` where it cannot be told. */
export interface TargetState {
  /** `reported`: the pack does not hold the members, and the figures are those that somebody reported. */
  basis: 'computed' | 'reported'
  value: number | null
  /** Members, or 亿元 for `sumYi` and `share`. */
  done: number | null
  of: number | null
  /** The least number (or 亿元) that passes. */
  need: number | null
  /** How much more is needed; 0 = met. */
  gap: number | null
  members: TargetMembers
  /** What is needed and what was done of late, in members (or 亿元) a week. */
  pace: { neededPerWeek: number | null; perWeek: number | null }
  /** Whether it will be met at the pace of the last four weeks; `null` = cannot be told. */
  onCourse: boolean | null
  /** How much was done in the last four weeks; `null` = cannot be told. */
  trend: number | null
  /** Once the deadline has passed: where it stood on that day. */
  atDeadline: { value: number | null; met: boolean | null } | null
}

/** The states of a pack's targets on any day. */
export type TargetBook = (target: Target, day: string) => TargetState

const PACE_DAYS = 28
const PACE_WEEKS = PACE_DAYS / 7

type Tally = Pick<TargetState, 'basis' | 'value' | 'done' | 'of' | 'need' | 'gap' | 'members'>
const NO_MEMBERS: TargetMembers = { done: [], open: [], unknown: [] }

export function createTargetBook(pack: Pick<Pack, 'items'>, asOf: AsOf): TargetBook {
  return (target, day) => {
    const isHeld = holdsMembers(target, pack.items)
    // A plan for the year is that of the deadline's year: it stands as it ended once the year is over.
    const year = yearOf(target.deadline ?? day)
    const within = (on: string) => (target.metric === 'share' ? earlier(on, `${year}-12-31`) : on)
    const tallyOn = (on: string) => (isHeld ? computed(target, within(on), asOf, year) : reported(target, on))
    const tally = tallyOn(day)
    // Of a share, what was done before the year began counts below nought: the four weeks may reach back beyond it.
    const before = isHeld ? tallyOn(addDays(day, -PACE_DAYS)).done : null
    const trend = tally.done === null || before === null ? null : tidy(tally.done - before)
    const perWeek = trend === null ? null : trend / PACE_WEEKS
    const { deadline } = target
    const weeksLeft = deadline === null ? null : daysBetween(day, deadline) / 7
    const isPast = deadline !== null && day > deadline
    return {
      ...tally,
      pace: {
        neededPerWeek: tally.gap === null || weeksLeft === null || weeksLeft <= 0 ? null : tally.gap / weeksLeft,
        perWeek,
      },
      onCourse: courseOf(tally, perWeek, weeksLeft),
      trend,
      atDeadline: isPast ? deadlineTally(tallyOn(deadline), isHeld || target.reported?.on === deadline) : null,
    }
  }
}

const earlier = (one: string, other: string) => (one < other ? one : other)

/** What was reported of another day tells nothing of the deadline. */
const deadlineTally = ({ value, gap }: Tally, isOfTheDay: boolean) =>
  isOfTheDay ? { value, met: gap === null ? null : gap === 0 } : { value: null, met: null }

function courseOf({ gap }: Tally, perWeek: number | null, weeksLeft: number | null): boolean | null {
  if (gap === null) return null
  if (gap === 0) return true
  if (weeksLeft === null) return null
  if (weeksLeft <= 0) return false
  return perWeek === null ? null : tidy(perWeek * weeksLeft) >= gap
}

/** What somebody reported of all members by the day; nothing that was reported later is known. */
function reported(target: Target, day: string): Tally {
  const isKnown = target.reported !== null && target.reported.on <= day
  const told = reportedState(isKnown ? target : { ...target, reported: null })
  return { basis: 'reported', ...told, members: NO_MEMBERS }
}

const yearOf = (day: string) => Number(day.slice(0, 4))

/** A share is of what was done in a year, by default that of the day. */
function computed(target: Target, day: string, asOf: AsOf, year = yearOf(day)): Tally {
  const items = asOf.on(day).standings.map(({ item }) => item)
  switch (target.metric) {
    case 'startRate':
      return rate(target, items, hasBegun)
    case 'finishRate':
      return rate(target, items, (item) => (stageOf(item) === null ? null : isThrough(item)))
    case 'count':
      return count(target, items)
    case 'sumYi':
      return sum(target, items)
    case 'share':
      return share(target, items, startOf(year, asOf))
  }
}

const gapOf = (need: number | null, done: number | null) =>
  need === null || done === null ? null : Math.max(0, tidy(need - done))

const idsOf = (items: readonly Item[]) => items.map(({ id }) => id)

function rate(target: Target, items: readonly Item[], isDone: (item: Item) => boolean | null): Tally {
  const own = items.filter((item) => inScope(item, target.scope))
  const sorted = (wanted: boolean | null) => own.filter((item) => isDone(item) === wanted)
  const [done, open, unknown] = [sorted(true), sorted(false), sorted(null)]
  const members = { done: idsOf(done), open: idsOf(open), unknown: idsOf(unknown) }
  const need = leastPassing(target, own.length)
  // What is not reported of anybody is unknown, not none.
  const known = own.length > unknown.length ? done.length : null
  const value = known === null ? null : (100 * known) / own.length
  return { basis: 'computed', value, done: known, of: own.length, need, gap: gapOf(need, known), members }
}

function count(target: Target, items: readonly Item[]): Tally {
  const candidates = items.filter((item) => inScope(item, target.scope, true))
  const done = candidates.filter((item) => inScope(item, target.scope))
  const rest = candidates.filter((item) => !inScope(item, target.scope))
  const unknown = rest.filter((item) => stageOf(item) === null)
  const open = rest.filter((item) => stageOf(item) !== null)
  const members = { done: idsOf(done), open: idsOf(open), unknown: idsOf(unknown) }
  const need = leastPassing(target, null)
  const isUnknown = candidates.length > 0 && unknown.length === candidates.length
  const value = isUnknown ? null : done.length
  return { basis: 'computed', value, done: value, of: null, need, gap: gapOf(need, value), members }
}

/** Sums what is known of an amount; members that do not tell it are `unknown`, and no total without any. */
function summed(items: readonly Item[], amountOf: (item: Item) => number | null) {
  const amounts = items.map((item) => ({ id: item.id, yi: amountOf(item) }))
  const known = amounts.flatMap(({ yi }) => (yi === null ? [] : [yi]))
  return {
    yi: known.length === 0 ? null : tidy(known.reduce((total, yi) => total + yi, 0)),
    members: {
      done: amounts.filter(({ yi }) => yi !== null && yi > 0).map(({ id }) => id),
      open: amounts.filter(({ yi }) => yi === 0).map(({ id }) => id),
      unknown: amounts.filter(({ yi }) => yi === null).map(({ id }) => id),
    },
  }
}

function sum(target: Target, items: readonly Item[]): Tally {
  const own = items.filter((item) => inScope(item, target.scope))
  const { yi, members } = summed(own, (item) => investmentOf(item)?.doneYi ?? null)
  const need = leastPassing(target, null)
  return { basis: 'computed', value: yi, done: yi, of: null, need, gap: gapOf(need, yi), members }
}

function share(target: Target, items: readonly Item[], yearStart: (id: string) => Item | undefined): Tally {
  const own = items.filter((item) => inScope(item, target.scope) && (investmentOf(item)?.yearPlanYi ?? null) !== null)
  const of = tidy(own.reduce((total, item) => total + (investmentOf(item)?.yearPlanYi ?? 0), 0))
  const { yi, members } = summed(own, (item) => doneThisYear(item, yearStart(item.id)))
  const need = of === 0 ? null : leastPassing(target, of)
  const value = yi === null || of === 0 ? null : (100 * yi) / of
  return { basis: 'computed', value, done: yi, of: of === 0 ? null : of, need, gap: gapOf(need, yi), members }
}

/** The items as they stood when a year began. */
function startOf(year: number, asOf: AsOf): (id: string) => Item | undefined {
  const { byId } = asOf.on(`${year - 1}-12-31`)
  return (id) => byId.get(id)?.item
}

/** 亿元 completed since the year began; what was listed later began with it. `null` = either end is not reported. */
export function doneThisYear(item: Item, atYearStart: Item | undefined): number | null {
  const doneYi = investmentOf(item)?.doneYi ?? null
  if (doneYi === null) return null
  if (atYearStart === undefined) return doneYi
  const before = investmentOf(atYearStart)?.doneYi ?? null
  return before === null ? null : tidy(doneYi - before)
}
