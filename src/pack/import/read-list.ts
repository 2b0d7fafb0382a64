import { textOf } from './fold-text'
import type { Cell } from './source-file'

const OPENING = '(（[【《“'
const CLOSING = ')）]】》”'
const SEPARATORS = '、，,;；/\n'

/** At the end of a list, says that nothing but semicolons parts it. */
const CLOSED = /[;；]{2}\s*$/

/** The pack's list of entries with `;` between them, closed with a second one where a reader would part an entry. */
export function closedList(list: string): string {
  const entries = list.split(';')
  const parts = partsOf(list)
  const isSafe = parts.length === entries.length && parts.every((part, index) => part === entries[index])
  return isSafe || list === '' ? list : `${list};;`
}

/**
 * Splits a cell of several names or words. Separators within parentheses part nothing: `张三（区委常委、副区长）` is one;
 * neither does anything but semicolons in a list that ends with two of them.
 */
export function partsOf(cell: Cell): readonly string[] {
  const text = typeof cell === 'string' ? cell.replace(/\r\n?/g, '\n') : textOf(cell)
  if (CLOSED.test(text)) {
    const entries = text.split(/[;；]/).map((entry) => entry.trim())
    return [...new Set(entries)].filter((entry) => entry !== '')
  }
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
