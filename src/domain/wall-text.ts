/** What is declared about a wall's screen; `null` = not declared. */
export interface WallProfile {
  /** Columns and rows of the panels that make up the screen. */
  panels: readonly [columns: number, rows: number]
  /** Pixels hidden behind the seam of two panels; 0 = a thin seam. */
  bezelPx: number
  /** From one CSS pixel to the next. */
  pixelPitchMm: number | null
  /** From the screen to those who read it. */
  viewingDistanceM: number | null
}

export interface Size {
  width: number
  height: number
}

/** Whole rows of a list that fit. */
export const fitRows = (heightPx: number, rowPx: number): number => Math.max(0, Math.floor(heightPx / rowPx))

/** The size of the smallest text at a text scale of 1, in hundredths of the smaller side: no style may be smaller. */
export const SMALLEST_TEXT_UNITS = 1.6

const LEAST_RADIANS = ((12 / 60) * Math.PI) / 180
/** How much of its em a Chinese character fills. */
const CHARACTER_EM = 0.9
const ASSUMED_HEIGHTS = 4

/**
 * The smallest font size, in CSS pixels, whose characters subtend 12 arc-minutes. Where pitch or distance is not
 * declared, readers are `assumed` to stand away four times the picture's smaller side.
 */
export function smallestText(profile: WallProfile, { width, height }: Size): { minTextPx: number; assumed: boolean } {
  const { pixelPitchMm, viewingDistanceM } = profile
  const assumed = pixelPitchMm === null || viewingDistanceM === null
  const distancePx = assumed ? ASSUMED_HEIGHTS * Math.min(width, height) : (viewingDistanceM * 1000) / pixelPitchMm
  return { minTextPx: (2 * distancePx * Math.tan(LEAST_RADIANS / 2)) / CHARACTER_EM, assumed }
}
