import { UNKNOWN } from './filters'
import type { Item } from './item'
import { LIGHTS, type Light } from './light-rules'
import type { Unit } from './pack'
import type { Verdict } from './verdict'

/** A light, or none where nothing can be told. */
export type LightOrUnknown = Light | typeof UNKNOWN
export const LIGHTS_OR_UNKNOWN: readonly LightOrUnknown[] = [...LIGHTS, UNKNOWN]

export interface UnitRank {
  /** Id of the unit; `UNKNOWN` for items that have none. */
  unit: string
  items: number
  lights: Readonly<Record<LightOrUnknown, number>>
  /** Share of the items that are red, amber or silent, 0–1. */
  troubledShare: number
}

/**
 * Every unit that has items, by the share of them that is red, amber or silent, the largest first; when even, the one
 * with more items, then as the pack orders them. Items without a unit come last: they are nobody's score.
 */
export function unitRanking(
  items: readonly Item[],
  verdicts: ReadonlyMap<string, Verdict>,
  units: readonly Pick<Unit, 'id'>[],
): UnitRank[] {
  const counts = new Map<string, Record<LightOrUnknown, number>>()
  for (const item of items) {
    const unit = item.unit ?? UNKNOWN
    const own = counts.get(unit) ?? { green: 0, amber: 0, red: 0, silent: 0, [UNKNOWN]: 0 }
    own[verdicts.get(item.id)?.light ?? UNKNOWN]++
    counts.set(unit, own)
  }
  const order = [...units.map(({ id }) => id), UNKNOWN]
  return order
    .flatMap((unit): UnitRank[] => {
      const lights = counts.get(unit)
      if (lights === undefined) return []
      const count = LIGHTS_OR_UNKNOWN.reduce((sum, light) => sum + lights[light], 0)
      return [{ unit, items: count, lights, troubledShare: (lights.red + lights.amber + lights.silent) / count }]
    })
    .sort(
      (a, b) =>
        Number(a.unit === UNKNOWN) - Number(b.unit === UNKNOWN) ||
        b.troubledShare - a.troubledShare ||
        b.items - a.items,
    )
}
