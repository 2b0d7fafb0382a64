import { Refusal } from './reading'

/** Decodes, or gives `null` when the bytes are not of that encoding. */
function decodedAs(encoding: string, bytes: Uint8Array, cut: boolean): string | null {
  try {
    // While more may follow, a character that is cut off at the end is no fault.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut })
  } catch {
    return null
  }
}

/** Encoding that a byte-order mark names; `null` = there is none. */
export function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

// Characters that no text of an office holds; binary bytes read as GB18030 are full of them.
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/

/**
 * Decodes a text by its byte-order mark, else as strict UTF-8, else as GB18030; `declared` is tried first where no mark
 * stands. Throws a `Refusal` when it is none of them.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  const marked = markedEncoding(bytes)
  const candidates = marked !== null ? [marked] : [...(declared === null ? [] : [declared]), 'utf-8', 'gb18030']
  // Latin text in UTF-16 without a mark is valid UTF-8 with a zero beside each letter.
  if (marked === null && bytes.subarray(0, 256).includes(0))
    candidates.unshift(bytes[0] === 0 ? 'utf-16be' : 'utf-16le')
  for (const encoding of candidates) {
    const text = decodedAs(encoding, bytes, false)
    if (text !== null && !BINARY.test(text)) return text
  }
  throw new Refusal('encodingUnknown', hexadecimal(bytes), 'UTF-8, GB18030')
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}

/** Decodes a name or a cell that may be cut off at its end: in the encoding if it is known, else as UTF-8 or GB18030. Never throws. */
export function decodeShort(bytes: Uint8Array, encoding: string | null): string {
  const candidates = encoding === null ? ['utf-8', 'gb18030'] : [encoding]
  for (const candidate of candidates) {
    const text = decodedAs(candidate, bytes, true)
    if (text !== null) return text
  }
  return new TextDecoder(encoding ?? 'gb18030').decode(bytes)
}

/** Whether the bytes are UTF-8, but perhaps for a character that is cut off at the end. */
export function isUtf8(bytes: Uint8Array): boolean {
  return decodedAs('utf-8', bytes, true) !== null
}
