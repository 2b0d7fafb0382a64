import unicodeRanges from '@fontsource-variable/noto-sans-sc/unicode.json'
import type { Pack } from '../domain/pack'
import { OWN_FONT } from '../map/fonts'
import { GLYPH_OF } from '../map/marker-shape'
import type { FontFaces } from '../map/view-contract'

/** A server that is slow to send a font must not hold the page back. */
const PATIENCE_MS = 5000
const FOLDER = '/node_modules/@fontsource-variable/noto-sans-sc/files'

// Never inlined: the page's policy forbids fonts from `data:`.
const urls = import.meta.glob<string>('/node_modules/@fontsource-variable/noto-sans-sc/files/*.woff2', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
})

/** The slices of Noto Sans SC, all weights in each: the browser and the map fetch those whose characters they draw. */
const slices = Object.entries(unicodeRanges).flatMap(([slice, range]) => {
  const url = urls[`${FOLDER}/noto-sans-sc-${slice.replace(/[[\]]/g, '')}-wght-normal.woff2`]
  return url === undefined ? [] : [{ url: new URL(url, document.baseURI).href, range }]
})

for (const { url, range } of slices) {
  document.fonts.add(new FontFace(OWN_FONT, `url("${url}")`, { unicodeRange: range, weight: '100 900' }))
}

const mapFaces: FontFaces = {
  [OWN_FONT]: slices.map(({ url, range }) => ({ url, 'unicode-range': range.split(',') })),
}

/**
 * Waits for what markers and badges are written with: a canvas does not wait itself, and a badge is measured once.
 * Gives the files as a map style names them.
 */
export async function facesReadyFor({ fields, units }: Pack): Promise<FontFaces> {
  const texts = [...Object.values(GLYPH_OF), ...fields.map(({ glyph }) => glyph), ...units.map(({ name }) => name.zh)]
  const loading = document.fonts
    .load(`1rem "${OWN_FONT}"`, texts.join(''))
    .catch((error: unknown) => console.warn(`Guatu: ${OWN_FONT}: ${String(error)}`))
  await Promise.race([loading, new Promise((done) => setTimeout(done, PATIENCE_MS))])
  return mapFaces
}
