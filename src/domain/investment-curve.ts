import type { AsOf } from './as-of'
import { addDays, daysBetween } from './day'
import { investmentOf, type Item } from './item'
import type { Report } from './report'

export interface CurvePoint {
  day: string
  /** Planned from the year's start to the end of this day, in 亿元; `null` = no item has a plan for the year. */
  plannedYi: number | null
  /** Completed since the year's start, in 亿元; `null` after the shown day, or where it is unknown of every item. */
  actualYi: number | null
}

export interface InvestmentCurve {
  year: string
  /** Weekly from 1 January, with the shown day and 31 December. */
  points: readonly CurvePoint[]
  /** The point of the shown day. */
  today: CurvePoint
  /** Items of kinds that carry an investment. */
  items: number
  /** Of these, those without an amount planned for the year. */
  withoutPlan: number
  /** Of those with one, how many have it spread over the whole year, for want of planned days within it. */
  withoutDays: number
  /** Items of which it is unknown what had been completed when the year began, and so what was since. */
  withoutDone: number
  /** Both amounts on the shown day of the items that have both: what may be compared. `null` = there is none. */
  comparable: { items: number; plannedYi: number; actualYi: number } | null
}

interface Course {
  planned: ((day: string) => number) | null
  actual: ((day: string) => number) | null
  withoutDays: boolean
}

const DAYS_BETWEEN_POINTS = 7

/**
 * Planned against completed investment in the year of `day`. A plan for the year is spread evenly over the part of its
 * planned days that lies in the year. `items` are those of the day; what had been completed when the year began comes
 * from the latest earlier report, else from the ledger.
 */
export function investmentCurve(
  items: readonly Item[],
  ledger: readonly Item[],
  asOf: Pick<AsOf, 'reportsOf'>,
  day: string,
): InvestmentCurve {
  const year = day.slice(0, 4)
  const ledgerDone = new Map(ledger.map((item) => [item.id, investmentOf(item)?.doneYi ?? null]))
  const courses = items.flatMap((item): Course[] => {
    const investment = investmentOf(item)
    if (investment === null) return []
    const span = spanWithin(item.plan, year)
    const { yearPlanYi } = investment
    return [
      {
        planned: yearPlanYi === null ? null : (on) => yearPlanYi * passedShare(span ?? wholeYear(year), on),
        actual: completedSince(ledgerDone.get(item.id) ?? null, asOf.reportsOf(item.id), year),
        withoutDays: yearPlanYi !== null && span === null,
      },
    ]
  })
  const planned = courses.flatMap((course) => course.planned ?? [])
  const actual = courses.flatMap((course) => course.actual ?? [])
  const pointOn = (on: string): CurvePoint => ({
    day: on,
    plannedYi: sumOn(planned, on),
    actualYi: on > day ? null : sumOn(actual, on),
  })
  return {
    year,
    points: sampleDays(year, day).map(pointOn),
    today: pointOn(day),
    items: courses.length,
    withoutPlan: courses.length - planned.length,
    withoutDays: courses.filter((course) => course.withoutDays).length,
    withoutDone: courses.length - actual.length,
    comparable: comparedOn(courses, day),
  }
}

type Span = readonly [first: string, last: string]

const wholeYear = (year: string): Span => [`${year}-01-01`, `${year}-12-31`]

/** The planned days that lie in the year, both inclusive; `null` when a day is missing or none lies in it. */
function spanWithin({ startOn, finishOn }: Item['plan'], year: string): Span | null {
  if (startOn === null || finishOn === null) return null
  const [first, last] = wholeYear(year)
  const span: Span = [startOn > first ? startOn : first, finishOn < last ? finishOn : last]
  return span[0] <= span[1] ? span : null
}

/** The share of a span that has passed at the end of a day, 0–1. */
function passedShare([first, last]: Span, day: string): number {
  if (day < first) return 0
  return day >= last ? 1 : (daysBetween(first, day) + 1) / (daysBetween(first, last) + 1)
}

/** What was completed from the year's start to the end of a day; `null` when its start is unknown. */
function completedSince(ledgerYi: number | null, reports: readonly Report[], year: string): Course['actual'] {
  const amounts = reports.flatMap(({ on, doneYi }) => (doneYi === undefined ? [] : [{ on, doneYi }]))
  const doneOn = (day: string) => amounts.findLast(({ on }) => on <= day)?.doneYi ?? ledgerYi
  const atStart = doneOn(addDays(`${year}-01-01`, -1))
  return atStart === null ? null : (day) => (doneOn(day) ?? atStart) - atStart
}

function sumOn(courses: readonly ((day: string) => number)[], day: string): number | null {
  return courses.length === 0 ? null : courses.reduce((sum, course) => sum + course(day), 0)
}

function comparedOn(courses: readonly Course[], day: string): InvestmentCurve['comparable'] {
  const both = courses.flatMap(({ planned, actual }) =>
    planned === null || actual === null ? [] : [{ plannedYi: planned(day), actualYi: actual(day) }],
  )
  if (both.length === 0) return null
  const sum = (name: 'plannedYi' | 'actualYi') => both.reduce((total, amounts) => total + amounts[name], 0)
  return { items: both.length, plannedYi: sum('plannedYi'), actualYi: sum('actualYi') }
}

function sampleDays(year: string, day: string): readonly string[] {
  const [first, last] = wholeYear(year)
  const days = new Set([day, last])
  for (let on = first; on < last; on = addDays(on, DAYS_BETWEEN_POINTS)) days.add(on)
  return [...days].sort()
}
