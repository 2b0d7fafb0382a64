import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { investmentOf } from '../../src/domain/item'
import { placementOf, PLACEMENTS, totalsOf, type Sum, type Total } from '../../src/domain/totals'
import { randomPack } from '../random-pack'
import { amounts, item, pointAt } from './domain-fixture'

const packs = fc.record({ seed: fc.nat(0xffffffff), size: fc.nat(80) }).map(({ seed, size }) => randomPack(seed, size))
const SUMS = ['total', 'yearPlan'] as const

const added = (sums: readonly Sum[]): Sum => {
  const known = sums.flatMap(({ yi }) => (yi === null ? [] : [yi]))
  const unknown = sums.reduce((count, sum) => count + sum.unknown, 0)
  return { yi: known.length === 0 ? null : known.reduce((a, b) => a + b, 0), unknown }
}

describe('totals over random packs:', () => {
  test('the three placements add up to what is visible', () => {
    fc.assert(
      fc.property(packs, ({ items }) => {
        const totals = totalsOf(items)
        const parts: Total[] = PLACEMENTS.map((placement) => totals[placement])
        expect(totals.visible.count).toBe(items.length)
        expect(parts.reduce((count, part) => count + part.count, 0)).toBe(items.length)
        for (const name of SUMS) {
          const whole = added(parts.map((part) => part[name]))
          expect(totals.visible[name].unknown).toBe(whole.unknown)
          if (whole.yi === null) expect(totals.visible[name].yi).toBeNull()
          else expect(totals.visible[name].yi).toBeCloseTo(whole.yi, 6)
        }
      }),
    )
  })

  test('every item that could have an amount is either summed or counted as unknown', () => {
    fc.assert(
      fc.property(packs, ({ items }) => {
        const carrying = items.filter((one) => investmentOf(one) !== null)
        const unknown = carrying.filter((one) => investmentOf(one)?.totalYi === null)
        expect(totalsOf(items).visible.total.unknown).toBe(unknown.length)
      }),
    )
  })
})

describe('totals', () => {
  test('sum what is known and count what is not', () => {
    const items = [item('project', amounts(10, 2)), item('park', amounts(5)), item('road', amounts(null, 1))]
    expect(totalsOf(items).visible).toEqual({
      count: 3,
      total: { yi: 15, unknown: 1 },
      yearPlan: { yi: 3, unknown: 1 },
    })
  })

  test('of nothing known are not reported, rather than nought', () => {
    expect(totalsOf([item('project'), item('village')]).visible.total).toEqual({ yi: null, unknown: 2 })
    expect(totalsOf([]).visible).toEqual({
      count: 0,
      total: { yi: null, unknown: 0 },
      yearPlan: { yi: null, unknown: 0 },
    })
  })

  test('of a known nought are nought', () => {
    expect(totalsOf([item('project', amounts(0))]).visible.total).toEqual({ yi: 0, unknown: 0 })
  })

  test('do not call an amount unknown that the kind never has', () => {
    expect(totalsOf([item('land'), item('enterprise'), item('community')]).visible).toMatchObject({
      count: 3,
      total: { yi: null, unknown: 0 },
    })
  })

  test('split by how the position was obtained', () => {
    const located = item('project', { ...amounts(1), position: pointAt(1, 1) })
    const approximate = item('project', { ...amounts(2), position: pointAt(1, 1, 100) })
    const unlocated = item('project', amounts(4))
    const totals = totalsOf([located, approximate, unlocated])
    expect(PLACEMENTS.map((placement) => totals[placement].total.yi)).toEqual([1, 2, 4])
    expect([located, approximate, unlocated].map(placementOf)).toEqual([...PLACEMENTS])
  })
})
