import { stageOf, type Item } from './item'
import type { Target, TargetScope } from './pack'

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
    value: !isOfWhole(target) ? done : done === null || of === null || of === 0 ? null : (100 * done) / of,
    done,
    of,
    need,
    gap: need === null || done === null ? null : Math.max(0, tidy(need - done)),
  }
}

/** Whether a target asks for a percentage of a whole. */
function isOfWhole({ metric }: Pick<Target, 'metric'>): boolean {
  return metric === 'startRate' || metric === 'finishRate' || metric === 'share'
}

/** Sums of amounts such as 0.1 + 0.2 are not exact. */
export const tidy = (value: number) => Math.round(value * 1e9) / 1e9

/**
 * The least that meets a target: members for rates (for > 80 % of 42 it is 34, because 33 is 78.6 %) and `count`,
 * 亿元 for `sumYi` and `share`, where > asks for a little more than the bound itself.
 */
export function leastPassing(target: Pick<Target, 'metric' | 'op' | 'value'>, of: number | null): number | null {
  if (isOfWhole(target) && (of === null || of === 0)) return null
  const exact = tidy(isOfWhole(target) ? (target.value * of!) / 100 : target.value)
  if (target.metric === 'sumYi' || target.metric === 'share') {
    return target.op === '>' ? tidy(Math.floor(exact * 100 + 1) / 100) : exact
  }
  return target.op === '>' ? Math.floor(exact) + 1 : Math.ceil(exact)
}

/** Whether an item is in a target's scope; its stage is asked for unless `anyStage`. */
export function inScope(item: Item, scope: TargetScope, anyStage = false): boolean {
  const admits = (wanted: readonly string[] | undefined, own: string | null) =>
    wanted === undefined || (own !== null && wanted.includes(own))
  return (
    admits(scope.kind, item.kind) &&
    admits(scope.unit, item.unit) &&
    admits(scope.id, item.id) &&
    (anyStage || admits(scope.stage, stageOf(item))) &&
    admits(scope.level, item.kind === 'project' ? item.level : null) &&
    admits(scope.field, item.kind === 'project' ? item.field : null) &&
    (scope.tag === undefined || scope.tag.some((tag) => item.tags.includes(tag)))
  )
}

/**
 * Whether the pack itself holds the members: as many as were reported, or any where no number was. Asked of the whole
 * ledger, so that it does not change from day to day.
 */
export function holdsMembers(target: Target, items: readonly Item[]): boolean {
  const held = items.filter((item) => inScope(item, target.scope, true)).length
  return held > 0 && held >= (target.reported?.of ?? 1)
}
