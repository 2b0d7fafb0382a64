import { connectHand, IDLE_MS, randomId, type HandMessage, type HandOptions, type Holder } from './hand-protocol'

/** A wall that speaks, as an explorer knows it. */
interface KnownWall {
  datasetId: string
  holder: Holder | null
  /** When it was last heard, on the explorer's clock. */
  heardAt: number
}

/**
 * What the reader should know for a while: another explorer took the wall, it was let go for want of a change, it speaks
 * no more, or it shows another dataset.
 */
export type HandNews = { kind: 'taken' | 'idle' | 'gone' } | { kind: 'refused'; datasetId: string }

const TICK_MS = 1_000
const ANSWER_MS = 3_000
const ABSENT_MS = 10_000
/** A held wall that reloads is waited for. */
const HELD_ABSENT_MS = 30_000
const NEWS_MS = 10_000
const SEND_EVERY_MS = 100

/** An explorer's hand on the walls of the same machine: all that show its dataset are held together. */
export class ExplorerHand {
  #walls = $state.raw<ReadonlyMap<string, KnownWall>>(new Map())
  /** Whether the walls were asked for, and neither let go nor lost since. */
  #wants = $state.raw(false)
  #news = $state.raw<HandNews | null>(null)
  #newsAt = 0
  #now = $state.raw(0)
  /** When the reader last took the walls or changed the view. */
  #activeAt = $state.raw(0)
  #seq = 0
  #link = ''
  #sentAt = 0
  #sending: ReturnType<typeof setTimeout> | null = null
  readonly #own: Holder
  readonly #send: (message: HandMessage) => void
  readonly #timer: ReturnType<typeof setInterval>

  constructor(private readonly options: HandOptions) {
    const id = randomId()
    this.#own = { id, label: id.slice(0, 2).toUpperCase() }
    this.#now = options.clock()
    this.#send = connectHand(options.channel, (message) => this.#receive(message))
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    this.#send({ kind: 'look' })
  }

  /** How both screens call this explorer. */
  get label(): string {
    return this.#own.label
  }
  get walls(): readonly KnownWall[] {
    return [...this.#walls.values()]
  }
  get holding(): boolean {
    return this.#wants && this.walls.some((wall) => this.#isHeld(wall))
  }
  /** How another explorer that holds a wall is called. */
  get otherLabel(): string | null {
    return this.walls.find(({ holder }) => holder !== null && holder.id !== this.#own.id)?.holder?.label ?? null
  }
  /** Seconds until the walls are let go for want of a change. */
  get idleLeftSeconds(): number {
    return Math.max(0, Math.ceil((this.#activeAt + IDLE_MS - this.#now) / 1000))
  }
  get news(): HandNews | null {
    return this.#news
  }

  /** Takes the walls with a view, as `formatView` writes it; taken already, they are kept from idling out. */
  take(link: string): void {
    this.#wants = true
    this.#news = null
    this.#link = link
    this.#touch()
    this.#ask()
  }

  release(): void {
    if (!this.#wants) return
    this.#letGo()
    this.#send({ kind: 'release', explorerId: this.#own.id, seq: ++this.#seq })
  }

  /** Shows a view on the held walls: at most ten a second, the last one always. */
  send(link: string): void {
    if (!this.holding || link === this.#link) return
    this.#link = link
    this.#touch()
    const waitMs = Math.max(0, this.#sentAt + SEND_EVERY_MS - this.options.clock())
    this.#sending ??= setTimeout(() => this.#flush(), waitMs)
  }

  stop(): void {
    this.release()
    clearInterval(this.#timer)
    this.options.channel.close()
  }

  #isHeld({ holder }: KnownWall): boolean {
    return holder?.id === this.#own.id
  }

  #touch(): void {
    this.#now = this.#activeAt = this.options.clock()
  }

  #ask(): void {
    const { id: explorerId, label } = this.#own
    const { datasetId } = this.options
    this.#markSent()
    this.#send({ kind: 'take', explorerId, seq: ++this.#seq, label, datasetId, link: this.#link })
  }

  #flush(): void {
    this.#markSent()
    this.#send({ kind: 'view', explorerId: this.#own.id, seq: ++this.#seq, link: this.#link })
  }

  #markSent(): void {
    this.#stopSending()
    this.#sentAt = this.options.clock()
  }

  #stopSending(): void {
    if (this.#sending !== null) clearTimeout(this.#sending)
    this.#sending = null
  }

  /** From here on no wall counts as held until it names this explorer anew. */
  #letGo(): void {
    this.#stopSending()
    this.#wants = false
    this.#walls = new Map(
      [...this.#walls].map(([id, wall]) => [id, this.#isHeld(wall) ? { ...wall, holder: null } : wall]),
    )
  }

  #tell(news: HandNews): void {
    this.#news = news
    this.#newsAt = this.options.clock()
  }

  #lose(kind: 'taken' | 'idle' | 'gone'): void {
    this.release()
    this.#tell({ kind })
  }

  #receive(message: HandMessage): void {
    if (message.kind === 'presence') this.#meet(message)
    else if (message.kind === 'refused' && message.explorerId === this.#own.id) this.#hearRefusal(message.datasetId)
  }

  #meet({ wallId, datasetId, holder }: HandMessage & { kind: 'presence' }): void {
    const before = this.#walls.get(wallId)
    const wasHolding = this.holding
    const wall: KnownWall = { datasetId, holder, heardAt: this.options.clock() }
    this.#walls = new Map(this.#walls).set(wallId, wall)
    if (this.#isHeld(wall)) {
      // It was let go while it was being granted.
      if (!this.#wants) this.#send({ kind: 'release', explorerId: this.#own.id, seq: ++this.#seq })
    } else if (wasHolding && before !== undefined && this.#isHeld(before)) {
      // Who takes one takes all.
      this.#lose(holder === null ? 'idle' : 'taken')
    } else if (wasHolding && before === undefined && holder === null && datasetId === this.options.datasetId) {
      // A wall that has been reloaded, or opened beside the held one.
      this.#ask()
    }
  }

  #hearRefusal(datasetId: string): void {
    if (this.walls.some((wall) => wall.datasetId === this.options.datasetId)) return
    this.#letGo()
    this.#tell({ kind: 'refused', datasetId })
  }

  #tick(): void {
    const now = this.options.clock()
    const wasHolding = this.holding
    this.#now = now
    const isHere = (wall: KnownWall) => now - wall.heardAt < (this.#isHeld(wall) ? HELD_ABSENT_MS : ABSENT_MS)
    const here = [...this.#walls].filter(([, wall]) => isHere(wall))
    if (here.length < this.#walls.size) this.#walls = new Map(here)
    if (this.#news !== null && now - this.#newsAt >= NEWS_MS) this.#news = null
    if (wasHolding && !this.holding) this.#lose('gone')
    else if (this.holding && now - this.#activeAt >= IDLE_MS) this.#lose('idle')
    else if (this.#wants && !this.holding && now - this.#activeAt >= ANSWER_MS) this.#letGo()
  }
}
