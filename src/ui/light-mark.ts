import type { Light } from '../domain/light-rules'

type Corner = readonly [number, number]

/** A light's form about the origin, in units of which a mark is `MARK_EXTENT` wide; the map draws the same on its markers. */
export type LightForm = { shape: 'disc'; radius: number } | { shape: 'polygon'; corners: readonly Corner[] }

export const MARK_EXTENT = 17

export const LIGHT_FORMS: Record<Light, LightForm> = {
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
      [-4.5, -4.5],
      [4.5, -4.5],
      [4.5, 4.5],
      [-4.5, 4.5],
    ],
  },
}

/** The lines that hatch a silent light, from edge to edge. */
export const HATCH: readonly (readonly [Corner, Corner])[] = [
  [
    [-4.5, 0],
    [0, -4.5],
  ],
  [
    [-4.5, 4.5],
    [4.5, -4.5],
  ],
  [
    [0, 4.5],
    [4.5, 0],
  ],
]

/** Widths of outlines, in the same units. */
export const OUTLINES = { alert: 1.6, square: 1.3, hatch: 1.1 } as const
