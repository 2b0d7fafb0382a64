import type { OptionFacet } from '../../domain/filters'

/** What a chart can filter by. */
export type ChartFacet = OptionFacet | 'light' | 'blocker'

/** Sets one facet to one option. */
export type OnFilter = (facet: ChartFacet, option: string) => void
