import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { MEDIUM_TEXT_FONTS } from '../fonts'
import { SIGNAL_IMAGE } from '../image-id'
import { MARKER_SCALE_STOPS } from '../placed-markers'
import type { Unnamed } from '../scene-data'
import { SOURCES } from '../source-ids'
import type { MapColours, Theme } from '../theme'
import { dimmable, DIMMED, hasLight } from './light-expressions'

/** Markers are drawn for close zooms and shrink a little farther out. */
export const MARKER_SCALE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], ...MARKER_SCALE_STOPS.flat()]

type Offset = [number, number]
type Anchor = 'left' | 'right' | 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right'

const CORNERS: readonly Anchor[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right']

/**
 * Where a label may stand about its marker, best place first. At a corner it could be taken for the name of the marker
 * next to it. A road's name stands off the road.
 */
const BESIDE: readonly Anchor[] = ['left', 'right', 'bottom', 'top']
/** The farther distances of a road's name: much farther out it would stand at something else. */
const NEAR_THE_LINE = [2.2, 2.4]
const OFF_THE_LINE: readonly Anchor[] = ['bottom-left', 'top-left', 'top-right', 'bottom-right', 'bottom', 'top']

/**
 * How far a label stands from its marker's middle, in ems: `away` beside it, less to the side where it stands at a
 * corner, but never so little up or down that it met the square that keeps other labels off the marker.
 */
function offsetOf(anchor: Anchor, away: number): Offset {
  const across = anchor.includes('left') ? 1 : anchor.includes('right') ? -1 : 0
  const down = anchor.includes('top') ? 1 : anchor.includes('bottom') ? -1 : 0
  return [across * (down === 0 ? away : away * 0.5), down * away]
}

const placesFor = (anchors: readonly Anchor[], rings: readonly number[]) =>
  rings.flatMap((away) => anchors.flatMap((anchor): (Anchor | Offset)[] => [anchor, offsetOf(anchor, away)]))

/**
 * Layout of an item's label. It is tried at each of these distances from the marker's middle, in ems; at its corners
 * only if it `mustShow`.
 */
export function labelLayout(rings: readonly number[], mustShow: boolean) {
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
      ['literal', placesFor(OFF_THE_LINE, [...rings.slice(0, 1), ...NEAR_THE_LINE])],
      ['literal', placesFor(mustShow ? [...BESIDE, ...CORNERS] : BESIDE, rings)],
    ] satisfies ExpressionSpecification,
  } as const
}

/** From a displaced marker to a dot at its true place. */
export function leaderLayers(colours: MapColours, lit: readonly string[]): LayerSpecification[] {
  return [
    {
      id: 'marker-leader-casing',
      type: 'line',
      source: SOURCES.leaders,
      filter: ['==', ['get', 'part'], 'leader'],
      paint: { 'line-color': colours.halo, 'line-width': 3, 'line-opacity': dimmable(0.8, lit) },
    },
    {
      id: 'marker-leader',
      type: 'line',
      source: SOURCES.leaders,
      filter: ['==', ['get', 'part'], 'leader'],
      paint: { 'line-color': colours.inkSecondary, 'line-width': 1, 'line-opacity': dimmable(1, lit) },
    },
    {
      id: 'marker-place',
      type: 'circle',
      source: SOURCES.leaders,
      filter: ['==', ['get', 'part'], 'place'],
      paint: {
        'circle-radius': 2.5,
        'circle-color': colours.ink,
        'circle-opacity': dimmable(1, lit),
        'circle-stroke-opacity': dimmable(1, lit),
        'circle-stroke-color': colours.halo,
        'circle-stroke-width': 1.25,
      },
    },
  ]
}

/** Markers of a crowded map are dots until one comes close; names wait, too: far out none of them would find room. */
const CROWDED_SCALE: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9.5, 0.3, 11.5, 0.42, 14, 1]
const CROWDED_LABEL_ZOOM = 12

/** More than any precedence. */
const FURTHER_SITE = 100

export const ITEM_LABEL_LAYER = 'item-label'

/** Items but the selected one: a label that is merely invisible would still keep others off. */
export function itemLabelFilter({ itemId }: Unnamed): ExpressionSpecification {
  return ['!=', ['get', 'id'], itemId ?? '']
}

/** Names of items. The hovered or selected one is hidden here and written by its own layer. */
export function itemLabelLayers(
  colours: MapColours,
  crowded: boolean,
  unnamed: Unnamed,
  lit: readonly string[],
): LayerSpecification[] {
  return [
    {
      id: ITEM_LABEL_LAYER,
      type: 'symbol',
      source: SOURCES.markers,
      filter: itemLabelFilter(unnamed),
      ...(crowded ? { minzoom: CROWDED_LABEL_ZOOM } : {}),
      layout: {
        ...labelLayout([1.5], false),
        'text-padding': 2,
        'symbol-sort-key': ['-', ['*', FURTHER_SITE, ['get', 'site']], ['get', 'precedence']],
      },
      paint: {
        'text-color': colours.ink,
        'text-halo-color': colours.halo,
        'text-halo-width': 1.75,
        'text-opacity': ['case', ['boolean', ['feature-state', 'emphasised'], false], 0, dimmable(1, lit)],
      },
    },
  ]
}

/** A marker's picture; on a crowded map its light alone until one comes close enough to read a glyph. */
export function markerIcon(theme: Theme, crowded: boolean): ExpressionSpecification {
  const marker: ExpressionSpecification = ['concat', `${theme}/`, ['get', 'icon']]
  if (!crowded) return marker
  const signal: ExpressionSpecification = ['concat', `${theme}/${SIGNAL_IMAGE}`, ['get', 'light']]
  return ['step', ['zoom'], ['case', hasLight('none'), marker, signal], CROWDED_LABEL_ZOOM, marker]
}

export function markerSize(crowded: boolean): ExpressionSpecification {
  return crowded ? CROWDED_SCALE : MARKER_SCALE
}

/**
 * Markers and badges where names must keep off them, above what they are to keep off: what is above is placed first.
 * They are never drawn. Among very many markers there is no room to look for.
 */
export function markerSpaceLayers(theme: Theme, crowded: boolean): LayerSpecification[] {
  const layers = crowded ? [] : itemMarkerLayers(theme, crowded, [])
  // The engine places layers that differ in paint alone together, with the lowest; the zoom tells these from it.
  const unseen = { minzoom: 0, paint: { 'icon-opacity': 0 } }
  return layers.map((layer) => ({ ...layer, ...unseen, id: `${layer.id}-space` }) as LayerSpecification)
}

/** Markers are always shown and, being placed before labels, keep labels off. */
export function itemMarkerLayers(theme: Theme, crowded: boolean, lit: readonly string[]): LayerSpecification[] {
  return [
    {
      id: 'item-marker',
      type: 'symbol',
      source: SOURCES.markers,
      layout: {
        'icon-image': markerIcon(theme, crowded),
        'icon-size': markerSize(crowded),
        'icon-allow-overlap': true,
        // What an image leaves empty about the marker is free for labels.
        'icon-padding': -5.5,
        'symbol-sort-key': ['get', 'precedence'],
      },
      paint: { 'icon-opacity': lit.length > 0 ? DIMMED : 1 },
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
