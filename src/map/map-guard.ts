import type { MapRecovery, RecoveryHost } from './map-recovery'
import type { Remedy } from './view-contract'

/** Has what mends the map fetched when it is needed, or before: later the server may be away. */
export class MapGuard {
  readonly #host: RecoveryHost
  #recovery: MapRecovery | null = null
  #coming: Promise<void> | null = null

  constructor(host: RecoveryHost) {
    this.#host = host
  }

  /** Begins to watch over the map; does nothing the second time, unless the first has failed. */
  watch(): Promise<void> {
    this.#coming ??= import('./map-recovery').then(
      ({ MapRecovery }) => {
        this.#recovery = new MapRecovery(this.#host)
      },
      (error: unknown) => {
        this.#coming = null
        console.warn(error)
      },
    )
    return this.#coming
  }

  /** Milliseconds for which the worker has owed an answer; 0 = it owes none. */
  get workerSilentMs(): number {
    return this.#recovery?.workerSilentMs ?? 0
  }

  async mend(remedy: Remedy) {
    await this.watch()
    this.#recovery?.mend(remedy)
  }
}
