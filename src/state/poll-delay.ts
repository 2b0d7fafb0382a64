const LONGEST_MS = 300_000
const JITTER = 0.1

/**
 * Milliseconds until a server is asked again: twice as long after each failure in a row, up to five minutes, and spread
 * by a tenth so that many walls do not ask at once. `random` is uniform in [0, 1).
 */
export function pollDelayMs(everyMs: number, failures: number, random: () => number): number {
  const longest = Math.max(everyMs, LONGEST_MS)
  const plain = Math.min(longest, everyMs * 2 ** Math.min(failures, 16))
  return Math.min(longest, plain * (1 - JITTER + 2 * JITTER * random()))
}
