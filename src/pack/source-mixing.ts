import { expectedList } from './findings'

/** Declared sources that a pack must not cite. */
export interface BarredSources {
  ids: readonly string[]
  /** `sourceInvented` bars them everywhere, `sourceReal` for facts alone: a drill may stand on real ground. */
  reason: 'sourceInvented' | 'sourceReal'
  /** What may be cited instead. */
  expected: string | null
}

/** Keeps what is invented out of real packs, and what is real out of the facts of a drill; a drill without a source marked as synthetic says nothing. */
export function barredSourcesOf(pack: {
  synthetic: boolean
  sources: readonly { id: string; synthetic: boolean }[]
}): BarredSources | null {
  const idsOf = (synthetic: boolean) =>
    pack.sources.filter((source) => source.synthetic === synthetic).map(({ id }) => id)
  const [invented, real] = [idsOf(true), idsOf(false)]
  if (invented.length === 0) return null
  return pack.synthetic
    ? { ids: real, reason: 'sourceReal', expected: expectedList(invented) }
    : { ids: invented, reason: 'sourceInvented', expected: real.length > 0 ? expectedList(real) : null }
}

/** Those that not even a position or the backdrop may cite. */
export function barredEverywhere(barred: BarredSources | null | undefined): BarredSources | null {
  return barred?.reason === 'sourceInvented' ? barred : null
}
