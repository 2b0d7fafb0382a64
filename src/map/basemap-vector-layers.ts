import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { TEXT_FONTS } from './fonts'
import { BASEMAP_PREFIX } from './source-ids'
import type { BasemapColours } from './theme'

/** Names by which a vector archive calls what we draw. An absent layer is left out. */
export interface VectorSchema {
  earth: string | null
  water: string
  land: readonly string[]
  roads: string
  buildings: string
  boundaries: string
  places: string
  /** The property that classes land and roads. */
  classKey: string
  green: readonly string[]
  majorRoads: readonly string[]
  rails: readonly string[]
}

const PROTOMAPS: VectorSchema = {
  earth: 'earth',
  water: 'water',
  land: ['landuse'],
  roads: 'roads',
  buildings: 'buildings',
  boundaries: 'boundaries',
  places: 'places',
  classKey: 'kind',
  green: ['park', 'wood', 'forest', 'grass', 'nature_reserve', 'cemetery', 'golf_course', 'farmland', 'scrub'],
  majorRoads: ['highway', 'major_road', 'medium_road'],
  rails: ['rail'],
}

const OPEN_MAP_TILES: VectorSchema = {
  earth: null,
  water: 'water',
  land: ['landcover', 'landuse', 'park'],
  roads: 'transportation',
  buildings: 'building',
  boundaries: 'boundary',
  places: 'place',
  classKey: 'class',
  green: ['wood', 'grass', 'farmland', 'park', 'cemetery', 'wetland', 'nature_reserve', 'national_park'],
  majorRoads: ['motorway', 'trunk', 'primary', 'secondary'],
  rails: ['rail', 'transit'],
}

/** Which of the two schemas an archive follows, from the names of its layers; `null` = neither. */
export function schemaOf(layerNames: readonly string[]): VectorSchema | null {
  const has = (...names: string[]) => names.some((name) => layerNames.includes(name))
  if (has('transportation', 'place', 'landcover', 'boundary') && !has('roads', 'earth')) return OPEN_MAP_TILES
  return has('earth', 'roads', 'places', 'buildings') ? PROTOMAPS : null
}

const VECTOR_SOURCE = `${BASEMAP_PREFIX}archive`

/** A quiet own style for a vector archive. Only layers that the archive has are made. */
export function vectorLayers(
  schema: VectorSchema,
  layerNames: readonly string[],
  colours: BasemapColours,
): LayerSpecification[] {
  const oneOf = (values: readonly string[]): ExpressionSpecification => [
    'in',
    ['get', schema.classKey],
    ['literal', [...values]],
  ]
  const common = (id: string, layer: string) => ({
    id: BASEMAP_PREFIX + id,
    source: VECTOR_SOURCE,
    'source-layer': layer,
  })
  const fill = (id: string, layer: string, colour: string, filter?: ExpressionSpecification): LayerSpecification => ({
    ...common(id, layer),
    type: 'fill',
    ...(filter === undefined ? {} : { filter }),
    paint: { 'fill-color': colour },
  })
  const road = (
    id: string,
    colour: string,
    widths: readonly [number, number],
    filter: ExpressionSpecification,
    minzoom: number,
  ): LayerSpecification => ({
    ...common(id, schema.roads),
    type: 'line',
    minzoom,
    filter,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': colour,
      'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 10, widths[0], 18, widths[1]],
    },
  })
  const rails = oneOf(schema.rails)
  const major = oneOf(schema.majorRoads)
  const minor: ExpressionSpecification = ['all', ['!', major], ['!', rails]]
  const all: LayerSpecification[] = [
    {
      id: `${BASEMAP_PREFIX}land`,
      type: 'background',
      paint: { 'background-color': schema.earth === null ? colours.land : colours.water },
    },
    ...(schema.earth === null ? [] : [fill('earth', schema.earth, colours.land)]),
    ...schema.land.map((layer) => fill(`green-${layer}`, layer, colours.green, oneOf(schema.green))),
    fill('water', schema.water, colours.water),
    { ...fill('building', schema.buildings, colours.building), minzoom: 14 },
    road('road-minor-casing', colours.roadCasing, [0.8, 14], minor, 12),
    road('road-major-casing', colours.roadCasing, [2.2, 22], major, 8),
    road('rail', colours.rail, [0.8, 3], rails, 10),
    road('road-minor', colours.roadMinor, [0.4, 12], minor, 12.5),
    road('road-major', colours.roadMajor, [1.2, 19], major, 8),
    {
      ...common('boundary', schema.boundaries),
      type: 'line',
      paint: { 'line-color': colours.boundary, 'line-width': 0.8, 'line-dasharray': [4, 2] },
    },
    {
      ...common('place', schema.places),
      type: 'symbol',
      layout: {
        'text-field': ['coalesce', ['get', 'name:zh'], ['get', 'name:zh-Hans'], ['get', 'name']],
        'text-font': TEXT_FONTS,
        'text-size': 12,
        'text-max-width': 8,
      },
      paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 1.25 },
    },
  ]
  return all.filter((layer) => !('source-layer' in layer) || layerNames.includes(layer['source-layer'] ?? ''))
}
