import { vi } from 'vitest'
import { ExplorerHand } from '../../src/state/explorer-hand.svelte'
import type { ChannelLike } from '../../src/state/hand-protocol'
import { WallHand } from '../../src/state/wall-hand.svelte'

type Listener = (event: { data: unknown }) => void

/** A channel between pages of one test: what is posted waits until it is delivered, as copies, to all others. */
export class Air {
  readonly #pages = new Map<ChannelLike, Listener>()
  /** Everything that was posted, in order. */
  readonly log: { from: ChannelLike; data: unknown }[] = []
  #waiting: { from: ChannelLike; data: unknown }[] = []

  open(): ChannelLike {
    const own: ChannelLike = {
      postMessage: (message) => {
        if (!this.#pages.has(own)) throw new Error('Posted to a closed channel')
        const sent = { from: own, data: structuredClone(message) }
        this.log.push(sent)
        this.#waiting.push(sent)
      },
      addEventListener: (_type, listener) => void this.#pages.set(own, listener),
      close: () => void this.#pages.delete(own),
    }
    this.#pages.set(own, () => undefined)
    return own
  }

  /** Delivers what waits, and what is answered to it. */
  deliver(order: 'inOrder' | 'reversed' = 'inOrder'): void {
    while (this.#waiting.length > 0) {
      const batch = order === 'inOrder' ? this.#waiting : this.#waiting.toReversed()
      this.#waiting = []
      for (const { from, data } of batch) {
        for (const [page, listener] of [...this.#pages]) if (page !== from) listener({ data })
      }
    }
  }

  /** Lets time pass, in milliseconds, with every message arriving within a tenth of a second. */
  pass(ms: number): void {
    this.deliver()
    for (let left = ms; left > 0; left -= 100) {
      vi.advanceTimersByTime(Math.min(100, left))
      this.deliver()
    }
  }
}

const clock = () => Date.now()

export function openWall(air: Air, datasetId = 'district') {
  const views: string[] = []
  let releases = 0
  const hand = new WallHand({
    channel: air.open(),
    clock,
    datasetId,
    onview: (link) => views.push(link),
    onrelease: () => void releases++,
  })
  air.deliver()
  return {
    hand,
    views,
    get releases() {
      return releases
    },
  }
}

export function openExplorer(air: Air, datasetId = 'district'): ExplorerHand {
  const hand = new ExplorerHand({ channel: air.open(), clock, datasetId })
  air.deliver()
  return hand
}

/** A wall and an explorer that holds it. */
export function inHand(air: Air) {
  const wall = openWall(air)
  const explorer = openExplorer(air)
  explorer.take('?id=first')
  air.deliver()
  return { wall, explorer }
}

/** An explorer’s asking, for pages that speak without one. */
export const TAKE = {
  v: 1,
  kind: 'take',
  explorerId: 'e',
  seq: 1,
  label: '7F',
  datasetId: 'district',
  link: '?id=first',
}
