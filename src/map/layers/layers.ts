import type { LayerSpecification } from 'maplibre-gl'
import { COLOURS, type Theme } from '../theme'
import {
  districtLayers,
  groundLayers,
  landmarkLayers,
  neighbourLayers,
  placeLayers,
  sheetLayers,
  type MapLanguage,
} from './backdrop-layers'
import { emphasisMarkerLayers, emphasisShapeLayers } from './emphasis-layers'
import { itemLabelLayers, itemMarkerLayers, itemShapeLayers } from './item-layers'

export interface LayerOptions {
  theme: Theme
  language: MapLanguage
  /** The basemap's own layers, bottom first; empty for the embedded backdrop. */
  basemap: readonly LayerSpecification[]
  /** Whether the basemap names places itself, so that the backdrop's names are left out. */
  basemapHasLabels: boolean
}

/**
 * Every layer, bottom first. This order is the only z-order on the map. Labels are placed from the top down, so what
 * comes later here also wins when texts collide.
 */
export function layers({ theme, language, basemap, basemapHasLabels }: LayerOptions): LayerSpecification[] {
  const colours = COLOURS[theme]
  const embedded = basemap.length === 0
  return [
    ...groundLayers(colours),
    ...(embedded ? neighbourLayers(colours) : basemap),
    ...districtLayers(colours),
    ...(embedded ? sheetLayers(colours) : []),
    ...itemShapeLayers(colours),
    ...emphasisShapeLayers(colours),
    ...(basemapHasLabels ? [] : landmarkLayers(colours, language)),
    ...itemLabelLayers(colours),
    ...(basemapHasLabels ? [] : placeLayers(colours, language)),
    ...itemMarkerLayers(theme),
    ...emphasisMarkerLayers(theme, colours),
  ]
}
