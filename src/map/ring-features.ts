import type { Feature } from 'geojson'
import type { Item } from '../domain/item'
import { ringImage } from './image-id'
import type { ItemFeature, PartsMemory } from './item-features'
import { SHAPE_OF } from './marker-shape'
import type { Ring } from './ring-drawing'
import { partsAgain, type LightOf } from './scene-features'
import type { MapScene } from './view-contract'

/** What asks for rings. */
export type RingedItems = Pick<MapScene, 'changedIds' | 'lit'>

/** Whether the same items ask for the same rings. */
export function sameRinged(one: RingedItems, other: RingedItems): boolean {
  if (one.changedIds === other.changedIds && one.lit === other.lit) return true
  return (
    one.changedIds.join() === other.changedIds.join() &&
    one.lit.length === other.lit.length &&
    one.lit.every(({ id, done }, index) => id === other.lit[index]?.id && done === other.lit[index].done)
  )
}

function ringsOf(id: string, changed: ReadonlySet<string>, lit: ReadonlyMap<string, boolean>): readonly Ring[] {
  const done = lit.get(id)
  const member: readonly Ring[] = done === undefined ? [] : [done ? 'done' : 'open']
  return changed.has(id) ? ['changed', ...member] : member
}

/**
 * The features of changed items and of a target's members once more, each with its ring; a changed member has two.
 * `placed` are all markers where they are drawn.
 */
export function ringFeatures(
  items: readonly Item[],
  memory: PartsMemory,
  { changedIds, lit }: RingedItems,
  placed: readonly ItemFeature[],
  lightOf: LightOf,
): readonly Feature[] {
  if (changedIds.length === 0 && lit.length === 0) return []
  const changed = new Set(changedIds)
  const members = new Map(lit.map(({ id, done }) => [id, done]))
  const markers = new Map<string, ItemFeature[]>()
  for (const marker of placed) {
    const { id } = marker.properties
    const known = markers.get(id)
    if (known === undefined) markers.set(id, [marker])
    else known.push(marker)
  }
  return items.flatMap((item) =>
    ringsOf(item.id, changed, members).flatMap((ring) =>
      partsAgain(memory.partsOf(item, lightOf(item.id)), markers.get(item.id) ?? [], {
        ring,
        ringImage: ringImage(SHAPE_OF[item.kind], ring),
      }),
    ),
  )
}
