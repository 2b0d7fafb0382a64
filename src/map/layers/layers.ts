import type { LayerSpecification } from 'maplibre-gl'
import type { Unnamed } from '../scene-data'
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
import { emphasisLabelLayers, emphasisMarkerLayers, emphasisShapeLayers } from './emphasis-layers'
import { scaleLayers } from './scale-layers'
import { litMarkerLayers, ringMarkerLayers, ringShapeLayers } from './ring-layers'
import { itemLabelLayers, itemMarkerLayers, leaderLayers, markerSpaceLayers } from './item-layers'
import { itemShapeLayers } from './item-shape-layers'

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
  unnamed: Unnamed
  /** Whether all but the members of a target step back. */
  lit: readonly string[]
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
  unnamed,
  lit,
}: LayerOptions): LayerSpecification[] {
  const colours = COLOURS[theme]
  const embedded = basemap.length === 0
  const beneath = groundLayers(colours)
  const places = basemapHasLabels ? [] : placeLayers(colours, language, unnamed)
  const itemLabels = itemLabelLayers(colours, crowded, unnamed, lit)
  const above = [
    ...districtLayers(colours, !embedded),
    ...(embedded ? sheetLayers(colours) : []),
    ...ringShapeLayers(colours, lit),
    ...itemShapeLayers(theme, colours, lit),
    ...emphasisShapeLayers(colours),
    ...leaderLayers(colours, lit),
    ...ringMarkerLayers(theme, crowded, lit),
    ...(basemapHasLabels ? [] : landmarkLayers(colours, language)),
    // Items are what the map is about; only among thousands of them do the places say more.
    ...(crowded ? [...itemLabels, ...places] : [...places, ...itemLabels]),
    ...itemMarkerLayers(theme, crowded, lit),
    ...litMarkerLayers(theme, crowded),
    ...emphasisMarkerLayers(theme),
    ...emphasisLabelLayers(colours),
    ...markerSpaceLayers(theme, crowded),
  ]
  const under = embedded ? scaleLayers(neighbourLayers(colours), scale) : basemap
  return [...scaleLayers(beneath, scale), ...under, ...scaleLayers(above, scale)]
}
