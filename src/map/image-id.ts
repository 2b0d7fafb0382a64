import { EMPHASES, type Emphasis, type MarkerLook, type MarkerStage } from './marker-drawing'
import { MARKER_SHAPES, type MarkerShape } from './marker-shape'
import { THEMES, type Theme } from './theme'

/**
 * Names of the images that are drawn on demand. A name says all that the drawing needs, so that an image can be made
 * again after a lost context or a change of theme. `<theme>/` is put before the rest by the style.
 */
export type ImageRequest =
  | { image: 'marker'; theme: Theme; look: MarkerLook }
  | { image: 'emphasis'; theme: Theme; shape: MarkerShape; emphasis: Emphasis }
  | { image: 'blank'; width: number; height: number }

/** The theme-free part of a marker's image name. */
export function markerImage({ shape, glyph, stage }: MarkerLook): string {
  return `marker/${shape}/${typeof stage === 'number' ? stage.toFixed(2) : stage}/${encodeURIComponent(glyph)}`
}

/** The theme-free part of an emphasis ring's image name. */
export function emphasisImage(shape: MarkerShape, emphasis: Emphasis): string {
  return `emphasis/${shape}/${emphasis}`
}

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

/** Reads an image name back; `null` for names that are not ours, such as a basemap's icons. */
export function parseImage(id: string): ImageRequest | null {
  const [first, second, third, fourth, fifth] = id.split('/')
  if (first === 'blank') {
    const [width, height] = [Number(second), Number(third)]
    return width > 0 && height > 0 && width < 1000 && height < 1000 ? { image: 'blank', width, height } : null
  }
  const theme = memberOf(THEMES, first)
  const shape = memberOf(MARKER_SHAPES, third)
  if (theme === null || shape === null) return null
  if (second === 'emphasis') {
    const emphasis = memberOf(EMPHASES, fourth)
    return emphasis === null ? null : { image: 'emphasis', theme, shape, emphasis }
  }
  const stage = stageFrom(fourth)
  if (second !== 'marker' || stage === null || fifth === undefined) return null
  return { image: 'marker', theme, look: { shape, stage, glyph: decodeURIComponent(fifth) } }
}
