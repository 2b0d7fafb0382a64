import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { BOLD_TEXT_FONTS } from '../fonts'
import type { Emphasis } from '../marker-drawing'
import { SOURCES } from '../source-ids'
import type { MapColours, Theme } from '../theme'
import type { PartName } from '../scene-features'
import { labelLayout, MARKER_SCALE } from './item-layers'
import { lineWidth } from './item-shape-layers'
import { lightColour } from './light-expressions'

const isPart = (part: PartName): ExpressionSpecification => ['==', ['get', 'part'], part]
const isPartWith = (part: PartName, emphasis: Emphasis): ExpressionSpecification => [
  'all',
  isPart(part),
  ['==', ['get', 'emphasis'], emphasis],
]

/** Areas, lines and halos of the hovered and the selected item: above all other shapes, beneath texts and markers. */
export function emphasisShapeLayers(colours: MapColours): LayerSpecification[] {
  const source = SOURCES.emphasis
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const
  return [
    {
      id: 'emphasis-halo-fill',
      type: 'fill',
      source,
      filter: isPart('halo'),
      paint: { 'fill-color': colours.ink, 'fill-opacity': 0.06 },
    },
    {
      id: 'emphasis-halo',
      type: 'line',
      source,
      filter: isPart('halo'),
      paint: { 'line-color': colours.ink, 'line-width': 1.75, 'line-dasharray': [4, 3] },
    },
    {
      id: 'emphasis-area-hovered',
      type: 'line',
      source,
      filter: isPartWith('area', 'hovered'),
      layout: round,
      paint: { 'line-color': lightColour(colours), 'line-width': 3 },
    },
    {
      id: 'emphasis-area-selected-outer',
      type: 'line',
      source,
      filter: isPartWith('area', 'selected'),
      layout: round,
      paint: { 'line-color': colours.selectionOuter, 'line-width': 8 },
    },
    {
      id: 'emphasis-area-selected',
      type: 'line',
      source,
      filter: isPartWith('area', 'selected'),
      layout: round,
      paint: { 'line-color': colours.selectionInner, 'line-width': 3 },
    },
    {
      id: 'emphasis-line-selected-ring',
      type: 'line',
      source,
      filter: isPartWith('line', 'selected'),
      layout: round,
      paint: { 'line-color': colours.selectionInner, 'line-width': lineWidth(9) },
    },
    {
      id: 'emphasis-line-casing',
      type: 'line',
      source,
      filter: isPart('line'),
      layout: round,
      paint: { 'line-color': colours.selectionOuter, 'line-width': lineWidth(5) },
    },
    {
      id: 'emphasis-line',
      type: 'line',
      source,
      filter: isPart('line'),
      layout: round,
      paint: { 'line-color': lightColour(colours), 'line-width': lineWidth(1) },
    },
  ]
}

/** Markers of the hovered and the selected item, above all others. */
export function emphasisMarkerLayers(theme: Theme): LayerSpecification[] {
  const source = SOURCES.emphasis
  const always = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const
  return [
    {
      id: 'emphasis-ring',
      type: 'symbol',
      source,
      filter: isPart('marker'),
      layout: { 'icon-image': ['concat', `${theme}/`, ['get', 'ring']], 'icon-size': MARKER_SCALE, ...always },
    },
    {
      id: 'emphasis-marker',
      type: 'symbol',
      source,
      filter: isPart('marker'),
      layout: { 'icon-image': ['concat', `${theme}/`, ['get', 'icon']], 'icon-size': MARKER_SCALE, ...always },
    },
  ]
}

/** Names of the hovered and the selected item, above everything: always shown, off markers and badges if that goes; others give way. */
export function emphasisLabelLayers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'emphasis-label',
      type: 'symbol',
      source: SOURCES.emphasis,
      filter: isPart('marker'),
      layout: {
        // Farther out than ordinary names rather than across a marker.
        ...labelLayout([1.85, 2.5, 3.25], true),
        'text-font': BOLD_TEXT_FONTS,
        'text-size': 13,
        'text-padding': 3,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours.ink, 'text-halo-color': colours.halo, 'text-halo-width': 2.25 },
    },
  ]
}
