import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import type { Backdrop, Bounds } from '../domain/pack'
import { representativePoints } from '../domain/representative-points'

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

/** The innermost point of an area, for its name. */
export function namePoint({ geometry }: Feature<Polygon | MultiPolygon>): Point {
  const [point] = representativePoints(geometry)
  if (point === undefined) throw new Error('An area without coordinates')
  return { type: 'Point', coordinates: [...point] }
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
