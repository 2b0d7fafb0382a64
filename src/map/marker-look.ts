import type { Item } from '../domain/item'
import { stageOf } from '../domain/item'
import type { Light } from '../domain/light-rules'
import type { Field } from '../domain/pack'
import { STAGES_OF, stageFraction } from '../domain/vocabulary'
import type { MarkerLook, MarkerStage } from './marker-drawing'
import { GLYPH_OF, SHAPE_OF } from './marker-shape'

function ringOf(item: Item): MarkerStage {
  if (STAGES_OF[item.kind].length === 0) return 'plain'
  return stageFraction(item.kind, stageOf(item)) ?? 'unknown'
}

/** How an item's marker looks; the glyph of a project comes from the fields that the pack declares. */
export function markerLook(item: Item, fields: readonly Field[], light: Light | null): MarkerLook {
  const fieldId = item.kind === 'project' ? item.field : null
  const field = fields.find((candidate) => candidate.id === fieldId)
  return { shape: SHAPE_OF[item.kind], glyph: field?.glyph ?? GLYPH_OF[item.kind], stage: ringOf(item), light }
}
