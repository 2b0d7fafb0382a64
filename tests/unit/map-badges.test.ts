import { describe, expect, test } from 'vitest'
import { placeBadges } from '../../src/map/badge-places'
import type { Spot } from '../../src/map/spread'

const MAP = { width: 800, height: 600 }
const [WIDTH, HEIGHT] = [80, 36]
const badge = (x: number, y: number) => ({ point: { x, y }, width: WIDTH, height: HEIGHT })

/** Whether a badge here covers any part of a marker of 30 pixels there. */
const covers = (middle: Spot | undefined, marker: Spot) =>
  middle !== undefined &&
  Math.abs(middle.x - marker.x) < WIDTH / 2 + 15 &&
  Math.abs(middle.y - marker.y) < HEIGHT / 2 + 15

describe('the badge of a unit', () => {
  test('stands on its point where nothing speaks against that', () => {
    expect(placeBadges([badge(400, 300)], [], MAP)).toEqual([{ x: 400, y: 300 }])
  })

  test('gives way to a marker on its point, and not farther than needed', () => {
    const marker = { x: 400, y: 300 }
    const [place] = placeBadges([badge(400, 300)], [marker], MAP)
    expect(covers(place, marker)).toBe(false)
    expect(Math.hypot((place?.x ?? 0) - 400, (place?.y ?? 0) - 300)).toBeLessThanOrEqual(HEIGHT + 15)
  })

  test('finds room among many markers', () => {
    const crowd = [-60, -20, 20, 60].flatMap((dx) => [-20, 20].map((dy) => ({ x: 400 + dx, y: 300 + dy })))
    const [place] = placeBadges([badge(400, 300)], crowd, MAP)
    expect(crowd.filter((marker) => covers(place, marker))).toEqual([])
  })

  test('covers fewer markers where it must cover some', () => {
    const grid = Array.from({ length: 16 * 12 }, (_, index) => ({
      x: (index % 16) * 50,
      y: Math.floor(index / 16) * 50,
    }))
    const everywhere = [...grid, { x: 400, y: 300 }, { x: 400, y: 300 }]
    const coveredAt = (middle: Spot | undefined) => everywhere.filter((marker) => covers(middle, marker)).length
    const [place] = placeBadges([badge(400, 300)], everywhere, MAP)
    expect(coveredAt(place)).toBeLessThan(coveredAt({ x: 400, y: 300 }))
  })

  test('stays at its unit where markers are everywhere', () => {
    const everywhere = Array.from({ length: 80 * 60 }, (_, index) => ({
      x: (index % 80) * 10,
      y: Math.floor(index / 80) * 10,
    }))
    expect(placeBadges([badge(400, 300)], everywhere, MAP)).toEqual([{ x: 400, y: 300 }])
  })

  test('never covers another badge', () => {
    const [first, second] = placeBadges([badge(400, 300), badge(410, 302)], [], MAP)
    const [across, along] = [(first?.x ?? 0) - (second?.x ?? 0), (first?.y ?? 0) - (second?.y ?? 0)]
    expect(Math.abs(across) >= WIDTH || Math.abs(along) >= HEIGHT).toBe(true)
  })

  test('is not cut by the edge that its unit lies at', () => {
    const corners = [badge(2, 2), badge(798, 300), badge(300, 599), badge(820, 100)]
    const places = placeBadges(corners, [], MAP)
    expect(places.every(({ x, y }) => x >= 40 && x <= 760 && y >= 18 && y <= 582)).toBe(true)
  })

  test('stays with a unit that is out of sight', () => {
    expect(placeBadges([badge(-300, 100)], [], MAP)).toEqual([{ x: -300, y: 100 }])
  })
})
