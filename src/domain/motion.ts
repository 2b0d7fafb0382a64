/** How the camera gets from one place to the next. */
export type Motion = 'flights' | 'cuts'

/** Frames of flights to look at; fewer than enough decide only if they lasted long. */
export const MOTION_SAMPLES = 90
const ENOUGH_SAMPLES = 30
const FEW_SAMPLES = 8
const ENOUGH_MS = 4000
/** Median milliseconds per frame above which flights are given up, and below which they come back. */
const SLOW_FRAME_MS = 80
const FAST_FRAME_MS = 45

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Whether so many frames, or so slow ones, came in that they tell how fast the machine is. */
export function isTelling(samples: readonly number[]): boolean {
  const lastedMs = samples.reduce((sum, ms) => sum + ms, 0)
  return samples.length >= ENOUGH_SAMPLES || (samples.length >= FEW_SAMPLES && lastedMs >= ENOUGH_MS)
}

/**
 * Whether a machine that needed these milliseconds for its last frames, newest last, should fly or cut. Between the
 * two limits, and with too little to tell by, it goes on as it does.
 */
export function motionOf(samples: readonly number[], current: Motion): Motion {
  const last = samples.slice(-MOTION_SAMPLES)
  if (!isTelling(last)) return current
  const frameMs = median(last)
  if (frameMs > SLOW_FRAME_MS) return 'cuts'
  return frameMs < FAST_FRAME_MS ? 'flights' : current
}
