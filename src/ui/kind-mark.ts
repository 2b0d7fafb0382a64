import { stageOf, type Item } from '../domain/item'
import { STAGES_OF, stageFraction, type Kind } from '../domain/vocabulary'

/** What the ring round a symbol says: nothing, or how far the stage is, 0–1, `null` = not reported. */
export type MarkRing = 'plain' | number | null

/**
 * The address of a picture of a kind's map symbol, 26 CSS pixels square, sharp on the screen. `field` picks a project's
 * glyph. The view hands it to the interface, which knows no map.
 */
export type MarkUrl = (kind: Kind, field: string | null, ring: MarkRing) => string

export function ringOf(item: Item): MarkRing {
  return STAGES_OF[item.kind].length === 0 ? 'plain' : stageFraction(item.kind, stageOf(item))
}
