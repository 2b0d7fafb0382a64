import { UNKNOWN, type OptionFacet } from '../domain/filters'
import type { Pack } from '../domain/pack'
import type { KindWords } from '../domain/search'
import { KINDS, STAGES_OF } from '../domain/vocabulary'
import { EN_KINDS } from '../i18n/en-kinds'
import { zh } from '../i18n/zh'
import type { Vocabulary } from './view-url'

/** What each kind is called, in every language: who types 道路 or “roads” wants the roads. */
export const KIND_WORDS: KindWords = Object.fromEntries(KINDS.map((kind) => [kind, [zh.kinds[kind], EN_KINDS[kind]]]))

/** The options to offer whether any item has them or not: what the pack and the vocabulary declare. */
export function declaredOptions(pack: Pack, { options }: Vocabulary): Partial<Record<OptionFacet, readonly string[]>> {
  const known = (facet: OptionFacet) => options[facet].filter((option) => option !== UNKNOWN)
  const held = new Set<string>(
    KINDS.filter((kind) => pack.items.some((item) => item.kind === kind)).flatMap((kind) => STAGES_OF[kind]),
  )
  return {
    kind: known('kind'),
    unit: known('unit'),
    stage: known('stage').filter((stage) => held.has(stage)),
    level: known('level'),
    field: known('field'),
    watch: known('watch'),
    funding: known('funding'),
    accuracy: known('accuracy'),
    light: known('light'),
  }
}
