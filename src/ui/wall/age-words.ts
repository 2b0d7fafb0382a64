import type { WallDictionary } from '../../i18n/wall-words'

const clock = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium', hourCycle: 'h23', timeZone: 'Asia/Shanghai' })

/** The time of day in Asia/Shanghai: `14:03:27`. */
export const clockWords = (nowMs: number): string => clock.format(nowMs)

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How old the data is, in the largest unit of which it is at least two; `null` = unknown. */
export function ageWords(seconds: number | null, { wall }: WallDictionary): string {
  if (seconds === null) return wall.dataAgeUnknown
  if (seconds < MINUTE) return wall.dataNow
  if (seconds < 2 * HOUR) return wall.dataAge(wall.minutes(Math.floor(seconds / MINUTE)))
  if (seconds < 2 * DAY) return wall.dataAge(wall.hours(Math.floor(seconds / HOUR)))
  return wall.dataAge(wall.days(Math.floor(seconds / DAY)))
}
