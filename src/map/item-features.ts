import circle from '@turf/circle'
import type { Feature, Geometry, Point } from 'geojson'
import type { Item, Position, PositionGeometry } from '../domain/item'
import type { Field } from '../domain/pack'
import { markerImage } from './image-id'
import { importance } from './importance'
import { markerLook } from './marker-look'
import { representativePoints } from '../domain/representative-points'

/** What the style reads: plain values only, everything else stays in the app. */
export interface FeatureProperties {
  id: string
  name: string
  icon: string
  importance: number
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

/** Cuts one item into plain features; empty when it is unlocated. */
export function partsOf(item: Item, fields: readonly Field[]): ItemParts {
  const position = item.position
  if (position === null || !isDrawable(position.geometry)) return NOTHING
  const geometry = position.geometry
  const properties: FeatureProperties = {
    id: item.id,
    name: item.name,
    icon: markerImage(markerLook(item, fields)),
    importance: importance(item),
    site: 0,
    approximate: position.accuracy === 'approximate',
    shape: isArea(geometry) ? 'area' : isLine(geometry) ? 'line' : 'point',
  }
  const feature = <G extends Geometry>(part: G): ItemFeature<G> => ({ type: 'Feature', properties, geometry: part })
  return {
    areas: isArea(geometry) ? [feature(geometry)] : [],
    lines: isLine(geometry) ? [feature(geometry)] : [],
    markers: representativePoints(geometry).map((coordinates, site) => {
      const marker = feature<Point>({ type: 'Point', coordinates: [...coordinates] })
      return site === 0 ? marker : { ...marker, properties: { ...properties, site } }
    }),
    halos: halosOf(position).map(feature),
  }
}

/** Remembers the parts of items it has seen: items are never changed, so the object is the key. */
export class PartsMemory {
  readonly #fields: readonly Field[]
  readonly #known = new WeakMap<Item, ItemParts>()

  constructor(fields: readonly Field[]) {
    this.#fields = fields
  }

  partsOf(item: Item): ItemParts {
    const known = this.#known.get(item)
    if (known !== undefined) return known
    const parts = partsOf(item, this.#fields)
    this.#known.set(item, parts)
    return parts
  }
}
