/** How the camera gets from one place to the next. */
export type Motion = 'flights' | 'cuts'

/** Frames of flights to look at, and fewer than which nothing is decided. */
export const MOTION_SAMPLES = 90
const ENOUGH_SAMPLES = 30
/** Median milliseconds per frame above which flights are given up, and below which they come back. */
const SLOW_FRAME_MS = 80
const FAST_FRAME_MS = 45

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/**
 * Whether a machine that needed these milliseconds for its last frames, newest last, should fly or cut. Between the
 * two limits, and with too few frames, it goes on as it does.
 */
export function motionOf(samples: readonly number[], current: Motion): Motion {
  const last = samples.slice(-MOTION_SAMPLES)
  if (last.length < ENOUGH_SAMPLES) return current
  const frameMs = median(last)
  if (frameMs > SLOW_FRAME_MS) return 'cuts'
  return frameMs < FAST_FRAME_MS ? 'flights' : current
}
