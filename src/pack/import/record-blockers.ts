import { BLOCKER_CATEGORIES, type Blocker } from '../../domain/report'
import type { BlockerChange } from './import-preview'
import type { ImportRecord } from './record'
import { categoryOf } from './vocabulary-reading'

/** Words by which offices say that nothing holds an item up. */
const NOTHING = /^(?:无|暂无|没有|无堵点|暂无堵点|无问题|暂无问题|不存在|已解决|[-—－–/／、.。]*|none|nil|n\/a)$/i

const comparable = (title: string) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Shorter texts that stand in longer ones by chance. */
const LEAST = 4

/** Whether two titles speak of one blocker: the same but for marks, or one holding the other. Other numbers are another. */
export function isSameBlocker(left: string, right: string): boolean {
  const [own, other] = [comparable(left), comparable(right)]
  if (own === other) return true
  const [short, long] = own.length < other.length ? [own, other] : [other, own]
  return short.length >= LEAST && long.includes(short)
}

export interface RowBlockers {
  changes: BlockerChange[]
  /** The row says that there is none. */
  saysNone: boolean
  /** The category was taken from the words of a title: these. */
  assumedOf: string[]
}

/**
 * The blockers that rows of one item name on a day, held against those open then. Nothing is closed by silence, and not
 * by 无 either: whether something is solved is for its owner to say, as with 是否销号.
 */
export function blockersOf(
  rows: readonly ImportRecord[],
  itemId: string,
  on: string,
  open: readonly Blocker[],
  taken: Set<string>,
): RowBlockers {
  const found: RowBlockers = { changes: [], saysNone: false, assumedOf: [] }
  const standing = [...open]
  for (const { values, columns } of rows) {
    const title = values.blocker?.trim() ?? ''
    if (title === '') continue
    if (NOTHING.test(title)) {
      found.saysNone = true
      continue
    }
    const openedOn = values.blockerOpenedOn ?? on
    const from = standing.find((blocker) => isSameBlocker(blocker.title, title)) ?? null
    const closed = values.blockerClosedOn ?? null
    const closedOn = closed === 'yes' ? on : closed
    const isStated = columns.blockerCategory !== undefined
    const stated = BLOCKER_CATEGORIES.find((category) => isStated && category === values.blockerCategory)
    if (from !== null) {
      const category = stated ?? from.category
      const dueOn = values.blockerDueOn ?? from.dueOn
      const owner = values.blockerOwner ?? from.owner
      const same = category === from.category && dueOn === from.dueOn && owner === from.owner
      if (same && closedOn === from.closedOn) continue
      const { sourceId: _source, locator: _locator, ...rest } = from
      found.changes.push({ from, to: { ...rest, category, dueOn, owner, closedOn } })
      continue
    }
    // What was cleared before anybody heard of it is no news.
    if (closedOn !== null) continue
    if (stated === undefined) found.assumedOf.push(title)
    const category = stated ?? categoryOf(title)
    const id = freeId(`${itemId}-${category}-${openedOn}`, taken)
    taken.add(id)
    const own = { dueOn: values.blockerDueOn ?? null, closedOn: null, owner: values.blockerOwner ?? null, note: null }
    const to = { id, itemId, category, title, openedOn, ...own }
    found.changes.push({ from: null, to })
    standing.push({ ...to, sourceId: '', locator: null })
  }
  return found
}

function freeId(base: string, taken: ReadonlySet<string>): string {
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}
