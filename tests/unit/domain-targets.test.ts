import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TARGET_OPERATORS, type Target } from '../../src/domain/pack'
import { leastPassing, reportedState } from '../../src/domain/targets'

const SOURCE = { id: 'source', locator: '1' }
const text = { zh: '目标', en: 'target' }

function target(changes: Partial<Target>, reported: { done: number | null; of: number | null } | null = null): Target {
  return {
    id: 'target',
    title: text,
    unit: null,
    scope: {},
    metric: 'startRate',
    op: '>',
    value: 80,
    deadline: null,
    deadlineInferred: false,
    reported: reported === null ? null : { ...reported, on: '2023-03-01', source: SOURCE },
    note: null,
    source: SOURCE,
    ...changes,
  }
}

describe('the least number that meets a target', () => {
  test('of more than 80 % of 42 is 34: 33 fails, 34 passes', () => {
    expect(leastPassing(target({}), 42)).toBe(34)
    expect([33, 34].map((done) => (100 * done) / 42 > 80)).toEqual([false, true])
  })

  test('of a rate is the first that passes, over random targets', () => {
    const rate = fc.record({
      metric: fc.constantFrom('startRate' as const, 'finishRate' as const),
      op: fc.constantFrom(...TARGET_OPERATORS),
      tenths: fc.integer({ min: 0, max: 1000 }),
      of: fc.integer({ min: 1, max: 2000 }),
    })
    fc.assert(
      fc.property(rate, ({ metric, op, tenths, of }) => {
        // In whole numbers: done/of against tenths/1000.
        const passes = (done: number) => (op === '>' ? 1000 * done > tenths * of : 1000 * done >= tenths * of)
        let least = 0
        while (!passes(least)) least++
        expect(leastPassing({ metric, op, value: tenths / 10 }, of)).toBe(least)
      }),
      { numRuns: 1000 },
    )
  })

  test('that a percentage makes whole is not shifted by rounding', () => {
    expect(leastPassing(target({ op: '>=', value: 80 }), 35)).toBe(28)
    expect(leastPassing(target({ op: '>', value: 80 }), 35)).toBe(29)
    expect(leastPassing(target({ op: '>=', value: 55 }), 100)).toBe(55)
    expect(leastPassing(target({ op: '>=', value: 4.4 }), 750)).toBe(33)
    expect(leastPassing(target({ op: '>', value: 4.6 }), 1500)).toBe(70)
  })

  test('of a count is the count, or one more where it must be exceeded', () => {
    expect(leastPassing(target({ metric: 'count', op: '>=', value: 20 }), null)).toBe(20)
    expect(leastPassing(target({ metric: 'count', op: '>', value: 20 }), null)).toBe(21)
    expect(leastPassing(target({ metric: 'count', op: '>=', value: 20 }), 42)).toBe(20)
  })

  test('of a rate is unknown where the whole is', () => {
    expect(leastPassing(target({}), null)).toBeNull()
  })
})

describe('where a target stands', () => {
  test('with 18 of 42 is 42.857… %, with 16 to go to 34', () => {
    const state = reportedState(target({}, { done: 18, of: 42 }))
    expect(state).toEqual({ value: 100 * (18 / 42), done: 18, of: 42, need: 34, gap: 16 })
    expect(state.value).toBeCloseTo(42.857142857, 9)
  })

  test('has no gap once it is met', () => {
    expect(reportedState(target({}, { done: 34, of: 42 })).gap).toBe(0)
    expect(reportedState(target({}, { done: 41, of: 42 })).gap).toBe(0)
    expect(reportedState(target({}, { done: 33, of: 42 })).gap).toBe(1)
  })

  test('is unknown where nothing was reported', () => {
    expect(reportedState(target({}))).toEqual({ value: null, done: null, of: null, need: null, gap: null })
  })

  test('keeps apart what was reported and what was not', () => {
    expect(reportedState(target({}, { done: null, of: 42 }))).toEqual({
      value: null,
      done: null,
      of: 42,
      need: 34,
      gap: null,
    })
    expect(reportedState(target({}, { done: 18, of: null }))).toEqual({
      value: null,
      done: 18,
      of: null,
      need: null,
      gap: null,
    })
  })

  test('with none done is nought, not unknown', () => {
    expect(reportedState(target({}, { done: 0, of: 42 }))).toMatchObject({ value: 0, gap: 34 })
  })

  test('has no rate where there are no members', () => {
    expect(reportedState(target({}, { done: 0, of: 0 })).value).toBeNull()
  })

  test('of a count is the number done, whatever the whole', () => {
    const count = target({ metric: 'count', op: '>=', value: 5 }, { done: 3, of: null })
    expect(reportedState(count)).toEqual({ value: 3, done: 3, of: null, need: 5, gap: 2 })
    expect(reportedState(target({ metric: 'count', op: '>=', value: 5 }))).toMatchObject({ value: null, need: 5 })
  })
})
