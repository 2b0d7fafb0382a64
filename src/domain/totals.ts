import { investmentOf, type Item } from './item'

export const PLACEMENTS = ['located', 'approximate', 'unlocated'] as const
export type Placement = (typeof PLACEMENTS)[number]

/** A sum of the known amounts in 亿元 (`null` when none is known) and how many items left theirs unreported. */
export interface Sum {
  yi: number | null
  unknown: number
}

export interface Total {
  count: number
  total: Sum
  yearPlan: Sum
}

export type Totals = Readonly<Record<Placement | 'visible', Total>>

/** The three groups that every item belongs to exactly one of: `located` = surveyed or digitised. */
export function placementOf(item: Item): Placement {
  if (item.position === null) return 'unlocated'
  return item.position.accuracy === 'approximate' ? 'approximate' : 'located'
}

/** Count and investment of the given items, whole and split by placement. Reported figures play no part in it. */
export function totalsOf(items: readonly Item[]): Totals {
  const totals = { visible: empty(), located: empty(), approximate: empty(), unlocated: empty() }
  for (const item of items) {
    add(totals.visible, item)
    add(totals[placementOf(item)], item)
  }
  return totals
}

const empty = (): Total => ({ count: 0, total: { yi: null, unknown: 0 }, yearPlan: { yi: null, unknown: 0 } })

function add(total: Total, item: Item): void {
  total.count++
  const investment = investmentOf(item)
  if (investment === null) return
  addTo(total.total, investment.totalYi)
  addTo(total.yearPlan, investment.yearPlanYi)
}

function addTo(sum: Sum, yi: number | null): void {
  if (yi === null) sum.unknown++
  else sum.yi = (sum.yi ?? 0) + yi
}
