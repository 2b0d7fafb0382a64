import { describe, expect, test } from 'vitest'
import { placeBadges } from '../../src/map/badge-places'

const MAP = { width: 800, height: 600 }
const badge = (x: number, y: number) => ({ point: { x, y }, width: 80, height: 20 })

describe('the badge of a unit', () => {
  test('stands above its point where nothing speaks against that', () => {
    expect(placeBadges([badge(400, 300)], [], MAP)).toEqual([{ x: 400, y: 276 }])
  })

  test('gives way to a marker above', () => {
    expect(placeBadges([badge(400, 300)], [{ x: 400, y: 270 }], MAP)).toEqual([{ x: 346, y: 300 }])
  })

  test('covers the fewest markers where it must cover some', () => {
    const crowd = [
      { x: 400, y: 270 },
      { x: 410, y: 270 },
      { x: 340, y: 300 },
      { x: 350, y: 305 },
      { x: 460, y: 300 },
      { x: 400, y: 325 },
      { x: 390, y: 330 },
    ]
    expect(placeBadges([badge(400, 300)], crowd, MAP)).toEqual([{ x: 454, y: 300 }])
  })

  test('never covers another badge', () => {
    const [first, second] = placeBadges([badge(400, 300), badge(410, 302)], [], MAP)
    const apart =
      Math.abs((first?.x ?? 0) - (second?.x ?? 0)) >= 80 || Math.abs((first?.y ?? 0) - (second?.y ?? 0)) >= 20
    expect(apart).toBe(true)
  })

  test('stays within the map', () => {
    expect(placeBadges([badge(20, 300)], [], MAP)).toEqual([{ x: 74, y: 300 }])
  })
})
