/** Field values of the PMTiles v3 header: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md */
const HEADER_BYTES = 127
const UNCOMPRESSED = 1
const TILE_TYPES = { vector: 1, png: 2 } as const

/** Degrees are stored as ten-millionths. */
const DEGREE = 1e7
const WORLD = [-180, -85, 180, 85] as const

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}

/**
 * A PMTiles v3 archive of the whole world: `tiles[zoom]` stands for every tile of that zoom, as a run in the directory.
 */
export function plainArchive(type: keyof typeof TILE_TYPES, tiles: readonly Buffer[], metadata: unknown = {}): Buffer {
  const firstId = (zoom: number) => (4 ** zoom - 1) / 3
  const zooms = tiles.map((_tile, zoom) => zoom)
  const directory = Buffer.from(
    [
      tiles.length,
      ...zooms.map((zoom) => (zoom === 0 ? 0 : firstId(zoom) - firstId(zoom - 1))),
      ...zooms.map((zoom) => 4 ** zoom),
      ...tiles.map(({ length }) => length),
      // An offset of 0 says “right after the one before”; others are stored one higher.
      ...zooms.map((zoom) => (zoom === 0 ? 1 : 0)),
    ].flatMap(varint),
  )
  const described = Buffer.from(JSON.stringify(metadata))
  const content = Buffer.concat(tiles)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0, 'latin1')
  header[7] = 3
  let at = HEADER_BYTES
  const sections = [directory, described, Buffer.alloc(0), content].flatMap(({ length }) => {
    at += length
    return [at - length, length]
  })
  const counts = [firstId(tiles.length), tiles.length, tiles.length]
  ;[...sections, ...counts].forEach((value, index) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * index))
  header.set([1, UNCOMPRESSED, UNCOMPRESSED, TILE_TYPES[type], 0, tiles.length - 1], 96)
  WORLD.forEach((degrees, index) => header.writeInt32LE(degrees * DEGREE, 102 + 4 * index))
  return Buffer.concat([header, directory, described, content])
}

/** A Mapbox vector tile whose one layer has one polygon that covers the tile. */
export function plainVectorTile(layerName: string): Buffer {
  const message = (field: number, content: readonly number[]) => [
    ...varint(field * 8 + 2),
    ...varint(content.length),
    ...content,
  ]
  const number = (field: number, value: number) => [...varint(field * 8), ...varint(value)]
  const [extent, zigzag] = [4096, (value: number) => (value < 0 ? -2 * value - 1 : 2 * value)]
  const [moveTo, threeLinesTo, close] = [9, 26, 15]
  const ring = [0, 0, threeLinesTo, zigzag(extent), 0, 0, zigzag(extent), zigzag(-extent), 0]
  const polygon = [...number(3, 3), ...message(4, [moveTo, ...ring, close].flatMap(varint))]
  const layer = [...message(1, [...Buffer.from(layerName)]), ...message(2, polygon), ...number(5, extent)]
  return Buffer.from(message(3, [...layer, ...number(15, 2)]))
}
