import { addDays, weekdayOf } from './day'
import type { SourceRef } from './item'
import type { LocalText } from './pack'

/** Which days are worked: reports are due on these alone. */
export interface WorkingCalendar {
  /** Weekly days of rest, 1 = Monday … 7 = Sunday. */
  restWeekdays: readonly number[]
  /** First and last day of each holiday. */
  holidays: readonly { from: string; to: string; name: LocalText }[]
  /** Days of rest that are worked to make up for a holiday (调休). */
  workdays: readonly string[]
  source: SourceRef
}

/** Longer than any run of days off; a calendar that rests on every day counts as none. */
const LONGEST_REST_DAYS = 60

/** Whether a day is worked; with no calendar every day is. */
export function isWorkingDay(day: string, calendar: WorkingCalendar | null): boolean {
  if (calendar === null || calendar.workdays.includes(day)) return true
  if (calendar.holidays.some(({ from, to }) => from <= day && day <= to)) return false
  return !calendar.restWeekdays.includes(weekdayOf(day))
}

/** The day itself if it is worked, else the next one that is. */
export function workingDayFrom(day: string, calendar: WorkingCalendar | null): string {
  for (let ahead = 0, at = day; ahead <= LONGEST_REST_DAYS; ahead++, at = addDays(at, 1)) {
    if (isWorkingDay(at, calendar)) return at
  }
  return day
}

/** The day itself if it is worked, else the last one before that is. */
export function workingDayUpTo(day: string, calendar: WorkingCalendar | null): string {
  for (let back = 0, at = day; back <= LONGEST_REST_DAYS; back++, at = addDays(at, -1)) {
    if (isWorkingDay(at, calendar)) return at
  }
  return day
}
