import { CANVAS_FONT_FAMILY } from './fonts'
import { outlineOf, partOfOutline, type MarkerShape, type Vertex } from './marker-shape'
import type { MapColours } from './theme'

/** What the ring says: no lifecycle, stage not reported, or how far the lifecycle is, 0–1. */
export type MarkerStage = 'plain' | 'unknown' | number

export interface MarkerLook {
  shape: MarkerShape
  glyph: string
  stage: MarkerStage
}

/** Edge of the square that a marker is drawn in, in CSS pixels. */
export const MARKER_SIZE = 38

const RADIUS = 12.5
const RING_WIDTH = 3.5

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

function trace(context: Context, vertices: readonly Vertex[], closed: boolean) {
  context.beginPath()
  vertices.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
  if (closed) context.closePath()
}

function stroke(context: Context, vertices: readonly Vertex[], colour: string, width: number, closed = true) {
  trace(context, vertices, closed)
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke()
}

function drawRing(context: Context, outline: readonly Vertex[], stage: MarkerStage, colours: MapColours) {
  if (stage === 'plain') {
    stroke(context, outline, colours.inkSecondary, 1.5)
    return
  }
  if (stage === 'unknown') {
    context.lineCap = 'butt'
    context.setLineDash([2.5, 2.5])
    stroke(context, outline, colours.inkSecondary, 1.5)
    context.setLineDash([])
    return
  }
  stroke(context, outline, colours.inkSecondary, RING_WIDTH)
  stroke(context, outline, colours.panel, RING_WIDTH - 1.5)
  if (stage <= 0) return
  context.lineCap = 'butt'
  stroke(context, partOfOutline(outline, stage), colours.ink, RING_WIDTH, stage >= 1)
}

/**
 * Draws a marker about the origin of the context, in CSS pixels: a panel-coloured body, the stage ring, the glyph.
 * The caller scales for the device and centres the origin.
 */
export function drawMarker(context: Context, look: MarkerLook, colours: MapColours) {
  context.lineJoin = 'round'
  const outline = outlineOf(look.shape, RADIUS)
  stroke(context, outline, colours.panel, RING_WIDTH + 2.5)
  trace(context, outline, true)
  context.fillStyle = colours.panel
  context.fill()
  drawRing(context, outline, look.stage, colours)
  context.fillStyle = colours.ink
  context.font = `600 ${look.shape === 'dot' ? 10 : 12.5}px ${CANVAS_FONT_FAMILY}`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = context.measureText(look.glyph)
  const sink = look.shape === 'house' ? 0.8 : 0
  context.fillText(look.glyph, 0, (ascent - descent) / 2 + sink)
}

export const EMPHASES = ['hovered', 'selected'] as const
export type Emphasis = (typeof EMPHASES)[number]

/** Edge of the square that an emphasis ring is drawn in, in CSS pixels. */
export const EMPHASIS_SIZE = 56

/** Draws what surrounds a hovered or selected marker: one heavier ring, or the double ring of the selection. */
export function drawEmphasis(context: Context, shape: MarkerShape, emphasis: Emphasis, colours: MapColours) {
  context.lineJoin = 'round'
  if (emphasis === 'hovered') {
    stroke(context, outlineOf(shape, RADIUS), colours.ink, RING_WIDTH + 5.5)
    stroke(context, outlineOf(shape, RADIUS), colours.panel, RING_WIDTH + 2.5)
    return
  }
  stroke(context, outlineOf(shape, RADIUS + 3), colours.selectionOuter, 12)
  stroke(context, outlineOf(shape, RADIUS + 4.5), colours.selectionInner, 2.5)
}

function canvasOf(size: number, pixelRatio: number): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(size * pixelRatio)
  canvas.height = canvas.width
  // Read back at once, so it must not be drawn on the graphics card, which may be busy with the map.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('No 2D drawing context for a marker')
  context.scale(pixelRatio, pixelRatio)
  context.translate(size / 2, size / 2)
  return { canvas, context }
}

/** A canvas of `MARKER_SIZE` CSS pixels with one marker. Throws when the browser has no 2D context. */
export function markerCanvas(look: MarkerLook, colours: MapColours, pixelRatio: number): HTMLCanvasElement {
  const { canvas, context } = canvasOf(MARKER_SIZE, pixelRatio)
  drawMarker(context, look, colours)
  return canvas
}

/** A canvas of `EMPHASIS_SIZE` CSS pixels with one emphasis ring. Throws when the browser has no 2D context. */
export function emphasisCanvas(
  shape: MarkerShape,
  emphasis: Emphasis,
  colours: MapColours,
  pixelRatio: number,
): HTMLCanvasElement {
  const { canvas, context } = canvasOf(EMPHASIS_SIZE, pixelRatio)
  drawEmphasis(context, shape, emphasis, colours)
  return canvas
}
