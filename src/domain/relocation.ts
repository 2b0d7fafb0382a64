import type { AsOf } from './as-of'
import { addDays, daysBetween } from './day'
import type { Households, Item, Village } from './item'

export const RELOCATION_STEPS = ['signed', 'vacated', 'demolished', 'rehoused'] as const
export type RelocationStep = (typeof RELOCATION_STEPS)[number]

/** Days over which the present pace is measured. */
export const PACE_DAYS = 28

export interface StepSum {
  step: RelocationStep
  /** Households of the villages that report the step; `null` = none does. */
  households: number | null
  /** All households of those villages: what the step is a share of. */
  ofTotal: number
  /** Villages that do not report it. */
  unknown: number
}

export interface VillagePace {
  id: string
  name: string
  total: number
  vacated: number | null
  /** Households still to vacate; `null` where it is unknown how many have. */
  left: number | null
  finishOn: string | null
  /** From the shown day to the planned finish; negative once it has passed. */
  daysLeft: number | null
  /** Households a day from now on; `null` where a number is missing or no day is left. */
  neededPerDay: number | null
  /** Whether households are left and no day is. */
  overdue: boolean
  /** Households a day over the last `PACE_DAYS`; `null` where one of the two counts is unknown. */
  recentPerDay: number | null
}

/** A sum of what is known of villages (`null` when nothing is) and of how many it is not known. */
export interface PaceSum {
  perDay: number | null
  unknown: number
}

export interface Relocation {
  /** Villages of known size, which all else is about. */
  villages: readonly VillagePace[]
  /** Villages that are left out, because their size is unknown. */
  withoutTotal: number
  households: number
  steps: readonly StepSum[]
  /** Over the villages that have both households and days left. */
  needed: PaceSum
  recent: PaceSum
  /** Villages in which households are left and no day is, and those households. */
  overdue: { villages: number; left: number }
}

/** How far the relocation of the villages among the items has come by `day`, and how fast it must go on. */
export function relocationOf(items: readonly Item[], asOf: Pick<AsOf, 'on'>, day: string): Relocation {
  const all = items.filter((item): item is Village => item.kind === 'village')
  const sized = all.flatMap((village) => {
    const { total } = village.households
    return total === null ? [] : [{ village, total }]
  })
  const before = asOf.on(addDays(day, -PACE_DAYS)).byId
  const villages = sized.map(({ village, total }) => {
    const then = before.get(village.id)?.item
    return paceOf(village, total, then?.kind === 'village' ? then.households : null, day)
  })
  const late = villages.filter(({ overdue }) => overdue)
  return {
    villages,
    withoutTotal: all.length - sized.length,
    households: sized.reduce((sum, { total }) => sum + total, 0),
    steps: RELOCATION_STEPS.map((step) => stepSum(sized, step)),
    needed: paceSum(
      villages.filter(({ overdue }) => !overdue),
      ({ neededPerDay }) => neededPerDay,
    ),
    recent: paceSum(villages, ({ recentPerDay }) => recentPerDay),
    overdue: { villages: late.length, left: late.reduce((sum, { left }) => sum + (left ?? 0), 0) },
  }
}

function stepSum(sized: readonly { village: Village; total: number }[], step: RelocationStep): StepSum {
  const known = sized.flatMap(({ village, total }) => {
    const done = village.households[step]
    return done === null ? [] : [{ done, total }]
  })
  return {
    step,
    households: known.length === 0 ? null : known.reduce((sum, { done }) => sum + done, 0),
    ofTotal: known.reduce((sum, { total }) => sum + total, 0),
    unknown: sized.length - known.length,
  }
}

function paceOf({ id, name, plan, households }: Village, total: number, then: Households | null, day: string) {
  const { vacated } = households
  const left = vacated === null ? null : Math.max(0, total - vacated)
  const daysLeft = plan.finishOn === null ? null : daysBetween(day, plan.finishOn)
  const before = then?.vacated ?? null
  return {
    id,
    name,
    total,
    vacated,
    left,
    finishOn: plan.finishOn,
    daysLeft,
    neededPerDay: neededPerDay(left, daysLeft),
    overdue: left !== null && left > 0 && daysLeft !== null && daysLeft <= 0,
    recentPerDay: vacated === null || before === null ? null : (vacated - before) / PACE_DAYS,
  } satisfies VillagePace
}

function neededPerDay(left: number | null, daysLeft: number | null): number | null {
  if (left === 0) return 0
  return left === null || daysLeft === null || daysLeft <= 0 ? null : left / daysLeft
}

function paceSum(villages: readonly VillagePace[], read: (village: VillagePace) => number | null): PaceSum {
  const known = villages.flatMap((village) => read(village) ?? [])
  return {
    perDay: known.length === 0 ? null : known.reduce((sum, perDay) => sum + perDay, 0),
    unknown: villages.length - known.length,
  }
}
