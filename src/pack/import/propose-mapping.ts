import type { Pack } from '../../domain/pack'
import type { Kind } from '../../domain/vocabulary'
import { COMMON_COLUMNS, OWN_COLUMNS } from '../ledger-columns'
import { isHouseholdHeader, isPersonalHeader } from '../personal-data'
import {
  contentsFit,
  contentsOf,
  coordinateByContent,
  holdsIds,
  isMostlyPercent,
  samplesOf,
  vocabularyByContent,
} from './column-contents'
import type { TableDecision } from './decisions'
import { foldText } from './fold-text'
import {
  isByContent,
  isSerialHeader,
  lastingWords,
  matchCutHeader,
  matchHeader,
  unitInHeader,
  unitInHeading,
} from './header-words'
import type { MappedColumn, MappingReason, TableMapping } from './mapping'
import { dimensionOfTarget, dimensionOf, PACK_UNITS } from './measures'
import { dayInTable, kindOfTable, unitOfTable, yearOfTable } from './table-subject'
import { signatureOf } from './tables'
import type { Cell } from './source-file'
import type { Table, TableColumn } from './table'
import { LEDGER_TARGETS, type Target, type Unit } from './targets'

/** What one column could be, before columns are held against each other. */
interface Claim {
  target: Target | null
  why: MappingReason
  meant: Target | null
  score: number
}

const none = (why: MappingReason, meant: Target | null = null): Claim => ({ target: null, why, meant, score: 0 })

/** What a decision says of a column: by its header, or by the same header of another month. */
function decidedFor(
  { header }: Pick<TableColumn, 'header'>,
  columns: NonNullable<TableDecision['columns']>,
): { target?: Target | null; unit?: Unit } {
  if (Object.hasOwn(columns, header)) return columns[header] ?? {}
  const lasting = lastingWords(header)
  const same = Object.keys(columns).filter((key) => lastingWords(key) === lasting)
  return same.length === 1 ? (columns[same[0] ?? ''] ?? {}) : {}
}

function claimOf(column: TableColumn, cells: readonly Cell[], pack: Pack, isMap: boolean): Claim {
  const { header, levels } = column
  const leaf = levels.at(-1) ?? header
  if (isSerialHeader(leaf)) return none('serial')
  if (isPersonalHeader(levels.join(''))) return none('personal')
  if (isByContent(leaf)) {
    const target = coordinateByContent(cells) ?? vocabularyByContent(cells, pack)
    if (target !== null) return { target, why: 'content', meant: null, score: 600 }
  }
  const { matches, vetoed } = matchHeader(levels)
  const fitting = matches.filter(({ target }) => contentsFit(target, cells))
  const best = fitting[0]
  if (best === undefined) {
    const cut = isMap && matches.length === 0 && vetoed === null ? matchCutHeader(header) : null
    if (cut !== null && contentsFit(cut, cells)) return { target: cut, why: 'header', meant: null, score: 200 }
    const meant = vetoed ?? matches[0]?.target ?? null
    if (meant !== null) return none('otherMeaning', meant)
    const units = cells.length > 1 ? vocabularyByContent(cells, pack, ['unit']) : null
    return units === null ? none('unknown') : { target: 'unit', why: 'content', meant: null, score: 300 }
  }
  if (vetoed !== null) return none('otherMeaning', vetoed)
  if (best.target === 'reportNote' && isMostlyPercent(cells)) {
    return { target: 'progressPct', why: 'content', meant: null, score: best.score - 100 }
  }
  if (best.target === 'id' && best.score < 2000 && !holdsIds(cells, pack)) return none('notAnId', 'id')
  return { target: best.target, why: 'header', meant: null, score: best.score }
}

/** A list of blockers, a row each, and not of items that say among other things what holds them up. */
function isBlockerList(claims: readonly Claim[]): boolean {
  const has = (target: Target) => claims.some((claim) => claim.target === target)
  const own = (['blockerCategory', 'blockerOpenedOn', 'blockerDueOn', 'blockerClosedOn'] as const).filter(has)
  return has('blocker') && own.length >= 2 && !has('totalYi') && !has('yearPlanYi') && !has('stage')
}

/** In a list of blockers, who is responsible is so for the blocker, and what is under way is its clearing. */
function inBlockerList(claim: Claim): Claim {
  const { target, why, score } = claim
  if (target === null || why === 'decision') return claim
  if (target === 'departments' || target === 'liaisons') {
    return { target: 'blockerOwner', why, meant: null, score: score / (target === 'departments' ? 10 : 20) }
  }
  return target === 'reportNote' || target === 'note' ? none('otherMeaning', target) : claim
}

/** Together, the headers of rows that each speak of one person: whom to call about a project is told in less. */
const PERSON = /^(?:姓名|(?:农户|村民|居民|业主|住户)姓名)$/
const PERSON_DATA = /身份证|证件号|银行|卡号|住址|出生/
const ONLY_BY_KIND: ReadonlySet<Target> = new Set(
  LEDGER_TARGETS.filter((target) => !Object.hasOwn(COMMON_COLUMNS, target)),
)

/** Whether items of a kind have what a target holds; positions, reports and blockers go with every kind. */
export function kindHas(kind: Kind, target: Target): boolean {
  return !ONLY_BY_KIND.has(target) || Object.hasOwn(OWN_COLUMNS[kind], target)
}

/**
 * Proposes what each column of a table holds, of which kind and unit its rows are, and in which units it counts; what
 * was decided comes first. Columns that nothing is made of have `target: null` and say why.
 */
export function proposeMapping(table: Table, pack: Pack, decision: TableDecision = {}): TableMapping {
  const contents = table.columns.map((_, index) => contentsOf(table, index))
  const decided = table.columns.map((column) => decidedFor(column, decision.columns ?? {}))
  const first = table.columns.map((column, index): Claim => {
    const target = decided[index]?.target
    const own = claimOf(column, contents[index] ?? [], pack, table.isMap)
    // Nobody may decide that data of persons comes in.
    if (own.why === 'personal' || target === undefined) return own
    return { target, why: 'decision', meant: null, score: Number.POSITIVE_INFINITY }
  })
  const claims = isBlockerList(first) ? first.map(inBlockerList) : first
  const targets = new Set(claims.flatMap(({ target }) => (target === null ? [] : [target])))
  const subject = kindOfTable(table, targets, decision)
  const won = settled(table, claims, subject.kind)
  const columns = table.columns.map((column, index): MappedColumn => {
    const { target, why, meant, by } = won[index] ?? { ...none('unknown'), by: null }
    const personal = why === 'personal'
    return {
      index,
      header: column.header,
      target,
      why,
      meant,
      by,
      ...measured(table, column, target, decided[index]?.unit),
      samples: personal ? [] : samplesOf(contents[index] ?? []),
    }
  })
  const headers = table.columns.map(({ levels }) => foldText(levels.join('')))
  const named = columns.some(({ target }) => target === 'name' || target === 'id')
  // A list of persons has no name of an item; it is refused aloud instead of left out.
  const households =
    headers.some((header) => isHouseholdHeader(header)) ||
    (!named && columns.some(({ why }) => why === 'personal')) ||
    [PERSON, PERSON_DATA].every((words) => headers.some((header) => words.test(header)))
  const skipped = decision.skip ?? (table.hidden || !(named || households))
  return {
    table: signatureOf(table),
    id: table.id,
    ...subject,
    ...unitOfTable(table, pack, decision),
    ...yearOfTable(table, decision),
    saidOn: dayInTable(table),
    skip: skipped,
    skipWhy: !skipped ? null : decision.skip === true ? 'decision' : table.hidden ? 'hidden' : 'noName',
    households,
    columns,
  }
}

/** Gives each target to the column that claims it best. */
function settled(table: Table, claims: readonly Claim[], kind: Kind | null): (Claim & { by: string | null })[] {
  const winners = new Map<Target, number>()
  for (const [index, { target, score }] of claims.entries()) {
    if (target === null) continue
    const before = winners.get(target)
    if (before === undefined || score > (claims[before]?.score ?? 0)) winners.set(target, index)
  }
  return claims.map((claim, index) => {
    const { target } = claim
    if (target === null) return { ...claim, by: null }
    const winner = winners.get(target)
    if (winner !== index) {
      const by = table.columns[winner ?? -1]?.header ?? null
      return { ...none('taken', target), by }
    }
    if (kind !== null && claim.why !== 'decision' && !kindHas(kind, target))
      return { ...none('notOfKind', target), by: null }
    return { ...claim, by: null }
  })
}

function measured(
  table: Table,
  { header, levels }: TableColumn,
  target: Target | null,
  decided: Unit | undefined,
): Pick<MappedColumn, 'unit' | 'unitFrom'> {
  const dimension = target === null ? null : dimensionOfTarget(target)
  if (dimension === null) return { unit: null, unitFrom: null }
  if (decided !== undefined && dimensionOf(decided) === dimension) return { unit: decided, unitFrom: 'decision' }
  if (header === target) return { unit: PACK_UNITS[dimension], unitFrom: 'target' }
  const own = unitInHeader(levels, dimension)
  if (own !== null) return { unit: own, unitFrom: 'header' }
  const above = unitInHeading(table.heading, dimension)
  return above === null ? { unit: null, unitFrom: null } : { unit: above, unitFrom: 'heading' }
}
