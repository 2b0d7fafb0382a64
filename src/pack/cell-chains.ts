import type { DeltaConflict, Settlements } from './pack-delta'

/** What one entry wants in a cell. `was` is what its author saw; `null` = it takes the place of whatever stands. */
export interface Want {
  entry: string
  was: string | null
  value: string
}

/** Wants of which each goes on from the one before: they count as a single step from the first `was` to the last value. */
function chainsOf(wants: readonly Want[]): Want[][] {
  const chains: Want[][] = []
  for (const want of wants) {
    const chain = chains.find((own) => own.at(-1)?.value === want.was || own.at(-1)?.value === want.value)
    if (chain === undefined) chains.push([want])
    else chain.push(want)
  }
  return chains
}

/** What comes to stand in a cell. */
export interface SettledCell {
  value: string
  /** The entry that put it there; `null` = it stood there already. */
  by: string | null
  conflicts: Pick<DeltaConflict, 'entry' | 'was' | 'now' | 'value'>[]
}

/**
 * Puts what entries want, earliest first, on what stands now. A chain meets a conflict where neither what it came from,
 * nor a value on its way, nor what it wants stands; unsettled, what stands is kept.
 */
export function settleCell(
  now: string,
  wants: readonly Want[],
  settlement: Settlements[string] | undefined,
): SettledCell {
  const settled: SettledCell = { value: now, by: null, conflicts: [] }
  for (const chain of chainsOf(wants)) {
    const [first, last] = [chain[0], chain.at(-1)]
    if (first === undefined || last === undefined || settled.value === last.value) continue
    const foreseen = first.was === null || [first.was, ...chain.map(({ value }) => value)].includes(settled.value)
    if (!foreseen) {
      const { entry, value } = last
      settled.conflicts.push({ entry, was: first.was ?? '', now: settled.value, value })
      if (settlement !== 'ours') continue
    }
    settled.value = last.value
    settled.by = last.entry
  }
  return settled
}
