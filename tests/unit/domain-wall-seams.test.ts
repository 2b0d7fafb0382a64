import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsBetween, seamStrips } from '../../src/domain/wall-seams'

const MAP = { left: 100, top: 50, width: 1000, height: 600 }
const seam = (atPx: number, thicknessPx = 8) => ({ atPx, thicknessPx })

describe('the parts of a map', () => {
  test('are the whole of it where no seam runs through it', () => {
    expect(partsBetween(MAP, { vertical: [], horizontal: [] })).toEqual([MAP])
  })

  test('lie between its seams, in reading order', () => {
    expect(partsBetween(MAP, { vertical: [seam(400)], horizontal: [seam(300)] })).toEqual([
      { left: 100, top: 50, width: 396, height: 296 },
      { left: 504, top: 50, width: 596, height: 296 },
      { left: 100, top: 354, width: 396, height: 296 },
      { left: 504, top: 354, width: 596, height: 296 },
    ])
  })

  test('never lie on a seam, and with the seams fill the map but for whole pixels', () => {
    const seams = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }).map((steps) =>
      steps.reduce<{ atPx: number; thicknessPx: number }[]>((all, step) => {
        const atPx = (all.at(-1)?.atPx ?? 0) + step * 140
        return [...all, seam(atPx + 0.5, step * 6)]
      }, []),
    )
    fc.assert(
      fc.property(seams, (vertical) => {
        const parts = partsBetween(MAP, { vertical, horizontal: [] })
        const strips = seamStrips(MAP, { vertical, horizontal: [] })
        const covered = [...parts.map(({ width }) => width), ...strips.map(({ width }) => width)]
        const inside = vertical.filter(({ atPx }) => atPx < MAP.width).length
        if (inside === vertical.length) {
          const sum = covered.reduce((total, width) => total + width, 0)
          expect(Math.abs(sum - MAP.width)).toBeLessThanOrEqual(2 * vertical.length)
        }
        for (const part of parts) {
          for (const { left, width } of strips) {
            const from = part.left - MAP.left
            expect(from + part.width <= left || from >= left + width).toBe(true)
          }
        }
      }),
    )
  })
})

describe('the strips under seams', () => {
  test('are as thick as the bezel, and seen even without one', () => {
    expect(seamStrips(MAP, { vertical: [seam(400, 20)], horizontal: [seam(300, 0)] })).toEqual([
      { left: 390, top: 0, width: 20, height: 600 },
      { left: 0, top: 298, width: 1000, height: 4 },
    ])
  })
})
