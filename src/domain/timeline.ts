import { inForceOn, logStart } from './cadence'
import { addDays, daysBetween, weekdayOf } from './day'
import type { Cadence, Pack, Review } from './pack'
import { workingDayUpTo } from './working-calendar'

/** A deadline on the time bar, with the targets that end there. */
export interface DeadlineMark {
  on: string
  targetIds: readonly string[]
}

/** What the time bar spans and marks. */
export interface Timeline {
  first: string
  last: string
  /** Days on which a review is held, ascending. */
  reviews: readonly string[]
  deadlines: readonly DeadlineMark[]
}

/** Reviews held more often than weekly would only blacken the bar: they are marked where there is nothing rarer. */
const RARE: ReadonlySet<Cadence> = new Set(['weekly', 'tenDay', 'monthly', 'quarterly'])

const isMonthEnd = (day: string) => addDays(day, 1).endsWith('-01')

/** Whether a period of the cadence ends on a day: sources tell how often a review is held, not on which day. */
const PERIOD_ENDS: Record<Cadence, (day: string, first: string) => boolean> = {
  daily: () => true,
  everyOtherDay: (day, first) => daysBetween(first, day) % 2 === 0,
  weekly: (day) => weekdayOf(day) === 7,
  tenDay: (day) => day.endsWith('-10') || day.endsWith('-20') || isMonthEnd(day),
  monthly: isMonthEnd,
  quarterly: (day) => isMonthEnd(day) && Number(day.slice(5, 7)) % 3 === 0,
}

/**
 * From the first day of the log to its last, the pack's own day or the last deadline, whichever is latest. A review is
 * taken to be held on the last working day of its period.
 */
export function timelineOf(
  pack: Pick<Pack, 'reports' | 'blockers' | 'reviews' | 'targets' | 'calendar' | 'asOf'>,
): Timeline {
  const first = logStart(pack)
  const deadlines = deadlinesOf(pack.targets)
  const last = [
    ...pack.reports.map(({ on }) => on),
    ...pack.blockers.map(({ openedOn, closedOn }) => closedOn ?? openedOn),
    ...deadlines.map(({ on }) => on),
  ].reduce((latest, on) => (on > latest ? on : latest), pack.asOf)
  return { first, last, reviews: reviewDays(pack, first, last), deadlines: deadlines.filter(({ on }) => on >= first) }
}

function deadlinesOf(targets: Pack['targets']): DeadlineMark[] {
  const byDay = new Map<string, string[]>()
  for (const { id, deadline } of targets) {
    if (deadline !== null) byDay.set(deadline, [...(byDay.get(deadline) ?? []), id])
  }
  return [...byDay].map(([on, targetIds]) => ({ on, targetIds })).sort((a, b) => (a.on < b.on ? -1 : 1))
}

function reviewDays(
  { reviews, calendar }: Pick<Pack, 'reviews' | 'calendar'>,
  first: string,
  last: string,
): readonly string[] {
  const hasRare = reviews.some(({ cadence }) => RARE.has(cadence))
  const isMarked = ({ cadence }: Review) => !hasRare || RARE.has(cadence)
  const days = new Set<string>()
  // A period may end in days of rest after the last day, and its review be held on that day.
  for (let day = first; workingDayUpTo(day, calendar) <= last; day = addDays(day, 1)) {
    const ends = inForceOn(reviews, day)
      .filter(isMarked)
      .some(({ cadence, from }) => PERIOD_ENDS[cadence](day, from ?? first))
    if (ends) days.add(workingDayUpTo(day, calendar))
  }
  return [...days].filter((day) => day >= first).sort()
}

/** The last review before a day; where none was marked, the first day of the log. */
export function reviewBefore({ reviews, first }: Timeline, day: string): string {
  return reviews.findLast((on) => on < day) ?? first
}

/** The next review after a day; `null` = none is marked. */
export function reviewAfter({ reviews }: Timeline, day: string): string | null {
  return reviews.find((on) => on > day) ?? null
}
