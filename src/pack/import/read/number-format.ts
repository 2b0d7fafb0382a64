import { addDays } from '../../../domain/day'
import type { Cell } from '../source-file'

/**
 * What a number format of a workbook makes of a number. `scale` divides what is shown (`0,` shows thousands, `0!.0,`
 * shows 万); `suffix` is a unit of measure that the format writes behind it.
 */
export interface NumberFormat {
  kind: 'plain' | 'percent' | 'day' | 'month' | 'year' | 'time'
  scale: number
  suffix: string
}

export const PLAIN: NumberFormat = { kind: 'plain', scale: 1, suffix: '' }
const of = (kind: NumberFormat['kind']): NumberFormat => ({ ...PLAIN, kind })

/** The formats that files name by number alone; 27 to 58 as Excel shows them in Chinese (ECMA-376, 18.8.30). */
const BUILT_IN: Readonly<Record<number, NumberFormat['kind']>> = {
  9: 'percent',
  10: 'percent',
  14: 'day',
  15: 'day',
  16: 'day',
  17: 'month',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'day',
  27: 'month',
  28: 'day',
  29: 'day',
  30: 'day',
  31: 'day',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'month',
  45: 'time',
  46: 'time',
  47: 'time',
  50: 'month',
  51: 'day',
  52: 'month',
  53: 'day',
  54: 'day',
  55: 'time',
  56: 'time',
  57: 'month',
  58: 'day',
}

export function builtInFormat(id: number): NumberFormat {
  const kind = BUILT_IN[id]
  return kind === undefined ? PLAIN : of(kind)
}

const UNIT = /^[千百十]?(?:万|亿)?(?:元|亩|㎡|平方米|平方公里|公里|千米|米|公顷)?$/
// A dot that is but text before the last digits of a thousandth: `0!.0,` shows 万, `0!.00,,` shows 亿.
const WRITTEN_DOT = /0(?:!\.|\\\.|"\.")(0+)(,+)(?![0#?])/

/** Reads the code of a number format, such as `yyyy"年"m"月"d"日"`, `0.0%` or `#,##0.00"万元"`. */
export function numberFormat(code: string): NumberFormat {
  const section = firstSection(code)
  const bare = section
    .replace(/"[^"]*"/g, '')
    .replace(/[\\!_*]./g, '')
    // Colours, conditions and languages; but `[h]` counts hours.
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/General|G\/通用格式|E[+-]/gi, '')
  if (bare.includes('%')) return of('percent')
  if (/[ydmhsea年月日]/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, ''))) return of(dateKind(bare))
  if (bare.trim() === '@' || bare.trim() === '') return PLAIN
  const [, digits = '', commas = /[0#?](,+)(?![0#?,])/.exec(bare)?.[1] ?? ''] = WRITTEN_DOT.exec(section) ?? []
  const scale = 10 ** digits.length * 1000 ** commas.length
  const written = [...section.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '').join('')
  const plain = bare.replace(/[\d#?.,()+\- ¥￥$]/g, '')
  const suffix = (written + plain).replace(/[\s.¥￥]/g, '')
  return { kind: 'plain', scale, suffix: UNIT.test(suffix) ? suffix : '' }
}

/** The part for positive numbers: a semicolon in quotation marks divides nothing. */
function firstSection(code: string): string {
  let quoted = false
  for (let index = 0; index < code.length; index += 1) {
    const character = code[index]
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\\' || character === '!')) index += 1
    else if (!quoted && character === ';') return code.slice(0, index)
  }
  return code
}

function dateKind(bare: string): NumberFormat['kind'] {
  const timeless = bare.replace(/\[?h+\]?[^ymd]*?m+|m+[^ymdh]*?s+/gi, '')
  if (/[d日]/i.test(bare) || /a{3}/i.test(bare)) return 'day'
  if (/[m月]/i.test(timeless)) return 'month'
  return /[ye年]/i.test(bare) ? 'year' : 'time'
}

// 9999-12-31, the last day of a spreadsheet.
const LAST_SERIAL = 2_958_465

/** The day of a serial number, or `null` where the calendar has none. In the 1900 system day 60 is 29 February 1900, which never was. */
export function serialDay(serial: number, is1904: boolean): string | null {
  const whole = Math.floor(serial + 1e-9)
  const last = is1904 ? LAST_SERIAL - 1462 : LAST_SERIAL
  if (!(whole >= (is1904 ? 0 : 1)) || whole > last || (!is1904 && whole === 60)) return null
  if (is1904) return addDays('1904-01-01', whole)
  return addDays(whole < 60 ? '1899-12-31' : '1899-12-30', whole)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

function timeText(serial: number): string {
  const minutes = Math.round((serial % 1) * 1440)
  return `${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}`
}

// A spreadsheet keeps 15 digits; what comes after them is the noise of binary fractions.
const DIGITS = 15

function withoutNoise(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS))
}

/** A whole number of more digits than a spreadsheet keeps, such as an identity number: as it is written. `null` for any other. */
function longDigits(value: number, written: string): string | null {
  if (Math.abs(value) < 10 ** DIGITS || !Number.isInteger(value)) return null
  if (/^[+-]?\d+(?:\.0*)?$/.test(written)) return written.replace(/\.0*$/, '')
  return Math.abs(value) < 1e21 ? String(value) : null
}

/**
 * What a number in a workbook means by its format. A format that shows no day gives the text that it shows (`2025年6月`):
 * the first of the month, which stands behind it, was never meant. `written` is the number as the file has it.
 */
export function numberCell(value: number, written: string, format: NumberFormat, is1904: boolean): Cell {
  if (!Number.isFinite(value)) return written === '' ? null : written
  switch (format.kind) {
    case 'percent':
      return { percent: withoutNoise(value * 100) }
    case 'time':
      return value >= 0 && value <= LAST_SERIAL ? timeText(value) : value
    case 'day':
    case 'month':
    case 'year': {
      const day = serialDay(value, is1904)
      if (day === null) return value
      if (format.kind === 'day') return { day }
      const year = `${day.slice(0, 4)}年`
      return format.kind === 'year' ? year : `${year}${Number(day.slice(5, 7))}月`
    }
    case 'plain': {
      const long = longDigits(value, written)
      if (long !== null) return long
      const shown = withoutNoise(value / format.scale)
      return format.suffix === '' ? shown : `${shown}${format.suffix}`
    }
  }
}
