import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import {
  absoluteUrl,
  attributionText,
  BasemapError,
  hostOf,
  type BasemapContext,
  type BasemapParts,
} from './basemap-parts'
import { BASEMAP_PREFIX } from './source-ids'

function absoluteSource(source: SourceSpecification, base: string): SourceSpecification {
  const absolute = { ...source }
  if ('url' in absolute && typeof absolute.url === 'string') absolute.url = absoluteUrl(absolute.url, base)
  if ('tiles' in absolute && absolute.tiles !== undefined) {
    absolute.tiles = absolute.tiles.map((tile) => absoluteUrl(tile, base))
  }
  if (absolute.type === 'geojson' && typeof absolute.data === 'string') absolute.data = absoluteUrl(absolute.data, base)
  return absolute
}

function absoluteSprite(sprite: NonNullable<StyleSpecification['sprite']>, base: string) {
  return typeof sprite === 'string'
    ? absoluteUrl(sprite, base)
    : sprite.map(({ id, url }) => ({ id, url: absoluteUrl(url, base) }))
}

function prefixed(layer: LayerSpecification): LayerSpecification {
  return 'source' in layer && layer.source !== undefined
    ? { ...layer, id: BASEMAP_PREFIX + layer.id, source: BASEMAP_PREFIX + layer.source }
    : { ...layer, id: BASEMAP_PREFIX + layer.id }
}

function isLabel(layer: LayerSpecification): boolean {
  return layer.type === 'symbol' && layer.layout?.['text-field'] !== undefined && layer.layout.visibility !== 'none'
}

/**
 * Takes sources, layers and sprite of a style for use beneath ours: ids prefixed, addresses absolute. Its glyphs and
 * font files are left out, so that all text is drawn with local fonts and no glyph server is asked; so are terrain,
 * sky, light and projection, which would change our own layers.
 */
export function stylePartsOf(style: StyleSpecification, styleUrl: string): BasemapParts {
  const sources = Object.entries(style.sources)
  return {
    sources: Object.fromEntries(sources.map(([id, source]) => [BASEMAP_PREFIX + id, absoluteSource(source, styleUrl)])),
    layers: () => style.layers.map(prefixed),
    ...(style.sprite === undefined ? {} : { sprite: absoluteSprite(style.sprite, styleUrl) }),
    ...(style.state === undefined ? {} : { state: style.state }),
    attribution: sources
      .map(([, source]) => ('attribution' in source ? attributionText(source.attribution ?? '') : ''))
      .filter((text, index, all) => text !== '' && all.indexOf(text) === index)
      .join(' · '),
    hasLabels: style.layers.some(isLabel),
  }
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new BasemapError('unreachable', hostOf(url))
  })
  if (!response.ok) throw new BasemapError('unreachable', `HTTP ${response.status}, ${hostOf(url)}`)
  return response.json().catch(() => {
    throw new BasemapError('invalidStyle', `JSON, ${hostOf(url)}`)
  })
}

/** Says whether a document is a style, in the map's own terms. Throws `BasemapError` naming the first fault. */
async function checkedStyle(document: unknown, url: string): Promise<StyleSpecification> {
  if (typeof document !== 'object' || document === null) throw new BasemapError('invalidStyle', hostOf(url))
  const { validateStyleMin } = await import('@maplibre/maplibre-gl-style-spec')
  const style = document as StyleSpecification
  const fault = validateStyleMin(style)[0]
  if (fault !== undefined) throw new BasemapError('invalidStyle', `${fault.message.slice(0, 120)}, ${hostOf(url)}`)
  return style
}

/** Loads any MapLibre style. Throws `BasemapError`, or the abort's reason. */
export async function loadStyleParts(url: string, { signal }: BasemapContext): Promise<BasemapParts> {
  return stylePartsOf(await checkedStyle(await fetchJson(url, signal), url), url)
}
