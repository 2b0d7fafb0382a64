import type { FeatureCollection } from 'geojson'
import { SOURCES, type SourceId } from './source-ids'

/** Sources whose content changes while the map stands. */
export type DynamicSource = Exclude<SourceId, `backdrop-${string}`>

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Markers from which on a map counts as crowded. */
const CROWD = 500

export function isCrowded(markers: FeatureCollection): boolean {
  return markers.features.length > CROWD
}

/** What they hold before the first scene. */
export const EMPTY_DATA: Record<DynamicSource, FeatureCollection> = {
  [SOURCES.areas]: EMPTY,
  [SOURCES.halos]: EMPTY,
  [SOURCES.lines]: EMPTY,
  [SOURCES.markers]: EMPTY,
  [SOURCES.badges]: EMPTY,
  [SOURCES.emphasis]: EMPTY,
}
