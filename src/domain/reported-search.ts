import type { Figure, Pack, Review, Target } from './pack'
import { fold, termsOf } from './search'

/** Reported figures, targets and reviews that a query finds, for what the source tells without naming an item. */
export interface ReportedHits {
  figures: readonly Figure[]
  targets: readonly Target[]
  reviews: readonly Review[]
}

/**
 * Figures and targets whose title or note contains every word of the query or whose value it is, and reviews whose
 * words do, as `wordReview` puts them; none for an empty query.
 */
export function findReported(pack: Pack, query: string, wordReview: (review: Review) => string): ReportedHits {
  const terms = termsOf(query)
  if (terms.length === 0) return { figures: [], targets: [], reviews: [] }
  const found = (texts: readonly (string | undefined)[], value: number | null): boolean =>
    terms.every(
      (term) => String(value) === term || texts.some((text) => text !== undefined && fold(text).includes(term)),
    )
  const reported = ({ title, note, value }: Figure | Target) => found([title.zh, title.en, note?.zh, note?.en], value)
  return {
    figures: pack.figures.filter(reported),
    targets: pack.targets.filter(reported),
    reviews: pack.reviews.filter((review) => found([wordReview(review), review.note?.zh, review.note?.en], null)),
  }
}
