import type { Basemap } from '../domain/basemap'
import { absoluteUrl, type BasemapContext, type BasemapParts } from './basemap-parts'
import { tiandituParts } from './basemap-tianditu'

/**
 * Prepares a basemap's sources and layers; `null` for the embedded backdrop. What is not needed is not loaded.
 * Throws `BasemapError` when the style or the archive can't be used.
 */
export async function basemapParts(basemap: Basemap, context: BasemapContext): Promise<BasemapParts | null> {
  switch (basemap.kind) {
    case 'embedded':
      return null
    case 'tianditu':
      return tiandituParts(basemap, context)
    case 'style': {
      const { loadStyleParts } = await import('./basemap-style')
      return loadStyleParts(absoluteUrl(basemap.url, context.baseUrl), context)
    }
    case 'pmtiles': {
      const { loadPmtilesParts } = await import('./basemap-pmtiles')
      return loadPmtilesParts(absoluteUrl(basemap.url, context.baseUrl))
    }
  }
}
