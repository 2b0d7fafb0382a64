import { isDay } from '../domain/day'
import { isObject } from '../pack/json-object'

/** What has to outlive a reload. */
export interface Kept {
  /** Reloads for faults, in milliseconds since 1970. */
  reloads: readonly number[]
  /** Whether those before the last had not helped, so that the next is to wait. */
  gaveUp: boolean
  /** The day of the last nightly restart; `null` = none is known. */
  night: string | null
  /** Where the tour stood; `null` = at its start. */
  tourIndex: number | null
}

const NOTHING_KEPT: Kept = { reloads: [], gaveUp: false, night: null, tourIndex: null }

const KEY = 'guatu.guardian'
const PREFIX = `${KEY}:`

function parse(text: string): Kept {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return NOTHING_KEPT
    throw error
  }
  if (!isObject(json)) return NOTHING_KEPT
  const { reloads, gaveUp, night, tourIndex } = json
  return {
    reloads: Array.isArray(reloads) ? reloads.filter(Number.isFinite) : [],
    gaveUp: gaveUp === true,
    night: typeof night === 'string' && isDay(night) ? night : null,
    tourIndex: typeof tourIndex === 'number' && Number.isInteger(tourIndex) && tourIndex >= 0 ? tourIndex : null,
  }
}

/** Keeps it in the browser's store, or where that is barred or full in the window's name, which lasts as long as the tab. */
export class GuardianMemory {
  readonly #storage: Storage | null
  readonly #window: { name: string }

  constructor(storage: Storage | null, window: { name: string }) {
    this.#storage = storage
    this.#window = window
  }

  read(): Kept {
    const { name } = this.#window
    if (name.startsWith(PREFIX)) return parse(name.slice(PREFIX.length))
    return parse(this.#storage?.getItem(KEY) ?? '')
  }

  write(kept: Kept): void {
    const text = JSON.stringify(kept)
    if (this.#store(text)) {
      if (this.#window.name.startsWith(PREFIX)) this.#window.name = ''
    } else this.#window.name = PREFIX + text
  }

  #store(text: string): boolean {
    try {
      this.#storage?.setItem(KEY, text)
      return this.#storage !== null
    } catch (error) {
      if (error instanceof DOMException) return false
      throw error
    }
  }
}
