import type { Standing } from './as-of'
import { daysBetween, monthsBetween } from './day'
import { isThrough } from './due'
import { hasBegun, watchOf, type Item } from './item'
import type { LightRule, RuleMeasure } from './light-rules'
import { expectedPct, progressOf } from './progress'
import type { Blocker } from './report'
import { STAGES_OF, type Watch } from './vocabulary'

/**
 * The watch under which the rules judge an item: a project's own; else start until it has begun and progress from then
 * on. What is not known to have begun is under start up to its planned start, when it cannot be late yet; `null` = unknown.
 */
export function judgedUnder(item: Item, day: string): Watch | null {
  const begun = hasBegun(item)
  if (begun === true) return 'progress'
  if (begun === false) return watchOf(item) ?? 'start'
  const { startOn } = item.plan
  return startOn !== null && day <= startOn ? 'start' : null
}

/** Whether a rule judges an item under a watch; under an unknown one every rule of its kind might. */
export function applies(rule: LightRule, item: Item, watch: Watch | null): boolean {
  if (rule.kinds === undefined ? STAGES_OF[item.kind].length === 0 : !rule.kinds.includes(item.kind)) return false
  return rule.watches === undefined || watch === null || rule.watches.includes(watch)
}

/** The open blockers whose due day has passed. */
export function overdueBlockers({ blockers }: Standing, day: string): readonly Blocker[] {
  return blockers.filter(({ closedOn, dueOn }) => closedOn === null && dueOn !== null && dueOn < day)
}

const daysPast = (dueOn: string, day: string) => Math.max(0, daysBetween(dueOn, day))

function behindPp({ item }: Standing, day: string): number | null {
  const expected = expectedPct(item.plan, day)
  if (expected === 0) return 0
  const actual = progressOf(item)
  return expected === null || actual === null ? null : Math.max(0, expected - actual)
}

function behindShare(standing: Standing, day: string): number | null {
  const behind = behindPp(standing, day)
  return behind === null || behind === 0 ? behind : (100 * behind) / expectedPct(standing.item.plan, day)!
}

/** Passes a planned day on to `measure` if the item is known to miss it; `null` = it cannot be told. */
function past(
  plannedOn: string | null,
  isDone: boolean | null,
  day: string,
  measure: (plannedOn: string, day: string) => number,
): number | null {
  if (isDone === true) return 0
  if (plannedOn === null) return null
  if (day <= plannedOn) return 0
  return isDone === null ? null : measure(plannedOn, day)
}

function daysPastFinish({ item }: Standing, day: string): number | null {
  const { startOn, finishOn } = item.plan
  // What need not have begun cannot be past a finish that nobody has planned.
  if (finishOn === null && startOn !== null && day <= startOn) return 0
  return past(finishOn, hasBegun(item) === null ? null : isThrough(item), day, daysPast)
}

/** Each measure of one item on a day, 0 or more; `null` = what it needs is not reported or not planned. */
export const MEASURE: Record<RuleMeasure, (standing: Standing, day: string) => number | null> = {
  behindPp,
  behindShare,
  daysPastStart: ({ item }, day) => past(item.plan.startOn, hasBegun(item), day, daysPast),
  monthsPastStart: ({ item }, day) => past(item.plan.startOn, hasBegun(item), day, monthsBetween),
  daysPastFinish,
  daysPastBlockerDue: (standing, day) =>
    overdueBlockers(standing, day).reduce((most, { dueOn }) => Math.max(most, daysPast(dueOn!, day)), 0),
}

// Differences of percentages such as 45.2 − 35.2 are not exact.
const EXACT = 1e9

/** Whether a rule fires at a value of its measure. */
export function fires({ atLeast, above, atMost, below }: LightRule, value: number): boolean {
  const exact = Math.round(value * EXACT) / EXACT
  return (
    (atLeast === undefined || exact >= atLeast) &&
    (above === undefined || exact > above) &&
    (atMost === undefined || exact <= atMost) &&
    (below === undefined || exact < below)
  )
}
