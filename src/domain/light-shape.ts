import type { Light } from './light-rules'

type Vertex = readonly [number, number]

/** A light's shape about the origin, alike on the map and in the interface; lengths in CSS pixels of a marker's badge. */
export type LightShape = { shape: 'disc'; radius: number } | { shape: 'polygon'; corners: readonly Vertex[] }

/** Half the edge of the square of a silent light. */
const SQUARE = 4.5

/** Lights differ in shape and size: what is well is small and quiet, an alert is the largest. */
export const LIGHT_SHAPES: Record<Light, LightShape> = {
  green: { shape: 'disc', radius: 4 },
  amber: {
    shape: 'polygon',
    corners: [
      [0, -5.8],
      [6, 4.6],
      [-6, 4.6],
    ],
  },
  red: {
    shape: 'polygon',
    corners: [
      [0, -7],
      [7, 0],
      [0, 7],
      [-7, 0],
    ],
  },
  silent: {
    shape: 'polygon',
    corners: [
      [-SQUARE, -SQUARE],
      [SQUARE, -SQUARE],
      [SQUARE, SQUARE],
      [-SQUARE, SQUARE],
    ],
  },
}

/** The lines of a silent light's hatch, from edge to edge of its square. */
export const HATCH_LINES: readonly (readonly [Vertex, Vertex])[] = [-SQUARE, 0, SQUARE].map((sum) => [
  [Math.max(-SQUARE, sum - SQUARE), Math.min(SQUARE, sum + SQUARE)],
  [Math.min(SQUARE, sum + SQUARE), Math.max(-SQUARE, sum - SQUARE)],
])

/** Widths of outlines, in the same pixels. */
export const LIGHT_STROKES = { alert: 1.6, square: 1.3, hatch: 1.1 } as const
