import fc from 'fast-check'
import type { MapLibreMap } from 'maplibre-gl'
import { describe, expect, test } from 'vitest'
import { placeBadges } from '../../src/map/badge-places'
import { parseImage } from '../../src/map/image-id'
import { pixelOf } from '../../src/map/placed-markers'
import { keepOffSeams, pushOff } from '../../src/map/seams'
import type { Disc } from '../../src/map/spread'

const [WIDTH, HEIGHT] = [1000, 600]
const STRIPS = [
  { left: 490, top: 0, width: 20, height: HEIGHT },
  { left: 0, top: 296, width: WIDTH, height: 8 },
]
const [LON, LAT, ZOOM] = [121.4, 37.4, 11]

/** What the seams ask of the map, turned by some degrees. */
function mapTurned(bearing: number, zoom = ZOOM): MapLibreMap {
  return {
    getCenter: () => ({ lng: LON, lat: LAT }),
    getZoom: () => zoom,
    getBearing: () => bearing,
    getContainer: () => ({ clientWidth: WIDTH, clientHeight: HEIGHT }),
    unproject: ([x, y]: [number, number]) => ({ lng: x, lat: y }),
  } as unknown as MapLibreMap
}

const touches = (x: number, y: number, radius: number) =>
  STRIPS.some(
    ({ left, top, width, height }) =>
      x > left - radius && x < left + width + radius && y > top - radius && y < top + height + radius,
  )

describe('a spot on the screen', () => {
  test('stays where no seam is', () => {
    expect(pushOff({ x: 200, y: 100 }, 15, STRIPS)).toEqual({ x: 200, y: 100 })
  })

  test('moves to the nearer side of a seam', () => {
    expect(pushOff({ x: 495, y: 100 }, 15, STRIPS)).toEqual({ x: 473, y: 100 })
    expect(pushOff({ x: 505, y: 100 }, 15, STRIPS)).toEqual({ x: 527, y: 100 })
    expect(pushOff({ x: 200, y: 301 }, 15, STRIPS)).toEqual({ x: 200, y: 321 })
  })

  test('leaves both seams where they cross', () => {
    expect(pushOff({ x: 500, y: 300 }, 15, STRIPS)).toEqual({ x: 527, y: 321 })
  })
})

describe('markers', () => {
  const anyDiscs = fc.array(
    fc.record({
      x: fc.double({ min: 300, max: 700, noNaN: true }),
      y: fc.double({ min: 200, max: 400, noNaN: true }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  const placed = (bearing: number, zoom: number, at: readonly { x: number; y: number }[]) => {
    const centre = pixelOf([LON, LAT], ZOOM)
    const discs = at.map(({ x, y }): Disc => ({
      x: centre.x + x - WIDTH / 2,
      y: centre.y + y - HEIGHT / 2,
      radius: 15,
      importance: 1,
    }))
    const map = mapTurned(bearing, zoom)
    const factor = 2 ** (zoom - ZOOM)
    const angle = (-bearing * Math.PI) / 180
    return keepOffSeams(() => STRIPS)
      .spread(map, ZOOM)(discs, 54)
      .map(({ x, y }) => {
        const [dx, dy] = [(x - centre.x) * factor, (y - centre.y) * factor]
        return {
          x: WIDTH / 2 + Math.cos(angle) * dx - Math.sin(angle) * dy,
          y: HEIGHT / 2 + Math.sin(angle) * dx + Math.cos(angle) * dy,
        }
      })
  }

  test('touch no seam, whichever way the map is turned', () => {
    fc.assert(
      fc.property(anyDiscs, fc.constantFrom(0, 30, -90), fc.constantFrom(ZOOM, ZOOM + 0.2), (at, bearing, zoom) => {
        for (const { x, y } of placed(bearing, zoom, at)) expect(touches(x, y, 14.9)).toBe(false)
      }),
    )
  })

  test('stay at their places away from seams', () => {
    const [spot] = placed(0, ZOOM, [{ x: 300, y: 200 }])
    expect(spot?.x).toBeCloseTo(300, 6)
    expect(spot?.y).toBeCloseTo(200, 6)
  })
})

test('names are kept off the whole of every seam', () => {
  const boxes = keepOffSeams(() => STRIPS).boxes(mapTurned(0))
  const covers = (x: number, y: number) =>
    boxes.some(({ geometry, properties }) => {
      const image = parseImage(String(properties?.['icon']))
      if (geometry.type !== 'Point' || image?.image !== 'blank') throw new Error('no box')
      const [left = 0, top = 0] = geometry.coordinates
      return Math.abs(x - left) <= image.width / 2 && Math.abs(y - top) <= image.height / 2
    })
  for (let y = 1; y < HEIGHT; y += 7) expect(covers(500, y)).toBe(true)
  for (let x = 1; x < WIDTH; x += 7) expect(covers(x, 300)).toBe(true)
})

test('a badge stands beside a seam, not on it', () => {
  const [spot] = placeBadges(
    [{ point: { x: 500, y: 100 }, width: 80, height: 36 }],
    [],
    { width: WIDTH, height: HEIGHT },
    STRIPS,
  )
  expect(spot === undefined ? null : Math.abs(spot.x - 500)).toBeGreaterThanOrEqual(50)
})
