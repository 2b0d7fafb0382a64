import type { RejectionReason } from '../domain/rejection'
import { shownValue, type Report } from './findings'
import { jsonFault } from './json-fault'

const LINE_FEED = 0x0a

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** 1-based line of the first bytes that are no UTF-8, and those bytes in hexadecimal. A line feed never lies inside a character. */
function encodingFault(bytes: Uint8Array): { line: number; shown: string } {
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, start)
    const end = feed < 0 ? bytes.length : feed
    const part = bytes.subarray(start, end)
    if (!decodes(part)) {
      const first = part.findIndex((byte) => byte >= 0x80)
      const hexadecimal = [...part.subarray(first, first + 8)].map((byte) => byte.toString(16).padStart(2, '0'))
      return { line, shown: hexadecimal.join(' ') }
    }
    line += 1
    start = end + 1
  }
  return { line: 1, shown: '' }
}

/** Whether a pack can do without a file, and so may be told to delete it. */
export type Need = 'optional' | 'required'

/** Reads a file as strict UTF-8, a byte-order mark allowed; reports what hinders it and gives `null`. */
export function readText(file: string, bytes: Uint8Array, report: Report, need: Need = 'optional'): string | null {
  const refuse = (row: number | null, value: string, reason: RejectionReason) => {
    report({ file, row, column: null, value, reason, expected: reason === 'notUtf8' ? 'UTF-8' : null })
    return null
  }
  if (!decodes(bytes)) {
    const fault = encodingFault(bytes)
    return refuse(fault.line, fault.shown, 'notUtf8')
  }
  const text = new TextDecoder('utf-8').decode(bytes)
  const zero = text.indexOf('\0')
  // UTF-16 without a byte-order mark decodes as UTF-8 with a zero beside each Latin letter.
  if (zero >= 0) return refuse(text.slice(0, zero).split('\n').length, '\0', 'nullCharacter')
  if (text.trim() === '') return refuse(null, '', need === 'required' ? 'requiredFileEmpty' : 'fileEmpty')
  return text
}

/** Reads a file as JSON; reports what is wrong (a syntax fault as `row` = line, `column` = character) and gives `undefined`. */
export function readJson(file: string, bytes: Uint8Array, report: Report, need: Need = 'optional'): unknown {
  const text = readText(file, bytes, report, need)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    const { line, character, excerpt } = jsonFault(text)
    const value = shownValue(excerpt)
    report({ file, row: line, column: String(character), value, reason: 'brokenJson', expected: null })
    return undefined
  }
}
