import { describe, expect, test } from 'vitest'
import { surroundingsOf } from '../../src/domain/surroundings'
import type { Item } from '../../src/domain/item'
import { at, item, pointAt, squareAt, unit } from './domain-fixture'

// Far from any real district; 0.01° of latitude is some 1112 m.
const [LON, LAT] = [10, 20]
const METRES_PER_DEGREE = 111_195
const here = item('project', { id: 'here', position: pointAt(LON, LAT) })
const northOf = (id: string, metres: number, errorM: number | null = null) =>
  item('project', { id, position: pointAt(LON, LAT + metres / METRES_PER_DEGREE, errorM) })

describe('an item lies', () => {
  test('in a park in which one of its sites lies', () => {
    const sites = item('enterprise', {
      position: at({
        type: 'MultiPoint',
        coordinates: [
          [LON + 1, LAT],
          [LON, LAT],
        ],
      }),
    })
    const park = item('park', { id: 'around', position: squareAt(LON, LAT, 0.01) })
    expect(surroundingsOf(sites, [park], []).within).toEqual([{ type: 'park', id: 'around' }])
  })

  test('in the units and parks whose areas contain it, units first', () => {
    const units = [
      unit('near', { position: squareAt(LON, LAT, 0.1) }),
      unit('far', { position: squareAt(11, 20, 0.1) }),
    ]
    const parks = [
      item('park', { id: 'around', position: squareAt(LON, LAT, 0.01) }),
      item('park', { id: 'elsewhere', position: squareAt(LON + 1, LAT, 0.01) }),
    ]
    expect(surroundingsOf(here, [...parks, here], units).within).toEqual([
      { type: 'unit', id: 'near' },
      { type: 'park', id: 'around' },
    ])
  })

  test('in any part of a park that has several', () => {
    const { geometry } = squareAt(LON, LAT, 0.01)
    const other = squareAt(LON + 1, LAT, 0.01).geometry
    if (geometry.type !== 'Polygon' || other.type !== 'Polygon') throw new Error('squares are polygons')
    const parts = at({ type: 'MultiPolygon', coordinates: [other.coordinates, geometry.coordinates] })
    expect(surroundingsOf(here, [item('park', { id: 'split', position: parts })], []).within).toHaveLength(1)
  })

  test('in no park that is known by a point alone', () => {
    const park = item('park', { id: 'point', position: pointAt(LON, LAT) })
    expect(surroundingsOf(here, [park], [unit('u', { position: pointAt(LON, LAT) })]).within).toEqual([])
  })

  test('in no area of another kind', () => {
    const village = item('village', { id: 'village', position: squareAt(LON, LAT, 0.01) })
    expect(surroundingsOf(here, [village], []).within).toEqual([])
  })

  test('not in itself', () => {
    const park = item('park', { id: 'self', position: squareAt(LON, LAT, 0.01) })
    expect(surroundingsOf(park, [park], [])).toEqual({ within: [], nearest: [] })
  })

  test('nowhere that could be told, if it is unlocated', () => {
    const park = item('park', { id: 'around', position: squareAt(LON, LAT, 0.01) })
    expect(surroundingsOf(item('project', { id: 'lost' }), [park], [])).toEqual({ within: [], nearest: [] })
  })

  test('in no unit or park that is unlocated', () => {
    expect(surroundingsOf(here, [item('park')], [unit('u')]).within).toEqual([])
  })
})

describe('the nearest items', () => {
  test('are the three nearest, nearest first, with their distance in metres', () => {
    const items = [northOf('d', 2500), northOf('b', 1000), here, northOf('c', 2000), northOf('a', 100)]
    const { nearest } = surroundingsOf(here, items, [])
    expect(nearest.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(nearest.map(({ distanceM }) => Math.round(distanceM))).toEqual([100, 1000, 2000])
  })

  test('are measured from the nearest site of those that have several', () => {
    const sites = item('enterprise', {
      id: 'sites',
      position: at({
        type: 'MultiPoint',
        coordinates: [
          [LON, LAT + 2000 / METRES_PER_DEGREE],
          [LON, LAT + 600 / METRES_PER_DEGREE],
        ],
      }),
    })
    const metres = (from: Item, to: Item) =>
      surroundingsOf(from, [to], []).nearest.map((one) => Math.round(one.distanceM))
    expect(metres(here, sites)).toEqual([600])
    expect(metres(sites, here)).toEqual([600])
  })

  test('lie within three kilometres', () => {
    const items = [northOf('inside', 2990), northOf('outside', 3010)]
    expect(surroundingsOf(here, items, []).nearest.map(({ id }) => id)).toEqual(['inside'])
  })

  test('do not include the item itself or unlocated ones', () => {
    expect(surroundingsOf(here, [here, item('project', { id: 'lost' })], []).nearest).toEqual([])
  })

  test('are as uncertain as both positions together', () => {
    const items = [northOf('sure', 100), northOf('unsure', 200, 300)]
    const uncertain = (from: typeof here) => surroundingsOf(from, items, []).nearest.map(({ uncertainM }) => uncertainM)
    expect(uncertain(here)).toEqual([0, 300])
    expect(uncertain(item('project', { id: 'here', position: pointAt(LON, LAT, 50) }))).toEqual([50, 350])
  })
})
