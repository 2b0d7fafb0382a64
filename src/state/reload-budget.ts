/** How many reloads for faults there may be within the time. */
const MOST_RELOADS = 3
const WITHIN_MS = 600_000

/** The reloads, in milliseconds since 1970, that still count; those that a clock put into the future were just now. */
export function recentReloads(reloads: readonly number[], nowMs: number): readonly number[] {
  return reloads.map((atMs) => Math.min(atMs, nowMs)).filter((atMs) => nowMs - atMs < WITHIN_MS)
}

export function mayReload(reloads: readonly number[], nowMs: number): boolean {
  return recentReloads(reloads, nowMs).length < MOST_RELOADS
}
