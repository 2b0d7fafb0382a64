import papaparse from 'papaparse'
import type { Blocker, Report } from '../domain/report'

/** What a cell holds; an absent value leaves it empty, which says nothing. */
type Cell = string | number | boolean | null | undefined | readonly string[]
type Columns<T> = Readonly<Record<string, (row: T) => Cell>>

const REPORT_COLUMNS: Columns<Report> = {
  itemId: ({ itemId }) => itemId,
  on: ({ on }) => on,
  by: ({ by }) => by,
  stage: ({ stage }) => stage,
  progressPct: ({ progressPct }) => progressPct,
  doneYi: ({ doneYi }) => doneYi,
  householdsTotal: ({ households }) => households?.total,
  householdsSigned: ({ households }) => households?.signed,
  householdsVacated: ({ households }) => households?.vacated,
  householdsDemolished: ({ households }) => households?.demolished,
  householdsRehoused: ({ households }) => households?.rehoused,
  lengthOpenKm: ({ lengthOpenKm }) => lengthOpenKm,
  landCleared: ({ landCleared }) => landCleared,
  leaders: ({ leaders }) => leaders,
  departments: ({ departments }) => departments,
  liaisons: ({ liaisons }) => liaisons,
  delisted: ({ delisted }) => delisted,
  note: ({ note }) => note,
  sourceId: ({ sourceId }) => sourceId,
  locator: ({ locator }) => locator,
}

const BLOCKER_COLUMNS: Columns<Blocker> = {
  id: ({ id }) => id,
  itemId: ({ itemId }) => itemId,
  category: ({ category }) => category,
  title: ({ title }) => title,
  openedOn: ({ openedOn }) => openedOn,
  dueOn: ({ dueOn }) => dueOn,
  closedOn: ({ closedOn }) => closedOn,
  owner: ({ owner }) => owner,
  note: ({ note }) => note,
  sourceId: ({ sourceId }) => sourceId,
  locator: ({ locator }) => locator,
}

/** A cell that a spreadsheet would run as a formula is told to be text. */
const harmless = (value: string) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return harmless(typeof cell === 'string' ? cell : cell.join(';'))
}

function csvOf<T>(columns: Columns<T>, rows: readonly T[]): string {
  const read = Object.values(columns)
  const cells = rows.map((row) => read.map((cellOf) => written(cellOf(row))))
  // Excel takes a file for UTF-8 only by its mark.
  return `\ufeff${papaparse.unparse([Object.keys(columns), ...cells], { newline: '\n' })}\n`
}

/** Reports as rows of `reports.csv`, with its header. */
export const reportsCsv = (reports: readonly Report[]) => csvOf(REPORT_COLUMNS, reports)

/** Blockers as rows of `blockers.csv`, with its header; one that is published already replaces the row of its id. */
export const blockersCsv = (blockers: readonly Blocker[]) => csvOf(BLOCKER_COLUMNS, blockers)
