import { plainPicture, type Colour } from './imitation-pictures'
import { json, NOT_FOUND, picture, type Answers } from './imitation-service'

export const RASTER_COLOUR: Colour = [70, 110, 190]
export const LAKE_COLOUR: Colour = [160, 225, 240]
export const ICON_COLOUR: Colour = [240, 200, 20]

export const STYLE_PATH = '/styles/plain.json'
export const ICON_EDGE = 24

type LonLat = readonly [lon: number, lat: number]

const raster = plainPicture(RASTER_COLOUR)
const icons = plainPicture(ICON_COLOUR, ICON_EDGE)

/** A square round a point, its half edge in degrees of longitude. */
function squareAround([lon, lat]: LonLat, half: number): LonLat[] {
  return [
    [lon - half, lat - half],
    [lon + half, lat - half],
    [lon + half, lat + half],
    [lon - half, lat + half],
    [lon - half, lat - half],
  ]
}

/** A style with raster tiles, a lake with a named sign in its middle, and glyphs; all by addresses relative to it. */
export function plainStyle(tiles = '../tiles/{z}/{x}/{y}.png') {
  return {
    version: 8,
    glyphs: '../glyphs/{fontstack}/{range}.pbf',
    sprite: '../sprites/plain',
    sources: {
      ground: { type: 'raster', tiles: [tiles], tileSize: 256, minzoom: 10, attribution: '<b>© imitation</b>' },
      lake: { type: 'geojson', data: '../data/lake.geojson' },
    },
    layers: [
      { id: 'ground', type: 'raster', source: 'ground', paint: { 'raster-fade-duration': 0 } },
      { id: 'lake', type: 'fill', source: 'lake', paint: { 'fill-color': `rgb(${LAKE_COLOUR.join(',')})` } },
      {
        id: 'sign',
        type: 'symbol',
        source: 'lake',
        layout: {
          'icon-image': 'sign',
          'icon-allow-overlap': true,
          'text-field': 'Lake',
          'text-offset': [0, 2],
          'text-optional': true,
        },
      },
    ],
  }
}

/** A style of nothing but raster tiles. */
export function rasterStyle(tiles: string) {
  const { version, sources, layers } = plainStyle(tiles)
  return { version, sources: { ground: sources.ground }, layers: layers.filter(({ id }) => id === 'ground') }
}

/** Answers with the style and everything that it names but its glyphs. The lake's half edge is in degrees. */
export function styleAnswers(lake: { at: LonLat; half: number }, style: unknown = plainStyle()): Answers {
  const data = { type: 'Polygon', coordinates: [squareAround(lake.at, lake.half)] }
  const icon = { x: 0, y: 0, width: ICON_EDGE, height: ICON_EDGE, pixelRatio: 1 }
  return ({ pathname }) => {
    if (pathname === STYLE_PATH) return json(style)
    if (pathname === '/data/lake.geojson') return json({ type: 'Feature', properties: {}, geometry: data })
    if (pathname === '/sprites/plain.json') return json({ sign: icon })
    if (pathname === '/sprites/plain.png') return picture(icons)
    return pathname.startsWith('/tiles/') ? picture(raster) : NOT_FOUND
  }
}
