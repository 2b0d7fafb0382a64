import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect } from '../../src/domain/wall-layout'
import { clearPart, headerPlaces, spareParts, stageOf, tilesOn } from '../../src/views/wall-places'

const rect = (left: number, width: number, height = 100): Rect => ({ left, top: 0, width, height })
const NO_SEAMS = { vertical: [], horizontal: [] }

test('the largest part of a region is the clear one, all others are spare', () => {
  const parts = [rect(0, 100), rect(110, 300), rect(420, 200)]
  expect(clearPart(parts)).toBe(parts[1])
  expect(spareParts(parts)).toEqual([parts[0], parts[2]])
  expect(clearPart([])).toBeNull()
})

describe('the stage', () => {
  test('is the whole map where no seam runs through it', () => {
    const map = rect(50, 400)
    expect(stageOf(map, NO_SEAMS)).toEqual({ stage: map, beyond: { top: 0, right: 0, bottom: 0, left: 0 } })
  })

  test('is the larger part beside a seam, and the rest lies beyond it', () => {
    const map = rect(50, 400)
    const { stage, beyond } = stageOf(map, { vertical: [{ atPx: 300, thicknessPx: 20 }], horizontal: [] })
    expect(stage).toEqual({ left: 50, top: 0, width: 290, height: 100 })
    expect(beyond).toEqual({ top: 0, right: 110, bottom: 0, left: 0 })
  })
})

describe('tiles', () => {
  const widths = fc.array(fc.integer({ min: 50, max: 3000 }), { minLength: 1, maxLength: 4 })
  const tilesArb = fc.integer({ min: 0, max: 30 })

  const roomOf = (part: Rect) => Math.max(1, Math.floor(part.width / (17 * 16)))

  test('come in their order, every one on some page, and no part gets more than it has room for', () => {
    fc.assert(
      fc.property(widths, tilesArb, (given, count) => {
        const parts = given.map((width) => rect(0, width))
        const tiles = Array.from({ length: count }, (_, index) => index)
        const seen = new Set<number>()
        for (let page = 0; page < count; page++) {
          const places = tilesOn(page, tiles, parts, 16)
          const own = places.flatMap((place) => place.own)
          expect(own).toEqual(tiles.slice(own[0], own[0]! + own.length))
          own.forEach((tile) => seen.add(tile))
          for (const place of places) {
            expect(place.own.length).toBeLessThanOrEqual(place.slots)
            expect(place.slots).toBeLessThanOrEqual(roomOf(place.rect))
          }
        }
        expect(seen.size).toBe(count)
      }),
    )
  })

  test('are as wide on one panel as on another, and leave no place empty beside a further page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 300, max: 3000 }),
        tilesArb,
        (panels, width, count) => {
          const parts = Array.from({ length: panels }, (_, index) => rect(index * width, width))
          const tiles = Array.from({ length: count }, (_, index) => index)
          for (let page = 0; page < 3; page++) {
            const places = tilesOn(page, tiles, parts, 16)
            const slots = places.map((place) => place.slots)
            expect(Math.max(...slots) / Math.min(...slots)).toBeLessThanOrEqual(1.4)
            const isFull = places.every((place) => place.own.length === place.slots)
            expect(isFull || places.flatMap(({ own }) => own).length === count).toBe(true)
          }
        },
      ),
    )
  })

  test('are on the first page again after the last', () => {
    const [parts, tiles] = [[rect(0, 600)], [1, 2, 3, 4]]
    expect(tilesOn(2, tiles, parts, 16)).toEqual(tilesOn(0, tiles, parts, 16))
    expect(tilesOn(1, tiles, parts, 16)[0]?.own).toEqual([3, 4])
  })

  test('have no place where their region has none', () => {
    expect(tilesOn(0, [1, 2], [], 16)).toEqual([])
  })
})

test.each([
  [1, [['title', 'data', 'clock']]],
  [2, [['title'], ['data', 'clock']]],
  [3, [['title'], ['data'], ['clock']]],
  [4, [['title'], ['data'], ['clock']]],
])('a header of %i parts has each of its words once', (count, expected) => {
  const parts = Array.from({ length: count }, (_, index) => rect(index * 100, 90))
  const places = headerPlaces(parts)
  expect(places.map(({ parts: words }) => words)).toEqual(expected)
  expect(places.at(-1)?.rect).toBe(parts.at(-1))
})
