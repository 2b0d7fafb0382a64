import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stateOn } from '../../src/domain/as-of'
import { matches, type Filters } from '../../src/domain/filters'
import { datasetEntry } from '../../src/pack/dataset-entry'
import { Board } from '../../src/state/board.svelte'
import { formatView, parseView } from '../../src/state/view-url'
import { PartsMemory } from '../../src/map/item-features'
import { sceneFeatures } from '../../src/map/scene-features'
import { SOURCES } from '../../src/map/source-ids'
import { unitBadges } from '../../src/views/badges'
import { randomDay, randomPackWithLog } from '../random-log'
import { createRandom, randomFilters } from '../random-pack'

const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort()

function boardWith(seed: number, size: number): Board {
  const pack = randomPackWithLog(seed, size)
  return new Board({ pack, datasets: [datasetEntry(pack)], defaultDataset: pack.id, defaultLanguage: 'zh' })
}

function show(board: Board, filters: Filters): void {
  const address = formatView({ ...board.view, filters }, board.vocabulary)
  board.restore(parseView(address, '', board.vocabulary).view)
}

describe('for any filters', () => {
  test('list, tallies, totals, badges and map agree with the predicate', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 120 }), (seed, size) => {
        const board = boardWith(seed, size)
        const filters = randomFilters(createRandom(seed + 1), board.pack)
        board.chronicle.show(randomDay(createRandom(seed + 2)))
        show(board, filters)
        const expected = stateOn(board.pack, board.asOf)
          .standings.map(({ item }) => item)
          .filter((item) => matches(item, board.filters, board.context))
        const unlocated = expected.filter((item) => item.position === null)

        expect(sorted(board.visible.map(({ id }) => id))).toEqual(sorted(expected.map(({ id }) => id)))
        expect(board.visible.length).toBe(expected.length)
        expect(sorted(board.unlocated.map(({ id }) => id))).toEqual(sorted(unlocated.map(({ id }) => id)))

        const { visible, located, approximate, unlocated: rest } = board.totals
        expect(visible.count).toBe(expected.length)
        expect(located.count + approximate.count + rest.count).toBe(expected.length)
        expect(rest.count).toBe(unlocated.length)

        const drawn = sceneFeatures(board.visible, new PartsMemory(board.pack.fields))[SOURCES.markers]
        const withPosition = expected.filter((item) => item.position !== null)
        expect(sorted(drawn.map((feature) => String(feature.properties?.['id'])))).toEqual(
          sorted(withPosition.map(({ id }) => id)),
        )

        const placed = new Set(board.pack.units.filter((unit) => unit.position !== null).map(({ id }) => id))
        const badged = unlocated.filter(({ unit }) => unit !== null && placed.has(unit))
        expect(unitBadges(board).reduce((sum, badge) => sum + badge.unlocated, 0)).toBe(badged.length)
      }),
      { numRuns: 150 },
    )
  })

  test('every option’s count is what choosing it lists', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const board = boardWith(seed, 60)
        show(board, randomFilters(createRandom(seed + 1), board.pack))
        const { filters } = board
        for (const { option, remaining } of board.counts.stage) {
          const count = board.countWith({
            ...filters,
            options: { ...filters.options, stage: [...(filters.options.stage ?? []), option] },
          })
          expect(`${option} ${remaining}`).toBe(`${option} ${count}`)
        }
      }),
      { numRuns: 60 },
    )
  })
})
