import { Inflate } from 'fflate'
import { crcOf } from './crc'
import { Refusal, type Reading } from './reading'
import { decodeShort } from './text'

export interface ArchiveEntry {
  /** Path with forward slashes. */
  name: string
  compressed: Uint8Array
  method: number
  /** What the archive says; it may lie. */
  declaredBytes: number
  crc: number
  encrypted: boolean
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const NAME_IS_UTF8 = 0x0800

const broken = (value: string) => new Refusal('fileBroken', value)

function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw broken('zip')
}

/** Where the list of entries starts, and by how much all places in the archive are shifted: something may stand before it. */
function directoryOf(view: DataView): { start: number; shift: number } {
  const end = endOf(view)
  const size = view.getUint32(end + 12, true)
  const offset = view.getUint32(end + 16, true)
  const locator = end - 20
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
    const record = Number(view.getBigUint64(locator + 8, true))
    if (record + 56 <= view.byteLength && view.getUint32(record, true) === END_64) {
      return { start: Number(view.getBigUint64(record + 48, true)), shift: 0 }
    }
  }
  const shift = Math.max(0, end - size - offset)
  return { start: offset + shift, shift }
}

/** Sizes of more than 4 GB, and names in Unicode, stand in the extra fields of an entry. */
function extraFields(view: DataView, from: number, to: number): Map<number, DataView> {
  const fields = new Map<number, DataView>()
  for (let at = from; at + 4 <= to;) {
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > to) break
    fields.set(view.getUint16(at, true), new DataView(view.buffer, view.byteOffset + at + 4, length))
    at += 4 + length
  }
  return fields
}

function nameOf(raw: Uint8Array, flags: number, extra: Map<number, DataView>): string {
  const unicode = extra.get(0x7075)
  if (unicode !== undefined && unicode.byteLength > 5) {
    return decodeShort(new Uint8Array(unicode.buffer, unicode.byteOffset + 5, unicode.byteLength - 5), 'utf-8')
  }
  // Without the mark the encoding is the writer's own: in China, GBK.
  return decodeShort(raw, (flags & NAME_IS_UTF8) !== 0 ? 'utf-8' : null)
}

/**
 * Lists the entries of a zip by its directory, folders left out; nothing is unpacked yet. Throws a `Refusal` when the
 * directory is damaged, when there are too many entries, or when what they claim to unfold to is out of all proportion.
 */
export function openArchive(reading: Reading, bytes: Uint8Array): ArchiveEntry[] {
  const { limits } = reading
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { start, shift } = directoryOf(view)
    const entries: ArchiveEntry[] = []
    let declared = 0
    for (let at = start; at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL;) {
      const flags = view.getUint16(at + 8, true)
      const nameEnd = at + 46 + view.getUint16(at + 28, true)
      const extraEnd = nameEnd + view.getUint16(at + 30, true)
      const extra = extraFields(view, nameEnd, extraEnd)
      const large = extra.get(0x0001)
      let largeAt = 0
      const size = (place: number) => {
        const short = view.getUint32(place, true)
        if (short !== 0xffffffff || large === undefined || largeAt + 8 > large.byteLength) return short
        largeAt += 8
        return Number(large.getBigUint64(largeAt - 8, true))
      }
      const declaredBytes = size(at + 24)
      const packedBytes = size(at + 20)
      const local = size(at + 42) + shift
      const name = nameOf(bytes.subarray(at + 46, nameEnd), flags, extra).replaceAll('\\', '/')
      if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) throw broken(name)
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      if (from + packedBytes > bytes.length) throw broken(name)
      const crc = view.getUint32(at + 16, true)
      const method = view.getUint16(at + 10, true)
      const compressed = bytes.subarray(from, from + packedBytes)
      if (!name.endsWith('/') && !name.startsWith('__MACOSX/')) {
        entries.push({ name, compressed, method, declaredBytes, crc, encrypted: (flags & 1) !== 0 })
      }
      if (entries.length > limits.archiveEntries) {
        throw new Refusal('unpacksTooMuch', entries.length, `≤ ${limits.archiveEntries}`)
      }
      declared += declaredBytes
      at = extraEnd + view.getUint16(at + 32, true)
    }
    if (entries.length === 0) throw broken('zip')
    if (declared > limits.ratioFreeBytes && declared > bytes.length * limits.unpackedRatio)
      throw tooMuch(declared, reading)
    return entries
  } catch (error) {
    // A place outside the file, as any damaged directory may name.
    if (error instanceof RangeError) throw broken('zip')
    throw error
  }
}

function tooMuch(bytes: number, { limits }: Reading): Refusal {
  return new Refusal('unpacksTooMuch', `${Math.round(bytes / 1024 / 1024)} MB`, `≤ ${limits.unpackedRatio} : 1`)
}

// At a ratio of 1 000 that unfolds to 16 MB before it can be counted.
const STEP = 16 * 1024

/**
 * Unpacks an entry piece by piece, counting; the sizes in the archive are not trusted. Throws a `Refusal` as soon as
 * more comes out than was declared or than `kind` allows, and at the end when the check sum is wrong.
 */
export async function* unpackedChunks(
  reading: Reading,
  entry: ArchiveEntry,
  kind: 'unpackedBytes' | 'streamedBytes',
  progress: (fraction: number) => number = () => 0,
): AsyncGenerator<Uint8Array> {
  const { limits, used } = reading
  if (entry.encrypted) throw new Refusal('fileEncrypted', entry.name)
  if (entry.method !== 0 && entry.method !== 8) throw new Refusal('formatUnknown', `zip ${entry.method}`, 'deflate')
  if (used[kind] + entry.declaredBytes > limits[kind]) {
    throw new Refusal('unpacksTooMuch', entry.name, `≤ ${Math.round(limits[kind] / 1024 / 1024)} MB`)
  }
  const { compressed } = entry
  let pieces: Uint8Array[] = []
  const inflate = entry.method === 8 ? new Inflate((piece) => void pieces.push(piece)) : null
  let total = 0
  let crc = 0
  for (let at = 0; at < compressed.length; at += STEP) {
    const step = compressed.subarray(at, at + STEP)
    if (inflate === null) pieces.push(step)
    else inflate.push(step, at + STEP >= compressed.length)
    for (const piece of pieces) {
      total += piece.length
      used[kind] += piece.length
      if (total > entry.declaredBytes) throw new Refusal('unpacksTooMuch', entry.name, `≤ ${entry.declaredBytes} B`)
      crc = crcOf(piece, crc)
      yield piece
    }
    pieces = []
    await reading.breathe(progress(at / compressed.length))
  }
  if (total !== entry.declaredBytes || crc !== entry.crc) throw broken(entry.name)
}

/** Unpacks an entry as a whole. */
export async function unpacked(reading: Reading, entry: ArchiveEntry): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of unpackedChunks(reading, entry, 'unpackedBytes')) {
    pieces.push(piece)
    length += piece.length
  }
  if (pieces.length === 1 && pieces[0] !== undefined) return pieces[0]
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
