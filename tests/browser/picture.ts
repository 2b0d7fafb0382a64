import { inflateSync } from 'node:zlib'

export interface Pixel {
  red: number
  green: number
  blue: number
}

/** Less is a letter's edge, drawn half a shade otherwise. */
const VISIBLE = 48

export const differVisibly = (one: Pixel, other: Pixel) =>
  Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue) > VISIBLE

/** Bytes of a pixel by the PNG's colour type: a browser writes true colour, with or without alpha. */
const PIXEL_BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 }
const SIGNATURE_BYTES = 8
/** Around the content of each chunk: its length and name before, its checksum after. */
const [CHUNK_HEAD, CHUNK_FOOT] = [8, 4]

/** PNG's predictor by Paeth: of three neighbours, the one nearest to left + above − corner. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)]
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

/** What a byte was written as the difference from, by the row's filter. */
const PREDICTORS = [
  () => 0,
  (left: number) => left,
  (_left: number, above: number) => above,
  (left: number, above: number) => (left + above) >> 1,
  paeth,
]

/** Undoes a row's filter in place; `above` is the row before it, already plain. */
function unfilter(filter: number, row: Buffer, above: Buffer, pixelBytes: number): void {
  const predict = PREDICTORS[filter]
  if (predict === undefined) throw new Error(`Got row filter ${filter} when expected 0–4`)
  for (let at = 0; at < row.length; at++) {
    const before = at - pixelBytes
    const left = before < 0 ? 0 : row[before]!
    const corner = before < 0 ? 0 : above[before]!
    row[at] = row[at]! + predict(left, above[at]!, corner)
  }
}

/** What a PNG of the screen shows. Read here and not in the page: that would take the page's time for each look. */
export class Picture {
  private constructor(
    readonly width: number,
    readonly height: number,
    private readonly rows: readonly Buffer[],
    private readonly pixelBytes: number,
  ) {}

  /** Throws on what a browser's screenshot never is: a palette, 16 bits a channel, interlaced rows. */
  static fromPng(png: Buffer): Picture {
    const parts: Buffer[] = []
    let header: Buffer = Buffer.alloc(0)
    for (let at = SIGNATURE_BYTES; at < png.length;) {
      const length = png.readUInt32BE(at)
      const name = png.toString('latin1', at + 4, at + CHUNK_HEAD)
      const content = png.subarray(at + CHUNK_HEAD, at + CHUNK_HEAD + length)
      if (name === 'IHDR') header = content
      if (name === 'IDAT') parts.push(content)
      at += CHUNK_HEAD + length + CHUNK_FOOT
    }
    const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
    const [bits, colourType = -1, , , interlaced] = header.subarray(8)
    const pixelBytes = PIXEL_BYTES[colourType]
    if (pixelBytes === undefined || bits !== 8 || interlaced !== 0) {
      throw new Error(`Got a PNG of colour type ${colourType}, ${bits} bits, interlaced ${interlaced}`)
    }
    const content = inflateSync(Buffer.concat(parts))
    const rowBytes = width * pixelBytes
    const rows: Buffer[] = []
    for (let y = 0; y < height; y++) {
      const start = y * (rowBytes + 1)
      const row = content.subarray(start + 1, start + 1 + rowBytes)
      unfilter(content[start]!, row, rows[y - 1] ?? Buffer.alloc(rowBytes), pixelBytes)
      rows.push(row)
    }
    return new Picture(width, height, rows, pixelBytes)
  }

  /** The colour at a point, to the nearest whole pixel. */
  at({ x, y }: { x: number; y: number }): Pixel {
    const [column, row] = [Math.round(x), this.rows[Math.round(y)]]
    if (row === undefined || column < 0 || column >= this.width) {
      throw new Error(`Got ${x}, ${y} when expected a point of a picture of ${this.width} × ${this.height}`)
    }
    const start = column * this.pixelBytes
    return { red: row[start]!, green: row[start + 1]!, blue: row[start + 2]! }
  }

  /** The colours at the middles of as many cells a side. */
  grid(cells: number): Pixel[] {
    return Array.from({ length: cells * cells }, (_, index) =>
      this.at({
        x: Math.floor((((index % cells) + 0.5) * this.width) / cells),
        y: Math.floor(((Math.floor(index / cells) + 0.5) * this.height) / cells),
      }),
    )
  }
}
