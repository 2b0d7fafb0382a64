import { isTelling, MOTION_SAMPLES, motionOf, type Motion } from '../domain/motion'

/** How long a slow machine cuts before it is given one more chance to fly. */
const CHANCE_AFTER_MS = 3_600_000
/** A longer gap between two frames is sleep, not drawing. */
const LONGEST_FRAME_MS = 5_000

/** Measures the frames of flights, and has a machine that draws too slowly cut instead. Times are monotonic. */
export class MotionWatch {
  #settled: Motion = 'flights'
  #onTrial = false
  #samples: readonly number[] = []
  #lastFrame: { atMs: number; moving: boolean } | null = null
  #cutSinceMs = 0

  /** How to move now. */
  get motion(): Motion {
    return this.#onTrial ? 'flights' : this.#settled
  }

  /** After each frame of the page: whether the map was under way in it. */
  frame(nowMs: number, moving: boolean): void {
    const last = this.#lastFrame
    this.#lastFrame = { atMs: nowMs, moving }
    if (this.motion === 'cuts') {
      if (nowMs - this.#cutSinceMs >= CHANCE_AFTER_MS) this.#onTrial = true
      return
    }
    const frameMs = last !== null && last.moving && moving ? nowMs - last.atMs : null
    if (frameMs === null || frameMs > LONGEST_FRAME_MS) return
    this.#samples = [...this.#samples, frameMs].slice(-MOTION_SAMPLES)
    if (isTelling(this.#samples)) this.#settle(nowMs)
  }

  #settle(nowMs: number) {
    const motion = motionOf(this.#samples, this.#settled)
    if (motion === 'cuts') {
      this.#cutSinceMs = nowMs
      this.#samples = []
    }
    this.#settled = motion
    this.#onTrial = false
  }
}
