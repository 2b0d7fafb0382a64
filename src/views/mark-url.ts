import type { Field } from '../domain/pack'
import { BODY_SIZE, drawMarker } from '../map/marker-drawing'
import { GLYPH_OF, SHAPE_OF } from '../map/marker-shape'
import { COLOURS, type Theme } from '../map/theme'
import type { MarkUrl } from '../ui/kind-mark'

const SIZE = 26
/** The marker's body without the room that its map image keeps for a badge. */
const SCALE = SIZE / BODY_SIZE

/** The map's own drawing of markers for legend, list and card; each different one is drawn once. */
export function createMarkUrl(fields: readonly Field[], theme: Theme, pixelRatio: number): MarkUrl {
  const drawn = new Map<string, string>()
  const canvas = document.createElement('canvas')
  return (kind, field, ring) => {
    const glyph = fields.find((candidate) => candidate.id === field)?.glyph ?? GLYPH_OF[kind]
    const key = `${kind} ${glyph} ${ring}`
    const known = drawn.get(key)
    if (known !== undefined) return known
    // Read back at once, so it must not be drawn on the graphics card, which may be busy with the map.
    canvas.width = canvas.height = Math.round(SIZE * pixelRatio)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) return ''
    context.scale(pixelRatio * SCALE, pixelRatio * SCALE)
    context.translate(SIZE / SCALE / 2, SIZE / SCALE / 2)
    drawMarker(context, { shape: SHAPE_OF[kind], glyph, stage: ring ?? 'unknown', light: null }, COLOURS[theme])
    const url = canvas.toDataURL()
    drawn.set(key, url)
    return url
  }
}
