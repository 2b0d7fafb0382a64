import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf, stateOn, type Standing } from '../../src/domain/as-of'
import type { Item } from '../../src/domain/item'
import type { Pack } from '../../src/domain/pack'
import type { Report } from '../../src/domain/report'
import { STAGES_OF, type Stage } from '../../src/domain/vocabulary'
import { createRandom } from '../random-pack'
import { crowdedDay, crowdedPack, shuffledAcrossDays } from './log-fixture'

const seeds = fc.nat(0xffffffff)
const logs = fc.record({ seed: seeds, size: fc.integer({ min: 1, max: 12 }) })
const days = fc.nat(200).map(crowdedDay)
const RUNS = { numRuns: 150 }

/** What a report does to a copy of an item, told again in the plainest way. */
function write(copy: Record<string, unknown>, kind: Item['kind'], row: Report): void {
  if (row.stage !== undefined && STAGES_OF[kind].includes(row.stage)) copy['stage'] = row.stage
  for (const list of ['leaders', 'departments', 'liaisons'] as const) {
    if (row[list] !== undefined) (copy['accountability'] as Record<string, unknown>)[list] = row[list]
  }
  if (row.progressPct !== undefined && STAGES_OF[kind].length > 0) copy['progressPct'] = row.progressPct
  if (row.doneYi !== undefined) (copy['investment'] as Record<string, unknown>)['doneYi'] = row.doneYi
  if (row.households !== undefined) Object.assign(copy['households'] as object, row.households)
  if (row.lengthOpenKm !== undefined) copy['lengthOpenKm'] = row.lengthOpenKm
  if (row.landCleared !== undefined) copy['landCleared'] = row.landCleared
}

/** The standing of an item on a day, folded one day after the other; `null` = not listed. */
function foldedStanding(pack: Pack, item: Item, day: string): Standing | null {
  const copy = structuredClone(item) as unknown as Record<string, unknown>
  const order = STAGES_OF[item.kind]
  const falls: NonNullable<Standing['regression']>[] = []
  let [lastReport, stageReport, delisted]: [Report | null, Report | null, boolean] = [null, null, false]
  const own = pack.reports.filter((row) => row.itemId === item.id && row.on <= day)
  for (const on of [...new Set(own.map((row) => row.on))].sort()) {
    const before = (copy['stage'] ?? null) as Stage | null
    const ofDay = own.filter((row) => row.on === on)
    for (const row of ofDay) {
      write(copy, item.kind, row)
      lastReport = row
      delisted = row.delisted ?? delisted
    }
    const now = (copy['stage'] ?? null) as Stage | null
    if (now === before) continue
    stageReport = ofDay.filter((row) => row.stage === now).at(-1)!
    if (before !== null && order.indexOf(now!) < order.indexOf(before)) {
      falls.push({ from: before, to: now!, report: stageReport })
    }
    while (falls.length > 0 && order.indexOf(now!) >= order.indexOf(falls.at(-1)!.from)) falls.pop()
  }
  if (delisted || (item.listedOn ?? '') > day) return null
  const blockers = pack.blockers
    .filter((row) => row.itemId === item.id && row.openedOn <= day)
    .map((row) => ({ ...row, closedOn: row.closedOn !== null && row.closedOn > day ? null : row.closedOn }))
  return { item: copy as unknown as Item, lastReport, stageReport, regression: falls.at(-1) ?? null, blockers }
}

describe('the state on a day, over random logs:', () => {
  test('is what a plain fold of the log gives', () => {
    fc.assert(
      fc.property(logs, fc.array(days, { minLength: 1, maxLength: 6 }), ({ seed, size }, asked) => {
        const pack = crowdedPack(seed, size)
        const asOf = createAsOf(pack)
        for (const day of asked) {
          const expected = pack.items.flatMap((item) => foldedStanding(pack, item, day) ?? [])
          expect(asOf.on(day).standings).toEqual(expected)
        }
      }),
      RUNS,
    )
  })

  test('is the same whenever and in whatever order days are asked for', () => {
    fc.assert(
      fc.property(logs, days, days, ({ seed, size }, day, other) => {
        const pack = crowdedPack(seed, size)
        const asOf = createAsOf(pack)
        const first = asOf.on(day)
        asOf.on(other)
        expect(asOf.on(day)).toEqual(first)
        expect(stateOn(crowdedPack(seed, size), day)).toEqual(first)
      }),
      RUNS,
    )
  })

  test('finds every standing by the id of its item', () => {
    fc.assert(
      fc.property(logs, days, ({ seed, size }, day) => {
        const { standings, byId } = stateOn(crowdedPack(seed, size), day)
        expect([...byId.values()]).toEqual(standings)
        expect([...byId.keys()]).toEqual(standings.map(({ item }) => item.id))
      }),
      RUNS,
    )
  })

  test('does not depend on the order of rows of different days', () => {
    fc.assert(
      fc.property(logs, days, seeds, ({ seed, size }, day, shuffle) => {
        const pack = crowdedPack(seed, size)
        const mixed = { ...pack, reports: shuffledAcrossDays(pack.reports, shuffle) }
        expect(mixed.reports).toHaveLength(pack.reports.length)
        expect(stateOn(mixed, day)).toEqual(stateOn(pack, day))
      }),
      RUNS,
    )
  })

  test('is left alone by everything that comes after the day', () => {
    fc.assert(
      fc.property(logs, days, ({ seed, size }, day) => {
        const pack = crowdedPack(seed, size)
        const known = {
          ...pack,
          reports: pack.reports.filter(({ on }) => on <= day),
          blockers: pack.blockers
            .filter(({ openedOn }) => openedOn <= day)
            .map((row) => (row.closedOn !== null && row.closedOn > day ? { ...row, closedOn: null } : row)),
        }
        expect(stateOn(known, day)).toEqual(stateOn(pack, day))
      }),
      RUNS,
    )
  })

  test('with one more report differs only from its day on, and only for its item', () => {
    fc.assert(
      fc.property(logs, days, seeds, ({ seed, size }, day, draw) => {
        const pack = crowdedPack(seed, size)
        const at = Math.floor(createRandom(draw)() * pack.reports.length)
        const added = pack.reports[at]!
        const [without, whole] = [
          createAsOf({ ...pack, reports: pack.reports.filter((_, index) => index !== at) }),
          createAsOf(pack),
        ]
        const others = (asOf: typeof whole) => asOf.on(day).standings.filter(({ item }) => item.id !== added.itemId)
        expect(others(whole)).toEqual(others(without))
        if (day < added.on) expect(whole.on(day)).toEqual(without.on(day))
      }),
      RUNS,
    )
  })
})
