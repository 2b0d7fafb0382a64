import type { Target } from '../domain/pack'
import type { TargetState } from '../domain/target-state'
import type { Dictionary } from '../i18n/dictionary'
import { amount, percent } from './words'

/** Whether a target is measured in 亿元 rather than in members. */
export const isInYi = ({ metric }: Target) => metric === 'sumYi' || metric === 'share'

/** A number of a target's members, or an amount with its unit. */
export const targetCount = (target: Target, value: number, text: Dictionary): string =>
  isInYi(target) ? `${amount(value)} ${text.yi}` : amount(value)

/** Where a target stands, in the terms of its metric. */
export const targetValue = (target: Target, value: number, text: Dictionary): string =>
  target.metric === 'sumYi' || target.metric === 'count' ? targetCount(target, value, text) : percent(value)

/** How much is missing; where nothing is reported yet, how much it takes; `null` = cannot be told. */
export function targetGap(target: Target, { gap, need, of }: TargetState, text: Dictionary): string | null {
  if (gap === 0) return text.targets.met
  if (gap !== null) return isInYi(target) ? text.targetState.gapYi(amount(gap)) : text.targets.gap(gap)
  return need !== null && of !== null && !isInYi(target) ? text.targets.need(need, of) : null
}
