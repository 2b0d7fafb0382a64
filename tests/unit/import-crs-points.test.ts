import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPoint, readPointCell } from '../../src/pack/import/crs/read-point'
import type { Cell } from '../../src/pack/import/source-file'

const WEST_LON = 121 + 26 / 60 + 30 / 3600
const NORTH_LAT = 37 + 26 / 60 + 30 / 3600

describe('a cell with both coordinates', () => {
  test.each<[text: string, x: number, y: number, labelled: boolean]>([
    ['121.4567,37.4567', 121.4567, 37.4567, false],
    ['１２１．４５６７，３７．４５６７', 121.4567, 37.4567, false],
    ['37.4567、121.4567', 37.4567, 121.4567, false],
    ['121.4567；37.4567', 121.4567, 37.4567, false],
    ['121.4567\t37.4567', 121.4567, 37.4567, false],
    ['（121.4567，37.4567）。', 121.4567, 37.4567, false],
    ['[121.4567, 37.4567]', 121.4567, 37.4567, false],
    ['POINT(121 37)', 121, 37, false],
    ['POINT Z (121.5 37.4 12)', 121.5, 37.4, false],
    ['121.5,37.4,0', 121.5, 37.4, false],
    ['121°26′30″E 37°26′30″N', WEST_LON, NORTH_LAT, true],
    ['37º26’30”N，121º26’30”E', WEST_LON, NORTH_LAT, true],
    ['121°26\'30.5" 37°26\'30"', WEST_LON + 0.5 / 3600, NORTH_LAT, false],
    ["121°26.5'E,37°26.5'N", WEST_LON, NORTH_LAT, true],
    ['东经121度26分30秒，北纬37度26分30秒', WEST_LON, NORTH_LAT, true],
    ['北纬37.4°、东经121.5°', 121.5, 37.4, true],
    ['经度：121.5 纬度：37.4', 121.5, 37.4, true],
    ['N37.4E121.5', 121.5, 37.4, true],
    ['37.4N,121.5E', 121.5, 37.4, true],
    ['37 26 30 121 26 30', NORTH_LAT, WEST_LON, false],
    ['121-26-30, 37-26-30', WEST_LON, NORTH_LAT, false],
    ['4,142,000.12, 512,345.67', 4142000.12, 512345.67, false],
    ['X=4142000.12，Y=40512345.67', 4142000.12, 40512345.67, false],
    ['512345.67米 4142000.12米', 512345.67, 4142000.12, false],
  ])('%s', (text, x, y, labelled) => {
    const point = readPointCell(text)
    expect(point).toMatchObject({ labelled, original: text })
    if ('fault' in point) return
    expect(point.x).toBeCloseTo(x, 10)
    expect(point.y).toBeCloseTo(y, 10)
  })

  test.each([
    '',
    '见附图',
    '121.4567',
    '37 26 30',
    '121°70′00″E 37°26′30″N',
    'E121.5 E121.6',
    '4,142,000',
    '1212630,372630',
    `121.5${' '.repeat(300)}37.4`,
  ])('%j is refused', (text) => {
    expect(readPointCell(text)).toEqual({ fault: 'unreadable' })
  })

  test.each(['121.4,37.4;121.5,37.5', 'LINESTRING(121.4 37.4, 121.5 37.5)', '121.4,37.4 121.5,37.5 121.6,37.6'])(
    '%s has several',
    (text) => {
      expect(readPointCell(text)).toEqual({ fault: 'severalPoints' })
    },
  )
})

describe('two cells', () => {
  test.each<[first: Cell, second: Cell, x: number, y: number, labelled: boolean]>([
    [121.5, '37.4', 121.5, 37.4, false],
    ['37 26 30', '121 26 30', NORTH_LAT, WEST_LON, false],
    ['N37.4', 'E121.5', 121.5, 37.4, true],
    ['121.5°E', 37.4, 121.5, 37.4, true],
    ['4,142,000.123', '40,512,345.67', 4142000.123, 40512345.67, false],
    ['512,345.67', '4,142,000.123', 512345.67, 4142000.123, false],
    [null, '121.5,37.4', 121.5, 37.4, false],
  ])('%j and %j', (first, second, x, y, labelled) => {
    const point = readPoint(first, second)
    expect(point).toMatchObject({ labelled })
    if ('fault' in point) return
    expect(point.x).toBeCloseTo(x, 10)
    expect(point.y).toBeCloseTo(y, 10)
  })

  test.each<[first: Cell, second: Cell, fault: string]>([
    [1212630, 372630, 'unreadable'],
    [372630, '1212630', 'unreadable'],
    [121.5, null, 'unreadable'],
    [true, 37.4, 'unreadable'],
    [{ error: '#REF!' }, 37.4, 'unreadable'],
    ['东经121.5', '东经37.4', 'unreadable'],
    ['121.4,37.4', '121.5,37.5', 'severalPoints'],
  ])('%j and %j: %s', (first, second, fault) => {
    expect(readPoint(first, second)).toEqual({ fault })
  })
})

test('degrees written as minutes and seconds read back the same', () => {
  const part = fc.integer({ min: 0, max: 59 })
  fc.assert(
    fc.property(fc.integer({ min: 73, max: 134 }), fc.integer({ min: 3, max: 53 }), part, part, (lon, lat, m, s) => {
      const point = readPointCell(`北纬${lat}度${m}分${s}秒 东经${lon}°${m}′${s}″`)
      if ('fault' in point) throw new Error(point.fault)
      expect(point.x).toBeCloseTo(lon + m / 60 + s / 3600, 10)
      expect(point.y).toBeCloseTo(lat + m / 60 + s / 3600, 10)
    }),
    { numRuns: 50 },
  )
})

test('any text is read or refused, never thrown at', () => {
  const scraps = fc.array(
    fc.constantFrom('121', '.5', '°', "'", '"', ',', ' ', 'N', 'E', '-', '(', 'POINT', '度', '分', '秒', 'x'),
  )
  fc.assert(
    fc.property(scraps, (parts) => {
      const point = readPointCell(parts.join(''))
      expect('fault' in point || (Number.isFinite(point.x) && Number.isFinite(point.y))).toBe(true)
    }),
    { numRuns: 300 },
  )
})
