import type { Decisions } from '../../pack/import/decisions'
import { readDecisions, templateOf } from '../../pack/import/decisions-json'
import { withinMs } from '../../pack/time-limit'
import { openOverlayStore, type OverlayStore } from '../../state/overlay-store'

type Tables = Decisions['tables']

const LIMIT_MS = 3000
const keyOf = (dataset: string) => `mapping.${dataset}`

/** A template as `--mapping` reads it too: decisions about tables, none about single rows or a day. */
export function templateText(tables: Tables): string {
  return JSON.stringify(templateOf({ version: 1, tables, matches: {} }), null, 2)
}

/** The tables of a template that was parsed from JSON; `null` = it is none, or says something unknown. */
export function tablesOfTemplate(json: unknown): Tables | null {
  const read = readDecisions(json)
  return 'decisions' in read && Object.keys(read.decisions.tables).length > 0 ? read.decisions.tables : null
}

/** What this browser remembers of tables by the words of their headers, for the next month's files. A fault of the store is told to the console alone: nothing is lost but convenience. */
export class RememberedMapping {
  constructor(
    private readonly dataset: string,
    private readonly store: OverlayStore = openOverlayStore(),
  ) {}

  async load(): Promise<Tables> {
    try {
      const stored = await withinMs(LIMIT_MS, this.store.get(keyOf(this.dataset)))
      return tablesOfTemplate(stored) ?? {}
    } catch (error) {
      console.warn(`Guatu: no remembered mapping: ${String(error)}`)
      return {}
    }
  }

  /** Adds tables to what is remembered, or replaces those with the same headers. */
  keep(tables: Tables): Promise<void> {
    return this.#write((former) => ({ ...former, ...tables }))
  }

  forget(): Promise<void> {
    return this.#write(() => ({}))
  }

  async #write(change: (former: Tables) => Tables): Promise<void> {
    try {
      const writing = this.store.update(keyOf(this.dataset), (stored) => ({
        version: 1,
        tables: change(tablesOfTemplate(stored) ?? {}),
      }))
      await withinMs(LIMIT_MS, writing)
    } catch (error) {
      console.warn(`Guatu: the mapping is not remembered: ${String(error)}`)
    }
  }
}
