import type { RasterLayerSpecification, RasterSourceSpecification } from 'maplibre-gl'
import type { TiandituBasemap, TiandituLayer } from '../domain/basemap'
import { absoluteUrl, type BasemapContext, type BasemapParts } from './basemap-parts'
import { BASEMAP_PREFIX } from './source-ids'
import type { Theme } from './theme'

const PUBLIC_HOST = 'https://t{s}.tianditu.gov.cn'
const SUBDOMAINS = [0, 1, 2, 3, 4, 5, 6, 7]

/** Image layer and label layer of each choice, as the service names them. */
const SERVICE_LAYERS: Record<TiandituLayer, readonly [string, string]> = {
  vector: ['vec', 'cva'],
  imagery: ['img', 'cia'],
}

/** Dims the service's light pictures under the dark theme. */
const RASTER_PAINT: Record<Theme, NonNullable<RasterLayerSpecification['paint']>> = {
  light: { 'raster-saturation': -0.25, 'raster-fade-duration': 150 },
  dark: {
    'raster-saturation': -0.55,
    'raster-brightness-max': 0.5,
    'raster-contrast': 0.1,
    'raster-fade-duration': 150,
  },
}

/** Addresses of the WMTS tiles of one service layer in the web mercator matrix set. */
export function tiandituTiles(layer: string, key: string, host: string): string[] {
  const query = [
    'SERVICE=WMTS',
    'REQUEST=GetTile',
    'VERSION=1.0.0',
    `LAYER=${layer}`,
    'STYLE=default',
    'TILEMATRIXSET=w',
    'FORMAT=tiles',
    'TILEMATRIX={z}',
    'TILEROW={y}',
    'TILECOL={x}',
    `tk=${encodeURIComponent(key)}`,
  ].join('&')
  const template = `${host.replace(/\/$/, '')}/${layer}_w/wmts?${query}`
  return template.includes('{s}') ? SUBDOMAINS.map((s) => template.replace('{s}', String(s))) : [template]
}

function rasterSource(layer: string, { key, host }: TiandituBasemap, baseUrl: string): RasterSourceSpecification {
  const tiles = tiandituTiles(layer, key, host ?? PUBLIC_HOST).map((url) => absoluteUrl(url, baseUrl))
  return { type: 'raster', tiles, tileSize: 256, minzoom: 1, maxzoom: 18 }
}

/** 天地图: the picture and its labels, two raster layers. */
export function tiandituParts(basemap: TiandituBasemap, { baseUrl }: BasemapContext): BasemapParts {
  const names = SERVICE_LAYERS[basemap.layer]
  return {
    sources: Object.fromEntries(names.map((name) => [BASEMAP_PREFIX + name, rasterSource(name, basemap, baseUrl)])),
    layers: (theme) =>
      names.map((name) => ({
        id: BASEMAP_PREFIX + name,
        type: 'raster',
        source: BASEMAP_PREFIX + name,
        paint: RASTER_PAINT[theme],
      })),
    attribution: '天地图',
    hasLabels: true,
  }
}
