import type { Pack } from '../../domain/pack'
import type { Kind } from '../../domain/vocabulary'
import { dayInTitle, yearIn } from './chinese-days'
import type { TableDecision } from './decisions'
import { foldText } from './fold-text'
import type { SaidBy, TableMapping } from './mapping'
import type { Table } from './table'
import type { Target } from './targets'
import { kindInTitle, vocabularyOf } from './vocabulary-reading'

const NAME_HEADERS: readonly (readonly [RegExp, Kind])[] = [
  [/^村|村庄名称|村名|村居/, 'village'],
  [/道路|路名/, 'road'],
  [/园区/, 'park'],
  [/地块|宗地|厂房/, 'land'],
  [/企业/, 'enterprise'],
  [/社区名称|小区/, 'community'],
  [/项目|工程/, 'project'],
]

/** Columns that only one kind has. */
const TELLING: readonly (readonly [Kind, readonly Target[]])[] = [
  ['village', ['householdsTotal', 'householdsSigned', 'householdsVacated', 'householdsDemolished', 'resettlement']],
  ['road', ['lengthKm', 'lengthOpenKm']],
  ['land', ['owner', 'idle', 'status']],
  ['enterprise', ['anchor']],
  ['project', ['level', 'field', 'planClass', 'landCleared']],
]

const titleOf = (table: Table) =>
  table.heading.filter((line) => !/[:：]|^\D{0,4}20\d\d年/.test(line) || /表|账|项目/.test(line))

/** The kind of a table's items: decided, or by the words of its sheet, title and file, or by what its columns hold. */
export function kindOfTable(
  table: Table,
  targets: ReadonlySet<Target>,
  decision: TableDecision,
): Pick<TableMapping, 'kind' | 'kindFrom'> {
  if (decision.kind !== undefined) return { kind: decision.kind, kindFrom: 'decision' }
  const said: [SaidBy, Kind | null][] = [
    ['sheet', table.sheet === null ? null : kindInTitle(table.sheet)],
    ['heading', kindInTitle(titleOf(table).join(' '))],
    ['header', kindOfName(table)],
    ['file', kindInTitle(table.file.replace(/\.[a-z]+$/i, ''))],
    ['header', kindOfColumns(targets)],
  ]
  const found = said.find(([, kind]) => kind !== null)
  return found === undefined
    ? { kind: null, kindFrom: targets.has('kind') ? 'column' : null }
    : { kind: found[1], kindFrom: found[0] }
}

/** By the header over the names; 项目 alone is too common a word and has its turn after the file's name. */
function kindOfName({ columns }: Table): Kind | null {
  const kinds = columns.flatMap(({ levels }) => {
    const leaf = foldText(levels.at(-1) ?? '')
    const found = /名称$|^村$|^村名$|^路名$|^村居$|^村庄$/.test(leaf)
      ? NAME_HEADERS.find(([words]) => words.test(leaf))
      : undefined
    return found === undefined || found[1] === 'project' ? [] : [found[1]]
  })
  return new Set(kinds).size === 1 ? (kinds[0] ?? null) : null
}

function kindOfColumns(targets: ReadonlySet<Target>): Kind | null {
  const found = TELLING.filter(([, own]) => own.some((target) => targets.has(target))).map(([kind]) => kind)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** The unit that sheet, title or file name; a row's own and that of the heading above it come first when rows are read. */
export function unitOfTable(
  table: Table,
  pack: Pack,
  decision: TableDecision,
): Pick<TableMapping, 'unit' | 'unitFrom'> {
  const named: [SaidBy, string | null][] = [
    ['sheet', table.sheet === null ? null : unitIn(table.sheet, pack)],
    ['heading', unitIn(table.heading.join(' '), pack)],
    ['file', unitIn(table.file, pack)],
    ['decision', decision.unit ?? null],
  ]
  // A sheet that names its unit keeps it: one decision goes for all sheets of the same layout.
  const found = named.find(([, unit]) => unit !== null)
  return found === undefined ? { unit: null, unitFrom: null } : { unit: found[1], unitFrom: found[0] }
}

/** The one unit of the pack that a text names. */
export function unitIn(text: string, pack: Pack): string | null {
  const own = vocabularyOf('unit', null, pack)
  if (own === null) return null
  const folded = foldText(text)
  const found = own.options.filter((id) => own.wordsOf(id).some((call) => call.length >= 2 && folded.includes(call)))
  return found.length === 1 ? (found[0] ?? null) : null
}

export function yearOfTable(table: Table, decision: TableDecision): Pick<TableMapping, 'year' | 'yearFrom'> {
  if (decision.year !== undefined) return { year: decision.year, yearFrom: 'decision' }
  const said: [SaidBy, number | null][] = [
    ['heading', yearIn(table.heading.join(' '))],
    ['sheet', table.sheet === null ? null : yearIn(table.sheet)],
    ['file', yearIn(table.file)],
  ]
  const found = said.find(([, year]) => year !== null)
  return found === undefined ? { year: null, yearFrom: null } : { year: found[1], yearFrom: found[0] }
}

/** The day that the lines above a table give. */
export function dayInTable({ heading }: Table): string | null {
  const days = new Set(heading.filter((line) => /\d日|月/.test(line)).flatMap((line) => dayInTitle(line) ?? []))
  return days.size === 1 ? ([...days][0] ?? null) : null
}
