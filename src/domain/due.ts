import { hasBegun, stageOf, type Item } from './item'
import { STAGES_OF } from './vocabulary'

export interface Due {
  on: string
  what: 'start' | 'finish'
}

/** Whether an item has reached the last stage of its kind. */
export function isThrough(item: Item): boolean {
  const stage = stageOf(item)
  return stage !== null && stage === STAGES_OF[item.kind].at(-1)
}

/** The planned day that an item is waiting for: its start while it is not known to have begun, else its finish; `null` once it is through. */
export function dueOf(item: Item): Due | null {
  const { startOn, finishOn } = item.plan
  if (isThrough(item)) return null
  if (startOn !== null && hasBegun(item) !== true) return { on: startOn, what: 'start' }
  return finishOn === null ? null : { on: finishOn, what: 'finish' }
}
