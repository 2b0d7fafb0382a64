import { stageOf, type Item } from './item'
import { STAGES_OF, type Stage } from './vocabulary'

export interface Due {
  on: string
  what: 'start' | 'finish'
}

const BEFORE_START: ReadonlySet<Stage> = new Set(['planned', 'negotiating', 'signed'])

/** Whether an item has reached the last stage of its kind. */
export function isThrough(item: Item): boolean {
  const stage = stageOf(item)
  return stage !== null && stage === STAGES_OF[item.kind].at(-1)
}

/** The planned day that an item is waiting for: its start while it is not known to have begun, else its finish; `null` once it is through. */
export function dueOf(item: Item): Due | null {
  const { startOn, finishOn } = item.plan
  const stage = stageOf(item)
  if (isThrough(item)) return null
  const begun = stage !== null && !BEFORE_START.has(stage)
  if (startOn !== null && !begun) return { on: startOn, what: 'start' }
  return finishOn === null ? null : { on: finishOn, what: 'finish' }
}
