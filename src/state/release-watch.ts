import type { FetchLike } from '../pack/fetch-json'
import { fetchWithin } from '../pack/fetch-within'

export interface ReleaseWatchOptions {
  /** The page's own address. */
  url: string
  /** Absolute addresses of the scripts and styles that run. */
  ownFiles: () => readonly string[]
  fetchLike: FetchLike
  everyMs: number
  /** Called once; nothing is watched after it. */
  onrelease(): void
}

/** A release must be the same twice: in between, files are being replaced. */
const CONFIRM_MS = 30_000
const SILENCE_MS = 20_000

/** The built files that a page's text names, as absolute addresses; empty where the text is not this app's page. */
function filesNamedIn(html: string, url: string): string[] {
  if (!html.includes('id="app"') || !/<script[^>]*\btype="module"/.test(html)) return []
  const tags = html.match(/<script\b[^>]*>|<link\b[^>]*\brel="stylesheet"[^>]*>/g) ?? []
  return tags.flatMap((tag) => {
    const [, address] = /\b(?:src|href)="([^"]+)"/.exec(tag) ?? []
    return address !== undefined && URL.canParse(address, url) ? [new URL(address, url).href] : []
  })
}

/** Notices that the server has another release of the app than the one that runs: its page names files that this one lacks. */
export class ReleaseWatch {
  #candidate = ''
  #asking = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #fetch: FetchLike

  constructor(private readonly options: ReleaseWatchOptions) {
    this.#fetch = fetchWithin(options.fetchLike, SILENCE_MS)
  }

  start(): void {
    this.stop()
    this.#askIn(this.options.everyMs)
  }

  stop(): void {
    this.#asking.abort()
    clearTimeout(this.#timer)
  }

  #askIn(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.#asking = new AbortController()
      void this.#ask(this.#asking.signal)
    }, delayMs)
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const before = this.#candidate
    this.#candidate = await this.#otherRelease(signal)
    if (signal.aborted) return
    if (this.#candidate !== '' && this.#candidate === before) this.options.onrelease()
    else this.#askIn(this.#candidate === '' ? this.options.everyMs : CONFIRM_MS)
  }

  /** The files of another release, once they can all be had; '' = there is none, or the server does not answer well. */
  async #otherRelease(signal: AbortSignal): Promise<string> {
    const { url, ownFiles } = this.options
    try {
      const html = await this.#textOf(url, signal)
      const files = filesNamedIn(html, url)
      const known = ownFiles()
      const missing = files.filter((file) => !known.includes(file))
      for (const file of missing) await this.#textOf(file, signal)
      return missing.length > 0 ? files.join(' ') : ''
    } catch (error) {
      if (!signal.aborted) console.warn(`Guatu: no word of the release: ${String(error)}`)
      return ''
    }
  }

  async #textOf(url: string, signal: AbortSignal): Promise<string> {
    const response = await this.#fetch(url, { cache: 'no-cache', credentials: 'same-origin', signal })
    if (!response.ok) throw new Error(`${response.status} ${url}`)
    return response.text()
  }
}
