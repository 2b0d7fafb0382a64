import type { FeatureCollection } from 'geojson'
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Backdrop } from '../domain/pack'
import { beyondSheet, placeFeatures, regionFeatures } from './backdrop-features'
import type { BasemapParts } from './basemap-parts'
import type { MapLanguage } from './layers/backdrop-layers'
import { layers } from './layers/layers'
import { scaleLayers } from './layers/scale-layers'
import { isCrowded, type DynamicSource, type Unnamed } from './scene-data'
import { SOURCES, type SourceId } from './source-ids'
import { COLOURS, type Theme } from './theme'
import type { FontFaces, MapOverlay } from './view-contract'

export interface StyleOptions {
  theme: Theme
  /** How much larger than usual sizes in pixels are. */
  scale: number
  language: MapLanguage
  backdrop: Backdrop
  basemap: BasemapParts | null
  /** Whether tiles of the basemap have come in: until then its background colours would only hide the backdrop. */
  basemapArrived: boolean
  /** What the sources of items, badges, rings and emphasis hold now. */
  data: Readonly<Record<DynamicSource, FeatureCollection>>
  unnamed: Unnamed
  /** Ids of the members of the target that is looked at: all others step back; empty = nobody does. */
  lit: readonly string[]
  /** `null` = every text is drawn with fonts of the system. */
  fontFaces: FontFaces | null
  /** What lies over everything else; absent = nothing. */
  overlay?: MapOverlay | null
}

const geojson = (data: FeatureCollection | GeoJSON.Feature): GeoJSONSourceSpecification => ({ type: 'geojson', data })
const byId = (data: FeatureCollection): GeoJSONSourceSpecification => ({ type: 'geojson', data, promoteId: 'id' })

function ownSources({ backdrop, data }: StyleOptions): Record<SourceId, GeoJSONSourceSpecification> {
  return {
    [SOURCES.land]: geojson(backdrop.land),
    [SOURCES.regions]: geojson(regionFeatures(backdrop)),
    [SOURCES.beyond]: geojson(beyondSheet(backdrop.sheet)),
    [SOURCES.places]: geojson(placeFeatures(backdrop)),
    [SOURCES.areas]: byId(data[SOURCES.areas]),
    [SOURCES.halos]: byId(data[SOURCES.halos]),
    [SOURCES.lines]: byId(data[SOURCES.lines]),
    [SOURCES.markers]: byId(data[SOURCES.markers]),
    [SOURCES.leaders]: byId(data[SOURCES.leaders]),
    [SOURCES.badges]: byId(data[SOURCES.badges]),
    [SOURCES.rings]: geojson(data[SOURCES.rings]),
    [SOURCES.emphasis]: geojson(data[SOURCES.emphasis]),
  }
}

/** The whole style as data. It has no `glyphs`: every text is drawn in the browser. */
export function buildStyle(options: StyleOptions): StyleSpecification {
  const { theme, scale, language, basemap, basemapArrived, fontFaces, overlay } = options
  const basemapLayers = basemap?.layers(theme).filter((layer) => basemapArrived || layer.type !== 'background') ?? []
  return {
    version: 8,
    ...(basemap?.sprite === undefined ? {} : { sprite: basemap.sprite }),
    ...(basemap?.state === undefined ? {} : { state: basemap.state }),
    ...(fontFaces === null ? {} : { 'font-faces': fontFaces }),
    sources: { ...basemap?.sources, ...ownSources(options), ...overlay?.sources() },
    layers: [
      ...layers({
        theme,
        scale,
        language,
        basemap: basemapLayers,
        basemapHasLabels: basemap?.hasLabels ?? false,
        crowded: isCrowded(options.data[SOURCES.markers]),
        unnamed: options.unnamed,
        lit: options.lit,
      }),
      ...scaleLayers(overlay?.layers(COLOURS[theme]) ?? [], scale),
    ],
  }
}
