import { labelPicture, plainPicture, type Colour } from './imitation-pictures'
import { NOT_FOUND, picture, REFUSED, type Answers, type Reply } from './imitation-service'

export const TIANDITU_KEY = 'c0ffee-imitation-key'

export const VECTOR_COLOUR: Colour = [60, 150, 90]
export const IMAGERY_COLOUR: Colour = [120, 60, 130]
export const LABEL_COLOUR: Colour = [210, 40, 30]

const TILES: ReadonlyMap<string, Buffer> = new Map([
  ['vec', plainPicture(VECTOR_COLOUR)],
  ['img', plainPicture(IMAGERY_COLOUR)],
  ['cva', labelPicture(LABEL_COLOUR)],
  ['cia', labelPicture(LABEL_COLOUR)],
])

const BAD_REQUEST: Reply = { status: 400, type: 'text/xml', body: '<ExceptionReport/>' }

/** A WMTS request for a tile: its layer, matrix, column and row. `null` when it is none in the web mercator set. */
export function tileAsked(url: URL): { layer: string; zoom: number; column: number; row: number } | null {
  const layer = /^\/([a-z]{3})_w\/wmts$/.exec(url.pathname)?.[1]
  const wanted = {
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: '1.0.0',
    LAYER: layer,
    STYLE: 'default',
    TILEMATRIXSET: 'w',
    FORMAT: 'tiles',
  }
  if (Object.entries(wanted).some(([name, value]) => url.searchParams.get(name) !== value)) return null
  const [zoom, column, row] = ['TILEMATRIX', 'TILECOL', 'TILEROW'].map((name) =>
    /^\d+$/.test(url.searchParams.get(name) ?? '') ? Number(url.searchParams.get(name)) : NaN,
  ) as [number, number, number]
  const isTile = zoom >= 1 && zoom <= 18 && column < 2 ** zoom && row < 2 ** zoom
  return layer !== undefined && isTile ? { layer, zoom, column, row } : null
}

/** Answers as 天地图 does: plain tiles of vector map, imagery and their labels, to who has the key. */
export const tiandituAnswers: Answers = (url) => {
  const asked = tileAsked(url)
  if (asked === null) return BAD_REQUEST
  if (url.searchParams.get('tk') !== TIANDITU_KEY) return REFUSED
  const tile = TILES.get(asked.layer)
  return tile === undefined ? NOT_FOUND : picture(tile)
}
