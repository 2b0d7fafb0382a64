import type { Colour, Light, LightRule, RuleMeasure } from './light-rules'
import type { Blocker, Report } from './report'

/** What would make a finding go away. */
export type Remedy =
  | { do: 'start' }
  | { do: 'finish' }
  /** The least progress, in percent, at which no rule fires any more. */
  | { do: 'reachProgress'; pct: number }
  | { do: 'closeBlockers'; blockers: readonly Blocker[] }
  | { do: 'report'; unit: string | null }
  /** Nothing but to stay on schedule until that day. */
  | { do: 'hold'; until: string }

/** A rule that fired, with its numbers. */
export interface Finding {
  rule: LightRule
  measure: RuleMeasure
  value: number
  /** Percent that the straight line asks for, and what is reported; `null` where the measure does not rest on progress. */
  expectedPct: number | null
  actualPct: number | null
  /** The planned or due day that has passed; `null` where the measure does not rest on one. */
  dueOn: string | null
}

/** A missing report: by when it was due and by how much it is overdue. */
export interface Silence {
  /** The last report; `null` = none since the cadence began. */
  lastReport: Report | null
  /** The last day on which the report would have been in time. */
  dueOn: string
  /** Since the end of that day in Asia/Shanghai. */
  overdueHours: number
  overdueDays: number
  /** Id of the unit whose report is missing. */
  unit: string | null
}

/** The light of one item on one day, and why. */
export interface Verdict {
  /** `null` = nothing can be told: the rules lack the numbers, or the kind has no lifecycle. */
  light: Light | null
  /** What the rules alone give, beneath a silence. */
  colour: Colour | null
  /** Rules that fired, the one that decides first. */
  findings: readonly Finding[]
  silence: Silence | null
  /** Set while an item that was red is kept amber. */
  recovering: { redUntil: string; amberUntil: string } | null
  /** What is not reported or planned, so that the rules cannot judge. */
  missing: readonly ('stage' | 'progress' | 'startOn' | 'finishOn')[]
  remedies: readonly Remedy[]
}
