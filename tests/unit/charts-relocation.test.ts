import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import type { Households, Item } from '../../src/domain/item'
import { relocationOf, RELOCATION_STEPS } from '../../src/domain/relocation'
import type { Report } from '../../src/domain/report'
import { days, loggedPacks, report, stateOf } from './charts-fixture'
import { item, plan } from './domain-fixture'

const DAY = '2023-06-01'
const UNKNOWN = { total: null, signed: null, vacated: null, demolished: null, rehoused: null }

const village = (id: string, households: Partial<Households>, finishOn: string | null = null) =>
  item('village', { id, households: { ...UNKNOWN, ...households }, plan: plan(null, finishOn) })

function relocation(ledger: readonly Item[], reports: readonly Report[] = [], day = DAY) {
  const { items, asOf } = stateOf(ledger, reports, day)
  return relocationOf(items, asOf, day)
}

describe('the relocation', () => {
  test('sums each step over the villages that report it, as a share of their households', () => {
    const { households, steps } = relocation([
      village('a', { total: 100, signed: 80, vacated: 50 }),
      village('b', { total: 300, signed: 120 }),
    ])
    expect(households).toBe(400)
    expect(steps).toEqual([
      { step: 'signed', households: 200, ofTotal: 400, unknown: 0 },
      { step: 'vacated', households: 50, ofTotal: 100, unknown: 1 },
      { step: 'demolished', households: null, ofTotal: 0, unknown: 2 },
      { step: 'rehoused', households: null, ofTotal: 0, unknown: 2 },
    ])
  })

  test('leaves out and counts villages of unknown size', () => {
    expect(relocation([village('a', { signed: 7 }), village('b', { total: 10, signed: 5 })])).toMatchObject({
      withoutTotal: 1,
      households: 10,
      villages: [{ id: 'b' }],
    })
  })

  test('is of villages alone', () => {
    expect(relocation([item('project'), item('land')])).toMatchObject({ villages: [], withoutTotal: 0, households: 0 })
  })

  test('of nothing known sums to nothing known', () => {
    expect(relocation([village('a', {})])).toMatchObject({
      villages: [],
      withoutTotal: 1,
      needed: { perDay: null, unknown: 0 },
      recent: { perDay: null, unknown: 0 },
      overdue: { villages: 0, left: 0 },
    })
  })
})

describe('the pace that a village needs', () => {
  const paceOf = (households: Partial<Households>, finishOn: string | null) =>
    relocation([village('a', households, finishOn)]).villages[0]!

  test('is what is left over the days left', () => {
    expect(paceOf({ total: 100, vacated: 40 }, '2023-07-01')).toMatchObject({
      left: 60,
      daysLeft: 30,
      neededPerDay: 2,
      overdue: false,
    })
  })

  test.each([
    ['2023-06-01', 0],
    ['2023-05-22', -10],
  ])('is none when %s is the finish and households are left: overdue', (finishOn, daysLeft) => {
    expect(paceOf({ total: 100, vacated: 40 }, finishOn)).toMatchObject({ daysLeft, neededPerDay: null, overdue: true })
  })

  test('is nought once all have vacated, overdue or not', () => {
    expect(paceOf({ total: 100, vacated: 100 }, '2023-05-22')).toMatchObject({ neededPerDay: 0, overdue: false })
    expect(paceOf({ total: 100, vacated: 100 }, null)).toMatchObject({ neededPerDay: 0, overdue: false })
  })

  test('is unknown without a planned finish or a count', () => {
    expect(paceOf({ total: 100, vacated: 40 }, null)).toMatchObject({ neededPerDay: null, overdue: false })
    expect(paceOf({ total: 100 }, '2023-07-01')).toMatchObject({ left: null, neededPerDay: null, overdue: false })
    expect(paceOf({ total: 100 }, '2023-05-01')).toMatchObject({ neededPerDay: null, overdue: false })
  })
})

describe('the pace of the last 28 days', () => {
  const recentOf = (reports: readonly Report[], ledger: Partial<Households> = { total: 100 }) =>
    relocation([village('a', ledger)], reports).villages[0]!.recentPerDay
  const vacated = (on: string, households: number) => report('a', on, { households: { vacated: households } })

  test('is what was vacated since the day 28 days before', () => {
    expect(recentOf([vacated('2023-05-03', 10), vacated('2023-05-04', 24), vacated('2023-06-01', 66)])).toBe(1.5)
    expect(recentOf([vacated('2023-05-04', 24), vacated('2023-05-05', 60), vacated('2023-06-01', 66)])).toBe(1.5)
  })

  test('is nought when nothing was vacated', () => {
    expect(recentOf([vacated('2023-04-01', 10)])).toBe(0)
  })

  test('is unknown where the earlier count is', () => {
    expect(recentOf([vacated('2023-05-20', 10)])).toBeNull()
  })
})

test('paces are summed over the villages of which they are known; overdue ones are counted apart', () => {
  const ledger = [
    village('a', { total: 100, vacated: 40 }, '2023-07-01'),
    village('b', { total: 50, vacated: 20 }, '2023-06-11'),
    village('c', { total: 80, vacated: 70 }, '2023-05-01'),
    village('d', { total: 80 }, '2023-07-01'),
  ]
  expect(relocation(ledger, [report('a', '2023-05-20', { households: { vacated: 68 } })])).toMatchObject({
    needed: { perDay: 32 / 30 + 3, unknown: 1 },
    recent: { perDay: 1, unknown: 1 },
    overdue: { villages: 1, left: 10 },
  })
})

test('over random packs, the sums agree with the villages', () => {
  fc.assert(
    fc.property(loggedPacks, days, (pack, day) => {
      const asOf = createAsOf(pack)
      const items = asOf.on(day).standings.map((standing) => standing.item)
      const sized = items.flatMap((one) => (one.kind === 'village' && one.households.total !== null ? [one] : []))
      const { villages, withoutTotal, households, steps, needed } = relocationOf(items, asOf, day)
      expect(villages.map(({ id }) => id)).toEqual(sized.map(({ id }) => id))
      expect(villages.length + withoutTotal).toBe(items.filter(({ kind }) => kind === 'village').length)
      expect(households).toBe(sized.reduce((sum, one) => sum + one.households.total!, 0))
      for (const [index, step] of RELOCATION_STEPS.entries()) {
        const known = sized.filter((one) => one.households[step] !== null)
        expect(steps[index]).toMatchObject({ step, unknown: sized.length - known.length })
        expect(steps[index]!.households ?? 0).toBe(known.reduce((sum, one) => sum + one.households[step]!, 0))
      }
      const late = villages.filter(({ overdue }) => overdue).length
      expect(villages.filter(({ neededPerDay }) => neededPerDay !== null).length + needed.unknown + late).toBe(
        villages.length,
      )
    }),
  )
})
