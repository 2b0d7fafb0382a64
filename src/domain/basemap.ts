/** What lies beneath the items. The embedded backdrop needs no network and stays beneath all others. */
export type Basemap = EmbeddedBasemap | TiandituBasemap | StyleBasemap | PmtilesBasemap

export const BASEMAP_KINDS = ['embedded', 'tianditu', 'style', 'pmtiles'] as const
export type BasemapKind = (typeof BASEMAP_KINDS)[number]

export const TIANDITU_LAYERS = ['vector', 'imagery'] as const
export type TiandituLayer = (typeof TIANDITU_LAYERS)[number]

export interface EmbeddedBasemap {
  kind: 'embedded'
}

export interface TiandituBasemap {
  kind: 'tianditu'
  layer: TiandituLayer
  key: string
  /** Origin of the tile servers; `{s}` stands for the subdomain 0–7. Absent = the public service. */
  host?: string
}

/** Any MapLibre style document. */
export interface StyleBasemap {
  kind: 'style'
  url: string
}

/** A PMTiles archive, raster or vector (Protomaps or OpenMapTiles layers). */
export interface PmtilesBasemap {
  kind: 'pmtiles'
  url: string
}

/** Why a basemap was taken away. */
export const BASEMAP_FAILURES = [
  'unreachable',
  'invalidStyle',
  'unreadableArchive',
  'unknownArchiveLayers',
  'tilesFailing',
  'nothingHere',
  'timedOut',
] as const
export type BasemapFailure = (typeof BASEMAP_FAILURES)[number]
