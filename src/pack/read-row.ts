import type { Column, Declared } from './column-readers'
import type { CsvRow, CsvTable } from './csv'
import { shownValue, type Report } from './findings'
import { isPersonalHeader, personalDataIn, withoutNumbers } from './personal-data'

export type Columns = Readonly<Record<string, Column<unknown>>>
export type ValuesOf<C extends Columns> = { [Name in keyof C]: C[Name] extends Column<infer T> ? T : never }

/** Edits that turn one word into the other (Levenshtein), to name the column that was probably meant. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[to.length] ?? 0
}

/** The candidate that a word was probably meant to be; `null` when too much of it would have to change. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const lower = word.toLowerCase()
  const most = Math.max(1, Math.floor(word.length / 2))
  const ranked = candidates.map((name) => ({ name, distance: editDistance(lower, name.toLowerCase()) }))
  const [best] = ranked.sort((left, right) => left.distance - right.distance)
  return best === undefined || best.distance > most || best.distance >= word.length ? null : best.name
}

/** Reports unknown columns, and required ones that are missing and not merely misspelt. */
export function checkColumns(file: string, table: CsvTable, columns: Columns, report: Report): void {
  const known = Object.keys(columns)
  const misspelt = new Set<string | null>()
  const row = table.headerLine
  for (const column of new Set(table.header)) {
    if (Object.hasOwn(columns, column)) continue
    const value = shownValue(column)
    if (isPersonalHeader(column)) {
      report({ file, row, column: value, value, reason: 'personalData', expected: null })
      continue
    }
    const meant = nearest(column, known)
    misspelt.add(meant)
    report({ file, row, column: value, value, reason: 'columnUnknown', expected: meant })
  }
  for (const [name, { whenEmpty }] of Object.entries(columns)) {
    if ('value' in whenEmpty || table.header.includes(name) || misspelt.has(name)) continue
    report({ file, row, column: name, value: '', reason: 'columnMissing', expected: name })
  }
}

const isText = (value: unknown) => typeof value === 'string' || Array.isArray(value)

/**
 * Reads every column of a row; reports each refused cell, and gives `null` when there is one.
 * The lack of a required column makes every row unusable, but is reported once, by `checkColumns`.
 */
export function readRow<C extends Columns>(
  file: string,
  header: readonly string[],
  row: CsvRow,
  columns: C,
  declared: Declared,
  report: Report,
): ValuesOf<C> | null {
  const values: [string, unknown][] = []
  let sound = true
  for (const [name, column] of Object.entries(columns)) {
    const index = header.indexOf(name)
    const cell = index < 0 ? '' : (row.cells[index] ?? '')
    const refuse = (value: string, reason: Parameters<Report>[0]['reason'], expected: string | null) => {
      report({ file, row: row.line, column: name, value: shownValue(value), reason, expected })
      sound = false
    }
    if (cell === '') {
      if ('value' in column.whenEmpty) values.push([name, column.whenEmpty.value])
      else if (index < 0) sound = false
      else refuse('', column.whenEmpty.reason, null)
      continue
    }
    const reading = column.read(cell, declared)
    if (reading.ok && isText(reading.value) && personalDataIn(cell) !== null) {
      refuse(withoutNumbers(cell), 'personalData', null)
    } else if (reading.ok) values.push([name, reading.value])
    else refuse(reading.value, reading.reason, reading.expected)
  }
  return sound ? (Object.fromEntries(values) as ValuesOf<C>) : null
}
