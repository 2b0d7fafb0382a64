import type { Item } from '../domain/item'
import type { Kind } from '../domain/vocabulary'
import type { Column, Declared } from './column-readers'
import { readCsv, totalsIn } from './csv'
import type { DoubtfulIds } from './doubtful-ids'
import { shownValue, type Report } from './findings'
import { checkColumns, readRow, type Columns, type ValuesOf } from './read-row'

/** What rows about items are held against. */
export interface KnownItems {
  /** Items without a fault in their own ledger. */
  byId: ReadonlyMap<string, Item>
  /** Every id that stands in a ledger, with its kind. */
  kinds: ReadonlyMap<string, Kind>
  /** Ids that may stand in what could not be read. */
  doubtful: DoubtfulIds
  declared: Declared
}

/** A sound row about a sound item. */
export interface ItemRow<V> {
  file: string
  /** 1-based line of the file. */
  line: number
  item: Item
  values: V
}

/**
 * Reads a file in which each row speaks of one item, in the order of the file; `columnsOf` gives the columns for its
 * kind, `null` = not known. Reports every fault; leaves out faulty rows and, without a word, those about items whose
 * own row was refused.
 */
export function readItemRows<C extends Columns & { itemId: Column<string> }>(
  file: string,
  bytes: Uint8Array | undefined,
  columnsOf: (kind: Kind | null) => C,
  { byId, kinds, doubtful, declared }: KnownItems,
  report: Report,
): ItemRow<ValuesOf<C>>[] {
  const table = bytes === undefined ? null : readCsv(file, bytes, report, Object.keys(columnsOf(null)))
  if (table === null) return []
  checkColumns(file, table, columnsOf(null), report)
  const idIndex = table.header.indexOf('itemId')
  return table.rows.flatMap((row) => {
    const fault = (column: string | null, value: string, reason: 'rowOfTotals' | 'referenceDangling') => {
      report({ file, row: row.line, column, value: shownValue(value), reason, expected: null })
      return []
    }
    const total = totalsIn(row)
    if (total !== null) return fault(null, total, 'rowOfTotals')
    const id = row.cells[idIndex] ?? ''
    const values = readRow(file, table.header, row, columnsOf(kinds.get(id) ?? null), declared, report)
    if (id !== '' && !kinds.has(id) && !doubtful.has(id)) return fault('itemId', id, 'referenceDangling')
    const item = byId.get(id)
    return values === null || item === undefined ? [] : [{ file, line: row.line, item, values }]
  })
}
