import { shanghaiDay } from '../domain/day'

/** Two readings in milliseconds: the wall clock's since 1970, which people set, and one that only ever runs forward. */
export interface Clock {
  now(): number
  mono(): number
}

export const PAGE_CLOCK: Clock = { now: () => Date.now(), mono: () => performance.now() }

export interface ClockListener {
  /** The wall clock was set, or the machine slept while the other clock stood still: by so many milliseconds, either way. */
  onjump?(byMs: number): void
  /** It is another day in Asia/Shanghai. */
  onday?(day: string): void
}

const TICK_MS = 1000
const JUMP_MS = 5000

/** The time as a page shows it: read once a second, so that all that is derived from it agrees. */
export class TickingClock {
  #nowMs = $state.raw(0)
  #monoMs = $state.raw(0)
  readonly today: string = $derived(shanghaiDay(this.#nowMs))
  readonly #listeners = new Set<ClockListener>()
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(private readonly clock: Clock) {
    this.#nowMs = clock.now()
    this.#monoMs = clock.mono()
  }

  /** Milliseconds since 1970 at the last reading. */
  get nowMs(): number {
    return this.#nowMs
  }
  /** Milliseconds since the page began, at the last reading; never goes back. */
  get monoMs(): number {
    return this.#monoMs
  }

  start(): void {
    this.stop()
    this.#timer = setInterval(() => this.read(), TICK_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Returns how to listen no more. */
  listen(listener: ClockListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Reads both clocks at once, also between two ticks. */
  read(): void {
    const { today } = this
    const nowMs = this.clock.now()
    const monoMs = this.clock.mono()
    const byMs = nowMs - this.#nowMs - (monoMs - this.#monoMs)
    this.#nowMs = nowMs
    this.#monoMs = monoMs
    const jumped = Math.abs(byMs) > JUMP_MS
    const isOtherDay = this.today !== today
    for (const listener of [...this.#listeners]) {
      if (jumped) listener.onjump?.(byMs)
      if (isOtherDay) listener.onday?.(this.today)
    }
  }
}
