import type { Rect, Seam, WallLayout } from './wall-layout'

/** A seam is seen even where no bezel is declared. */
const LEAST_SEAM_PX = 4

const spansBetween = (seams: readonly Seam[], length: number): readonly { from: number; to: number }[] => {
  const cuts = seams.map(({ atPx, thicknessPx }) => ({
    from: atPx - Math.max(LEAST_SEAM_PX, thicknessPx) / 2,
    to: atPx + Math.max(LEAST_SEAM_PX, thicknessPx) / 2,
  }))
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
export function seamStrips(map: Rect, { vertical, horizontal }: WallLayout['mapSeams']): readonly Rect[] {
  const strip = ({ atPx, thicknessPx }: Seam) => {
    const thickness = Math.max(LEAST_SEAM_PX, thicknessPx)
    return { from: atPx - thickness / 2, thickness }
  }
  return [
    ...vertical.map(strip).map(({ from, thickness }) => ({ left: from, top: 0, width: thickness, height: map.height })),
    ...horizontal
      .map(strip)
      .map(({ from, thickness }) => ({ left: 0, top: from, width: map.width, height: thickness })),
  ]
}
