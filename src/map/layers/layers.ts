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
import { scaleLayers } from './scale-layers'
import { itemLabelLayers, itemMarkerLayers, itemShapeLayers } from './item-layers'

export interface LayerOptions {
  theme: Theme
  /** How much larger than usual the own layers' sizes are. */
  scale: number
  language: MapLanguage
  /** The basemap's own layers, bottom first; empty for the embedded backdrop. */
  basemap: readonly LayerSpecification[]
  /** Whether the basemap names places itself, so that the backdrop's names are left out. */
  basemapHasLabels: boolean
  /** Whether there are too many markers to draw each in full from afar. */
  crowded: boolean
}

/**
 * Every layer, bottom first. This order is the only z-order on the map. Labels are placed from the top down, so what
 * comes later here also wins when texts collide.
 */
export function layers({
  theme,
  scale,
  language,
  basemap,
  basemapHasLabels,
  crowded,
}: LayerOptions): LayerSpecification[] {
  const colours = COLOURS[theme]
  const embedded = basemap.length === 0
  const beneath = groundLayers(colours)
  const above = [
    ...districtLayers(colours, !embedded),
    ...(embedded ? sheetLayers(colours) : []),
    ...itemShapeLayers(colours),
    ...emphasisShapeLayers(colours),
    ...(basemapHasLabels ? [] : landmarkLayers(colours, language)),
    ...itemLabelLayers(colours, crowded),
    ...(basemapHasLabels ? [] : placeLayers(colours, language)),
    ...itemMarkerLayers(theme, crowded),
    ...emphasisMarkerLayers(theme, colours),
  ]
  const under = embedded ? scaleLayers(neighbourLayers(colours), scale) : basemap
  return [...scaleLayers(beneath, scale), ...under, ...scaleLayers(above, scale)]
}
