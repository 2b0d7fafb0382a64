import { afterEach, describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { createReportClock, logStart } from '../../src/domain/cadence'
import { addDays, endOfDay, shanghaiDay } from '../../src/domain/day'
import type { Item } from '../../src/domain/item'
import { CADENCES, type Review } from '../../src/domain/pack'
import type { Silence } from '../../src/domain/verdict'
import { item, plan } from './domain-fixture'
import { HUNDRED_DAYS, verdictOn } from './light-fixture'
import { CALENDAR, log, report, review, type Log } from './log-fixture'

const OWN = item('village', { id: 'v', unit: 'unit', stage: 'vacating', plan: HUNDRED_DAYS, progressPct: 50 })
const WEEKLY = [review('unit', 'weekly')]

interface Asked extends Partial<Log> {
  own?: Item
  instantMs?: number
}

function clockOf({ own = OWN, instantMs: _instant, ...changes }: Asked) {
  const pack = log([own], changes)
  return { clock: createReportClock(pack), standing: (day: string) => createAsOf(pack).on(day).byId.get(own.id)! }
}

const dueOn = (day: string, asked: Asked) => {
  const { clock, standing } = clockOf(asked)
  return clock.dueOn(standing(day), day)
}
const silenceOn = (day: string, asked: Asked): Silence | null => {
  const { clock, standing } = clockOf(asked)
  return clock.silenceOf(standing(day), day, asked.instantMs)
}
const after = (day: string, reviews: readonly Review[], changes: Asked = {}) =>
  dueOn(day, { reviews, reports: [report('v', day)], ...changes })

describe('a report is due', () => {
  test.each([
    ['daily', '2023-03-02'],
    ['everyOtherDay', '2023-03-03'],
    ['weekly', '2023-03-08'],
    ['tenDay', '2023-03-11'],
    ['monthly', '2023-04-01'],
    ['quarterly', '2023-06-01'],
  ] as const)('%s: after 2023-03-01 on %s', (cadence, due) => {
    expect(after('2023-03-01', [review('unit', cadence)])).toBe(due)
  })

  test('monthly on the last day of a month that is too short', () => {
    expect(after('2023-01-31', [review('unit', 'monthly')])).toBe('2023-02-28')
  })

  test.each([
    ['over Spring Festival', '2023-01-16', 'weekly', '2023-01-28'],
    ['on its last worked day', '2023-01-13', 'weekly', '2023-01-20'],
    ['daily, over Spring Festival', '2023-01-20', 'daily', '2023-01-28'],
    ['daily, on a worked Sunday', '2023-01-28', 'daily', '2023-01-29'],
    ['over the autumn holidays', '2023-09-25', 'weekly', '2023-10-07'],
    ['daily, over them', '2023-09-28', 'daily', '2023-10-07'],
    ['daily, over a weekend', '2023-03-03', 'daily', '2023-03-06'],
    ['every other day, into a weekend', '2023-03-02', 'everyOtherDay', '2023-03-06'],
  ] as const)('on a worked day: %s, after %s %s on %s', (_what, from, cadence, due) => {
    expect(after(from, [review('unit', cadence)], { calendar: CALENDAR })).toBe(due)
  })

  test('counted from the latest report, whatever it says', () => {
    const reports = [report('v', '2023-03-01', { progressPct: 60 }), report('v', '2023-03-06', { note: '无变化' })]
    expect(dueOn('2023-03-07', { reviews: WEEKLY, reports })).toBe('2023-03-13')
  })

  test('of what was never reported counted from the first day of the log', () => {
    const reports = [report('other', '2023-02-01')]
    expect(dueOn('2023-03-07', { reviews: WEEKLY, reports, asOf: '2023-06-30' })).toBe('2023-02-08')
    expect(silenceOn('2023-02-09', { reviews: WEEKLY, reports, asOf: '2023-06-30' })?.lastReport).toBeNull()
  })

  test('of what was listed later counted from its listing', () => {
    const own = { ...OWN, listedOn: '2023-03-01' }
    expect(dueOn('2023-03-07', { own, reviews: WEEKLY, reports: [report('other', '2023-02-01')] })).toBe('2023-03-08')
  })

  test('never of what is through, nor where no review is agreed', () => {
    expect(dueOn('2023-12-31', { own: { ...OWN, stage: 'cleared' }, reviews: WEEKLY })).toBeNull()
    expect(dueOn('2023-12-31', { reviews: [review('other', 'weekly')] })).toBeNull()
    expect(dueOn('2023-12-31', { own: { ...OWN, unit: null }, reviews: WEEKLY })).toBeNull()
  })

  test('of a kind without a lifecycle only by a review of that very kind', () => {
    const own = item('land', { id: 'v', unit: 'unit' })
    expect(dueOn('2023-03-01', { own, reviews: WEEKLY })).toBeNull()
    expect(dueOn('2023-03-01', { own, reviews: [review('unit', 'weekly', { kind: 'land' })] })).not.toBeNull()
  })
})

describe('the log', () => {
  test.each([
    ['its earliest report', ['2023-02-10', '2023-02-01'], '2023-02-01'],
    ['the pack’s own day where nobody has reported', [], '2023-06-30'],
    ['the pack’s own day where every report is later', ['2023-07-01'], '2023-06-30'],
  ])('begins with %s', (_what, days, first) => {
    const reports = days.map((on) => report('v', on))
    expect(logStart({ reports, asOf: '2023-06-30' })).toBe(first)
  })
})

describe('the cadence of an item', () => {
  const cadenceOn = (day: string, reviews: readonly Review[]) => clockOf({ reviews }).clock.cadenceOn(OWN, day)

  test('is the most frequent of several reviews', () => {
    for (const [index, cadence] of CADENCES.entries()) {
      const rarer = CADENCES.slice(index).toReversed()
      const reviews = rarer.map((own, n) => review('unit', own, { type: n % 2 === 0 ? 'report' : 'summary' }))
      expect(cadenceOn('2023-03-01', reviews)).toBe(cadence)
    }
  })

  test('is that of its kind, even where all kinds report more often', () => {
    const reviews = [review('unit', 'daily'), review('unit', 'monthly', { kind: 'village' })]
    expect(cadenceOn('2023-03-01', reviews)).toBe('monthly')
    expect(clockOf({ reviews }).clock.cadenceOn(item('road', { unit: 'unit' }), '2023-03-01')).toBe('daily')
  })

  test('is that of all kinds until the review of its kind begins', () => {
    const reviews = [review('unit', 'weekly'), review('unit', 'daily', { kind: 'village', from: '2023-03-10' })]
    expect(['2023-03-09', '2023-03-10'].map((day) => cadenceOn(day, reviews))).toEqual(['weekly', 'daily'])
  })

  test('is not agreed before the first review begins', () => {
    const reviews = [review('unit', 'weekly', { from: '2023-03-10' })]
    expect(['2023-03-09', '2023-03-10'].map((day) => cadenceOn(day, reviews))).toEqual([null, 'weekly'])
  })

  test('of a review that was replaced holds no longer, however frequent', () => {
    const reviews = [
      review('unit', 'daily'),
      review('unit', 'monthly', { from: '2023-03-10' }),
      review('unit', 'quarterly', { type: 'appraisal' }),
    ]
    expect(['2023-03-09', '2023-03-10'].map((day) => cadenceOn(day, reviews))).toEqual(['daily', 'monthly'])
  })
})

describe('a missing report', () => {
  const reports = [report('v', '2023-03-01')]
  const end = endOfDay('2023-03-08')
  const at = (instantMs: number) => silenceOn(shanghaiDay(instantMs), { reviews: WEEKLY, reports, instantMs })

  test('is told from the first millisecond after its due day has ended in Asia/Shanghai', () => {
    expect(end).toBe(Date.parse('2023-03-08T16:00:00Z'))
    expect(at(end - 1)).toBeNull()
    expect(silenceOn('2023-03-08', { reviews: WEEKLY, reports })).toBeNull()
    expect(at(end + 1)).toEqual({
      lastReport: reports[0],
      dueOn: '2023-03-08',
      overdueHours: 1 / 3_600_000,
      overdueDays: 1,
      unit: 'unit',
    })
  })

  test.each([
    [1, 1],
    [23, 1],
    [25, 2],
    [49, 3],
  ])('counts %d hours since then, on day %d', (hours, days) => {
    expect(at(end + hours * 3_600_000)).toMatchObject({ overdueHours: hours, overdueDays: days })
  })

  test('is counted to the end of a day that is over', () => {
    expect(silenceOn('2023-03-10', { reviews: WEEKLY, reports })).toMatchObject({ overdueHours: 48, overdueDays: 2 })
  })

  test('is missing no longer once somebody reports, even that nothing changed', () => {
    const later = [...reports, report('v', '2023-03-12', { note: '无变化' })]
    expect(silenceOn('2023-03-11', { reviews: WEEKLY, reports: later })).not.toBeNull()
    expect(silenceOn('2023-03-12', { reviews: WEEKLY, reports: later })).toBeNull()
  })

  test('makes the light silent, with the colour kept beneath it', () => {
    for (const [progressPct, colour] of [
      [90, 'green'],
      [50, 'red'],
    ] as const) {
      const own = { ...OWN, progressPct }
      const judged = (day: string) => verdictOn(day, own, 'default', { reviews: WEEKLY, reports })
      expect(judged('2023-03-08')).toMatchObject({ light: colour, colour, silence: null })
      expect(judged('2023-03-09')).toMatchObject({ light: 'silent', colour, silence: { dueOn: '2023-03-08' } })
    }
  })

  test('is told of what no rule can judge, too', () => {
    const own = item('village', { id: 'v', unit: 'unit', plan: plan(null, null) })
    expect(verdictOn('2023-03-09', own, 'default', { reviews: WEEKLY, reports })).toMatchObject({
      light: 'silent',
      colour: null,
    })
    expect(verdictOn('2023-03-09', own, null, { reviews: WEEKLY, reports }).light).toBe('silent')
  })
})

describe('whatever the zone of the machine', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  const verdicts = () => {
    const reports = [report('v', '2023-03-01')]
    const start = endOfDay('2023-03-06')
    return Array.from({ length: 60 }, (_, hour) => {
      const instantMs = start + hour * 3_600_000 + 1
      const day = shanghaiDay(instantMs)
      return {
        day,
        verdict: verdictOn(day, OWN, 'yinchuan', { reviews: WEEKLY, reports, calendar: CALENDAR }, instantMs),
      }
    })
  }

  test.each([
    ['America/Los_Angeles', -8],
    ['Asia/Kolkata', 5.5],
    ['Pacific/Kiritimati', 14],
    ['UTC', 0],
  ])('the same is due and overdue in %s', (name, hoursAhead) => {
    process.env['TZ'] = 'Asia/Shanghai'
    const expected = verdicts()
    process.env['TZ'] = name
    expect(new Date('2023-03-01T00:00:00Z').getTimezoneOffset() + 60 * hoursAhead).toBe(0)
    expect(verdicts()).toEqual(expected)
    expect(expected.map(({ verdict }) => verdict.silence === null).lastIndexOf(true)).toBe(47)
    expect(addDays('2023-03-12', 1)).toBe('2023-03-13')
  })
})
