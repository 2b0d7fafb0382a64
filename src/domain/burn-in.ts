/** How far the layout is moved from its place, in device pixels, and how long one way round takes. */
export const MOST_SHIFT_PX = 4
const ROUND_MS = 3_600_000

/**
 * Where the layout stands at a time, as whole device pixels from its place, so that no edge burns into the screen. The
 * way is a closed figure of eight that goes one pixel at a time; a clock that jumps only skips a part of it.
 */
export function shiftAt(timeMs: number): { x: number; y: number } {
  const turn = (2 * Math.PI * timeMs) / ROUND_MS
  // Without the addition a small negative number would become -0.
  const whole = (amount: number) => Math.round(MOST_SHIFT_PX * amount) + 0
  return { x: whole(Math.sin(turn)), y: whole(Math.sin(2 * turn)) }
}
