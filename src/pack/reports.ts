import type { Item } from '../domain/item'
import type { Rejection } from '../domain/rejection'
import type { Report as DatedReport } from '../domain/report'
import type { Kind } from '../domain/vocabulary'
import type { Declared } from './column-readers'
import type { Report } from './findings'
import { readItemRows, type ItemRow, type KnownItems } from './item-rows'
import { PARTS_OF_WHOLE } from './ledger-columns'
import { REPORT_COLUMNS, REPORT_COLUMNS_OF } from './log-columns'
import type { CsvCells } from './pack-delta'
import { readRow, type ValuesOf } from './read-row'

export const REPORTS_FILE = 'reports.csv'

type Values = ValuesOf<typeof REPORT_COLUMNS>
type ReportRow = ItemRow<Values>
/** Amounts by the column in which they stand. */
export type Amounts = Readonly<Record<string, number>>

/** Reads the dated reports in the order of the file: within a day, the last row has the last word. */
export function readReports(bytes: Uint8Array | undefined, known: KnownItems, report: Report): readonly DatedReport[] {
  const columnsOf = (kind: Item['kind'] | null) => (kind === null ? REPORT_COLUMNS : REPORT_COLUMNS_OF[kind])
  const rows = readItemRows(REPORTS_FILE, bytes, columnsOf, known, report)
  const faults = [...rows.flatMap(listingFaults), ...partFaults(rows)].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  for (const fault of faults) report(fault)
  const refused = new Set(faults.map(({ row }) => row))
  return rows.filter(({ line }) => !refused.has(line)).map(({ values }) => reportOf(values))
}

/** Reads one report on an item of a kind, given as cells by column; `null` when a cell is refused. */
export function readReport(cells: CsvCells, kind: Kind, declared: Declared, report: Report): DatedReport | null {
  const header = Object.keys(cells)
  const row = { line: 0, cells: Object.values(cells), width: header.length }
  const values = readRow(REPORTS_FILE, header, row, REPORT_COLUMNS_OF[kind], declared, report)
  return values === null ? null : reportOf(values)
}

/** Only what the row says becomes a key. */
function reportOf(values: Values): DatedReport {
  const { itemId, on, sourceId, leaders, departments, liaisons } = values
  const { by, stage, progressPct, doneYi, lengthOpenKm, landCleared, delisted, note, locator } = values
  const households = stated({
    total: values.householdsTotal,
    signed: values.householdsSigned,
    vacated: values.householdsVacated,
    demolished: values.householdsDemolished,
    rehoused: values.householdsRehoused,
  })
  return {
    itemId,
    on,
    sourceId,
    ...stated({ by, stage, progressPct, doneYi, lengthOpenKm, landCleared, delisted, note, locator }),
    ...stated({ leaders: named(leaders), departments: named(departments), liaisons: named(liaisons) }),
    ...(Object.keys(households).length > 0 ? { households } : {}),
  }
}

const named = (list: readonly string[]) => (list.length > 0 ? list : null)

function stated<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const entries = Object.entries(values).filter(([, value]) => value !== null)
  return Object.fromEntries(entries) as { [Key in keyof T]?: NonNullable<T[Key]> }
}

function listingFaults({ file, line, item: { listedOn }, values: { on } }: ReportRow): Rejection[] {
  if (listedOn === null || on >= listedOn) return []
  return [{ file, row: line, column: 'on', value: on, reason: 'beforeListing', expected: `≥ ${listedOn}` }]
}

/** Holds what each report says against the whole that stands on its day: the report's own, an earlier one's or the ledger's. */
function partFaults(rows: readonly ReportRow[]): Rejection[] {
  const byItem = new Map<string, ReportRow[]>()
  for (const row of rows) {
    const own = byItem.get(row.item.id)
    if (own === undefined) byItem.set(row.item.id, [row])
    else own.push(row)
  }
  return [...byItem.values()].flatMap((own) => {
    own.sort((a, b) => (a.values.on < b.values.on ? -1 : a.values.on > b.values.on ? 1 : 0))
    const said = own.map(({ values }) => amountsIn(values))
    return exceedingParts(amountsOf(own[0]!.item), said).map(({ index, ...fault }) => {
      const { file, line } = own[index]!
      return { file, row: line, reason: 'partExceedsWhole' as const, ...fault }
    })
  })
}

/** Where reports on one item, earliest first, say more of a part than there is of its whole. `index` is the report's. */
export function exceedingParts(
  ledger: Amounts,
  reports: readonly Amounts[],
): { index: number; column: string; value: string; expected: string }[] {
  let standing = ledger
  return reports.flatMap((said, index) => {
    const after: Amounts = { ...standing, ...said }
    const faults = PARTS_OF_WHOLE.flatMap(([part, whole]) => {
      const [own, most] = [after[part], after[whole]]
      if (own === undefined || most === undefined || own <= most) return []
      if (said[part] !== undefined) return [{ index, column: part, value: String(own), expected: `≤ ${whole} ${most}` }]
      if (said[whole] === undefined) return []
      return [{ index, column: whole, value: String(most), expected: `≥ ${part} ${own}` }]
    })
    if (faults.length === 0) standing = after
    return faults
  })
}

const AMOUNT_COLUMNS: ReadonlySet<string> = new Set(PARTS_OF_WHOLE.flat())

/** Of values by column, the amounts that are a part of something or a whole. */
export function amountsIn(values: Readonly<Record<string, unknown>>): Amounts {
  const entries = Object.entries(values).filter(([column, value]) => AMOUNT_COLUMNS.has(column) && value !== null)
  return Object.fromEntries(entries) as Amounts
}

/** The amounts that a report says, by the columns in which they stand. */
export function amountsOfReport({ doneYi, lengthOpenKm, households }: DatedReport): Amounts {
  return amountsIn({
    doneYi: doneYi ?? null,
    lengthOpenKm: lengthOpenKm ?? null,
    householdsTotal: households?.total ?? null,
    householdsSigned: households?.signed ?? null,
    householdsVacated: households?.vacated ?? null,
    householdsDemolished: households?.demolished ?? null,
    householdsRehoused: households?.rehoused ?? null,
  })
}

/** The amounts of an item by the columns of its ledger. */
export function amountsOf(item: Item): Amounts {
  const investment = 'investment' in item ? item.investment : {}
  const households = item.kind === 'village' ? item.households : null
  const length = item.kind === 'road' ? { lengthKm: item.lengthKm, lengthOpenKm: item.lengthOpenKm } : {}
  return amountsIn({
    ...investment,
    ...length,
    householdsTotal: households?.total ?? null,
    householdsSigned: households?.signed ?? null,
    householdsVacated: households?.vacated ?? null,
    householdsDemolished: households?.demolished ?? null,
    householdsRehoused: households?.rehoused ?? null,
  })
}
