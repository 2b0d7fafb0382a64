import type { Item } from '../domain/item'
import { KINDS, type Kind } from '../domain/vocabulary'
import { isId, type Declared } from './column-readers'
import { readCsv, totalsIn, type CsvRow } from './csv'
import { ANY_ID, doubtfulIdsOf, mendedId, type DoubtfulIds } from './doubtful-ids'
import type { Report } from './findings'
import { COMMON_COLUMNS, LEDGER_FILES, OWN_COLUMNS, PARTS_OF_WHOLE } from './ledger-columns'
import { checkColumns, readRow, type Columns, type ValuesOf } from './read-row'

interface Ledger {
  file: string
  columns: Columns
  read: (...cells: ReadCells) => Item | null
}
type ReadCells = [header: readonly string[], row: CsvRow, declared: Declared, report: Report]

/** An item as its ledger row tells it: milestones and position are joined later. */
function baseOf<K extends Kind>(kind: K, values: ValuesOf<typeof COMMON_COLUMNS>) {
  const { id, name, aliases, unit, tags, leaders, departments, liaisons, taskForce, funding, note, listedOn } = values
  const plan = { startOn: values.startOn, finishOn: values.finishOn, basis: values.planBasis, milestones: [] }
  const source = { id: values.sourceId, locator: values.locator }
  const accountability = { leaders, departments, liaisons }
  return {
    kind,
    id,
    name,
    aliases,
    unit,
    tags,
    accountability,
    taskForce,
    plan,
    funding,
    note,
    listedOn,
    source,
    position: null,
  }
}

function investedOf(values: { totalYi: number | null; yearPlanYi: number | null; doneYi: number | null }) {
  const { totalYi, yearPlanYi, doneYi } = values
  return { investment: { totalYi, yearPlanYi, doneYi } }
}

const stagedOf = <S>(values: { stage: S; progressPct: number | null }) => ({
  stage: values.stage,
  progressPct: values.progressPct,
})

function ledger<C extends Columns>(
  file: string,
  own: C,
  itemOf: (common: ValuesOf<typeof COMMON_COLUMNS>, own: ValuesOf<C>) => Item,
): Ledger {
  const columns = { ...COMMON_COLUMNS, ...own }
  return {
    file,
    columns,
    read: (header, row, declared, report) => {
      const common = readRow(file, header, row, COMMON_COLUMNS, declared, report)
      const rest = readRow(file, header, row, own, declared, report)
      if (common === null || rest === null) return null
      const consistent = planIsOrdered(file, row.line, common, report)
      return partsFit(file, row.line, rest, report) && consistent ? itemOf(common, rest) : null
    },
  }
}

function planIsOrdered(
  file: string,
  row: number,
  plan: { startOn: string | null; finishOn: string | null },
  report: Report,
) {
  const { startOn, finishOn } = plan
  if (startOn === null || finishOn === null || startOn <= finishOn) return true
  report({ file, row, column: 'finishOn', value: finishOn, reason: 'finishBeforeStart', expected: `≥ ${startOn}` })
  return false
}

function partsFit(file: string, row: number, values: Readonly<Record<string, unknown>>, report: Report): boolean {
  const exceeding = PARTS_OF_WHOLE.filter(([partColumn, wholeColumn]) => {
    const part = values[partColumn]
    const whole = values[wholeColumn]
    if (typeof part !== 'number' || typeof whole !== 'number' || part <= whole) return false
    const expected = `≤ ${wholeColumn} ${whole}`
    report({ file, row, column: partColumn, value: String(part), reason: 'partExceedsWhole', expected })
    return true
  })
  return exceeding.length === 0
}

export const LEDGERS: Record<Kind, Ledger> = {
  project: ledger(LEDGER_FILES.project, OWN_COLUMNS.project, (common, own) => ({
    ...baseOf('project', common),
    ...stagedOf(own),
    ...investedOf(own),
    level: own.level,
    field: own.field,
    planClass: own.planClass,
    landCleared: own.landCleared,
  })),
  park: ledger(LEDGER_FILES.park, OWN_COLUMNS.park, (common, own) => ({
    ...baseOf('park', common),
    ...stagedOf(own),
    ...investedOf(own),
    areaM2: own.areaM2,
  })),
  village: ledger(LEDGER_FILES.village, OWN_COLUMNS.village, (common, own) => ({
    ...baseOf('village', common),
    ...stagedOf(own),
    ...investedOf(own),
    households: {
      total: own.householdsTotal,
      signed: own.householdsSigned,
      vacated: own.householdsVacated,
      demolished: own.householdsDemolished,
      rehoused: own.householdsRehoused,
    },
    resettlement: own.resettlement,
  })),
  road: ledger(LEDGER_FILES.road, OWN_COLUMNS.road, (common, own) => ({
    ...baseOf('road', common),
    ...stagedOf(own),
    ...investedOf(own),
    lengthKm: own.lengthKm,
    lengthOpenKm: own.lengthOpenKm,
  })),
  land: ledger(LEDGER_FILES.land, OWN_COLUMNS.land, (common, own) => ({ ...baseOf('land', common), ...own })),
  enterprise: ledger(LEDGER_FILES.enterprise, OWN_COLUMNS.enterprise, (common, own) => ({
    ...baseOf('enterprise', common),
    ...own,
  })),
  community: ledger(LEDGER_FILES.community, OWN_COLUMNS.community, (common, own) => ({
    ...baseOf('community', common),
    ...stagedOf(own),
  })),
}

export interface LedgerItems {
  items: readonly Item[]
  /** Every well-formed id that stands in a ledger, also on rows refused for another fault, with its kind. */
  kinds: ReadonlyMap<string, Kind>
  /** Ids that may stand in files which could not be read in full, or were meant by malformed ones. */
  doubtful: DoubtfulIds
}

/** Reads all ledgers of a pack in the order of the kinds. `taken` holds ids already used, with the place of their first use. */
export function readLedgers(
  files: ReadonlyMap<string, Uint8Array>,
  declared: Declared,
  taken: Map<string, string>,
  report: Report,
): LedgerItems {
  const items: Item[] = []
  const kinds = new Map<string, Kind>()
  const mended = new Set<string>()
  const doubts: DoubtfulIds[] = [mended]
  for (const kind of KINDS) {
    const { file, columns, read } = LEDGERS[kind]
    const bytes = files.get(file)
    if (bytes === undefined) continue
    const table = readCsv(file, bytes, report, Object.keys(columns))
    const idIndex = table?.header.indexOf('id') ?? -1
    if (table === null || !table.whole) doubts.push(doubtfulIdsOf(bytes))
    else if (idIndex < 0) doubts.push(ANY_ID)
    if (table === null) continue
    checkColumns(file, table, columns, report)
    for (const row of table.rows) {
      const total = totalsIn(row)
      if (total !== null) {
        report({ file, row: row.line, column: null, value: total, reason: 'rowOfTotals', expected: null })
        continue
      }
      const item = read(table.header, row, declared, report)
      const id = row.cells[idIndex] ?? ''
      if (!isId(id)) {
        mended.add(mendedId(id))
        continue
      }
      const first = taken.get(id)
      if (first !== undefined) {
        report({ file, row: row.line, column: 'id', value: id, reason: 'idDuplicate', expected: first })
        continue
      }
      taken.set(id, `${file}:${row.line}`)
      kinds.set(id, kind)
      if (item !== null) items.push(item)
    }
  }
  return { items, kinds, doubtful: { has: (id) => doubts.some((doubt) => doubt.has(id)) } }
}
