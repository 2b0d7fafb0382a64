import { investmentOf, type Investment, type Item } from './item'

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
  return createTotals(items)(items.keys())
}

/** The same for any selection of the items, by their positions: made once, it adds up 10 000 items in a blink. */
export function createTotals(items: readonly Item[]): (positions: Iterable<number>) => Totals {
  const placements = items.map(placementOf)
  const totalYi = amounts(items, (investment) => investment.totalYi)
  const yearPlanYi = amounts(items, (investment) => investment.yearPlanYi)
  return (positions) => {
    const totals = { visible: empty(), located: empty(), approximate: empty(), unlocated: empty() }
    for (const position of positions) {
      const part = totals[placements[position]!]
      part.count++
      addTo(part.total, totalYi[position]!)
      addTo(part.yearPlan, yearPlanYi[position]!)
    }
    for (const placement of PLACEMENTS) addAll(totals.visible, totals[placement])
    return totals
  }
}

const empty = (): Total => ({ count: 0, total: { yi: null, unknown: 0 }, yearPlan: { yi: null, unknown: 0 } })

/** Stands for the amount of a kind that has none: it is neither added nor missed. */
const NO_INVESTMENT = -1

/** One amount of every item in 亿元; `NaN` = not reported. */
function amounts(items: readonly Item[], read: (investment: Investment) => number | null): Float64Array {
  return Float64Array.from(items, (item) => {
    const investment = investmentOf(item)
    return investment === null ? NO_INVESTMENT : (read(investment) ?? Number.NaN)
  })
}

function addTo(sum: Sum, yi: number): void {
  if (yi === NO_INVESTMENT) return
  if (Number.isNaN(yi)) sum.unknown++
  else sum.yi = (sum.yi ?? 0) + yi
}

function addAll(whole: Total, part: Total): void {
  whole.count += part.count
  for (const name of ['total', 'yearPlan'] as const) {
    const { yi, unknown } = part[name]
    whole[name].unknown += unknown
    if (yi !== null) whole[name].yi = (whole[name].yi ?? 0) + yi
  }
}
