import type { Pack } from '../../domain/pack'
import type { Rejection, RejectionReason } from '../../domain/rejection'
import { KINDS, type Kind } from '../../domain/vocabulary'
import { shownValue } from '../findings'
import { personalDataIn, withoutNumbers, withoutPhones } from '../personal-data'
import type { Ask } from './asked'
import { yearIn } from './chinese-days'
import type { TableDecision } from './decisions'
import { foldText, textOf } from './fold-text'
import type { MappedColumn, TableMapping } from './mapping'
import { dimensionOfTarget } from './measures'
import { kindHas } from './propose-mapping'
import { readNumber } from './read-number'
import { declaredIn, readValue, type ValueContext } from './read-value'
import type { ImportRecord } from './record'
import type { Cell } from './source-file'
import type { Table, TableRow } from './table'
import { unitIn } from './table-subject'
import type { Target } from './targets'
import { categoryOf, kindInTitle, wordReader } from './vocabulary-reading'

type Texts = Partial<Record<Target, string>>

/** What one row of the table says, of whatever kind it is. */
export interface RowRead {
  row: TableRow
  kind: Kind | null
  values: Texts
  said: Texts
  columns: Texts
  remarks: ImportRecord['remarks'][number][]
  asks: Ask[]
  rejections: Rejection[]
}

type Mapped = MappedColumn & { target: Target }

/** Amounts that belong to all items of a merged cell together. */
const SHARED_AMOUNTS: readonly Target[] = [
  ...(['totalYi', 'yearPlanYi', 'doneYi', 'areaM2', 'lengthKm', 'lengthOpenKm', 'progressPct'] as const),
  ...(['householdsTotal', 'householdsSigned', 'householdsVacated', 'householdsDemolished'] as const),
  'householdsRehoused',
]

const PLACE_COLUMNS: readonly Target[] = ['longitude', 'latitude', 'coordinates', 'easting', 'northing']

/** Makes the reader of a table's rows; everything that is the same for all rows is prepared once. */
export function rowReader(
  table: Table,
  mapping: TableMapping,
  pack: Pack,
  decision: TableDecision,
): (row: TableRow) => RowRead {
  const mapped = mapping.columns.filter((column): column is Mapped => column.target !== null)
  const declared = declaredIn(pack)
  const readers = new Map<string, ReturnType<typeof wordReader>>()
  const readerFor = (target: Target, kind: Kind | null) => {
    const key = `${target} ${kind ?? ''}`
    if (!readers.has(key)) readers.set(key, wordReader(target, kind, pack))
    return readers.get(key) ?? null
  }
  const yearBasis = mapping.yearFrom === 'decision' ? '（年份由导入人选定）' : '（年份取自标题）'
  const years = new Map(mapped.map(({ index }) => [index, yearIn(table.columns[index]?.levels.join('') ?? '')]))
  const fractions = plainFractions(table, mapped)
  const contextOf = (column: Mapped, kind: Kind | null): ValueContext => ({
    kind,
    column,
    decision,
    declared,
    year: years.get(column.index) ?? mapping.year,
    yearBasis: years.get(column.index) == null ? yearBasis : '（年份取自表头）',
    fractions,
    reader: readerFor(column.target, kind),
  })
  const kindColumn = mapped.find(({ target }) => target === 'kind')
  const nameIndex = mapped.find(({ target }) => target === 'name')?.index ?? -1
  const { file, sheet } = table

  return (row) => {
    const read: RowRead = { row, kind: null, values: {}, said: {}, columns: {}, remarks: [], asks: [], rejections: [] }
    const refuse = (column: string | null, value: string, reason: RejectionReason, expected: string | null = null) => {
      const where = { file, ...(sheet === null ? {} : { sheet }), row: row.row, column }
      read.rejections.push({ ...where, value: shownValue(value), reason, expected })
    }
    const take = (column: Mapped) => takeCell(read, column, contextOf(column, read.kind), refuse)
    if (kindColumn !== undefined) take(kindColumn)
    read.kind = kindOfRow(read, mapping)
    for (const column of mapped) {
      const { index, target, header } = column
      if (column === kindColumn || PLACE_COLUMNS.includes(target)) continue
      const merged = row.shared.get(index)
      const ofOneItem = merged !== undefined && merged === row.shared.get(nameIndex)
      if (merged !== undefined && !ofOneItem && SHARED_AMOUNTS.includes(target)) {
        read.remarks.push({ column: header, why: 'sharedAmount', value: textOf(row.cells[index]) })
      } else if (read.kind !== null && !kindHas(read.kind, target)) {
        if (textOf(row.cells[index]) !== '') {
          read.remarks.push({ column: header, why: 'notOfKind', value: textOf(row.cells[index]) })
        }
      } else take(column)
    }
    if (row.hidden) read.remarks.push({ column: null, why: 'hiddenRow', value: String(row.row) })
    if (read.values.id === undefined && read.values.name !== undefined) read.values.name = plainName(read.values.name)
    addFromAround(read, mapping, pack)
    addBlockerCategory(read)
    return read
  }
}

/** A name without the number of its line and without the breaks that fit it into a cell; beside an id it is meant as it stands. */
const plainName = (name: string) =>
  name
    .replace(/^\d{1,3}[.．、]\s*(?=\p{Script=Han})/u, '')
    .replace(/(?<=[\p{Script=Han}（(])\s+(?=[\p{Script=Han}）)])/gu, '')

type Refuse = (column: string | null, value: string, reason: RejectionReason, expected?: string | null) => void

/** Columns that name people, beside whom offices write their phones. */
const PEOPLE: readonly Target[] = ['leaders', 'departments', 'liaisons', 'by', 'blockerOwner', 'taskForce']

/** The same cell, or its text without mobile numbers where these are all that is personal in it. */
function withoutOwnPhones(cell: Cell): Cell {
  if (typeof cell !== 'string' || personalDataIn(cell) !== 'phone') return cell
  const rest = withoutPhones(cell)
  return personalDataIn(rest) === null ? rest : cell
}

function takeCell(read: RowRead, column: Mapped, context: ValueContext, refuse: Refuse): void {
  const { target, header } = column
  const whole = read.row.cells[column.index] ?? null
  const cell = PEOPLE.includes(target) ? withoutOwnPhones(whole) : whole
  if (cell !== whole) read.remarks.push({ column: header, why: 'phoneLeftOut', value: withoutNumbers(textOf(whole)) })
  const text = textOf(cell)
  if (typeof cell !== 'object' && dimensionOfTarget(target) === null && personalDataIn(text) !== null) {
    return refuse(header, withoutNumbers(text), 'personalData')
  }
  const value = readValue(cell, context)
  if ('fault' in value) return refuse(header, text, value.fault, value.expected)
  if ('ask' in value) {
    const options = value.options.map((option) => ({ value: option, why: null }))
    const word = value.ask === 'word' ? value.about : ''
    // The year is one for the whole table.
    const asked = value.ask === 'year' ? null : header
    read.asks.push({ topic: value.ask, column: asked, word, about: value.about, options })
    return
  }
  for (const why of value.remarks) read.remarks.push({ column: header, why, value: value.said })
  if (value.text === '') return
  read.values[target] = value.text
  read.said[target] = value.said
  read.columns[target] = header
  if (value.basis !== null && (target === 'startOn' || target === 'finishOn')) addBasis(read, target, value.basis)
}

/** Says in the plan's basis from which period a day was taken; what the ledger itself says of it stays. */
function addBasis(read: RowRead, target: 'startOn' | 'finishOn', basis: string): void {
  if (read.columns.planBasis !== undefined) return
  const before = read.values.planBasis
  if (before === undefined) read.values.planBasis = basis
  else {
    const [own, other] = target === 'finishOn' ? ['竣工', '开工'] : ['开工', '竣工']
    read.values.planBasis = `${other}：${before}；${own}：${basis}`
  }
}

function kindOfRow({ values, row }: RowRead, mapping: TableMapping): Kind | null {
  const own = KINDS.find((kind) => kind === values.kind)
  return own ?? mapping.kind ?? (row.section === null ? null : kindInTitle(row.section))
}

const PLAN_WORDS = [
  ['carryOver', /续建|结转/],
  ['newStart', /新建|新开工/],
] as const

/** What the heading above a row and the whole table say, where the row itself says nothing. */
function addFromAround(read: RowRead, mapping: TableMapping, pack: Pack): void {
  const { section } = read.row
  if (section !== null && read.kind === 'project' && read.values.planClass === undefined) {
    const found = PLAN_WORDS.filter(([, words]) => words.test(foldText(section)))
    if (found.length === 1 && found[0] !== undefined) {
      read.values.planClass = found[0][0]
      read.said.planClass = section
    }
  }
  if (
    read.values.unit !== undefined ||
    read.asks.some(({ options }) => options.some(({ value }) => value === pack.units[0]?.id))
  )
    return
  const own = section === null ? null : unitIn(section, pack)
  const unit = own ?? mapping.unit
  if (unit === null) return
  read.values.unit = unit
  if (own !== null && section !== null) read.said.unit = section
}

function addBlockerCategory({ values, said }: RowRead): void {
  if (values.blocker === undefined) {
    delete values.blockerCategory
    return
  }
  if (values.blockerCategory !== undefined) return
  values.blockerCategory = categoryOf(values.blocker)
  said.blockerCategory = values.blocker
}

/** Whether the plain numbers of the column of progress are none above 1. */
function plainFractions(table: Table, mapped: readonly Mapped[]): boolean {
  const column = mapped.find(({ target }) => target === 'progressPct')
  if (column === undefined) return false
  const numbers = table.rows.flatMap(({ cells }) => {
    const read = readNumber(cells[column.index] ?? null)
    return read === null || read.word !== '' ? [] : Number(read.decimal)
  })
  return numbers.some((value) => value > 0) && numbers.every((value) => value <= 1)
}
