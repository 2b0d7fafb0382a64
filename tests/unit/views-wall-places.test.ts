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
  const tilesArb = fc.array(fc.integer(), { maxLength: 30 })

  test('come in their order, every one on some page, and no part gets more than it has room for', () => {
    fc.assert(
      fc.property(widths, tilesArb, (given, tiles) => {
        const parts = given.map((width) => rect(0, width))
        const seen: number[] = []
        for (let page = 0; seen.length < tiles.length; page++) {
          const places = tilesOn(page, tiles, parts, 16)
          seen.push(...places.flatMap(({ own }) => own))
          for (const { rect: part, own } of places) {
            expect(own.length).toBeLessThanOrEqual(Math.max(1, Math.floor(part.width / (14.5 * 16))))
          }
          if (page > tiles.length) break
        }
        expect(seen).toEqual(tiles)
      }),
    )
  })

  test('are on the first page again after the last', () => {
    const [parts, tiles] = [[rect(0, 500)], [1, 2, 3, 4]]
    expect(tilesOn(2, tiles, parts, 16)).toEqual(tilesOn(0, tiles, parts, 16))
    expect(tilesOn(1, tiles, parts, 16)[0]?.own).toEqual([3, 4])
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
