import { daysBetween } from './day'
import { isThrough } from './due'
import { hasBegun, type Item, type Plan } from './item'

const percentOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole <= 0 ? null : (100 * part) / whole

/**
 * How far an item is, in percent; `null` = not reported. What is through is complete, and what has not begun stands at
 * 0 unless more is reported. Without a reported percentage, a road counts by its open length, a village by its
 * households vacated.
 */
export function progressOf(item: Item): number | null {
  if (!('progressPct' in item)) return null
  if (isThrough(item)) return 100
  const told = item.progressPct ?? measuredProgress(item)
  return told ?? (hasBegun(item) === false ? 0 : null)
}

function measuredProgress(item: Item): number | null {
  if (item.kind === 'road') return percentOf(item.lengthOpenKm, item.lengthKm)
  if (item.kind === 'village') return percentOf(item.households.vacated, item.households.total)
  return null
}

/** 序时进度: percent by the straight line from planned start (0) to planned finish (100); `null` where the plan lacks a day. */
export function expectedPct({ startOn, finishOn }: Pick<Plan, 'startOn' | 'finishOn'>, day: string): number | null {
  if (startOn !== null && day <= startOn) return 0
  if (startOn === null || finishOn === null) return null
  const whole = daysBetween(startOn, finishOn)
  return whole <= 0 ? 100 : Math.min(100, (100 * daysBetween(startOn, day)) / whole)
}
