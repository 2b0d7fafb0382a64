import type {
  ExpressionSpecification,
  LayerSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from 'maplibre-gl'
import { BOLD_TEXT_FONTS, MEDIUM_TEXT_FONTS, TEXT_FONTS } from '../fonts'
import type { Unnamed } from '../scene-data'
import { SOURCES } from '../source-ids'
import type { MapColours } from '../theme'

export const MAP_LANGUAGES = ['zh', 'en'] as const
export type MapLanguage = (typeof MAP_LANGUAGES)[number]

const isRole = (role: 'district' | 'neighbour'): ExpressionSpecification => ['==', ['get', 'role'], role]
const hasRank = (rank: number): ExpressionSpecification => ['==', ['get', 'rank'], rank]

/** Sea, land, district: what lies beneath a basemap, too. */
export function groundLayers(colours: MapColours): LayerSpecification[] {
  return [
    { id: 'backdrop-sea', type: 'background', paint: { 'background-color': colours.sea } },
    {
      id: 'backdrop-shore',
      type: 'line',
      source: SOURCES.land,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.shore,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 8, 14, 36],
        'line-blur': ['interpolate', ['linear'], ['zoom'], 9, 6, 14, 26],
      },
    },
    { id: 'backdrop-land', type: 'fill', source: SOURCES.land, paint: { 'fill-color': colours.land } },
    {
      id: 'backdrop-neighbour',
      type: 'fill',
      source: SOURCES.regions,
      filter: isRole('neighbour'),
      paint: { 'fill-color': colours.neighbour },
    },
    {
      id: 'backdrop-district',
      type: 'fill',
      source: SOURCES.regions,
      filter: isRole('district'),
      paint: { 'fill-color': colours.district },
    },
    {
      id: 'backdrop-coast',
      type: 'line',
      source: SOURCES.land,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.coast, 'line-width': 1 },
    },
  ]
}

/** The neighbours' quiet outlines; a basemap brings its own boundaries. */
export function neighbourLayers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'backdrop-neighbour-outline',
      type: 'line',
      source: SOURCES.regions,
      filter: isRole('neighbour'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.neighbourLine, 'line-width': 1, 'line-dasharray': [4, 2] },
    },
  ]
}

/** The district's outline; over a basemap of any colour it needs a casing to be seen. */
export function districtLayers(colours: MapColours, cased: boolean): LayerSpecification[] {
  const casing: LayerSpecification = {
    id: 'backdrop-district-casing',
    type: 'line',
    source: SOURCES.regions,
    filter: isRole('district'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colours.panel, 'line-width': 5, 'line-opacity': 0.8 },
  }
  return [
    ...(cased ? [casing] : []),
    {
      id: 'backdrop-district-outline',
      type: 'line',
      source: SOURCES.regions,
      filter: isRole('district'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.districtLine, 'line-width': 2 },
    },
  ]
}

/** The edge of the printed sheet; beyond it the backdrop knows nothing. */
export function sheetLayers(colours: MapColours): LayerSpecification[] {
  return [
    { id: 'backdrop-beyond', type: 'fill', source: SOURCES.beyond, paint: { 'fill-color': colours.beyond } },
    {
      id: 'backdrop-neatline',
      type: 'line',
      source: SOURCES.beyond,
      paint: { 'line-color': colours.neatline, 'line-width': 1 },
    },
    {
      id: 'backdrop-frame',
      type: 'line',
      source: SOURCES.beyond,
      paint: { 'line-color': colours.neatline, 'line-width': 2.5, 'line-offset': 6 },
    },
  ]
}

function nameIn(language: MapLanguage): ExpressionSpecification {
  return language === 'zh' ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']]
}

/** Landmarks give way to everything, so their layers come first. */
export function landmarkLayers(colours: MapColours, language: MapLanguage): LayerSpecification[] {
  return [
    {
      id: 'place-landmark',
      type: 'symbol',
      source: SOURCES.places,
      filter: hasRank(3),
      minzoom: 12,
      layout: {
        'text-field': ['concat', '· ', nameIn(language)],
        'text-font': TEXT_FONTS,
        'text-size': 11,
        'text-max-width': 30,
        'text-anchor': 'left',
        'text-offset': [-0.3, 0],
        'text-justify': 'left',
        'text-padding': 6,
      },
      paint: { 'text-color': colours.landmarkText, 'text-halo-color': colours.halo, 'text-halo-width': 1.25 },
    },
  ]
}

/** On its point if it can, else about it: the point stands for the whole subdistrict. Offsets in ems. */
const SUBDISTRICT_ANCHORS: VariableAnchorOffsetCollectionSpecification = [
  'center',
  [0, 0],
  'top',
  [0, 0.9],
  'bottom',
  [0, -0.9],
  'left',
  [1.4, 0],
  'right',
  [-1.4, 0],
  'top-left',
  [1.2, 0.8],
  'top-right',
  [-1.2, 0.8],
]

export const SUBDISTRICT_LAYER = 'place-subdistrict'

/** Subdistricts but those that a badge names. */
export function subdistrictFilter({ places }: Unnamed): ExpressionSpecification {
  return ['all', hasRank(2), ['!', ['in', ['get', 'name'], ['literal', [...places]]]]]
}

/** Names of districts and subdistricts. */
export function placeLayers(colours: MapColours, language: MapLanguage, unnamed: Unnamed): LayerSpecification[] {
  const halo = { 'text-halo-color': colours.halo, 'text-halo-width': 1.5 }
  return [
    {
      id: 'place-neighbour',
      type: 'symbol',
      source: SOURCES.places,
      filter: hasRank(0),
      maxzoom: 12.5,
      layout: {
        'text-field': nameIn(language),
        'text-font': TEXT_FONTS,
        'text-size': 14,
        'text-letter-spacing': 0.35,
      },
      paint: { 'text-color': colours.neighbourText, ...halo },
    },
    {
      id: 'place-district',
      type: 'symbol',
      source: SOURCES.places,
      filter: hasRank(1),
      maxzoom: 10.8,
      layout: {
        'text-field': nameIn(language),
        'text-font': BOLD_TEXT_FONTS,
        'text-size': 18,
        'text-letter-spacing': 0.5,
        'text-variable-anchor': ['center', 'bottom', 'top'],
        'text-radial-offset': 0,
      },
      paint: { 'text-color': colours.districtText, ...halo },
    },
    {
      id: SUBDISTRICT_LAYER,
      type: 'symbol',
      source: SOURCES.places,
      filter: subdistrictFilter(unnamed),
      minzoom: 9.8,
      layout: {
        'text-field': nameIn(language),
        'text-font': MEDIUM_TEXT_FONTS,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 12, 13, 15],
        'text-letter-spacing': 0.15,
        'text-variable-anchor-offset': SUBDISTRICT_ANCHORS,
        'text-padding': 3,
      },
      paint: { 'text-color': colours.placeText, ...halo },
    },
  ]
}
