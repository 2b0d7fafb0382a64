import { isObject } from '../pack/json-object'

export const EVENT_KINDS = ['error', 'rejection', 'console', 'map', 'data', 'guardian', 'hand'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export interface LoggedEvent {
  /** Milliseconds since 1970, of the last time it happened. */
  atMs: number
  kind: EventKind
  message: string
  detail: string
  /** How often it happened in a row. */
  times: number
}

const KEY = 'guatu.events'
const MOST_EVENTS = 200
const LONGEST_MESSAGE = 300
const LONGEST_DETAIL = 1000
/** Characters that are kept over a reload. */
const MOST_KEPT = 100_000

function isEvent(value: unknown): value is LoggedEvent {
  if (!isObject(value)) return false
  const { atMs, kind, message, detail, times } = value
  return (
    Number.isFinite(atMs) &&
    EVENT_KINDS.some((known) => known === kind) &&
    typeof message === 'string' &&
    typeof detail === 'string' &&
    Number.isInteger(times)
  )
}

function readEvents(storage: Storage | null): readonly LoggedEvent[] {
  try {
    const json: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]')
    return Array.isArray(json) ? json.filter(isEvent).slice(-MOST_EVENTS) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** What an error, or whatever was thrown in its place, has to say. */
function wordsOf(thrown: unknown): { message: string; detail: string } {
  if (thrown instanceof Error) return { message: `${thrown.name}: ${thrown.message}`, detail: thrown.stack ?? '' }
  return { message: String(thrown), detail: '' }
}

interface PageEvents {
  addEventListener: Window['addEventListener']
  removeEventListener: Window['removeEventListener']
}

type Speech = Pick<Console, 'error' | 'warn'>

/** The last things that befell this page, oldest first, over reloads. */
export class EventLog {
  readonly #storage: Storage | null
  readonly #now: () => number
  #events: readonly LoggedEvent[]

  /** `now` gives milliseconds since 1970. */
  constructor(storage: Storage | null, now: () => number) {
    this.#storage = storage
    this.#now = now
    this.#events = readEvents(storage)
  }

  get events(): readonly LoggedEvent[] {
    return this.#events
  }

  add(kind: EventKind, message: string, detail = ''): void {
    const event = { kind, message: message.slice(0, LONGEST_MESSAGE), detail: detail.slice(0, LONGEST_DETAIL) }
    const last = this.#events.at(-1)
    const isSame = last?.kind === kind && last.message === event.message && last.detail === event.detail
    const earlier = isSame ? this.#events.slice(0, -1) : this.#events
    const logged = { atMs: this.#now(), ...event, times: isSame ? last.times + 1 : 1 }
    this.#events = [...earlier, logged].slice(-MOST_EVENTS)
  }

  /** One line per event, for a file or a message to who looks after the screen. */
  exportText(): string {
    return this.#events
      .map(({ atMs, kind, message, detail, times }) => {
        const often = times === 1 ? '' : ` (×${times})`
        return [`${new Date(atMs).toISOString()} ${kind}${often} ${message}`, detail].join('\n').trim()
      })
      .join('\n')
  }

  /** Keeps as many of the newest as there is room for; what the browser refuses is lost with the page. */
  save(): void {
    let kept = this.#events
    while (JSON.stringify(kept).length > MOST_KEPT) kept = kept.slice(Math.ceil(kept.length / 8))
    try {
      this.#storage?.setItem(KEY, JSON.stringify(kept))
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      this.add('guardian', 'The events could not be kept.', error.name)
    }
  }

  /** Listens to the page and to what is written to its console until the returned function is called. */
  listen(page: PageEvents, speech: Speech): () => void {
    const tell = (kind: EventKind, thrown: unknown) => {
      const { message, detail } = wordsOf(thrown)
      this.add(kind, message, detail)
    }
    const onError = (event: ErrorEvent) => tell('error', event.error ?? event.message)
    const onRejection = (event: PromiseRejectionEvent) => tell('rejection', event.reason)
    const onHide = () => this.save()
    const spoken: Speech = { error: speech.error, warn: speech.warn }
    for (const level of ['error', 'warn'] as const) {
      speech[level] = (...parts: unknown[]) => {
        this.add('console', parts.map((part) => wordsOf(part).message).join(' '), level)
        spoken[level].apply(speech, parts)
      }
    }
    page.addEventListener('error', onError)
    page.addEventListener('unhandledrejection', onRejection)
    page.addEventListener('pagehide', onHide)
    return () => {
      Object.assign(speech, spoken)
      page.removeEventListener('error', onError)
      page.removeEventListener('unhandledrejection', onRejection)
      page.removeEventListener('pagehide', onHide)
    }
  }
}
