import { shownValue } from '../findings'
import type { RowRead } from './row-values'
import type { Table } from './table'
import type { Target } from './targets'

const LISTS: ReadonlySet<Target> = new Set<Target>(['aliases', 'tags', 'leaders', 'departments', 'liaisons', 'funding'])
const TEXTS: ReadonlySet<Target> = new Set<Target>([
  'note',
  'reportNote',
  'blocker',
  'resettlement',
  'status',
  'taskForce',
])

/**
 * Puts together rows over which the cell of the name is merged: they speak of one item. Lists and texts are joined;
 * anything else must agree.
 */
export function joinedRows(rows: readonly RowRead[], table: Table, nameIndex: number | null): RowRead[] {
  const joined: RowRead[] = []
  let merge: number | undefined
  for (const row of rows) {
    const own = nameIndex === null ? undefined : row.row.shared.get(nameIndex)
    const item = joined.at(-1)
    if (own !== undefined && own === merge && item !== undefined) join(item, row, table)
    else joined.push(row)
    merge = own
  }
  return joined
}

function join(item: RowRead, { row, values, said, columns, remarks, asks, rejections }: RowRead, table: Table): void {
  for (const [key, value] of Object.entries(values)) {
    const target = key as Target
    const before = item.values[target]
    if (before === undefined) {
      item.values[target] = value
      item.said[target] = said[target] ?? value
      if (columns[target] !== undefined) item.columns[target] = columns[target]
    } else if (LISTS.has(target)) {
      item.values[target] = [...new Set([...before.split(';'), ...value.split(';')])].join(';')
    } else if (TEXTS.has(target)) {
      if (!before.split('；').includes(value)) item.values[target] = `${before}；${value}`
    } else if (before !== value && target !== 'blockerCategory' && target !== 'planBasis') {
      const where = { file: table.file, ...(table.sheet === null ? {} : { sheet: table.sheet }), row: row.row }
      const column = columns[target] ?? null
      item.rejections.push({ ...where, column, value: shownValue(value), reason: 'valuesDisagree', expected: before })
    }
  }
  const known = new Set(item.remarks.map(({ column, why, value }) => `${column} ${why} ${value}`))
  item.remarks.push(...remarks.filter(({ column, why, value }) => !known.has(`${column} ${why} ${value}`)))
  item.asks.push(...asks)
  item.rejections.push(...rejections)
}
