import { answered } from '../../pack/import/answers'
import { NO_DECISIONS, type Decisions, type Question, type TableDecision } from '../../pack/import/decisions'
import type { Pack } from '../../domain/pack'
import type { Target, Unit } from '../../pack/import/targets'
import type { OverlayEntry } from '../../pack/pack-delta'
import { randomId } from '../../state/hand-protocol'
import type { OverlayDesk } from '../../state/overlay-desk.svelte'
import { readOverlayFile, type OverlayFault, type OverlayRecord } from '../../state/overlay-record'
import { LedgerClient, Stopped } from './ledger-client'
import { NO_LEDGERS } from './no-ledgers'
import type { ImportView, LedgerProgress, ListName, ListPage } from './ledger-protocol'
import { RememberedMapping, tablesOfTemplate, templateText } from './remembered-mapping'

export type ImportPhase = 'choose' | 'reading' | 'review' | 'writing' | 'done' | 'failed'

/** What a dropped file turned out to be that is no ledger: a backup of an overlay, or a template. */
export type SideFile =
  | { kind: 'overlay'; file: string; record: OverlayRecord }
  | { kind: 'overlayOther'; file: string; dataset: string }
  | { kind: 'overlayFault'; file: string; fault: OverlayFault }
  | { kind: 'mapping'; file: string; tables: number }
  | { kind: 'mappingBroken'; file: string }

const SIDE_FILE_BYTES = 64 * 1024 * 1024

/** One import from the choice of its files to what lies in the overlay. Nothing is changed before `commit`. */
export class ImportFlow {
  readonly #desk: OverlayDesk
  readonly #client = new LedgerClient()
  readonly #remembered: RememberedMapping
  #phase = $state.raw<ImportPhase>('choose')
  #files = $state.raw<readonly File[]>([])
  #sides = $state.raw<readonly SideFile[]>([])
  #progress = $state.raw<LedgerProgress | null>(null)
  #view = $state.raw<ImportView | null>(null)
  /** The pack that the view is held against. */
  #against: Pack | null = null
  #decisions = $state.raw<Decisions>(NO_DECISIONS)
  #known = $state.raw<Decisions['tables']>({})
  #fault = $state.raw<string | null>(null)
  /** Whether decisions are still being worked in. */
  #busy = $state.raw(false)
  /** Counts the views, so that lists know when to ask anew. */
  #edition = $state.raw(0)
  #written = $state.raw<readonly string[]>([])

  constructor(desk: OverlayDesk) {
    this.#desk = desk
    this.#remembered = new RememberedMapping(desk.published.id)
    void this.#remembered.load().then((tables) => (this.#known = tables))
  }

  get phase(): ImportPhase {
    return this.#phase
  }
  get files(): readonly File[] {
    return this.#files
  }
  get sides(): readonly SideFile[] {
    return this.#sides
  }
  get progress(): LedgerProgress | null {
    return this.#progress
  }
  get view(): ImportView | null {
    return this.#view
  }
  get decisions(): Decisions {
    return this.#decisions
  }
  /** How many headers this browser remembers the mapping of. */
  get known(): number {
    return Object.keys(this.#known).length
  }
  get fault(): string | null {
    return this.#fault
  }
  get busy(): boolean {
    return this.#busy
  }
  get edition(): number {
    return this.#edition
  }
  /** Ids of the entries that this import has written. */
  get written(): readonly string[] {
    return this.#written
  }

  /** Reads files on top of those chosen before. */
  async add(files: readonly File[]): Promise<void> {
    if (files.length === 0 || this.#phase === 'writing') return
    if (this.#phase === 'done' || this.#phase === 'failed') this.cancel()
    const ledgers: File[] = []
    for (const file of files) {
      const side = await this.#sideOf(file)
      if (side === null) ledgers.push(file)
      else this.#sides = [...this.#sides, side]
    }
    const names = new Set(ledgers.map(({ name }) => name))
    this.#files = [...this.#files.filter(({ name }) => !names.has(name)), ...ledgers]
    await this.#read()
  }

  async remove(name: string): Promise<void> {
    this.#files = this.#files.filter((file) => file.name !== name)
    await this.#read()
  }

  /** Stops whatever is being done and goes back to the choice of files. */
  cancel(): void {
    this.#client.stop()
    this.#files = []
    this.#sides = []
    // A day or an answer given for these files must not be taken for others; what is remembered comes back with them.
    this.#decisions = NO_DECISIONS
    this.#view = null
    this.#busy = false
    this.#phase = 'choose'
  }

  /** Its desk is closed: what waits to be looked through is kept, as the map may be wanted in between. */
  rest(): void {
    if (this.#phase !== 'review' && this.#phase !== 'writing') this.cancel()
  }

  /** Its desk is open again: what was read is held against the pack as it is by now. */
  wake(): void {
    if (this.#phase === 'review' && this.#against !== this.#desk.pack) void this.#read()
  }

  decideTable(signature: string, patch: TableDecision): void {
    const former = this.#decisions.tables[signature] ?? {}
    this.#decide({ tables: { ...this.#decisions.tables, [signature]: { ...former, ...patch } } })
  }

  /** Takes a decision about a table back: what the file says holds again. */
  undecideTable(signature: string, key: keyof TableDecision): void {
    const { [key]: _former, ...others } = this.#decisions.tables[signature] ?? {}
    this.#decide({ tables: { ...this.#decisions.tables, [signature]: others } })
  }

  /** Takes the meaning of a word back, so that it is asked again. */
  undecideWord(signature: string, target: string, word: string): void {
    const { words = {} } = this.#decisions.tables[signature] ?? {}
    const { [word]: _former, ...others } = words[target] ?? {}
    this.decideTable(signature, { words: { ...words, [target]: others } })
  }

  decideColumn(signature: string, header: string, patch: { target?: Target | null; unit?: Unit }): void {
    const columns = this.#decisions.tables[signature]?.columns ?? {}
    this.decideTable(signature, { columns: { ...columns, [header]: { ...columns[header], ...patch } } })
  }

  answer(question: Question, value: string): void {
    if (this.#view !== null) this.#decide(answered(this.#decisions, question, value, this.#view))
  }

  /** An id, `new`, `leave`, or `null` to be asked again. */
  decideMatch(key: string, match: string | null): void {
    const { [key]: _former, ...others } = this.#decisions.matches
    this.#decide({ matches: match === null ? others : { ...others, [key]: match } })
  }

  decideDay(on: string): void {
    this.#decide({ on })
  }

  /** Whether rows that say nothing new count as reports. */
  decideConfirm(confirm: boolean): void {
    this.#decide({ confirm })
  }
  get confirms(): boolean {
    return this.#decisions.confirm === true
  }

  /** Questions that stand with a table. */
  questionsOf(signature: string): readonly Question[] {
    return this.#view?.questions.filter(({ table, topic }) => table === signature && topic !== 'match') ?? []
  }

  page(list: ListName, from: number, count: number): Promise<ListPage> {
    return this.#client.ask('page', { list, from, count })
  }

  annotated(language: 'zh' | 'en') {
    return this.#client.ask('annotated', { language })
  }

  /** What was decided of the tables that are looked at, as a file. */
  template(): string {
    const own = new Set(this.#view?.tables.map(({ mapping }) => mapping.table))
    return templateText(Object.fromEntries(Object.entries(this.#decisions.tables).filter(([table]) => own.has(table))))
  }

  async forget(): Promise<void> {
    this.#known = {}
    await this.#remembered.forget()
  }

  /** Writes everything that is decided into the overlay. */
  async commit(): Promise<void> {
    const { view } = this
    if (view === null) return
    this.#phase = 'writing'
    try {
      const entries: OverlayEntry[] = []
      const madeAt = Date.now()
      const { counts, merges } = view
      if (counts.new + counts.changed > 0) {
        const delta = await this.#client.ask('delta', {})
        const title = this.#files.map(({ name }) => name).join('、')
        entries.push({ id: randomId(), origin: 'import', title, madeAt, delta })
      }
      for (const { file, delta: theirs } of merges) {
        entries.push({ id: randomId(), origin: 'merge', title: file, madeAt: madeAt + entries.length, delta: theirs })
      }
      for (const entry of entries) await this.#desk.add(entry)
      const before = new Set(this.#desk.overlay.entries.map(({ id }) => id))
      for (const side of this.#sides) {
        if (side.kind === 'overlay') await this.#desk.addAll(side.record.entries, side.record.settlements)
      }
      const restored = this.#desk.overlay.entries.filter(({ id }) => !before.has(id))
      this.#written = [...entries, ...restored].map(({ id }) => id)
      this.#known = { ...this.#known, ...this.#decisions.tables }
      void this.#remembered.keep(this.#decisions.tables)
      this.#client.stop()
      this.#phase = 'done'
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Takes what was written out of the overlay again. */
  async undo(): Promise<void> {
    const ids = this.#written
    this.#written = []
    for (const id of ids) await this.#desk.remove(id)
  }

  async #read(): Promise<void> {
    if (this.#files.length === 0) {
      this.#decisions = { ...NO_DECISIONS, tables: this.#decisions.tables }
      const hasBackup = this.#sides.some(({ kind }) => kind === 'overlay')
      this.#view = hasBackup ? NO_LEDGERS : null
      this.#phase = hasBackup ? 'review' : 'choose'
      return
    }
    this.#client.stop()
    this.#phase = 'reading'
    this.#progress = null
    this.#decisions = { ...this.#decisions, tables: { ...this.#known, ...this.#decisions.tables } }
    const { pack, published } = this.#desk
    this.#against = pack
    const ask = { pack, published, files: this.#files, decisions: this.#decisions }
    try {
      this.#take(await this.#client.ask('read', ask, { onprogress: (progress) => (this.#progress = progress) }))
    } catch (error) {
      if (!(error instanceof Stopped)) this.#fail(error)
    }
  }

  #decide(patch: Partial<Decisions>): void {
    this.#decisions = { ...this.#decisions, ...patch }
    const asked = this.#decisions
    this.#busy = true
    this.#client.ask('decide', { decisions: asked }).then(
      (view) => {
        // What was decided since is on its way.
        if (asked === this.#decisions) this.#take(view)
      },
      (error: unknown) => {
        if (!(error instanceof Stopped)) this.#fail(error)
      },
    )
  }

  #take(view: ImportView): void {
    this.#view = view
    this.#busy = false
    this.#edition += 1
    this.#phase = 'review'
  }

  #fail(error: unknown): void {
    console.warn(`Guatu: the import failed: ${String(error)}`)
    this.#client.stop()
    this.#busy = false
    this.#fault = error instanceof Error ? error.message : String(error)
    this.#phase = 'failed'
  }

  async #sideOf(file: File): Promise<SideFile | null> {
    if (!/\.json$/i.test(file.name) || file.size > SIDE_FILE_BYTES) return null
    const text = await file.text()
    const overlay = readOverlayFile(text)
    if (overlay === null) return this.#mappingOf(file.name, text)
    if (overlay.fault !== null) return { kind: 'overlayFault', file: file.name, fault: overlay.fault }
    const { dataset, record } = overlay
    if (dataset !== this.#desk.published.id) return { kind: 'overlayOther', file: file.name, dataset }
    return { kind: 'overlay', file: file.name, record }
  }

  #mappingOf(file: string, text: string): SideFile | null {
    if (!/"tables"\s*:/.test(text)) return null
    try {
      const tables = tablesOfTemplate(JSON.parse(text))
      if (tables === null) return { kind: 'mappingBroken', file }
      this.#decisions = { ...this.#decisions, tables: { ...this.#decisions.tables, ...tables } }
      return { kind: 'mapping', file, tables: Object.keys(tables).length }
    } catch (error) {
      if (error instanceof SyntaxError) return { kind: 'mappingBroken', file }
      throw error
    }
  }
}

const flows = new WeakMap<OverlayDesk, ImportFlow>()

/** The import of a desk, the same each time it is opened. */
export function flowOf(desk: OverlayDesk): ImportFlow {
  const flow = flows.get(desk) ?? new ImportFlow(desk)
  flows.set(desk, flow)
  return flow
}
