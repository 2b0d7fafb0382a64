import type { Standing } from './as-of'
import { addDays, addMonths, daysBetween, endOfDay } from './day'
import { isThrough } from './due'
import type { Item } from './item'
import { CADENCES, type Cadence, type Pack, type Review } from './pack'
import type { Silence } from './verdict'
import { STAGES_OF } from './vocabulary'
import { workingDayFrom, type WorkingCalendar } from './working-calendar'

const MS_PER_HOUR = 3_600_000

const PERIOD: Record<Cadence, (day: string) => string> = {
  daily: (day) => addDays(day, 1),
  everyOtherDay: (day) => addDays(day, 2),
  weekly: (day) => addDays(day, 7),
  tenDay: (day) => addDays(day, 10),
  monthly: (day) => addMonths(day, 1),
  quarterly: (day) => addMonths(day, 3),
}

/** When each unit and kind owes a report. */
export interface ReportClock {
  /** The cadence by which an item is to be reported on a day; `null` = none is agreed. */
  cadenceOn(item: Item, day: string): Cadence | null
  /** The last day on which the next report is in time, as known on a day; `null` = none is owed. */
  dueOn(standing: Standing, day: string): string | null
  /** What is missing at an instant of the day, by default its end; `null` = nothing. */
  silenceOf(standing: Standing, day: string, instantMs?: number): Silence | null
}

/**
 * The first day of the log: its earliest report, or the pack's own day where that is earlier. Who has never reported is counted from it,
 * or from a later listing of the item or beginning of the cadence.
 */
export function logStart(pack: Pick<Pack, 'reports' | 'asOf'>): string {
  return pack.reports.reduce((first, { on }) => (on < first ? on : first), pack.asOf)
}

export function createReportClock(pack: Pick<Pack, 'reviews' | 'calendar' | 'reports' | 'asOf'>): ReportClock {
  const { reviews, calendar } = pack
  const start = logStart(pack)
  const clock: ReportClock = {
    cadenceOn: (item, day) => cadenceOf(reviewsFor(item, reviews), day),
    dueOn: ({ item, lastReport }, day) => {
      if (isThrough(item)) return null
      const own = reviewsFor(item, reviews)
      if (own.length === 0) return null
      const from = lastReport?.on ?? (item.listedOn !== null && item.listedOn > start ? item.listedOn : start)
      return dueAfter(from, day, own, calendar)
    },
    silenceOf: (standing, day, instantMs = endOfDay(day)) => {
      const dueOn = clock.dueOn(standing, day)
      if (dueOn === null) return null
      const overdueMs = instantMs - endOfDay(dueOn)
      if (overdueMs <= 0) return null
      return {
        lastReport: standing.lastReport,
        dueOn,
        overdueHours: overdueMs / MS_PER_HOUR,
        overdueDays: daysBetween(dueOn, day),
        unit: standing.item.unit,
      }
    },
  }
  return clock
}

/** The reviews that may concern an item: those of its kind and, if its kind has a lifecycle, those of all kinds. */
function reviewsFor(item: Item, reviews: readonly Review[]): readonly Review[] {
  const ofAll = STAGES_OF[item.kind].length > 0
  return reviews.filter(({ unit, kind }) => unit === item.unit && (kind === item.kind || (ofAll && kind === null)))
}

/** The reviews in force on a day: of the same unit, kind and type the one that began last. */
export function inForceOn(reviews: readonly Review[], day: string): readonly Review[] {
  const held = reviews.filter(({ from }) => from === null || from <= day)
  return held.filter(
    ({ unit, kind, type, from }) =>
      !held.some(
        (other) =>
          other.unit === unit && other.kind === kind && other.type === type && (other.from ?? '') > (from ?? ''),
      ),
  )
}

/** The most frequent of the cadences in force for one kind of a unit; those of the kind itself set aside those of all kinds. */
function cadenceOf(reviews: readonly Review[], day: string): Cadence | null {
  const inForce = inForceOn(reviews, day)
  const ofKind = inForce.filter(({ kind }) => kind !== null)
  const own = ofKind.length > 0 ? ofKind : inForce
  return CADENCES.find((cadence) => own.some((review) => review.cadence === cadence)) ?? null
}

/**
 * The day up to which the report after `from` is in time. Periods count from the last report and end on a working day.
 * A change of cadence makes nobody late who could not know: what was in time until then is due by the new period, but
 * where that had ended before the change, by the old day or one new period after the change, whichever comes first.
 */
function dueAfter(
  from: string,
  day: string,
  reviews: readonly Review[],
  calendar: WorkingCalendar | null,
): string | null {
  const next = (start: string, cadence: Cadence) => workingDayFrom(PERIOD[cadence](start), calendar)
  let cadence = cadenceOf(reviews, from)
  let due = cadence === null ? null : next(from, cadence)
  const changes = reviews.flatMap((review) => (review.from !== null && review.from > from ? [review.from] : [])).sort()
  for (const change of changes) {
    if (change > day) break
    const changed = cadenceOf(reviews, change)
    // A review is only ever followed by another: what has a cadence keeps one.
    if (changed === null || changed === cadence) continue
    cadence = changed
    if (due === null) due = next(change, changed)
    else if (due >= change) {
      const renewed = next(from, changed)
      const afterChange = next(change, changed)
      due = renewed >= change ? renewed : due < afterChange ? due : afterChange
    }
  }
  return due
}
