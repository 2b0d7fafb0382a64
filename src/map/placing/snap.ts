import type { Position as Coordinate } from 'geojson'
import { drawingOf, type Chain } from '../../domain/drawing'
import type { PositionGeometry } from '../../domain/item'
import type { Bounds } from '../../domain/pack'
import type { Spot } from '../spread'

/** A chain that the pointer may snap to, with the box around it. */
export interface SnapTarget {
  chain: Chain
  box: Bounds
}

const PLACES = 1e7

/** A coordinate to 7 decimals: a centimetre. */
export function rounded([lon = 0, lat = 0]: Coordinate): Coordinate {
  return [Math.round(lon * PLACES) / PLACES, Math.round(lat * PLACES) / PLACES]
}

export function targetOf(chain: Chain): SnapTarget {
  let box: Bounds = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of chain) {
    box = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]
  }
  return { chain, box }
}

export function snapTargets(geometries: readonly PositionGeometry[]): readonly SnapTarget[] {
  return geometries.flatMap((geometry) => drawingOf(geometry).parts.flat().map(targetOf))
}

/** How a map turns coordinates into CSS pixels and back. */
export interface Screen {
  toPixels(coordinate: Coordinate): Spot
  toCoordinate(spot: Spot): Coordinate
}

const meet = (one: Bounds, other: Bounds) =>
  one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3]

/** How far along a straight piece the spot nearest to another lies, 0–1. */
function shareAlong(at: Spot, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const squared = dx * dx + dy * dy
  return squared === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / squared))
}

/**
 * What lies nearest to a spot within reach, in CSS pixels: a corner if there is one, else the nearest point of a line.
 * `null` = nothing does.
 */
export function nearestSnap(
  at: Spot,
  targets: readonly SnapTarget[],
  screen: Screen,
  reachPx: number,
): Coordinate | null {
  const corners = [-1, 1].flatMap((x) =>
    [-1, 1].map((y) => screen.toCoordinate({ x: at.x + x * reachPx, y: at.y + y * reachPx })),
  )
  const { box } = targetOf(corners)
  let corner: { px: number; at: Coordinate } = { px: reachPx, at: [] }
  let line: { px: number; at: Coordinate } = { px: reachPx, at: [] }
  for (const target of targets) {
    if (!meet(box, target.box)) continue
    let before: { coordinate: Coordinate; spot: Spot } | null = null
    for (const coordinate of target.chain) {
      // A piece that passes by far away needs no projecting.
      if (before !== null && !meet(box, targetOf([before.coordinate, coordinate]).box)) {
        before = { coordinate, spot: screen.toPixels(coordinate) }
        continue
      }
      const spot = screen.toPixels(coordinate)
      const px = Math.hypot(spot.x - at.x, spot.y - at.y)
      if (px < corner.px) corner = { px, at: coordinate }
      if (before !== null) {
        const share = shareAlong(at, before.spot, spot)
        const [x, y] = [
          before.spot.x + share * (spot.x - before.spot.x),
          before.spot.y + share * (spot.y - before.spot.y),
        ]
        const away = Math.hypot(x - at.x, y - at.y)
        const [lon = 0, lat = 0] = before.coordinate
        const [toLon = 0, toLat = 0] = coordinate
        if (away < line.px) line = { px: away, at: [lon + share * (toLon - lon), lat + share * (toLat - lat)] }
      }
      before = { coordinate, spot }
    }
  }
  const found = corner.px < reachPx ? corner : line
  return found.px < reachPx ? rounded(found.at) : null
}
