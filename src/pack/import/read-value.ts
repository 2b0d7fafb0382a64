import type { Pack } from '../../domain/pack'
import type { RejectionReason } from '../../domain/rejection'
import type { Kind } from '../../domain/vocabulary'
import type { Column, Declared } from '../column-readers'
import { COMMON_COLUMNS, OWN_COLUMNS } from '../ledger-columns'
import { readDay } from './chinese-days'
import type { TableDecision } from './decisions'
import { foldText, isBlank, textOf } from './fold-text'
import type { MappedColumn } from './mapping'
import { dimensionOfTarget, UNIT_WORDS, UNITS_OF } from './measures'
import { partsOf } from './read-list'
import { readAmount, readNumber } from './read-number'
import type { RemarkWhy } from './record'
import type { Cell } from './source-file'
import type { Target } from './targets'
import { EMPTY_WORDS, NO_BLOCKER_WORDS, NO_WORDS, YES_WORDS } from './vocabulary-synonyms'
import type { wordReader } from './vocabulary-reading'

/** What one cell gives. `text` is as it would stand in the pack's CSV, `''` = empty; `basis` says from which period a day was taken. */
export type ValueRead =
  | { text: string; said: string; remarks: readonly RemarkWhy[]; basis: string | null }
  | { fault: RejectionReason; expected: string | null }
  | { ask: 'word'; about: string; options: readonly string[] }
  | { ask: 'measure' | 'year'; about: string; options: readonly string[] }

export interface ValueContext {
  kind: Kind | null
  column: MappedColumn & { target: Target }
  decision: TableDecision
  declared: Declared
  /** Of texts that name none, and in words whence it is known. */
  year: number | null
  yearBasis: string
  /** Whether the column's plain numbers are all at most 1, so that 0.45 may be 45 %. */
  fractions: boolean
  reader: ReturnType<typeof wordReader>
}

const LISTS: readonly Target[] = ['aliases', 'tags', 'leaders', 'departments', 'liaisons', 'funding']
const DAYS: readonly Target[] = [
  'startOn',
  'finishOn',
  'listedOn',
  'on',
  'blockerOpenedOn',
  'blockerDueOn',
  'blockerClosedOn',
]
const BLOCKER_TEXT: readonly Target[] = ['blocker']

const given = (
  text: string,
  said: string,
  remarks: readonly RemarkWhy[] = [],
  basis: string | null = null,
): ValueRead => {
  return { text, said, remarks, basis }
}
const NOTHING = given('', '')
const LEAVE_EMPTY = ['']

export const declaredIn = ({ units, fields, sources }: Pick<Pack, 'units' | 'fields' | 'sources'>): Declared => {
  const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
  return { units: idsOf(units), fields: idsOf(fields), sources: idsOf(sources) }
}

/** What was decided that a word means for a target; `null` = nothing. */
export function decidedWord({ words }: TableDecision, target: Target, text: string): string | null {
  const own = words !== undefined && Object.hasOwn(words, target) ? words[target] : undefined
  if (own === undefined) return null
  if (Object.hasOwn(own, text)) return own[text] ?? null
  const folded = foldText(text)
  const same = Object.keys(own).find((word) => foldText(word) === folded)
  return same === undefined ? null : (own[same] ?? null)
}

/** Reads a cell for the target of its column. The row's kind must be known for stages. */
export function readValue(cell: Cell, context: ValueContext): ValueRead {
  const { target } = context.column
  if (cell !== null && typeof cell === 'object' && 'error' in cell) return { fault: 'cellIsError', expected: null }
  if (isBlank(cell)) return NOTHING
  const said = textOf(cell)
  const decided = decidedWord(context.decision, target, said)
  if (decided !== null) return decided === '' ? NOTHING : checked(given(decided, said), context)
  if (typeof cell === 'string' && EMPTY_WORDS.includes(foldText(cell)) && !isAnswer(target, cell)) return NOTHING
  return checked(readAs(target, cell, said, context), context)
}

/** 无 is an answer where the question is yes or no. */
const isAnswer = (target: Target, cell: string) =>
  (target === 'idle' || target === 'anchor' || target === 'landCleared') && foldText(cell) === '无'

function readAs(target: Target, cell: Cell, said: string, context: ValueContext): ValueRead {
  const dimension = dimensionOfTarget(target)
  if (dimension !== null) {
    const { unit } = context.column
    const amount = readAmount(cell, dimension, unit)
    if ('fault' in amount) {
      if (amount.fault === 'noUnit') return { ask: 'measure', about: said, options: UNITS_OF[dimension] }
      return unreadable(said, 'numberUnparsable', '12.5')
    }
    const remarks: RemarkWhy[] = amount.about ? ['about'] : []
    if (amount.inCell && unit !== null && unit !== amount.unit) remarks.push('unitInCell')
    return given(amount.value, amount.inCell ? said : `${said}（${UNIT_WORDS[amount.unit][0]}）`, remarks)
  }
  if (target === 'progressPct') return percentOf(cell, said, context)
  if (target.startsWith('households') || target === 'errorM') {
    const read = readNumber(cell)
    const fits = read !== null && /^(?:户|户数|家|m|米|)$/.test(read.word)
    return fits
      ? given(trimmedDecimal(read.decimal), said, read.about ? ['about'] : [])
      : unreadable(said, 'numberUnparsable', '12')
  }
  if (target === 'blockerClosedOn' && isClosing(said) !== null)
    return isClosing(said) === true ? given('yes', said) : NOTHING
  if (DAYS.includes(target)) return dayOf(cell, said, context)
  if (LISTS.includes(target)) return listOf(target, cell, said, context)
  if (context.reader !== null) {
    const word = context.reader.read(said)
    return word === null
      ? { ask: 'word', about: said, options: [...context.reader.options(said), ''] }
      : given(word, said)
  }
  if (BLOCKER_TEXT.includes(target) && NO_BLOCKER_WORDS.includes(foldText(said).replace(/[。.]$/, ''))) return NOTHING
  // What spreadsheets put before a text that would otherwise be a formula is no part of it.
  return given(said.replace(/^'(?=[=+\-@])/, ''), said, mentionsPerson(target, said) ? ['personMentioned'] : [])
}

/** Whether a word says that a blocker is cleared: 是, 已销号; 否, 正在办理. `null` = it says neither, it may be a day. */
function isClosing(said: string): boolean | null {
  const word = foldText(said).replace(/[。.]$/, '')
  if (NO_WORDS.includes(word) || /^(?:未|没|尚未|正在|推进|办理中|进行中|部分)/.test(word)) return false
  return YES_WORDS.includes(word) || /^已(?:销号|解决|办结|化解|完成|整改)/.test(word) ? true : null
}

const trimmedDecimal = (decimal: string) => decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')

/** Words where a number or a day should be can be told to mean nothing; broken numbers must be mended. */
function unreadable(said: string, fault: RejectionReason, expected: string): ValueRead {
  return /\d/.test(foldText(said)) ? { fault, expected } : { ask: 'word', about: said, options: LEAVE_EMPTY }
}

function percentOf(cell: Cell, said: string, { fractions, column }: ValueContext): ValueRead {
  if (cell !== null && typeof cell === 'object' && 'percent' in cell) return given(plainNumber(cell.percent), said)
  const read = readNumber(cell)
  if (read === null || !/^%?$/.test(read.word)) return unreadable(said, 'numberUnparsable', '12.5')
  const decimal = trimmedDecimal(read.decimal)
  const value = Number(decimal)
  if (read.word === '' && fractions && value > 0 && value <= 1 && column.target === 'progressPct') {
    return { ask: 'word', about: said, options: [plainNumber(value * 100), decimal, ''] }
  }
  return given(decimal, said, read.about ? ['about'] : [])
}

const plainNumber = (value: number) => String(Number(value.toPrecision(12)))

function dayOf(cell: Cell, said: string, { year, yearBasis }: ValueContext): ValueRead {
  const read = readDay(cell, year)
  if (read === 'noYear') return { ask: 'year', about: said, options: [] }
  if (read === 'beforeYear') {
    const own = Number(foldText(said).slice(0, 4))
    return { ask: 'word', about: said, options: [`${own - 1}-12-31`, `${own}-12-31`, ''] }
  }
  if (read === 'tenthOfYear') return { fault: 'dateUnparsable', expected: `${said}0 / ${said.replace('.1', '.01')}` }
  if (typeof read === 'string') return unreadable(said, 'dateUnparsable', 'YYYY-MM-DD')
  if (read.period === null && !read.yearAdded) return given(read.day, said)
  const basis = `${said}${read.period === null ? '' : `，${read.period}`}${read.yearAdded ? yearBasis : ''}`
  return given(read.day, said, read.period === null ? [] : ['periodAsDay'], basis)
}

function listOf(target: Target, cell: Cell, said: string, { reader, decision }: ValueContext): ValueRead {
  const parts = partsOf(cell).filter((part) => !EMPTY_WORDS.includes(foldText(part)))
  if (reader === null) return given(parts.map((part) => part.replace(/[;；]/g, '，')).join(';'), said)
  const found = new Set<string>()
  for (const part of parts) {
    const word = decidedWord(decision, target, part) ?? reader.read(part)
    if (word === null) return { ask: 'word', about: part, options: [...reader.options(part), ''] }
    if (word !== '') found.add(word)
  }
  return given([...found].join(';'), said)
}

const SINGLE_PERSON = /\p{Script=Han}某|户主|(?:村民|居民|农户|业主|住户)\p{Script=Han}{2,3}(?:$|[，。、；,;])/u
const mentionsPerson = (target: Target, text: string) =>
  (target === 'blocker' || target === 'reportNote' || target === 'note') && SINGLE_PERSON.test(text)

/** Holds a value against the pack's own reader of its column. */
function checked(read: ValueRead, { column: { target }, kind, declared }: ValueContext): ValueRead {
  if (!('text' in read) || read.text === '') return read
  const own = readerOf(target, kind)
  const reading = own?.read(read.text, declared)
  return reading === undefined || reading.ok ? read : { fault: reading.reason, expected: reading.expected }
}

function readerOf(target: Target, kind: Kind | null): Column<unknown> | null {
  const common: Readonly<Record<string, Column<unknown>>> = COMMON_COLUMNS
  const own: Readonly<Record<string, Column<unknown>>> = kind === null ? {} : OWN_COLUMNS[kind]
  if (Object.hasOwn(common, target)) return common[target] ?? null
  return Object.hasOwn(own, target) ? (own[target] ?? null) : null
}
