import type { Standing } from './as-of'
import { addDays } from './day'
import type { LightRule, RuleMeasure } from './light-rules'
import { hasBegun } from './item'
import { expectedPct, progressOf } from './progress'
import { applies, fires, MEASURE, overdueBlockers } from './rule-measures'
import type { Finding, Remedy, Verdict } from './verdict'

/** Progress is reported in tenths of a percent. */
const STEPS_PER_PCT = 10
const EXACT = 1e9

const KIND_OF_REMEDY: Record<RuleMeasure, Remedy['do']> = {
  behindPp: 'reachProgress',
  behindShare: 'reachProgress',
  daysPastStart: 'start',
  monthsPastStart: 'start',
  daysPastFinish: 'finish',
  daysPastBlockerDue: 'closeBlockers',
}

interface Why extends Pick<Verdict, 'silence' | 'recovering'> {
  findings: readonly Finding[]
  rules: readonly LightRule[]
}

/** Everything that must happen for the light to turn green, each once, the most urgent first. */
export function remediesOf(standing: Standing, day: string, { findings, silence, recovering, rules }: Why): Remedy[] {
  const found = new Set(findings.map(({ measure }) => KIND_OF_REMEDY[measure]))
  const late = found.has('start') || found.has('reachProgress')
  const mustStart = late && hasBegun(standing.item) === false
  const kinds = mustStart ? new Set([...found, ...onceBegun(standing, day, rules)]) : found
  const remedies: Remedy[] = silence === null ? [] : [{ do: 'report', unit: silence.unit }]
  if (kinds.has('closeBlockers')) remedies.push({ do: 'closeBlockers', blockers: overdueBlockers(standing, day) })
  // What is through is on schedule, whatever else was asked of it.
  if (kinds.has('finish')) return [...remedies, { do: 'finish' }]
  if (mustStart) remedies.push({ do: 'start' })
  const pct = progressNeeded(standing, day, rules)
  if (late && pct > (progressOf(standing.item) ?? 0)) remedies.push({ do: 'reachProgress', pct })
  if (recovering !== null) remedies.push({ do: 'hold', until: addDays(recovering.amberUntil, 1) })
  return remedies
}

/** What rules that do not judge the start of an item ask of it as soon as it has begun, beside progress. */
function onceBegun(standing: Standing, day: string, rules: readonly LightRule[]): Remedy['do'][] {
  return rules
    .filter(({ measure }) => measure === 'daysPastFinish' || measure === 'daysPastBlockerDue')
    .filter(
      (rule) => applies(rule, standing.item, 'progress') && fires(rule, MEASURE[rule.measure](standing, day) ?? 0),
    )
    .map(({ measure }) => KIND_OF_REMEDY[measure])
}

/**
 * The least progress, in tenths of a percent, at which no rule on progress fires once the item has begun. Where its
 * stage is unknown, and so remains, every rule might.
 */
function progressNeeded({ item }: Standing, day: string, rules: readonly LightRule[]): number {
  const watch = hasBegun(item) === null ? null : 'progress'
  const expected = expectedPct(item.plan, day) ?? 0
  const needed = rules
    .filter((rule) => KIND_OF_REMEDY[rule.measure] === 'reachProgress' && applies(rule, item, watch))
    .map((rule) => {
      const bound = rule.atLeast ?? rule.above ?? 0
      const least = rule.measure === 'behindPp' ? expected - bound : expected * (1 - bound / 100)
      const steps = Math.round(least * STEPS_PER_PCT * EXACT) / EXACT
      // At the bound itself a rule with `atLeast` still fires.
      return (rule.atLeast === undefined ? Math.ceil(steps) : Math.floor(steps) + 1) / STEPS_PER_PCT
    })
  return Math.min(100, Math.max(0, ...needed))
}
