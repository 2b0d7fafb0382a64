import circle from '@turf/circle'
import type { Feature, Geometry, Point } from 'geojson'
import type { Item, Position, PositionGeometry } from '../domain/item'
import type { Light } from '../domain/light-rules'
import type { Field } from '../domain/pack'
import { markerImage } from './image-id'
import { importance, precedence } from './importance'
import { markerLook } from './marker-look'
import { representativePoints } from '../domain/representative-points'

/** What the style reads: plain values only, everything else stays in the app. */
export interface FeatureProperties {
  id: string
  name: string
  icon: string
  importance: number
  /** Importance with the light before everything else. */
  precedence: number
  /** `none` = cannot be told; a word, because tiles hold no `null`. */
  light: Light | 'none'
  /** 0 for the first marker of an item: its name goes before a second one of another item. */
  site: number
  approximate: boolean
  /** What the position is, for the place of the label. */
  shape: 'point' | 'line' | 'area'
}

export type ItemFeature<G extends Geometry = Geometry> = Feature<G, FeatureProperties>

/** An item cut into what each source holds. */
export interface ItemParts {
  areas: readonly ItemFeature[]
  lines: readonly ItemFeature[]
  markers: readonly ItemFeature<Point>[]
  halos: readonly ItemFeature[]
}

const NOTHING: ItemParts = { areas: [], lines: [], markers: [], halos: [] }

function everyCoordinateFinite(coordinates: unknown): boolean {
  return Array.isArray(coordinates)
    ? coordinates.length > 0 && coordinates.every(everyCoordinateFinite)
    : Number.isFinite(coordinates)
}

/** One bad geometry blanks a whole source of the map, so it is kept out even though compile refuses it. */
export function isDrawable(geometry: PositionGeometry): boolean {
  return everyCoordinateFinite(geometry.coordinates)
}

const isArea = (geometry: PositionGeometry) => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
const isLine = (geometry: PositionGeometry) => geometry.type === 'LineString' || geometry.type === 'MultiLineString'

/** The circles within which an approximate point lies, at their true radius; lines and areas show it by their dash. */
function halosOf(position: Position): readonly Geometry[] {
  if (position.accuracy !== 'approximate' || position.errorM === null || position.errorM <= 0) return []
  if (isArea(position.geometry) || isLine(position.geometry)) return []
  const radiusM = position.errorM
  return representativePoints(position.geometry).map(
    (point) => circle([...point], radiusM, { units: 'meters', steps: 72 }).geometry,
  )
}

/** What is said of an item under a light. */
function wordsUnder(item: Item, fields: readonly Field[], light: Light | null) {
  return {
    icon: markerImage(markerLook(item, fields, light)),
    precedence: precedence(item, light),
    light: light ?? 'none',
  } as const
}

/** Cuts one item into plain features; empty when it is unlocated. */
export function partsOf(item: Item, fields: readonly Field[], light: Light | null): ItemParts {
  const position = item.position
  if (position === null || !isDrawable(position.geometry)) return NOTHING
  const geometry = position.geometry
  const properties: FeatureProperties = {
    id: item.id,
    name: item.name,
    importance: importance(item),
    site: 0,
    approximate: position.accuracy === 'approximate',
    shape: isArea(geometry) ? 'area' : isLine(geometry) ? 'line' : 'point',
    ...wordsUnder(item, fields, light),
  }
  const feature = <G extends Geometry>(part: G): ItemFeature<G> => ({ type: 'Feature', properties, geometry: part })
  return {
    areas: isArea(geometry) ? [feature(geometry)] : [],
    lines: isLine(geometry) ? [feature(geometry)] : [],
    markers: representativePoints(geometry).map((coordinates, site) => {
      const marker = feature<Point>({ type: 'Point', coordinates: [...coordinates] })
      return site === 0 ? marker : { ...marker, properties: { ...properties, site } }
    }),
    // An error has no light: circles are the same under all.
    halos: halosOf(position).map((halo): ItemFeature => ({
      type: 'Feature',
      properties: { ...properties, ...wordsUnder(item, fields, null) },
      geometry: halo,
    })),
  }
}

/** The same parts under another light: their geometry is not reckoned again. */
function repainted(parts: ItemParts, item: Item, fields: readonly Field[], light: Light | null): ItemParts {
  const words = wordsUnder(item, fields, light)
  const repaint = <G extends Geometry>(feature: ItemFeature<G>): ItemFeature<G> => ({
    ...feature,
    properties: { ...feature.properties, ...words },
  })
  return {
    areas: parts.areas.map(repaint),
    lines: parts.lines.map(repaint),
    markers: parts.markers.map(repaint),
    halos: parts.halos,
  }
}

/**
 * Remembers the parts of items it has seen, under each light: items are never changed, so the object is the key, and
 * what looks the same on two days is the very same feature.
 */
export class PartsMemory {
  readonly #fields: readonly Field[]
  readonly #known = new WeakMap<Item, Map<Light | null, ItemParts>>()

  constructor(fields: readonly Field[]) {
    this.#fields = fields
  }

  partsOf(item: Item, light: Light | null): ItemParts {
    const byLight = this.#known.get(item) ?? new Map<Light | null, ItemParts>()
    const known = byLight.get(light)
    if (known !== undefined) return known
    const [other] = byLight.values()
    const parts = other === undefined ? partsOf(item, this.#fields, light) : repainted(other, item, this.#fields, light)
    byLight.set(light, parts)
    this.#known.set(item, byLight)
    return parts
  }
}
