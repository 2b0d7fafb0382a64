import type { Answer, AnswerMessage, Ask, AskMessage, AskName, LedgerProgress } from './ledger-protocol'

/** Why an answer will not come: its worker was stopped on the user's word. */
export class Stopped extends Error {
  constructor() {
    super('stopped')
  }
}

interface Waiting {
  resolve: (answer: unknown) => void
  reject: (error: Error) => void
  onprogress: ((progress: LedgerProgress) => void) | undefined
}

export interface AskOptions {
  onprogress?: (progress: LedgerProgress) => void
  /** Buffers that go over without a copy. */
  transfer?: Transferable[]
}

/** One ledger worker, started with the first question. What it has read stays with it until it is stopped. */
export class LedgerClient {
  #worker: Worker | null = null
  #nextId = 1
  readonly #waiting = new Map<number, Waiting>()

  /** Asks and waits. Rejects with `Stopped` after `stop`, else with what went wrong in the worker. */
  ask<K extends AskName>(name: K, ask: Ask<K>, { onprogress, transfer = [] }: AskOptions = {}): Promise<Answer<K>> {
    this.#worker ??= this.#start()
    const id = this.#nextId++
    const message: AskMessage = { id, name, ask }
    const worker = this.#worker
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onprogress })
      worker.postMessage(message, transfer)
    }) as Promise<Answer<K>>
  }

  /** Ends the worker at once, whatever it is doing: the only way to stop a library that does not listen. */
  stop(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#failAll(new Stopped())
  }

  #start(): Worker {
    const worker = new Worker(new URL('./ledger-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<AnswerMessage>) => this.#hear(data)
    // Its script could not be fetched, or it has run out of memory.
    worker.onerror = (event) => {
      event.preventDefault()
      this.#worker?.terminate()
      this.#worker = null
      this.#failAll(new Error(event.message || 'the worker has failed'))
    }
    return worker
  }

  #hear(message: AnswerMessage): void {
    const waiting = this.#waiting.get(message.id)
    if (waiting === undefined) return
    if (message.kind === 'progress') {
      waiting.onprogress?.(message.progress)
      return
    }
    this.#waiting.delete(message.id)
    if (message.kind === 'answer') waiting.resolve(message.answer)
    else waiting.reject(new Error(message.fault))
  }

  #failAll(error: Error): void {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of all) reject(error)
  }
}
