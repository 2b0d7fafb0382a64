import type { Pack } from '../domain/pack'
import type { FontFaces } from '../map/view-contract'

/** Written in nearly every page, narrow and wide, and of mainland China's spelling: a Japanese font has none of them. */
const PROBES = '东亿门页'

/** Whether the system can draw Chinese: each character it lacks is drawn as a box of one width, or not at all. */
function systemHasHan(): boolean {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return true
  context.font = '99px sans-serif'
  const widths = [...PROBES].map((character) => {
    const { actualBoundingBoxLeft, actualBoundingBoxRight } = context.measureText(character)
    return actualBoundingBoxLeft + actualBoundingBoxRight
  })
  return new Set(widths).size > 2
}

// Asked before the font that is loaded for want of another would answer.
const ownFont = systemHasHan() ? null : import('./own-font-faces')

/**
 * Where no font of the system has Chinese, waits until the app's own can draw the pack's markers and badges, and gives
 * its files for the map's labels; otherwise `null`, and nothing is loaded.
 */
export async function fontFacesFor(pack: Pack): Promise<FontFaces | null> {
  return (await ownFont)?.facesReadyFor(pack) ?? null
}
