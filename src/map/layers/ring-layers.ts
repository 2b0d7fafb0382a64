import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Ring } from '../ring-drawing'
import type { PartName } from '../scene-features'
import { SOURCES } from '../source-ids'
import type { MapColours, Theme } from '../theme'
import { DIMMED } from './light-expressions'
import { markerIcon, markerSize } from './item-layers'
import { lineWidth } from './item-shape-layers'

const isPart = (part: PartName, rings: readonly Ring[]): ExpressionSpecification => [
  'all',
  ['==', ['get', 'part'], part],
  ['in', ['get', 'ring'], ['literal', [...rings]]],
]

const ROUND = { 'line-join': 'round', 'line-cap': 'round' } as const
const JOINED = { 'line-join': 'round' } as const
const MEMBERS = ['done', 'open'] as const satisfies readonly Ring[]

/** Bands about changed areas and lines and about those of a target, beneath them: dashed = not done. */
export function ringShapeLayers(colours: MapColours, lit: readonly string[]): LayerSpecification[] {
  const source = SOURCES.rings
  const soft = {
    'line-color': colours.accent,
    'line-opacity': lit.length > 0 ? 0.4 * DIMMED : 0.4,
    'line-blur': 2,
  } as const
  return [
    {
      id: 'changed-area',
      type: 'line',
      source,
      filter: isPart('area', ['changed']),
      layout: JOINED,
      paint: { ...soft, 'line-width': 10 },
    },
    {
      id: 'changed-line',
      type: 'line',
      source,
      filter: isPart('line', ['changed']),
      layout: ROUND,
      paint: { ...soft, 'line-width': lineWidth(13) },
    },
    {
      id: 'lit-area',
      type: 'line',
      source,
      filter: isPart('area', ['done']),
      layout: JOINED,
      paint: { 'line-color': colours.accent, 'line-width': 8 },
    },
    {
      id: 'lit-area-open',
      type: 'line',
      source,
      filter: isPart('area', ['open']),
      layout: JOINED,
      paint: { 'line-color': colours.accent, 'line-width': 8, 'line-dasharray': [1.25, 0.9] },
    },
    {
      id: 'lit-line',
      type: 'line',
      source,
      filter: isPart('line', ['done']),
      layout: ROUND,
      paint: { 'line-color': colours.accent, 'line-width': lineWidth(9) },
    },
    {
      id: 'lit-line-open',
      type: 'line',
      source,
      filter: isPart('line', ['open']),
      layout: JOINED,
      paint: { 'line-color': colours.accent, 'line-width': lineWidth(9), 'line-dasharray': [0.8, 0.55] },
    },
  ]
}

const ALWAYS = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const

/**
 * Rings about markers, beneath all markers and texts; that of a target lies on that of a change, which steps back while
 * a target is looked at.
 */
export function ringMarkerLayers(theme: Theme, crowded: boolean, lit: readonly string[]): LayerSpecification[] {
  const layout = {
    'icon-image': ['concat', `${theme}/`, ['get', 'ringImage']] satisfies ExpressionSpecification,
    'icon-size': markerSize(crowded),
    ...ALWAYS,
  }
  const source = SOURCES.rings
  return [
    {
      id: 'changed-ring',
      type: 'symbol',
      source,
      filter: isPart('marker', ['changed']),
      layout,
      paint: { 'icon-opacity': lit.length > 0 ? DIMMED : 1 },
    },
    { id: 'lit-ring', type: 'symbol', source, filter: isPart('marker', MEMBERS), layout },
  ]
}

/** Members of a target once more, above the markers that step back. */
export function litMarkerLayers(theme: Theme, crowded: boolean): LayerSpecification[] {
  return [
    {
      id: 'lit-marker',
      type: 'symbol',
      source: SOURCES.rings,
      filter: isPart('marker', MEMBERS),
      layout: {
        'icon-image': markerIcon(theme, crowded),
        'icon-size': markerSize(crowded),
        'symbol-sort-key': ['get', 'precedence'],
        ...ALWAYS,
      },
    },
  ]
}
