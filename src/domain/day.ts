const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 24 * MS_PER_HOUR
/** Asia/Shanghai is eight hours ahead all year. */
const SHANGHAI_MS = 8 * MS_PER_HOUR

const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Whether the text is a real day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = timeOf(text)
  return Number.isFinite(time) && dayOf(time) === text
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / MS_PER_DAY)
}

/** The day that many days later; earlier when `days` is negative. */
export function addDays(day: string, days: number): string {
  return dayOf(timeOf(day) + days * MS_PER_DAY)
}

/** Calendar months from the month of one day to that of another. */
export function monthsBetween(from: string, to: string): number {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return monthOf(to) - monthOf(from)
}

/** The same day of the month that many months later; where a month is too short, its last day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(timeOf(day)).getUTCDay() || 7
}

/** The day in Asia/Shanghai at an instant given in milliseconds since 1970, whatever the zone of the machine. */
export function shanghaiDay(instantMs: number): string {
  return dayOf(instantMs + SHANGHAI_MS)
}

/** The instant, in milliseconds since 1970, at which a day ends in Asia/Shanghai. */
export function endOfDay(day: string): number {
  return timeOf(day) + MS_PER_DAY - SHANGHAI_MS
}
