import type { Light } from '../domain/light-rules'
import { HATCH_LINES, LIGHT_SHAPES, LIGHT_STROKES } from '../domain/light-shape'
import type { MapColours } from './theme'

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** How far the paper reaches around a light, so that it stands off whatever lies beneath. */
const CASING = 1.6

function trace(context: Context, light: Light) {
  const shape = LIGHT_SHAPES[light]
  context.beginPath()
  if (shape.shape === 'disc') context.arc(0, 0, shape.radius, 0, 2 * Math.PI)
  else {
    shape.corners.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
    context.closePath()
  }
}

function stroke(context: Context, colour: string, width: number) {
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke()
}

function drawSilent(context: Context, colour: string, paper: string) {
  context.fillStyle = paper
  context.fill()
  stroke(context, colour, LIGHT_STROKES.square)
  context.beginPath()
  for (const [[fromX, fromY], [toX, toY]] of HATCH_LINES) {
    context.moveTo(fromX, fromY)
    context.lineTo(toX, toY)
  }
  stroke(context, colour, LIGHT_STROKES.hatch)
}

/** Draws a light about the origin of the context in CSS pixels of a badge; the caller scales. */
export function drawLight(context: Context, light: Light, colours: MapColours) {
  const outline = light === 'red' ? LIGHT_STROKES.alert : light === 'silent' ? LIGHT_STROKES.square : 0
  context.lineJoin = 'round'
  context.setLineDash([])
  trace(context, light)
  stroke(context, colours.panel, outline + 2 * CASING)
  if (light === 'silent') {
    drawSilent(context, colours.lights.silent, colours.panel)
    return
  }
  context.fillStyle = colours.lights[light]
  context.fill()
  if (light === 'red') stroke(context, colours.ink, LIGHT_STROKES.alert)
}

/** Edge of the square in which a crowded map's light is drawn: as large as a marker's, so that both scale alike. */
export const SIGNAL_SIZE = 38
/** A light in place of a marker is larger than the badge on one. */
const SIGNAL_SCALE = 1.9

/** Draws a light that stands for a whole marker, about the origin. */
export function drawSignal(context: Context, light: Light, colours: MapColours) {
  context.scale(SIGNAL_SCALE, SIGNAL_SCALE)
  drawLight(context, light, colours)
}

/** Edge of the tile with which areas are hatched, in CSS pixels. */
export const HATCH_SIZE = 8

/** Draws a tile of diagonal lines about the origin; it joins with itself on all sides. */
export function drawHatch(context: Context, colours: MapColours) {
  context.lineCap = 'square'
  context.beginPath()
  for (const shift of [-HATCH_SIZE, 0, HATCH_SIZE]) {
    context.moveTo(shift - HATCH_SIZE / 2, HATCH_SIZE / 2)
    context.lineTo(shift + HATCH_SIZE / 2, -HATCH_SIZE / 2)
  }
  stroke(context, colours.lights.silent, 1.25)
}
