import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import pointOnFeature from '@turf/point-on-feature'
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position as Coordinate } from 'geojson'
import type { Backdrop, Bounds } from '../domain/pack'

/** The world with a hole where the sheet is: covers what lies beyond the sheet. */
export function beyondSheet([west, south, east, north]: Bounds): Feature<Polygon> {
  const world = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ]
  const hole = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ]
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, hole] } }
}

/** District and neighbours in one collection; `role` tells them apart. */
export function regionFeatures(backdrop: Backdrop): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...backdrop.neighbours.features.map((feature) => ({
        type: 'Feature' as const,
        properties: { role: 'neighbour' },
        geometry: feature.geometry,
      })),
      { type: 'Feature', properties: { role: 'district' }, geometry: backdrop.district.geometry },
    ],
  }
}

const GRID = 24

function distanceToSegment([x = 0, y = 0]: Coordinate, [ax = 0, ay = 0]: Coordinate, [bx = 0, by = 0]: Coordinate) {
  const [dx, dy] = [bx - ax, by - ay]
  const length2 = dx * dx + dy * dy
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2))
  return Math.hypot(x - ax - share * dx, y - ay - share * dy)
}

/** A point well inside an area, for its name: the inner point of a coarse grid that lies farthest from any edge. */
export function namePoint(area: Feature<Polygon | MultiPolygon>): Point {
  const { type, coordinates } = area.geometry
  const rings: Coordinate[][] = type === 'Polygon' ? coordinates : coordinates.flat()
  const vertices = rings.flat()
  const [lons, lats] = [vertices.map(([lon = 0]) => lon), vertices.map(([, lat = 0]) => lat)]
  const [west, south] = [Math.min(...lons), Math.min(...lats)]
  const [width, height] = [Math.max(...lons) - west, Math.max(...lats) - south]
  const clearanceOf = (point: Coordinate) =>
    Math.min(
      ...rings.flatMap((ring) => ring.slice(1).map((to, index) => distanceToSegment(point, ring[index] ?? to, to))),
    )
  const steps = Array.from({ length: GRID - 1 }, (_, index) => (index + 1) / GRID)
  const inner = steps
    .flatMap((column) => steps.map((row) => [west + width * column, south + height * row]))
    .filter((point) => booleanPointInPolygon(point, area))
    .map((point) => ({ point, clearance: clearanceOf(point) }))
  const best = inner.sort((a, b) => b.clearance - a.clearance)[0]
  return best === undefined ? pointOnFeature(area).geometry : { type: 'Point', coordinates: best.point }
}

/** Names to print: the places, and the neighbours at a point well inside each. Rank 0 = neighbour. */
export function placeFeatures(backdrop: Backdrop): FeatureCollection {
  const neighbours = backdrop.neighbours.features.map((feature) => ({
    type: 'Feature' as const,
    properties: { name: feature.properties.name, nameEn: null, rank: 0 },
    geometry: namePoint(feature),
  }))
  const places = backdrop.places.features.map((feature) => ({
    type: 'Feature' as const,
    properties: { name: feature.properties.name, nameEn: feature.properties.nameEn, rank: feature.properties.rank },
    geometry: feature.geometry,
  }))
  return { type: 'FeatureCollection', features: [...neighbours, ...places] }
}
