import { describe, expect, test } from 'vitest'
import type { RejectionReason } from '../../src/domain/rejection'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { linesOf, rejectionsOf } from '../packs/rejections-of'

const GEOMETRY = 'geometry.geojson'
const BRIDGE_PARK = 9

type Ring = readonly (readonly [longitude: number, latitude: number])[]

/** A closed square with its lower left corner so many hundredths of a degree east and north of 150.1, 20.1. */
function square(east: number, north: number, size: number): Ring {
  const at = (x: number, y: number): readonly [number, number] => [
    Math.round((150.1 + (east + x) / 100) * 1e6) / 1e6,
    Math.round((20.1 + (north + y) / 100) * 1e6) / 1e6,
  ]
  return [at(0, 0), at(size, 0), at(size, size), at(0, size), at(0, 0)]
}

const withArea = (type: 'Polygon' | 'MultiPolygon', coordinates: unknown) =>
  new PackFolder(SHUANGQIAO).feature(GEOMETRY, BRIDGE_PARK, (feature) => {
    feature.geometry = { type, coordinates }
  })

const shell = square(0, 0, 4)
const onOneLine = [[150.1, 20.1], [150.11, 20.11], [150.13, 20.13], [150.1, 20.1]] // prettier-ignore
const thereAndBack = [[150.1, 20.1], [150.12, 20.1], [150.12, 20.12], [150.12, 20.1], [150.1, 20.1]] // prettier-ignore
const hairline = [[150.1, 20.1], [150.12, 20.1], [150.11, 20.1000005], [150.1, 20.1]] // prettier-ignore

type AreaFault = [what: string, type: 'Polygon' | 'MultiPolygon', rings: unknown, path: string, reason: RejectionReason]

const AREA_FAULTS: readonly AreaFault[] = [
  ['a ring on one line', 'Polygon', [onOneLine], '[0]', 'ringWithoutArea'],
  ['a ring there and back', 'Polygon', [thereAndBack], '[0]', 'ringWithoutArea'],
  ['a ring as thin as a hair', 'Polygon', [hairline], '[0]', 'ringWithoutArea'],
  ['a hole without area', 'Polygon', [shell, onOneLine], '[1]', 'ringWithoutArea'],
  ['a hole beside its shell', 'Polygon', [shell, square(5, 0, 1)], '[1]', 'holeOutside'],
  ['a second hole across its shell', 'Polygon', [shell, square(1, 1, 1), square(3, 1, 2)], '[2]', 'holeOutside'],
  ['a hole around its shell', 'Polygon', [square(1, 1, 1), shell], '[1]', 'holeOutside'],
  ['a hole as large as its shell', 'Polygon', [shell, shell], '[1]', 'holeOutside'],
  ['holes that overlap', 'Polygon', [shell, square(1, 1, 1.5), square(2, 2, 1)], '[2]', 'partsOverlap'],
  [
    'a hole of a part beside it',
    'MultiPolygon',
    [[square(6, 0, 1)], [shell, square(5, 0, 1)]],
    '[1][1]',
    'holeOutside',
  ],
  ['parts that overlap', 'MultiPolygon', [[shell], [square(6, 0, 1)], [square(3, 3, 2)]], '[2]', 'partsOverlap'],
  ['a part given twice', 'MultiPolygon', [[shell], [shell]], '[1]', 'partsOverlap'],
  ['a part within another', 'MultiPolygon', [[shell], [square(1, 1, 1)]], '[1]', 'partsOverlap'],
]

describe('areas', () => {
  test.each(AREA_FAULTS)('%s is refused', (_what, type, rings, path, reason) => {
    expect(rejectionsOf(withArea(type, rings))).toMatchObject([
      { file: GEOMETRY, row: BRIDGE_PARK, column: `geometry.coordinates${path}`, reason },
    ])
  })

  test.each([
    ['a hole inside', 'Polygon', [shell, square(1, 1, 1)]],
    ['a hole that touches its shell', 'Polygon', [shell, square(0, 1, 1)]],
    ['holes that touch', 'Polygon', [shell, square(1, 1, 1), square(2, 2, 1)]],
    ['parts that share an edge', 'MultiPolygon', [[shell], [square(4, 0, 1)]]],
    ['a part in the hole of another', 'MultiPolygon', [[shell, square(1, 1, 2)], [square(1.5, 1.5, 1)]]],
  ] as const)('%s is no fault', (_what, type, rings) => {
    expect(linesOf(withArea(type, rings))).toEqual([])
  })

  test('the part that overlaps is told with the one that it lies upon', () => {
    const [rejection] = rejectionsOf(withArea('MultiPolygon', [[shell], [square(3, 3, 2)]]))
    expect(rejection).toMatchObject({ value: '[150.13,20.13]', expected: 'geometry.coordinates[0]' })
  })

  test('a land or district of the backdrop without area is refused', () => {
    for (const row of [1, 2]) {
      const pack = new PackFolder(SHUANGQIAO).feature('backdrop.geojson', row, (feature) => {
        feature.geometry = { type: 'Polygon', coordinates: [onOneLine] }
      })
      expect(rejectionsOf(pack)).toMatchObject([{ file: 'backdrop.geojson', row, reason: 'ringWithoutArea' }])
    }
  })
})

describe('the name of a reference system', () => {
  const withSystem = (crs: unknown, file = GEOMETRY) =>
    new PackFolder(SHUANGQIAO).json<{ crs: unknown }>(file, (collection) => {
      collection.crs = crs
    })
  const named = (name: string) => ({ type: 'name', properties: { name } })

  test.each([
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'urn:ogc:def:crs:EPSG::4326',
    'urn:ogc:def:crs:EPSG:6.9:4490',
    'EPSG:4490',
    'http://www.opengis.net/def/crs/EPSG/0/4326',
  ])('%s is accepted', (name) => {
    expect(linesOf(withSystem(named(name)))).toEqual([])
  })

  test.each(['EPSG:3857', 'urn:ogc:def:crs:EPSG::4549', 'EPSG:14326', 'urn:ogc:def:crs:EPSG::4214', 'GCJ-02'])(
    '%s is refused',
    (name) => {
      expect(rejectionsOf(withSystem(named(name)))).toEqual([
        {
          file: GEOMETRY,
          row: null,
          column: 'crs',
          value: name,
          reason: 'referenceSystemForeign',
          expected: 'CRS84, EPSG:4326, EPSG:4490',
        },
      ])
    },
  )

  test('without a name is refused, null is none', () => {
    expect(linesOf(withSystem({ type: 'link' }))).toEqual([
      'geometry.geojson:crs referenceSystemForeign “{"type":"link"}”',
    ])
    expect(linesOf(withSystem(null))).toEqual([])
  })

  test('that is foreign explains the coordinates, but no other fault', () => {
    const pack = withSystem(named('EPSG:4549'))
      .feature(GEOMETRY, 1, (feature) => {
        feature.geometry = { type: 'Point', coordinates: [536123.4, 4149876] }
      })
      .feature(GEOMETRY, 2, (feature) => {
        feature.properties.accuracy = 'guessed'
      })
    expect(linesOf(pack)).toEqual([
      'geometry.geojson:crs referenceSystemForeign “EPSG:4549”',
      'geometry.geojson:2:accuracy valueUnknown “guessed”',
    ])
  })

  test('is looked for in the backdrop and in single features, too', () => {
    expect(linesOf(withSystem(named('EPSG:3857'), 'backdrop.geojson'))).toEqual([
      'backdrop.geojson:crs referenceSystemForeign “EPSG:3857”',
    ])
    const pack = new PackFolder(SHUANGQIAO).feature(GEOMETRY, 1, (feature) => {
      Object.assign(feature.geometry ?? {}, { crs: named('EPSG:3857') })
    })
    expect(linesOf(pack)).toEqual(['geometry.geojson:1:geometry.crs referenceSystemForeign “EPSG:3857”'])
  })
})

describe('a refused feature', () => {
  test('is named by its id', () => {
    const rejections = rejectionsOf(withArea('Polygon', [shell.slice(0, 4)]))
    expect(rejections).toMatchObject([{ reason: 'ringUnclosed', row: BRIDGE_PARK, subject: 'bridge-park' }])
  })

  test('of the backdrop is named by its name', () => {
    const pack = new PackFolder(SHUANGQIAO).feature('backdrop.geojson', 3, (feature) => {
      feature.geometry = null
    })
    expect(rejectionsOf(pack)).toMatchObject([{ reason: 'geometryMissing', row: 3, subject: '南湾区(虚构)' }])
  })
})
