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

/** An amount spread evenly over days of the year, both inclusive: 0 = 1 January. */
interface YearPlan {
  yi: number
  from: number
  to: number
}

/** By how much each report of the year raised what was completed, in 亿元. */
type Progress = readonly { on: string; yi: number }[]

interface Course {
  plan: YearPlan | null
  progress: Progress | null
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
  const whole = { from: 0, to: dayOfYear(lastDay(year)) }
  const courses = items.flatMap((item): Course[] => {
    const investment = investmentOf(item)
    if (investment === null) return []
    const { yearPlanYi } = investment
    const span = yearPlanYi === null ? null : spanWithin(item.plan, year)
    return [
      {
        plan: yearPlanYi === null ? null : { yi: yearPlanYi, ...(span ?? whole) },
        progress: progressIn(year, ledgerDone.get(item.id) ?? null, asOf.reportsOf(item.id)),
        withoutDays: yearPlanYi !== null && span === null,
      },
    ]
  })
  const plans = courses.flatMap(({ plan }) => plan ?? [])
  const progresses = courses.flatMap(({ progress }) => (progress === null ? [] : [progress]))
  const completed = addedByDay(progresses)
  const pointOn = (on: string): CurvePoint => ({
    day: on,
    plannedYi: plans.length === 0 ? null : plannedOn(plans, on),
    actualYi: progresses.length === 0 || on > day ? null : completedOn(completed, on),
  })
  const both = courses.filter((course) => course.plan !== null && course.progress !== null)
  return {
    year,
    points: sampleDays(year, day).map(pointOn),
    today: pointOn(day),
    items: courses.length,
    withoutPlan: courses.length - plans.length,
    withoutDays: courses.filter(({ withoutDays }) => withoutDays).length,
    withoutDone: courses.length - progresses.length,
    comparable:
      both.length === 0
        ? null
        : {
            items: both.length,
            plannedYi: plannedOn(
              both.flatMap(({ plan }) => plan ?? []),
              day,
            ),
            actualYi: completedOn(addedByDay(both.map(({ progress }) => progress ?? [])), day),
          },
  }
}

const firstDay = (year: string) => `${year}-01-01`
const lastDay = (year: string) => `${year}-12-31`
const dayOfYear = (day: string) => daysBetween(firstDay(day.slice(0, 4)), day)

/** The planned days that lie in the year; `null` when one is missing or none lies in it. */
function spanWithin({ startOn, finishOn }: Item['plan'], year: string): Pick<YearPlan, 'from' | 'to'> | null {
  if (startOn === null || finishOn === null) return null
  const first = startOn > firstDay(year) ? startOn : firstDay(year)
  const last = finishOn < lastDay(year) ? finishOn : lastDay(year)
  return first <= last ? { from: dayOfYear(first), to: dayOfYear(last) } : null
}

/** `null` when it is unknown what had been completed at the year's start, and so what was since. */
function progressIn(year: string, ledgerYi: number | null, reports: readonly Report[]): Progress | null {
  const first = firstDay(year)
  const progress: { on: string; yi: number }[] = []
  let knownYi = ledgerYi
  for (const { on, doneYi } of reports) {
    if (doneYi === undefined) continue
    if (on >= first) {
      if (knownYi === null) return null
      progress.push({ on, yi: doneYi - knownYi })
    }
    knownYi = doneYi
  }
  return knownYi === null ? null : progress
}

/** Added up once by day, so that no point of the curve need go through every report again. */
function addedByDay(progresses: readonly Progress[]): ReadonlyMap<string, number> {
  const byDay = new Map<string, number>()
  for (const progress of progresses) for (const { on, yi } of progress) byDay.set(on, (byDay.get(on) ?? 0) + yi)
  return byDay
}

/** Planned from the year's start to the end of a day. */
function plannedOn(plans: readonly YearPlan[], day: string): number {
  const now = dayOfYear(day)
  return plans.reduce(
    (sum, { yi, from, to }) => sum + yi * Math.min(1, Math.max(0, (now - from + 1) / (to - from + 1))),
    0,
  )
}

/** Completed from the year's start to the end of a day. */
function completedOn(byDay: ReadonlyMap<string, number>, day: string): number {
  let sum = 0
  for (const [on, yi] of byDay) if (on <= day) sum += yi
  return sum
}

function sampleDays(year: string, day: string): readonly string[] {
  const days = new Set([day, lastDay(year)])
  for (let on = firstDay(year); on < lastDay(year); on = addDays(on, DAYS_BETWEEN_POINTS)) days.add(on)
  return [...days].sort()
}

/** A day for the curve: the plans are those of the data's year, so on other days it stands where that year began or ended. */
export function withinPlanYear(day: string, asOf: string): string {
  const year = asOf.slice(0, 4)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return day < first ? first : day > last ? last : day
}
