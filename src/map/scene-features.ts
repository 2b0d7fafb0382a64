import type { Feature, FeatureCollection, Point } from 'geojson'
import type { Item } from '../domain/item'
import { EMPHASES, type Emphasis } from './marker-drawing'
import { emphasisImage } from './image-id'
import type { ItemFeature, ItemParts, PartsMemory } from './item-features'
import { SHAPE_OF } from './marker-shape'
import { SOURCES, type SourceId } from './source-ids'

export type SceneSource = Extract<SourceId, `item-${string}`>

/** The features of each item source, in the order of the items. */
export type SceneFeatures = Record<Exclude<SceneSource, typeof SOURCES.markers>, readonly ItemFeature[]> & {
  [SOURCES.markers]: readonly ItemFeature<Point>[]
}

const PART_OF_SOURCE: Record<SceneSource, keyof ItemParts> = {
  [SOURCES.areas]: 'areas',
  [SOURCES.halos]: 'halos',
  [SOURCES.lines]: 'lines',
  [SOURCES.markers]: 'markers',
}

export const SCENE_SOURCES = Object.keys(PART_OF_SOURCE) as readonly SceneSource[]

export function sceneFeatures(items: readonly Item[], memory: PartsMemory): SceneFeatures {
  const collect = (source: SceneSource) => items.flatMap((item) => memory.partsOf(item)[PART_OF_SOURCE[source]])
  return {
    [SOURCES.areas]: collect(SOURCES.areas),
    [SOURCES.halos]: collect(SOURCES.halos),
    [SOURCES.lines]: collect(SOURCES.lines),
    [SOURCES.markers]: items.flatMap((item) => memory.partsOf(item).markers),
  }
}

/** Whether two lists hold the very same features; parts are remembered, so this needs no deep comparison. */
export function sameFeatures(before: readonly Feature[] | undefined, after: readonly Feature[]): boolean {
  return before !== undefined && before.length === after.length && before.every((one, index) => one === after[index])
}

export function collection(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] }
}

const PART_NAMES = { areas: 'area', halos: 'halo', lines: 'line', markers: 'marker' } as const

/**
 * The features of the hovered and the selected item once more, drawn above all others with their emphasis. `placed`
 * are all markers where they are drawn.
 */
export function emphasisFeatures(
  items: readonly Item[],
  memory: PartsMemory,
  ids: Record<Emphasis, string | null>,
  placed: readonly ItemFeature[],
): readonly Feature[] {
  return EMPHASES.flatMap((emphasis) => {
    const id = ids[emphasis]
    const hidden = emphasis === 'hovered' && id === ids.selected
    const item = id === null || hidden ? undefined : items.find((candidate) => candidate.id === id)
    if (item === undefined) return []
    const parts = { ...memory.partsOf(item), markers: placed.filter(({ properties }) => properties.id === id) }
    const ring = emphasisImage(SHAPE_OF[item.kind], emphasis)
    return (['areas', 'halos', 'lines', 'markers'] as const).flatMap((part) =>
      parts[part].map((feature) => ({
        ...feature,
        properties: { ...feature.properties, part: PART_NAMES[part], emphasis, ring },
      })),
    )
  })
}
