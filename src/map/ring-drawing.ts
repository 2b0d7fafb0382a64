import { BODY_RADIUS, strokeOutline, type Context } from './marker-drawing'
import { outlineOf, type MarkerShape } from './marker-shape'
import type { MapColours } from './theme'

/** What a ring about a marker says: changed since the compared day; a target's member that is done, or still open. */
export const RINGS = ['changed', 'done', 'open'] as const
export type Ring = (typeof RINGS)[number]

/** Width and opacity of the strokes that make a soft ring, widest first. */
const SOFT_STROKES = [
  [14, 0.14],
  [10.5, 0.18],
  [7, 0.3],
] as const

const MEMBER_AWAY = 5.5

/** Draws a ring about the origin, in CSS pixels; its middle is left to the marker. */
export function drawRing(context: Context, shape: MarkerShape, ring: Ring, colours: MapColours) {
  context.lineJoin = 'round'
  if (ring === 'changed') {
    for (const [width, opacity] of SOFT_STROKES) {
      context.globalAlpha = opacity
      strokeOutline(context, outlineOf(shape, BODY_RADIUS + 3), colours.accent, width)
    }
    context.globalAlpha = 1
    return
  }
  const outline = outlineOf(shape, BODY_RADIUS + MEMBER_AWAY)
  strokeOutline(context, outline, colours.panel, 6)
  if (ring === 'open') context.setLineDash([5, 3.5])
  strokeOutline(context, outline, colours.accent, 3)
  context.setLineDash([])
}
