import type { DayState } from './as-of'
import type { Item } from './item'
import { daysBetween } from './day'
import { BLOCKER_CATEGORIES, type Blocker, type BlockerCategory } from './report'

/** How long blockers have been open: up to 7, 30 and 90 days, and longer. */
export const AGE_BANDS = ['week', 'month', 'quarter', 'longer'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** The last day of each band, counted from the day on which a blocker was opened. */
const LAST_DAY: Record<AgeBand, number> = { week: 7, month: 30, quarter: 90, longer: Infinity }

export interface AgeCount {
  blockers: number
  /** Of these, those whose due day has passed. */
  overdue: number
}

export interface CategoryAges extends AgeCount {
  category: BlockerCategory
  bands: Readonly<Record<AgeBand, AgeCount>>
  /** Days for which the oldest has been open. */
  oldestDays: number
}

export interface BlockerAges extends AgeCount {
  /** Items that are held up by at least one. */
  items: number
  /** Categories that have any, in the order of the vocabulary. */
  categories: readonly CategoryAges[]
}

/** Blockers that are open on `day`, by category and age. */
export function blockerAges(blockers: readonly Blocker[], day: string): BlockerAges {
  const categories = BLOCKER_CATEGORIES.map((category): CategoryAges => {
    const own = blockers.filter((blocker) => blocker.category === category)
    const bands = Object.fromEntries(
      AGE_BANDS.map((band) => [
        band,
        counted(
          own.filter(({ openedOn }) => bandOf(openedOn, day) === band),
          day,
        ),
      ]),
    ) as Record<AgeBand, AgeCount>
    const oldestDays = own.reduce((oldest, { openedOn }) => Math.max(oldest, daysBetween(openedOn, day)), 0)
    return { category, bands, oldestDays, ...counted(own, day) }
  })
  return {
    items: new Set(blockers.map(({ itemId }) => itemId)).size,
    categories: categories.filter((one) => one.blockers > 0),
    ...counted(blockers, day),
  }
}

function bandOf(openedOn: string, day: string): AgeBand {
  const days = daysBetween(openedOn, day)
  return AGE_BANDS.find((band) => days <= LAST_DAY[band])!
}

function counted(blockers: readonly Blocker[], day: string): AgeCount {
  const overdue = blockers.filter(({ dueOn }) => dueOn !== null && dueOn < day)
  return { blockers: blockers.length, overdue: overdue.length }
}

/** What held items up on a day and was not solved, in the order of the items. */
export function openBlockers(items: readonly Item[], { byId }: DayState): readonly Blocker[] {
  return items.flatMap(({ id }) => (byId.get(id)?.blockers ?? []).filter(({ closedOn }) => closedOn === null))
}
