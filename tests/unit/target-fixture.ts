import { createAsOf } from '../../src/domain/as-of'
import type { Item } from '../../src/domain/item'
import type { Target } from '../../src/domain/pack'
import type { Stage } from '../../src/domain/vocabulary'
import { createTargetBook, type TargetState } from '../../src/domain/target-state'
import { item } from './domain-fixture'
import { log, type Log } from './log-fixture'

const SOURCE = { id: 'source', locator: '1' }

export function target(changes: Partial<Target> = {}): Target {
  return {
    id: 'target',
    title: { zh: '目标', en: 'target' },
    unit: null,
    scope: {},
    metric: 'startRate',
    op: '>',
    value: 80,
    deadline: '2023-06-30',
    deadlineInferred: false,
    reported: null,
    note: null,
    source: SOURCE,
    ...changes,
  }
}

export const reported = (done: number | null, of: number | null, on = '2023-02-28') => ({
  reported: { done, of, on, source: SOURCE },
})

export function stateOn(
  day: string,
  asked: Target,
  items: readonly Item[] = [],
  changes: Partial<Log> = {},
): TargetState {
  const pack = log(items, changes)
  return createTargetBook(pack, createAsOf(pack))(asked, day)
}

/** Projects of which so many have begun, so many not, and of the rest it is unknown. */
export function projects(begun: number, open: number, unknown = 0): Item[] {
  const stages = [begun, open, unknown].flatMap((count, index) =>
    Array<Stage | null>(count).fill((['building', 'signed', null] as const)[index]!),
  )
  return stages.map((stage, index) => item('project', { id: `p${index + 1}`, stage }))
}

/** A project with what it has done and plans for the year, in 亿元. */
export const done = (
  id: string,
  doneYi: number | null,
  yearPlanYi: number | null = null,
  changes: Partial<Item> = {},
) => item('project', { id, investment: { totalYi: null, yearPlanYi, doneYi }, ...(changes as object) })
