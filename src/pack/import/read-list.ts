import { textOf } from './fold-text'
import type { Cell } from './source-file'

const OPENING = '(（[【《“'
const CLOSING = ')）]】》”'
const SEPARATORS = '、，,;；/\n'

/** Splits a cell of several names or words. Separators within parentheses part nothing: `张三（区委常委、副区长）` is one. */
export function partsOf(cell: Cell): readonly string[] {
  const text = typeof cell === 'string' ? cell.replace(/\r\n?/g, '\n') : textOf(cell)
  const parts: string[] = []
  let [depth, part] = [0, '']
  for (const character of text) {
    if (OPENING.includes(character)) depth++
    if (CLOSING.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && SEPARATORS.includes(character)) {
      parts.push(part)
      part = ''
    } else part += character
  }
  parts.push(part)
  const plain = parts.flatMap((one) => byBlanks(textOf(one)))
  return [...new Set(plain)].filter((one) => one !== '')
}

/** `张三 李四` are two; `王 明` is one name set wide. */
function byBlanks(text: string): readonly string[] {
  const words = text.split(' ')
  if (words.length < 2) return [text]
  if (words.every((word) => /^\p{Script=Han}$/u.test(word)) && words.length <= 3) return [words.join('')]
  return words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word)) ? words : [text]
}
