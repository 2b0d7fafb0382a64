import type { Pack } from '../domain/pack'
import type { Rejection } from '../domain/rejection'
import { append } from './append'
import { canonicalCell } from './canonical-cell'
import { settleCell } from './cell-chains'
import { compileGoodRows, type PinyinOf } from './compile-pack'
import { draftOf, itemOfRow, rowsIn, tablesOfDraft, takeBack, type Draft } from './draft-pack'
import { appendRows, putPositions, putSources } from './draft-appends'
import { filesOfTables, folderOfPack } from './folder-of-pack'
import { conflictKey, type CsvCells, type DeltaConflict, type OverlayEntry, type Settlements } from './pack-delta'
import { FILE_COLUMNS } from './pack-rows'
import { wantsOf } from './row-wants'

/** Something of an entry that is not in the pack, because it was refused. `column` `null` = all of the row. */
export interface LeftOut {
  entry: string
  file: string
  id: string
  column: string | null
  rejection: Rejection
}

export interface Applied {
  /** `null` only when the pack itself cannot be compiled. */
  pack: Pack | null
  /** The folder that compiles into `pack`. */
  files: Map<string, Uint8Array>
  /** All of them, those that are settled too. */
  conflicts: readonly DeltaConflict[]
  /** Without row: what was refused stands in nobody's file. `subject` is the id. */
  rejections: readonly Rejection[]
  left: readonly LeftOut[]
}

const byAge = (a: OverlayEntry, b: OverlayEntry) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Puts entries on a pack, earliest first whatever their order. What stands there already is not put twice, so that an
 * entry may stay after it was published. A refused change is left out, and the rest of its entry stays.
 */
export function applyEntries(
  pack: Pack,
  entries: readonly OverlayEntry[],
  settlements: Settlements,
  pinyinOf: PinyinOf,
): Applied {
  const ordered = [...entries].sort(byAge)
  const draft = draftOf(pack)
  const { wants, conflicts, left } = wantsOf(draft, ordered)
  append(conflicts, putSources(draft, ordered, settlements))
  append(conflicts, putRows(draft, wants, settlements))
  append(left, appendRows(draft, ordered))
  append(conflicts, putPositions(draft, ordered, settlements))
  moveAsOf(draft, ordered)
  for (;;) {
    const files = filesOfTables(tablesOfDraft(draft))
    const compiled = compileGoodRows(files, pinyinOf)
    const taken = takeBack(draft, compiled.rejections)
    for (const { by, file, id, column, rejection } of taken) {
      const entriesOf = column === null ? new Set(by.values()) : [by.get(column) ?? '']
      for (const entry of entriesOf) {
        left.push({ entry, file, id, column, rejection: { ...rejection, row: null, subject: id } })
      }
    }
    if (taken.length > 0) continue
    const rejections = left.map(({ rejection }) => rejection)
    const own = compiled.rejections
    if (own.length === 0 || ordered.length === 0) {
      const written = compiled.pack === null ? files : folderOfPack(compiled.pack)
      return { pack: compiled.pack, files: written, conflicts, rejections: [...rejections, ...own], left }
    }
    return withoutLatest(pack, ordered, settlements, pinyinOf, own)
  }
}

/** What no single row is to blame for, such as a tag that a scene of the wall names: the latest entry is left out whole. */
function withoutLatest(
  pack: Pack,
  ordered: readonly OverlayEntry[],
  settlements: Settlements,
  pinyinOf: PinyinOf,
  faults: readonly Rejection[],
): Applied {
  const applied = applyEntries(pack, ordered.slice(0, -1), settlements, pinyinOf)
  const [entry, [rejection]] = [ordered.at(-1), faults]
  if (entry === undefined || rejection === undefined) return applied
  const whole = { entry: entry.id, file: rejection.file, id: '', column: null, rejection }
  return { ...applied, rejections: [...applied.rejections, rejection], left: [...applied.left, whole] }
}

function putRows(
  draft: Draft,
  wants: ReturnType<typeof wantsOf>['wants'],
  settlements: Settlements,
): readonly DeltaConflict[] {
  const conflicts: DeltaConflict[] = []
  for (const [file, byId] of wants) {
    const rows = rowsIn(draft, file)
    const indexOf = new Map(rows.map((row, index) => [row.id, index]))
    for (const [id, byColumn] of byId) {
      const index = indexOf.get(id)
      const original = index === undefined ? null : (rows[index] ?? null)
      const cells: Record<string, string> = { ...(original ?? { id }) }
      const by = new Map<string, string>()
      for (const [column, own] of byColumn) {
        const now = canonicalCell(file, column, original?.[column] ?? '')
        const settled = settleCell(now, own, settlements[conflictKey({ file, id, column })])
        append(
          conflicts,
          settled.conflicts.map((conflict) => ({ ...conflict, file, id, column })),
        )
        if (settled.by === null) continue
        cells[column] = settled.value
        by.set(column, settled.by)
      }
      if (by.size === 0) continue
      const row = ordered(file, cells)
      draft.touched.set(row, { file, id, item: itemOfRow(row), original, by })
      if (index === undefined) rows.push(row)
      else rows[index] = row
    }
  }
  return conflicts
}

/** A row without empty cells. */
function ordered(file: string, cells: Readonly<Record<string, string>>): CsvCells {
  const columns = FILE_COLUMNS[file] ?? []
  return Object.fromEntries(
    columns.flatMap((column) => ((cells[column] ?? '') === '' ? [] : [[column, cells[column] ?? '']])),
  )
}

/** The day moves on with the latest of the entries; how the former day was worded no longer holds then. */
function moveAsOf(draft: Draft, entries: readonly OverlayEntry[]): void {
  const { district } = draft.tables
  const days = entries.flatMap(({ delta }) => (delta.asOf === null ? [] : [delta.asOf]))
  const latest = days.reduce((last, day) => (day > last ? day : last), district.asOf)
  if (latest > district.asOf) draft.tables.district = { ...district, asOf: latest, asOfLabel: null }
}
