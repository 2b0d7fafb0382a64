import type { Feature } from 'geojson'
import type { LeftOut } from './apply-delta'
import { BLOCKERS_FILE } from './blockers'
import { canonicalRow } from './canonical-cell'
import { settleCell, type Want } from './cell-chains'
import { DISTRICT_FILE } from './district'
import { itemOfRow, rowsIn, type Draft } from './draft-pack'
import { MILESTONES_FILE } from './milestones'
import { conflictKey, type CsvCells, type DeltaConflict, type OverlayEntry, type Settlements } from './pack-delta'
import { FILE_COLUMNS } from './pack-rows'
import { GEOMETRY_FILE } from './positions'
import { REPORTS_FILE } from './reports'
import { refusal } from './row-wants'

/** A row as a text that only equal rows share. `id` is left out: blockers may have none yet. */
function contentOf(file: string, row: CsvCells): string {
  const columns = (FILE_COLUMNS[file] ?? []).filter((column) => column !== 'id')
  return JSON.stringify(columns.map((column) => row[column] ?? ''))
}

/** Appends reports, milestones and blockers without an id; those that stand there already are not added twice. */
export function appendRows(draft: Draft, entries: readonly OverlayEntry[]): LeftOut[] {
  const left: LeftOut[] = []
  const append = (file: string, rowsOf: (entry: OverlayEntry) => readonly CsvCells[]) => {
    const rows = rowsIn(draft, file)
    const known = new Set(rows.map((row) => contentOf(file, row)))
    for (const entry of entries) {
      for (const cells of rowsOf(entry)) {
        const row = canonicalRow(file, cells)
        const id = itemOfRow(row)
        const unknown = Object.keys(row).find((column) => FILE_COLUMNS[file]?.includes(column) !== true)
        if (unknown !== undefined) {
          const rejection = refusal(file, unknown, unknown, 'columnUnknown', id)
          left.push({ entry: entry.id, file, id, column: null, rejection })
          continue
        }
        const content = contentOf(file, row)
        if (known.has(content)) continue
        known.add(content)
        rows.push(row)
        const by = new Map(Object.keys(row).map((column) => [column, entry.id]))
        draft.touched.set(row, { file, id, item: id, original: null, by })
      }
    }
  }
  append(REPORTS_FILE, ({ delta }) => delta.reports)
  append(MILESTONES_FILE, ({ delta }) => delta.milestones)
  append(BLOCKERS_FILE, ({ delta }) => delta.blockers.filter(({ id = '' }) => id.trim() === ''))
  return left
}

/** Adds sources that the pack lacks. One whose id stands for something else by now is a conflict about its title. */
export function putSources(draft: Draft, entries: readonly OverlayEntry[], settlements: Settlements): DeltaConflict[] {
  const conflicts: DeltaConflict[] = []
  for (const { id: entry, delta } of entries) {
    for (const source of delta.sources) {
      const index = draft.sources.findIndex(({ id }) => id === source.id)
      const standing = draft.sources[index]
      if (standing === undefined) {
        draft.sources.push(source)
        const by = new Map([['id', entry]])
        draft.touched.set(source, { file: DISTRICT_FILE, id: source.id, item: null, original: null, by })
      } else if (standing.title.zh !== source.title.zh) {
        const at = { file: DISTRICT_FILE, id: source.id, column: 'title' }
        conflicts.push({ ...at, entry, was: '', now: standing.title.zh, value: source.title.zh })
        if (settlements[conflictKey(at)] === 'ours') draft.sources[index] = source
      }
    }
  }
  return conflicts
}

/** A position as a text that only equal positions share; `''` = none. */
export function positionText(feature: Feature | null | undefined): string {
  if (feature === null || feature === undefined) return ''
  const { accuracy, errorM, basis, sourceId, locator } = feature.properties ?? {}
  const { geometry } = feature
  const shape = 'coordinates' in geometry ? [geometry.type, geometry.coordinates] : [geometry.type]
  return JSON.stringify([...shape, accuracy, errorM ?? null, basis ?? null, sourceId, locator])
}

/** Puts and takes away positions; `geometry` is the column of their conflicts, whose values are texts of `positionText`. */
export function putPositions(
  draft: Draft,
  entries: readonly OverlayEntry[],
  settlements: Settlements,
): DeltaConflict[] {
  const wants = new Map<string, Want[]>()
  const features = new Map<string, Feature>()
  for (const { id: entry, delta } of entries) {
    for (const { id, was, feature } of delta.positions) {
      const value = positionText(feature)
      if (feature !== null) features.set(`${id}!${value}`, { ...feature, id })
      wants.set(id, [...(wants.get(id) ?? []), { entry, was: positionText(was), value }])
    }
  }
  const { positions } = draft.tables
  return [...wants].flatMap(([id, own]) => {
    const original = positions.get(id) ?? null
    const settled = settleCell(
      positionText(original),
      own,
      settlements[conflictKey({ file: GEOMETRY_FILE, id, column: 'geometry' })],
    )
    if (settled.by !== null) {
      const feature = features.get(`${id}!${settled.value}`)
      if (feature === undefined) positions.delete(id)
      else {
        positions.set(id, feature)
        const by = new Map([['geometry', settled.by]])
        draft.touched.set(feature, { file: GEOMETRY_FILE, id, item: id, original, by })
      }
    }
    return settled.conflicts.map((conflict) => ({ ...conflict, file: GEOMETRY_FILE, id, column: 'geometry' }))
  })
}
