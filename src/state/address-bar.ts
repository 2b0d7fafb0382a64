import { formatView, parseView, type Dropped, type View, type Vocabulary } from './view-url'

/** Moving the map or typing on changes the current entry of the history; anything else makes a new one. */
export function historyStep(before: View, after: View): 'push' | 'replace' {
  const moved = { ...before, camera: after.camera }
  const typed = { ...moved, filters: { ...before.filters, text: after.filters.text } }
  const same = (a: View, b: View) => JSON.stringify(a) === JSON.stringify(b)
  if (same(moved, after)) return 'replace'
  const typing = before.filters.text !== '' && after.filters.text !== ''
  return typing && same(typed, after) ? 'replace' : 'push'
}

/** Whether two views show different days of the same. */
function differInDay(before: View, after: View): boolean {
  return (
    before.on !== after.on &&
    JSON.stringify({ ...before, on: null, camera: null }) === JSON.stringify({ ...after, on: null, camera: null })
  )
}

/** How long a day must be shown before it is written. */
const REST_MS = 200

/** Keeps one window's address bar and a view in step, both ways. */
export class AddressBar {
  #last: View | null = null
  /** Whether the present entry was made by going to another day: going on does not make another. */
  #scrubbed = false
  #pending: { view: View; timer: ReturnType<typeof setTimeout> } | null = null

  constructor(
    private readonly host: Pick<Window, 'location' | 'history'>,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** The view of the address. A change that was not written yet is dropped: the reader has gone elsewhere. */
  read(): { view: View; dropped: Dropped[] } {
    this.cancel()
    const parsed = parseView(this.host.location.search, this.host.location.hash, this.vocabulary)
    // The first write after reading only brings the same view into its normal form.
    this.#last = null
    return parsed
  }

  /**
   * Writes the view after the page has shown it, since that takes the browser a while. No change that makes an entry of
   * its own is skipped; days are only written once they rest, since a browser stops a page that writes many a second.
   */
  writeSoon(view: View): void {
    const pending = this.#pending
    if (pending !== null && historyStep(pending.view, view) === 'push' && !differInDay(pending.view, view)) {
      this.write(pending.view)
    }
    this.cancel()
    const before = pending?.view ?? this.#last
    const isScrubbing = before !== null && before.on !== view.on
    this.#pending = { view, timer: setTimeout(() => this.write(view), isScrubbing ? REST_MS : 0) }
  }

  write(view: View): void {
    this.cancel()
    const address = formatView(view, this.vocabulary)
    const { pathname, search, hash } = this.host.location
    const isScrub = this.#last !== null && differInDay(this.#last, view)
    const goesOn = isScrub && this.#scrubbed
    const step = this.#last === null || goesOn ? 'replace' : historyStep(this.#last, view)
    if (isScrub || step === 'push') this.#scrubbed = isScrub
    this.#last = view
    if (address === decodeQuietly(search) + hash) return
    this.host.history[step === 'push' ? 'pushState' : 'replaceState'](null, '', pathname + address)
  }

  /** Gives up what was not written yet. */
  cancel(): void {
    if (this.#pending !== null) clearTimeout(this.#pending.timer)
    this.#pending = null
  }
}

// The browser escapes Chinese in `location.search`; the comparison needs the form in which links are written.
function decodeQuietly(search: string): string {
  return search.replace(/(?:%[89A-Fa-f][0-9A-Fa-f])+/g, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
}
