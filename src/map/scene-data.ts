import type { FeatureCollection } from 'geojson'
import { SOURCES, type SourceId } from './source-ids'

/** Sources whose content changes while the map stands. */
export type DynamicSource = Exclude<SourceId, `backdrop-${string}`>

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Markers from which on a map counts as crowded. */
const CROWD = 500

export function isCrowded(markers: { readonly features: readonly unknown[] }): boolean {
  return markers.features.length > CROWD
}

/** Names that layers leave out, because they stand on the map already. */
export interface Unnamed {
  /** Places that a badge names, as the backdrop spells them. */
  places: readonly string[]
  /** The selected item, whose name is written with its emphasis; `null` = none. */
  itemId: string | null
}

export const ALL_NAMED: Unnamed = { places: [], itemId: null }

/** What they hold before the first scene. */
export const EMPTY_DATA: Record<DynamicSource, FeatureCollection> = {
  [SOURCES.areas]: EMPTY,
  [SOURCES.halos]: EMPTY,
  [SOURCES.lines]: EMPTY,
  [SOURCES.markers]: EMPTY,
  [SOURCES.leaders]: EMPTY,
  [SOURCES.badges]: EMPTY,
  [SOURCES.rings]: EMPTY,
  [SOURCES.emphasis]: EMPTY,
}
