import type { Blocker, Report } from '../domain/report'
import { isObject } from '../pack/json-object'
import { blockersFault, reportsFault } from '../pack/item-shape'

/** What was noted on this machine and is not yet in the published ledgers. */
export interface LocalRows {
  reports: readonly Report[]
  /** New blockers, and published ones with what was changed of them, by their id. */
  blockers: readonly Blocker[]
}

export const NO_ROWS: LocalRows = { reports: [], blockers: [] }

const keyOf = (dataset: string) => `guatu.log.${dataset}`

/** Reads what an earlier visit has kept; `broken` = something is there that cannot be read, and is left alone. */
function readRows(storage: Storage, dataset: string): { rows: LocalRows; broken: boolean } {
  const text = storage.getItem(keyOf(dataset))
  if (text === null) return { rows: NO_ROWS, broken: false }
  try {
    const json: unknown = JSON.parse(text)
    const isSound = isObject(json) && reportsFault(json['reports']) === null && blockersFault(json['blockers']) === null
    return isSound ? { rows: json as unknown as LocalRows, broken: false } : { rows: NO_ROWS, broken: true }
  } catch (error) {
    if (error instanceof SyntaxError) return { rows: NO_ROWS, broken: true }
    throw error
  }
}

/** The rows of two windows; of a blocker that both have, `own` has the last word. */
function joined(others: LocalRows, own: LocalRows): LocalRows {
  const known = new Set(others.reports.map((report) => JSON.stringify(report)))
  const changed = new Set(own.blockers.map(({ id }) => id))
  return {
    reports: [...others.reports, ...own.reports.filter((report) => !known.has(JSON.stringify(report)))],
    blockers: [...others.blockers.filter(({ id }) => !changed.has(id)), ...own.blockers],
  }
}

/** Rows noted for one dataset, kept by the browser as they are written, so that a reload loses nothing. */
export class LocalLog {
  #rows = $state.raw<LocalRows>(NO_ROWS)
  /** Why what is noted now would be lost with the page. */
  #unsaved = $state.raw<'broken' | 'refused' | null>(null)

  constructor(
    private readonly dataset: string,
    private readonly storage: Storage | null,
  ) {
    if (storage === null) {
      this.#unsaved = 'refused'
      return
    }
    const { rows, broken } = readRows(storage, dataset)
    this.#rows = rows
    if (broken) this.#unsaved = 'broken'
  }

  get rows(): LocalRows {
    return this.#rows
  }
  get unsaved(): 'broken' | 'refused' | null {
    return this.#unsaved
  }
  get size(): number {
    return this.#rows.reports.length + this.#rows.blockers.length
  }

  addReport(report: Report): void {
    this.#keep({ ...this.#rows, reports: [...this.#rows.reports, report] })
  }

  /** Adds a blocker, or replaces the one with its id. */
  putBlocker(blocker: Blocker): void {
    const others = this.#rows.blockers.filter(({ id }) => id !== blocker.id)
    this.#keep({ ...this.#rows, blockers: [...others, blocker] })
  }

  removeReport(report: Report): void {
    this.#keep({ ...this.#rows, reports: this.#rows.reports.filter((own) => own !== report) })
  }

  removeBlocker(id: string): void {
    this.#keep({ ...this.#rows, blockers: this.#rows.blockers.filter((own) => own.id !== id) })
  }

  clear(): void {
    this.#keep(NO_ROWS)
  }

  /** Takes over what another window of the same browser has written, and saves with it what this one could not. */
  follow(): void {
    if (this.storage === null) return
    const { rows, broken } = readRows(this.storage, this.dataset)
    if (broken) return
    if (this.#unsaved === null) {
      this.#rows = rows
      return
    }
    this.#unsaved = null
    this.#keep(joined(rows, this.#rows))
  }

  #keep(rows: LocalRows): void {
    this.#rows = rows
    // What cannot be read may still be saved by hand: it is not written over.
    if (this.storage === null || this.#unsaved === 'broken') return
    try {
      this.storage.setItem(keyOf(this.dataset), JSON.stringify(rows))
      this.#unsaved = null
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      this.#unsaved = 'refused'
    }
  }
}

/** The browser's store, or `null` where it forbids it, as some private windows do. */
export function openStorage(host: { readonly localStorage: Storage }): Storage | null {
  try {
    return host.localStorage
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
