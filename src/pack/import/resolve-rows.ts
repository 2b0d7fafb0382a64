import type { Item } from '../../domain/item'
import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import { shownValue } from '../findings'
import type { PinyinOf } from '../compile-pack'
import type { Decisions, Question } from './decisions'
import type { MatchCandidate, MatchWay } from './import-preview'
import { createMatcher } from './match-records'
import { newIdOf } from './new-ids'
import { keyOf, type ImportRecord } from './record'
import { placeOfRow } from './unify-rows'

/** A row with the item it speaks of. */
export interface ResolvedRow {
  key: string
  record: ImportRecord
  way: MatchWay
  /** The item of the pack; `null` = a new one, or none while `itemId` is `null`. */
  item: Item | null
  /** `null` = undecided or left out. */
  itemId: string | null
  leftOut: boolean
  candidates: readonly MatchCandidate[]
  /** The row's name where it was decided to be another name of its item. */
  alias: string | null
  /** An item of another kind that bears its name. */
  ofOtherKind: Item | null
}

/** Finds the item that each row speaks of, or an id for a new one, and asks where no rule may tell. */
export function resolveRows(
  records: readonly ImportRecord[],
  pack: Pick<Pack, 'items' | 'units' | 'district'>,
  decisions: Decisions,
  pinyinOf: PinyinOf,
): { rows: ResolvedRow[]; questions: Question[]; rejections: Rejection[] } {
  const matcher = createMatcher(pack)
  const taken = new Set([...pack.items.map(({ id }) => id), ...pack.units.map(({ id }) => id)])
  const rejections: Rejection[] = []
  const rows = records.flatMap((record): ResolvedRow[] => {
    const key = keyOf(record)
    const { way, item, candidates, ofOtherKind } = matcher.matchOf(record)
    const row = {
      key,
      record,
      way,
      item,
      itemId: item?.id ?? null,
      leftOut: false,
      candidates,
      alias: null,
      ofOtherKind,
    }
    const decided = Object.hasOwn(decisions.matches, key) ? decisions.matches[key] : undefined
    if (decided === 'leave') return [{ ...row, way: 'decided', item: null, itemId: null, leftOut: true }]
    if (decided === 'new' && isExact(row)) return [row]
    if (decided === 'new') return [{ ...row, way: 'decided', item: null, itemId: null, candidates: [] }]
    const chosen = decided === undefined ? undefined : matcher.byId.get(decided)
    if (chosen === undefined || chosen.kind !== record.kind) return [row]
    return [
      { ...row, way: 'decided', item: chosen, itemId: chosen.id, candidates: [], alias: newNameOf(record, chosen) },
    ]
  })
  const isNew = (row: ResolvedRow) => row.item === null && !row.leftOut && row.way !== 'likely'
  for (const { record } of rows.filter(isNew)) if (record.values.id !== undefined) taken.add(record.values.id)
  const ids = new Map<string, string>()
  const next = new Map<string, number>()
  const spelt = new Map<string, readonly string[]>()
  const pinyin: PinyinOf = (character) => {
    const before = spelt.get(character)
    if (before !== undefined) return before
    const own = pinyinOf(character)
    spelt.set(character, own)
    return own
  }
  const resolved = rows.flatMap((row): ResolvedRow[] => {
    if (!isNew(row)) return [row]
    const { record } = row
    const fault = newFault(record, pack)
    if (fault !== null) {
      rejections.push(fault)
      return []
    }
    const { id, name = '', unit = '' } = record.values
    const same = JSON.stringify([record.kind, id ?? '', name.normalize('NFKC'), unit])
    const itemId = id ?? ids.get(same) ?? newIdOf(name, record.kind, taken, pinyin, next)
    ids.set(same, itemId)
    taken.add(itemId)
    return [{ ...row, itemId }]
  })
  return { rows: resolved, questions: resolved.flatMap(questionOf), rejections }
}

/** Whether a row's item is beyond doubt: once imported, what was decided to be new is there, and stays one item the next time. */
function isExact({ way, item, record }: Pick<ResolvedRow, 'way' | 'item' | 'record'>): boolean {
  return way === 'id' || (way === 'name' && item?.unit === (record.values.unit ?? null))
}

/** The row's name, unless the item bears it already. */
function newNameOf({ values: { name } }: ImportRecord, item: Item): string | null {
  if (name === undefined) return null
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
  return [item.name, ...item.aliases].some((own) => plain(own) === plain(name)) ? null : name
}

/** Why a row cannot make a new item: without a name, or under an id that something else has. */
function newFault(record: ImportRecord, pack: Pick<Pack, 'items' | 'units'>): Rejection | null {
  const { file, sheet, row, values, columns } = record
  const at = { file, ...(sheet === null ? {} : { sheet }), row }
  const { id, name } = values
  if (name === undefined) {
    return { ...at, column: columns.name ?? 'name', value: '', reason: 'valueMissing', expected: null }
  }
  const holder = pack.items.find((item) => item.id === id) ?? pack.units.find((unit) => unit.id === id)
  if (id === undefined || holder === undefined) return null
  const expected = typeof holder.name === 'string' ? holder.name : holder.name.zh
  return { ...at, column: columns.id ?? 'id', value: shownValue(id), reason: 'idDuplicate', expected }
}

function questionOf({ key, record, way, candidates }: ResolvedRow): Question[] {
  if (way !== 'likely') return []
  return [
    {
      id: `match:${key}`,
      topic: 'match',
      table: record.table,
      where: placeOfRow(record),
      column: record.columns.name ?? null,
      record: key,
      about: [record.values.name ?? ''],
      options: [
        ...candidates.map(({ id, why }) => ({ value: id, why })),
        { value: 'new', why: null },
        { value: 'leave', why: null },
      ],
      rows: 1,
    },
  ]
}
