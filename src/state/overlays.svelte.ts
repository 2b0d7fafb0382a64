import type { OverlayEntry, Settlements } from '../pack/pack-delta'
import { withinMs } from '../pack/time-limit'
import { overlayMark } from './overlay-mark'
import { EMPTY_OVERLAY, overlayFile, readOverlay, type OverlayFault, type OverlayRecord } from './overlay-record'
import { openOverlayChannel, openOverlayStore, type OverlayChannel, type OverlayStore } from './overlay-store'

/**
 * Why what is done now would be lost with the page. `broken`, `newer`: what is kept cannot be read and is left alone;
 * `full`: no room; `blocked`: the database does not answer, as behind an old window; `refused`: the browser forbids it.
 */
export type Unsaved = OverlayFault | 'full' | 'blocked' | 'refused'

export interface OverlayOptions {
  dataset: string
  store?: OverlayStore
  channel?: OverlayChannel | null
  /** Where a mark says that there is something to load; `null` = nowhere. */
  marks?: Storage | null
}

/** A change of what is kept. Done twice it does no more than once, as other windows may have written in between. */
type Change = (record: OverlayRecord) => OverlayRecord

const READ_LIMIT_MS = 3000
const WRITE_LIMIT_MS = 10_000

const keyOf = (dataset: string) => `overlay.${dataset}`

class Unreadable extends Error {
  constructor(
    readonly fault: OverlayFault,
    readonly stored: unknown,
  ) {
    super(`the kept overlay is ${fault}`)
  }
}

function without(record: OverlayRecord, id: string): OverlayRecord {
  return { ...record, entries: record.entries.filter((entry) => entry.id !== id) }
}

function withEntryAt(record: OverlayRecord, entry: OverlayEntry, index: number): OverlayRecord {
  const others = without(record, entry.id).entries
  return { ...record, entries: [...others.slice(0, index), entry, ...others.slice(index)] }
}

function withSettlement(record: OverlayRecord, key: string, choice: 'ours' | 'theirs' | null): OverlayRecord {
  const { [key]: _former, ...others } = record.settlements
  return { ...record, settlements: choice === null ? others : { ...others, [key]: choice } }
}

function reasonOf(error: unknown): Unsaved {
  if (error instanceof Unreadable) return error.fault
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full'
  return error instanceof Error && error.message.startsWith('no answer') ? 'blocked' : 'refused'
}

/**
 * The imports and placings that lie on one dataset's published pack, private to this browser and shared by its windows.
 * What cannot be written stays here, is told in `unsaved`, and is written with the next change.
 */
export class Overlay {
  readonly dataset: string
  readonly #store: OverlayStore
  readonly #channel: OverlayChannel | null
  readonly #marks: Storage | null
  #record = $state.raw<OverlayRecord>(EMPTY_OVERLAY)
  #unsaved = $state.raw<Unsaved | null>(null)
  /** How to take back what was done in this window, the latest last. */
  #inverses = $state.raw<readonly Change[]>([])
  /** What was done here and is not written yet. */
  #pending: readonly Change[] = []
  /** The last write, settled or not: behind an old window they would queue without end. */
  #written: Promise<unknown> = Promise.resolve()
  #unreadable: unknown = undefined

  constructor({ dataset, store, channel, marks }: OverlayOptions) {
    this.dataset = dataset
    this.#store = store ?? openOverlayStore()
    this.#channel = channel === undefined ? openOverlayChannel() : channel
    this.#marks = marks ?? null
  }

  /** Oldest first: each is applied on what those before it have left. */
  get entries(): readonly OverlayEntry[] {
    return this.#record.entries
  }
  get settlements(): Settlements {
    return this.#record.settlements
  }
  get unsaved(): Unsaved | null {
    return this.#unsaved
  }
  get canUndo(): boolean {
    return this.#inverses.length > 0
  }

  /** Reads what is kept; also what another window has written. Never rejects: a fault is told in `unsaved`. */
  async load(): Promise<void> {
    try {
      const { record, fault } = await this.#read()
      if (record === null) this.#unsaved = fault
      else this.#take(record)
    } catch (error) {
      console.warn(`Guatu: no overlay: ${String(error)}`)
      this.#unsaved = reasonOf(error)
    }
  }

  /** Follows what other windows write, and calls back once it is read; returns how to stop. */
  follow(onchange: () => void): () => void {
    const stop = this.#channel?.listen((dataset) => {
      if (dataset === this.dataset) void this.load().then(onchange)
    })
    return () => stop?.()
  }

  /** Puts an entry on top, or in the place of the one with its id. Resolves once it is kept, or `unsaved` says why not. */
  add(entry: OverlayEntry): Promise<void> {
    const { entries } = this.#record
    const at = entries.findIndex(({ id }) => id === entry.id)
    const former = entries[at]
    const place = at === -1 ? entries.length : at
    return this.#change(
      (record) => withEntryAt(record, entry, placeIn(record, entry, place)),
      (record) => (former === undefined ? without(record, entry.id) : withEntryAt(record, former, place)),
    )
  }

  remove(id: string): Promise<void> {
    const at = this.entries.findIndex((entry) => entry.id === id)
    const former = this.entries[at]
    if (former === undefined) return Promise.resolve()
    return this.#change(
      (record) => without(record, id),
      (record) => withEntryAt(record, former, at),
    )
  }

  /** Settles a conflict, named by `file!id!column`; `null` leaves it open again. */
  settle(key: string, choice: 'ours' | 'theirs' | null): Promise<void> {
    const former = Object.hasOwn(this.settlements, key) ? (this.settlements[key] ?? null) : null
    return this.#change(
      (record) => withSettlement(record, key, choice),
      (record) => withSettlement(record, key, former),
    )
  }

  /** Takes back the last change that was made in this window. */
  async undo(): Promise<void> {
    const inverse = this.#inverses.at(-1)
    if (inverse === undefined) return
    this.#inverses = this.#inverses.slice(0, -1)
    await this.#keep(inverse)
  }

  /** Everything as a file to be kept by hand and dropped on the page again. */
  asFile(): string {
    return overlayFile(this.dataset, this.#record)
  }

  /** What is kept and could not be read, as it stands; `null` = there is no such thing. */
  unreadableFile(): string | null {
    return this.#unreadable === undefined ? null : JSON.stringify(this.#unreadable, null, 1)
  }

  async #read() {
    const stored = await withinMs(READ_LIMIT_MS, this.#store.get(keyOf(this.dataset)))
    const reading = readOverlay(stored)
    this.#unreadable = reading.record === null ? stored : undefined
    return reading
  }

  #change(change: Change, inverse: Change): Promise<void> {
    this.#inverses = [...this.#inverses, inverse]
    return this.#keep(change)
  }

  async #keep(change: Change): Promise<void> {
    this.#record = change(this.#record)
    this.#pending = [...this.#pending, change]
    const changes = this.#pending
    const unwritten = (stored: unknown) => {
      const { record, fault } = readOverlay(stored)
      if (record === null) throw new Unreadable(fault, stored)
      return changes.reduce((kept, own) => own(kept), record)
    }
    try {
      await withinMs(WRITE_LIMIT_MS, this.#written)
      let kept: OverlayRecord = this.#record
      const writing = this.#store.update(keyOf(this.dataset), (stored) => (kept = unwritten(stored)))
      this.#written = writing.catch(() => undefined)
      await withinMs(WRITE_LIMIT_MS, writing)
      this.#pending = this.#pending.filter((own) => !changes.includes(own))
      this.#take(kept)
      this.#channel?.tell(this.dataset)
    } catch (error) {
      if (error instanceof Unreadable) this.#unreadable = error.stored
      this.#unsaved = reasonOf(error)
      console.warn(`Guatu: the overlay is not kept: ${String(error)}`)
    }
  }

  /** Shows what is kept with what is not written yet, and marks whether there is anything. */
  #take(kept: OverlayRecord): void {
    this.#record = this.#pending.reduce((record, own) => own(record), kept)
    if (this.#pending.length === 0) this.#unsaved = null
    try {
      if (this.#record.entries.length === 0) this.#marks?.removeItem(overlayMark(this.dataset))
      else this.#marks?.setItem(overlayMark(this.dataset), String(this.#record.entries.length))
    } catch (error) {
      // Without the mark the overlay comes after the first paint.
      if (!(error instanceof DOMException)) throw error
    }
  }
}

/** Where another window has added entries in the meantime, a new one still goes on top. */
function placeIn({ entries }: OverlayRecord, { id }: OverlayEntry, place: number): number {
  const at = entries.findIndex((entry) => entry.id === id)
  return at === -1 ? Math.max(place, entries.length) : at
}
