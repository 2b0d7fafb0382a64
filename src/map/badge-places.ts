/** A rectangle on the screen, in CSS pixels. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Spot {
  x: number
  y: number
}

/** Pixels between a unit's point and the near edge of its badge: leaves the unit's own name free. */
const LIFT_PX = 14
/** Half the edge of what a marker covers. */
const MARKER_PX = 15

const boxAbout = ({ x, y }: Spot, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
})

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Where a badge may stand about its point: above it if nothing speaks against that, else left, right, below. */
function placesAbout({ x, y }: Spot, width: number, height: number): readonly Spot[] {
  const [across, along] = [width / 2 + LIFT_PX, height / 2 + LIFT_PX]
  return [
    { x, y: y - along },
    { x: x - across, y },
    { x: x + across, y },
    { x, y: y + along },
  ]
}

/**
 * Chooses the middle of each badge so that it covers the fewest markers, no other badge, and stays within the map.
 * `badges` have their unit's point and their size; the result is in the same order.
 */
export function placeBadges(
  badges: readonly { point: Spot; width: number; height: number }[],
  markers: readonly Spot[],
  map: { width: number; height: number },
): readonly Spot[] {
  const taken: Box[] = []
  return badges.map(({ point, width, height }) => {
    const cost = (spot: Spot) => {
      const box = boxAbout(spot, width, height)
      const covered = markers.filter((marker) => meet(box, boxAbout(marker, 2 * MARKER_PX, 2 * MARKER_PX))).length
      const outside = box.left < 0 || box.top < 0 || box.right > map.width || box.bottom > map.height
      return covered + (outside ? 4 : 0) + 100 * taken.filter((other) => meet(box, other)).length
    }
    const [first, ...others] = placesAbout(point, width, height).map((spot) => ({ spot, cost: cost(spot) }))
    const best = others.reduce((least, place) => (place.cost < least.cost ? place : least), first!)
    taken.push(boxAbout(best.spot, width, height))
    return best.spot
  })
}
