import type { DatasetEntry, Manifest, Pack } from '../domain/pack'
import type { Failure, FetchLike, Loaded } from '../pack/fetch-json'
import { fetchWithin } from '../pack/fetch-within'
import { findDataset, loadManifest, loadPack } from '../pack/load'
import { ageAt, anchorAge, corrected, type AgeAnchor } from './data-age'
import type { KeptData } from './kept-data'
import { pollDelayMs } from './poll-delay'
import type { TickingClock } from './ticking-clock.svelte'

/** A pack and the manifest that told of it: always handed on together. */
interface Shown {
  manifest: Manifest
  pack: Readonly<Pack>
}

export interface LiveOptions extends Shown {
  /** Whether the data given was read back from the browser's store, as no server gave any. */
  isKept: boolean
  /** Whether the dataset is shown without the address asking for it. */
  isDefault: boolean
  /** Absolute. */
  manifestUrl: string
  fetchLike: FetchLike
  clock: TickingClock
  /** `null` = nothing is kept. */
  kept: KeptData | null
  /** Tells `online`. */
  host: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
  pollSeconds: number
  /** Uniform in [0, 1). */
  random: () => number
  /** Takes over new data; it has been checked. */
  onpack(pack: Readonly<Pack>, manifest: Manifest): void
}

const STALE_AFTER_POLLS = 3
const SILENCE_MS = 20_000

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const describes = (entry: DatasetEntry, pack: Pack) =>
  entry.asOf === pack.asOf && entry.counts.items === pack.items.length

/** Follows one dataset on its server. Whatever comes instead of good data, the last good data stays, and `problem` says so. */
export class LiveData {
  #shown: Shown
  #problem = $state.raw<Failure | null>(null)
  #keepFault = $state.raw<string | null>(null)
  /** When the last good answer came, by the clock that only runs forward. */
  #checkedAt = $state.raw<number | null>(null)
  #age = $state.raw<AgeAnchor | null>(null)
  #failures = 0
  /** Data may be copied to the server while it is read: what came just now is asked for once more. */
  #unsettled = true
  /** The manifest that did not describe its pack, as happens while the two are replaced. */
  #doubted: Manifest | null = null
  #cycle = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #unlisten: (() => void) | null = null
  readonly #fetch: FetchLike

  constructor(private readonly options: LiveOptions) {
    const { manifest, pack, clock, isKept, fetchLike } = options
    this.#shown = { manifest, pack }
    this.#fetch = fetchWithin(fetchLike, SILENCE_MS)
    clock.read()
    const age = anchorAge(manifest.compiledAt, clock.nowMs, clock.monoMs)
    // A clock that stands before data which was kept long since is wrong, and there is no server to correct it.
    this.#age = isKept && age !== null && age.ageMs < 0 ? null : age
    if (!isKept) this.#checkedAt = clock.monoMs
  }

  /** Why the last answer could not be used; `null` = it could. */
  get problem(): Failure | null {
    return this.#problem
  }
  /** Why the data would not survive a reload without a server; `null` = it would, or nothing is kept. */
  get keepFault(): string | null {
    return this.#keepFault
  }
  /** Milliseconds since the last good answer; `null` = there was none yet. */
  get checkedAgoMs(): number | null {
    return this.#checkedAt === null ? null : this.options.clock.monoMs - this.#checkedAt
  }
  /** Whole seconds since the shown data was compiled, whatever is done to this machine's clock; `null` = unknown. */
  get dataAgeSeconds(): number | null {
    return this.#age === null ? null : Math.floor(ageAt(this.#age, this.options.clock.monoMs) / 1000)
  }
  get health(): 'ok' | 'stale' {
    const { checkedAgoMs: agoMs } = this
    const isLate = agoMs === null || agoMs > STALE_AFTER_POLLS * this.#everyMs
    return isLate || this.#problem !== null ? 'stale' : 'ok'
  }
  get #everyMs(): number {
    return this.options.pollSeconds * 1000
  }

  /** Asks at once, then on and on. */
  start(): void {
    this.stop()
    this.options.host.addEventListener('online', this.#checkNow)
    this.#unlisten = this.options.clock.listen({ onjump: this.#checkNow })
    if (!this.options.isKept) void this.#keep()
    this.#checkNow()
  }

  /** Nothing is asked or handed on any more. */
  stop(): void {
    this.#cycle.abort()
    clearTimeout(this.#timer)
    this.options.host.removeEventListener('online', this.#checkNow)
    this.#unlisten?.()
    this.#unlisten = null
  }

  /** Asks now, in place of what is still being waited for. */
  readonly #checkNow = (): void => {
    this.#cycle.abort()
    this.#cycle = new AbortController()
    clearTimeout(this.#timer)
    void this.#check(this.#cycle.signal)
  }

  async #check(signal: AbortSignal): Promise<void> {
    let serverMs = Number.NaN
    const fetchAndNote: FetchLike = async (url, init) => {
      const response = await this.#fetch(url, init)
      if (response.ok) serverMs = Date.parse(response.headers.get('date') ?? '')
      return response
    }
    const answer = await this.#ask(fetchAndNote, signal)
    this.options.clock.read()
    // Given up meanwhile, or just now, since a jump of the clock asks anew.
    if (signal.aborted) return
    this.#problem = answer.ok ? null : answer.failure
    this.#failures = answer.ok ? 0 : this.#failures + 1
    this.#timer = setTimeout(this.#checkNow, pollDelayMs(this.#everyMs, this.#failures, this.options.random))
    if (answer.ok) this.#take(answer.value, serverMs)
  }

  /** What is to be shown now: the data shown already, where nothing has changed. */
  async #ask(fetchLike: FetchLike, signal: AbortSignal): Promise<Loaded<Shown>> {
    const { manifestUrl } = this.options
    const manifest = await loadManifest(fetchLike, manifestUrl, { signal })
    if (!manifest.ok) return manifest
    const entry = findDataset(manifest.value, this.#shown.pack.id, manifestUrl)
    if (!entry.ok) return entry
    const isOther = !isSame(manifest.value, this.#shown.manifest)
    if (!isOther && !this.#unsettled) return { ok: true, value: this.#shown }

    const pack = await loadPack(fetchLike, manifestUrl, entry.value, { signal })
    if (!pack.ok) return pack
    if (!describes(entry.value, pack.value) && !isSame(manifest.value, this.#doubted)) {
      this.#doubted = manifest.value
      return { ok: true, value: this.#shown }
    }
    this.#unsettled = isOther
    const isOtherPack = !isSame(pack.value, this.#shown.pack)
    if (!isOther && !isOtherPack) return { ok: true, value: this.#shown }
    return { ok: true, value: { manifest: manifest.value, pack: isOtherPack ? pack.value : this.#shown.pack } }
  }

  #take(answer: Shown, serverMs: number): void {
    const { clock, onpack } = this.options
    const { nowMs, monoMs } = clock
    const { compiledAt } = answer.manifest
    const isOther = answer !== this.#shown
    this.#shown = answer
    this.#checkedAt = monoMs
    if (isOther) this.#age = anchorAge(compiledAt, Number.isFinite(serverMs) ? serverMs : nowMs, monoMs)
    else this.#age = corrected(this.#age, anchorAge(compiledAt, serverMs, monoMs))
    if (isOther || this.#keepFault !== null) void this.#keep()
    if (isOther) onpack(answer.pack, answer.manifest)
  }

  async #keep(): Promise<void> {
    const { kept, isDefault, clock } = this.options
    if (kept === null) return
    const fault = await kept.keep({ ...this.#shown, keptAt: clock.nowMs }, isDefault)
    if (fault !== null && this.#keepFault === null) console.warn(`Guatu: data is not kept: ${fault}`)
    this.#keepFault = fault
  }
}
