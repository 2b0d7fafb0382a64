import type { LocalText } from './pack'
import type { Kind, Watch } from './vocabulary'

/** `silent` = no report within the cadence; it is no worse or better than a colour, and never mixed with one. */
export const LIGHTS = ['green', 'amber', 'red', 'silent'] as const
export type Light = (typeof LIGHTS)[number]
/** What the rules alone give. */
export type Colour = Exclude<Light, 'silent'>

/**
 * What a rule measures on one item and day; 0 = nothing to complain of.
 * `behindPp`: percentage points behind the straight line from planned start to planned finish.
 * `behindShare`: the same as a percentage of what is expected by then.
 * `daysPastStart`, `monthsPastStart`: since the planned start of what has not begun; months are calendar months.
 * `daysPastFinish`: since the planned finish of what is not through.
 * `daysPastBlockerDue`: since the due day of the open blocker that is longest overdue.
 */
export const RULE_MEASURES = [
  'behindPp',
  'behindShare',
  'daysPastStart',
  'monthsPastStart',
  'daysPastFinish',
  'daysPastBlockerDue',
] as const
export type RuleMeasure = (typeof RULE_MEASURES)[number]

/** Fires when the measure lies in the interval: one lower bound, and at most one upper bound. */
export interface LightRule {
  id: string
  light: 'amber' | 'red'
  /** Absent = every kind that has a lifecycle. */
  kinds?: readonly Kind[]
  /** Absent = every watch under which the measure has a meaning. */
  watches?: readonly Watch[]
  measure: RuleMeasure
  atLeast?: number
  above?: number
  atMost?: number
  below?: number
}

/** A set of rules by which every item is judged. A pack may hold several to switch between; the first is the default. */
export interface RuleSet {
  id: string
  title: LocalText
  /** What it is modelled on. */
  basis: LocalText | null
  rules: readonly LightRule[]
  /** How long an item that was red stays amber after it has caught up, in days; `null` = not at all. */
  recoveryDays: number | null
}
