import type { GuardianMemory, Kept } from './guardian-memory'
import { judgeHealth, type Fault, type Health } from './guardian-verdict'
import { nightDue } from './nightly-restart'
import { mayReload, recentReloads } from './reload-budget'

const TICK_MS = 1_000
/** How long to wait for the server to say whether it is there, and before it is asked again. */
const ANSWER_MS = 10_000
const ASK_AGAIN_MS = 15_000
/** How often a page that has given up tries again. */
const SLOW_RETRY_MS = 300_000

/** `waiting` = a reload is needed but the server is away; `givenUp` = reloads did not help, so it tries but slowly. */
export type GuardianState = 'watching' | 'waiting' | 'givenUp'

/** The page as the guardian sees it and acts on it. */
export interface GuardianHost {
  /** Milliseconds since 1970. */
  now(): number
  /** Monotonic milliseconds. */
  mono(): number
  visible(): boolean
  requestFrame(then: () => void): void
  /** `null` = there is no map yet. */
  map(): { contextLost: boolean; workerSilentMs: number } | null
  /** Bytes; `null` = the browser does not tell. */
  memory(): { used: number; limit: number } | null
  dataHealth(): Health
  /** Where the tour stands; `null` = nowhere. */
  tourIndex(): number | null
  mend(remedy: 'revive' | 'rebuild'): void
  /** Whether the server has the page ready to be loaded again. */
  answers(): Promise<boolean>
  /** Loads the page again; everything is kept by then. */
  reload(why: Fault | 'nightly'): void
  /** The heartbeat, the health or the state may have changed. */
  changed(): void
}

/** Watches over the page and does what helps: the weakest thing first, and never a reload without a server. */
export class Guardian {
  readonly #host: GuardianHost
  readonly #memory: GuardianMemory
  readonly #restartAt: string | null
  readonly #startedMs: number
  readonly #timer: ReturnType<typeof setInterval>
  #kept: Kept
  #beats = 0
  #health: Health = 'ok'
  #state: GuardianState = 'watching'
  #mapHopeless = false
  #frameSilentMs = 0
  #contextLostMs = 0
  #frameAwaited = false
  #lastDone = 'none none'
  #asking = false
  #stopped = false
  #askAtMs = -Infinity

  /** `restartAt` is a time of day in Asia/Shanghai as `HH:MM`; `null` = no nightly restart. */
  constructor(host: GuardianHost, memory: GuardianMemory, restartAt: string | null) {
    this.#host = host
    this.#memory = memory
    this.#restartAt = restartAt
    this.#startedMs = host.mono()
    const kept = memory.read()
    this.#kept = { ...kept, reloads: recentReloads(kept.reloads, host.now()) }
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  /** Seconds that the page has lived through; stands still when it does not. */
  get beats(): number {
    return this.#beats
  }
  get health(): Health {
    return this.#health
  }
  get state(): GuardianState {
    return this.#state
  }

  /** The map has said that it cannot be built anew; or that it can again. */
  setMapHopeless(isHopeless: boolean): void {
    this.#mapHopeless = isHopeless
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
  }

  #tick() {
    this.#beats += 1
    this.#observe()
    const host = this.#host
    const bytes = host.memory()
    const { health, action, fault } = judgeHealth({
      visible: host.visible(),
      frameSilentMs: this.#frameSilentMs,
      contextLostMs: this.#contextLostMs,
      mapHopeless: this.#mapHopeless,
      workerSilentMs: host.map()?.workerSilentMs ?? 0,
      memoryShare: bytes === null ? null : bytes.used / bytes.limit,
      dataHealth: host.dataHealth(),
    })
    this.#health = health
    if (action === 'reload' && fault !== null) this.#wantReload(fault)
    else this.#state = 'watching'
    const isNew = this.#lastDone !== `${action} ${fault}`
    this.#lastDone = `${action} ${fault}`
    if (isNew && (action === 'revive' || action === 'rebuild')) host.mend(action)
    const { night: lastNight } = this.#kept
    const uptimeMs = host.mono() - this.#startedMs
    const night = nightDue({ restartAt: this.#restartAt, nowMs: host.now(), uptimeMs, lastNight })
    if (night !== null && action === 'none') void this.#reloadIfAnswered('nightly', { ...this.#kept, night })
    host.changed()
  }

  /** Counts in ticks, so that time in which nothing ran is nobody's fault. */
  #observe() {
    const isVisible = this.#host.visible()
    this.#frameSilentMs = isVisible ? this.#frameSilentMs + TICK_MS : 0
    this.#contextLostMs = isVisible && this.#host.map()?.contextLost ? this.#contextLostMs + TICK_MS : 0
    if (this.#frameAwaited) return
    this.#frameAwaited = true
    this.#host.requestFrame(() => {
      this.#frameAwaited = false
      this.#frameSilentMs = 0
    })
  }

  #wantReload(fault: Fault) {
    const nowMs = this.#host.now()
    const reloads = recentReloads(this.#kept.reloads, nowMs)
    const inVain = !mayReload(reloads, nowMs) || (this.#kept.gaveUp && reloads.length > 0)
    // A page that needs much memory still works.
    if (inVain && fault === 'memory') {
      this.#state = 'watching'
      return
    }
    this.#kept = { ...this.#kept, reloads, gaveUp: inVain }
    if (inVain && this.#state !== 'givenUp') this.#askAtMs = this.#host.mono() + SLOW_RETRY_MS
    this.#state = inVain ? 'givenUp' : 'waiting'
    if (!mayReload(reloads, nowMs)) return
    void this.#reloadIfAnswered(fault, { ...this.#kept, reloads: [...reloads, nowMs] })
  }

  /** Asks the server at most every so often, and reloads, keeping this, when it answers. */
  async #reloadIfAnswered(why: Fault | 'nightly', kept: Kept) {
    const host = this.#host
    if (this.#asking || host.mono() < this.#askAtMs) return
    this.#asking = true
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ANSWER_MS))
    const isThere = await Promise.race([host.answers().catch(() => false), late])
    this.#asking = false
    this.#askAtMs = host.mono() + (this.#state === 'givenUp' ? SLOW_RETRY_MS : ASK_AGAIN_MS)
    const isOver = why !== 'nightly' && this.#state === 'watching'
    if (!isThere || isOver || this.#stopped) return
    this.#kept = { ...kept, tourIndex: host.tourIndex() }
    this.#memory.write(this.#kept)
    host.reload(why)
  }
}
