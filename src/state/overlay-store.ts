import { createStore, get, update } from 'idb-keyval'

/** A browser's database, or what stands in for it in a test. Any call may reject, or never settle. */
export interface OverlayStore {
  get(key: string): Promise<unknown>
  /** Replaces a value by what `change` makes of it, in one transaction; nothing is written where it throws. */
  update(key: string, change: (stored: unknown) => unknown): Promise<void>
}

/** Tells the other windows of this browser that something was written. */
export interface OverlayChannel {
  tell(dataset: string): void
  /** Calls back with the dataset that another window has written; returns how to stop. */
  listen(ontold: (dataset: string) => void): () => void
}

const CHANNEL = 'guatu-overlay'

/** A database of its own: the kept packs of a wall are deleted when they cannot be read, an overlay never is. */
export function openOverlayStore(): OverlayStore {
  const store = createStore('guatu-overlay', 'overlay')
  return {
    get: async (key) => get(key, store),
    update: async (key, change) => update(key, change, store),
  }
}

/** `null` where the browser has no such channel: other windows then see a change when they are opened anew. */
export function openOverlayChannel(): OverlayChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  const channel = new BroadcastChannel(CHANNEL)
  return {
    tell: (dataset) => channel.postMessage(dataset),
    listen: (ontold) => {
      const onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') ontold(data)
      }
      channel.addEventListener('message', onmessage)
      return () => channel.removeEventListener('message', onmessage)
    },
  }
}
