import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WALL_REGIONS } from '../../src/domain/wall-arrangement'
import { layoutWall, type Rect, type WallLayout } from '../../src/domain/wall-layout'
import { fitRows, SMALLEST_TEXT_UNITS, type Size, type WallProfile } from '../../src/domain/wall-text'

const PLAIN: WallProfile = { panels: [1, 1], bezelPx: 0, pixelPitchMm: null, viewingDistanceM: null }
const right = ({ left, width }: Rect) => left + width
const bottom = ({ top, height }: Rect) => top + height
const overlap = (a: Rect, b: Rect) => a.left < right(b) && b.left < right(a) && a.top < bottom(b) && b.top < bottom(a)

const sizes = fc
  .record({ larger: fc.integer({ min: 800, max: 8000 }), aspect: fc.double({ min: 0.4, max: 5, noNaN: true }) })
  .map(({ larger, aspect }): Size =>
    aspect > 1
      ? { width: larger, height: Math.round(larger / aspect) }
      : { width: Math.round(larger * aspect), height: larger },
  )
const profiles: fc.Arbitrary<WallProfile> = fc.record({
  panels: fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4 })),
  bezelPx: fc.integer({ min: 0, max: 40 }),
  pixelPitchMm: fc.option(fc.double({ min: 0.2, max: 4, noNaN: true })),
  viewingDistanceM: fc.option(fc.double({ min: 1, max: 30, noNaN: true })),
})

/** The middles of the seams along a side. */
const seamsOf = (length: number, panels: number) =>
  Array.from({ length: panels - 1 }, (_, index) => ((index + 1) * length) / panels)

/** How far a stretch stays from the nearest seam; negative where a seam runs through it. */
const distanceTo = (seams: readonly number[], from: number, to: number) =>
  Math.min(...seams.map((seam) => Math.max(from - seam, seam - to)))

const textRects = ({ segments }: WallLayout) =>
  WALL_REGIONS.filter((region) => region !== 'map').flatMap((region) => segments[region])

const over = (check: (profile: WallProfile, size: Size, layout: WallLayout) => void) =>
  fc.assert(
    fc.property(profiles, sizes, (profile, size) => check(profile, size, layoutWall(profile, size))),
    { numRuns: 250 },
  )

describe('on any screen', () => {
  test('regions never overlap, and have an area', () => {
    over((_, __, { segments, regions }) => {
      const all = WALL_REGIONS.flatMap((region) => segments[region])
      const shown = WALL_REGIONS.flatMap((region) => regions[region] ?? [])
      for (const rects of [all, shown]) {
        const overlapping = rects.filter((rect, index) => rects.slice(index + 1).some((other) => overlap(rect, other)))
        expect(overlapping).toEqual([])
      }
      for (const { width, height } of all) expect(Math.min(width, height)).toBeGreaterThan(0)
    })
  })

  test('regions stay a margin away from the border', () => {
    over(({ panels }, { width, height }, { unitPx, segments }) => {
      const marginX = Math.min(2 * unitPx, width / panels[0] / 4)
      const marginY = Math.min(2 * unitPx, height / panels[1] / 4)
      for (const rect of WALL_REGIONS.flatMap((region) => segments[region])) {
        expect(rect.left).toBeGreaterThanOrEqual(marginX)
        expect(rect.top).toBeGreaterThanOrEqual(marginY)
        expect(right(rect)).toBeLessThanOrEqual(width - marginX)
        expect(bottom(rect)).toBeLessThanOrEqual(height - marginY)
      }
    })
  })

  test('no text is on a seam, nor behind a bezel', () => {
    over(({ panels, bezelPx }, { width, height }, layout) => {
      const keepX = Math.min(bezelPx / 2, width / panels[0] / 4)
      const keepY = Math.min(bezelPx / 2, height / panels[1] / 4)
      for (const rect of textRects(layout)) {
        expect(distanceTo(seamsOf(width, panels[0]), rect.left, right(rect))).toBeGreaterThanOrEqual(keepX - 1e-6)
        expect(distanceTo(seamsOf(height, panels[1]), rect.top, bottom(rect))).toBeGreaterThanOrEqual(keepY - 1e-6)
      }
    })
  })

  test('the smallest text can be read, or it is said that it cannot', () => {
    over((_, __, { unitPx, textScale, minTextPx, tooSmall }) => {
      expect(textScale).toBeGreaterThanOrEqual(1)
      if (!tooSmall) expect(SMALLEST_TEXT_UNITS * unitPx * textScale).toBeGreaterThanOrEqual(minTextPx - 1e-6)
    })
  })

  test('map and card are shown with the header, and all the rest at the base size, or it is said that panels are too small', () => {
    over((_, __, { regions, tooSmall, textScale }) => {
      if (tooSmall) return
      for (const region of ['header', 'map', 'stop'] as const) expect(regions[region]).not.toBeNull()
      if (textScale > 1) return
      for (const region of ['kpis', 'exceptions', 'strip'] as const) expect(regions[region]).not.toBeNull()
    })
  })
})

describe.each([
  [{ width: 1920, height: 1080 }, 0.63],
  [{ width: 3840, height: 2160 }, 0.315],
])('a screen of 55 inches and %o', (size, pixelPitchMm) => {
  const shownFrom = (viewingDistanceM: number) => {
    const { regions, ...layout } = layoutWall({ ...PLAIN, pixelPitchMm, viewingDistanceM }, size)
    return { ...layout, regions, shown: WALL_REGIONS.filter((region) => regions[region] !== null) }
  }

  test.each([
    [2, ['header', 'kpis', 'exceptions', 'map', 'stop', 'strip']],
    [3, ['header', 'kpis', 'exceptions', 'map', 'stop', 'strip']],
    [5, ['header', 'kpis', 'map', 'stop']],
    [8, ['header', 'map', 'stop']],
  ])('seen from %i m shows %j, with room for its card', (distance, expected) => {
    const { shown, tooSmall, textScale, unitPx, regions } = shownFrom(distance)
    expect(shown).toEqual(expected)
    expect(tooSmall).toBe(false)
    expect(regions.stop!.height).toBeGreaterThan(25 * textScale * unitPx)
  })

  test('says so where it cannot be read, and keeps map and card', () => {
    const { shown, tooSmall } = shownFrom(20)
    expect(tooSmall).toBe(true)
    expect(shown).toEqual(['header', 'map', 'stop'])
  })
})

describe('a screen of', () => {
  const centre = ({ left, width }: Rect) => left + width / 2
  const SIDES = ['exceptions', 'stop', 'left2', 'right2'] as const

  test('1920 × 1080 has list, map and card beside each other, at the base size', () => {
    const layout = layoutWall(PLAIN, { width: 1920, height: 1080 })
    const { header, kpis, exceptions, map, stop, left2, right2, strip } = layout.regions
    expect(layout).toMatchObject({ mode: 'landscape', unitPx: 10.8, textScale: 1, tooSmall: false, assumed: true })
    expect([header, kpis, map, strip].map((rect) => rect!.top)).toEqual([22, 103, 276, 994])
    expect(right(exceptions!)).toBeLessThan(map!.left)
    expect(stop!.left).toBeGreaterThan(right(map!))
    expect(centre(map!)).toBe(960)
    expect([left2, right2]).toEqual([null, null])
  })

  test('3840 × 2160 is the same picture at twice the size', () => {
    const { map } = layoutWall(PLAIN, { width: 1920, height: 1080 }).regions
    const large = layoutWall(PLAIN, { width: 3840, height: 2160 }).regions.map!
    for (const side of ['left', 'top', 'width', 'height'] as const) {
      expect(Math.abs(large[side] - 2 * map![side])).toBeLessThanOrEqual(3)
    }
  })

  test('6656 × 1792 on four panels has its map on the two in the middle, two columns on either side', () => {
    const layout = layoutWall({ ...PLAIN, panels: [4, 1], bezelPx: 10 }, { width: 6656, height: 1792 })
    const { map, exceptions, stop, left2, right2 } = layout.regions
    expect(layout.mode).toBe('ultrawide')
    expect(map!.left).toBeGreaterThanOrEqual(1664 + 5)
    expect(right(map!)).toBeLessThanOrEqual(4992 - 5)
    expect([left2, exceptions, map, stop, right2].map((rect) => rect!.left)).toEqual([36, 855, 1683, 5011, 5829])
    for (const region of SIDES) expect(layout.segments[region]).toHaveLength(1)
    for (const region of ['header', 'kpis', 'strip'] as const) expect(layout.segments[region]).toHaveLength(4)
    expect(layout.mapSeams).toEqual({ vertical: [{ atPx: 3328 - map!.left, thicknessPx: 10 }], horizontal: [] })
  })

  test('6656 × 1792 on thirteen narrow panels has its map on whole ones, and the larger part of the rest beside it', () => {
    const layout = layoutWall({ ...PLAIN, panels: [13, 1] }, { width: 6656, height: 1792 })
    expect(layout.segments.kpis).toHaveLength(13)
    expect(layout.segments.exceptions).toHaveLength(2)
    expect(layout.segments.left2).toHaveLength(1)
    expect(layout.mapSeams.vertical.every(({ atPx }) => atPx > 400)).toBe(true)
  })

  test('7680 × 2160 on four by two panels splits its columns at the seam half way down', () => {
    const layout = layoutWall({ ...PLAIN, panels: [4, 2], bezelPx: 12 }, { width: 7680, height: 2160 })
    expect(layout.mode).toBe('ultrawide')
    for (const region of SIDES) {
      const [upper, lower, ...more] = layout.segments[region]
      expect(bottom(upper!)).toBeLessThanOrEqual(1080 - 6)
      expect(lower!.top).toBeGreaterThanOrEqual(1080 + 6)
      expect(more).toEqual([])
    }
    const { left, top } = layout.regions.map!
    expect(layout.mapSeams).toEqual({
      vertical: [{ atPx: 3840 - left, thicknessPx: 12 }],
      horizontal: [{ atPx: 1080 - top, thicknessPx: 12 }],
    })
  })

  test('1080 × 1920 stacks everything, at a size that is read from four picture widths', () => {
    const layout = layoutWall(PLAIN, { width: 1080, height: 1920 })
    const order = ['header', 'kpis', 'map', 'stop', 'exceptions', 'strip'] as const
    const rects = order.map((region) => layout.regions[region]!)
    expect(layout.mode).toBe('portrait')
    expect(rects.map(({ left, width }) => [left, width])).toEqual(order.map(() => [22, 1036]))
    rects.slice(1).forEach((rect, index) => expect(rect.top).toBeGreaterThan(bottom(rects[index]!)))
    expect(layout.textScale).toBeCloseTo(1, 1)
    expect(layout.tooSmall).toBe(false)
  })

  test('three by three panels lets the tiles reach down to the seam rather than leave a sliver under them', () => {
    const layout = layoutWall({ ...PLAIN, panels: [3, 3], bezelPx: 8 }, { width: 5760, height: 3240 })
    const { kpis, map } = layout.regions
    expect(bottom(kpis!)).toBeGreaterThan(1000)
    expect(bottom(kpis!)).toBeLessThanOrEqual(1080 - 4)
    expect(map!.left).toBeGreaterThanOrEqual(1920 + 4)
    expect(right(map!)).toBeLessThanOrEqual(3840 - 4)
    expect(layout.mapSeams.vertical).toEqual([])
  })
})

describe('the smallest text', () => {
  const size = { width: 1920, height: 1080 }
  const read = (pixelPitchMm: number | null, viewingDistanceM: number | null) =>
    layoutWall({ ...PLAIN, pixelPitchMm, viewingDistanceM }, size)

  test('subtends twelve arc-minutes at the declared distance', () => {
    // 6 m × 12′ = 20.94 mm, a character being nine tenths of its font size.
    const layout = read(1.2, 6)
    expect(layout.minTextPx).toBeCloseTo(20.94 / 0.9 / 1.2, 1)
    expect(layout.assumed).toBe(false)
    expect(layout.textScale * SMALLEST_TEXT_UNITS * layout.unitPx).toBeCloseTo(layout.minTextPx)
  })

  test.each([
    [null, 6],
    [1.2, null],
  ])('is read from four picture heights when pitch %s and distance %s tell only half', (pitch, distance) => {
    expect(read(pitch, distance)).toMatchObject({ assumed: true, minTextPx: read(null, null).minTextPx })
  })

  test('is never below the base size, however near readers are', () => {
    expect(read(2, 1)).toMatchObject({ textScale: 1, tooSmall: false })
  })

  test('grows only as far as the map keeps its room, and then it is said to be too small', () => {
    const layout = read(0.3, 30)
    expect(layout.tooSmall).toBe(true)
    expect(layout.textScale).toBeGreaterThan(1.4)
    expect(layout.regions.map!.height).toBeGreaterThanOrEqual(0.37 * size.height)
    expect(layout.regions.map!.width).toBeGreaterThanOrEqual(0.29 * size.width)
  })

  test('on an ultra-wide screen takes the second columns before it gives in', () => {
    const wide = { width: 2900, height: 1080 }
    const near = layoutWall({ ...PLAIN, pixelPitchMm: 1, viewingDistanceM: 4 }, wide)
    const far = layoutWall({ ...PLAIN, pixelPitchMm: 1, viewingDistanceM: 8 }, wide)
    expect(near.regions.left2).not.toBeNull()
    expect(far).toMatchObject({ mode: 'ultrawide', tooSmall: false, regions: { left2: null, right2: null } })
  })
})

test.each([
  [500, 100, 5],
  [499, 100, 4],
  [50, 100, 0],
  [-10, 100, 0],
])('in %i px fit, of rows of %i px, %i whole ones', (height, row, count) => {
  expect(fitRows(height, row)).toBe(count)
})
