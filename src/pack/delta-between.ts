import type { Feature } from 'geojson'
import type { Pack } from '../domain/pack'
import { append } from './append'
import { BLOCKERS_FILE } from './blockers'
import { DISTRICT_FILE } from './district'
import { positionText } from './draft-appends'
import { tablesOfPack, type PackTables } from './folder-of-pack'
import { LEDGER_FILES } from './ledger-columns'
import { MILESTONES_FILE } from './milestones'
import type { CellChange, CsvCells, OverlayEntry, PackDelta } from './pack-delta'
import { GEOMETRY_FILE } from './positions'
import { REPORTS_FILE } from './reports'

/** Something of the base that the other pack lacks or has otherwise, and that no delta says. `id` is a key in `district.json`. */
export interface Gone {
  file: string
  id: string
  /** The row as it stood; `null` where there is none to show. */
  row: CsvCells | null
}

export interface DeltaReading {
  delta: PackDelta
  gone: readonly Gone[]
}

/**
 * What makes one pack of another: new and changed rows, and what is added to the log. That rows are gone is not part of
 * a delta: a colleague who works on an older pack lacks what others have added since.
 */
export function deltaBetween(base: Pack, other: Pack): DeltaReading {
  const [from, to] = [tablesOfPack(base), tablesOfPack(other)]
  const gone: Gone[] = []
  const newRows: PackDelta['newRows'][number][] = []
  const rows: PackDelta['rows'][number][] = []
  for (const file of Object.values(LEDGER_FILES)) {
    const { added, changed, missing } = compared(rowsOf(from, file), rowsOf(to, file))
    append(
      newRows,
      added.map((cells) => ({ file, cells })),
    )
    append(
      rows,
      changed.map(({ id, was, now }) => ({ file, id, changes: changesBetween(was, now) })),
    )
    append(
      gone,
      missing.map((row) => ({ file, id: row.id ?? '', row })),
    )
  }
  const blockers = compared(rowsOf(from, BLOCKERS_FILE), rowsOf(to, BLOCKERS_FILE))
  const reports = appended(rowsOf(from, REPORTS_FILE), rowsOf(to, REPORTS_FILE))
  const milestones = appended(rowsOf(from, MILESTONES_FILE), rowsOf(to, MILESTONES_FILE))
  const goneFrom = (file: string, missing: readonly CsvCells[]) =>
    append(
      gone,
      missing.map((row) => ({ file, id: row.itemId ?? '', row })),
    )
  goneFrom(BLOCKERS_FILE, blockers.missing)
  goneFrom(REPORTS_FILE, reports.missing)
  goneFrom(MILESTONES_FILE, milestones.missing)
  append(
    gone,
    [...from.positions.keys()].flatMap((id) => (to.positions.has(id) ? [] : [noPosition(id)])),
  )
  append(gone, changedInDistrict(base, other))
  const delta: PackDelta = {
    sources: other.sources.filter(({ id }) => !base.sources.some((own) => own.id === id)),
    asOf: other.asOf > base.asOf ? other.asOf : null,
    newRows,
    rows,
    reports: reports.added,
    blockers: [...blockers.added, ...blockers.changed.map(({ now }) => now)],
    blockersWas: blockers.changed.map(({ was }) => was),
    milestones: milestones.added,
    positions: positionsBetween(from.positions, to.positions),
  }
  return { delta, gone }
}

/** A colleague's pack as an entry for the overlay, with what it lacks. */
export function entryOfPack(
  base: Pack,
  other: Pack,
  { id, title, madeAt }: Pick<OverlayEntry, 'id' | 'title' | 'madeAt'>,
): { entry: OverlayEntry; gone: readonly Gone[] } {
  const { delta, gone } = deltaBetween(base, other)
  return { entry: { id, origin: 'merge', title, madeAt, delta }, gone }
}

const noPosition = (id: string): Gone => ({ file: GEOMETRY_FILE, id, row: null })
const rowsOf = ({ rows }: PackTables, file: string) => rows.get(file) ?? []

function changesBetween(was: CsvCells, now: CsvCells): CellChange[] {
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((column) => {
    const [before, after] = [was[column] ?? '', now[column] ?? '']
    return before === after ? [] : [{ column, was: before, value: after }]
  })
}

function compared(from: readonly CsvCells[], to: readonly CsvCells[]) {
  const [before, after] = [new Map(from.map((row) => [row.id, row])), new Set(to.map(({ id }) => id))]
  const changed = to.flatMap((now) => {
    const was = before.get(now.id)
    return was === undefined || changesBetween(was, now).length === 0 ? [] : [{ id: now.id ?? '', was, now }]
  })
  return {
    added: to.filter(({ id }) => !before.has(id)),
    changed,
    missing: from.filter(({ id }) => !after.has(id)),
  }
}

function appended(from: readonly CsvCells[], to: readonly CsvCells[]) {
  const text = (row: CsvCells) => JSON.stringify(Object.entries(row))
  const [before, after] = [new Set(from.map(text)), new Set(to.map(text))]
  return { added: to.filter((row) => !before.has(text(row))), missing: from.filter((row) => !after.has(text(row))) }
}

/** A position that the other lacks is gone, like a row. */
function positionsBetween(from: ReadonlyMap<string, Feature>, to: ReadonlyMap<string, Feature>) {
  return [...to].flatMap(([id, feature]) => {
    const was = from.get(id) ?? null
    return positionText(was) === positionText(feature) ? [] : [{ id, was, feature }]
  })
}

const differs = (left: unknown, right: unknown) => JSON.stringify(left) !== JSON.stringify(right)

/** Keys of `district.json` that come out otherwise than in the other pack; `sources.<id>` for single sources. */
function changedInDistrict(base: Pack, other: Pack): Gone[] {
  const [from, to] = [tablesOfPack(base).district, tablesOfPack(other).district]
  const moves = other.asOf > base.asOf
  const comesOut = { ...from, ...(moves ? { asOf: other.asOf, asOfLabel: null } : {}), sources: to.sources }
  const keys = Object.keys(from).filter((key) => differs(comesOut[key as keyof typeof comesOut], to[key]))
  const sources = base.sources.filter((source) => {
    const own = other.sources.find(({ id }) => id === source.id)
    return own === undefined || differs(own, source)
  })
  return [...keys, ...sources.map(({ id }) => `sources.${id}`)].map((id) => ({ file: DISTRICT_FILE, id, row: null }))
}
