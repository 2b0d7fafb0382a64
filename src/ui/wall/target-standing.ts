import type { Target } from '../../domain/pack'
import type { TargetState } from '../../domain/target-state'
import type { WallDictionary } from '../../i18n/wall-words'
import { targetGap } from '../target-words'

/** Whether a target is met now and was not on its day. */
export const isMetLate = ({ gap, atDeadline }: TargetState): boolean => gap === 0 && atDeadline?.met === false

/** What is missing of a target, or that it is met, in time or late; `null` = cannot be told. */
export const standingWords = (target: Target, state: TargetState, text: WallDictionary): string | null =>
  isMetLate(state) ? text.wall.metLate : targetGap(target, state, text)
