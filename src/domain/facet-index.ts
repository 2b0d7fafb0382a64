import {
  CARRIES,
  OPTION_FACETS,
  optionsOf,
  type FilterContext,
  type Filters,
  type InvestmentRange,
  type OptionFacet,
} from './filters'
import { investmentOf, type Item } from './item'
import { createTextFinder } from './text-finder'

/**
 * The live count of one option. `own` = items that have it and pass every other facet; `remaining` = how many items
 * would be visible with it chosen. The first choice in a facet leaves `own` and the items whose kind does not carry the
 * facet; a further one adds to what is visible; one that is chosen already leaves what is visible.
 */
export interface OptionCount {
  option: string
  own: number
  remaining: number
}

export interface FacetResult {
  /** Positions in `items` of those that match, ascending. */
  visible: readonly number[]
  counts: Readonly<Record<OptionFacet, readonly OptionCount[]>>
  /** One per range of `INVESTMENT_BANDS`. */
  bands: readonly OptionCount[]
}

export interface FacetIndex {
  items: readonly Item[]
  /** The column form of `matches`: one pass over the items gives the visible ones and every option's count. */
  apply(filters: Filters): FacetResult
  /** The index of another day: only what the day may change is read again. */
  onDay(items: readonly Item[], context: FilterContext): FacetIndex
}

/** Thresholds, not bins: “10 亿元 and more” is how large projects are asked for. */
export const INVESTMENT_BANDS: readonly InvestmentRange[] = [1, 5, 10, 50].map((fromYi) => ({ fromYi, toYi: null }))

/** The options of one facet for every item: item `i` has `values[starts[i]] … values[starts[i + 1] - 1]`. */
interface Column {
  facet: OptionFacet
  options: readonly string[]
  starts: Int32Array
  values: Int32Array
  carried: Uint8Array
}

/** Total investment of every item in 亿元: `NaN` = not reported, −1 = its kind has none. */
type Amounts = Float64Array
const NO_INVESTMENT = -1

/** `declared` options are counted even where no item has them. */
export function createFacetIndex(
  items: readonly Item[],
  context: FilterContext,
  declared: DeclaredOptions = {},
): FacetIndex {
  return indexOf(
    { items, amounts: amountsOf(items), findText: createTextFinder(items, context) },
    (facet) => columnOf(items, facet, context, declared[facet] ?? []),
    declared,
  )
}

type DeclaredOptions = Partial<Record<OptionFacet, readonly string[]>>

/** What an index is made of. */
interface Parts {
  items: readonly Item[]
  amounts: Amounts
  findText: (query: string) => Uint8Array | null
}

function amountsOf(items: readonly Item[]): Amounts {
  return Float64Array.from(items, (item) =>
    CARRIES.investment(item.kind) ? (investmentOf(item)?.totalYi ?? Number.NaN) : NO_INVESTMENT,
  )
}

/** Facets that follow from the day even where no report changed the item. */
const OF_THE_DAY: ReadonlySet<OptionFacet> = new Set(['light', 'blocker'])
const OF_REPORTS: ReadonlySet<OptionFacet> = new Set(['stage', 'watch'])

/** What of a day's items differs from another's, so that the rest need not be read again. */
function comparison(before: readonly Item[], after: readonly Item[]) {
  const sameList = before.length === after.length && before.every(({ id }, index) => id === after[index]!.id)
  const same = (key: (item: Item) => unknown) =>
    sameList && before.every((item, index) => key(item) === key(after[index]!))
  return { sameList, sameItems: same((item) => item), samePeople: same(({ accountability }) => accountability) }
}

function indexOf(parts: Parts, columnFor: (facet: OptionFacet) => Column, declared: DeclaredOptions): FacetIndex {
  const columns = OPTION_FACETS.map(columnFor)
  const { items, amounts, findText } = parts
  return {
    items,
    apply: (filters) => applyColumns(columns, amounts, filters, findText(filters.text)),
    onDay: (later, context) => {
      const { sameList, sameItems, samePeople } = comparison(items, later)
      const isKept = (facet: OptionFacet) =>
        sameList &&
        !OF_THE_DAY.has(facet) &&
        (sameItems || (!OF_REPORTS.has(facet) && (facet !== 'person' || samePeople)))
      return indexOf(
        {
          items: later,
          amounts: sameList ? amounts : amountsOf(later),
          findText: samePeople ? findText : createTextFinder(later, context),
        },
        (facet) => {
          const known = columns[OPTION_FACETS.indexOf(facet)]!
          return isKept(facet) ? known : columnOf(later, facet, context, declared[facet] ?? [])
        },
        declared,
      )
    },
  }
}

function columnOf(
  items: readonly Item[],
  facet: OptionFacet,
  lexicon: FilterContext,
  declared: readonly string[],
): Column {
  const numbers = new Map(declared.map((option, number) => [option, number]))
  const values: number[] = []
  const starts = new Int32Array(items.length + 1)
  const carried = new Uint8Array(items.length)
  items.forEach((item, position) => {
    const own = optionsOf(item, facet, lexicon)
    carried[position] = own === null ? 0 : 1
    for (const option of own ?? []) {
      const known = numbers.get(option)
      const number = known ?? numbers.size
      if (known === undefined) numbers.set(option, number)
      values.push(number)
    }
    starts[position + 1] = values.length
  })
  return { facet, options: [...numbers.keys()], starts, values: Int32Array.from(values), carried }
}

const NOTHING = -1

function applyColumns(
  columns: readonly Column[],
  amounts: Amounts,
  filters: Filters,
  found: Uint8Array | null,
): FacetResult {
  const masks = columns.map((column) => chosenMask(column, filters.options[column.facet]))
  const asked = masks.flatMap((mask, c) => (mask === null ? [] : [c]))
  const own = columns.map((column) => new Int32Array(column.options.length))
  const added = columns.map((column) => new Int32Array(column.options.length))
  const kept = new Int32Array(columns.length)
  const ownBands = new Int32Array(INVESTMENT_BANDS.length)
  let keptBands = 0
  const visible: number[] = []
  const investment = columns.length

  for (let position = 0; position < amounts.length; position++) {
    if (found !== null && found[position] === 0) continue
    const amount = amounts[position]!
    let failed = filters.investment === null || lies(amount, filters.investment) ? NOTHING : investment
    let failures = failed === NOTHING ? 0 : 1
    for (const c of asked) {
      if (passes(columns[c]!, position, masks[c]!)) continue
      failed = c
      if (++failures > 1) break
    }
    if (failures > 1) continue
    if (failures === 0) {
      visible.push(position)
      for (let c = 0; c < investment; c++) count(c, position, own)
    } else if (failed < investment) {
      // An item that fails one facet alone would come with any other of its options there.
      count(failed, position, added)
    }
    if (failures === 0 || failed === investment) {
      if (amount === NO_INVESTMENT) keptBands++
      else for (let b = 0; b < ownBands.length; b++) if (lies(amount, INVESTMENT_BANDS[b]!)) ownBands[b]!++
    }
  }

  const counts = Object.fromEntries(
    columns.map((column, c) => [
      column.facet,
      column.options.map((option, o) => {
        const more = added[c]![o]!
        const shown = own[c]![o]!
        return {
          option,
          own: shown + more,
          remaining: masks[c] === null ? shown + kept[c]! : visible.length + more,
        }
      }),
    ]),
  ) as Record<OptionFacet, OptionCount[]>
  return {
    visible,
    counts,
    bands: INVESTMENT_BANDS.map((band, b) => ({
      option: `${band.fromYi}~`,
      own: ownBands[b]!,
      remaining: ownBands[b]! + keptBands,
    })),
  }

  function count(c: number, position: number, tallies: readonly Int32Array[]): void {
    const { carried, starts, values } = columns[c]!
    if (carried[position] === 0) kept[c]!++
    const tally = tallies[c]!
    const end = starts[position + 1]!
    for (let at = starts[position]!; at < end; at++) tally[values[at]!]!++
  }
}

/** `investmentPasses` in column form; an unknown amount (`NaN`) lies in no range. */
function lies(amount: number, range: InvestmentRange): boolean {
  if (amount === NO_INVESTMENT) return true
  if (Number.isNaN(amount)) return false
  return (range.fromYi === null || amount >= range.fromYi) && (range.toYi === null || amount <= range.toYi)
}

function chosenMask(column: Column, options: readonly string[] | undefined): Uint8Array | null {
  if (options === undefined || options.length === 0) return null
  return Uint8Array.from(column.options, (option) => (options.includes(option) ? 1 : 0))
}

function passes(column: Column, position: number, mask: Uint8Array): boolean {
  if (column.carried[position] === 0) return true
  const end = column.starts[position + 1]!
  for (let at = column.starts[position]!; at < end; at++) if (mask[column.values[at]!] === 1) return true
  return false
}
