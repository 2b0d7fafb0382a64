import { createStore, del, get, setMany } from 'idb-keyval'
import type { Manifest, Pack } from '../domain/pack'
import { isObject } from '../pack/json-object'
import { findDataset, readManifest, readPack } from '../pack/load'
import { withinMs } from '../pack/time-limit'

/** Good data as it was last shown; `keptAt` in milliseconds since 1970. */
export interface Kept {
  manifest: Manifest
  pack: Readonly<Pack>
  keptAt: number
}

/** A browser's database, or what stands in for it in a test. Any call may reject, or never settle. */
export interface KeptStore {
  get(key: string): Promise<unknown>
  setMany(entries: [string, unknown][]): Promise<void>
  del(key: string): Promise<void>
}

/** Names the dataset that is shown where the address asks for none. */
const DEFAULT_KEY = 'default'
const keyOf = (dataset: string) => `pack.${dataset}`

/** An old tab can hold the database for ever. */
const READ_LIMIT_MS = 3000
const WRITE_LIMIT_MS = 10_000

/** The store works on plain http as well, where there is neither a service worker nor a cache. */
function openBrowserStore(): KeptStore {
  const store = createStore('guatu', 'kept')
  return {
    get: async (key) => get(key, store),
    setMany: async (entries) => setMany(entries, store),
    del: async (key) => del(key, store),
  }
}

/** Checks what was read back as strictly as what a server sends; `null` = not to be used. */
function readKept(record: unknown, dataset: string): Kept | null {
  if (!isObject(record)) return null
  const manifest = readManifest(record['manifest'], '')
  const pack = readPack(record['pack'], '')
  const keptAt = record['keptAt']
  if (!manifest.ok || !pack.ok || typeof keptAt !== 'number') return null
  const entry = findDataset(manifest.value, dataset, '')
  const belong = entry.ok && pack.value.id === dataset && pack.value.synthetic === entry.value.synthetic
  return belong ? { manifest: manifest.value, pack: pack.value, keptAt } : null
}

/** The last good data of each dataset, for a start without a server. No fault of the store stops the page. */
export class KeptData {
  /** The last write, settled or not: behind an old tab they would queue without end. */
  #written: Promise<unknown> = Promise.resolve()

  constructor(private readonly store: KeptStore = openBrowserStore()) {}

  /** What was kept of a dataset; with `null`, of the default one. What cannot be used is deleted and not given. */
  async load(dataset: string | null): Promise<Kept | null> {
    try {
      const id = dataset ?? (await withinMs(READ_LIMIT_MS, this.store.get(DEFAULT_KEY)))
      if (typeof id !== 'string') return null
      const record = await withinMs(READ_LIMIT_MS, this.store.get(keyOf(id)))
      if (record === undefined) return null
      const kept = readKept(record, id)
      if (kept === null) {
        console.warn(`Guatu: the kept data of ${id} cannot be used and is deleted`)
        await withinMs(READ_LIMIT_MS, this.store.del(keyOf(id)))
      }
      return kept
    } catch (error) {
      console.warn(`Guatu: no kept data: ${String(error)}`)
      return null
    }
  }

  /** Resolves to why it was not kept, or to `null`. `isDefault` = it is shown where the address asks for no dataset. */
  async keep(kept: Kept, isDefault: boolean): Promise<string | null> {
    const { id } = kept.pack
    const entries: [string, unknown][] = [[keyOf(id), kept]]
    if (isDefault) entries.push([DEFAULT_KEY, id])
    try {
      await withinMs(WRITE_LIMIT_MS, this.#written)
      const writing = this.store.setMany(entries)
      this.#written = writing.catch(() => undefined)
      await withinMs(WRITE_LIMIT_MS, writing)
      return null
    } catch (error) {
      return String(error)
    }
  }
}
