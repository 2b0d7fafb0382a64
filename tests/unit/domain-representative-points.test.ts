import { describe, expect, test } from 'vitest'
import { representativePoints } from '../../src/domain/representative-points'

describe('the point of a position', () => {
  test('of a line lies halfway along it', () => {
    const bent = [
      [0, 0],
      [1, 0],
      [1, 3],
    ]
    const [[lon, lat] = []] = representativePoints({ type: 'LineString', coordinates: bent })
    expect(lon).toBeCloseTo(1, 5)
    expect(lat).toBeCloseTo(1, 3)
  })

  test('of several points is each of them, of several lines the middle of the longest', () => {
    const points = [
      [3, 4],
      [5, 6],
    ]
    expect(representativePoints({ type: 'MultiPoint', coordinates: points })).toEqual(points)
    expect(
      representativePoints({
        type: 'MultiLineString',
        coordinates: [
          points.slice(0, 2),
          [
            [0, 0],
            [2, 0],
            [4, 0],
          ],
        ],
      }),
    ).toEqual([[2, 0]])
  })

  test('of a line without length is its place', () => {
    const still = [
      [3, 4],
      [3, 4],
    ]
    expect(representativePoints({ type: 'LineString', coordinates: still })).toEqual([[3, 4]])
  })

  test('of an area lies in it, even where its middle does not', () => {
    const horseshoe = [
      [0, 0],
      [10, 0],
      [10, 10],
      [9, 10],
      [9, 1],
      [1, 1],
      [1, 10],
      [0, 10],
      [0, 0],
    ]
    const [[lon, lat]] = representativePoints({ type: 'Polygon', coordinates: [horseshoe] }) as [[number, number]]
    const inArm = (lon <= 1 || lon >= 9) && lat <= 10
    expect(inArm || lat <= 1).toBe(true)
  })

  test('of an area in parts lies in the largest, clear of its holes', () => {
    const square = (west: number, south: number, size: number) => [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ]
    const coordinates = [[square(50, 50, 1)], [square(0, 0, 10), square(2, 2, 6)]]
    const [[lon, lat]] = representativePoints({ type: 'MultiPolygon', coordinates }) as [[number, number]]
    expect(Math.min(lon, lat) >= 0 && Math.max(lon, lat) <= 10).toBe(true)
    expect(lon > 2 && lon < 8 && lat > 2 && lat < 8).toBe(false)
  })
})
