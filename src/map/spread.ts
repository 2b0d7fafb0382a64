/** A marker on the screen: its middle and the radius it needs, in pixels, and how much it matters, 0 or more. */
export interface Disc {
  x: number
  y: number
  radius: number
  importance: number
}

export interface Spot {
  x: number
  y: number
}

/** Overlaps up to this many pixels stay: nobody sees them. */
const TOLERANCE_PX = 0.5
const MOST_ROUNDS = 60
/** Turns the directions of markers at the very same point as far apart as can be, however many they are. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** The direction from one disc to another; by their numbers where both stand at one point. */
function direction(from: Spot, to: Spot, pair: number): Spot {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length > 1e-6) return { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  return { x: Math.cos(pair * GOLDEN_ANGLE), y: Math.sin(pair * GOLDEN_ANGLE) }
}

function moved(spot: Spot, by: Spot, lengthPx: number, home: Spot, furthestPx: number): Spot {
  const [dx, dy] = [spot.x + by.x * lengthPx - home.x, spot.y + by.y * lengthPx - home.y]
  const away = Math.hypot(dx, dy)
  const share = away > furthestPx ? furthestPx / away : 1
  return { x: home.x + dx * share, y: home.y + dy * share }
}

/**
 * Pushes discs apart until none overlaps, as far as `furthestPx` allows; the less important of two moves more, and who
 * overlaps nobody does not move at all. The places depend on the discs alone, not on their order; the result is in it.
 */
export function spread(discs: readonly Disc[], furthestPx: number): readonly Spot[] {
  const order = discs
    .map((_, index) => index)
    .sort((a, b) => {
      const [one, other] = [discs[a]!, discs[b]!]
      return one.x - other.x || one.y - other.y || other.importance - one.importance || other.radius - one.radius
    })
  const homes = order.map((index) => discs[index]!)
  const spots: Spot[] = homes.map(({ x, y }) => ({ x, y }))
  const widest = Math.max(0, ...homes.map(({ radius }) => radius))
  // West to east, so that whoever stands too far east of one ends the search for its neighbours.
  const sweep = homes.map((_, rank) => rank)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let settled = true
    sweep.sort((a, b) => spots[a]!.x - spots[b]!.x || a - b)
    for (const [position, a] of sweep.entries()) {
      for (let next = position + 1; next < sweep.length; next++) {
        const b = sweep[next]!
        const [home, other] = [homes[a]!, homes[b]!]
        const [from, to] = [spots[a]!, spots[b]!]
        if (to.x - from.x > home.radius + widest) break
        const overlap = home.radius + other.radius - Math.hypot(to.x - from.x, to.y - from.y)
        if (overlap <= TOLERANCE_PX) continue
        settled = false
        const along = direction(from, to, a + b)
        const yielding = (1 + home.importance) / (2 + home.importance + other.importance)
        spots[a] = moved(from, along, -overlap * (1 - yielding), home, furthestPx)
        spots[b] = moved(to, along, overlap * yielding, other, furthestPx)
      }
    }
    if (settled) break
  }
  const places: Spot[] = [...spots]
  for (const [rank, index] of order.entries()) places[index] = spots[rank]!
  return places
}
