import { describe, expect, test } from 'vitest'
import { expectedPct, progressOf } from '../../src/domain/progress'
import { item, plan } from './domain-fixture'
import { HUNDRED_DAYS } from './light-fixture'

const households = (total: number | null, vacated: number | null) => ({
  households: { total, signed: null, vacated, demolished: null, rehoused: null },
})

describe('the progress of an item', () => {
  test('is what is reported', () => {
    expect(progressOf(item('project', { stage: 'building', progressPct: 37.5 }))).toBe(37.5)
    expect(progressOf(item('project', { stage: 'signed', progressPct: 2 }))).toBe(2)
  })

  test('is complete once it is through, whatever was reported', () => {
    expect(progressOf(item('project', { stage: 'operating', progressPct: 90 }))).toBe(100)
    expect(progressOf(item('village', { stage: 'cleared' }))).toBe(100)
  })

  test('is nought while it is known not to have begun, and unknown once it has', () => {
    expect(progressOf(item('project', { stage: 'signed' }))).toBe(0)
    expect(progressOf(item('project', { stage: 'building' }))).toBeNull()
    expect(progressOf(item('project'))).toBeNull()
  })

  test('of a road is the share that is open, unless more is said', () => {
    expect(progressOf(item('road', { stage: 'building', lengthKm: 2, lengthOpenKm: 0.5 }))).toBe(25)
    expect(progressOf(item('road', { stage: 'building', lengthKm: 2, lengthOpenKm: 0.5, progressPct: 40 }))).toBe(40)
    expect(progressOf(item('road', { stage: 'building', lengthOpenKm: 0.5 }))).toBeNull()
    expect(progressOf(item('road', { stage: 'building', lengthKm: 0, lengthOpenKm: 0 }))).toBeNull()
  })

  test('of a village is the share of households that have moved out', () => {
    expect(progressOf(item('village', { stage: 'vacating', ...households(200, 50) }))).toBe(25)
    expect(progressOf(item('village', { stage: 'vacating', ...households(200, null) }))).toBeNull()
  })

  test('is none of a kind without a lifecycle', () => {
    expect(progressOf(item('land'))).toBeNull()
  })
})

describe('the plan asks for', () => {
  test.each([
    ['2022-06-01', 0],
    ['2023-01-01', 0],
    ['2023-01-02', 1],
    ['2023-02-20', 50],
    ['2023-04-10', 99],
    ['2023-04-11', 100],
    ['2024-01-01', 100],
  ])('on %s %i percent, in a straight line from its start to its finish', (day, percent) => {
    expect(expectedPct(HUNDRED_DAYS, day)).toBe(percent)
  })

  test('nothing before its start, even where the finish is not planned', () => {
    expect(expectedPct(plan('2023-03-01', null), '2023-03-01')).toBe(0)
    expect(expectedPct(plan('2023-03-01', null), '2023-03-02')).toBeNull()
  })

  test('nobody knows how much where its start is not planned', () => {
    expect(expectedPct(plan(null, '2023-03-01'), '2023-01-01')).toBeNull()
  })

  test('all at once where it starts and finishes on one day', () => {
    const oneDay = plan('2023-03-01', '2023-03-01')
    expect(['2023-03-01', '2023-03-02'].map((day) => expectedPct(oneDay, day))).toEqual([0, 100])
  })
})
