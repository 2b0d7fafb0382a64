import fc from 'fast-check'
import { createAsOf, type LogPack } from '../../src/domain/as-of'
import type { Pack } from '../../src/domain/pack'
import type { Blocker, Report } from '../../src/domain/report'
import { BLOCKER_CATEGORIES } from '../../src/domain/report'
import { addDays } from '../../src/domain/day'
import { investmentOf, type Item } from '../../src/domain/item'
import { STAGES_OF } from '../../src/domain/vocabulary'
import { createRandom, randomPack, type Random } from '../random-pack'

export function report(itemId: string, on: string, changes: Partial<Report> = {}): Report {
  return { itemId, on, sourceId: 'source', ...changes }
}

export function blocker(id: string, changes: Partial<Blocker> = {}): Blocker {
  return {
    id,
    itemId: 'project',
    category: 'land',
    title: id,
    openedOn: '2023-01-01',
    dueOn: null,
    closedOn: null,
    owner: null,
    note: null,
    sourceId: 'source',
    locator: null,
    ...changes,
  }
}

/** The state of items and reports on a day, as the panel gets it. */
export function stateOf(items: readonly Item[], reports: readonly Report[], day: string) {
  const asOf = createAsOf({ items, reports, blockers: [] })
  const { standings, byId } = asOf.on(day)
  return { asOf, byId, items: standings.map(({ item }) => item) }
}

/** Up to five reports on each item between 2022-10-01 and 2023-09-30, and some blockers. */
export function withRandomLog(pack: Pack, seed: number): Pack {
  const random = createRandom(seed)
  return {
    ...pack,
    reports: pack.items.flatMap((item) =>
      Array.from({ length: Math.floor(random() * 6) }, () => reportOn(item, random)),
    ),
    blockers: pack.items.flatMap((item, index) => (random() < 0.3 ? [blockerOn(item, `b${index}`, random)] : [])),
  }
}

const dayFrom = (first: string, days: number, random: Random) => addDays(first, Math.floor(random() * days))

function reportOn(item: Item, random: Random): Report {
  const stages = STAGES_OF[item.kind]
  const changes: Partial<Report> = {}
  if (stages.length > 0 && random() < 0.6) changes.stage = stages[Math.floor(random() * stages.length)]!
  if (investmentOf(item) !== null && random() < 0.7) changes.doneYi = Math.round(random() * 400) / 10
  if (item.kind === 'village') changes.households = { vacated: Math.floor(random() * 100) }
  return report(item.id, dayFrom('2022-10-01', 364, random), changes)
}

function blockerOn(item: Item, id: string, random: Random): Blocker {
  const openedOn = dayFrom('2023-01-01', 180, random)
  return blocker(id, {
    itemId: item.id,
    category: BLOCKER_CATEGORIES[Math.floor(random() * BLOCKER_CATEGORIES.length)]!,
    openedOn,
    dueOn: random() < 0.7 ? addDays(openedOn, Math.floor(random() * 90)) : null,
    closedOn: random() < 0.3 ? addDays(openedOn, Math.floor(random() * 60)) : null,
  })
}

export const loggedPacks: fc.Arbitrary<LogPack & Pick<Pack, 'units'>> = fc
  .record({ seed: fc.nat(0xffffffff), size: fc.nat(60) })
  .map(({ seed, size }) => withRandomLog(randomPack(seed, size), seed))
export const days: fc.Arbitrary<string> = fc.nat(500).map((after) => addDays('2022-09-01', after))
