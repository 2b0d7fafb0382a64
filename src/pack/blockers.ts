import type { Blocker } from '../domain/report'
import type { Report } from './findings'
import { readItemRows, type ItemRow, type KnownItems } from './item-rows'
import { BLOCKER_COLUMNS } from './log-columns'
import type { ValuesOf } from './read-row'

export const BLOCKERS_FILE = 'blockers.csv'

type BlockerRow = ItemRow<ValuesOf<typeof BLOCKER_COLUMNS>>

/** Reads the blockers in the order of the file. One without an id is called `<itemId>-<category>-<openedOn>`, then `…-2`, `…-3`. */
export function readBlockers(bytes: Uint8Array | undefined, known: KnownItems, report: Report): readonly Blocker[] {
  const rows = readItemRows(BLOCKERS_FILE, bytes, () => BLOCKER_COLUMNS, known, report)
  const lineOf = new Map<string, number>()
  const sound = rows.filter((row) => {
    const [unique, ordered] = [hasOwnId(row, lineOf, report), daysAreOrdered(row, report)]
    return unique && ordered
  })
  const taken = new Set(lineOf.keys())
  return sound.map(({ values }) => {
    const { id: stated, itemId, category, title, openedOn, dueOn, closedOn, owner, note, sourceId, locator } = values
    const id = stated ?? freeId(`${itemId}-${category}-${openedOn}`, taken)
    taken.add(id)
    return { id, itemId, category, title, openedOn, dueOn, closedOn, owner, note, sourceId, locator }
  })
}

function freeId(base: string, taken: ReadonlySet<string>): string {
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

/** Notes the line on which each stated id stands first. */
function hasOwnId({ file, line, values: { id } }: BlockerRow, lineOf: Map<string, number>, report: Report): boolean {
  if (id === null) return true
  const first = lineOf.get(id)
  if (first === undefined) {
    lineOf.set(id, line)
    return true
  }
  report({ file, row: line, column: 'id', value: id, reason: 'idDuplicate', expected: `${file}:${first}` })
  return false
}

function daysAreOrdered({ file, line, values }: BlockerRow, report: Report): boolean {
  const { openedOn } = values
  const early = (['dueOn', 'closedOn'] as const).filter((column) => (values[column] ?? openedOn) < openedOn)
  for (const column of early) {
    const [value, expected] = [values[column] ?? '', `≥ ${openedOn}`]
    report({ file, row: line, column, value, reason: 'closedBeforeOpened', expected })
  }
  return early.length === 0
}
