import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allCorners,
  coordinateAt,
  drawingOf,
  emptyDrawing,
  geometryOf,
  withCorner,
  withOpenClosed,
  withoutCorner,
} from '../../src/domain/drawing'
import { historyOf, recorded, redone, undone } from '../../src/domain/history'
import type { PositionGeometry } from '../../src/domain/item'
import { M2_PER_MU, measured } from '../../src/domain/measured'

const RING = [
  [121.4, 37.4],
  [121.41, 37.4],
  [121.41, 37.41],
  [121.4, 37.41],
  [121.4, 37.4],
]
const HOLE = [
  [121.402, 37.402],
  [121.404, 37.402],
  [121.404, 37.404],
  [121.402, 37.402],
]

const SHAPES: readonly PositionGeometry[] = [
  { type: 'Point', coordinates: [121.4, 37.4] },
  { type: 'MultiPoint', coordinates: [...RING.slice(0, 3)] },
  { type: 'LineString', coordinates: RING.slice(0, 3) },
  { type: 'MultiLineString', coordinates: [RING.slice(0, 2), RING.slice(2, 4)] },
  { type: 'Polygon', coordinates: [RING, HOLE] },
  { type: 'MultiPolygon', coordinates: [[RING, HOLE], [HOLE]] },
]

describe('a drawing', () => {
  it.each(SHAPES)('takes a $type apart and puts it together again', (shape) => {
    expect(geometryOf(drawingOf(shape))).toEqual(shape)
  })

  it('has no geometry while nothing but an open line is drawn', () => {
    expect(geometryOf({ ...emptyDrawing('line'), open: RING })).toBeNull()
  })

  it('keeps a ring closed when its first corner moves', () => {
    const moved = withCorner(drawingOf(SHAPES[4]!), { part: 0, chain: 0, index: 0 }, [121.39, 37.39])
    const ring = moved.parts[0]?.[0]
    expect(ring?.[0]).toEqual([121.39, 37.39])
    expect(ring?.at(-1)).toEqual(ring?.[0])
  })

  it('closes a ring again when its first corner is removed', () => {
    const ring = withoutCorner(drawingOf(SHAPES[4]!), { part: 0, chain: 0, index: 0 }).parts[0]?.[0]
    expect(ring).toEqual([...RING.slice(1, 4), RING[1]])
  })

  it('loses a hole of three corners whole, but leaves a last triangle with two for a check to refuse', () => {
    const area = drawingOf(SHAPES[4]!)
    expect(withoutCorner(area, { part: 0, chain: 1, index: 1 }).parts).toEqual([[RING]])
    const triangle = drawingOf({ type: 'Polygon', coordinates: [HOLE] })
    expect(withoutCorner(triangle, { part: 0, chain: 0, index: 1 }).parts[0]?.[0]).toHaveLength(3)
  })

  it('makes a closed part of the open corners', () => {
    const closed = withOpenClosed({ ...emptyDrawing('area'), open: RING.slice(0, 4) })
    expect(geometryOf(closed)).toEqual({ type: 'Polygon', coordinates: [RING] })
    expect(closed.open).toEqual([])
  })

  it('counts each corner of rings once', () => {
    const drawing = drawingOf(SHAPES[5]!)
    expect(allCorners(drawing)).toHaveLength(4 + 3 + 3)
    expect(allCorners(drawing).every((corner) => coordinateAt(drawing, corner) !== null)).toBe(true)
  })
})

describe('the measure of a drawing', () => {
  it('is that of the ground: a hundredth of a degree square at 37.4° north, with a hole', () => {
    // 1111.95 m of meridian, and as much times the cosine of the latitude along the parallel.
    const { areaM2, lengthM, corners } = measured(drawingOf({ type: 'Polygon', coordinates: [RING] }))
    const side = 6_371_008.8 * (Math.PI / 18_000)
    expect(areaM2).toBeCloseTo(side * side * Math.cos((37.405 * Math.PI) / 180), -1)
    expect(lengthM).toBeCloseTo(2 * side * (1 + Math.cos((37.405 * Math.PI) / 180)), 0)
    expect(corners).toBe(4)
    const hole = measured(drawingOf({ type: 'Polygon', coordinates: [HOLE] })).areaM2
    expect(measured(drawingOf(SHAPES[4]!)).areaM2).toBeCloseTo(areaM2 - hole, 3)
  })

  it('knows how large a 亩 is', () => {
    expect(15 * M2_PER_MU).toBeCloseTo(10_000)
  })
})

describe('the history of a drawing', () => {
  it('goes back to any step and forward again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 30 }), fc.nat(30), (steps, back) => {
        const drawn = steps.reduce((history, step) => recorded(history, step), historyOf(0))
        let history = drawn
        for (let i = 0; i < back; i++) history = undone(history)
        expect(history.present).toBe(back >= steps.length ? 0 : steps[steps.length - 1 - back])
        for (let i = 0; i < back; i++) history = redone(history)
        expect(history.present).toBe(drawn.present)
      }),
    )
  })

  it('takes back nudges of one corner as one step, and forgets what was undone once something new is drawn', () => {
    const nudged = recorded(
      recorded(recorded(historyOf('a'), 'b', 'nudge 0.0.1'), 'c', 'nudge 0.0.1'),
      'd',
      'nudge 0.0.2',
    )
    expect(undone(nudged).present).toBe('c')
    expect(undone(undone(nudged)).present).toBe('a')
    expect(recorded(undone(nudged), 'e').future).toEqual([])
  })
})
