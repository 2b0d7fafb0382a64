/** The sources that we fill ourselves, in one place: style, data updates and hit tests name them. */
export const SOURCES = {
  land: 'backdrop-land',
  regions: 'backdrop-regions',
  beyond: 'backdrop-beyond',
  places: 'backdrop-places',
  areas: 'item-areas',
  halos: 'item-halos',
  lines: 'item-lines',
  markers: 'item-markers',
  leaders: 'marker-leaders',
  badges: 'unit-badges',
  rings: 'rings',
  emphasis: 'emphasis',
} as const

export type SourceId = (typeof SOURCES)[keyof typeof SOURCES]

/** Layers that answer to the pointer, the one that wins first. */
export const HIT_LAYERS = ['item-marker', 'item-line', 'item-area'] as const

/** Prefix of every source and layer that a basemap brings along. */
export const BASEMAP_PREFIX = 'basemap/'
