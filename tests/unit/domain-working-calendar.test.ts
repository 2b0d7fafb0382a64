import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day'
import { isWorkingDay, workingDayFrom, workingDayUpTo } from '../../src/domain/working-calendar'
import { CALENDAR } from './log-fixture'

describe('by the calendar of 2023', () => {
  test.each([
    ['a Friday', '2023-03-03', true],
    ['a Saturday', '2023-03-04', false],
    ['a Sunday', '2023-03-05', false],
    ['the first day of Spring Festival', '2023-01-21', false],
    ['its last day, a Friday', '2023-01-27', false],
    ['the Saturday worked for it', '2023-01-28', true],
    ['the Sunday worked for it', '2023-01-29', true],
    ['the first day of the autumn holidays, a Friday', '2023-09-29', false],
    ['their last day, a Friday', '2023-10-06', false],
    ['the Saturday worked for them', '2023-10-07', true],
    ['the Sunday worked for them', '2023-10-08', true],
  ])('%s, %s, is worked: %s', (_what, day, worked) => {
    expect(isWorkingDay(day, CALENDAR)).toBe(worked)
  })

  test.each([
    ['2023-03-03', '2023-03-03', '2023-03-03'],
    ['2023-03-04', '2023-03-06', '2023-03-03'],
    ['2023-01-23', '2023-01-28', '2023-01-20'],
    ['2023-10-01', '2023-10-07', '2023-09-28'],
    ['2023-04-30', '2023-05-04', '2023-04-28'],
  ])('from %s on the next worked day is %s, and up to it the last one %s', (day, next, last) => {
    expect([workingDayFrom(day, CALENDAR), workingDayUpTo(day, CALENDAR)]).toEqual([next, last])
  })

  test('the year has 249 worked days, as was announced', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays('2023-01-01', index))
    expect(days.filter((day) => isWorkingDay(day, CALENDAR))).toHaveLength(249)
  })
})

describe('every day is worked', () => {
  test('where there is no calendar', () => {
    expect(isWorkingDay('2023-10-01', null)).toBe(true)
    expect(workingDayFrom('2023-10-01', null)).toBe('2023-10-01')
  })

  test('in effect, by a calendar that never lets anybody work', () => {
    const none = { ...CALENDAR, restWeekdays: [1, 2, 3, 4, 5, 6, 7], workdays: [] }
    expect([workingDayFrom('2023-10-01', none), workingDayUpTo('2023-10-01', none)]).toEqual([
      '2023-10-01',
      '2023-10-01',
    ])
  })
})
