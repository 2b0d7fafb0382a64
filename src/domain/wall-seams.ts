import type { Rect, Seam, WallLayout } from './wall-layout'
import { lengthOf, type Span } from './wall-spans'

/** A seam is seen even where no bezel is declared. */
const LEAST_SEAM_PX = 4

/** What lies under a seam. */
function under({ atPx, thicknessPx }: Seam): Span {
  const half = Math.max(LEAST_SEAM_PX, thicknessPx) / 2
  return { from: atPx - half, to: atPx + half }
}

function spansBetween(seams: readonly Seam[], length: number): readonly Span[] {
  const cuts = seams.map(under)
  const starts = [0, ...cuts.map(({ to }) => Math.ceil(to))]
  const ends = [...cuts.map(({ from }) => Math.floor(from)), length]
  return starts.map((from, index) => ({ from, to: ends[index]! })).filter(({ from, to }) => to > from)
}

/** The parts into which seams cut a map of that place and size, in reading order; on the screen, in CSS pixels. */
export function partsBetween(map: Rect, { vertical, horizontal }: WallLayout['mapSeams']): readonly Rect[] {
  const across = spansBetween(vertical, map.width)
  return spansBetween(horizontal, map.height).flatMap((row) =>
    across.map((column) => ({
      left: map.left + column.from,
      top: map.top + row.from,
      width: column.to - column.from,
      height: row.to - row.from,
    })),
  )
}

/** The strips of a map that lie under seams; from the map's upper left corner, in CSS pixels. */
export function seamStrips({ width, height }: Rect, { vertical, horizontal }: WallLayout['mapSeams']): readonly Rect[] {
  return [
    ...vertical.map(under).map((span) => ({ left: span.from, top: 0, width: lengthOf(span), height })),
    ...horizontal.map(under).map((span) => ({ left: 0, top: span.from, width, height: lengthOf(span) })),
  ]
}
