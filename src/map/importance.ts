import { investmentOf, type Item } from '../domain/item'
import type { Light } from '../domain/light-rules'
import type { Kind, Level } from '../domain/vocabulary'

/** Which kind keeps its label when labels are crowded. */
const KIND_WEIGHT: Record<Kind, number> = {
  project: 4,
  park: 4,
  village: 4,
  road: 3,
  land: 2,
  community: 1,
  enterprise: 0,
}

const LEVEL_WEIGHT: Record<Level, number> = { provincial: 3, municipal: 2, district: 1 }

/** Money never outweighs a level: 0 for unknown, approaching 1 for hundreds of 亿元. */
function moneyWeight(totalYi: number | null): number {
  return totalYi === null || totalYi <= 0 ? 0 : totalYi / (totalYi + 20)
}

/** How much an item's label matters, 0 or more; the greater stays when labels collide. */
export function importance(item: Item): number {
  const level = item.kind === 'project' && item.level !== null ? LEVEL_WEIGHT[item.level] : 0
  const base = item.kind === 'project' ? KIND_WEIGHT.project - 1 + level : KIND_WEIGHT[item.kind]
  return base + moneyWeight(investmentOf(item)?.totalYi ?? null)
}

const URGENCY: Record<Light, number> = { green: 0, amber: 1, silent: 2, red: 3 }
/** More than any importance: no item outweighs another of a more urgent light. */
const URGENCY_STEP = 10

/**
 * How much an item matters under a light: what is drawn above, and whose name stays. Kept apart from `importance`, by
 * which markers are spread, so that none moves because a light changes.
 */
export function precedence(item: Item, light: Light | null): number {
  return importance(item) + (light === null ? 0 : URGENCY[light] * URGENCY_STEP)
}
