import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { drawingOf } from '../../src/domain/drawing'
import type { PositionGeometry } from '../../src/domain/item'
import { drawingIn, placingFeatures, storeFeatures } from '../../src/map/placing/placing-features'
import { placingLayers, PLACING_SOURCE, ROLES } from '../../src/map/placing/placing-layers'
import { nearestSnap, snapTargets, type Screen } from '../../src/map/placing/snap'
import { COLOURS, THEMES } from '../../src/map/theme'

const AREA: PositionGeometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 0],
      ],
      [
        [6, 1],
        [8, 1],
        [8, 3],
        [6, 1],
      ],
    ],
    [
      [
        [20, 0],
        [30, 0],
        [30, 10],
        [20, 0],
      ],
    ],
  ],
}

describe('the layers of a drawing', () => {
  it.each(THEMES)('are a valid style with a look for every role (%s)', (theme) => {
    const layers = [...placingLayers(COLOURS[theme])]
    const data = { type: 'FeatureCollection' as const, features: [] }
    const faults = validateStyleMin({ version: 8, sources: { [PLACING_SOURCE]: { type: 'geojson', data } }, layers })
    expect(faults).toEqual([])
    for (const role of ROLES) expect(JSON.stringify(layers)).toContain(`"${role}"`)
  })
})

describe('what the drawing library holds', () => {
  it('is read back into the parts and holes it was made of', () => {
    const drawing = drawingOf(AREA)
    expect(drawingIn(storeFeatures(drawing), drawing)).toEqual(drawing)
  })

  it('gains a part by what it has added, and open corners by what it is drawing', () => {
    const line = drawingOf({ type: 'LineString', coordinates: [[0, 0], [1, 1]] }) // prettier-ignore
    const held = storeFeatures(line)
    const added = { ...held[0]!, id: 'new.0' }
    expect(drawingIn([...held, added], line).parts).toHaveLength(2)
    const coordinates = [[5, 5], [6, 6], [7, 7]] // prettier-ignore
    const properties = { mode: 'linestring', currentlyDrawing: true }
    const drawn = { ...held[0]!, id: 'new.1', geometry: { type: 'LineString' as const, coordinates }, properties }
    expect(drawingIn([...held, drawn], line)).toEqual({ ...line, open: coordinates.slice(0, 2) })
  })

  it('is shown with the picked corner, and an approximate point with its error at true size', () => {
    const point = drawingOf({ type: 'Point', coordinates: [121.4, 37.4] })
    const picked = { part: 0, chain: 0, index: 0 }
    const features = placingFeatures(storeFeatures(point), { drawing: point, picked, errorM: 500 })
    expect(features.map(({ properties }) => properties?.['role'])).toEqual(['error', 'point', 'picked'])
    const [circle] = features
    const north = circle?.geometry.type === 'Polygon' ? circle.geometry.coordinates[0]?.[0]?.[1] : undefined
    expect(((north ?? 0) - 37.4) * 111_195).toBeCloseTo(500, 0)
  })
})

describe('snapping', () => {
  // Ten pixels a degree.
  const screen: Screen = {
    toPixels: ([x = 0, y = 0]) => ({ x: x * 10, y: y * 10 }),
    toCoordinate: ({ x, y }) => [x / 10, y / 10],
  }
  const snap = (x: number, y: number) => nearestSnap({ x, y }, snapTargets([AREA]), screen, 8)

  it('takes a corner before a line that is nearer', () => {
    expect(snap(95, 2)).toEqual([10, 0])
  })

  it('takes the nearest point of a line, also far from its corners', () => {
    expect(snap(50, -4)).toEqual([5, 0])
    expect(snap(252, 3)).toEqual([25.2, 0])
  })

  it('takes nothing beyond its reach', () => {
    expect(snap(50, -9)).toBeNull()
    expect(snap(150, 50)).toBeNull()
  })
})
