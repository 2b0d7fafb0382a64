import type { Feature } from 'geojson'
import type { Pack, Source } from '../domain/pack'
import type { Rejection } from '../domain/rejection'
import { DISTRICT_FILE } from './district'
import { tablesOfPack, type PackTables } from './folder-of-pack'
import type { CsvCells } from './pack-delta'
import { GEOMETRY_FILE } from './positions'

/** A row, feature or source that entries changed or added. */
export interface Touch {
  file: string
  id: string
  /** The item of which it speaks; `null` for sources. */
  item: string | null
  /** What stood there; `null` = it is new. */
  original: CsvCells | Feature | null
  /** The entry that set each column. */
  by: ReadonlyMap<string, string>
}

/** A pack's rows with changes on them, of which each can be taken back. */
export interface Draft {
  tables: PackTables
  sources: Source[]
  touched: Map<CsvCells | Feature | Source, Touch>
}

export function draftOf(pack: Pack): Draft {
  return { tables: tablesOfPack(pack), sources: [...pack.sources], touched: new Map() }
}

export const itemOfRow = (row: CsvCells) => row.itemId ?? row.id ?? ''

export const rowsIn = ({ tables }: Draft, file: string): CsvCells[] => tables.rows.get(file) ?? []

/** The cells of a draft ready to be written. */
export function tablesOfDraft({ tables, sources }: Draft): PackTables {
  return { ...tables, district: { ...tables.district, sources } }
}

/** 1-based line of each row of a file, the header being line 1: cells may hold line feeds. */
function rowAtLine(rows: readonly CsvCells[], line: number): CsvCells | undefined {
  let at = 2
  for (const row of rows) {
    if (at === line) return row
    at += Object.values(row).reduce((lines, cell) => lines + (cell.split('\n').length - 1), 1)
  }
  return undefined
}

/** What stands where compile found a fault; `undefined` where it is about a whole file or another part of `district.json`. */
function faultyThing(draft: Draft, { file, row, column }: Rejection): CsvCells | Feature | Source | undefined {
  if (file === DISTRICT_FILE) return draft.sources[Number(/^sources\[(\d+)\]/.exec(column ?? '')?.[1] ?? -1)]
  if (row === null) return undefined
  if (file === GEOMETRY_FILE) return [...draft.tables.positions.values()][row - 1]
  return rowAtLine(rowsIn(draft, file), row)
}

/** What had to be taken back, and why. */
export interface TakenBack extends Touch {
  rejection: Rejection
  /** The column alone that was taken back; `null` = all of it. */
  column: string | null
}

function replace(draft: Draft, thing: CsvCells | Feature | Source, touch: Touch, by: CsvCells | Feature | null): void {
  draft.touched.delete(thing)
  if (touch.file === DISTRICT_FILE) draft.sources.splice(draft.sources.indexOf(thing as Source), 1)
  else if (touch.file === GEOMETRY_FILE) {
    if (by === null) draft.tables.positions.delete(touch.id)
    else draft.tables.positions.set(touch.id, by as Feature)
  } else {
    const rows = rowsIn(draft, touch.file)
    rows.splice(rows.indexOf(thing as CsvCells), 1, ...(by === null ? [] : [by as CsvCells]))
  }
}

/** Takes back one cell where it alone is refused, else the row. */
function takeBackOne(draft: Draft, thing: CsvCells | Feature | Source, touch: Touch, rejection: Rejection): TakenBack {
  const { original, file, by } = touch
  const { column } = rejection
  const isRow = file !== DISTRICT_FILE && file !== GEOMETRY_FILE
  if (!isRow || original === null || column === null || !by.has(column) || by.size === 1) {
    replace(draft, thing, touch, original)
    return { ...touch, rejection, column: null }
  }
  const { [column]: _, ...others } = thing as CsvCells
  const was = (original as CsvCells)[column]
  const mended: CsvCells = was === undefined ? others : { ...others, [column]: was }
  replace(draft, thing, touch, mended)
  draft.touched.set(mended, { ...touch, by: new Map([...by].filter(([name]) => name !== column)) })
  return { ...touch, rejection, column }
}

/**
 * Takes back what compile refused: the touched row itself, or, where a published row is refused because of it, all that
 * was touched of that item. `[]` = nothing of the draft is to blame.
 */
export function takeBack(draft: Draft, rejections: readonly Rejection[]): TakenBack[] {
  const faulty = rejections.map((rejection) => ({ rejection, thing: faultyThing(draft, rejection) }))
  const taken: TakenBack[] = []
  for (const { rejection, thing } of faulty) {
    const touch = thing === undefined ? undefined : draft.touched.get(thing)
    if (thing !== undefined && touch !== undefined) taken.push(takeBackOne(draft, thing, touch, rejection))
  }
  if (taken.length > 0) return taken
  for (const { rejection, thing } of faulty) {
    if (thing === undefined || rejection.file === DISTRICT_FILE) continue
    const item = rejection.file === GEOMETRY_FILE ? String((thing as Feature).id) : itemOfRow(thing as CsvCells)
    for (const [touchedThing, touch] of [...draft.touched].filter(([, own]) => own.item === item)) {
      replace(draft, touchedThing, touch, touch.original)
      taken.push({ ...touch, rejection, column: null })
    }
  }
  return taken
}
