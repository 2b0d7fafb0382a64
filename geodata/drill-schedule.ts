import { addDays, addMonths, weekdayOf } from '../src/domain/day'
import type { Cadence, Review } from '../src/domain/pack'
import type { Kind } from '../src/domain/vocabulary'
import type { WorkingCalendar } from '../src/domain/working-calendar'
import { YEAR_END } from './drill-course'

type DrillReview = Pick<Review, 'unit' | 'kind' | 'type' | 'cadence' | 'from'>

/** How often the drill's units report. */
export const REVIEWS: readonly DrillReview[] = [
  { unit: 'kaifaqu', kind: null, type: 'dispatch', cadence: 'tenDay', from: null },
  { unit: 'kaifaqu', kind: null, type: 'dispatch', cadence: 'weekly', from: '2023-07-01' },
  { unit: 'jiejiazhuang', kind: null, type: 'dispatch', cadence: 'weekly', from: null },
  { unit: 'jiejiazhuang', kind: null, type: 'stocktake', cadence: 'monthly', from: null },
  { unit: 'jiejiazhuang', kind: null, type: 'appraisal', cadence: 'quarterly', from: null },
  { unit: 'chujia', kind: null, type: 'dispatch', cadence: 'weekly', from: null },
  { unit: 'chujia', kind: 'village', type: 'dispatch', cadence: 'everyOtherDay', from: null },
  { unit: 'chujia', kind: 'village', type: 'report', cadence: 'daily', from: null },
  { unit: 'chujia', kind: 'village', type: 'summary', cadence: 'weekly', from: null },
]

const DAYS: Partial<Record<Cadence, number>> = { daily: 1, everyOtherDay: 2, weekly: 7, tenDay: 10 }

function after(day: string, cadence: Cadence): string {
  const days = DAYS[cadence]
  return days === undefined ? addMonths(day, cadence === 'monthly' ? 1 : 3) : addDays(day, days)
}

export type IsWorked = (day: string) => boolean

/** Which days are worked by a calendar. */
export function createIsWorked({ restWeekdays, holidays, workdays }: WorkingCalendar): IsWorked {
  const extra = new Set(workdays)
  return (day) => {
    if (extra.has(day)) return true
    return !restWeekdays.includes(weekdayOf(day)) && !holidays.some(({ from, to }) => from <= day && day <= to)
  }
}

/** The day itself, or the next one that is worked. */
export function nextWorked(day: string, isWorked: IsWorked): string {
  return isWorked(day) ? day : nextWorked(addDays(day, 1), isWorked)
}

/** The last day on which a report is in time after one on `last`, by the most frequent of the reviews that hold. */
export function dueAfter(last: string, unit: string, kind: Kind, isWorked: IsWorked): string {
  const own = REVIEWS.filter((review) => review.unit === unit && (review.kind === null || review.kind === kind))
  const dues = own.flatMap(({ type, kind: reviewed, cadence, from }) => {
    const later = own.find((one) => one.type === type && one.kind === reviewed && (one.from ?? '') > (from ?? ''))
    const due = after(last, cadence)
    if (later !== undefined && due >= later.from!) return []
    return [nextWorked(from !== null && due < from ? from : due, isWorked)]
  })
  return dues.sort()[0] ?? YEAR_END
}

/** The days of the year on which an item is reported on: in time, and on the unit's `weekday` where that is early enough. */
export function reportDays(
  { unit, kind }: { unit: string; kind: Kind },
  first: string,
  weekday: number | null,
  isWorked: IsWorked,
): string[] {
  const days: string[] = []
  for (let day = nextWorked(first, isWorked); day <= YEAR_END;) {
    days.push(day)
    const due = dueAfter(day, unit, kind, isWorked)
    const week = Array.from({ length: 4 }, (_, back) => addDays(due, -back))
    day = week.find((one) => weekdayOf(one) === weekday && isWorked(one)) ?? due
  }
  return days
}
