import { OPTION_FACETS, type OptionFacet } from '../domain/filters'
import type { Board } from '../state/board.svelte'
import { amount, optionWords } from './words'

/** One condition that the shown items meet, in words. */
export interface Condition {
  key: OptionFacet | 'investment' | 'text'
  name: string
  value: string
}

/** What is asked of the items that a board shows. */
export function conditionsOf(board: Board): Condition[] {
  const { pack, text, language } = board
  const { options, investment, text: query } = board.filters
  const list: Condition[] = OPTION_FACETS.flatMap((facet) => {
    const words = (options[facet] ?? []).map((option) => optionWords(facet, option, pack, text, language))
    const value = words.join(language === 'zh' ? '、' : ', ')
    return words.length === 0 ? [] : [{ key: facet, name: text.facets[facet], value }]
  })
  if (investment !== null) {
    const { fromYi, toYi } = investment
    const value = `${fromYi === null ? '' : amount(fromYi)}–${toYi === null ? '' : amount(toYi)} ${text.yi}`
    list.push({ key: 'investment', name: text.filters.investment, value })
  }
  if (query !== '') list.push({ key: 'text', name: text.search.label, value: query })
  return list
}
