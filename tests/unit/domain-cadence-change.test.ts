import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { createReportClock } from '../../src/domain/cadence'
import { addDays, daysBetween } from '../../src/domain/day'
import { CADENCES, REVIEW_TYPES, type Cadence, type Review } from '../../src/domain/pack'
import { item } from './domain-fixture'
import { CALENDAR, log, report, review, type Log } from './log-fixture'

const OWN = item('village', { id: 'v', unit: 'unit', stage: 'vacating' })
const REPORTED = '2023-03-01'

function dueOn(day: string, reviews: readonly Review[], changes: Partial<Log> = {}): string | null {
  const pack = log([OWN], { reports: [report('v', REPORTED)], reviews, ...changes })
  return createReportClock(pack).dueOn(createAsOf(pack).on(day).byId.get('v')!, day)
}

const changed = (from: string, first: Cadence, then: Cadence) => [review('unit', first), review('unit', then, { from })]

describe('after a change of cadence a report is due', () => {
  test.each([
    ['to a shorter period, by that period', 'tenDay', 'weekly', '2023-03-05', '2023-03-08'],
    ['to one that ends on the very day, on that day', 'tenDay', 'weekly', '2023-03-08', '2023-03-08'],
    ['to one that had ended before, by the old day', 'tenDay', 'weekly', '2023-03-09', '2023-03-11'],
    ['or a new period after the change, if that is sooner', 'monthly', 'daily', '2023-03-15', '2023-03-16'],
    ['to a longer period, by that period', 'weekly', 'monthly', '2023-03-05', '2023-04-01'],
    ['to a longer one on the old due day, by the longer', 'weekly', 'monthly', '2023-03-08', '2023-04-01'],
    ['to a longer one when it was late already, as it was', 'weekly', 'monthly', '2023-03-09', '2023-03-08'],
  ] as const)('%s', (_what, first, then, from, due) => {
    expect(dueOn('2023-03-20', changed(from, first, then))).toBe(due)
  })

  test('on a worked day', () => {
    const reports = [report('v', '2023-01-13')]
    const reviews = changed('2023-01-16', 'monthly', 'weekly')
    expect(dueOn('2023-01-20', reviews, { reports, calendar: CALENDAR })).toBe('2023-01-20')
    const later = changed('2023-01-22', 'monthly', 'daily')
    expect(dueOn('2023-01-27', later, { reports, calendar: CALENDAR })).toBe('2023-01-28')
  })

  test('as it is known on the day: nobody knows of a change before it begins', () => {
    const reviews = changed('2023-03-05', 'tenDay', 'weekly')
    expect(['2023-03-04', '2023-03-05'].map((day) => dueOn(day, reviews))).toEqual(['2023-03-11', '2023-03-08'])
  })

  test('one period after the first cadence begins, and never before', () => {
    const reviews = [review('unit', 'weekly', { from: '2023-03-10' })]
    expect(['2023-03-09', '2023-03-10'].map((day) => dueOn(day, reviews))).toEqual([null, '2023-03-17'])
  })

  test('through several changes, each by the same rule', () => {
    const reviews = [...changed('2023-03-05', 'monthly', 'tenDay'), review('unit', 'weekly', { from: '2023-03-09' })]
    const days = ['2023-03-04', '2023-03-05', '2023-03-09'].map((day) => dueOn(day, reviews))
    expect(days).toEqual(['2023-04-01', '2023-03-11', '2023-03-11'])
  })

  test('by what is left when the most frequent review ends in a rarer one', () => {
    const reviews = [
      review('unit', 'daily', { type: 'report' }),
      review('unit', 'quarterly', { type: 'report', from: '2023-03-02' }),
      review('unit', 'weekly', { type: 'dispatch' }),
    ]
    expect(['2023-03-01', '2023-03-02'].map((day) => dueOn(day, reviews))).toEqual(['2023-03-02', '2023-03-08'])
  })

  test('by the review of its kind once that begins', () => {
    const reviews = [review('unit', 'monthly'), review('unit', 'weekly', { kind: 'village', from: '2023-03-03' })]
    expect(['2023-03-02', '2023-03-03'].map((day) => dueOn(day, reviews))).toEqual(['2023-04-01', '2023-03-08'])
  })

  test('as before where another review begins that is no more frequent', () => {
    const reviews = [review('unit', 'weekly'), review('unit', 'monthly', { type: 'stocktake', from: '2023-03-03' })]
    expect(dueOn('2023-03-20', reviews)).toBe('2023-03-08')
  })
})

const someReview = fc
  .record({
    cadence: fc.constantFrom(...CADENCES),
    type: fc.constantFrom(...REVIEW_TYPES),
    kind: fc.constantFrom('village' as const, null),
    from: fc.option(fc.nat(60).map((offset) => addDays('2023-02-15', offset))),
  })
  .map(({ cadence, ...changes }) => review('unit', cadence, changes))

describe('over random reviews', () => {
  test('lateness begins with its first day, and only a report ends it', () => {
    fc.assert(
      fc.property(fc.array(someReview, { maxLength: 6 }), fc.boolean(), (reviews, isCalendarKept) => {
        const changes = { calendar: isCalendarKept ? CALENDAR : null }
        let wasLate = false
        for (let ahead = 0; ahead < 120; ahead++) {
          const day = addDays(REPORTED, ahead)
          const due = dueOn(day, reviews, changes)
          const isLate = due !== null && due < day
          if (isLate && !wasLate) expect(daysBetween(due, day)).toBe(1)
          if (wasLate) expect(isLate).toBe(true)
          wasLate = isLate
        }
      }),
      { numRuns: 150 },
    )
  })
})
