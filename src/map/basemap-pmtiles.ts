import { addProtocol, type SourceSpecification } from 'maplibre-gl'
import { FetchSource, PMTiles, Protocol, TileType } from 'pmtiles'
import { attributionText, BasemapError, hostOf, type BasemapParts } from './basemap-parts'
import { schemaOf, vectorLayers } from './basemap-vector-layers'
import { BASEMAP_PREFIX } from './source-ids'
import { COLOURS } from './theme'

let protocol: Protocol | null = null

function sharedProtocol(): Protocol {
  if (protocol === null) {
    protocol = new Protocol()
    addProtocol('pmtiles', protocol.tile)
  }
  return protocol
}

interface ArchiveMetadata {
  attribution: string
  layerNames: readonly string[]
}

/** Reads what we need of an archive's free-form metadata. */
export function readMetadata(metadata: unknown): ArchiveMetadata {
  if (typeof metadata !== 'object' || metadata === null) return { attribution: '', layerNames: [] }
  const attribution = 'attribution' in metadata && typeof metadata.attribution === 'string' ? metadata.attribution : ''
  const listed: readonly unknown[] =
    'vector_layers' in metadata && Array.isArray(metadata.vector_layers) ? metadata.vector_layers : []
  const layerNames = listed.flatMap((layer) =>
    typeof layer === 'object' && layer !== null && 'id' in layer && typeof layer.id === 'string' ? [layer.id] : [],
  )
  return { attribution: attributionText(attribution), layerNames }
}

/** Opens a PMTiles archive; a new one each time, so that a failed archive can be tried again. Throws `BasemapError`. */
export async function loadPmtilesParts(url: string): Promise<BasemapParts> {
  const archive = new PMTiles(new FetchSource(url))
  const [header, metadata] = await Promise.all([archive.getHeader(), archive.getMetadata()]).catch((error: unknown) => {
    const why = error instanceof Error ? error.message.replaceAll(url, '').slice(0, 80) : ''
    throw new BasemapError('unreadableArchive', [why, hostOf(url)].filter((part) => part !== '').join(', '))
  })
  sharedProtocol().add(archive)
  const { attribution, layerNames } = readMetadata(metadata)
  const sourceId = `${BASEMAP_PREFIX}archive`
  const source = (specification: SourceSpecification) => ({ [sourceId]: specification })
  if (header.tileType !== TileType.Mvt && header.tileType !== TileType.Mlt) {
    return {
      sources: source({ type: 'raster', url: `pmtiles://${url}`, tileSize: 256 }),
      layers: () => [{ id: sourceId, type: 'raster', source: sourceId }],
      attribution,
      hasLabels: false,
    }
  }
  const schema = schemaOf(layerNames)
  if (schema === null) throw new BasemapError('unknownArchiveLayers', layerNames.slice(0, 8).join(', '))
  return {
    sources: source({
      type: 'vector',
      url: `pmtiles://${url}`,
      ...(header.tileType === TileType.Mlt ? { encoding: 'mlt' as const } : {}),
    }),
    layers: (theme) => vectorLayers(schema, layerNames, COLOURS[theme].basemap),
    attribution,
    hasLabels: layerNames.includes(schema.places),
  }
}
