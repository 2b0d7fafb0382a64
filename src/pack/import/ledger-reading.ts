import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import { append } from '../append'
import { compileGoodRows, type PackFiles } from '../compile-pack'
import { pinyinFromPack } from '../folder-of-pack'
import { shownValue } from '../findings'
import type { Decisions, Question } from './decisions'
import type { TableMapping } from './mapping'
import { mergedQuestions } from './asked'
import { proposeMapping } from './propose-mapping'
import type { ImportRecord } from './record'
import { recordsOf, type RecordsRead } from './records'
import type { SourceFile } from './source-file'
import type { Table } from './table'
import { signatureOf, tablesOf } from './tables'

/** A table with how it is understood. */
export interface ReadTable {
  table: Table
  mapping: TableMapping
  /** How many of its rows became records. */
  records: number
}

/** A pack folder that somebody has exported: merged as a whole, not row by row. */
export interface ReadPack {
  file: string
  pack: Pack
}

/** Everything that the files of an import say, in the pack's terms, and in what they could not be understood. */
export interface LedgerReading {
  tables: readonly ReadTable[]
  packs: readonly ReadPack[]
  records: readonly ImportRecord[]
  /** Of files, tables and rows. */
  rejections: readonly Rejection[]
  questions: readonly Question[]
}

interface Understood {
  pack: Pack
  /** The decision about its table, as JSON. */
  by: string
  mapping: TableMapping
  read: RecordsRead
}

/** What stays as it is while decisions change: the tables of a file, and the rows of a table that nothing new was decided of. */
export interface KeptTables {
  found: WeakMap<SourceFile, ReturnType<typeof tablesOf>>
  read: WeakMap<Table, Understood>
}

export const keptTables = (): KeptTables => ({ found: new WeakMap(), read: new WeakMap() })

/** Understands files that were read: finds their tables, maps the columns and reads the rows, all as far as was decided. */
export function readLedgers(
  files: readonly SourceFile[],
  pack: Pack,
  decisions: Decisions,
  kept: KeptTables = keptTables(),
): LedgerReading {
  const tables: ReadTable[] = []
  const packs: ReadPack[] = []
  const records: ImportRecord[] = []
  const rejections: Rejection[] = []
  const questions: Question[] = []
  for (const file of files) {
    append(rejections, file.problems)
    if (file.packFiles !== null) {
      const merged = readPackFolder(file.name, file.packFiles, pack)
      append(rejections, merged.rejections)
      if (merged.pack !== null) packs.push({ file: file.name, pack: merged.pack })
    }
    const found = kept.found.get(file) ?? tablesOf(file)
    kept.found.set(file, found)
    append(rejections, found.problems)
    for (const table of found.tables) {
      const { mapping, read } = readTable(table, pack, decisions, kept)
      tables.push({ table, mapping, records: read.records.length })
      append(records, read.records)
      append(rejections, read.rejections)
      append(questions, read.questions)
    }
  }
  return { tables, packs, records, rejections, questions: mergedQuestions(questions) }
}

function readTable(table: Table, pack: Pack, decisions: Decisions, kept: KeptTables): Understood {
  const decision = decisionOf(table, decisions)
  const by = JSON.stringify(decision ?? null)
  const before = kept.read.get(table)
  if (before?.pack === pack && before.by === by) return before
  const mapping = proposeMapping(table, pack, decision)
  const read = mapping.skip ? NOTHING : recordsOf(table, mapping, pack, decisions)
  const understood = { pack, by, mapping, read }
  kept.read.set(table, understood)
  return understood
}

const NOTHING = { records: [], rejections: [], questions: [] }

function decisionOf(table: Table, { tables }: Decisions) {
  const signature = signatureOf(table)
  return Object.hasOwn(tables, signature) ? tables[signature] : undefined
}

/** A pack of the same district, and made up only where this one is. Its refused rows are told with the name of the zip. */
function readPackFolder(file: string, files: PackFiles, own: Pack): { pack: Pack | null; rejections: Rejection[] } {
  const { pack, rejections } = compileGoodRows(files, pinyinFromPack(own))
  const inZip = rejections.map((rejection) => ({ ...rejection, file: `${file}/${rejection.file}` }))
  if (pack === null) return { pack, rejections: inZip }
  const refuse = (column: string, value: unknown, reason: Rejection['reason'], expected: unknown) => {
    const at = { file: `${file}/district.json`, row: null, column }
    return { pack: null, rejections: [{ ...at, value: shownValue(value), reason, expected: String(expected) }] }
  }
  if (pack.id !== own.id) return refuse('id', pack.id, 'valueUnknown', own.id)
  if (pack.synthetic !== own.synthetic) return refuse('synthetic', pack.synthetic, 'valueUnknown', own.synthetic)
  return { pack, rejections: inZip }
}
