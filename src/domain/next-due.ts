import { isThrough } from './due'
import { hasBegun, type Item, type Milestone } from './item'

/** The next planned day of an item: its start, its finish or a milestone. */
export interface NextDue {
  on: string
  what: 'start' | 'finish' | Milestone
}

const byDay = (a: { on: string }, b: { on: string }) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)

/** What an item's plan asks for next, on or after a day; `null` = nothing, or it is through. */
export function nextDueOf(item: Item, day: string): NextDue | null {
  const { startOn, finishOn, milestones } = item.plan
  if (isThrough(item)) return null
  const days: { on: string | null; what: NextDue['what'] }[] = [
    ...milestones.map((milestone) => ({ on: milestone.dueOn, what: milestone })),
    { on: hasBegun(item) === true ? null : startOn, what: 'start' },
    { on: finishOn, what: 'finish' },
  ]
  const ahead = days.flatMap(({ on, what }) => (on === null || on < day ? [] : [{ on, what }]))
  return ahead.sort(byDay)[0] ?? null
}

/** The items whose next planned day is nearest, at most so many; of equal days in the order of the items. */
export function nearestDue(items: readonly Item[], day: string, most: number): readonly Item[] {
  return items
    .flatMap((item) => {
      const due = nextDueOf(item, day)
      return due === null ? [] : [{ item, on: due.on }]
    })
    .sort(byDay)
    .slice(0, most)
    .map(({ item }) => item)
}
