import type { DatasetEntry, Manifest, Pack } from '../domain/pack'
import { loadLanguage, type Language } from '../i18n/dictionary'
import { DEFAULT_CONFIG, type Config } from '../pack/config'
import type { Failure, FetchLike, Progress } from '../pack/fetch-json'
import { findDataset, loadConfig, loadManifest, loadPack } from '../pack/load'
import { AddressBar } from './address-bar'
import { Board } from './board.svelte'
import { LocalLog, openStorage } from './local-log.svelte'
import { Notices } from './notices.svelte'
import { datasetOf } from './view-url'

export type LoadStep = 'config' | 'manifest' | 'pack' | 'map'

export type Phase =
  | { name: 'loading'; step: LoadStep; dataset: DatasetEntry | null; progress: Progress | null }
  | { name: 'failed'; failure: Failure }
  | { name: 'ready'; board: Board; addressBar: AddressBar; manifest: Manifest; kept: boolean }

/** A wall whose server hangs shows what it has kept before long. */
const WALL_WAITS_MS = 8000

const warn = (error: unknown) => console.warn(`Guatu: ${String(error)}`)

const START = { name: 'loading', step: 'config', dataset: null, progress: null } satisfies Phase

/** One page's life: settings, list of datasets, then a board for the dataset that the address asks for. */
export class Session {
  readonly notices = new Notices()
  #config = $state.raw<Config>(DEFAULT_CONFIG)
  #phase = $state.raw<Phase>(START)
  #aborter = new AbortController()

  constructor(
    private readonly host: Window,
    private readonly fetchLike: FetchLike,
    /** Puts on a published pack what a planner keeps in this browser. Never rejects. */
    private readonly overlaid: (pack: Pack) => Promise<Pack> = (pack) => Promise.resolve(pack),
  ) {}

  get config(): Config {
    return this.#config
  }
  get phase(): Phase {
    return this.#phase
  }
  /** The language before a board knows better: the address's, else the installation's. */
  get language(): Language {
    const asked = new URLSearchParams(this.host.location.search).get('lang')
    return asked === 'en' || asked === 'zh' ? asked : this.#config.lang
  }

  /** A wall goes on without a server, with what it showed last. */
  get isWall(): boolean {
    return new URLSearchParams(this.host.location.search).get('view') === 'wall'
  }

  /** Loads everything, from the settings on; also the answer to “retry”. */
  async start(): Promise<void> {
    this.#aborter.abort()
    this.#aborter = new AbortController()
    const { signal } = this.#aborter
    this.#phase = START
    const base = this.host.document.baseURI
    const patience = this.isWall ? await import('../pack/fetch-within').catch(warn) : undefined
    if (signal.aborted) return
    const fetchLike = patience?.fetchWithin(this.fetchLike, WALL_WAITS_MS) ?? this.fetchLike
    const { config, problems } = await loadConfig(fetchLike, new URL('config.json', base).href)
    if (signal.aborted) return
    this.#config = config
    if (problems.length > 0) {
      this.notices.show({ kind: 'config', problems })
    }

    const { language } = this
    // Without its words the page goes on in the language it has.
    await loadLanguage(language).catch(warn)
    if (signal.aborted) return

    this.#phase = { ...START, step: 'manifest' }
    const manifestUrl = new URL('data/manifest.json', base).href
    const asked = datasetOf(this.host.location.search)
    const manifest = await loadManifest(fetchLike, manifestUrl, { signal })
    if (signal.aborted) return
    if (!manifest.ok) return this.#fail(manifest.failure, asked, signal)
    const entry = this.#entryToShow(manifest.value, manifestUrl)
    if (!entry.ok) return this.#fail(entry.failure, asked, signal)
    const dataset = entry.value

    this.#phase = { name: 'loading', step: 'pack', dataset, progress: null }
    const pack = await loadPack(fetchLike, manifestUrl, dataset, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) this.#phase = { name: 'loading', step: 'pack', dataset, progress }
      },
    })
    if (signal.aborted) return
    if (!pack.ok) return this.#fail(pack.failure, dataset.id, signal)
    // Nothing private is ever shown on a wall.
    const shown = this.isWall ? pack.value : await this.overlaid(pack.value)
    if (!signal.aborted) this.open(manifest.value, shown)
  }

  /**
   * Shows a pack as the address asks for it, in place of what is shown; `kept`: no server gave it. With `from`, the board
   * whose place it takes, notes and map stay as they are.
   */
  open(manifest: Manifest, pack: Pack, kept = false, from?: Board): void {
    const { datasets } = manifest
    const board = new Board({
      pack,
      datasets,
      defaultDataset: this.#defaultDataset(datasets),
      defaultLanguage: this.#config.lang,
      local: from?.chronicle.local ?? new LocalLog(pack.id, openStorage(this.host)),
    })
    const addressBar = new AddressBar(this.host, board.vocabulary)
    this.#restore(board, addressBar, from)
    this.#phase = { name: 'ready', board, addressBar, manifest, kept }
  }

  /** Follows the address after Back, Forward or an edit; another dataset is loaded. */
  followAddress(): void {
    if (this.#phase.name !== 'ready') return
    const { board, addressBar } = this.#phase
    const asked = datasetOf(this.host.location.search)
    const wanted = asked !== null && board.vocabulary.datasets.has(asked) ? asked : this.#defaultDataset(board.datasets)
    if (wanted === board.pack.id) this.#restore(board, addressBar)
    else void this.start()
  }

  /** Opens another dataset with a clean view, as a new entry in the history. */
  openDataset(id: string): void {
    if (this.#phase.name !== 'ready') return
    const language = this.#phase.board.view.language
    const parameters = new URLSearchParams({ data: id, ...(language === null ? {} : { lang: language }) })
    this.host.history.pushState(null, '', `${this.host.location.pathname}?${parameters}`)
    void this.start()
  }

  #restore(board: Board, addressBar: AddressBar, from?: Board): void {
    const { view, dropped } = addressBar.read()
    board.restore(view, from)
    if (dropped.length > 0 && from === undefined) this.notices.show({ kind: 'dropped', dropped })
  }

  #defaultDataset(datasets: readonly DatasetEntry[]): string {
    const configured = datasets.find((entry) => entry.id === this.#config.dataset)
    return (configured ?? datasets[0])?.id ?? ''
  }

  // An unknown id in a link is dropped with a notice later; the link still opens.
  #entryToShow(manifest: Manifest, manifestUrl: string) {
    const asked = datasetOf(this.host.location.search)
    const known = manifest.datasets.some((entry) => entry.id === asked)
    return findDataset(manifest, known ? asked : this.#defaultDataset(manifest.datasets) || null, manifestUrl)
  }

  async #fail(failure: Failure, dataset: string | null, signal: AbortSignal): Promise<void> {
    if (this.isWall) {
      const kept = await import('./kept-data').then(({ KeptData }) => new KeptData().load(dataset)).catch(warn)
      if (signal.aborted) return
      if (kept) return this.open(kept.manifest, kept.pack, true)
    }
    this.#phase = { name: 'failed', failure }
  }
}
