/** Where a JSON text breaks the standard: 1-based line and character, and what stands there. */
export interface JsonFault {
  line: number
  character: number
  excerpt: string
}

const SPACE = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y
const EXCERPT_LENGTH = 30

function lengthAt(pattern: RegExp, text: string, index: number): number {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0].length ?? 0
}

type Wanted = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'next'

/** Index of the first character that no JSON text could have there; the engines' own messages do not all tell it. */
function faultIndex(text: string): number {
  const open: ('{' | '[')[] = []
  let wanted: Wanted = 'value'
  let index = lengthAt(SPACE, text, 0)
  while (index < text.length) {
    const character = text[index]
    const inside = open.at(-1)
    if (wanted === 'next' && inside === undefined) return index
    if (wanted === 'next' && character === ',') {
      wanted = inside === '{' ? 'key' : 'value'
      index += 1
    } else if (
      (character === '}' && inside === '{' && (wanted === 'next' || wanted === 'keyOrEnd')) ||
      (character === ']' && inside === '[' && (wanted === 'next' || wanted === 'valueOrEnd'))
    ) {
      open.pop()
      wanted = 'next'
      index += 1
    } else if (wanted === 'colon' && character === ':') {
      wanted = 'value'
      index += 1
    } else if (wanted === 'key' || wanted === 'keyOrEnd') {
      const length = lengthAt(STRING, text, index)
      if (length === 0) return index
      wanted = 'colon'
      index += length
    } else if (wanted === 'value' || wanted === 'valueOrEnd') {
      if (character === '{' || character === '[') {
        open.push(character)
        wanted = character === '{' ? 'keyOrEnd' : 'valueOrEnd'
        index += 1
      } else {
        const length = lengthAt(STRING, text, index) || lengthAt(SCALAR, text, index)
        if (length === 0) return index
        wanted = 'next'
        index += length
      }
    } else {
      return index
    }
    index += lengthAt(SPACE, text, index)
  }
  return index
}

/** Finds the place of the first fault in a text that `JSON.parse` refused. */
export function jsonFault(text: string): JsonFault {
  const index = faultIndex(text)
  const before = text.slice(0, index)
  const lineStart = before.lastIndexOf('\n') + 1
  return {
    line: before.split('\n').length,
    character: index - lineStart + 1,
    excerpt: text.slice(index, index + EXCERPT_LENGTH).split('\n')[0] ?? '',
  }
}
