/** A stretch along one side of the screen, in CSS pixels. */
export interface Span {
  from: number
  to: number
}

/** What is stacked along a side: `want` px, and no less than `need` px where seams leave no more. */
export interface Band {
  want: number
  need: number
  /** Whether seams may run through it, as through a map or what is cut into segments. */
  mayCross: boolean
}

export const lengthOf = ({ from, to }: Span): number => to - from

/** The stretches of a side that no seam touches, one a panel: `edge` px stay free at the screen's borders, `keep` px on either side of a seam. */
export function clearSpans(length: number, panels: number, edge: number, keep: number): Span[] {
  const panel = length / panels
  return Array.from({ length: panels }, (_, index) => ({
    from: index * panel + (index === 0 ? edge : keep),
    to: (index + 1) * panel - (index === panels - 1 ? edge : keep),
  }))
}

/** The pieces into which seams cut a stretch, without slivers: those shorter than `least` px and three quarters of the longest. */
export function piecesOf({ from, to }: Span, clear: readonly Span[], least: number): Span[] {
  const pieces = clear
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
    .filter((piece) => lengthOf(piece) > 0)
  const longest = Math.max(...pieces.map(lengthOf))
  return pieces.filter((piece) => lengthOf(piece) >= Math.min(least, 0.75 * longest))
}

/** The end of the panel nearest to a place, if it is at most `reach` px away; otherwise the place itself. */
function snappedEnd(place: number, clear: readonly Span[], reach: number): number {
  const ends = clear.map(({ to }) => to).filter((to) => Math.abs(to - place) <= reach)
  return ends.reduce((best, to) => (Math.abs(to - place) < Math.abs(best - place) ? to : best), ends[0] ?? place)
}

/** Where the next may begin after an end: `gap` px on, or beyond the seam. */
export function startAfter(end: number, clear: readonly Span[], gap: number): number {
  const span = clear.find(({ to }) => to > end)
  return span === undefined ? end + gap : Math.max(span.from, end + gap)
}

/** Where the one before may end ahead of a start: `gap` px before it, or before the seam. */
export function endBefore(start: number, clear: readonly Span[], gap: number): number {
  const span = clear.findLast(({ from }) => from < start)
  return span === undefined ? start - gap : Math.min(span.to, start - gap)
}

/**
 * Stacks bands along a side as far as `end`, at least `gap` px apart. A band that a seam would cut ends at it, or begins
 * beyond it when that leaves less than its need; the one before grows up to the seam, the last one up to `end`.
 * `null` = no room was left.
 */
export function stackBands(bands: readonly Band[], clear: readonly Span[], gap: number, end: number): (Span | null)[] {
  const roomiest = Math.max(...clear.map(lengthOf))
  let cursor = clear[0]!.from
  const placed = bands.map(({ want, need, mayCross }) => {
    const span = clear.find(({ from, to }) => Math.max(from, cursor) + Math.min(need, roomiest) <= to)
    const from = Math.max(span?.from ?? end, cursor)
    const limit = mayCross ? end : (span?.to ?? end)
    const to = mayCross ? snappedEnd(from + want, clear, want / 4) : Math.min(from + want, limit)
    cursor = startAfter(to, clear, gap)
    return { from, limit }
  })
  return placed.map(({ from, limit }, index) => {
    const next = placed[index + 1]
    const to = Math.min(limit, end, next === undefined ? end : endBefore(next.from, clear, gap))
    return to > from ? { from, to } : null
  })
}
