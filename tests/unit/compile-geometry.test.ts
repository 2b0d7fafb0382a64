import { describe, expect, test } from 'vitest'
import type { RejectionReason } from '../../src/domain/rejection'
import { PackFolder, SHUANGQIAO, type RawFeature } from '../packs/pack-files'
import { linesOf, rejectionsOf } from '../packs/rejections-of'

const GEOMETRY = 'geometry.geojson'
const BACKDROP = 'backdrop.geojson'
// Feature numbers in geometry.geojson.
const COLD_STORE = 1
const FRUIT_LAB = 2
const TIDE_LAB = 5
const BRIDGE_PARK = 9
const QUAY_ROAD = 17

type GeometryFault = [
  what: string,
  row: number,
  type: string,
  coordinates: unknown,
  path: string,
  value: unknown,
  reason: RejectionReason,
]

const bowTie = [
  [150.1, 20.1],
  [150.12, 20.12],
  [150.12, 20.1],
  [150.1, 20.12],
  [150.1, 20.1],
]
const open = bowTie.slice(0, 4)
const tooShort = [bowTie[0], bowTie[1], bowTie[0]]
const flat = [bowTie[0], bowTie[1], bowTie[1], bowTie[0]]
const stay = [bowTie[0], bowTie[0]]

const GEOMETRY_FAULTS: readonly GeometryFault[] = [
  ['a line for a project', COLD_STORE, 'LineString', bowTie, '.type', 'LineString', 'geometryFamilyWrong'],
  ['a point for a road', QUAY_ROAD, 'Point', bowTie[0], '.type', 'Point', 'geometryFamilyWrong'],
  ['an unknown type', COLD_STORE, 'Circle', bowTie[0], '.type', 'Circle', 'geometryMissing'],
  ['no position', COLD_STORE, 'MultiPoint', [], '.coordinates', [], 'geometryMissing'],
  ['an empty position', COLD_STORE, 'Point', [], '.coordinates', [], 'geometryMissing'],
  ['text', COLD_STORE, 'Point', ['150.1', 20.1], '.coordinates', ['150.1', 20.1], 'coordinateNotNumber'],
  ['null', QUAY_ROAD, 'LineString', [bowTie[0], [1, null]], '.coordinates[1]', [1, null], 'coordinateNotNumber'],
  ['one number', COLD_STORE, 'Point', [150.1], '.coordinates', [150.1], 'coordinateNotNumber'],
  ['too shallow lists', BRIDGE_PARK, 'Polygon', bowTie, '.coordinates[0][0]', 150.1, 'coordinateNotNumber'],
  ['a latitude past the pole', COLD_STORE, 'Point', [150, 95], '.coordinates', [150, 95], 'coordinateOutOfRange'],
  ['a swapped pair', COLD_STORE, 'Point', [20.1, 150.1], '.coordinates', [20.1, 150.1], 'coordinatesSwapped'],
  ['metres', COLD_STORE, 'Point', [536123.4, 4149876], '.coordinates', [536123.4, 4149876], 'coordinatesProjected'],
  ['another place', COLD_STORE, 'Point', [121.4, 37.4], '.coordinates', [121.4, 37.4], 'coordinateOutsideDistrict'],
  ['an open ring', BRIDGE_PARK, 'Polygon', [open], '.coordinates[0]', open[3], 'ringUnclosed'],
  ['two corners', BRIDGE_PARK, 'Polygon', [tooShort], '.coordinates[0]', tooShort, 'ringTooShort'],
  ['a flat ring', BRIDGE_PARK, 'Polygon', [flat], '.coordinates[0]', flat, 'ringTooShort'],
  ['a bow tie', BRIDGE_PARK, 'MultiPolygon', [[bowTie]], '.coordinates[0][0]', [150.11, 20.11], 'ringSelfCrossing'],
  ['a line that stays', QUAY_ROAD, 'LineString', stay, '.coordinates', stay, 'lineTooShort'],
]

type PropertyFault = [file: string, row: number, key: string, value: unknown, shown: string, reason: RejectionReason]

const PROPERTY_FAULTS: readonly PropertyFault[] = [
  [GEOMETRY, TIDE_LAB, 'errorM', null, '', 'errorMissing'],
  [GEOMETRY, TIDE_LAB, 'errorM', 0, '0', 'numberNegative'],
  [GEOMETRY, TIDE_LAB, 'errorM', '600', '600', 'numberUnparsable'],
  [GEOMETRY, COLD_STORE, 'accuracy', 'guessed', 'guessed', 'valueUnknown'],
  [GEOMETRY, COLD_STORE, 'accuracy', undefined, '', 'valueMissing'],
  [GEOMETRY, COLD_STORE, 'locator', '', '', 'valueMissing'],
  [GEOMETRY, COLD_STORE, 'sourceId', 'rumour', 'rumour', 'referenceDangling'],
  [GEOMETRY, COLD_STORE, 'basis', 7, '7', 'shapeWrong'],
  [BACKDROP, 3, 'role', 'ocean', 'ocean', 'valueUnknown'],
  [BACKDROP, 3, 'role', 'district', 'district', 'shapeWrong'],
  [BACKDROP, 3, 'name', undefined, '', 'valueMissing'],
  [BACKDROP, 3, 'sourceId', 'rumour', 'rumour', 'referenceDangling'],
  [BACKDROP, 7, 'rank', 9, '9', 'valueUnknown'],
]

const withGeometry = (file: string, row: number, geometry: RawFeature['geometry']) =>
  new PackFolder(SHUANGQIAO).feature(file, row, (feature) => {
    feature.geometry = geometry
  })
const withId = (row: number, id: unknown) =>
  new PackFolder(SHUANGQIAO).feature(GEOMETRY, row, (feature) => {
    feature.id = id
  })

describe('geometry', () => {
  test.each(GEOMETRY_FAULTS)('%s is refused', (_what, row, type, coordinates, path, value, reason) => {
    const rejections = rejectionsOf(withGeometry(GEOMETRY, row, { type, coordinates }))
    const shown = typeof value === 'string' ? value : JSON.stringify(value)
    expect(rejections).toMatchObject([{ file: GEOMETRY, row, column: `geometry${path}`, value: shown, reason }])
  })

  test.each(PROPERTY_FAULTS)('in %s:%i, %s = %s is refused', (file, row, key, value, shown, reason) => {
    const pack = new PackFolder(SHUANGQIAO).feature(file, row, (feature) => {
      feature.properties[key] = value
    })
    expect(linesOf(pack)).toEqual([`${file}:${row}:${key} ${reason} “${shown}”`])
  })

  test('a swapped pair is shown turned round', () => {
    const pack = withGeometry(GEOMETRY, COLD_STORE, { type: 'Point', coordinates: [20.075, 150.085] })
    expect(rejectionsOf(pack)[0]?.expected).toBe('[150.085, 20.075]')
  })

  test('a geometry of nothing, without an id or given twice is refused', () => {
    expect(linesOf(withId(COLD_STORE, 'ghost'))).toEqual(['geometry.geojson:1:id geometryWithoutItem “ghost”'])
    expect(linesOf(withId(COLD_STORE, undefined))).toEqual(['geometry.geojson:1:id idMissing “”'])
    expect(linesOf(withId(FRUIT_LAB, 'cold-store'))).toEqual(['geometry.geojson:2:id geometryDuplicate “cold-store”'])
  })

  test('a feature without a geometry is refused', () => {
    expect(linesOf(withGeometry(GEOMETRY, COLD_STORE, null))).toEqual([
      'geometry.geojson:1:geometry geometryMissing “”',
    ])
  })

  test('positions repeated in a ring are no crossing', () => {
    const ring = [[150.1, 20.1], [150.11, 20.1], [150.11, 20.1], [150.11, 20.11], [150.1, 20.1]] // prettier-ignore
    expect(linesOf(withGeometry(GEOMETRY, BRIDGE_PARK, { type: 'Polygon', coordinates: [ring] }))).toEqual([])
  })

  test('an id among the properties will do', () => {
    const pack = new PackFolder(SHUANGQIAO).feature(GEOMETRY, COLD_STORE, (feature) => {
      feature.properties.id = feature.id
      delete feature.id
    })
    expect(linesOf(pack)).toEqual([])
  })
})

describe('backdrop', () => {
  test('without land it is refused', () => {
    const pack = new PackFolder(SHUANGQIAO).json<{ features: unknown[] }>(BACKDROP, ({ features }) => features.shift())
    expect(linesOf(pack)).toEqual(['backdrop.geojson:role valueMissing “land”'])
  })

  test('an open outline is refused', () => {
    const pack = withGeometry(BACKDROP, 2, { type: 'Polygon', coordinates: [open] })
    expect(linesOf(pack)).toEqual(['backdrop.geojson:2:geometry.coordinates[0] ringUnclosed “[150.1,20.12]”'])
  })

  test('a district off the land is refused', () => {
    const far = [[10, 10], [11, 10], [11, 11], [10, 10]] // prettier-ignore
    const pack = withGeometry(BACKDROP, 2, { type: 'Polygon', coordinates: [far] })
    expect(linesOf(pack)).toEqual(['backdrop.geojson:2:geometry shapeWrong “双桥区(虚构)”'])
  })
})
