import gcoord from 'gcoord'

export type Pair = [number, number]

const CLOSE_DEGREES = 1e-10
const MOST_STEPS = 40

/**
 * Degrees of WGS 84 that the published formula shifts to `target`, to less than a millimetre. Not by gcoord's own
 * inverse: it stops at 0.1 m, that of BD-09 is a rougher formula, and it never ends on the edge of its rectangle.
 */
export function unshift(target: Pair, system: 'GCJ02' | 'BD09'): Pair {
  let [lon, lat] = target
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [shiftedLon, shiftedLat] = gcoord.transform([lon, lat] as Pair, gcoord.WGS84, gcoord[system])
    const [overLon, overLat] = [shiftedLon - target[0], shiftedLat - target[1]]
    lon -= overLon
    lat -= overLat
    if (Math.abs(overLon) < CLOSE_DEGREES && Math.abs(overLat) < CLOSE_DEGREES) break
  }
  return [lon, lat]
}
