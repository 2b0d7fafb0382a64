import distance from '@turf/distance'
import fc from 'fast-check'
import type { LineString, Point, Polygon } from 'geojson'
import { describe, expect, test } from 'vitest'
import { distanceBetween, leastDistance } from '../../src/domain/geometry-distance'

const [LON, LAT] = [10, 37]
const KM = 1 / 111.195
const EAST_KM = KM / Math.cos((LAT * Math.PI) / 180)
const at = (eastKm: number, northKm: number): [number, number] => [LON + eastKm * EAST_KM, LAT + northKm * KM]
const point = (eastKm: number, northKm: number): Point => ({ type: 'Point', coordinates: at(eastKm, northKm) })
const line = (...kilometres: [number, number][]): LineString => ({
  type: 'LineString',
  coordinates: kilometres.map(([east, north]) => at(east, north)),
})
const square = (low: number, high: number, hole?: [number, number]): Polygon => {
  const ring = (from: number, to: number) =>
    line([from, from], [to, from], [to, to], [from, to], [from, from]).coordinates
  return { type: 'Polygon', coordinates: hole === undefined ? [ring(low, high)] : [ring(low, high), ring(...hole)] }
}
const metres = (a: Parameters<typeof distanceBetween>[0], b: typeof a) => Math.round(distanceBetween(a, b) / 5) * 5

describe('the distance between', () => {
  test('points is that on the globe, within a thousandth over a few kilometres', () => {
    const kilometre = fc.double({ min: -3, max: 3, noNaN: true })
    fc.assert(
      fc.property(kilometre, kilometre, kilometre, kilometre, (a, b, c, d) => {
        const [from, to] = [point(a, b), point(c, d)]
        const exact = distance(from, to) * 1000
        expect(Math.abs(distanceBetween(from, to) - exact)).toBeLessThanOrEqual(exact * 0.001 + 0.01)
      }),
    )
  })

  test('a point and a line is that to the nearest place on it, not to its middle or ends', () => {
    const road = line([-5, 0], [5, 0])
    expect(metres(point(3, 0.4), road)).toBe(400)
    expect(metres(road, point(3, 0.4))).toBe(400)
    expect(metres(point(5.3, 0.4), road)).toBe(500)
  })

  test('lines that cross is nothing', () => {
    expect(distanceBetween(line([-1, 0], [1, 0]), line([0, -1], [0, 1]))).toBe(0)
  })

  test('an area and what lies in it is nothing, either way round', () => {
    expect(distanceBetween(square(0, 2), point(1, 1))).toBe(0)
    expect(distanceBetween(point(1, 1), square(0, 2))).toBe(0)
    expect(distanceBetween(square(0, 4), square(1, 2))).toBe(0)
  })

  test('areas is that between their edges', () => {
    expect(metres(square(0, 1), square(2, 3))).toBe(1415)
  })

  test('an area and what lies in its hole is that to the hole’s edge', () => {
    expect(metres(square(0, 4, [1, 3]), point(2, 2.5))).toBe(500)
  })

  test('points of several is that of the nearest pair', () => {
    const several = { type: 'MultiPoint' as const, coordinates: [at(9, 9), at(0, 1), at(-7, 0)] }
    expect(metres(several, point(0, 0))).toBe(1000)
  })
})

test('the boxes around two geometries are never farther apart than they are', () => {
  const kilometre = fc.double({ min: -5, max: 5, noNaN: true })
  const lines = fc.array(fc.tuple(kilometre, kilometre), { minLength: 2, maxLength: 5 }).map((spots) => line(...spots))
  fc.assert(
    fc.property(lines, lines, (a, b) => {
      expect(leastDistance(a, b)).toBeLessThanOrEqual(distanceBetween(a, b) + 1e-6)
    }),
  )
})
