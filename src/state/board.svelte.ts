import type { Camera } from '../domain/camera'
import type { Change, ChangeKind } from '../domain/changes'
import { createFacetIndex, type FacetIndex, type FacetResult } from '../domain/facet-index'
import {
  matches,
  NO_FILTERS,
  type FilterContext,
  type Filters,
  type InvestmentRange,
  type OptionFacet,
} from '../domain/filters'
import type { Item } from '../domain/item'
import { orderOf, type Sort } from '../domain/order'
import type { DatasetEntry, Pack, Target } from '../domain/pack'
import { lexiconOf, type Lexicon } from '../domain/search'
import type { TargetMembers, TargetState } from '../domain/target-state'
import { createTotals, type Totals } from '../domain/totals'
import { isLoaded, loadLanguage, wordsOf, type Dictionary, type Language } from '../i18n/dictionary'
import { Chronicle } from './chronicle.svelte'
import { declaredOptions, KIND_WORDS } from './declared-options'
import { LocalLog } from './local-log.svelte'
import { DEFAULT_SORT, type Panel, type View, type Vocabulary, vocabularyOf } from './view-url'

export interface BoardOptions {
  pack: Pack
  datasets: readonly DatasetEntry[]
  /** The dataset and language that a link need not name. */
  defaultDataset: string
  defaultLanguage: Language
  /** The notes of this browser; absent = none, and nothing is kept. */
  local?: LocalLog
}

/** An item that the map should bring into view, `closer` even if it is in view already. */
export interface Flight {
  itemId: string
  closer: boolean
}

const NOBODY: ReadonlyMap<string, keyof TargetMembers> = new Map()

/** What is shown of one dataset: filters, selection and language, and everything that follows from them. */
export class Board {
  readonly pack: Pack
  readonly datasets: readonly DatasetEntry[]
  readonly vocabulary: Vocabulary
  readonly chronicle: Chronicle
  readonly #words: Lexicon
  readonly #defaults: { dataset: string; language: Language }
  /** Items as the ledger has them, for what is not listed on the shown day. */
  readonly #ledger: ReadonlyMap<string, Item>
  /** The index of the day shown last: the next day's is made from it. */
  #lastIndex: FacetIndex

  #filters = $state.raw<Filters>(NO_FILTERS)
  #selectedId = $state.raw<string | null>(null)
  #highlightedId = $state.raw<string | null>(null)
  #sort = $state.raw<Sort>(DEFAULT_SORT)
  #language = $state.raw<Language>('zh')
  #askedLanguage: Language | null = null
  #targetId = $state.raw<string | null>(null)
  #panel = $state.raw<Panel | null>(null)
  #changeKind = $state.raw<ChangeKind | null>(null)
  #camera = $state.raw<Camera | null>(null)
  #jump = $state.raw<{ camera: Camera | null }>({ camera: null })
  #flight = $state.raw<Flight | null>(null)

  readonly text: Dictionary = $derived(wordsOf(this.#language))
  /** The tapped target, whose members are lit. */
  readonly litTarget: { target: Target; state: TargetState } | null = $derived.by(
    () => this.chronicle.targets.find(({ target }) => target.id === this.#targetId) ?? null,
  )
  /** Its members by id, and how they count. */
  readonly lit: ReadonlyMap<string, keyof TargetMembers> = $derived.by(() => {
    if (this.litTarget === null) return NOBODY
    const { members } = this.litTarget.state
    return new Map(
      (['done', 'open', 'unknown'] as const).flatMap((part) => members[part].map((id) => [id, part] as const)),
    )
  })
  /** What list, counts, map and export ask of beside an item: the words of the pack and the lights of the day. */
  readonly context: FilterContext = $derived.by(() => {
    const { verdicts, state } = this.chronicle
    void verdicts
    void state
    return { ...this.#words, lightOf: this.chronicle.lightOf, blockersOf: this.chronicle.blockersOf }
  })
  readonly #index: FacetIndex = $derived.by(() => {
    this.#lastIndex = this.#lastIndex.onDay(this.chronicle.items, this.context)
    return this.#lastIndex
  })
  readonly #order: readonly number[] = $derived.by(() =>
    orderOf(this.chronicle.items, this.#sort, this.chronicle.lightOf),
  )
  readonly #result: FacetResult = $derived.by(() => this.#index.apply(this.#filters))
  readonly #listed: { visible: readonly Item[]; unlocated: readonly Item[] } = $derived.by(() => {
    const { items } = this.chronicle
    const matched = new Uint8Array(items.length)
    for (const position of this.#result.visible) matched[position] = 1
    const visible: Item[] = []
    const unlocated: Item[] = []
    for (const position of this.#order) {
      if (matched[position] === 0) continue
      const item = items[position]!
      visible.push(item)
      if (item.position === null) unlocated.push(item)
    }
    if (this.lit.size === 0) return { visible, unlocated }
    // Members of the tapped target come first: of those, what is still open.
    const rank = ({ id }: Item) => ({ open: 0, unknown: 1, done: 2, none: 3 })[this.lit.get(id) ?? 'none']
    return { visible: visible.toSorted((a, b) => rank(a) - rank(b)), unlocated }
  })
  readonly #addUp: ReturnType<typeof createTotals> = $derived.by(() => createTotals(this.chronicle.items))
  readonly totals: Totals = $derived.by(() => this.#addUp(this.#result.visible))
  readonly selected: Item | null = $derived(this.#selectedId === null ? null : this.item(this.#selectedId))
  /** What changed since the compared day among the items that pass the filters; removed ones are asked as they were. */
  readonly visibleChanges: readonly Change[] = $derived.by(() => {
    const { changes } = this.chronicle
    if (changes === null) return []
    const shown = new Set(this.#listed.visible.map(({ id }) => id))
    return changes.filter(({ kind, item }) =>
      kind === 'removed' ? matches(item, this.#filters, this.context) : shown.has(item.id),
    )
  })
  /** Those of the chosen kind. */
  readonly shownChanges: readonly Change[] = $derived.by(() => {
    const wanted = this.#changeKind
    return wanted === null ? this.visibleChanges : this.visibleChanges.filter(({ kind }) => kind === wanted)
  })
  readonly asOf: string = $derived.by(() => this.chronicle.day)

  constructor(options: BoardOptions) {
    this.pack = options.pack
    this.datasets = options.datasets
    this.#defaults = { dataset: options.defaultDataset, language: options.defaultLanguage }
    this.#language = options.defaultLanguage
    this.#ledger = new Map(this.pack.items.map((item) => [item.id, item]))
    this.chronicle = new Chronicle(this.pack, options.local ?? new LocalLog(this.pack.id, null))
    this.vocabulary = vocabularyOf(
      this.pack,
      this.datasets.map((entry) => entry.id),
    )
    this.#words = lexiconOf(this.pack, KIND_WORDS)
    this.#lastIndex = createFacetIndex(this.pack.items, this.#words, declaredOptions(this.pack, this.vocabulary))
  }

  /** The visible items in reading order: the one answer behind list, counts, totals and map. */
  get visible(): readonly Item[] {
    return this.#listed.visible
  }
  get unlocated(): readonly Item[] {
    return this.#listed.unlocated
  }
  get filters(): Filters {
    return this.#filters
  }
  get counts(): FacetResult['counts'] {
    return this.#result.counts
  }
  get bands(): FacetResult['bands'] {
    return this.#result.bands
  }
  get selectedId(): string | null {
    return this.#selectedId
  }
  get highlightedId(): string | null {
    return this.#highlightedId
  }
  get sort(): Sort {
    return this.#sort
  }
  get language(): Language {
    return this.#language
  }
  /** A camera that the map must take over, as after Back or a link; `camera: null` = the whole district. */
  get jump(): { camera: Camera | null } {
    return this.#jump
  }
  get flight(): Flight | null {
    return this.#flight
  }

  /** The whole view, as the address bar carries it. */
  get view(): View {
    return {
      face: 'explorer',
      dataset: this.pack.id === this.#defaults.dataset ? null : this.pack.id,
      on: this.chronicle.on,
      since: this.chronicle.since,
      rulesId: this.chronicle.rulesId,
      targetId: this.#targetId,
      panel: this.#panel,
      filters: this.#filters,
      selectedId: this.#selectedId,
      sceneId: null,
      screen: {},
      sort: this.#sort,
      language: this.#language === this.#defaults.language ? null : this.#language,
      camera: this.#camera,
    }
  }

  /** Whether the selected item is outside the ledger on the shown day: not yet in it, or taken out. */
  get selectedUnlisted(): boolean {
    return this.#selectedId !== null && !this.chronicle.state.byId.has(this.#selectedId)
  }

  /** Whether the filters hide the selected item from list and map. */
  get selectedHidden(): boolean {
    const { selected } = this
    return selected !== null && !this.selectedUnlisted && !this.visible.includes(selected)
  }

  get changeKind(): ChangeKind | null {
    return this.#changeKind
  }
  get panel(): Panel | null {
    return this.#panel
  }

  /** An item as of the shown day; one that is not listed on it, as the ledger has it. */
  item(id: string): Item | null {
    return this.chronicle.state.byId.get(id)?.item ?? this.#ledger.get(id) ?? null
  }

  /** How many items would be visible under other filters. */
  countWith(filters: Filters): number {
    return this.#index.apply(filters).visible.length
  }

  /** Shows a view. With `from`, the board whose place this one takes, the map stays as it is. */
  restore(view: View, from?: Board): void {
    this.#filters = view.filters
    this.#selectedId = view.selectedId
    this.#sort = view.sort
    this.setLanguage(view.language ?? this.#defaults.language)
    this.chronicle.restore(view)
    this.#targetId = view.targetId
    this.#panel = view.panel
    this.#changeKind = from?.changeKind ?? null
    if (view.panel === 'changes' && view.since === null) void this.chronicle.compareWithLastReview()
    this.#camera = view.camera
    this.#jump = from?.jump ?? { camera: view.camera }
    const aim = from === undefined && view.camera === null ? view.selectedId : null
    this.#flight = aim === null ? null : { itemId: aim, closer: false }
  }

  /** Selects an item; the map follows unless the selection came from the map itself. */
  select(id: string | null, from: 'list' | 'map' = 'list'): void {
    this.#selectedId = id
    if (id !== null && from === 'list') this.#flight = { itemId: id, closer: false }
  }

  /** Brings an item close, even if it is in view. */
  approach(id: string): void {
    this.#selectedId = id
    this.#flight = { itemId: id, closer: true }
  }

  highlight(id: string | null): void {
    this.#highlightedId = id
  }

  toggleOption(facet: OptionFacet, option: string): void {
    const chosen = this.#filters.options[facet] ?? []
    this.setOptions(facet, chosen.includes(option) ? chosen.filter((other) => other !== option) : [...chosen, option])
  }

  setOptions(facet: OptionFacet, chosen: readonly string[]): void {
    const { [facet]: _replaced, ...others } = this.#filters.options
    const options = chosen.length > 0 ? { ...others, [facet]: chosen } : others
    this.#filters = { ...this.#filters, options }
  }

  setInvestment(investment: InvestmentRange | null): void {
    this.#filters = { ...this.#filters, investment }
  }

  setText(text: string): void {
    this.#filters = { ...this.#filters, text }
  }

  clearFilters(): void {
    this.#filters = NO_FILTERS
  }

  /** The unlocated items of one unit: what its badge on the map stands for. */
  showUnlocatedOf(unitId: string): void {
    const options = { ...this.#filters.options, unit: [unitId], accuracy: ['unlocated'] }
    this.#filters = { ...this.#filters, options }
  }

  /** Lights the members of a target, or puts them out if they are lit. */
  toggleTarget(id: string): void {
    this.#targetId = this.#targetId === id ? null : id
  }

  /** Opens a panel, or closes it if it is open; “changes” compare with the last review unless a day is chosen already. */
  togglePanel(panel: Panel): void {
    this.#panel = this.#panel === panel ? null : panel
    if (this.#panel === 'changes' && this.chronicle.since === null) void this.chronicle.compareWithLastReview()
    if (panel === 'changes' && this.#panel === null) void this.chronicle.compareWith(null)
  }

  /** Shows the changes of one kind alone, or all again. */
  toggleChangeKind(kind: ChangeKind): void {
    this.#changeKind = this.#changeKind === kind ? null : kind
  }

  setSort(sort: Sort): void {
    this.#sort = sort
  }

  /** Takes effect once the words are there; the last one asked for wins. */
  setLanguage(language: Language): void {
    this.#askedLanguage = language
    if (isLoaded(language)) {
      this.#language = language
      return
    }
    loadLanguage(language).then(
      () => {
        if (this.#askedLanguage === language) this.#language = language
      },
      // The server is away: the page goes on in the language it has.
      (error: unknown) => console.warn(`Guatu: ${language}: ${String(error)}`),
    )
  }

  /** Records where the reader moved the map; `null` = the whole district. */
  recordCamera(camera: Camera | null): void {
    this.#camera = camera
  }
}
