import { describe, expect, it } from 'vitest'
import { namePoint } from '../../src/map/backdrop-features'
import { boundsOfItems, clampToSheet, isComfortable, usablePadding } from '../../src/map/camera'
import { importance } from '../../src/map/importance'
import { blankImage, emphasisImage, markerImage, parseImage } from '../../src/map/image-id'
import { PartsMemory, partsOf } from '../../src/map/item-features'
import { markerLook } from '../../src/map/marker-look'
import { representativePoints, middleOfLine } from '../../src/domain/representative-points'
import { outlineOf, partOfOutline, MARKER_SHAPES, SHAPE_OF } from '../../src/map/marker-shape'
import { scaleBar } from '../../src/map/scale-bar'
import { emphasisFeatures, sameFeatures, sceneFeatures } from '../../src/map/scene-features'
import { SOURCES } from '../../src/map/source-ids'
import { enterpriseWith, parkWith, positionAt, projectWith, roadWith } from './map-fixture'

describe('the importance of a label', () => {
  const yi = (totalYi: number) => ({ investment: { totalYi, yearPlanYi: null, doneYi: null } })

  it('grows with the level', () => {
    const [provincial, municipal, district, none] = (['provincial', 'municipal', 'district', null] as const).map(
      (level) => importance(projectWith({ level })),
    )
    expect([none, district, municipal, provincial]).toEqual(
      [none, district, municipal, provincial].sort((a, b) => (a ?? 0) - (b ?? 0)),
    )
    expect(new Set([provincial, municipal, district, none]).size).toBe(4)
  })

  it('grows with the total investment', () => {
    expect(importance(projectWith(yi(50)))).toBeGreaterThan(importance(projectWith(yi(5))))
  })

  it('never lets money outweigh a level', () => {
    const rich = importance(projectWith({ level: 'municipal', ...yi(100_000) }))
    expect(importance(projectWith({ level: 'provincial', ...yi(0.1) }))).toBeGreaterThan(rich)
  })

  it('puts parks before enterprises', () => {
    expect(importance(parkWith())).toBeGreaterThan(importance(enterpriseWith()))
  })
})

describe('the points of markers', () => {
  it('are the middle of a line by length, not by vertices', () => {
    const middle = middleOfLine([
      [10, 50],
      [10.01, 50],
      [10.2, 50],
    ])
    expect(middle?.[0]).toBeCloseTo(10.1, 4)
  })

  it('lie on the longest part of a broken line', () => {
    const points = representativePoints({
      type: 'MultiLineString',
      coordinates: [
        [
          [10, 50],
          [10.01, 50],
        ],
        [
          [11, 50],
          [11.4, 50],
        ],
      ],
    })
    expect(points).toHaveLength(1)
    expect(points[0]?.[0]).toBeCloseTo(11.2, 3)
  })

  it('are all points of a multi-point', () => {
    const coordinates = [
      [10, 50],
      [10.1, 50.1],
    ]
    expect(representativePoints({ type: 'MultiPoint', coordinates })).toEqual(coordinates)
  })

  it('lie inside an area', () => {
    const [[lon = 0, lat = 0] = []] = representativePoints(
      parkWith().position?.geometry ?? { type: 'MultiPoint', coordinates: [] },
    )
    expect(lon > 10 && lon < 10.1 && lat > 50 && lat < 50.1).toBe(true)
  })
})

describe('the features of items', () => {
  it('are none for an unlocated item', () => {
    expect(partsOf(projectWith({ position: null }), [], null)).toEqual({ areas: [], lines: [], markers: [], halos: [] })
  })

  it('are none for a geometry that would blank the source', () => {
    const position = positionAt({ type: 'Point', coordinates: [10, Number.NaN] })
    expect(partsOf(projectWith({ position }), [], null).markers).toEqual([])
  })

  it('hold a halo of the true radius for an approximate point', () => {
    const position = positionAt({ type: 'Point', coordinates: [10, 50] }, 'approximate', 1000)
    const halo = partsOf(projectWith({ position }), [], null).halos[0]
    const ring = halo?.geometry.type === 'Polygon' ? (halo.geometry.coordinates[0] ?? []) : []
    const north = Math.max(...ring.map(([, lat = 0]) => lat))
    expect((north - 50) * 111_195).toBeCloseTo(1000, -1)
  })

  it('hold no halo for a surveyed point', () => {
    expect(
      partsOf(projectWith({ position: positionAt({ type: 'Point', coordinates: [10, 50] }, 'surveyed', 5) }), [], null)
        .halos,
    ).toEqual([])
  })

  it('are the very same for the same items, so that nothing is sent twice', () => {
    const items = [projectWith(), roadWith()]
    const memory = new PartsMemory([])
    const before = sceneFeatures(items, memory)[SOURCES.markers]
    expect(sameFeatures(before, sceneFeatures([...items], memory)[SOURCES.markers])).toBe(true)
    expect(sameFeatures(before, sceneFeatures(items.slice(1), memory)[SOURCES.markers])).toBe(false)
  })

  it('emphasise an item once when it is both hovered and selected', () => {
    const [items, memory] = [[projectWith()], new PartsMemory([])]
    const ids = { hovered: 'project-one', selected: 'project-one' }
    const features = emphasisFeatures(items, memory, ids, sceneFeatures(items, memory)[SOURCES.markers])
    expect(features.map((feature) => feature.properties?.['emphasis'])).toEqual(['selected'])
  })
})

describe('the look of a marker', () => {
  const fields = [{ id: 'steel', name: { zh: '', en: '' }, glyph: '钢' }]

  it('shows the glyph of the project’s field', () => {
    expect(markerLook(projectWith({ field: 'steel' }), fields, null).glyph).toBe('钢')
  })

  it('shows a plain glyph for an unknown field', () => {
    expect(markerLook(projectWith({ field: 'gone' }), fields, null).glyph).toBe('项')
  })

  it('fills the ring by stage', () => {
    expect(markerLook(projectWith({ stage: 'operating' }), [], null).stage).toBe(1)
    expect(markerLook(projectWith({ stage: 'planned' }), [], null).stage).toBe(0)
  })

  it('tells an unknown stage from a kind without stages', () => {
    expect(markerLook(projectWith({ stage: null }), [], null).stage).toBe('unknown')
    expect(markerLook(enterpriseWith(), [], null).stage).toBe('plain')
  })

  it('differs in shape between all kinds', () => {
    expect(new Set(Object.values(SHAPE_OF)).size).toBe(Object.keys(SHAPE_OF).length)
  })

  for (const shape of MARKER_SHAPES) {
    it(`fills the ring of a ${shape} clockwise from twelve o’clock`, () => {
      const outline = outlineOf(shape, 10)
      const [x = 1, y = 0] = outline[0] ?? []
      expect(Math.abs(x)).toBeLessThan(1e-6)
      expect(y).toBeLessThan(0)
      const quarter = partOfOutline(outline, 0.25)
      expect(quarter.every(([px]) => px >= -1e-6)).toBe(true)
    })
  }
})

describe('names of images', () => {
  it('are read back as they were written', () => {
    const look = { shape: 'house', glyph: '村/', stage: 0.4, light: 'red' } as const
    expect(parseImage(`dark/${markerImage(look)}`)).toEqual({ image: 'marker', theme: 'dark', look })
    expect(parseImage(`light/${emphasisImage('disc', 'selected')}`)).toMatchObject({ image: 'emphasis', shape: 'disc' })
    expect(parseImage(blankImage(60.2, 22))).toEqual({ image: 'blank', width: 61, height: 22 })
  })

  it('leave a basemap’s icons alone', () => {
    expect(parseImage('airport-15')).toBeNull()
    expect(parseImage('light/marker/disc/2/x')).toBeNull()
  })
})

describe('the camera', () => {
  it('fits located items only', () => {
    expect(boundsOfItems([projectWith({ position: null })])).toBeNull()
    expect(boundsOfItems([projectWith({ position: null }), roadWith()])).toEqual([10, 50, 10.2, 50])
  })

  it('leaves room on a small map however much panels cover', () => {
    const padding = usablePadding({ top: 0, right: 0, bottom: 900, left: 340 }, 390, 844)
    expect(390 - padding.left - padding.right).toBeGreaterThan(100)
    expect(844 - padding.top - padding.bottom).toBeGreaterThan(300)
  })

  it('counts a point beneath a panel as out of view', () => {
    const padding = { top: 0, right: 0, bottom: 0, left: 340 }
    expect(isComfortable({ x: 200, y: 100 }, padding, 1000, 500)).toBe(false)
    expect(isComfortable({ x: 400, y: 100 }, padding, 1000, 500)).toBe(true)
  })

  it('stays over the sheet', () => {
    expect(clampToSheet([9, 49, 11, 51], 20, 50)).toEqual([11, 50])
  })
})

describe('small print of the map', () => {
  it('has a scale of a round length that fits', () => {
    expect(scaleBar(30, 96)).toEqual({ lengthM: 2000, widthPx: 2000 / 30 })
    expect(scaleBar(1, 96).lengthM).toBe(50)
  })

  it('names an area at a point inside it, even a bent one', () => {
    const bent = [
      [0, 0],
      [10, 0],
      [10, 1],
      [1, 1],
      [1, 10],
      [0, 10],
      [0, 0],
    ]
    const { coordinates } = namePoint({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [bent] },
    })
    const [x = 0, y = 0] = coordinates
    expect((x < 1 && y < 10) || (y < 1 && x < 10)).toBe(true)
  })
})
