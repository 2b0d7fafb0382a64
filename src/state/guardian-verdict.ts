/** How the page is, for an outside watchdog: `stale` = its data is old, `degraded` = a part of it does not work. */
export type Health = 'ok' | 'stale' | 'degraded'

/** What is to be done: replace the map's worker, build the map anew, or load the whole page again. */
export type Action = 'none' | 'revive' | 'rebuild' | 'reload'

export const FAULTS = ['frames', 'context', 'worker', 'memory'] as const
export type Fault = (typeof FAULTS)[number]

/** What is seen at a moment. Durations are milliseconds that the page was visible for, without sleep and freezes. */
export interface Observation {
  visible: boolean
  /** Since the page last drew a frame. */
  frameSilentMs: number
  /** For which the map has had no graphics context; 0 = it has one. */
  contextLostMs: number
  /** Whether the map has said that it cannot be built anew. */
  mapHopeless: boolean
  /** For which the map's worker has owed an answer. */
  workerSilentMs: number
  /** Share of the memory that the browser grants the page, 0–1; `null` = it does not tell. */
  memoryShare: number | null
  dataHealth: Health
}

export interface Verdict {
  health: Health
  action: Action
  /** The fault that the action is for, or that makes the page degraded; `null` = none. */
  fault: Fault | null
}

interface Step {
  /** From how much on. */
  from: number
  action: Action
}

/** Ever stronger measures; before the first that acts, the page is merely degraded. The map itself acts before them. */
const STEPS: Record<Fault, readonly Step[]> = {
  frames: [
    { from: 6_000, action: 'none' },
    { from: 20_000, action: 'reload' },
  ],
  context: [
    { from: 1, action: 'none' },
    { from: 12_000, action: 'reload' },
  ],
  worker: [
    { from: 8_000, action: 'none' },
    { from: 15_000, action: 'revive' },
    { from: 30_000, action: 'rebuild' },
    { from: 60_000, action: 'reload' },
  ],
  memory: [
    { from: 0.8, action: 'none' },
    { from: 0.92, action: 'reload' },
  ],
}

const STRENGTH: Record<Action, number> = { none: 0, revive: 1, rebuild: 2, reload: 3 }

/** What to make of what is seen. A hidden page draws no frames and is not restored: that is no fault. */
export function judgeHealth(seen: Observation): Verdict {
  if (!seen.visible) return { health: seen.dataHealth, action: 'none', fault: null }
  const amounts: Record<Fault, number> = {
    frames: seen.frameSilentMs,
    context: seen.mapHopeless ? Infinity : seen.contextLostMs,
    worker: seen.workerSilentMs,
    memory: seen.memoryShare ?? 0,
  }
  const reached = FAULTS.flatMap((fault) => {
    const step = STEPS[fault].findLast(({ from }) => amounts[fault] >= from)
    return step === undefined ? [] : [{ fault, action: step.action }]
  })
  const worst = reached.reduce<(typeof reached)[number] | null>(
    (worst, one) => (worst === null || STRENGTH[one.action] > STRENGTH[worst.action] ? one : worst),
    null,
  )
  if (worst === null) return { health: seen.dataHealth, action: 'none', fault: null }
  return { health: 'degraded', ...worst }
}
