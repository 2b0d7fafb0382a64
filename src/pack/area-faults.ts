import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import { intersect } from '@turf/intersect'
import type { Feature, Polygon, Position } from 'geojson'
import type { Bounds } from '../domain/pack'
import type { GeometryFault } from './coordinates'

type Ring = readonly Position[]

// Degrees: 0.1 m, the sixth decimal, to which coordinates are written.
const HAIR = 1e-6

const x = (position: Position | undefined) => position?.[0] ?? 0
const y = (position: Position | undefined) => position?.[1] ?? 0

/** The area of a closed ring in square degrees, whichever way it turns. Reckoned from its first corner, so that little is lost to rounding. */
function areaOf(ring: Ring): number {
  const origin = ring[0]
  const doubled = ring.slice(1).reduce((sum, to, index) => {
    const from = ring[index]
    return sum + (x(from) - x(origin)) * (y(to) - y(origin)) - (x(to) - x(origin)) * (y(from) - y(origin))
  }, 0)
  return Math.abs(doubled) / 2
}

/** The area of a strip as long as the ring and as wide as a hair: differences below it are rounding. */
function hairAreaOf(ring: Ring): number {
  const lengths = ring.slice(1).map((to, index) => Math.hypot(x(to) - x(ring[index]), y(to) - y(ring[index])))
  return (HAIR * lengths.reduce((sum, length) => sum + length, 0)) / 2
}

/** Whether a ring encloses nothing: all its corners on one line, or there and back the same way. */
export function isHairline(ring: Ring): boolean {
  return areaOf(ring) <= hairAreaOf(ring)
}

function boxOf(ring: Ring): Bounds {
  const [longitudes, latitudes] = [ring.map(x), ring.map(y)]
  const least = (values: readonly number[]) => values.reduce((left, right) => Math.min(left, right), Infinity)
  const most = (values: readonly number[]) => values.reduce((left, right) => Math.max(left, right), -Infinity)
  return [least(longitudes), least(latitudes), most(longitudes), most(latitudes)]
}

const apart = (left: Bounds, right: Bounds) =>
  left[0] > right[2] || right[0] > left[2] || left[1] > right[3] || right[1] > left[3]

const polygonOf = (rings: readonly Position[][]): Feature<Polygon> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates: [...rings] },
})

/** The pieces that two polygons share, without those as thin as a hair. */
function sharedPieces(left: readonly Position[][], right: readonly Position[][]): Position[][][] {
  const shared = intersect({ type: 'FeatureCollection', features: [polygonOf(left), polygonOf(right)] })
  if (shared === null) return []
  const { geometry } = shared
  const pieces = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return pieces.filter(([outline]) => outline !== undefined && !isHairline(outline))
}

function holeFault(shell: Position[], hole: Position[], path: string): GeometryFault | null {
  const inside = sharedPieces([shell], [hole]).reduce((sum, [outline]) => sum + areaOf(outline ?? []), 0)
  const rounding = hairAreaOf(hole)
  const fills = areaOf(hole) >= areaOf(shell) - hairAreaOf(shell)
  if (inside >= areaOf(hole) - rounding && !fills) return null
  const outside = hole.find((corner) => !booleanPointInPolygon(corner, polygonOf([shell])))
  return { path, value: outside ?? hole[0], reason: 'holeOutside', expected: null }
}

interface Part {
  rings: readonly Position[][]
  path: string
  box: Bounds
}

const partOf = (rings: readonly Position[][], path: string): Part => ({ rings, path, box: boxOf(rings[0] ?? []) })

/** The first pair of parts that share more than an edge. */
function overlapFault(parts: readonly Part[]): GeometryFault | null {
  for (const [index, part] of parts.entries()) {
    for (const earlier of parts.slice(0, index)) {
      if (apart(part.box, earlier.box)) continue
      const corner = sharedPieces(earlier.rings, part.rings)[0]?.[0]?.[0]
      if (corner !== undefined) {
        return { path: part.path, value: corner, reason: 'partsOverlap', expected: earlier.path }
      }
    }
  }
  return null
}

/**
 * What is wrong between the rings of areas whose single rings are sound, or `null`: holes must lie inside their shell,
 * and neither holes nor parts may overlap. Edges and corners may be shared.
 */
export function areaFault(parts: readonly Position[][][], pathOf: (part: number) => string): GeometryFault | null {
  for (const [index, [shell, ...holes]] of parts.entries()) {
    if (shell === undefined) continue
    const holeParts = holes.map((hole, at) => partOf([hole], `${pathOf(index)}[${at + 1}]`))
    for (const { rings, path } of holeParts) {
      const fault = holeFault(shell, rings[0] ?? [], path)
      if (fault !== null) return fault
    }
    const fault = overlapFault(holeParts)
    if (fault !== null) return fault
  }
  return overlapFault(parts.map((rings, index) => partOf(rings, pathOf(index))))
}
