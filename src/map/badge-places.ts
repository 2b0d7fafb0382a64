import type { Spot } from './spread'
import type { Strip } from './view-contract'

/** A rectangle on the screen, in CSS pixels. */
interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Half the edge of what a marker covers. */
const MARKER_PX = 15
/** Between a badge and the edge of the map. */
const EDGE_PX = 4
/** How far out the places lie that are tried one after the other, as shares of the badge's own size. */
const RINGS = [0.5, 0.75, 1, 1.5, 2]
const SIDES = [
  [0, -1],
  [1, 0],
  [-1, 0],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const
/** Among so many markers there is no better place: it stays near its unit. */
const MANY_MARKERS = 4
/** What covering another badge weighs against covering one marker. */
const BADGE_WEIGHT = 100

const boxAbout = ({ x, y }: Spot, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
})

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Where a badge may stand: on its point, else about it, nearest first. */
function placesAbout({ x, y }: Spot, width: number, height: number): readonly Spot[] {
  const about = RINGS.flatMap((share) =>
    SIDES.map(([across, along]) => ({
      x: x + across * share * (width / 2 + MARKER_PX),
      y: y + along * share * (height + MARKER_PX),
    })),
  )
  const away = (spot: Spot) => Math.hypot(spot.x - x, spot.y - y)
  return [{ x, y }, ...about.sort((a, b) => away(a) - away(b))]
}

const within = (value: number, half: number, length: number) =>
  Math.max(half + EDGE_PX, Math.min(length - half - EDGE_PX, value))

/**
 * Chooses the middle of each badge so that it covers no other badge and no strip, the fewest markers, and is not cut by
 * the map's edge; among such places the nearest. A badge that lies all beyond the edge stays there. `badges` have their
 * unit's point and their size; the result is in the same order.
 */
export function placeBadges(
  badges: readonly { point: Spot; width: number; height: number }[],
  markers: readonly Spot[],
  map: { width: number; height: number },
  strips: readonly Strip[] = [],
): readonly Spot[] {
  const taken: Box[] = strips.map(({ left, top, width, height }) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  }))
  const obstacles = markers.map((marker) => boxAbout(marker, 2 * MARKER_PX, 2 * MARKER_PX))
  return badges.map(({ point, width, height }) => {
    const inSight = meet(boxAbout(point, width, height), { left: 0, top: 0, right: map.width, bottom: map.height })
    const places = !inSight
      ? [point]
      : placesAbout(point, width, height).map(({ x, y }) => ({
          x: within(x, width / 2, map.width),
          y: within(y, height / 2, map.height),
        }))
    const reach = boxAbout(point, 6 * (width + MARKER_PX), 6 * (height + MARKER_PX))
    const near = obstacles.filter((obstacle) => meet(reach, obstacle))
    const cost = (spot: Spot) => {
      const box = boxAbout(spot, width, height)
      const count = (others: readonly Box[]) => others.filter((other) => meet(box, other)).length
      return Math.min(MANY_MARKERS, count(near)) + BADGE_WEIGHT * count(taken)
    }
    const [first, ...others] = places.map((spot) => ({ spot, cost: cost(spot) }))
    const best = others.reduce((least, place) => (place.cost < least.cost ? place : least), first!)
    taken.push(boxAbout(best.spot, width, height))
    return best.spot
  })
}
