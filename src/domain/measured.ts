import distance from '@turf/distance'
import type { Position as Coordinate } from 'geojson'
import { cornersOf, type Chain, type Drawing } from './drawing'

/** Of the sphere that Turf uses, in metres. */
const RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/** Square metres of a 亩. */
export const M2_PER_MU = 2000 / 3

const lonOf = (at: Coordinate) => (at[0] ?? 0) * RADIANS
const latOf = (at: Coordinate) => (at[1] ?? 0) * RADIANS

function lengthOf(chain: Chain): number {
  return chain.slice(1).reduce((sum, to, index) => sum + distance(chain[index] ?? to, to, { units: 'meters' }), 0)
}

/** The area of a closed ring on the sphere, whichever way it turns (Chamberlain and Duquette, JPL 2007). */
function areaOf(ring: Chain): number {
  const sum = ring.slice(1).reduce((total, to, index) => {
    const from = ring[index] ?? to
    return total + (lonOf(to) - lonOf(from)) * (2 + Math.sin(latOf(from)) + Math.sin(latOf(to)))
  }, 0)
  return Math.abs((sum * RADIUS_M ** 2) / 2)
}

export interface Measured {
  /** Corners of all parts and of what is open. */
  corners: number
  /** Of the lines and outlines, as far as they are drawn. */
  lengthM: number
  /** Without the holes; 0 for points and lines. */
  areaM2: number
}

/** How much is drawn, on the ground. */
export function measured({ family, parts, open }: Drawing): Measured {
  const chains = parts.flat()
  const areaM2 =
    family === 'area'
      ? parts.reduce(
          (sum, [shell = [], ...holes]) => sum + areaOf(shell) - holes.reduce((s, hole) => s + areaOf(hole), 0),
          0,
        )
      : 0
  return {
    corners: chains.reduce((sum, chain) => sum + cornersOf(family, chain).length, 0) + open.length,
    lengthM: [...chains, open].reduce((sum, chain) => sum + lengthOf(chain), 0),
    areaM2,
  }
}
