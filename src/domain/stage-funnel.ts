import { daysBetween } from './day'
import { hasBegun, stageOf, type Item } from './item'
import type { DayState } from './as-of'
import { STAGES_OF, type Kind, type Stage } from './vocabulary'

/** Kinds that pass through the same stages. */
export const FAMILIES = ['pipeline', 'relocation', 'construction'] as const
export type Family = (typeof FAMILIES)[number]

export const KINDS_OF: Record<Family, readonly Kind[]> = {
  pipeline: ['project', 'park'],
  relocation: ['village'],
  construction: ['road', 'community'],
}

export interface FunnelStep {
  stage: Stage
  /** Items that stand in this stage or a later one. */
  reached: number
  /** Items that stand in it now. */
  standing: number
  /** Median of the days since the report that brought them there; `null` = unknown of all of them, or none stands there. */
  medianDays: number | null
  /** Items standing in it of which no report says since when. */
  undated: number
}

export interface StageFunnel {
  family: Family
  items: number
  /** Items whose stage is unknown: they are in no step. */
  unknown: number
  /** Items that have begun. */
  begun: number
  /** First stage to last. */
  steps: readonly FunnelStep[]
}

/** How far the items have come, one funnel for each family that has any. `standings` and the items are those of `day`. */
export function stageFunnels(items: readonly Item[], standings: DayState['byId'], day: string): StageFunnel[] {
  return FAMILIES.map((family) => {
    const members = items.filter(({ kind }) => KINDS_OF[family].includes(kind))
    const stages = STAGES_OF[KINDS_OF[family][0]!]
    const groups = stages.map((stage) => members.filter((item) => stageOf(item) === stage))
    const steps = stages.map((stage, index): FunnelStep => {
      const days = groups[index]!.flatMap(({ id }) => {
        const since = standings.get(id)?.stageReport?.on
        return since === undefined ? [] : [daysBetween(since, day)]
      })
      const standing = groups[index]!.length
      const reached = groups.slice(index).reduce((sum, group) => sum + group.length, 0)
      return { stage, reached, standing, medianDays: medianOf(days), undated: standing - days.length }
    })
    return {
      family,
      items: members.length,
      unknown: members.filter((item) => stageOf(item) === null).length,
      begun: members.filter((item) => hasBegun(item) === true).length,
      steps,
    }
  }).filter(({ items: count }) => count > 0)
}

/** The stage before the last in which most items stand; the earlier one when even, `null` when none stands in any. */
export function crowdedStep({ steps }: StageFunnel): FunnelStep | null {
  return steps
    .slice(0, -1)
    .reduce<FunnelStep | null>((best, step) => (step.standing > (best?.standing ?? 0) ? step : best), null)
}

/** The middle value, or the mean of the two in the middle; `null` of nothing. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
