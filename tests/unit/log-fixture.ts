import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Item } from '../../src/domain/item'
import type { RuleSet } from '../../src/domain/light-rules'
import type { Cadence, Pack, Review } from '../../src/domain/pack'
import type { Blocker, Report } from '../../src/domain/report'
import type { WorkingCalendar } from '../../src/domain/working-calendar'
import { addDays, daysBetween } from '../../src/domain/day'
import { LAISHAN } from '../packs/pack-files'
import { createRandom, type Random } from '../random-pack'
import { LOG_FIRST, randomPackWithLog } from '../random-log'

export const SOURCE_ID = 'source'

export const report = (itemId: string, on: string, says: Partial<Report> = {}): Report => ({
  itemId,
  on,
  sourceId: SOURCE_ID,
  ...says,
})

export function blocker(itemId: string, openedOn: string, changes: Partial<Blocker> = {}): Blocker {
  return {
    id: `${itemId}-${openedOn}`,
    itemId,
    category: 'land',
    title: '堵点',
    openedOn,
    dueOn: null,
    closedOn: null,
    owner: null,
    note: null,
    sourceId: SOURCE_ID,
    locator: null,
    ...changes,
  }
}

export function review(unit: string, cadence: Cadence, changes: Partial<Review> = {}): Review {
  return {
    unit,
    kind: null,
    type: 'dispatch',
    cadence,
    from: null,
    note: null,
    source: { id: SOURCE_ID, locator: '1' },
    ...changes,
  }
}

export type Log = Pick<Pack, 'items' | 'reports' | 'blockers' | 'reviews' | 'calendar' | 'asOf'>

/** A pack's log without reviews, in which every day is worked. */
export function log(items: readonly Item[], changes: Partial<Log> = {}): Log {
  return { items, reports: [], blockers: [], reviews: [], calendar: null, asOf: '2023-01-01', ...changes }
}

/** The real district's own settings, as its file has them. */
const district = JSON.parse(readFileSync(join(LAISHAN, 'district.json'), 'utf8')) as {
  ruleSets: readonly RuleSet[]
  calendar: WorkingCalendar
}
export const { calendar: CALENDAR, ruleSets: RULE_SETS } = district

export function rulesNamed(id: string): RuleSet {
  const found = RULE_SETS.find((set) => set.id === id)
  if (found === undefined) throw new Error(`no rule set ${id}`)
  return found
}

/** A random pack whose reports crowd into a few days, so that many fall on one. */
export const CROWDED_DAYS = 15
export function crowdedPack(seed: number, size: number): Pack {
  const pack = randomPackWithLog(seed, size)
  const within = (day: string) => addDays(LOG_FIRST, daysBetween(LOG_FIRST, day) % CROWDED_DAYS)
  return {
    ...pack,
    items: pack.items.map((item) => (item.listedOn === null ? item : { ...item, listedOn: within(item.listedOn) })),
    reports: pack.reports.map((row) => ({ ...row, on: within(row.on) })),
    blockers: pack.blockers.map((row) => {
      const [openedOn, closedOn] = [within(row.openedOn), row.closedOn === null ? null : within(row.closedOn)]
      return { ...row, openedOn, closedOn: closedOn === null || closedOn < openedOn ? null : closedOn }
    }),
  }
}

/** A day within a crowded pack's log, or just beyond either end. */
export const crowdedDay = (offset: number) => addDays(LOG_FIRST, (offset % (CROWDED_DAYS + 4)) - 2)

/** The rows in another order, in which rows of one day keep theirs. */
export function shuffledAcrossDays<T extends { on: string }>(rows: readonly T[], seed: number): T[] {
  const random = createRandom(seed)
  const days = new Map<string, T[]>()
  for (const row of rows) days.set(row.on, [...(days.get(row.on) ?? []), row])
  const queues = [...days.values()].map((queue) => [...queue])
  const mixed: T[] = []
  while (queues.length > 0) {
    const drawn = drawFrom(random, queues.length)
    const row = queues[drawn]!.shift()
    if (row === undefined) queues.splice(drawn, 1)
    else mixed.push(row)
  }
  return mixed
}

const drawFrom = (random: Random, length: number) => Math.floor(random() * length)
