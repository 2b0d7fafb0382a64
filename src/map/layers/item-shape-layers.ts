import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { HATCH_IMAGE } from '../image-id'
import { SOURCES } from '../source-ids'
import type { MapColours, Theme } from '../theme'
import { dimmable, hasLight, lightColour } from './light-expressions'

const APPROXIMATE: ExpressionSpecification = ['==', ['get', 'approximate'], true]
const PRECISE: ExpressionSpecification = ['!=', ['get', 'approximate'], true]

/** Width of a road's line in pixels; its casings are this much wider. */
export function lineWidth(extraPx: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 10, 3.5 + extraPx, 14, 5 + extraPx]
}

/** Areas and lines with their accuracy and light, beneath all texts. */
export function itemShapeLayers(theme: Theme, colours: MapColours, lit: readonly string[]): LayerSpecification[] {
  const colour = lightColour(colours)
  const joined = { 'line-join': 'round' } as const
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const
  return [
    {
      id: 'item-halo-fill',
      type: 'fill',
      source: SOURCES.halos,
      paint: { 'fill-color': colours.ink, 'fill-opacity': dimmable(0.025, lit) },
    },
    {
      id: 'item-halo',
      type: 'line',
      source: SOURCES.halos,
      paint: {
        'line-color': colours.inkSecondary,
        'line-width': 1,
        'line-opacity': dimmable(0.6, lit),
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'item-area',
      type: 'fill',
      source: SOURCES.areas,
      paint: { 'fill-color': colour, 'fill-opacity': dimmable(0.12, lit) },
    },
    {
      id: 'item-area-hatch',
      type: 'fill',
      source: SOURCES.areas,
      filter: hasLight('silent'),
      paint: { 'fill-pattern': `${theme}/${HATCH_IMAGE}`, 'fill-opacity': dimmable(0.5, lit) },
    },
    {
      id: 'item-area-casing',
      type: 'line',
      source: SOURCES.areas,
      layout: joined,
      paint: { 'line-color': colours.halo, 'line-width': 4, 'line-opacity': dimmable(0.7, lit) },
    },
    {
      id: 'item-area-outline',
      type: 'line',
      source: SOURCES.areas,
      filter: PRECISE,
      layout: joined,
      paint: { 'line-color': colour, 'line-width': 2, 'line-opacity': dimmable(0.95, lit) },
    },
    {
      id: 'item-area-outline-approximate',
      type: 'line',
      source: SOURCES.areas,
      filter: APPROXIMATE,
      layout: joined,
      paint: {
        'line-color': colour,
        'line-width': 2,
        'line-opacity': dimmable(0.95, lit),
        'line-dasharray': [2.5, 1.5],
      },
    },
    {
      id: 'item-line-approximate',
      type: 'line',
      source: SOURCES.lines,
      filter: APPROXIMATE,
      layout: joined,
      paint: {
        'line-color': colours.inkSecondary,
        'line-width': lineWidth(7),
        'line-opacity': dimmable(1, lit),
        'line-dasharray': [0.5, 0.35],
      },
    },
    {
      id: 'item-line-casing',
      type: 'line',
      source: SOURCES.lines,
      layout: round,
      paint: { 'line-color': colours.panel, 'line-width': lineWidth(4), 'line-opacity': dimmable(1, lit) },
    },
    {
      id: 'item-line',
      type: 'line',
      source: SOURCES.lines,
      layout: { ...round, 'line-sort-key': ['get', 'precedence'] },
      paint: { 'line-color': colour, 'line-width': lineWidth(0), 'line-opacity': dimmable(1, lit) },
    },
  ]
}
