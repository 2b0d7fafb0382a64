import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { MEDIUM_TEXT_FONTS } from '../fonts'
import { SOURCES } from '../source-ids'
import type { MapColours, Theme } from '../theme'

const APPROXIMATE: ExpressionSpecification = ['==', ['get', 'approximate'], true]
const PRECISE: ExpressionSpecification = ['!=', ['get', 'approximate'], true]

/** Markers are drawn for close zooms and shrink a little farther out. */
export const MARKER_SCALE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9.5, 0.74, 11.5, 0.9, 13, 1]

/** Width of a road's line in pixels; its casings are this much wider. */
export function lineWidth(extraPx: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 10, 3.5 + extraPx, 14, 5 + extraPx]
}

type Offset = [number, number]
type Anchor = 'left' | 'right' | 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

/** Where a label may stand about its marker, best place first; a road's name stands off the road. */
const BESIDE: readonly Anchor[] = [
  'left',
  'right',
  'top',
  'bottom',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
]
const OFF_THE_LINE: readonly Anchor[] = ['bottom-left', 'top-left', 'top-right', 'bottom-right', 'bottom', 'top']

/** How far a label stands from its marker's middle, in ems: `away` beside it, less where it stands at a corner. */
function offsetOf(anchor: Anchor, away: number): Offset {
  const across = anchor.includes('left') ? 1 : anchor.includes('right') ? -1 : 0
  const down = anchor.includes('top') ? 1 : anchor.includes('bottom') ? -1 : 0
  const reach = across !== 0 && down !== 0 ? away * 0.72 : away
  return [across * reach, down * reach]
}

const placesFor = (anchors: readonly Anchor[], away: number) =>
  anchors.flatMap((anchor): (Anchor | Offset)[] => [anchor, offsetOf(anchor, away)])

/** Layout of an item's label; `extra` ems are added to its distance from the marker. */
export function labelLayout(extra: number) {
  const away = 1.5 + extra
  return {
    'text-field': ['get', 'name'] satisfies ExpressionSpecification,
    'text-font': MEDIUM_TEXT_FONTS,
    'text-size': 12,
    'text-max-width': 10,
    'text-line-height': 1.25,
    'text-justify': 'auto',
    'text-variable-anchor-offset': [
      'case',
      ['==', ['get', 'shape'], 'line'],
      ['literal', placesFor(OFF_THE_LINE, away)],
      ['literal', placesFor(BESIDE, away)],
    ] satisfies ExpressionSpecification,
  } as const
}

/** Areas and lines with their accuracy, beneath all texts. */
export function itemShapeLayers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'item-halo-fill',
      type: 'fill',
      source: SOURCES.halos,
      paint: { 'fill-color': colours.ink, 'fill-opacity': 0.025 },
    },
    {
      id: 'item-halo',
      type: 'line',
      source: SOURCES.halos,
      paint: {
        'line-color': colours.inkSecondary,
        'line-width': 1,
        'line-opacity': 0.6,
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'item-area',
      type: 'fill',
      source: SOURCES.areas,
      paint: { 'fill-color': colours.ink, 'fill-opacity': 0.12 },
    },
    {
      id: 'item-area-outline',
      type: 'line',
      source: SOURCES.areas,
      filter: PRECISE,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.ink, 'line-width': 2, 'line-opacity': 0.85 },
    },
    {
      id: 'item-area-outline-approximate',
      type: 'line',
      source: SOURCES.areas,
      filter: APPROXIMATE,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.ink, 'line-width': 2, 'line-opacity': 0.85, 'line-dasharray': [2.5, 1.5] },
    },
    {
      id: 'item-line-approximate',
      type: 'line',
      source: SOURCES.lines,
      filter: APPROXIMATE,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.inkSecondary, 'line-width': lineWidth(7), 'line-dasharray': [0.5, 0.35] },
    },
    {
      id: 'item-line-casing',
      type: 'line',
      source: SOURCES.lines,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.panel, 'line-width': lineWidth(4) },
    },
    {
      id: 'item-line',
      type: 'line',
      source: SOURCES.lines,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colours.ink, 'line-width': lineWidth(0) },
    },
  ]
}

/** Markers of a crowded map are dots until one comes close; names wait, too: far out none of them would find room. */
const CROWDED_SCALE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9.5, 0.3, 11.5, 0.42, 14, 1]
const CROWDED_LABEL_ZOOM = 12

/** Names of items. The hovered or selected one is hidden here and written by its own layer. */
export function itemLabelLayers(colours: MapColours, crowded: boolean): LayerSpecification[] {
  return [
    {
      id: 'item-label',
      type: 'symbol',
      source: SOURCES.markers,
      ...(crowded ? { minzoom: CROWDED_LABEL_ZOOM } : {}),
      layout: { ...labelLayout(0), 'text-padding': 3, 'symbol-sort-key': ['-', 0, ['get', 'importance']] },
      paint: {
        'text-color': colours.ink,
        'text-halo-color': colours.halo,
        'text-halo-width': 1.75,
        'text-opacity': ['case', ['boolean', ['feature-state', 'emphasised'], false], 0, 1],
      },
    },
  ]
}

/** Markers are always shown and, being placed before labels, keep labels off. */
export function itemMarkerLayers(theme: Theme, crowded: boolean): LayerSpecification[] {
  return [
    {
      id: 'item-marker',
      type: 'symbol',
      source: SOURCES.markers,
      layout: {
        'icon-image': ['concat', `${theme}/`, ['get', 'icon']],
        'icon-size': crowded ? CROWDED_SCALE : MARKER_SCALE,
        'icon-allow-overlap': true,
        'icon-padding': -2,
        'symbol-sort-key': ['get', 'importance'],
      },
    },
    {
      id: 'unit-badge',
      type: 'symbol',
      source: SOURCES.badges,
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-allow-overlap': true,
        'icon-padding': 2,
      },
    },
  ]
}
