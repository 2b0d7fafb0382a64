import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapColours } from '../theme'

export const PLACING_SOURCE = 'placing'

/** What a feature of the drawing is: decides how it looks. */
export const ROLES = ['area', 'line', 'point', 'corner', 'middle', 'closing', 'snapping', 'picked', 'error'] as const
export type Role = (typeof ROLES)[number]

const isOneOf = (...roles: Role[]): FilterSpecification => ['in', ['get', 'role'], ['literal', roles]]

type Circle = Extract<LayerSpecification, { type: 'circle' }>

function dots(role: Role, paint: NonNullable<Circle['paint']>): Circle {
  return {
    id: `placing-${role}`,
    type: 'circle',
    source: PLACING_SOURCE,
    filter: isOneOf(role),
    paint: { 'circle-pitch-alignment': 'map', ...paint },
  }
}

/** The layers of a drawing, bottom first: in the accent, which no item wears, with a rim that stands out from any ground. */
export function placingLayers({ accent, panel, ink, halo }: MapColours): readonly LayerSpecification[] {
  return [
    {
      id: 'placing-error',
      type: 'line',
      source: PLACING_SOURCE,
      filter: isOneOf('error'),
      paint: { 'line-color': accent, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    {
      id: 'placing-area',
      type: 'fill',
      source: PLACING_SOURCE,
      filter: isOneOf('area'),
      paint: { 'fill-color': accent, 'fill-opacity': 0.14 },
    },
    {
      id: 'placing-rim',
      type: 'line',
      source: PLACING_SOURCE,
      filter: isOneOf('area', 'line'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': halo, 'line-width': 5, 'line-opacity': 0.85 },
    },
    {
      id: 'placing-line',
      type: 'line',
      source: PLACING_SOURCE,
      filter: isOneOf('area', 'line'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': accent, 'line-width': 2.5 },
    },
    dots('middle', {
      'circle-radius': 3.5,
      'circle-color': accent,
      'circle-opacity': 0.75,
      'circle-stroke-color': panel,
      'circle-stroke-width': 1,
    }),
    dots('corner', {
      'circle-radius': 4.5,
      'circle-color': panel,
      'circle-stroke-color': accent,
      'circle-stroke-width': 2,
    }),
    dots('closing', {
      'circle-radius': 7,
      'circle-color': panel,
      'circle-stroke-color': accent,
      'circle-stroke-width': 3,
    }),
    dots('point', {
      'circle-radius': 7,
      'circle-color': accent,
      'circle-stroke-color': panel,
      'circle-stroke-width': 2.5,
    }),
    dots('picked', {
      'circle-radius': 7,
      'circle-color': accent,
      'circle-stroke-color': ink,
      'circle-stroke-width': 2.5,
    }),
    dots('snapping', {
      'circle-radius': 9,
      'circle-opacity': 0,
      'circle-stroke-color': ink,
      'circle-stroke-width': 2,
    }),
  ]
}
