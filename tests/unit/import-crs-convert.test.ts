import distance from '@turf/distance'
import fc from 'fast-check'
import gcoord from 'gcoord'
import { describe, expect, test } from 'vitest'
import { convertGeometry } from '../../src/pack/import/crs/convert-geometry'
import {
  convertPoint,
  DATUM_ERROR_M,
  type ConvertOptions,
  type SevenParameters,
} from '../../src/pack/import/crs/convert'
import { ELLIPSOIDS, gridSystem } from '../../src/pack/import/crs/gauss-krueger'
import { DATUMS, type SystemId } from '../../src/pack/import/crs/systems'

type Pair = [number, number]

function converted(pair: Pair, system: SystemId, options?: ConvertOptions): Pair {
  const result = convertPoint(pair, system, options)
  if ('fault' in result) throw new Error(`${system}: ${result.fault}`)
  return [result.lon, result.lat]
}

const metres = (a: Pair, b: Pair) => distance(a, b, { units: 'meters' })
const somewhere = fc.tuple(
  fc.double({ min: 121.28, max: 121.62, noNaN: true }),
  fc.double({ min: 37.22, max: 37.56, noNaN: true }),
)

describe('against published points', () => {
  // Four of the cities in github.com/hujiulong/gcoord, test/fixtures/china-cities.json; how they were had is not said there.
  const CITIES: readonly Record<'WGS84' | 'GCJ02' | 'BD09' | 'BD09MC' | 'EPSG3857', Pair>[] = [
    {
      WGS84: [117.0815563, 36.2000071],
      GCJ02: [117.0876215, 36.2002574],
      BD09: [117.0941183, 36.2062086],
      BD09MC: [13034999.459, 4303558.231],
      EPSG3857: [13033459.229, 4328177.055],
    },
    {
      WGS84: [123.4253306, 41.8032629],
      GCJ02: [123.4314787, 41.8057023],
      BD09: [123.438095, 41.8114013],
      BD09MC: [13741215.395, 5104015.047],
      EPSG3857: [13739644.953, 5131554.586],
    },
    {
      WGS84: [98.4937175, 39.7319946],
      GCJ02: [98.4943595, 39.7328234],
      BD09: [98.5008441, 39.7388949],
      BD09MC: [10965183.117, 4800499.115],
      EPSG3857: [10964270.478, 4827072.555],
    },
    {
      WGS84: [114.0164322, 33.0133556],
      GCJ02: [114.022306, 33.0115324],
      BD09: [114.0287781, 33.0176697],
      BD09MC: [12693763.634, 3874151.929],
      EPSG3857: [12692251.175, 3897076.83],
    },
  ]

  test.each(CITIES)('$WGS84', ({ WGS84, GCJ02, BD09, BD09MC, EPSG3857 }) => {
    expect(metres(converted(GCJ02, 'gcj02'), WGS84)).toBeLessThan(1)
    expect(metres(converted(BD09, 'bd09'), WGS84)).toBeLessThan(1)
    expect(metres(converted(BD09MC, 'bd09mc'), WGS84)).toBeLessThan(1)
    expect(metres(converted(EPSG3857, 'webMercator'), WGS84)).toBeLessThan(0.02)
  })

  // github.com/googollee/eviltransform, go/transform_test.go.
  test.each<[wgs84: Pair, gcj02: Pair]>([
    [
      [121.5272106, 31.1774276],
      [121.531541859215, 31.17530398364597],
    ],
    [
      [113.912316, 22.543847],
      [113.9171764808363, 22.540796131694766],
    ],
    [
      [116.377817, 39.911954],
      [116.38404722455657, 39.91334545536069],
    ],
  ])('%j', (wgs84, gcj02) => {
    expect(metres(converted(gcj02, 'gcj02'), wgs84)).toBeLessThan(0.01)
  })
})

test('what the formulas of GCJ-02 and BD-09 shift comes back to a centimetre', () => {
  fc.assert(
    fc.property(somewhere, (spot) => {
      expect(metres(converted(gcoord.transform(spot, gcoord.WGS84, gcoord.GCJ02), 'gcj02'), spot)).toBeLessThan(0.01)
      expect(metres(converted(gcoord.transform(spot, gcoord.WGS84, gcoord.BD09), 'bd09'), spot)).toBeLessThan(0.01)
    }),
    { numRuns: 100 },
  )
})

test('a point on the edge of the rectangle that GCJ-02 shifts is not reckoned for ever', () => {
  expect(metres(converted([72.005, 37.4], 'gcj02'), [72.005, 37.4])).toBeLessThan(1000)
})

/** Krüger's series to the fourth power of n, as EPSG prints it for method 9807 (epsg.io/9807-method). */
function krueger([lon, lat]: Pair, meridian: number, { a, rf }: { a: number; rf: number }, origin = 0) {
  const f = 1 / rf
  const n = f / (2 - f)
  const e = Math.sqrt(f * (2 - f))
  const radius = (a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
  const h = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
    (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
    (49561 / 161280) * n ** 4,
  ]
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const project = (longitude: number, latitude: number) => {
    const q = Math.asinh(Math.tan(latitude)) - e * Math.atanh(e * Math.sin(latitude))
    const beta = Math.atan(Math.sinh(q))
    const eta0 = Math.atanh(Math.cos(beta) * Math.sin(longitude))
    const xi0 = Math.asin(Math.sin(beta) * Math.cosh(eta0))
    const sum = (term: (h: number, twice: number) => number) => h.reduce((all, hi, i) => all + term(hi, 2 * (i + 1)), 0)
    const xi = xi0 + sum((hi, k) => hi * Math.sin(k * xi0) * Math.cosh(k * eta0))
    const eta = eta0 + sum((hi, k) => hi * Math.cos(k * xi0) * Math.sinh(k * eta0))
    return { east: radius * eta, north: radius * xi }
  }
  const { east, north } = project(radians(lon - meridian), radians(lat))
  return { east, north: north - project(0, radians(origin)).north }
}

// Semi-minor axes: Krassovsky by csdndocs.com/article/11714476, IAG-75 by rivermap.cn/docs/show-2199.html, GRS 80 by EPSG.
test.each([
  ['beijing54', 6356863.0188],
  ['xian80', 6356755.2882],
  ['cgcs2000', 6356752.3141],
] as const)('the ellipsoid of %s has its published semi-minor axis', (datum, axis) => {
  const { a, rf } = ELLIPSOIDS[datum]
  expect(a * (1 - 1 / rf)).toBeCloseTo(axis, 3)
})

describe('Gauss–Krüger', () => {
  test('the series in this test gives the worked example of EPSG Guidance Note 7-2 for Transverse Mercator', () => {
    const { east, north } = krueger([0.5, 50.5], -2, { a: 6377563.396, rf: 299.3249646 }, 49)
    expect(east * 0.9996012717 + 400_000).toBeCloseTo(577_274.99, 1)
    expect(north * 0.9996012717 - 100_000).toBeCloseTo(69_740.5, 1)
  })

  test.each([
    [3, 120, 40],
    [3, 123, 41],
    [6, 123, 21],
  ] as const)(
    '%i° zones, meridian %i: as the series to a millimetre, with and without the zone, in either order',
    (width, meridian, zone) => {
      fc.assert(
        fc.property(somewhere, fc.constantFrom(...DATUMS), (spot, datum) => {
          const { east, north } = krueger(spot, meridian, ELLIPSOIDS[datum])
          const easting = east + 500_000
          const system = gridSystem({ datum, width, meridian })
          for (const pair of [
            [north, easting],
            [easting, north],
            [north, zone * 1_000_000 + easting],
          ] as const) {
            expect(metres(converted([...pair], system), spot)).toBeLessThan(0.001)
          }
        }),
        { numRuns: 40 },
      )
    },
  )

  test("another zone's number before the easting is a fault, and so are degrees and metres of Mercator", () => {
    const fault = (pair: Pair) => convertPoint(pair, 'cgcs2000-gk3-120')
    expect(fault([4142000, 41512345])).toEqual({ fault: 'zoneDisagrees' })
    expect(fault([4142000, 21512345])).toEqual({ fault: 'zoneDisagrees' })
    expect(fault([121.4, 37.4])).toEqual({ fault: 'outOfRange' })
    expect(fault([13520000, 4490000])).toEqual({ fault: 'zoneDisagrees' })
    expect(fault([13120000, 4490000])).toEqual({ fault: 'outOfRange' })
    expect(convertPoint([4142000, 512345], 'wgs84')).toEqual({ fault: 'outOfRange' })
    expect(convertPoint([37.4, 121.4], 'wgs84')).toEqual({ fault: 'outOfRange' })
  })
})

type Space = [number, number, number]

/** EPSG method 9606 on geocentric metres. */
function positionVector([x, y, z]: Space, [tx, ty, tz, rx, ry, rz, ppm]: SevenParameters): Space {
  const [a, b, c] = [rx, ry, rz].map((seconds) => (seconds / 3600) * (Math.PI / 180)) as Space
  const m = 1 + ppm / 1e6
  return [m * (x - c * y + b * z) + tx, m * (c * x + y - a * z) + ty, m * (-b * x + a * y + z) + tz]
}

function toSpace([lon, lat]: Pair, { a, rf }: { a: number; rf: number }): Space {
  const [l, p, e2] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180, (2 - 1 / rf) / rf]
  const n = a / Math.sqrt(1 - e2 * Math.sin(p) ** 2)
  return [n * Math.cos(p) * Math.cos(l), n * Math.cos(p) * Math.sin(l), n * (1 - e2) * Math.sin(p)]
}

function toWgs84([x, y, z]: Space): Pair {
  const [a, e2] = [6378137, (2 - 1 / 298.257223563) / 298.257223563]
  const p = Math.hypot(x, y)
  let lat = Math.atan2(z, p * (1 - e2))
  for (let step = 0; step < 12; step += 1) {
    lat = Math.atan2(z + (e2 * a * Math.sin(lat)) / Math.sqrt(1 - e2 * Math.sin(lat) ** 2), p)
  }
  return [(Math.atan2(y, x) * 180) / Math.PI, (lat * 180) / Math.PI]
}

describe('old datums', () => {
  // epsg.io/4214: transformations 15918, 15919, 15920, 15921, 15935, 15936 of Beijing 1954 to WGS 84.
  const PUBLISHED: readonly SevenParameters[] = [
    [12.646, -155.176, -80.863, 0, 0, 0, 0],
    [15.53, -113.82, -41.38, 0, 0, 0.814, -0.38],
    [31.4, -144.3, -74.8, 0, 0, 0.814, -0.38],
    [15.8, -154.4, -82.3, 0, 0, 0, 0],
    [18, -136.8, -73.7, 0, 0, 0.814, -0.38],
    [11.911, -154.833, -80.079, 0, 0, 0, 0],
  ]

  test('the rotation in this test has the sign of the position vector, by the worked example of EPSG Guidance Note 7-2', () => {
    const [x, y, z] = positionVector([3657660.66, 255768.55, 5201382.11], [0, 0, 4.5, 0, 0, 0.554, 0.219])
    expect(x).toBeCloseTo(3657660.78, 1)
    expect(y).toBeCloseTo(255778.43, 1)
    expect(z).toBeCloseTo(5201387.75, 1)
  })

  test('seven parameters are applied as position vector, to a centimetre', () => {
    const datum: SevenParameters = [12, -140, -70, 0.4, -0.3, 0.814, -0.38]
    fc.assert(
      fc.property(somewhere, fc.constantFrom('xian80' as const, 'beijing54' as const), (spot, system) => {
        const expected = toWgs84(positionVector(toSpace(spot, ELLIPSOIDS[system]), datum))
        expect(metres(converted(spot, system, { datum }), expected)).toBeLessThan(0.01)
        const { east, north } = krueger(spot, 120, ELLIPSOIDS[system])
        expect(metres(converted([north, east + 500_000], `${system}-gk3-120`, { datum }), expected)).toBeLessThan(0.01)
      }),
      { numRuns: 40 },
    )
  })

  test('without parameters degrees stay as they are, and the stated error covers every published shift in China', () => {
    expect(convertPoint([121.4, 37.4], 'beijing54')).toEqual({ lon: 121.4, lat: 37.4, errorM: DATUM_ERROR_M.beijing54 })
    const shifts = PUBLISHED.flatMap((datum) =>
      [74, 90, 105, 121, 135].flatMap((lon) =>
        [18, 30, 37, 53].map((lat) => metres(converted([lon, lat], 'beijing54', { datum }), [lon, lat])),
      ),
    )
    expect(Math.max(...shifts)).toBeGreaterThan(100)
    expect(Math.max(...shifts)).toBeLessThan(DATUM_ERROR_M.beijing54)
  })
})

describe('geometries', () => {
  test('lose their heights, keep seven decimals, and turn round where told', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [37.412345678, 121.4, 12],
        [37.5, 121.5, 13],
      ],
    }
    expect(convertGeometry(line, 'wgs84', { swapped: true })).toEqual({
      geometry: {
        type: 'LineString',
        coordinates: [
          [121.4, 37.4123457],
          [121.5, 37.5],
        ],
      },
      errorM: 0,
    })
  })

  test('rings stay closed, and the error is told', () => {
    const ring = [
      [510000, 4142000],
      [512000, 4142000],
      [512000, 4144000],
      [510000, 4142000],
    ]
    const result = convertGeometry({ type: 'Polygon', coordinates: [ring] }, 'xian80-gk3-120')
    if ('fault' in result || result.geometry.type !== 'Polygon') throw new Error('no area')
    expect(result.errorM).toBe(DATUM_ERROR_M.xian80)
    expect(result.geometry.coordinates[0]![3]).toEqual(result.geometry.coordinates[0]![0])
  })

  test('a collection of one family becomes that family; another is a fault', () => {
    const point = (coordinates: Pair) => ({ type: 'Point' as const, coordinates })
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [121, 37],
        [122, 37],
      ],
    }
    const collection = (...geometries: (typeof line | ReturnType<typeof point>)[]) => ({
      type: 'GeometryCollection' as const,
      geometries,
    })
    expect(convertGeometry(collection(point([121, 37]), point([122, 37])), 'wgs84')).toEqual({
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [121, 37],
          [122, 37],
        ],
      },
      errorM: 0,
    })
    expect(convertGeometry(collection(point([121, 37])), 'wgs84')).toMatchObject({ geometry: { type: 'Point' } })
    expect(convertGeometry(collection(point([121, 37]), line), 'wgs84')).toEqual({ fault: 'familiesMixed' })
    expect(convertGeometry(collection(), 'wgs84')).toEqual({ fault: 'empty' })
    expect(convertGeometry(point([121, 97]), 'wgs84')).toEqual({ fault: 'outOfRange' })
  })
})
