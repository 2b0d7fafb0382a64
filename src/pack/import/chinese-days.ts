import { isDay } from '../../domain/day'
import { decimalOf } from './measures'
import { foldText, textOf } from './fold-text'
import type { Cell } from './source-file'

/** A day read from a cell. `period` is how a stretch of time was taken as its last day (`按月末计`), `null` = the day itself stood there. */
export interface DayRead {
  day: string
  period: '按日计' | '按旬末计' | '按月末计' | '按季末计' | '按半年末计' | '按年末计' | null
  /** Whether the year came from elsewhere. */
  yearAdded: boolean
}

/** `beforeYear`: `2025年前` is the end of 2024 to some and of 2025 to others. */
export type DayFault = 'noYear' | 'unreadable' | 'tenthOfYear' | 'beforeYear'

const DIGITS: Readonly<Record<string, string>> = {
  ...{ 〇: '0', 零: '0', '○': '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' },
}
const NUMERAL = '[〇零○一二三四五六七八九十]'

/** `十二` → 12, `二十` → 20, `二〇二三` → 2023. */
function numeral(text: string): string {
  const tens = /^([一二三]?)十([一二三四五六七八九]?)$/.exec(text)
  if (tens !== null) return String(Number(DIGITS[tens[1] ?? ''] ?? '1') * 10 + Number(DIGITS[tens[2] ?? ''] ?? '0'))
  return [...text].map((character) => DIGITS[character] ?? character).join('')
}

const SERIAL_EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
/** Serial numbers of spreadsheets that are days from 2000 to 2099. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050]

const dayOfSerial = (serial: number) => new Date(SERIAL_EPOCH + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10)
const two = (value: number | string) => String(value).padStart(2, '0')
const monthEnd = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

/**
 * Reads a day as offices write it: days of any form, months (`2023.6`, `6月底前`), thirds of months, quarters, half years
 * and years (`年内`). A stretch of time is its last day. `year` is that of texts which name none.
 */
export function readDay(cell: Cell, year: number | null): DayRead | DayFault {
  if (cell !== null && typeof cell === 'object') {
    return 'day' in cell && isDay(cell.day.slice(0, 10))
      ? { day: cell.day.slice(0, 10), period: null, yearAdded: false }
      : 'unreadable'
  }
  if (typeof cell === 'number') return ofNumber(cell)
  if (typeof cell !== 'string') return 'unreadable'
  return ofText(cell, year)
}

function ofNumber(value: number): DayRead | DayFault {
  // 2023.1 is what becomes of 2023.10 in a cell of numbers: January or October, nobody can tell.
  const text = decimalOf(value)
  if (/^20\d\d\.1$/.test(text)) return 'tenthOfYear'
  return ofText(text, null)
}

/** Words around a day that do not change it. */
const AROUND = /(?:以前|之前|前|底前|完成|竣工|开工|建成|投产|通车|左右|预计|计划|力争|确保|拟|于|约)/g

function ofText(text: string, year: number | null): DayRead | DayFault {
  if (/^20\d\d年(?:以前|之前|前)(?:完成|竣工|建成|投产|通车)?$/.test(foldText(text))) return 'beforeYear'
  const folded = foldText(textOf(text))
    .replace(AROUND, '')
    .replace(/[。;,、]+$/, '')
  const plain = folded
    .replace(new RegExp(`${NUMERAL}+(?=[年月日号])`, 'g'), numeral)
    .replace(/^(\d\d)年/, '20$1年')
    .replace(/^(?:今年|本年度?|当年)(?=[底末内])/, '年')
  const whole = wholeDay(plain)
  if (whole !== null) return whole
  const named = /^(?:(20\d\d)(?:年度?)?[-./]?)?(.*)$/.exec(plain)
  const own = named?.[1] === undefined ? null : Number(named[1])
  const rest = (named?.[2] ?? '').replace(/^(?:今年|本年度?|当年)(?=.)/, '')
  const inYear = own ?? year
  const part = partOfYear(rest, own !== null)
  if (part === null) return 'unreadable'
  if (inYear === null) return 'noYear'
  const day = part.dayIn(inYear)
  return isDay(day) ? { day, period: part.period, yearAdded: own === null } : 'unreadable'
}

/** A day with its year. */
function wholeDay(text: string): DayRead | null {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Number(text) : 0
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL)
    return { day: dayOfSerial(serial), period: null, yearAdded: false }
  const parts =
    /^(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})(?:日|号)?(?:t?\d{1,2}:\d{2}.*)?$/.exec(text) ??
    /^(20\d\d)(\d\d)(\d\d)$/.exec(text)
  if (parts === null) return null
  const day = `${parts[1]}-${two(parts[2] ?? '')}-${two(parts[3] ?? '')}`
  return isDay(day) ? { day, period: null, yearAdded: false } : null
}

interface PartOfYear {
  dayIn: (year: number) => string
  period: DayRead['period']
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }
const YEAR_ENDS = /^(?:年内|年底|年末|全年|底|末|年|年度|年度内|内|)$/
const THIRDS: Readonly<Record<string, number>> = { 上旬: 10, 初: 10, 中旬: 20, 中: 20 }

/** What is left of a day once its year is taken off; `null` = not understood. */
function partOfYear(text: string, hasYear: boolean): PartOfYear | null {
  if (YEAR_ENDS.test(text) && (hasYear || text.startsWith('年') || text === '全年')) {
    return { dayIn: (year) => `${year}-12-31`, period: '按年末计' }
  }
  if (/^(?:上半年|年中|6月底?上半年)(?:底|末|内)?$/.test(text))
    return { dayIn: (year) => `${year}-06-30`, period: '按半年末计' }
  if (/^下半年(?:底|末|内)?$/.test(text)) return { dayIn: (year) => `${year}-12-31`, period: '按半年末计' }
  const quarter = /^(?:第?([一二三四1-4])季度?|q([1-4]))(?:底|末|内)?$/.exec(text)
  const number = QUARTERS[quarter?.[1] ?? quarter?.[2] ?? ''] ?? null
  if (number !== null) return { dayIn: (year) => monthEnd(year, number * 3), period: '按季末计' }
  const day = /^(\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(text)
  if (day !== null) return { dayIn: (year) => `${year}-${two(day[1] ?? '')}-${two(day[2] ?? '')}`, period: null }
  const month = /^(\d{1,2})(?:月份?)?(底|末|内|上旬|中旬|下旬|初|中)?$/.exec(text)
  if (month === null || (!hasYear && !text.includes('月'))) return null
  const [of, part] = [Number(month[1]), month[2] ?? '']
  if (of < 1 || of > 12) return null
  const third = THIRDS[part]
  if (third !== undefined) return { dayIn: (year) => `${year}-${two(of)}-${two(third)}`, period: '按旬末计' }
  return { dayIn: (year) => monthEnd(year, of), period: part === '下旬' ? '按旬末计' : '按月末计' }
}

/** The day or the year that titles name: `截至2023年6月30日`, `2023年重点项目`. A month is its last day. */
export function dayInTitle(text: string): string | null {
  const folded = foldText(text)
  const said = /(?:截至|截止|至)?(20\d\d[年.\-/]\d{1,2}(?:[月.\-/](?:\d{1,2}[日号]?)?)?底?)/.exec(folded)?.[1]
  if (said === undefined) return null
  const read = ofText(said, null)
  return typeof read === 'string' ? null : read.day
}

/** The one year that a text names; `null` = none, or several. */
export function yearIn(text: string): number | null {
  const years = new Set(
    [...foldText(text).matchAll(/(?<!\d)(20\d\d)(?=年|[.\-/]\d{1,2}(?!\d))/g)].map(([, year]) => Number(year)),
  )
  return years.size === 1 ? ([...years][0] ?? null) : null
}
