import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { getGlobalDispatcher, prewarm, type MapLibreMap } from 'maplibre-gl'
import { canDraw } from './can-draw'
import type { Remedy } from './view-contract'

const TICK_MS = 500
/** How long a lost context may take to come back by itself; a new map is to stand within 10 s. */
const LOST_PATIENCE_MS = 7_500
/** How long the worker may owe an answer; it may be busy with much data, and then the more patience the next time. */
const SILENCE_PATIENCE_MS = 8_000
const LONGEST_PATIENCE_MS = 60_000
/** Between an answer of the worker and the next question. */
const PING_EVERY_MS = 2_000
const FETCH_MS = 5_000

const longer = (patienceMs: number) => Math.min(LONGEST_PATIENCE_MS, 2 * patienceMs)

/**
 * Replaces the worker if it answers within half a second no more: after a freeze it may only have been late. Not while
 * its script cannot be had, or a worker that is merely busy would be lost for nothing.
 */
async function replaceDeadWorker() {
  const isThere = fetch(workerUrl, { signal: AbortSignal.timeout(FETCH_MS) }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (await isThere) await getGlobalDispatcher().ensureWorkers()
}

export interface RecoveryHost {
  /** The map that stands now; each one is in the same container. */
  map(): Pick<MapLibreMap, 'getContainer' | 'style'>
  /** Whether the graphics context is lost and not yet back. */
  isLost(): boolean
  isDestroyed(): boolean
  rebuild(): void
  /** No new map can be built either. */
  hopeless(): void
}

/**
 * Watches a map while its page is visible: builds it anew when its graphics context stays away, and gives it a new
 * worker when the old one is silent. Time is counted in ticks, so that sleep and freezes do not look like faults.
 */
export class MapRecovery {
  readonly #host: RecoveryHost
  readonly #container: HTMLElement
  readonly #timer: ReturnType<typeof setInterval>
  #lostMs = 0
  #rebuildAfterMs = LOST_PATIENCE_MS
  #silentMs = 0
  #idleMs = 0
  #asking = false
  #patienceMs = SILENCE_PATIENCE_MS

  constructor(host: RecoveryHost) {
    this.#host = host
    // Else a lost context would end the worker, too, and its script be needed again while the server may be away.
    prewarm()
    this.#container = host.map().getContainer()
    this.#container.addEventListener('webglcontextlost', this.#letGo, { capture: true })
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  /** Milliseconds for which the worker has owed an answer; 0 = it owes none. */
  get workerSilentMs(): number {
    return this.#silentMs
  }

  mend(remedy: Remedy) {
    if (this.#host.isDestroyed()) return
    if (remedy === 'rebuild') this.#rebuild()
    else void replaceDeadWorker()
  }

  #tick() {
    if (this.#host.isDestroyed()) {
      clearInterval(this.#timer)
      this.#container.removeEventListener('webglcontextlost', this.#letGo, { capture: true })
    } else if (document.visibilityState === 'visible') {
      this.#watchContext()
      this.#watchWorker()
    }
  }

  /**
   * Before the map learns of its loss and drops its style: the library then leaves that style listening to itself, and
   * with it the map, and in the worker all that was cut for it.
   */
  readonly #letGo = () => this.#host.map().style?._remove()

  #watchContext() {
    if (!this.#host.isLost()) {
      this.#lostMs = 0
      this.#rebuildAfterMs = LOST_PATIENCE_MS
      return
    }
    this.#lostMs += TICK_MS
    if (this.#lostMs < this.#rebuildAfterMs) return
    this.#lostMs = 0
    this.#rebuildAfterMs = longer(this.#rebuildAfterMs)
    this.#rebuild()
  }

  #rebuild() {
    if (canDraw()) this.#host.rebuild()
    else this.#host.hopeless()
  }

  #watchWorker() {
    this.#idleMs += TICK_MS
    if (this.#asking) this.#silentMs += TICK_MS
    else if (this.#idleMs >= PING_EVERY_MS) void this.#ask()
  }

  async #ask() {
    this.#asking = true
    const answers = await getGlobalDispatcher().ping(this.#patienceMs)
    if (answers) {
      this.#silentMs = 0
      this.#patienceMs = SILENCE_PATIENCE_MS
    } else if (!this.#host.isDestroyed()) {
      this.#patienceMs = longer(this.#patienceMs)
      await replaceDeadWorker()
    }
    this.#asking = false
    this.#idleMs = 0
  }
}
