import type { Target } from './pack'

/** Where a target stands by its reported figures. Rates are percentages; every number is `null` where it was not reported. */
export interface TargetState {
  /** Percent for rates, members for counts. */
  value: number | null
  done: number | null
  of: number | null
  /** The least number of members that passes. */
  need: number | null
  /** How many more members are needed; 0 = met. */
  gap: number | null
}

/** The state of a target by what was reported, apart from anything the pack's own items could tell. */
export function reportedState(target: Target): TargetState {
  const done = target.reported?.done ?? null
  const of = target.reported?.of ?? null
  const need = leastPassing(target, of)
  return {
    value: target.metric === 'count' ? done : done === null || of === null || of === 0 ? null : (100 * done) / of,
    done,
    of,
    need,
    gap: need === null || done === null ? null : Math.max(0, need - done),
  }
}

/** The least number of members that meets a target: for > 80 % of 42 it is 34, because 33 is 78.6 %. */
export function leastPassing(target: Pick<Target, 'metric' | 'op' | 'value'>, of: number | null): number | null {
  if (target.metric !== 'count' && (of === null || of === 0)) return null
  const exact = target.metric === 'count' ? target.value : (target.value * of!) / 100
  // Guards 4.4 × 750 / 100 = 33.00000000000001 and the like.
  const rounded = Math.round(exact * 1e9) / 1e9
  return target.op === '>' ? Math.floor(rounded) + 1 : Math.ceil(rounded)
}
