import { dueOf } from './due'
import { investmentOf, type Item } from './item'
import { KINDS, LEVELS } from './vocabulary'

export const SORTS = ['due', 'investment', 'name'] as const
export type Sort = (typeof SORTS)[number]

const byName = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true })
const LAST = Number.MAX_SAFE_INTEGER

interface Key {
  position: number
  due: string
  level: number
  totalYi: number
  kind: number
  name: string
}

function keyOf(item: Item, position: number): Key {
  return {
    position,
    due: dueOf(item)?.on ?? '9999-12-31',
    level: item.kind === 'project' && item.level !== null ? LEVELS.indexOf(item.level) : LAST,
    totalYi: investmentOf(item)?.totalYi ?? -1,
    kind: KINDS.indexOf(item.kind),
    name: item.name,
  }
}

const COMPARE: Record<Sort, (a: Key, b: Key) => number> = {
  due: (a, b) => compareText(a.due, b.due) || a.level - b.level || b.totalYi - a.totalYi || a.kind - b.kind,
  investment: (a, b) => b.totalYi - a.totalYi || a.level - b.level,
  name: () => 0,
}

/**
 * The positions of `items` in reading order. `due`: nearest planned day first, then level, then size, so that what
 * needs a decision soonest comes first; items without the value come last; ties by name.
 */
export function orderOf(items: readonly Item[], sort: Sort): readonly number[] {
  const compare = COMPARE[sort]
  return items
    .map(keyOf)
    .sort((a, b) => compare(a, b) || byName.compare(a.name, b.name) || a.position - b.position)
    .map((key) => key.position)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
