import type { Item } from './item'
import { accountablesOf, investmentOf, stageOf, watchOf } from './item'
import type { Light } from './light-rules'
import type { BlockerCategory } from './report'
import { STAGES_OF, type Kind } from './vocabulary'
import { matchesText, type Lexicon } from './search'

/** The facets that pick by option. An option is an identifier, or `UNKNOWN` for items that carry the facet without a value. */
export const OPTION_FACETS = [
  'kind',
  'light',
  'unit',
  'stage',
  'level',
  'field',
  'watch',
  'blocker',
  'funding',
  'tag',
  'person',
  'accuracy',
] as const
export type OptionFacet = (typeof OPTION_FACETS)[number]

export const UNKNOWN = 'none'
export const UNLOCATED = 'unlocated'

/** What filters ask of beside the item itself: the words of the pack, and what is known of the item on the shown day. */
export interface FilterContext extends Lexicon {
  /** `null` = cannot be told. Absent = no day is shown. */
  lightOf?: (id: string) => Light | null
  /** Categories of the open blockers. */
  blockersOf?: (id: string) => readonly BlockerCategory[]
}

/** A closed range of total investment in 亿元; `null` = open end. */
export interface InvestmentRange {
  fromYi: number | null
  toYi: number | null
}

/** What the reader asks for. An absent facet constrains nothing; options of one facet are alternatives. */
export interface Filters {
  options: Readonly<Partial<Record<OptionFacet, readonly string[]>>>
  investment: InvestmentRange | null
  text: string
}

export const NO_FILTERS: Filters = { options: {}, investment: null, text: '' }

const ALL_KINDS = () => true
const PROJECTS_ONLY = (kind: Kind) => kind === 'project'

/** Which kinds carry a facet: the others pass it unasked. */
export const CARRIES: Record<OptionFacet | 'investment', (kind: Kind) => boolean> = {
  kind: ALL_KINDS,
  light: ALL_KINDS,
  unit: ALL_KINDS,
  stage: (kind) => STAGES_OF[kind].length > 0,
  level: PROJECTS_ONLY,
  field: PROJECTS_ONLY,
  watch: PROJECTS_ONLY,
  blocker: ALL_KINDS,
  funding: ALL_KINDS,
  tag: ALL_KINDS,
  person: ALL_KINDS,
  accuracy: ALL_KINDS,
  investment: (kind) => kind === 'project' || kind === 'park' || kind === 'village' || kind === 'road',
}

const orUnknown = (value: string | null): readonly string[] => [value ?? UNKNOWN]
const listOrUnknown = (values: readonly string[]) => (values.length > 0 ? values : [UNKNOWN])

/** Who answers for an item: the people and departments named for it, and the head of its unit. */
function answering(item: Item, units: Lexicon['units']): readonly string[] {
  const head = item.unit === null ? null : (units.get(item.unit)?.head?.name ?? null)
  const named = listOrUnknown(accountablesOf(item))
  return head === null || named.includes(head) ? named : [...named, head]
}

type FacetContext = Pick<FilterContext, 'units' | 'lightOf' | 'blockersOf'>

const READ: Record<OptionFacet, (item: Item, context: FacetContext) => readonly string[]> = {
  kind: (item) => [item.kind],
  light: (item, { lightOf }) => orUnknown(lightOf?.(item.id) ?? null),
  unit: (item) => orUnknown(item.unit),
  stage: (item) => orUnknown(stageOf(item)),
  level: (item) => orUnknown(item.kind === 'project' ? item.level : null),
  field: (item) => orUnknown(item.kind === 'project' ? item.field : null),
  watch: (item) => orUnknown(watchOf(item)),
  blocker: (item, { blockersOf }) => listOrUnknown([...new Set(blockersOf?.(item.id))]),
  funding: (item) => listOrUnknown(item.funding),
  tag: (item) => listOrUnknown(item.tags),
  person: (item, { units }) => answering(item, units),
  accuracy: (item) => [item.position?.accuracy ?? UNLOCATED],
}

/** The options an item has in a facet; `null` when its kind does not carry the facet. */
export function optionsOf(item: Item, facet: OptionFacet, context: FacetContext): readonly string[] | null {
  return CARRIES[facet](item.kind) ? READ[facet](item, context) : null
}

/** Whether an item's total investment lies in the range. Unknown amounts lie in none; kinds without investment pass. */
export function investmentPasses(item: Item, range: InvestmentRange | null): boolean {
  if (range === null || !CARRIES.investment(item.kind)) return true
  const totalYi = investmentOf(item)?.totalYi ?? null
  if (totalYi === null) return false
  return (range.fromYi === null || totalYi >= range.fromYi) && (range.toYi === null || totalYi <= range.toYi)
}

/** The one predicate behind list, counts, map, wall and export. */
export function matches(item: Item, filters: Filters, context: FilterContext): boolean {
  for (const facet of OPTION_FACETS) {
    const chosen = filters.options[facet]
    if (chosen === undefined || chosen.length === 0) continue
    const own = optionsOf(item, facet, context)
    if (own !== null && !own.some((option) => chosen.includes(option))) return false
  }
  return investmentPasses(item, filters.investment) && matchesText(item, filters.text, context)
}
