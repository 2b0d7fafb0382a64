import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFacetIndex, INVESTMENT_BANDS } from '../../src/domain/facet-index'
import {
  CARRIES,
  investmentPasses,
  matches,
  NO_FILTERS,
  OPTION_FACETS,
  optionsOf,
  type Filters,
} from '../../src/domain/filters'
import type { Item } from '../../src/domain/item'
import { lexiconOf } from '../../src/domain/search'
import { createRandom, randomFilters, randomPack } from '../random-pack'
import { item } from './domain-fixture'

const seed = fc.nat(0xffffffff)
const RUNS = { numRuns: 60 }

/** A random pack with its index, and random filters over it. */
const cases = fc
  .record({ packSeed: seed, filterSeed: seed, size: fc.nat(50) })
  .map(({ packSeed, filterSeed, size }) => {
    const pack = randomPack(packSeed, size)
    const lexicon = lexiconOf(pack)
    const filters = randomFilters(createRandom(filterSeed), pack)
    const matching = (asked: Filters) => pack.items.filter((one) => matches(one, asked, lexicon))
    return { pack, lexicon, filters, matching, index: createFacetIndex(pack.items, lexicon) }
  })

describe('the index agrees with the predicate, over random packs and filters:', () => {
  test('the visible items are those that match, in their order', () => {
    fc.assert(
      fc.property(cases, ({ pack, filters, matching, index }) => {
        const visible = index.apply(filters).visible.map((position) => pack.items[position])
        expect(visible).toEqual(matching(filters))
      }),
      { numRuns: 300 },
    )
  })

  test('every option of every item is counted, and no other', () => {
    fc.assert(
      fc.property(cases, ({ pack, lexicon, filters, index }) => {
        const { counts } = index.apply(filters)
        for (const facet of OPTION_FACETS) {
          const listed = counts[facet].map(({ option }) => option)
          const had = new Set(pack.items.flatMap((one) => optionsOf(one, facet, lexicon) ?? []))
          expect([...listed].sort()).toEqual([...had].sort())
        }
      }),
      RUNS,
    )
  })

  test('an option’s count is what would remain with it chosen, beside those chosen already', () => {
    fc.assert(
      fc.property(cases, ({ lexicon, filters, matching, index }) => {
        const { counts } = index.apply(filters)
        for (const facet of OPTION_FACETS) {
          const expected = counts[facet].map(({ option }) => {
            const asking = (chosen: string[]) =>
              matching({ ...filters, options: { ...filters.options, [facet]: chosen } })
            const left = asking([...(filters.options[facet] ?? []), option])
            const own = asking([option]).filter((one) => optionsOf(one, facet, lexicon)?.includes(option))
            return { option, own: own.length, remaining: left.length }
          })
          expect(counts[facet]).toEqual(expected)
        }
      }),
      RUNS,
    )
  })

  test('a band’s count is what would remain with it alone, and what of that lies in it', () => {
    fc.assert(
      fc.property(cases, ({ filters, matching, index }) => {
        const expected = INVESTMENT_BANDS.map((band) => {
          const left = matching({ ...filters, investment: band })
          const own = left.filter((one) => CARRIES.investment(one.kind) && investmentPasses(one, band))
          return { own: own.length, remaining: left.length }
        })
        expect(index.apply(filters).bands.map(({ own, remaining }) => ({ own, remaining }))).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  test('an index answers the same however it was asked before', () => {
    fc.assert(
      fc.property(cases, seed, ({ pack, lexicon, filters, index }, other) => {
        index.apply(randomFilters(createRandom(other), pack))
        expect(index.apply(filters)).toEqual(createFacetIndex(pack.items, lexicon).apply(filters))
      }),
      RUNS,
    )
  })
})

describe('the counts', () => {
  const lexicon = lexiconOf({ pinyin: {}, units: [] })
  const items: Item[] = [
    item('project', { id: 'a', level: 'provincial', tags: ['school'] }),
    item('project', { id: 'b', level: 'district' }),
    item('project', { id: 'c' }),
    item('road', { id: 'd', tags: ['school'] }),
  ]
  const levels = (filters: Filters) =>
    Object.fromEntries(
      createFacetIndex(items, lexicon)
        .apply(filters)
        .counts.level.map(({ option, own, remaining }) => [option, [own, remaining]]),
    )

  test('tell an option’s own items from those that stay because their kind does not carry the facet', () => {
    expect(levels(NO_FILTERS)).toEqual({ provincial: [1, 2], district: [1, 2], none: [1, 2] })
  })

  test('of a facet say what a further choice in it adds up to', () => {
    const chosen = levels({ ...NO_FILTERS, options: { level: ['district'] } })
    expect(chosen).toEqual({ provincial: [1, 3], district: [1, 2], none: [1, 3] })
  })

  test('name declared options that no item has', () => {
    const { counts } = createFacetIndex(items, lexicon, { level: ['municipal', 'district'] }).apply(NO_FILTERS)
    expect(counts.level.find(({ option }) => option === 'municipal')).toEqual({
      option: 'municipal',
      own: 0,
      remaining: 1,
    })
    expect(counts.level.map(({ option }) => option).sort()).toEqual(['district', 'municipal', 'none', 'provincial'])
  })

  test('shrink with another facet', () => {
    const chosen = levels({ ...NO_FILTERS, options: { tag: ['school'] } })
    expect(chosen).toEqual({ provincial: [1, 2], district: [0, 1], none: [0, 1] })
  })

  test('of bands are named as a link writes the range', () => {
    const { bands } = createFacetIndex(items, lexicon).apply(NO_FILTERS)
    expect(bands.map(({ option }) => option)).toEqual(['1~', '5~', '10~', '50~'])
  })
})
