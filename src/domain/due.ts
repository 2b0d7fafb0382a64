import { hasBegun, stageOf, type Item } from './item'
import { STAGES_OF } from './vocabulary'

export interface Due {
  on: string
  what: 'start' | 'finish'
}

/**
 * Whether an item has done what its plan asks for: it has reached the last stage of its kind. A village is through once
 * its land is cleared (征迁完成); rehousing its people goes on beyond the plan of the clearance.
 */
export function isThrough(item: Item): boolean {
  const stage = stageOf(item)
  if (stage === null) return false
  return stage === STAGES_OF[item.kind].at(-1) || (item.kind === 'village' && stage === 'cleared')
}

/** The planned day that an item is waiting for: its start while it is not known to have begun, else its finish; `null` once it is through. */
export function dueOf(item: Item): Due | null {
  const { startOn, finishOn } = item.plan
  if (isThrough(item)) return null
  if (startOn !== null && hasBegun(item) !== true) return { on: startOn, what: 'start' }
  return finishOn === null ? null : { on: finishOn, what: 'finish' }
}
