import { crc32, deflateSync } from 'node:zlib'
import type { Pixel } from './picture'

export type Colour = readonly [red: number, green: number, blue: number]

/** Edge of a map tile in pixels. */
const TILE_EDGE = 256
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const BITS_PER_CHANNEL = 8
const RED_GREEN_BLUE_ALPHA = 6

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
}

/** A square PNG; `colourAt` gives each pixel's colour, `null` = transparent. */
function png(edge: number, colourAt: (x: number, y: number) => Colour | null): Buffer {
  const rows = Array.from({ length: edge }, (_row, y) => {
    const pixels = Array.from({ length: edge }, (_column, x) => {
      const colour = colourAt(x, y)
      return colour === null ? [0, 0, 0, 0] : [...colour, 255]
    })
    return [0, ...pixels.flat()]
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(edge, 0)
  header.writeUInt32BE(edge, 4)
  header[8] = BITS_PER_CHANNEL
  header[9] = RED_GREEN_BLUE_ALPHA
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A square of one colour, as large as a map tile unless said otherwise. */
export function plainPicture(colour: Colour, edge = TILE_EDGE): Buffer {
  return png(edge, () => colour)
}

/** A transparent tile with a block in its middle, as a tile of labels has its words. */
export function labelPicture(colour: Colour): Buffer {
  const isInBlock = (at: number) => Math.abs(at - TILE_EDGE / 2) < TILE_EDGE / 6
  return png(TILE_EDGE, (x, y) => (isInBlock(x) && isInBlock(y) ? colour : null))
}

export const toPixel = ([red, green, blue]: Colour): Pixel => ({ red, green, blue })

/** Of `#RRGGBB`. */
export function fromHex(hex: string): Pixel {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16)
  return { red: channel(1), green: channel(3), blue: channel(5) }
}

/** The widest difference in a channel. */
export const apart = (a: Pixel, b: Pixel) =>
  Math.max(Math.abs(a.red - b.red), Math.abs(a.green - b.green), Math.abs(a.blue - b.blue))

/** The share of pixels with a colour; by default give or take what the light theme does to raster tiles. */
export const shareOf = (colour: Pixel, pixels: readonly Pixel[], tolerance = 36) =>
  pixels.filter((pixel) => apart(pixel, colour) <= tolerance).length / pixels.length

/** The share of pixels that two pictures have in common. */
export const shareAlike = (some: readonly Pixel[], others: readonly Pixel[]) =>
  some.filter((pixel, index) => apart(pixel, others[index] ?? pixel) <= 4).length / some.length
