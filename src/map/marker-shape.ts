import type { Kind } from '../domain/vocabulary'

export const MARKER_SHAPES = ['disc', 'roundedSquare', 'house', 'dot', 'parcel', 'octagon', 'hexagon'] as const
export type MarkerShape = (typeof MARKER_SHAPES)[number]

/** Kinds differ in shape, so that markers stay apart where no Chinese font is installed. */
export const SHAPE_OF: Record<Kind, MarkerShape> = {
  project: 'disc',
  park: 'roundedSquare',
  village: 'house',
  road: 'dot',
  land: 'parcel',
  enterprise: 'octagon',
  community: 'hexagon',
}

/** The character in a kind's marker; projects show their field's glyph when it is known. */
export const GLYPH_OF: Record<Kind, string> = {
  project: '项',
  park: '园',
  village: '村',
  road: '路',
  land: '地',
  enterprise: '企',
  community: '社',
}

export type Vertex = readonly [number, number]

const regular = (corners: number, turn: number, radius: number): Vertex[] =>
  Array.from({ length: corners }, (_, index) => {
    const angle = ((index + turn) / corners) * 2 * Math.PI - Math.PI / 2
    return [Math.cos(angle) * radius, Math.sin(angle) * radius]
  })

/** Corners about the origin, clockwise, in units of the disc's radius, and how round they are. */
const CORNERS: Record<MarkerShape, { corners: readonly Vertex[]; rounding: number }> = {
  disc: { corners: regular(48, 0, 1), rounding: 0 },
  dot: { corners: regular(48, 0, 0.78), rounding: 0 },
  roundedSquare: { corners: regular(4, 0.5, 1.29), rounding: 0.3 },
  house: {
    corners: [
      [0, -1.12],
      [0.95, -0.3],
      [0.95, 0.9],
      [-0.95, 0.9],
      [-0.95, -0.3],
    ],
    rounding: 0.14,
  },
  parcel: {
    corners: [
      [-0.66, -0.86],
      [1.2, -0.86],
      [0.74, 0.86],
      [-1.12, 0.86],
    ],
    rounding: 0.12,
  },
  octagon: { corners: regular(8, 0.5, 1.06), rounding: 0.06 },
  hexagon: { corners: regular(6, 0, 1.1), rounding: 0.1 },
}

function towards(from: Vertex, to: Vertex, length: number): Vertex {
  const whole = Math.hypot(to[0] - from[0], to[1] - from[1])
  const share = whole === 0 ? 0 : Math.min(0.5, length / whole)
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

function roundCorner(before: Vertex, corner: Vertex, after: Vertex, rounding: number): Vertex[] {
  if (rounding === 0) return [corner]
  const from = towards(corner, before, rounding)
  const to = towards(corner, after, rounding)
  const blend = (a: number, b: number, c: number, t: number) => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c
  return [0, 0.25, 0.5, 0.75, 1].map((t) => [blend(from[0], corner[0], to[0], t), blend(from[1], corner[1], to[1], t)])
}

/** Starts an outline at the topmost point above the centre, so that every ring fills from twelve o'clock. */
function fromNoon(outline: readonly Vertex[]): Vertex[] {
  for (const [index, to] of outline.entries()) {
    const from = outline[(index + outline.length - 1) % outline.length] ?? to
    const crosses = from[0] < 0 && to[0] >= 0 && from[1] < 0 && to[1] < 0
    if (!crosses) continue
    const share = -from[0] / (to[0] - from[0])
    const noon: Vertex = [0, from[1] + (to[1] - from[1]) * share]
    return [noon, ...outline.slice(index), ...outline.slice(0, index), noon]
  }
  return [...outline]
}

/** A closed outline about the origin, clockwise from twelve o'clock, first vertex repeated; `radius` is the disc's. */
export function outlineOf(shape: MarkerShape, radius: number): readonly Vertex[] {
  const { corners, rounding } = CORNERS[shape]
  const rounded = corners.flatMap((corner, index) => {
    const before = corners[(index + corners.length - 1) % corners.length] ?? corner
    const after = corners[(index + 1) % corners.length] ?? corner
    return roundCorner(before, corner, after, rounding)
  })
  return fromNoon(rounded.map(([x, y]) => [x * radius, y * radius]))
}

/** The first `fraction` (0–1) of an outline, by length. */
export function partOfOutline(outline: readonly Vertex[], fraction: number): readonly Vertex[] {
  const lengths = outline.slice(1).map((to, index) => {
    const from = outline[index] ?? to
    return Math.hypot(to[0] - from[0], to[1] - from[1])
  })
  let rest = lengths.reduce((sum, length) => sum + length, 0) * Math.min(1, Math.max(0, fraction))
  const part: Vertex[] = outline.slice(0, 1)
  for (const [index, length] of lengths.entries()) {
    const from = outline[index]
    const to = outline[index + 1]
    if (from === undefined || to === undefined || rest <= 0) break
    const share = length === 0 ? 1 : Math.min(1, rest / length)
    part.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])
    rest -= length
  }
  return part
}
