import { addDays, daysBetween, endOfDay, shanghaiDay } from '../domain/day'

/** A restart that was missed, e.g. because the server was away, is made up for within this time, else left out. */
const LATEST_MS = 3 * 3_600_000
/** A page that is younger has just been started. */
const LEAST_UPTIME_MS = 3_600_000
/** A clock that was set back by more than this had been wrong, so that what it wrote down counts for nothing. */
const MOST_DAYS_BACK = 7

export interface NightlyQuestion {
  /** Time of day in Asia/Shanghai as `HH:MM`; `null` = never. */
  restartAt: string | null
  /** Milliseconds since 1970. */
  nowMs: number
  /** Monotonic milliseconds since the page was started. */
  uptimeMs: number
  /** The day of the last nightly restart; `null` = none is known. */
  lastNight: string | null
}

/** The day, `YYYY-MM-DD`, whose nightly restart is due now; `null` = none is. Once a day, however clocks jump. */
export function nightDue({ restartAt, nowMs, uptimeMs, lastNight }: NightlyQuestion): string | null {
  const [hours, minutes] = (restartAt ?? '').split(':').map(Number)
  if (hours === undefined || minutes === undefined || uptimeMs < LEAST_UPTIME_MS) return null
  const day = shanghaiDay(nowMs)
  const startMs = endOfDay(addDays(day, -1)) + (hours * 60 + minutes) * 60_000
  if (nowMs < startMs || nowMs >= startMs + LATEST_MS) return null
  const daysBack = lastNight === null ? -1 : daysBetween(day, lastNight)
  return daysBack >= 0 && daysBack <= MOST_DAYS_BACK ? null : day
}
