import type { Pack } from '../domain/pack'
import type { Rejection } from '../domain/rejection'
import { conflictKey, type DeltaConflict, type OverlayEntry, type Settlements } from '../pack/pack-delta'
import type { Overlay } from './overlays.svelte'
import { noteTouched } from './touched-items'

/** The published pack with the entries on it. */
export interface Applied {
  pack: Pack
  conflicts: readonly DeltaConflict[]
  /** Rows of the entries that the pack does not take any more. */
  rejections: readonly Rejection[]
}

export interface OverlayDeskOptions {
  published: Pack
  overlay: Overlay
  /** Applies entries, as a worker does. May reject. */
  apply: (pack: Pack, entries: readonly OverlayEntry[], settlements: Settlements) => Promise<Applied>
}

/** What a page does with a new result. */
export type OnPack = (pack: Pack) => void

/** Keeps what is shown in step with the overlay: published pack + entries → the pack on the board. */
export class OverlayDesk {
  readonly published: Pack
  readonly overlay: Overlay
  readonly #apply: OverlayDeskOptions['apply']
  #applied = $state.raw<Applied>({ pack: {} as Pack, conflicts: [], rejections: [] })
  /** Why the entries could not be applied; the published pack is shown then. */
  #trouble = $state.raw<string | null>(null)
  #busy = $state.raw(false)
  #run = 0
  #onpack: OnPack | null = null

  constructor({ published, overlay, apply }: OverlayDeskOptions) {
    this.published = published
    this.overlay = overlay
    this.#apply = apply
    this.#applied = { pack: published, conflicts: [], rejections: [] }
  }

  /** The pack with everything that lies on it. */
  get pack(): Pack {
    return this.#applied.pack
  }
  get conflicts(): readonly DeltaConflict[] {
    return this.#applied.conflicts
  }
  get rejections(): readonly Rejection[] {
    return this.#applied.rejections
  }
  get trouble(): string | null {
    return this.#trouble
  }
  get busy(): boolean {
    return this.#busy
  }

  /** Reads and applies what is kept, before anything is shown. Never rejects. */
  async start(): Promise<void> {
    await this.overlay.load()
    await this.#applyAll()
  }

  /** Hands every new result on, those of other windows too; returns how to stop. */
  show(onpack: OnPack): () => void {
    this.#onpack = onpack
    const stop = this.overlay.follow(() => void this.#applyAll())
    return () => {
      this.#onpack = null
      stop()
    }
  }

  add(entry: OverlayEntry): Promise<void> {
    return this.#after(this.overlay.add(entry))
  }
  remove(id: string): Promise<void> {
    return this.#after(this.overlay.remove(id))
  }
  undo(): Promise<void> {
    return this.#after(this.overlay.undo())
  }
  /** Settles a conflict; `null` leaves it open again. */
  settle(conflict: DeltaConflict, choice: 'ours' | 'theirs' | null): Promise<void> {
    return this.#after(this.overlay.settle(conflictKey(conflict), choice))
  }

  /** Takes over entries of a file: those of the same id replace what is there. */
  async addAll(entries: readonly OverlayEntry[], settlements: Settlements): Promise<void> {
    for (const entry of entries) await this.overlay.add(entry)
    for (const [key, choice] of Object.entries(settlements)) await this.overlay.settle(key, choice)
    await this.#applyAll()
  }

  // The change stands in memory at once: a database that hangs does not hold up the map.
  async #after(kept: Promise<void>): Promise<void> {
    await this.#applyAll()
    await kept
  }

  /** The last run wins: a slower one before it is out of date. */
  async #applyAll(): Promise<void> {
    const run = ++this.#run
    const { entries, settlements } = this.overlay
    this.#busy = true
    try {
      const applied =
        entries.length === 0
          ? { pack: this.published, conflicts: [], rejections: [] }
          : await this.#apply(this.published, entries, settlements)
      if (run !== this.#run) return
      this.#trouble = null
      this.#take(applied)
    } catch (error) {
      if (run !== this.#run) return
      console.warn(`Guatu: the overlay cannot be applied: ${String(error)}`)
      this.#trouble = String(error)
      this.#take({ pack: this.published, conflicts: [], rejections: [] })
    } finally {
      if (run === this.#run) this.#busy = false
    }
  }

  #take(applied: Applied): void {
    const isSame = applied.pack === this.#applied.pack
    if (applied.pack !== this.published) noteTouched(applied.pack, this.overlay.entries)
    this.#applied = applied
    if (!isSame) this.#onpack?.(applied.pack)
  }
}
