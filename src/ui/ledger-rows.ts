import papaparse from 'papaparse'
import type { Blocker, Report } from '../domain/report'

const REPORT_COLUMNS = [
  'itemId',
  'on',
  'by',
  'stage',
  'progressPct',
  'doneYi',
  'lengthOpenKm',
  'note',
  'sourceId',
  'locator',
] as const satisfies readonly (keyof Report)[]

const BLOCKER_COLUMNS = [
  'id',
  'itemId',
  'category',
  'title',
  'openedOn',
  'dueOn',
  'closedOn',
  'owner',
  'note',
  'sourceId',
  'locator',
] as const satisfies readonly (keyof Blocker)[]

/** A cell that a spreadsheet would run as a formula is told to be text. */
const harmless = (value: string) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

function csvOf<T>(columns: readonly (keyof T & string)[], rows: readonly T[]): string {
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = row[column] ?? ''
      return typeof value === 'string' ? harmless(value) : String(value)
    }),
  )
  // Excel takes a file for UTF-8 only by its mark.
  return `\ufeff${papaparse.unparse([[...columns], ...cells], { newline: '\n' })}\n`
}

/** Reports as rows of `reports.csv`, with its header. */
export const reportsCsv = (reports: readonly Report[]) => csvOf<Report>(REPORT_COLUMNS, reports)

/** Blockers as rows of `blockers.csv`, with its header; one that is published already replaces the row of its id. */
export const blockersCsv = (blockers: readonly Blocker[]) => csvOf<Blocker>(BLOCKER_COLUMNS, blockers)
