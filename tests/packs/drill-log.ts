import Papa from 'papaparse'
import type { Households } from '../../src/domain/item'
import type { Blocker, BlockerCategory, Report } from '../../src/domain/report'
import type { Stage } from '../../src/domain/vocabulary'

type Row = Readonly<Record<string, string>>

const rowsOf = (text: string) => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data
const listIn = (cell: string) => cell.split(';')

/** The cells that say something, read; an empty cell says nothing. */
function said<T>(row: Row, columns: Readonly<Record<string, string>>, read: (cell: string) => T): Record<string, T> {
  const full = Object.entries(columns).filter(([, column]) => (row[column] ?? '') !== '')
  return Object.fromEntries(full.map(([key, column]) => [key, read(row[column]!)]))
}

const named = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, column]))

/** The reports of a sound `reports.csv`. */
export function reportsIn(text: string): Report[] {
  return rowsOf(text).map((row) => {
    const counts = { signed: 'Signed', vacated: 'Vacated', demolished: 'Demolished', rehoused: 'Rehoused' }
    const columns = Object.fromEntries(Object.entries(counts).map(([key, column]) => [key, `households${column}`]))
    const households: Partial<Households> = said(row, columns, Number)
    return {
      itemId: row['itemId']!,
      on: row['on']!,
      sourceId: row['sourceId']!,
      ...said(row, named('by', 'note'), String),
      ...(said(row, named('stage'), String) as { stage?: Stage }),
      ...said(row, named('progressPct', 'doneYi', 'lengthOpenKm'), Number),
      ...said(row, named('leaders', 'departments', 'liaisons'), listIn),
      ...said(row, named('landCleared', 'delisted'), (cell) => cell === 'yes'),
      ...(Object.keys(households).length > 0 ? { households } : {}),
    }
  })
}

/** The blockers of a sound `blockers.csv`. */
export function blockersIn(text: string): Blocker[] {
  return rowsOf(text).map((row) => {
    const cell = (column: string) => (row[column] === '' ? null : row[column]!)
    return {
      id: row['id']!,
      itemId: row['itemId']!,
      category: row['category'] as BlockerCategory,
      title: row['title']!,
      openedOn: row['openedOn']!,
      dueOn: cell('dueOn'),
      closedOn: cell('closedOn'),
      owner: cell('owner'),
      note: cell('note'),
      sourceId: row['sourceId']!,
      locator: cell('locator'),
    }
  })
}
