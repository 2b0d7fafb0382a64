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
