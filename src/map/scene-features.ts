import type { Feature, FeatureCollection, Point } from 'geojson'
import type { Item } from '../domain/item'
import type { Light } from '../domain/light-rules'
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

/** The light of an item by its id; `null` = cannot be told. */
export type LightOf = (id: string) => Light | null

const NO_LIGHTS: LightOf = () => null

/** What each source holds of these items under their lights; without `lightOf`, none can be told. */
export function sceneFeatures(
  items: readonly Item[],
  memory: PartsMemory,
  lightOf: LightOf = NO_LIGHTS,
): SceneFeatures {
  const parts = items.map((item) => memory.partsOf(item, lightOf(item.id)))
  const collect = (source: SceneSource) => parts.flatMap((one) => one[PART_OF_SOURCE[source]])
  return {
    [SOURCES.areas]: collect(SOURCES.areas),
    [SOURCES.halos]: collect(SOURCES.halos),
    [SOURCES.lines]: collect(SOURCES.lines),
    [SOURCES.markers]: parts.flatMap(({ markers }) => markers),
  }
}

/** Whether two lists hold the very same features; parts are remembered, so this needs no deep comparison. */
export function sameFeatures(before: readonly Feature[] | undefined, after: readonly Feature[]): boolean {
  if (before === after) return true
  return before !== undefined && before.length === after.length && before.every((one, index) => one === after[index])
}

export function collection(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] }
}

const PART_NAMES = { areas: 'area', halos: 'halo', lines: 'line', markers: 'marker' } as const

/** One part of an item, drawn once more for a reason of its own. */
export type PartName = (typeof PART_NAMES)[keyof typeof PART_NAMES]

/** The parts of an item with further properties; `placed` are its markers where they are drawn. */
export function partsAgain(
  parts: ItemParts,
  placed: readonly ItemFeature[],
  properties: Readonly<Record<string, string>>,
): readonly Feature[] {
  const drawn = { ...parts, markers: placed }
  return (['areas', 'halos', 'lines', 'markers'] as const).flatMap((part) =>
    drawn[part].map((feature) => ({
      ...feature,
      properties: { ...feature.properties, ...properties, part: PART_NAMES[part] },
    })),
  )
}

/**
 * The features of the hovered and the selected item once more, drawn above all others with their emphasis. `placed`
 * are all markers where they are drawn.
 */
export function emphasisFeatures(
  items: readonly Item[],
  memory: PartsMemory,
  ids: Record<Emphasis, string | null>,
  placed: readonly ItemFeature[],
  lightOf: LightOf = NO_LIGHTS,
): readonly Feature[] {
  return EMPHASES.flatMap((emphasis) => {
    const id = ids[emphasis]
    const hidden = emphasis === 'hovered' && id === ids.selected
    const item = id === null || hidden ? undefined : items.find((candidate) => candidate.id === id)
    if (item === undefined) return []
    const markers = placed.filter(({ properties }) => properties.id === id)
    const ring = emphasisImage(SHAPE_OF[item.kind], emphasis)
    return partsAgain(memory.partsOf(item, lightOf(item.id)), markers, { emphasis, ring })
  })
}
