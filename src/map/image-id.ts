import { LIGHTS, type Light } from '../domain/light-rules'
import { EMPHASES, type Emphasis, type MarkerLook, type MarkerStage } from './marker-drawing'
import { MARKER_SHAPES, type MarkerShape } from './marker-shape'
import { RINGS, type Ring } from './ring-drawing'
import { THEMES, type Theme } from './theme'

/**
 * Names of the images that are drawn on demand. A name says all that the drawing needs, so that an image can be made
 * again after a lost context or a change of theme. `<theme>/` is put before the rest by the style.
 */
export type ImageRequest =
  | { image: 'marker'; theme: Theme; look: MarkerLook }
  | { image: 'emphasis'; theme: Theme; shape: MarkerShape; emphasis: Emphasis }
  | { image: 'ring'; theme: Theme; shape: MarkerShape; ring: Ring }
  | { image: 'signal'; theme: Theme; light: Light }
  | { image: 'hatch'; theme: Theme }
  | { image: 'blank'; width: number; height: number }

/** Stands in names for a light that cannot be told. */
const NO_LIGHT = 'none'

/** The theme-free part of a marker's image name. */
export function markerImage({ shape, glyph, stage, light }: MarkerLook): string {
  const stageText = typeof stage === 'number' ? stage.toFixed(2) : stage
  return `marker/${shape}/${stageText}/${light ?? NO_LIGHT}/${encodeURIComponent(glyph)}`
}

/** The theme-free part of an emphasis ring's image name. */
export function emphasisImage(shape: MarkerShape, emphasis: Emphasis): string {
  return `emphasis/${shape}/${emphasis}`
}

/** The theme-free part of the image name of a ring for what changed or belongs to a target. */
export function ringImage(shape: MarkerShape, ring: Ring): string {
  return `ring/${shape}/${ring}`
}

/** What a light's theme-free image name begins with; the light follows. It stands for a marker on a crowded map. */
export const SIGNAL_IMAGE = 'signal/'

/** The theme-free name of the tile that silent areas are hatched with. */
export const HATCH_IMAGE = 'hatch'

/** An invisible image that only keeps labels away; sizes in CSS pixels. */
export function blankImage(width: number, height: number): string {
  return `blank/${Math.ceil(width)}/${Math.ceil(height)}`
}

function memberOf<T extends string>(members: readonly T[], value: string | undefined): T | null {
  return members.find((member) => member === value) ?? null
}

function stageFrom(text: string | undefined): MarkerStage | null {
  if (text === 'plain' || text === 'unknown') return text
  const fraction = Number(text)
  return text !== undefined && text !== '' && fraction >= 0 && fraction <= 1 ? fraction : null
}

function parseBlank([width, height]: readonly number[]): ImageRequest | null {
  if (width === undefined || height === undefined) return null
  return width > 0 && height > 0 && width < 1000 && height < 1000 ? { image: 'blank', width, height } : null
}

function parseMarker(theme: Theme, [shapeText, stageText, lightText, glyph]: readonly string[]): ImageRequest | null {
  const shape = memberOf(MARKER_SHAPES, shapeText)
  const stage = stageFrom(stageText)
  const light = memberOf(LIGHTS, lightText)
  if (shape === null || stage === null || glyph === undefined) return null
  if (light === null && lightText !== NO_LIGHT) return null
  return { image: 'marker', theme, look: { shape, stage, light, glyph: decodeURIComponent(glyph) } }
}

/** Reads an image name back; `null` for names that are not ours, such as a basemap's icons. */
export function parseImage(id: string): ImageRequest | null {
  const [first, image, ...rest] = id.split('/')
  if (first === 'blank') return parseBlank([image, ...rest].map(Number))
  const theme = memberOf(THEMES, first)
  if (theme === null) return null
  if (image === 'marker') return parseMarker(theme, rest)
  if (image === 'hatch') return rest.length === 0 ? { image, theme } : null
  if (image === 'signal') {
    const light = memberOf(LIGHTS, rest[0])
    return light === null ? null : { image, theme, light }
  }
  const shape = memberOf(MARKER_SHAPES, rest[0])
  const emphasis = memberOf(EMPHASES, rest[1])
  const ring = memberOf(RINGS, rest[1])
  if (shape === null) return null
  if (image === 'emphasis' && emphasis !== null) return { image, theme, shape, emphasis }
  return image === 'ring' && ring !== null ? { image, theme, shape, ring } : null
}
