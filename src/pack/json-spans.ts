/** A part of a text, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** The end of a JSON value that starts at an index of sound JSON. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  for (let index = start; index < text.length; index++) {
    const character = text[index]!
    if (character === '"') {
      index = endOfString(text, index) - 1
      if (depth === 0) return index + 1
    } else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      // The bracket around a bare number, `true` or `null` ends it.
      if (depth === 0) return index
      depth--
      if (depth === 0) return index + 1
    } else if (depth === 0 && /[\s,]/.test(character)) return index
  }
  return text.length
}

function endOfString(text: string, start: number): number {
  let index = start + 1
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index + 1
}

function afterSpace(text: string, index: number): number {
  while (/[\s,:]/.test(text[index] ?? '')) index++
  return index
}

/** Where the value of a key of the outermost object stands in sound JSON; `null` = it has no such key. */
export function spanOfKey(text: string, key: string): Span | null {
  let index = afterSpace(text, text.indexOf('{') + 1)
  while (text[index] === '"') {
    const end = endOfString(text, index)
    const name = JSON.parse(text.slice(index, end)) as string
    const start = afterSpace(text, end)
    const span = { start, end: endOfValue(text, start) }
    if (name === key) return span
    index = afterSpace(text, span.end)
  }
  return null
}

/** Where the elements of an array stand that starts at an index of sound JSON. */
export function spansOfElements(text: string, arrayStart: number): Span[] {
  const spans: Span[] = []
  let index = afterSpace(text, arrayStart + 1)
  while (index < text.length && text[index] !== ']') {
    const span = { start: index, end: endOfValue(text, index) }
    spans.push(span)
    index = afterSpace(text, span.end)
  }
  return spans
}
