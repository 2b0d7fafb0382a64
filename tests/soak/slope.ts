/** A value at a time. A slope says nothing across two lives of a page: a reload begins anew. */
export interface Point {
  atMs: number
  life: number
  value: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Theil–Sen: the median slope of all pairs within one life, per millisecond; a few wild values do not move it. NaN without a pair. */
export function theilSen(points: readonly Point[]): number {
  const slopes = points.flatMap((one, index) =>
    points
      .slice(index + 1)
      .filter((other) => other.life === one.life && other.atMs > one.atMs)
      .map((other) => (other.value - one.value) / (other.atMs - one.atMs)),
  )
  return slopes.length === 0 ? Number.NaN : median(slopes)
}

/** By how much the typical value at the end of a life exceeds the one at its beginning: medians of its quarters. */
export function growthOf(life: readonly Point[]): number {
  const quarter = Math.max(1, Math.floor(life.length / 4))
  const of = (part: readonly Point[]) => median(part.map(({ value }) => value))
  return of(life.slice(-quarter)) - of(life.slice(0, quarter))
}
