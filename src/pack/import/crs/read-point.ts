import type { Cell } from '../source-file'

/** `x` and `y` in the order of the file; with `labelled`, `x` is the longitude and `y` the latitude, as letters or words said. */
export interface RawPoint {
  x: number
  y: number
  labelled: boolean
  /** What stood in the file. */
  original: string
}

/** `unreadable` also for degrees, minutes and seconds packed into one number (`1212630`): they are not told from metres. */
export type PointFault = { fault: 'unreadable' | 'severalPoints' }

type Axis = 'lon' | 'lat'
interface Coordinate {
  value: number
  axis: Axis | null
}

const UNREADABLE: PointFault = { fault: 'unreadable' }
const SEVERAL: PointFault = { fault: 'severalPoints' }

// Spellings, each to one sign. Before NFKC, which would make º an o and ″ two ′.
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[º˚∘]/g, '°'],
  [/″|′′|’’|''|[“”〃＂]/g, '"'],
  [/[′’‘＇´`]/g, "'"],
  [/[−–—]/g, '-'],
]
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/东经|經度|经度|longitude|long?(?![a-z])|lng/gi, 'E'],
  [/北纬|緯度|纬度|latitude|lat(?![a-z])/gi, 'N'],
  [/西经/g, 'W'],
  [/南纬/g, 'S'],
  [/度/g, '°'],
  [/分/g, "'"],
  [/秒/g, '"'],
  [/、|。$/g, ','],
  [/米|(?<=\d)\s*m(?![a-z])/gi, ' '],
]

function normalise(text: string): string {
  const signed = SIGNS.reduce((before, [spelling, sign]) => before.replace(spelling, sign), text)
  const words = WORDS.reduce((before, [spelling, sign]) => before.replace(spelling, sign), signed.normalize('NFKC'))
  return words
    .toUpperCase()
    .replace(/(?<![A-Z])[XY](?![A-Z])\s*[:=]?/g, ' ')
    .replace(/([NSEW])\s*[:=]\s*/g, '$1')
    .trim()
    .replace(/[,;]+$/, '')
    .trim()
}

const NUMBER = String.raw`\d+(?:\.\d+)?`
const ANGLE = String.raw`[-+]?${NUMBER}(?:\s*°(?:\s*${NUMBER}\s*'(?:\s*${NUMBER}\s*"?)?)?)?`
// A letter before the number or one after it, never both: in `N37.4E121.5` the E is the next one's.
const LETTERED = new RegExp(String.raw`([NSEW])\s*(${ANGLE})|(${ANGLE})\s*([NSEW])?`, 'g')
const DEGREES = new RegExp(String.raw`^([-+]?)(${NUMBER})(?:\s*°(?:\s*(${NUMBER})\s*'(?:\s*(${NUMBER})\s*"?)?)?)?$`)
const SPACED = /^([-+]?)(\d{1,3})[\s:-]+(\d{1,2})[\s:-]+(\d{1,2}(?:\.\d+)?)$/
const THOUSANDS = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const BETWEEN = /^[\s,;|/]*$/

function degrees(sign: string, whole: string, minutes = '0', seconds = '0'): number | null {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
  return sign === '-' ? -value : value
}

function angle(text: string, letter: string): Coordinate | null {
  const [, sign = '', whole = '', minutes, seconds] = DEGREES.exec(text) ?? SPACED.exec(text) ?? []
  const value = whole === '' ? null : degrees(sign, whole, minutes, seconds)
  if (value === null) return null
  if (text.includes('°') && Math.abs(value) > 180) return null
  if (letter === '') return { value, axis: null }
  const axis = letter === 'E' || letter === 'W' ? 'lon' : 'lat'
  if (Math.abs(value) > (axis === 'lon' ? 180 : 90)) return null
  return { value: letter === 'W' || letter === 'S' ? -value : value, axis }
}

/** One coordinate and nothing else, normalised. */
function coordinate(text: string): Coordinate | null {
  if (THOUSANDS.test(text)) return { value: Number(text.replaceAll(',', '')), axis: null }
  const before = /^([NSEW])\s*(.+)$/.exec(text)
  if (before) return angle(before[2]!, before[1]!)
  const after = /^(.+?)\s*([NSEW])$/.exec(text)
  return after ? angle(after[1]!, after[2]!) : angle(text, '')
}

/** Coordinates that stand one after the other with nothing but separators between them; `null` = there is more. */
function sequence(text: string): Coordinate[] | null {
  const found: Coordinate[] = []
  let end = 0
  for (const match of text.matchAll(LETTERED)) {
    const [whole, before, ofBefore, ofAfter, after] = match
    const read = angle((ofBefore ?? ofAfter)!, before ?? after ?? '')
    if (!read || !BETWEEN.test(text.slice(end, match.index))) return null
    found.push(read)
    end = match.index + whole.length
  }
  return BETWEEN.test(text.slice(end)) ? found : null
}

const groups = (text: string, separator: RegExp) => text.split(separator).filter((part) => part !== '')

/** Degrees, minutes and seconds without marks, or metres with separators of thousands: two groups, each one coordinate. */
function grouped(text: string): Coordinate[] | null {
  const numbers = groups(text, /[\s,;|/]+/)
  const halves = [groups(text, /\s*[,;|/]\s*/), groups(text, /\s*[;|/]\s*|,?\s+/), sixSpaced(numbers)]
  for (const parts of halves) {
    const spaced = parts.every((part) => SPACED.test(part) || THOUSANDS.test(part) || /[NSEW]/.test(part))
    const read = parts.length === 2 && spaced ? parts.map(coordinate) : []
    if (read.length === 2 && read.every((one) => one !== null)) return read
  }
  return null
}

function sixSpaced(numbers: readonly string[]): string[] {
  if (numbers.length !== 6 || [0, 1, 3, 4].some((at) => !/^\d+$/.test(numbers[at]!))) return []
  return [numbers.slice(0, 3).join(' '), numbers.slice(3).join(' ')]
}

const CHINA = { lon: [73, 136], lat: [3, 54] } as const

function isPacked(value: number, [least, most]: readonly [number, number]): boolean {
  const whole = Math.floor(Math.abs(value))
  const degree = Math.floor(whole / 10_000)
  return degree >= least && degree < most && Math.floor(whole / 100) % 100 < 60 && whole % 100 < 60
}

const arePacked = (first: number, second: number) =>
  (isPacked(first, CHINA.lon) && isPacked(second, CHINA.lat)) ||
  (isPacked(first, CHINA.lat) && isPacked(second, CHINA.lon))

function pair(first: Coordinate, second: Coordinate, original: string): RawPoint | PointFault {
  if (first.axis !== null && first.axis === second.axis) return UNREADABLE
  if (arePacked(first.value, second.value)) return UNREADABLE
  const labelled = first.axis !== null || second.axis !== null
  const [x, y] =
    first.axis === 'lat' || second.axis === 'lon' ? [second.value, first.value] : [first.value, second.value]
  // Of two of which one has a letter the other is the other axis, and must be degrees too.
  if (labelled && (Math.abs(x) > 180 || Math.abs(y) > 90)) return UNREADABLE
  return { x, y, labelled, original }
}

// A point with everything spelt out is shorter; the patterns are not for whole chapters.
const LONGEST = 200

const SHAPE = /^(MULTIPOINT|POINT|LINESTRING|MULTILINESTRING|POLYGON|MULTIPOLYGON)\s*(?:Z|M|ZM)?\s*\(/

/**
 * Reads a cell that holds both coordinates: degrees with or without marks, letters or words, `POINT(121.4 37.4)`, or
 * metres; with full-width signs, and any usual separator between the two. A height after them is dropped.
 */
export function readPointCell(text: string): RawPoint | PointFault {
  const original = text.trim()
  const shape = SHAPE.exec(original.toUpperCase())
  if (shape && shape[1] !== 'POINT') return SEVERAL
  if (original.length > LONGEST) return UNREADABLE
  const inner = normalise(shape ? original.slice(shape[0].length) : original)
    .replace(/[()[\]{}]/g, ' ')
    .trim()
  const marked = /[°NSEW]/.test(inner)
  const unmarked = marked ? null : grouped(inner)
  if (unmarked) return pair(unmarked[0]!, unmarked[1]!, original)
  const found = sequence(inner) ?? grouped(inner)
  if (!found || found.length < 2 || THOUSANDS.test(inner)) return UNREADABLE
  if (found.length === 2) return pair(found[0]!, found[1]!, original)
  if (found.length === 3 && !marked && isWithHeight(inner)) return pair(found[0]!, found[1]!, original)
  return found.length % 2 === 0 || (found.length % 3 === 0 && found.length > 3) ? SEVERAL : UNREADABLE
}

/** Not `37 26 30`, which is one angle. */
function isWithHeight(text: string): boolean {
  const numbers = groups(text, /[\s,;|/]+/)
  return text.includes(',') || numbers.slice(0, 2).every((number) => number.includes('.'))
}

/** Reads two cells, one coordinate each. A cell that holds both, beside an empty one, is read as `readPointCell` does. */
export function readPoint(first: Cell, second: Cell): RawPoint | PointFault {
  const texts = [first, second].map((cell) => (typeof cell === 'string' ? cell.trim() : cell))
  const filled = texts.filter((cell) => cell !== null && cell !== '')
  const [only] = filled
  if (filled.length === 1 && typeof only === 'string') return readPointCell(only)
  const read = texts.map((cell) => {
    if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, axis: null } : null
    return typeof cell === 'string' && cell.length <= LONGEST ? coordinate(normalise(cell)) : null
  })
  const [one, other] = read
  if (one && other) return pair(one, other, texts.join(', '))
  const areBothPoints = texts.every((cell) => typeof cell === 'string' && !('fault' in readPointCell(cell)))
  return areBothPoints ? SEVERAL : UNREADABLE
}
