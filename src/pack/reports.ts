import type { Item } from '../domain/item'
import type { Rejection } from '../domain/rejection'
import type { Report as DatedReport } from '../domain/report'
import type { Report } from './findings'
import { readItemRows, type ItemRow, type KnownItems } from './item-rows'
import { PARTS_OF_WHOLE } from './ledger-columns'
import { REPORT_COLUMNS, REPORT_COLUMNS_OF } from './log-columns'
import type { ValuesOf } from './read-row'

export const REPORTS_FILE = 'reports.csv'

type Values = ValuesOf<typeof REPORT_COLUMNS>
type ReportRow = ItemRow<Values>
/** Amounts by the column in which they stand. */
type Amounts = Readonly<Record<string, number>>

/** Reads the dated reports in the order of the file: within a day, the last row has the last word. */
export function readReports(bytes: Uint8Array | undefined, known: KnownItems, report: Report): readonly DatedReport[] {
  const columnsOf = (kind: Item['kind'] | null) => (kind === null ? REPORT_COLUMNS : REPORT_COLUMNS_OF[kind])
  const rows = readItemRows(REPORTS_FILE, bytes, columnsOf, known, report)
  const faults = [...rows.flatMap(listingFaults), ...partFaults(rows)].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  for (const fault of faults) report(fault)
  const refused = new Set(faults.map(({ row }) => row))
  return rows.filter(({ line }) => !refused.has(line)).map(({ values }) => reportOf(values))
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
  const standing = new Map<string, Amounts>()
  const byDay = [...rows].sort((a, b) => (a.values.on < b.values.on ? -1 : a.values.on > b.values.on ? 1 : 0))
  return byDay.flatMap(({ file, line, item, values }) => {
    const said = amountsIn(values)
    const after: Amounts = { ...(standing.get(item.id) ?? amountsOf(item)), ...said }
    const faults = PARTS_OF_WHOLE.flatMap(([part, whole]): Rejection[] => {
      const [own, most] = [after[part], after[whole]]
      if (own === undefined || most === undefined || own <= most) return []
      const at = { file, row: line, reason: 'partExceedsWhole' as const }
      if (said[part] !== undefined) return [{ ...at, column: part, value: String(own), expected: `≤ ${whole} ${most}` }]
      if (said[whole] === undefined) return []
      return [{ ...at, column: whole, value: String(most), expected: `≥ ${part} ${own}` }]
    })
    if (faults.length === 0) standing.set(item.id, after)
    return faults
  })
}

const AMOUNT_COLUMNS: ReadonlySet<string> = new Set(PARTS_OF_WHOLE.flat())

function amountsIn(values: Readonly<Record<string, unknown>>): Amounts {
  const entries = Object.entries(values).filter(([column, value]) => AMOUNT_COLUMNS.has(column) && value !== null)
  return Object.fromEntries(entries) as Amounts
}

/** The amounts of an item by the columns of its ledger. */
function amountsOf(item: Item): Amounts {
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
