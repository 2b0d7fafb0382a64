import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import { KINDS } from '../../domain/vocabulary'
import { Asked, type Ask } from './asked'
import type { Decisions, Question, TableDecision } from './decisions'
import type { TableMapping } from './mapping'
import { headerOfPosition, placeOf, rawPositionOf, systemOptions, type RawPosition } from './read-place'
import type { ImportRecord, RecordPlace } from './record'
import { joinedRows } from './joined-rows'
import { rowReader, type RowRead } from './row-values'
import type { Table } from './table'

export interface RecordsRead {
  records: ImportRecord[]
  rejections: Rejection[]
  questions: Question[]
}

/** The decision for a table; none for a key that nobody wrote. */
export function decisionFor({ tables }: Decisions, signature: string): TableDecision {
  return Object.hasOwn(tables, signature) ? (tables[signature] ?? {}) : {}
}

/**
 * Turns a table's rows into records in the pack's terms. A row with a cell that cannot be read is refused whole, as in a
 * pack's own ledgers: half a row would look like a statement that the other half is empty. A row that waits for an
 * answer is held back; only the system and the accuracy of positions hold back no more than the position.
 */
export function recordsOf(table: Table, mapping: TableMapping, pack: Pack, decisions: Decisions): RecordsRead {
  if (mapping.skip) return { records: [], rejections: [], questions: [] }
  const decision = decisionFor(decisions, mapping.table)
  const where = table.sheet === null ? table.file : `${table.file} ${table.sheet}`
  const asked = new Asked(mapping.table, where)
  const rejections: Rejection[] = personalColumns(table, mapping)
  if (mapping.households) return { records: [], rejections: [...rejections, ...householdRows(table)], questions: [] }
  const nameIndex = mapping.columns.find(({ target }) => target === 'name')?.index ?? null
  const read = rowReader(table, mapping, pack, decision)
  const rows = joinedRows(table.rows.map(read), table, nameIndex)
  const positions: { name: string | null; raw: RawPosition; row: number }[] = []
  const records: ImportRecord[] = []
  for (const one of rows) {
    if (Object.keys(one.columns).length === 0 && one.asks.length === 0 && one.rejections.length === 0) continue
    const raw = rawPositionOf(one.row, mapping)
    if (raw !== null && 'fault' in raw) {
      one.rejections.push({
        ...placed(table, one),
        column: raw.column,
        value: raw.value,
        reason: raw.fault,
        expected: null,
      })
    }
    const position = raw === null || 'fault' in raw ? null : raw
    const place = position === null ? null : placeFor(one, position, { table, mapping, decision, pack })
    if (one.values.name === undefined && one.values.id === undefined && one.rejections.length + one.asks.length === 0) {
      const column = nameIndex === null ? null : (table.columns[nameIndex]?.header ?? null)
      one.rejections.push({ ...placed(table, one), column, value: '', reason: 'valueMissing', expected: null })
    }
    if (one.rejections.length > 0) {
      rejections.push(...one.rejections)
      continue
    }
    if (position !== null && place === 'system')
      positions.push({ name: one.values.name ?? null, raw: position, row: one.row.row })
    if (place === 'accuracy') asked.add(ACCURACY, one.row.row)
    const asks = one.kind === null ? [...one.asks, KIND] : one.asks
    for (const ask of asks) asked.add(ask, one.row.row)
    if (asks.length > 0 || one.kind === null) continue
    records.push(recordOf(one, one.kind, table, mapping, place === null || typeof place === 'string' ? null : place))
  }
  // A sheet has only its header to name a system: 经度（GCJ-02）.
  askSystem(asked, { ...table, declaredSystem: table.declaredSystem ?? headerOfPosition(mapping) }, positions, pack)
  return { records, rejections, questions: asked.all() }
}

const KIND: Ask = {
  topic: 'kind',
  column: null,
  word: '',
  about: '',
  options: KINDS.map((value) => ({ value, why: null })),
}
const ACCURACY: Ask = {
  topic: 'accuracy',
  column: null,
  word: '',
  about: '',
  options: ['surveyed', 'digitised', 'approximate'].map((value) => ({ value, why: null })),
}

function askSystem(
  asked: Asked,
  table: Table,
  positions: readonly { name: string | null; raw: RawPosition; row: number }[],
  pack: Pack,
): void {
  if (positions.length === 0) return
  const options = systemOptions(table, positions, pack)
  for (const { raw, row } of positions) {
    asked.add({ topic: 'system', column: null, word: '', about: raw.original, options }, row)
  }
}

const placed = ({ file, sheet }: Table, { row }: RowRead): Pick<Rejection, 'file' | 'sheet' | 'row'> => {
  return { file, ...(sheet === null ? {} : { sheet }), row: row.row }
}

function placeFor(
  one: RowRead,
  raw: RawPosition,
  { table, mapping, decision, pack }: { table: Table; mapping: TableMapping; decision: TableDecision; pack: Pack },
): RecordPlace | 'system' | 'accuracy' | null {
  const { accuracy = null, errorM = null } = one.values
  const result = placeOf(raw, decision, { accuracy, errorM }, pack.bounds)
  if ('ask' in result) return result.ask
  if ('fault' in result) {
    one.rejections.push({
      ...placed(table, one),
      column: table.isMap ? null : headerOfPosition(mapping),
      value: raw.original,
      reason: result.fault,
      expected: null,
    })
    return null
  }
  const { place } = result
  const isOldDatum = /^(?:xian80|beijing54)/.test(place.system)
  if (isOldDatum && decision.datum === undefined) {
    one.remarks.push({ column: null, why: 'datumApproximate', value: String(place.errorM ?? '') })
  }
  return place
}

function recordOf(
  { row, values, said, columns, remarks }: RowRead,
  kind: ImportRecord['kind'],
  { file, sheet, side }: Table,
  { table }: TableMapping,
  place: RecordPlace | null,
): ImportRecord {
  const beside = side === undefined ? {} : { side }
  return { table, file, sheet, row: row.row, ...beside, kind, values, said, columns, place, remarks }
}

/** Columns of personal data are left out and told of once; the rows stay. */
function personalColumns(table: Table, mapping: TableMapping): Rejection[] {
  const header = table.leftOut.find(({ why }) => why === 'header')?.row ?? null
  return mapping.columns
    .filter(({ why }) => why === 'personal')
    .map((column) => {
      const where = { file: table.file, ...(table.sheet === null ? {} : { sheet: table.sheet }), row: header }
      return { ...where, column: column.header, value: column.header, reason: 'personalData', expected: null }
    })
}

/** Each row of a list of households is one, whatever else stands in it. */
function householdRows(table: Table): Rejection[] {
  return table.rows.map(({ row }) => {
    const where = { file: table.file, ...(table.sheet === null ? {} : { sheet: table.sheet }), row }
    return { ...where, column: null, value: '', reason: 'personalData', expected: null }
  })
}
