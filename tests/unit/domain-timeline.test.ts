import { describe, expect, test } from 'vitest'
import type { Pack } from '../../src/domain/pack'
import { reviewAfter, reviewBefore, timelineOf } from '../../src/domain/timeline'
import { blocker, CALENDAR, report, review } from './log-fixture'
import { target } from './target-fixture'

type Spanned = Parameters<typeof timelineOf>[0]

const timeline = (changes: Partial<Spanned> = {}) =>
  timelineOf({ reports: [], blockers: [], reviews: [], targets: [], calendar: null, asOf: '2023-03-15', ...changes })
/** The days on which reviews are held from the first day of March to the last. */
const inMarch = (reviews: Pack['reviews'], changes: Partial<Spanned> = {}) =>
  timeline({ reports: [report('a', '2023-03-01')], asOf: '2023-03-31', reviews, ...changes }).reviews

describe('the time bar spans', () => {
  test('the pack’s own day, where there is nothing else', () => {
    expect(timeline()).toEqual({ first: '2023-03-15', last: '2023-03-15', reviews: [], deadlines: [] })
  })

  test('from the first report to the last', () => {
    const reports = ['2023-02-01', '2023-04-20', '2023-01-10'].map((on) => report('a', on))
    expect(timeline({ reports })).toMatchObject({ first: '2023-01-10', last: '2023-04-20' })
  })

  test('to the last deadline, and to the day on which a blocker is closed or opened', () => {
    const targets = [target({ deadline: '2023-06-30' }), target({ deadline: null })]
    expect(timeline({ targets }).last).toBe('2023-06-30')
    expect(timeline({ blockers: [blocker('a', '2023-04-01', { closedOn: '2023-05-02' })] }).last).toBe('2023-05-02')
    expect(timeline({ blockers: [blocker('a', '2023-04-01')] }).last).toBe('2023-04-01')
  })
})

describe('deadlines', () => {
  test('are marked once a day, ascending, with the targets that end there', () => {
    const deadlines = { a: '2023-06-30', b: '2023-03-31', c: '2023-06-30', d: '2023-03-01' }
    const targets = Object.entries(deadlines).map(([id, deadline]) => target({ id, deadline }))
    expect(timeline({ targets }).deadlines).toEqual([
      { on: '2023-03-31', targetIds: ['b'] },
      { on: '2023-06-30', targetIds: ['a', 'c'] },
    ])
  })
})

describe('reviews are marked', () => {
  test.each([
    ['weekly', ['2023-03-05', '2023-03-12', '2023-03-19', '2023-03-26']],
    ['tenDay', ['2023-03-10', '2023-03-20', '2023-03-31']],
    ['monthly', ['2023-03-31']],
    ['quarterly', ['2023-03-31']],
  ] as const)('%s on the last day of their period', (cadence, days) => {
    expect(inMarch([review('unit', cadence)])).toEqual(days)
  })

  test('on the last worked day of it, where some are not', () => {
    const reviews = [review('unit', 'weekly')]
    expect(inMarch(reviews, { calendar: CALENDAR })).toEqual([
      '2023-03-03',
      '2023-03-10',
      '2023-03-17',
      '2023-03-24',
      '2023-03-31',
    ])
  })

  test('before a holiday that ends their period, and on a worked Sunday', () => {
    const january = inMarch([review('unit', 'weekly')], {
      reports: [report('a', '2023-01-09')],
      asOf: '2023-01-31',
      calendar: CALENDAR,
    })
    expect(january).toEqual(['2023-01-13', '2023-01-20', '2023-01-29'])
  })

  test('daily where there is nothing rarer, and every other day from the beginning on', () => {
    expect(inMarch([review('unit', 'daily')])).toHaveLength(31)
    expect(inMarch([review('unit', 'everyOtherDay')]).slice(0, 3)).toEqual(['2023-03-01', '2023-03-03', '2023-03-05'])
    expect(inMarch([review('unit', 'daily'), review('unit', 'monthly')])).toEqual(['2023-03-31'])
  })

  test('each once where several units review on a day', () => {
    expect(
      inMarch([review('a', 'monthly'), review('b', 'monthly'), review('b', 'quarterly', { type: 'appraisal' })]),
    ).toEqual(['2023-03-31'])
  })

  test('from the day on which they are agreed', () => {
    expect(inMarch([review('unit', 'weekly', { from: '2023-03-13' })])).toEqual(['2023-03-19', '2023-03-26'])
  })

  test('no longer once another takes their place', () => {
    const reviews = [review('unit', 'weekly'), review('unit', 'monthly', { from: '2023-03-13' })]
    expect(inMarch(reviews)).toEqual(['2023-03-05', '2023-03-12', '2023-03-31'])
    expect(inMarch([review('unit', 'weekly'), review('other', 'monthly', { from: '2023-03-13' })])).toHaveLength(5)
  })

  test('neither before the first day nor after the last', () => {
    const reports = [report('a', '2023-03-06')]
    const { reviews } = timeline({
      reports,
      asOf: '2023-03-23',
      calendar: CALENDAR,
      reviews: [review('unit', 'weekly')],
    })
    expect(reviews).toEqual(['2023-03-10', '2023-03-17'])
  })
})

describe('from a day', () => {
  const own = timeline({
    reports: [report('a', '2023-03-01')],
    asOf: '2023-03-31',
    reviews: [review('unit', 'tenDay')],
  })

  test.each([
    ['2023-03-20', '2023-03-10', '2023-03-31'],
    ['2023-03-21', '2023-03-20', '2023-03-31'],
    ['2023-03-10', '2023-03-01', '2023-03-20'],
    ['2023-03-31', '2023-03-20', null],
  ])('%s the last review is %s, else the first day, and the next is %s', (day, before, after) => {
    expect([reviewBefore(own, day), reviewAfter(own, day)]).toEqual([before, after])
  })
})
