import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { createFacetIndex } from '../../src/domain/facet-index'
import { matches, NO_FILTERS, OPTION_FACETS, type FilterContext } from '../../src/domain/filters'
import { createJudge } from '../../src/domain/judge-lights'
import { lexiconOf } from '../../src/domain/search'
import type { Pack } from '../../src/domain/pack'
import { createRandom, randomFilters } from '../random-pack'
import { crowdedDay, crowdedPack } from './log-fixture'

/** A pack's items on a day, and what filters may ask of them on it. */
function daysOf(pack: Pack) {
  const asOf = createAsOf(pack)
  const judge = createJudge(pack, asOf, pack.ruleSets[0] ?? null)
  return (day: string) => {
    const state = asOf.on(day)
    const verdicts = judge.on(day)
    const context: FilterContext = {
      ...lexiconOf(pack),
      lightOf: (id) => verdicts.get(id)?.light ?? null,
      blockersOf: (id) =>
        (state.byId.get(id)?.blockers ?? []).flatMap(({ category, closedOn }) => (closedOn === null ? category : [])),
    }
    return { items: state.standings.map(({ item }) => item), context }
  }
}

const DECLARED = { light: ['green', 'amber', 'red', 'silent'], stage: ['planned', 'open'] }
const cases = fc.record({
  seed: fc.nat(0xffffffff),
  size: fc.integer({ min: 1, max: 30 }),
  days: fc.array(fc.nat(200).map(crowdedDay), { minLength: 2, maxLength: 5 }),
  filterSeed: fc.nat(0xffffffff),
})

describe('the index of another day', () => {
  test('answers as one made anew for that day, over random logs, days and filters', () => {
    fc.assert(
      fc.property(cases, ({ seed, size, days, filterSeed }) => {
        const pack = crowdedPack(seed, size)
        const on = daysOf(pack)
        const [first, ...others] = days.map(on)
        let index = createFacetIndex(first!.items, first!.context, DECLARED)
        const random = createRandom(filterSeed)
        for (const { items, context } of others) {
          index = index.onDay(items, context)
          const anew = createFacetIndex(items, context, DECLARED)
          expect(index.items).toBe(items)
          for (const filters of [NO_FILTERS, randomFilters(random, pack), { ...NO_FILTERS, text: '王甲' }]) {
            expect(index.apply(filters)).toEqual(anew.apply(filters))
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('shows what the one predicate lets pass on that day', () => {
    fc.assert(
      fc.property(cases, ({ seed, size, days, filterSeed }) => {
        const pack = crowdedPack(seed, size)
        const on = daysOf(pack)
        const [earlier, later] = [on(days[0]!), on(days[1]!)]
        const filters = randomFilters(createRandom(filterSeed), pack)
        const asked = { ...filters, options: { ...filters.options, light: ['red', 'silent', 'none'] } }
        const { visible } = createFacetIndex(earlier.items, earlier.context)
          .onDay(later.items, later.context)
          .apply(asked)
        const passing = later.items.filter((item) => matches(item, asked, later.context))
        expect(visible.map((position) => later.items[position])).toEqual(passing)
      }),
      { numRuns: 100 },
    )
  })

  test('leaves the index it was made from as it was', () => {
    const on = daysOf(crowdedPack(7, 30))
    const [earlier, later] = [on(crowdedDay(2)), on(crowdedDay(16))]
    const index = createFacetIndex(earlier.items, earlier.context, DECLARED)
    const before = index.apply(NO_FILTERS)
    expect(index.onDay(later.items, later.context).apply(NO_FILTERS)).not.toEqual(before)
    expect(index.apply(NO_FILTERS)).toEqual(before)
    expect(Object.keys(before.counts).sort()).toEqual([...OPTION_FACETS].sort())
  })
})
