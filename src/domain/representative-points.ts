import distance from '@turf/distance'
import polylabel from 'polylabel'
import type { Position as Coordinate } from 'geojson'
import type { PositionGeometry } from './item'

/** The coordinate half way along a line, by length on the ground. */
export function middleOfLine(line: readonly Coordinate[]): Coordinate | null {
  const first = line[0]
  if (first === undefined) return null
  const lengths = line.slice(1).map((to, index) => distance(line[index] ?? first, to))
  let rest = lengths.reduce((sum, length) => sum + length, 0) / 2
  for (const [index, length] of lengths.entries()) {
    const from = line[index]
    const to = line[index + 1]
    if (from === undefined || to === undefined) break
    if (rest <= length && length > 0) {
      const share = rest / length
      return [0, 1].map((axis) => (from[axis] ?? 0) + ((to[axis] ?? 0) - (from[axis] ?? 0)) * share)
    }
    rest -= length
  }
  return first
}

function longest(lines: readonly (readonly Coordinate[])[]): readonly Coordinate[] {
  const lengthOf = (line: readonly Coordinate[]) =>
    line.reduce((sum, to, index) => sum + (index === 0 ? 0 : distance(line[index - 1] ?? to, to)), 0)
  return [...lines].sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? []
}

/** Some ten metres: finer than any symbol is drawn. */
const PRECISION_DEGREES = 1e-4

/** The point of a polygon that lies farthest from its outline: where a symbol has most room. */
function innermost(polygon: readonly (readonly Coordinate[])[]): Coordinate {
  const [lon, lat] = polylabel(
    polygon.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon, lat])),
    PRECISION_DEGREES,
  )
  return [lon, lat]
}

function largest(polygons: readonly (readonly (readonly Coordinate[])[])[]): readonly (readonly Coordinate[])[] {
  const areaOf = ([shell = []]: readonly (readonly Coordinate[])[]) =>
    Math.abs(
      shell.reduce((sum, [x = 0, y = 0], index) => {
        const [nextX = 0, nextY = 0] = shell[(index + 1) % shell.length] ?? []
        return sum + x * nextY - nextX * y
      }, 0),
    )
  return [...polygons].sort((a, b) => areaOf(b) - areaOf(a))[0] ?? []
}

/**
 * The points that stand for a position: every point of points, the middle of the longest line, the innermost point of
 * the largest part of an area.
 */
export function representativePoints(geometry: PositionGeometry): readonly Coordinate[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'MultiPoint':
      return geometry.coordinates
    case 'LineString':
    case 'MultiLineString': {
      const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
      const middle = middleOfLine(longest(lines))
      return middle === null ? [] : [middle]
    }
    case 'Polygon':
    case 'MultiPolygon':
      return [innermost(largest(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))]
  }
}
