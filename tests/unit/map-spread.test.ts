import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PartsMemory, type FeatureProperties } from '../../src/map/item-features'
import { placeMarkers, spreadZoom } from '../../src/map/placed-markers'
import { sceneFeatures } from '../../src/map/scene-features'
import { SOURCES } from '../../src/map/source-ids'
import { spread, type Disc, type Spot } from '../../src/map/spread'
import { positionAt, projectWith } from './map-fixture'

const FURTHEST_PX = 50

const disc = (x: number, y: number, importance = 1): Disc => ({ x, y, radius: 10, importance })
const apart = (a: Spot | undefined, b: Spot | undefined) =>
  a === undefined || b === undefined ? Number.NaN : Math.hypot(a.x - b.x, a.y - b.y)
const spotOf = ({ x, y }: Disc): Spot => ({ x, y })

const anyDiscs = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 30 }),
    y: fc.integer({ min: 0, max: 30 }),
    radius: fc.integer({ min: 6, max: 16 }),
    importance: fc.integer({ min: 0, max: 8 }),
  }),
  { maxLength: 40 },
)

describe('spreading markers', () => {
  it('moves nothing where nothing overlaps', () => {
    const discs = [disc(0, 0), disc(20, 0), disc(100, 100)]
    expect(spread(discs, FURTHEST_PX)).toEqual(discs.map(spotOf))
  })

  it('pushes two that overlap apart until they just touch', () => {
    const [one, other] = spread([disc(0, 0), disc(5, 0)], FURTHEST_PX)
    expect(apart(one, other)).toBeCloseTo(20, 0)
  })

  it('moves the more important of two less', () => {
    const discs = [disc(0, 0, 5), disc(5, 0, 1)]
    const [one, other] = spread(discs, FURTHEST_PX)
    expect(apart(one, discs[0])).toBeLessThan(apart(other, discs[1]))
  })

  it('spreads markers at the very same point', () => {
    const spots = spread(
      Array.from({ length: 6 }, () => disc(40, 40)),
      FURTHEST_PX,
    )
    const gaps = spots.flatMap((one, index) => spots.slice(index + 1).map((other) => apart(one, other)))
    expect(Math.min(...gaps)).toBeGreaterThan(19)
  })

  it('leaves alone who overlaps nobody, however crowded it is elsewhere', () => {
    const discs = [disc(0, 0), disc(3, 0), disc(0, 3), disc(300, 300)]
    expect(spread(discs, FURTHEST_PX)[3]).toEqual({ x: 300, y: 300 })
  })

  it('never moves one farther than it may', () => {
    fc.assert(
      fc.property(anyDiscs, fc.integer({ min: 1, max: 60 }), (discs, furthestPx) => {
        const away = spread(discs, furthestPx).map((spot, index) => apart(spot, discs[index]))
        expect(away.every((distance) => distance <= furthestPx + 1e-6)).toBe(true)
      }),
    )
  })

  it('does not depend on the order in which markers are given', () => {
    fc.assert(
      fc.property(anyDiscs, (discs) => {
        const places = (list: readonly Disc[]) =>
          spread(list, FURTHEST_PX)
            .map(({ x, y }) => `${x} ${y}`)
            .sort()
        expect(places([...discs].reverse())).toEqual(places(discs))
      }),
    )
  })
})

describe('the places of markers', () => {
  const near = (id: string, lon: number) =>
    projectWith({ id, position: positionAt({ type: 'Point', coordinates: [lon, 50] }) })
  const items = [near('one', 10), near('other', 10.001), near('far', 10.5)]
  const markers = sceneFeatures(items, new PartsMemory([]))[SOURCES.markers]
  const placesOf = (zoom: number) => placeMarkers(markers, zoom, 1).markers.map(({ geometry }) => geometry.coordinates)
  const movedAt = (zoom: number) =>
    placeMarkers(markers, zoom, 1)
      .markers.filter((marker, index) => marker !== markers[index])
      .map(({ properties }: { properties: FeatureProperties }) => properties.id)

  it('are the true ones where there is room', () => {
    expect(placesOf(18)).toEqual(markers.map(({ geometry }) => geometry.coordinates))
  })

  it('are spread from afar, but not those of markers that stand alone', () => {
    expect(movedAt(11)).toEqual(['one', 'other'])
  })

  it('are led to from every marker that has moved far', () => {
    const { leaders } = placeMarkers(markers, 11, 1)
    const dots = leaders.filter(({ properties }) => properties?.['part'] === 'place')
    expect(dots.map(({ geometry }) => geometry)).toEqual(markers.slice(0, 2).map(({ geometry }) => geometry))
    expect(leaders.filter(({ properties }) => properties?.['part'] === 'leader')).toHaveLength(2)
  })

  it('lie farther apart on the ground when markers are drawn larger', () => {
    const gap = (scale: number) => {
      const [[one = 0] = [], [other = 0] = []] = placeMarkers(markers, 11, scale).markers.map(
        ({ geometry }) => geometry.coordinates,
      )
      return other - one
    }
    expect(gap(2) / gap(1)).toBeCloseTo(2, 1)
  })

  it('stay when the zoom changes by less than a quarter', () => {
    expect(spreadZoom(11.24)).toBe(spreadZoom(11.01))
    expect(spreadZoom(11.26)).toBe(11.25)
  })
})
