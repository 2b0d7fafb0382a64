import type { Light } from '../domain/light-rules'
import { CANVAS_FONT_FAMILY } from './fonts'
import { drawLight } from './light-drawing'
import { outlineOf, partOfOutline, type MarkerShape, type Vertex } from './marker-shape'
import type { MapColours } from './theme'

/** What the ring says: no lifecycle, stage not reported, or how far the lifecycle is, 0–1. */
export type MarkerStage = 'plain' | 'unknown' | number

export interface MarkerLook {
  shape: MarkerShape
  glyph: string
  stage: MarkerStage
  /** `null` = cannot be told: no badge. */
  light: Light | null
}

/** Edge of the square that a marker is drawn in, in CSS pixels: its body and what a badge reaches beyond it. */
export const MARKER_SIZE = 42
/** Edge of the square that the body alone takes. */
export const BODY_SIZE = 33

/** Radius of the disc that all bodies are as large as, in CSS pixels. */
export const BODY_RADIUS = 12.5
const RING_WIDTH = 3.5
/** How far right of and above a body's middle its badge stands: where it hides little of the ring. */
const BADGE_AWAY = 11.75
const BADGE_AWAY_FROM_DOT = 10

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

function trace(context: Context, vertices: readonly Vertex[], closed: boolean) {
  context.beginPath()
  vertices.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
  if (closed) context.closePath()
}

/** Strokes an outline in CSS pixels. */
export function strokeOutline(
  context: Context,
  vertices: readonly Vertex[],
  colour: string,
  width: number,
  closed = true,
) {
  trace(context, vertices, closed)
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke()
}

function drawStageRing(context: Context, outline: readonly Vertex[], stage: MarkerStage, colours: MapColours) {
  if (stage === 'plain') {
    strokeOutline(context, outline, colours.inkSecondary, 1.5)
    return
  }
  if (stage === 'unknown') {
    context.lineCap = 'butt'
    context.setLineDash([2.5, 2.5])
    strokeOutline(context, outline, colours.inkSecondary, 1.5)
    context.setLineDash([])
    return
  }
  strokeOutline(context, outline, colours.inkSecondary, RING_WIDTH)
  strokeOutline(context, outline, colours.panel, RING_WIDTH - 1.5)
  if (stage <= 0) return
  context.lineCap = 'butt'
  strokeOutline(context, partOfOutline(outline, stage), colours.ink, RING_WIDTH, stage >= 1)
}

/**
 * Draws a marker about the origin of the context, in CSS pixels: a panel-coloured body, the stage ring, the glyph, and
 * the light as a badge at the upper right. The caller scales for the device and centres the origin.
 */
export function drawMarker(context: Context, look: MarkerLook, colours: MapColours) {
  context.lineJoin = 'round'
  const outline = outlineOf(look.shape, BODY_RADIUS)
  strokeOutline(context, outline, colours.panel, RING_WIDTH + 2.5)
  trace(context, outline, true)
  context.fillStyle = colours.panel
  context.fill()
  drawStageRing(context, outline, look.stage, colours)
  context.fillStyle = colours.ink
  context.font = `600 ${look.shape === 'dot' ? 10 : 12.5}px ${CANVAS_FONT_FAMILY}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = context.measureText(look.glyph)
  const sink = look.shape === 'house' ? 0.8 : 0
  context.fillText(look.glyph, 0, (ascent - descent) / 2 + sink)
  if (look.light === null) return
  const away = look.shape === 'dot' ? BADGE_AWAY_FROM_DOT : BADGE_AWAY
  context.translate(away, -away)
  drawLight(context, look.light, colours)
  context.translate(-away, away)
}

export const EMPHASES = ['hovered', 'selected'] as const
export type Emphasis = (typeof EMPHASES)[number]

/** Edge of the square that an emphasis ring is drawn in, in CSS pixels. */
export const EMPHASIS_SIZE = 56

/** Draws what surrounds a hovered or selected marker: one heavier ring, or the double ring of the selection. */
export function drawEmphasis(context: Context, shape: MarkerShape, emphasis: Emphasis, colours: MapColours) {
  context.lineJoin = 'round'
  if (emphasis === 'hovered') {
    strokeOutline(context, outlineOf(shape, BODY_RADIUS), colours.ink, RING_WIDTH + 5.5)
    strokeOutline(context, outlineOf(shape, BODY_RADIUS), colours.panel, RING_WIDTH + 2.5)
    return
  }
  strokeOutline(context, outlineOf(shape, BODY_RADIUS + 3), colours.selectionOuter, 12)
  strokeOutline(context, outlineOf(shape, BODY_RADIUS + 4.5), colours.selectionInner, 2.5)
}
