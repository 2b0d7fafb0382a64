import type { FeatureCollection } from 'geojson'
import { SOURCES, type SourceId } from './source-ids'

/** Sources whose content changes while the map stands. */
export type DynamicSource = Exclude<SourceId, `backdrop-${string}`>

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** What they hold before the first scene. */
export const EMPTY_DATA: Record<DynamicSource, FeatureCollection> = {
  [SOURCES.areas]: EMPTY,
  [SOURCES.halos]: EMPTY,
  [SOURCES.lines]: EMPTY,
  [SOURCES.markers]: EMPTY,
  [SOURCES.badges]: EMPTY,
  [SOURCES.emphasis]: EMPTY,
}
