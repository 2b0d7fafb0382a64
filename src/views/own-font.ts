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

const hasHan = systemHasHan()
const fetchFont = () => import('./own-font-faces')
// Begun before anything is drawn: the font that is loaded for want of another would answer the question above.
let ownFont = hasHan ? null : fetchFont()

/**
 * Where no font of the system has Chinese, waits until the app's own can draw the pack's markers and badges, and gives
 * its files for the map's labels; otherwise `null`, and nothing is loaded. Where it cannot be had, it is asked for anew
 * the next time.
 */
export async function fontFacesFor(pack: Pack): Promise<FontFaces | null> {
  if (hasHan) return null
  ownFont ??= fetchFont()
  try {
    return await (await ownFont).facesReadyFor(pack)
  } catch (error) {
    ownFont = null
    throw error
  }
}
