import { Parser } from 'htmlparser2'
import { Refusal, type Reading } from './reading'
import { markedEncoding } from './text'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandler {
  /** Names come without their prefix. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

/** The name without the prefix of its namespace: writers choose prefixes as they like. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const ENCODING = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/

function encodingOf(head: Uint8Array): string {
  const marked = markedEncoding(head)
  if (marked !== null) return marked
  const declared = ENCODING.exec(new TextDecoder('latin1').decode(head.subarray(0, 200)).trimStart())?.[1]
  // GBK and GB2312 are parts of GB18030.
  return declared === undefined ? 'utf-8' : /^gb/i.test(declared) ? 'gb18030' : declared
}

function decoderOf(head: Uint8Array): TextDecoder {
  const encoding = encodingOf(head)
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new Refusal('encodingUnknown', encoding, 'UTF-8, GB18030')
  }
}

function decoded(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream })
  } catch {
    throw new Refusal('encodingUnknown', decoder.encoding, 'UTF-8, GB18030')
  }
}

// Small enough for the text of a chunk to stay in the processor's cache.
const CHUNK = 64 * 1024

/**
 * Reads XML as it comes in, never the whole at once. Throws a `Refusal` for a DTD or entities, for elements too deep,
 * for an unknown encoding, and at the end when elements are left open: what came before has been handed on.
 */
export async function readXml(
  reading: Reading,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  handler: XmlHandler,
): Promise<void> {
  let depth = 0
  let opened = 0
  let ended = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        opened += 1
        if (depth > reading.limits.xmlDepth) throw new Refusal('fileBroken', name, `≤ ${reading.limits.xmlDepth}`)
        handler.open(localName(name), attributes)
      },
      onclosetag(name) {
        // What the parser closes at the end of the file was cut off.
        if (ended) return
        depth -= 1
        handler.close(localName(name))
      },
      ontext: (text) => handler.text(text),
      onprocessinginstruction(name) {
        if (name.startsWith('!')) throw new Refusal('markupForbidden', name.slice(0, 20))
      },
    },
    { xmlMode: true },
  )
  let decoder: TextDecoder | null = null
  for await (const chunk of chunks) {
    decoder ??= decoderOf(chunk)
    for (let at = 0; at < chunk.length; at += CHUNK) {
      parser.write(decoded(decoder, chunk.subarray(at, at + CHUNK), true))
    }
  }
  if (decoder === null) throw new Refusal('fileBroken')
  parser.write(decoded(decoder, new Uint8Array(), false))
  ended = true
  parser.end()
  if (depth > 0 || opened === 0) throw new Refusal('fileBroken')
}

/** Splits bytes that are at hand into pieces, with room for others to run between them. */
export async function* inChunks(reading: Reading, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const step = 4 * CHUNK
  for (let at = 0; at < bytes.length; at += step) {
    yield bytes.subarray(at, at + step)
    await reading.breathe(at / bytes.length)
  }
}
