import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueOf } from '../../src/domain/due'
import { investmentOf, type Item } from '../../src/domain/item'
import { orderOf, SORTS, type Sort } from '../../src/domain/order'
import { createRandom, randomPack } from '../random-pack'
import { amounts, item, plan } from './domain-fixture'

const idsIn = (items: readonly Item[], sort: Sort) => orderOf(items, sort).map((position) => items[position]!.id)
const packs = fc.record({ seed: fc.nat(0xffffffff), size: fc.nat(60) }).map(({ seed, size }) => randomPack(seed, size))

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = createRandom(seed)
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)
}

describe('every order, over random packs,', () => {
  test.each(SORTS)('by %s has each item once', (sort) => {
    fc.assert(
      fc.property(packs, ({ items }) => {
        expect([...orderOf(items, sort)].sort((a, b) => a - b)).toEqual(items.map((_, position) => position))
      }),
    )
  })

  test.each(SORTS)('by %s does not depend on the order in the pack', (sort) => {
    fc.assert(
      fc.property(packs, fc.nat(), ({ items }, seed) => {
        expect(idsIn(shuffled(items, seed), sort)).toEqual(idsIn(items, sort))
      }),
    )
  })

  test('by due never puts a later day first, and the unknown last', () => {
    fc.assert(
      fc.property(packs, ({ items }) => {
        const days = orderOf(items, 'due').map((position) => dueOf(items[position]!)?.on ?? 'unknown')
        expect(days).toEqual([...days].sort())
      }),
    )
  })

  test('by investment never puts a smaller one first, and the unknown last', () => {
    fc.assert(
      fc.property(packs, ({ items }) => {
        const amountsYi = orderOf(items, 'investment').map((position) => investmentOf(items[position]!)?.totalYi ?? -1)
        expect(amountsYi).toEqual([...amountsYi].sort((a, b) => b - a))
      }),
    )
  })
})

describe('by due', () => {
  test('the nearest planned day comes first and an unknown one last', () => {
    const items = [
      item('project', { id: 'unknown' }),
      item('project', { id: 'later', plan: plan(null, '2024-01-01') }),
      item('road', { id: 'sooner', plan: plan(null, '2023-06-30') }),
    ]
    expect(idsIn(items, 'due')).toEqual(['sooner', 'later', 'unknown'])
  })

  test('on one day the higher level comes first, then the larger investment, then the kind, then the name', () => {
    const due = { plan: plan(null, '2023-06-30') }
    const items = [
      item('village', { id: 'village', name: '0号', ...due }),
      item('park', { id: 'park', ...due }),
      item('project', { id: 'second', name: '2号', ...due }),
      item('project', { id: 'tenth', name: '10号', ...due }),
      item('park', { id: 'large park', ...due, ...amounts(50) }),
      item('project', { id: 'district', level: 'district', ...due }),
      item('project', { id: 'small municipal', level: 'municipal', ...due, ...amounts(1) }),
      item('project', { id: 'large municipal', level: 'municipal', ...due, ...amounts(9) }),
      item('project', { id: 'provincial', level: 'provincial', ...due }),
    ]
    const expected = ['provincial', 'large municipal', 'small municipal', 'district', 'large park']
    expect(idsIn(items, 'due')).toEqual([...expected, 'second', 'tenth', 'park', 'village'])
  })
})

describe('by investment', () => {
  test('the largest comes first, nought before unknown', () => {
    const items = [
      item('land', { id: 'without' }),
      item('project', { id: 'nought', ...amounts(0) }),
      item('road', { id: 'large', ...amounts(30) }),
      item('project', { id: 'small', ...amounts(2) }),
    ]
    expect(idsIn(items, 'investment')).toEqual(['large', 'small', 'nought', 'without'])
  })
})

describe('by name', () => {
  test('Chinese names stand in the order of their pinyin, numbers in that of their size', () => {
    const named = (name: string) => item('land', { id: name, name })
    const items = ['张村', '10号地块', '安村', '2号地块', '李村'].map(named)
    expect(idsIn(items, 'name')).toEqual(['2号地块', '10号地块', '安村', '李村', '张村'])
  })

  test('equal names keep the order of the pack', () => {
    const items = ['b', 'a', 'c'].map((id) => item('land', { id, name: '同名' }))
    expect(idsIn(items, 'name')).toEqual(['b', 'a', 'c'])
  })
})
