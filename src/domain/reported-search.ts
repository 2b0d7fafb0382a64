import type { Figure, Pack, Target } from './pack'
import { termFound, termsOf } from './search'

/** Reported figures and targets that a query finds, for what the source tells without naming an item. */
export interface ReportedHits {
  figures: readonly Figure[]
  targets: readonly Target[]
}

/** Figures and targets whose title or note contains every word of the query; none for an empty query. */
export function findReported(pack: Pack, query: string): ReportedHits {
  const terms = termsOf(query)
  if (terms.length === 0) return { figures: [], targets: [] }
  const found = ({ title, note }: Figure | Target): boolean => {
    const texts = [title.zh, title.en, note?.zh ?? '', note?.en ?? ''].map((text) => text.toLowerCase())
    return terms.every((term) => termFound(texts, term, {}))
  }
  return { figures: pack.figures.filter(found), targets: pack.targets.filter(found) }
}
