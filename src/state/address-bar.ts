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

/** Keeps one window's address bar and a view in step, both ways. */
export class AddressBar {
  #last: View | null = null

  constructor(
    private readonly host: Pick<Window, 'location' | 'history'>,
    private readonly vocabulary: Vocabulary,
  ) {}

  read(): { view: View; dropped: Dropped[] } {
    const parsed = parseView(this.host.location.search, this.host.location.hash, this.vocabulary)
    // The first write after reading only brings the same view into its normal form.
    this.#last = null
    return parsed
  }

  write(view: View): void {
    const address = formatView(view, this.vocabulary)
    const { pathname, search, hash } = this.host.location
    const step = this.#last === null ? 'replace' : historyStep(this.#last, view)
    this.#last = view
    if (address === decodeQuietly(search) + hash) return
    this.host.history[step === 'push' ? 'pushState' : 'replaceState'](null, '', pathname + address)
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
