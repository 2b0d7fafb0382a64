import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, isDay } from '../../src/domain/day'

const MS_PER_DAY = 86_400_000
const dayOf = (number: number) => new Date(number * MS_PER_DAY).toISOString().slice(0, 10)
const numbers = fc.integer({ min: 0, max: 60_000 })

describe('a day', () => {
  test.each(['2023-06-30', '2024-02-29', '2000-02-29', '2023-12-31', '1999-01-01'])('%s is real', (day) => {
    expect(isDay(day)).toBe(true)
  })

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2023-02-30',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-06-00',
    '2023-06-32',
    '2023-6-30',
    '23-06-30',
    '2023/06/30',
    '2023-06-30T00:00:00Z',
    ' 2023-06-30',
    '2023-06-30\n',
    '20230630',
    '\uff12\uff10\uff12\uff13-06-30',
    '',
    '今天',
  ])('“%s” is none', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test('is real for every day that the calendar has', () => {
    fc.assert(fc.property(numbers, (number) => isDay(dayOf(number))))
  })
})

describe('the days between', () => {
  test.each([
    ['2023-06-30', '2023-06-30', 0],
    ['2023-06-30', '2023-07-01', 1],
    ['2023-07-01', '2023-06-30', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2023-01-01', '2024-01-01', 365],
    ['2024-01-01', '2025-01-01', 366],
    // A change to summer time in places that have it.
    ['2023-03-25', '2023-03-27', 2],
  ])('%s and %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
  })

  test('are the difference of their numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (from, to) => {
        expect(daysBetween(dayOf(from), dayOf(to))).toBe(to - from)
      }),
    )
  })
})
