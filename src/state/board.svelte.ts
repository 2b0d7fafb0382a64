import { createFacetIndex, type FacetIndex, type FacetResult } from '../domain/facet-index'
import { NO_FILTERS, UNKNOWN, type Filters, type InvestmentRange, type OptionFacet } from '../domain/filters'
import type { Item } from '../domain/item'
import { orderOf, type Sort } from '../domain/order'
import type { DatasetEntry, Pack } from '../domain/pack'
import { lexiconOf, type KindWords, type Lexicon } from '../domain/search'
import { createTotals, type Totals } from '../domain/totals'
import { KINDS, STAGES_OF } from '../domain/vocabulary'
import { DICTIONARIES, LANGUAGES, type Dictionary, type Language } from '../i18n/dictionary'
import { type Camera, type View, type Vocabulary, vocabularyOf } from './view-url'

export interface BoardOptions {
  pack: Pack
  datasets: readonly DatasetEntry[]
  /** The dataset and language that a link need not name. */
  defaultDataset: string
  defaultLanguage: Language
}

/** An item that the map should bring into view, `closer` even if it is in view already. */
export interface Flight {
  itemId: string
  closer: boolean
}

/** What each kind is called, in every language: who types 道路 or “roads” wants the roads. */
const KIND_WORDS: KindWords = Object.fromEntries(
  KINDS.map((kind) => [kind, LANGUAGES.map((language) => DICTIONARIES[language].kinds[kind])]),
)

/** The options to offer whether any item has them or not: what the pack and the vocabulary declare. */
function declaredOptions(pack: Pack, { options }: Vocabulary): Partial<Record<OptionFacet, readonly string[]>> {
  const known = (facet: OptionFacet) => options[facet].filter((option) => option !== UNKNOWN)
  const held = new Set<string>(
    KINDS.filter((kind) => pack.items.some((item) => item.kind === kind)).flatMap((kind) => STAGES_OF[kind]),
  )
  return {
    kind: known('kind'),
    unit: known('unit'),
    stage: known('stage').filter((stage) => held.has(stage)),
    level: known('level'),
    field: known('field'),
    watch: known('watch'),
    funding: known('funding'),
    accuracy: known('accuracy'),
  }
}

/** What is shown of one dataset: filters, selection and language, and everything that follows from them. */
export class Board {
  readonly pack: Pack
  readonly datasets: readonly DatasetEntry[]
  readonly vocabulary: Vocabulary
  readonly lexicon: Lexicon
  readonly #defaults: { dataset: string; language: Language }
  readonly #positions: ReadonlyMap<string, number>
  readonly #index: FacetIndex
  readonly #addUp: ReturnType<typeof createTotals>

  #filters = $state.raw<Filters>(NO_FILTERS)
  #selectedId = $state.raw<string | null>(null)
  #highlightedId = $state.raw<string | null>(null)
  #sort = $state.raw<Sort>('due')
  #language = $state.raw<Language>('zh')
  #on = $state.raw<string | null>(null)
  #camera = $state.raw<Camera | null>(null)
  #jump = $state.raw<{ camera: Camera | null }>({ camera: null })
  #flight = $state.raw<Flight | null>(null)

  readonly text: Dictionary = $derived(DICTIONARIES[this.#language])
  readonly #order: readonly number[] = $derived.by(() => orderOf(this.pack.items, this.#sort))
  readonly #result: FacetResult = $derived.by(() => this.#index.apply(this.#filters))
  readonly #listed: { visible: readonly Item[]; unlocated: readonly Item[] } = $derived.by(() => {
    const { items } = this.pack
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
    return { visible, unlocated }
  })
  readonly totals: Totals = $derived.by(() => this.#addUp(this.#result.visible))
  readonly selected: Item | null = $derived(this.#selectedId === null ? null : this.item(this.#selectedId))
  readonly asOf: string = $derived.by(() => this.#on ?? this.pack.asOf)

  constructor(options: BoardOptions) {
    this.pack = options.pack
    this.datasets = options.datasets
    this.#defaults = { dataset: options.defaultDataset, language: options.defaultLanguage }
    this.#language = options.defaultLanguage
    this.#positions = new Map(this.pack.items.map((item, position) => [item.id, position]))
    this.#addUp = createTotals(this.pack.items)
    this.vocabulary = vocabularyOf(
      this.pack,
      this.datasets.map((entry) => entry.id),
    )
    this.lexicon = lexiconOf(this.pack, KIND_WORDS)
    this.#index = createFacetIndex(this.pack.items, this.lexicon, declaredOptions(this.pack, this.vocabulary))
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
      dataset: this.pack.id === this.#defaults.dataset ? null : this.pack.id,
      on: this.#on,
      filters: this.#filters,
      selectedId: this.#selectedId,
      sort: this.#sort,
      language: this.#language === this.#defaults.language ? null : this.#language,
      camera: this.#camera,
    }
  }

  /** Whether the filters hide the selected item from list and map. */
  get selectedHidden(): boolean {
    const { selected } = this
    return selected !== null && !this.visible.includes(selected)
  }

  item(id: string): Item | null {
    const position = this.#positions.get(id)
    return position === undefined ? null : this.pack.items[position]!
  }

  /** How many items would be visible under other filters. */
  countWith(filters: Filters): number {
    return this.#index.apply(filters).visible.length
  }

  restore(view: View): void {
    this.#filters = view.filters
    this.#selectedId = view.selectedId
    this.#sort = view.sort
    this.#language = view.language ?? this.#defaults.language
    this.#on = view.on
    this.#camera = view.camera
    this.#jump = { camera: view.camera }
    this.#flight = view.camera === null && view.selectedId !== null ? { itemId: view.selectedId, closer: false } : null
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

  setSort(sort: Sort): void {
    this.#sort = sort
  }

  setLanguage(language: Language): void {
    this.#language = language
  }

  /** Records where the reader moved the map; `null` = the whole district. */
  recordCamera(camera: Camera | null): void {
    this.#camera = camera
  }
}
