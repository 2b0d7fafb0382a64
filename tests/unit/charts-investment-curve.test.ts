import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { investmentOf } from '../../src/domain/item'
import { investmentCurve } from '../../src/domain/investment-curve'
import { days, loggedPacks, report, stateOf } from './charts-fixture'
import { item, plan } from './domain-fixture'
import type { Item } from '../../src/domain/item'
import type { Report } from '../../src/domain/report'

const project = (id: string, yearPlanYi: number | null, doneYi: number | null, changes: Partial<Item['plan']> = {}) =>
  item('project', {
    id,
    investment: { totalYi: null, yearPlanYi, doneYi },
    plan: { ...plan(null, null), ...changes },
  })

function curveOf(ledger: readonly Item[], reports: readonly Report[], day: string) {
  const { items, asOf } = stateOf(ledger, reports, day)
  return investmentCurve(items, ledger, asOf, day)
}

const plannedOn = (ledger: readonly Item[], day: string) => curveOf(ledger, [], day).today.plannedYi

describe('the planned course', () => {
  test('spreads the plan evenly over the planned days, both included', () => {
    const ledger = [project('a', 10, null, { startOn: '2023-03-01', finishOn: '2023-03-10' })]
    expect(plannedOn(ledger, '2023-02-28')).toBe(0)
    expect(plannedOn(ledger, '2023-03-01')).toBeCloseTo(1)
    expect(plannedOn(ledger, '2023-03-05')).toBeCloseTo(5)
    expect(plannedOn(ledger, '2023-03-10')).toBe(10)
    expect(plannedOn(ledger, '2023-12-31')).toBe(10)
  })

  test('keeps to the part of the planned days that lies in the year', () => {
    const ledger = [project('a', 10, null, { startOn: '2022-06-01', finishOn: '2023-01-10' })]
    expect(plannedOn(ledger, '2023-01-05')).toBeCloseTo(5)
    const later = [project('a', 10, null, { startOn: '2023-12-22', finishOn: '2025-01-01' })]
    expect(plannedOn(later, '2023-12-26')).toBeCloseTo(5)
  })

  test('takes the whole year where a planned day is missing or none lies in it, and counts them', () => {
    const ledger = [
      project('a', 365, null),
      project('b', 365, null, { startOn: '2023-06-01' }),
      project('c', 365, null, { startOn: '2020-01-01', finishOn: '2022-12-31' }),
    ]
    const curve = curveOf(ledger, [], '2023-01-31')
    expect(curve.today.plannedYi).toBeCloseTo(93)
    expect(curve).toMatchObject({ withoutDays: 3, withoutPlan: 0 })
  })

  test('leaves out and counts items without a plan for the year', () => {
    expect(curveOf([project('a', null, 1), project('b', 5, 1)], [], '2023-12-31')).toMatchObject({
      items: 2,
      withoutPlan: 1,
      today: { plannedYi: 5 },
    })
  })

  test('of a known nought is nought', () => {
    expect(plannedOn([project('a', 0, null)], '2023-06-30')).toBe(0)
  })
})

describe('the actual course', () => {
  test('is what was completed since the latest report before the year', () => {
    const reports = [
      report('a', '2022-06-01', { doneYi: 2 }),
      report('a', '2022-12-31', { doneYi: 3 }),
      report('a', '2023-02-10', { doneYi: 4.5 }),
      report('a', '2023-03-10', { doneYi: 7 }),
    ]
    const { points, today } = curveOf([project('a', null, 1)], reports, '2023-03-01')
    expect(today.actualYi).toBe(1.5)
    expect(points.find(({ day }) => day === '2023-01-01')?.actualYi).toBe(0)
  })

  test('starts from the ledger where no report is earlier', () => {
    expect(curveOf([project('a', null, 1)], [report('a', '2023-02-10', { doneYi: 4 })], '2023-03-01')).toMatchObject({
      withoutDone: 0,
      today: { actualYi: 3 },
    })
  })

  test('leaves out and counts items of which it is unknown what had been completed', () => {
    const ledger = [project('a', null, 1), project('b', null, null), project('c', null, null)]
    const reports = [report('a', '2023-02-10', { doneYi: 4 }), report('b', '2023-02-10', { doneYi: 9 })]
    expect(curveOf(ledger, reports, '2023-03-01')).toMatchObject({ withoutDone: 2, today: { actualYi: 3 } })
  })

  test('ends on the shown day, while the plan goes on', () => {
    const { points } = curveOf([project('a', 12, 1)], [], '2023-06-30')
    expect(points.filter(({ actualYi }) => actualYi !== null).at(-1)?.day).toBe('2023-06-30')
    expect(points.every(({ plannedYi }) => plannedYi !== null)).toBe(true)
  })

  test('does not know what the shown day could not know', () => {
    const reports = [report('a', '2023-07-01', { doneYi: 50 })]
    expect(curveOf([project('a', null, 1)], reports, '2023-06-30').today.actualYi).toBe(0)
  })
})

describe('the curve', () => {
  test('has a point for each week, the shown day and the last day of the year', () => {
    const { year, points } = curveOf([], [], '2023-01-10')
    expect(year).toBe('2023')
    expect(points.slice(0, 4).map(({ day }) => day)).toEqual(['2023-01-01', '2023-01-08', '2023-01-10', '2023-01-15'])
    expect(points.at(-1)?.day).toBe('2023-12-31')
    expect(points).toHaveLength(54)
  })

  test('has no shown day twice', () => {
    const { points } = curveOf([], [], '2023-01-08')
    expect(points.filter(({ day }) => day === '2023-01-08')).toHaveLength(1)
    expect(curveOf([], [], '2023-12-31').points).toHaveLength(53)
  })

  test('compares the amounts of those items alone that have both', () => {
    const ledger = [project('a', 10, 1), project('b', 90, null), project('c', null, 5)]
    const reports = [report('a', '2023-02-01', { doneYi: 4 }), report('c', '2023-02-01', { doneYi: 55 })]
    expect(curveOf(ledger, reports, '2023-12-31').comparable).toEqual({ items: 1, plannedYi: 10, actualYi: 3 })
    expect(curveOf([project('b', 90, null)], [], '2023-12-31').comparable).toBeNull()
  })

  test('of nothing known is unknown, rather than nought', () => {
    const curve = curveOf([project('a', null, null), item('road')], [], '2023-06-30')
    expect(curve).toMatchObject({ items: 2, withoutPlan: 2, withoutDays: 0, withoutDone: 2, comparable: null })
    expect(curve.points.every(({ plannedYi, actualYi }) => plannedYi === null && actualYi === null)).toBe(true)
  })

  test('misses no amounts of kinds that have none', () => {
    expect(curveOf([item('land'), item('community')], [], '2023-06-30')).toMatchObject({ items: 0, withoutPlan: 0 })
  })
})

test('over random packs, the curve agrees with the items of the day', () => {
  fc.assert(
    fc.property(loggedPacks, days, (pack, day) => {
      const asOf = createAsOf(pack)
      const items = asOf.on(day).standings.map((standing) => standing.item)
      const curve = investmentCurve(items, pack.items, asOf, day)
      const before = asOf.on(`${Number(day.slice(0, 4)) - 1}-12-31`).byId
      const amounts = items.flatMap((one) => investmentOf(one) ?? [])
      const grown = items.flatMap((one) => {
        const [now, then] = [investmentOf(one)?.doneYi, investmentOf(before.get(one.id)!.item)?.doneYi]
        return now == null || then == null ? [] : [now - then]
      })
      const close = (value: number | null, expected: readonly number[]) =>
        expected.length === 0
          ? expect(value).toBeNull()
          : expect(value).toBeCloseTo(
              expected.reduce((a, b) => a + b, 0),
              6,
            )
      close(
        curve.points.at(-1)!.plannedYi,
        amounts.flatMap(({ yearPlanYi }) => yearPlanYi ?? []),
      )
      close(curve.today.actualYi, grown)
      expect(curve.items).toBe(amounts.length)
      expect(curve.withoutDone).toBe(amounts.length - grown.length)
    }),
    { numRuns: 50 },
  )
})
