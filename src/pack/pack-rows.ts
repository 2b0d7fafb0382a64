import type { Item, Milestone } from '../domain/item'
import type { Blocker, Report } from '../domain/report'
import { KINDS } from '../domain/vocabulary'
import { BLOCKERS_FILE } from './blockers'
import { LEDGER_FILES, MILESTONE_COLUMNS, OWN_COLUMNS, type COMMON_COLUMNS } from './ledger-columns'
import { REPORT_COLUMNS } from './log-columns'
import { MILESTONES_FILE } from './milestones'
import type { CsvCells } from './pack-delta'
import { REPORTS_FILE } from './reports'
import { cellText, writeCsv, type CellValue } from './write-csv'

type Cells<T> = Readonly<Record<string, (row: T) => CellValue>>

const FIRST = ['id', 'name', 'aliases', 'unit']
const LAST = Object.keys({
  tags: 0,
  leaders: 0,
  departments: 0,
  liaisons: 0,
  taskForce: 0,
  startOn: 0,
  finishOn: 0,
  planBasis: 0,
  funding: 0,
  note: 0,
  listedOn: 0,
  sourceId: 0,
  locator: 0,
} satisfies Record<Exclude<keyof typeof COMMON_COLUMNS, 'id' | 'name' | 'aliases' | 'unit'>, 0>)

/** The columns of each CSV file of a pack, in the order in which they are written. */
export const FILE_COLUMNS: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
  ...KINDS.map((kind) => [LEDGER_FILES[kind], [...FIRST, ...Object.keys(OWN_COLUMNS[kind]), ...LAST]] as const),
  [MILESTONES_FILE, Object.keys(MILESTONE_COLUMNS)],
  [
    REPORTS_FILE,
    ['itemId', 'on', 'by', ...Object.keys(REPORT_COLUMNS).filter((name) => !isEdge(name)), 'sourceId', 'locator'],
  ],
  [
    BLOCKERS_FILE,
    ['id', 'itemId', 'category', 'title', 'openedOn', 'dueOn', 'closedOn', 'owner', 'note', 'sourceId', 'locator'],
  ],
])

function isEdge(column: string): boolean {
  return ['itemId', 'on', 'by', 'sourceId', 'locator'].includes(column)
}

const HOUSEHOLDS: Cells<Item> = Object.fromEntries(
  (['total', 'signed', 'vacated', 'demolished', 'rehoused'] as const).map((part) => [
    `households${part.slice(0, 1).toUpperCase()}${part.slice(1)}`,
    (item: Item) => (item.kind === 'village' ? item.households[part] : null),
  ]),
)

const ITEM_CELLS: Cells<Item> = {
  unit: ({ unit }) => unit,
  leaders: ({ accountability }) => accountability.leaders,
  departments: ({ accountability }) => accountability.departments,
  liaisons: ({ accountability }) => accountability.liaisons,
  startOn: ({ plan }) => plan.startOn,
  finishOn: ({ plan }) => plan.finishOn,
  planBasis: ({ plan }) => plan.basis,
  totalYi: (item) => ('investment' in item ? item.investment.totalYi : null),
  yearPlanYi: (item) => ('investment' in item ? item.investment.yearPlanYi : null),
  doneYi: (item) => ('investment' in item ? item.investment.doneYi : null),
  sourceId: ({ source }) => source.id,
  locator: ({ source }) => source.locator,
  ...HOUSEHOLDS,
}

const REPORT_CELLS: Cells<Report> = {
  householdsTotal: ({ households }) => households?.total,
  householdsSigned: ({ households }) => households?.signed,
  householdsVacated: ({ households }) => households?.vacated,
  householdsDemolished: ({ households }) => households?.demolished,
  householdsRehoused: ({ households }) => households?.rehoused,
}

/** What a row says by column, without what it leaves empty. Columns of the row's own name need no entry in `made`. */
function cellsOf<T extends object>(file: string, row: T, made: Cells<T>): CsvCells {
  const named = row as Readonly<Record<string, CellValue>>
  const cells = (FILE_COLUMNS[file] ?? []).map((column) => {
    const value = Object.hasOwn(made, column) ? made[column]!(row) : named[column]
    return [column, cellText(value)] as const
  })
  return Object.fromEntries(cells.filter(([, text]) => text !== ''))
}

/** An item as a row of its ledger. */
export const itemCells = (item: Item): CsvCells => cellsOf(LEDGER_FILES[item.kind], item, ITEM_CELLS)
export const reportCells = (report: Report): CsvCells => cellsOf(REPORTS_FILE, report, REPORT_CELLS)
export const blockerCells = (blocker: Blocker): CsvCells => cellsOf(BLOCKERS_FILE, blocker, {})

export function milestoneCells(itemId: string, { title, dueOn, source }: Milestone): CsvCells {
  return cellsOf(MILESTONES_FILE, { itemId, title, dueOn, sourceId: source.id, locator: source.locator }, {})
}

/** Rows as a file of the pack, with its header. */
export const fileOfRows = (file: string, rows: readonly CsvCells[]) => writeCsv(FILE_COLUMNS[file] ?? [], rows)

/** Reports as rows of `reports.csv`, with its header. */
export const reportsCsv = (reports: readonly Report[]) => fileOfRows(REPORTS_FILE, reports.map(reportCells))

/** Blockers as rows of `blockers.csv`, with its header; one that is published already replaces the row of its id. */
export const blockersCsv = (blockers: readonly Blocker[]) => fileOfRows(BLOCKERS_FILE, blockers.map(blockerCells))
