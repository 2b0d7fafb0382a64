import { addDays } from '../src/domain/day'
import type { Item } from '../src/domain/item'
import type { Pack } from '../src/domain/pack'
import { BLOCKER_CATEGORIES, type Blocker, type Report } from '../src/domain/report'
import { STAGES_OF } from '../src/domain/vocabulary'
import { PEOPLE, rounded, SOURCE } from './random-district'
import { randomPack, type Random, createRandom } from './random-pack'

export const LOG_FIRST = '2023-01-01'
export const LOG_DAYS = 180

const pick = <T>(random: Random, options: readonly T[]): T => options[Math.floor(random() * options.length)]!
export const randomDay = (random: Random) => addDays(LOG_FIRST, Math.floor(random() * LOG_DAYS))

/** A report that may say anything its item's kind carries, or nothing. */
function randomReport(random: Random, item: Item): Report {
  const says = (chance: number) => random() < chance
  const stages = STAGES_OF[item.kind]
  return {
    itemId: item.id,
    on: randomDay(random),
    sourceId: SOURCE.id,
    ...(stages.length > 0 && says(0.4) ? { stage: pick(random, stages) } : {}),
    ...(stages.length > 0 && says(0.5) ? { progressPct: Math.floor(random() * 101) } : {}),
    ...('investment' in item && says(0.3) ? { doneYi: rounded(random() * 20, 2) } : {}),
    ...(item.kind === 'village' && says(0.4) ? { households: { signed: Math.floor(random() * 100) } } : {}),
    ...(item.kind === 'road' && says(0.4) ? { lengthOpenKm: rounded(random() * 1.5, 1) } : {}),
    ...(says(0.05) ? { leaders: [pick(random, PEOPLE)] } : {}),
    ...(says(0.04) ? { delisted: says(0.5) } : {}),
    ...(says(0.2) ? { by: pick(random, PEOPLE) } : {}),
  }
}

function randomBlocker(random: Random, item: Item, index: number): Blocker {
  const openedOn = randomDay(random)
  return {
    id: `blocker-${index}`,
    itemId: item.id,
    category: pick(random, BLOCKER_CATEGORIES),
    title: '堵点',
    openedOn,
    dueOn: random() < 0.7 ? addDays(openedOn, Math.floor(random() * 40)) : null,
    closedOn: random() < 0.5 ? addDays(openedOn, Math.floor(random() * 60)) : null,
    owner: null,
    note: null,
    sourceId: SOURCE.id,
    locator: null,
  }
}

/** A random pack with a log: reports, blockers, and some items that are listed later. */
export function randomPackWithLog(seed: number, size: number, reports = size * 4): Pack {
  const random = createRandom(seed ^ 0x5eed)
  const pack = randomPack(seed, size)
  const items = pack.items.map((item) => (random() < 0.1 ? { ...item, listedOn: randomDay(random) } : item))
  if (items.length === 0) return pack
  return {
    ...pack,
    items,
    reports: Array.from({ length: reports }, () => randomReport(random, pick(random, items))),
    blockers: Array.from({ length: Math.ceil(size / 3) }, (_, index) =>
      randomBlocker(random, pick(random, items), index),
    ),
  }
}
