import papaparse from 'papaparse'
import { KINDS, type Kind } from '../src/domain/vocabulary'
import { createFacts, EVE } from './drill-course'
import type { Cell, DrillItem } from './drill-item'

const COMMON = ['id', 'name', 'unit']
const RESPONSIBLE = ['tags', 'leaders', 'departments', 'liaisons', 'taskForce']
const REST = ['startOn', 'finishOn', 'planBasis', 'funding', 'listedOn', 'note', 'sourceId', 'locator']
const INVESTMENT = ['totalYi', 'yearPlanYi', 'doneYi']

const LEDGERS: Record<Kind, { file: string; own: readonly string[] }> = {
  project: {
    file: 'projects',
    own: ['level', 'field', 'planClass', 'stage', 'progressPct', ...INVESTMENT, 'landCleared'],
  },
  park: { file: 'parks', own: ['stage', 'progressPct', ...INVESTMENT, 'areaM2'] },
  village: {
    file: 'villages',
    own: [
      'stage',
      'progressPct',
      ...INVESTMENT,
      'householdsTotal',
      'householdsSigned',
      'householdsVacated',
      'householdsDemolished',
      'householdsRehoused',
      'resettlement',
    ],
  },
  road: { file: 'roads', own: ['stage', 'progressPct', ...INVESTMENT, 'lengthKm', 'lengthOpenKm'] },
  land: { file: 'land', own: ['areaM2', 'owner', 'idle', 'status'] },
  enterprise: { file: 'enterprises', own: ['anchor'] },
  community: { file: 'communities', own: ['stage', 'progressPct'] },
}

function written(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return typeof cell === 'object' ? cell.join(';') : String(cell)
}

/** A table as a CSV file ends: header first, one line a row. */
export function csvFile(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Cell | undefined>>[],
): string {
  const data = rows.map((row) => columns.map((column) => written(row[column])))
  return `${papaparse.unparse({ fields: [...columns], data }, { newline: '\n' })}\n`
}

function cellsOf(item: DrillItem, index: number): Record<string, Cell> {
  const { own, milestones: _milestones, place: _place, course: _course, ...shared } = item
  const { file } = LEDGERS[item.kind]
  const facts = createFacts(item)?.(EVE)
  return { ...shared, ...own, ...facts, sourceId: 'drill', locator: `${file} ${index + 1}` }
}

/** The ledgers and the milestones as files, by name. */
export function ledgerFiles(items: readonly DrillItem[]): Map<string, string> {
  const files = new Map<string, string>()
  for (const kind of KINDS) {
    const { file, own } = LEDGERS[kind]
    const ofKind = items.filter((item) => item.kind === kind)
    files.set(`${file}.csv`, csvFile([...COMMON, ...own, ...RESPONSIBLE, ...REST], ofKind.map(cellsOf)))
  }
  const milestones = items.flatMap(({ id, milestones: own }) => own.map((milestone) => ({ itemId: id, ...milestone })))
  const rows = milestones.map((row, index) => ({ ...row, sourceId: 'drill', locator: `milestones ${index + 1}` }))
  return files.set('milestones.csv', csvFile(['itemId', 'title', 'dueOn', 'sourceId', 'locator'], rows))
}
