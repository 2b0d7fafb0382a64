import { STAGES_OF, type Kind, type Stage } from '../../domain/vocabulary'
import { canonicalCell } from '../canonical-cell'
import { COMMON_COLUMNS, LEDGER_FILES, OWN_COLUMNS } from '../ledger-columns'
import type { CsvCells } from '../pack-delta'
import type { FieldChange } from './import-preview'
import type { ImportRecord } from './record'
import type { Target } from './targets'

/** Columns of an item's state: what a row says of them is a report of its day. */
const OF_REPORTS: ReadonlySet<Target> = new Set<Target>([
  'stage',
  'progressPct',
  'doneYi',
  'landCleared',
  'householdsTotal',
  'householdsSigned',
  'householdsVacated',
  'householdsDemolished',
  'householdsRehoused',
  'lengthOpenKm',
  'leaders',
  'departments',
  'liaisons',
  'reportNote',
])

/** Of a new item, these stand in its ledger row: they hardly ever change. */
const OF_NEW_ROWS: ReadonlySet<Target> = new Set<Target>(['householdsTotal', 'leaders', 'departments', 'liaisons'])

/** Columns of the ledgers that are no facts to be compared: found by other means, or set by the import itself. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['id', 'sourceId', 'locator'])

/** Where a value of a kind goes, `null` = the kind has no such column. */
export function placeOf(column: Target, kind: Kind, isNew: boolean): FieldChange['goesTo'] | null {
  if (column === 'reportNote') return 'report'
  if (NOT_COMPARED.has(column)) return null
  if (!Object.hasOwn(COMMON_COLUMNS, column) && !Object.hasOwn(OWN_COLUMNS[kind], column)) return null
  return OF_REPORTS.has(column) && !(isNew && OF_NEW_ROWS.has(column)) ? 'report' : 'ledger'
}

/** Whether two texts of a column say the same: 1.20 and 1.2, or a list with other separators. */
export function saysTheSame(kind: Kind, column: string, left: string, right: string): boolean {
  return left === right || canonicalText(kind, column, left) === canonicalText(kind, column, right)
}

const canonicalText = (kind: Kind, column: string, text: string) => canonicalCell(LEDGER_FILES[kind], column, text)

/** What is known of an item on the day of a row, as text by column, the latest report's note as `reportNote`. */
export type KnownValues = Readonly<Record<string, string>>

/**
 * What a row changes in an item, field by field; everything it says of a new one (`known` = `null`). Empty cells change
 * nothing, and neither do columns that the kind does not have.
 */
export function changesOf(record: ImportRecord, known: KnownValues | null): FieldChange[] {
  return (Object.keys(record.values) as Target[]).flatMap((column) => {
    const goesTo = placeOf(column, record.kind, known === null)
    const to = canonicalText(record.kind, column, record.values[column] ?? '')
    const from = known?.[column] ?? ''
    if (goesTo === null || to === '' || saysTheSame(record.kind, column, from, to)) return []
    return [{ ...changeOf(record, column, from, to), goesTo }]
  })
}

function changeOf(record: ImportRecord, column: Target, from: string, to: string): Omit<FieldChange, 'goesTo'> {
  const header = record.columns[column] ?? null
  const isRegression = from !== '' && goesBack(column, record.kind, from, to)
  return { column, header, from, to, said: record.said[column] ?? to, isRegression }
}

/** Whether a row says anything that a report would. */
export const speaksOfState = ({ values }: ImportRecord) =>
  (Object.keys(values) as Target[]).some((column) => OF_REPORTS.has(column))

/** The row of `reports.csv` that changes make, without its source; `null` = they make none, and the row `confirms` nothing. */
export function reportCellsOf(
  itemId: string,
  record: ImportRecord,
  on: string,
  changes: readonly FieldChange[],
  confirms = false,
) {
  const said = changes.filter(({ goesTo }) => goesTo === 'report')
  if (said.length === 0 && !confirms) return null
  const cells = said.map(({ column, to }) => [column === 'reportNote' ? 'note' : column, to] as const)
  const by = record.values.by === undefined ? {} : { by: record.values.by }
  return { itemId, on, ...by, ...Object.fromEntries(cells) } satisfies CsvCells
}

/** What adds up over time. A plan or a total that shrinks is a correction. */
const GROWING: ReadonlySet<Target> = new Set<Target>([
  'progressPct',
  'doneYi',
  'householdsSigned',
  'householdsVacated',
  'householdsDemolished',
  'householdsRehoused',
  'lengthOpenKm',
])

function goesBack(column: Target, kind: Kind, from: string, to: string): boolean {
  if (column === 'landCleared') return from === 'yes' && to === 'no'
  if (GROWING.has(column)) return Number(to) < Number(from)
  if (column !== 'stage') return false
  const order = STAGES_OF[kind]
  return order.indexOf(to as Stage) < order.indexOf(from as Stage)
}
