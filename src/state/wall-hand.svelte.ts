import {
  connectHand,
  IDLE_MS,
  PRESENCE_MS,
  randomId,
  type HandMessage,
  type HandOptions,
  type Holder,
} from './hand-protocol'

interface WallHandOptions extends HandOptions {
  /** The holder shows another view: a link as `formatView` writes it. */
  onview: (link: string) => void
  /** Nobody holds the wall any more. */
  onrelease: () => void
}

/** The hand on a wall: the last explorer to take it holds it until it lets go, closes or is idle. */
export class WallHand {
  #heldBy = $state.raw<Holder | null>(null)
  /** Of the holder: its last message, its last view, and since when it shows that. */
  #seq = 0
  #link = ''
  #since = 0
  readonly #id = randomId()
  readonly #send: (message: HandMessage) => void
  readonly #timer: ReturnType<typeof setInterval>

  /** Announces itself at once: an explorer that held the wall before a reload answers by taking it again. */
  constructor(private readonly options: WallHandOptions) {
    this.#send = connectHand(options.channel, (message) => this.#receive(message))
    this.#timer = setInterval(() => this.#tick(), PRESENCE_MS)
    this.#announce()
  }

  get heldBy(): Holder | null {
    return this.#heldBy
  }

  stop(): void {
    clearInterval(this.#timer)
    this.options.channel.close()
  }

  #announce(): void {
    const { datasetId } = this.options
    this.#send({ kind: 'presence', wallId: this.#id, datasetId, holder: this.#heldBy })
  }

  #tick(): void {
    if (this.#heldBy !== null && this.options.clock() - this.#since >= IDLE_MS) this.#release()
    else this.#announce()
  }

  #release(): void {
    this.#heldBy = null
    this.#announce()
    this.options.onrelease()
  }

  #receive(message: HandMessage): void {
    if (message.kind === 'look') this.#announce()
    else if (message.kind === 'take') this.#grant(message)
    else if (message.kind === 'view' || message.kind === 'release') {
      const { explorerId, seq } = message
      if (explorerId !== this.#heldBy?.id || seq <= this.#seq) return
      this.#seq = seq
      if (message.kind === 'release') this.#release()
      else if (message.link !== this.#link) this.#show(message.link)
    }
  }

  #grant({ explorerId, label, seq, datasetId, link }: HandMessage & { kind: 'take' }): void {
    const own = this.options.datasetId
    if (datasetId !== own) {
      this.#send({ kind: 'refused', wallId: this.#id, datasetId: own, explorerId, reason: 'otherDataset' })
      return
    }
    const isHolder = explorerId === this.#heldBy?.id
    if (isHolder && seq <= this.#seq) return
    this.#seq = seq
    this.#since = this.options.clock()
    if (!isHolder) this.#heldBy = { id: explorerId, label }
    this.#announce()
    if (!isHolder || link !== this.#link) this.#show(link)
  }

  #show(link: string): void {
    this.#link = link
    this.#since = this.options.clock()
    this.options.onview(link)
  }
}
