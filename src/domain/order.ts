import { dueOf } from './due'
import { investmentOf, type Item } from './item'
import type { Light } from './light-rules'
import { KINDS, LEVELS } from './vocabulary'

export const SORTS = ['light', 'due', 'investment', 'name'] as const
export type Sort = (typeof SORTS)[number]

const byName = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true })
const LAST = Number.MAX_SAFE_INTEGER

interface Key {
  position: number
  light: number
  due: string
  level: number
  totalYi: number
  kind: number
  name: string
}

/** What needs a word comes first; what is on schedule or cannot be told waits for its day. */
const LIGHT_RANK: Record<Light, number> = { red: 0, silent: 1, amber: 2, green: 3 }

function keyOf(item: Item, position: number, light: Light | null): Key {
  return {
    position,
    light: LIGHT_RANK[light ?? 'green'],
    due: dueOf(item)?.on ?? '9999-12-31',
    level: item.kind === 'project' && item.level !== null ? LEVELS.indexOf(item.level) : LAST,
    totalYi: investmentOf(item)?.totalYi ?? -1,
    kind: KINDS.indexOf(item.kind),
    name: item.name,
  }
}

const byDue = (a: Key, b: Key) =>
  compareText(a.due, b.due) || a.level - b.level || b.totalYi - a.totalYi || a.kind - b.kind

const COMPARE: Record<Sort, (a: Key, b: Key) => number> = {
  light: (a, b) => a.light - b.light || byDue(a, b),
  due: byDue,
  investment: (a, b) => b.totalYi - a.totalYi || a.level - b.level,
  name: () => 0,
}

/**
 * The positions of `items` in reading order. `light`: alerts, then silent and late ones, then by `due`. `due`: nearest planned day first, then level, then size, so that what
 * needs a decision soonest comes first; items without the value come last; ties by name.
 */
export function orderOf(
  items: readonly Item[],
  sort: Sort,
  lightOf: (id: string) => Light | null = () => null,
): readonly number[] {
  const compare = COMPARE[sort]
  return items
    .map((item, position) => keyOf(item, position, lightOf(item.id)))
    .sort((a, b) => compare(a, b) || byName.compare(a.name, b.name) || a.position - b.position)
    .map((key) => key.position)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
