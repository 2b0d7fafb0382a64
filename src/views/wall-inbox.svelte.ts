import type { Manifest } from '../domain/pack'
import type { WallSettings } from '../pack/wall-config'
import type { Board } from '../state/board.svelte'
import type { EventLog } from '../state/event-log'
import { openHandChannel, type Holder } from '../state/hand-protocol'
import { KeptData } from '../state/kept-data'
import { LiveData } from '../state/live-data.svelte'
import type { Session } from '../state/session.svelte'
import { PAGE_CLOCK, TickingClock } from '../state/ticking-clock.svelte'
import { parseView } from '../state/view-url'
import { WallHand } from '../state/wall-hand.svelte'
import { serverAnswers } from './server-answers'
import { watchRelease } from './watch-release'

const RELEASE_EVERY_MS = 60_000

export interface InboxHost {
  session: Session
  board(): Board
  events: EventLog
  settings: WallSettings
  manifest: Manifest
  /** Whether no server gave the data: it was kept on this machine. */
  kept: boolean
}

/** What comes to a wall from outside: new data, a new release of the app, and a planner's hand. */
export class WallInbox {
  readonly clock = new TickingClock(PAGE_CLOCK)
  readonly live: LiveData
  readonly #host: InboxHost
  readonly #hand: WallHand | null
  /** What the planner who holds the wall shows. */
  #link: string | null = null
  #releaseWaits = false

  constructor(host: InboxHost) {
    const { session, manifest, kept, settings, events } = host
    const { pack, view } = host.board()
    this.#host = host
    this.live = new LiveData({
      manifest,
      pack,
      isKept: kept,
      isDefault: view.dataset === null,
      manifestUrl: new URL('data/manifest.json', document.baseURI).href,
      fetchLike: (url, init) => fetch(url, init),
      clock: this.clock,
      kept: new KeptData(),
      host: window,
      pollSeconds: settings.pollSeconds,
      random: Math.random,
      onpack: (fresh, told) => {
        events.add('data', `new data of ${told.compiledAt}`)
        session.open(told, fresh)
        // Who has the wall in hand goes on with what they showed.
        if (this.#link !== null) this.#follow(new URL(this.#link, document.baseURI))
      },
    })
    const channel = openHandChannel(window)
    this.#hand =
      channel === null
        ? null
        : new WallHand({
            channel,
            clock: () => performance.now(),
            datasetId: pack.id,
            onview: (link) => {
              if (this.#link === null) events.add('hand', 'taken')
              this.#link = link
              this.#follow(new URL(link, document.baseURI))
            },
            onrelease: () => {
              events.add('hand', 'released')
              this.#link = null
              this.#follow(location)
            },
          })
  }

  /** Who has the wall in hand. */
  get heldBy(): Holder | null {
    return this.#hand?.heldBy ?? null
  }

  start(): void {
    this.clock.start()
    this.live.start()
    watchRelease(RELEASE_EVERY_MS, () => (this.#releaseWaits = true))
  }

  stop(): void {
    this.clock.stop()
    this.live.stop()
    this.#hand?.stop()
  }

  /** Tells that the moment is quiet: a new release that waits is taken now. */
  async takeRelease(): Promise<void> {
    if (!this.#releaseWaits) return
    this.#releaseWaits = false
    if (!(await serverAnswers().catch(() => false))) {
      this.#releaseWaits = true
      return
    }
    const { events } = this.#host
    events.add('guardian', 'reload: new release')
    events.save()
    location.reload()
  }

  /** Shows what a link says; what it cannot use is left out. */
  #follow({ search, hash }: Pick<Location, 'search' | 'hash'>) {
    const board = this.#host.board()
    const { view } = parseView(search, hash, board.vocabulary)
    // The wall speaks its own language, whoever has it in hand.
    board.restore({ ...view, language: board.view.language })
  }
}
