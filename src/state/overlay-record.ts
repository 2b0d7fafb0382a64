import * as v from 'valibot'
import type { OverlayEntry, Settlements } from '../pack/pack-delta'

/** What the browser keeps of one dataset: everything that lies on its published pack, oldest first. */
export interface OverlayRecord {
  version: 1
  entries: readonly OverlayEntry[]
  settlements: Settlements
}

export const EMPTY_OVERLAY: OverlayRecord = { version: 1, entries: [], settlements: {} }

/** Why what is kept cannot be read: `newer` = a later release of the app has written it. */
export type OverlayFault = 'broken' | 'newer'

export type OverlayReading = { record: OverlayRecord; fault: null } | { record: null; fault: OverlayFault }

/** Names a file as an overlay, so that it is known when it is dropped on the page again. */
const FILE_FORMAT = 'guatu-overlay'

const Cells = v.record(v.string(), v.string())
const Change = v.object({ column: v.string(), was: v.string(), value: v.string() })
const FeatureOrNull = v.nullable(v.looseObject({ type: v.literal('Feature') }))
const Delta = v.object({
  sources: v.array(v.looseObject({ id: v.string() })),
  asOf: v.nullable(v.string()),
  newRows: v.array(v.object({ file: v.string(), cells: Cells })),
  rows: v.array(v.object({ file: v.string(), id: v.string(), changes: v.array(Change) })),
  reports: v.array(Cells),
  blockers: v.array(Cells),
  milestones: v.array(Cells),
  positions: v.array(v.object({ id: v.string(), was: FeatureOrNull, feature: FeatureOrNull })),
})
const Entry = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  origin: v.picklist(['import', 'place', 'merge']),
  title: v.string(),
  madeAt: v.pipe(v.number(), v.finite()),
  delta: Delta,
})
const RecordSchema = v.object({
  version: v.literal(1),
  entries: v.array(Entry),
  settlements: v.record(v.string(), v.picklist(['ours', 'theirs'])),
})

const isNewer = (stored: unknown): boolean =>
  typeof stored === 'object' &&
  stored !== null &&
  typeof Reflect.get(stored, 'version') === 'number' &&
  Number(Reflect.get(stored, 'version')) > 1

/** Reads what is kept; nothing at all is an empty overlay. Only the shape is checked: the rows are, once they are compiled. */
export function readOverlay(stored: unknown): OverlayReading {
  if (stored === undefined) return { record: EMPTY_OVERLAY, fault: null }
  const parsed = v.safeParse(RecordSchema, stored, { abortEarly: true })
  if (parsed.success) return { record: parsed.output as unknown as OverlayRecord, fault: null }
  return { record: null, fault: isNewer(stored) ? 'newer' : 'broken' }
}

/** An overlay as a file that can be dropped on the page again: UTF-8 JSON. */
export function overlayFile(dataset: string, record: OverlayRecord): string {
  return JSON.stringify({ format: FILE_FORMAT, dataset, ...record }, null, 1)
}

export type OverlayFileReading = { dataset: string; record: OverlayRecord; fault: null } | { fault: OverlayFault }

/** Reads such a file; `null` = the text is something else. */
export function readOverlayFile(text: string): OverlayFileReading | null {
  if (!text.slice(0, 200).includes(FILE_FORMAT)) return null
  try {
    const json: unknown = JSON.parse(text)
    const dataset: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'dataset') : null
    const { record, fault } = readOverlay(json)
    if (record === null) return { fault }
    return typeof dataset === 'string' ? { dataset, record, fault: null } : { fault: 'broken' }
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: 'broken' }
    throw error
  }
}
