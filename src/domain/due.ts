import { stageOf, type Item } from './item'
import type { Stage } from './vocabulary'

export interface Due {
  on: string
  what: 'start' | 'finish'
}

const BEFORE_START: ReadonlySet<Stage> = new Set(['planned', 'negotiating', 'signed'])

/** The planned day that an item is waiting for: its start while it is not known to have begun, else its finish. */
export function dueOf(item: Item): Due | null {
  const { startOn, finishOn } = item.plan
  const stage = stageOf(item)
  const begun = stage !== null && !BEFORE_START.has(stage)
  if (startOn !== null && !begun) return { on: startOn, what: 'start' }
  return finishOn === null ? null : { on: finishOn, what: 'finish' }
}
