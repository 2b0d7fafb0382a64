import type { Item } from '../../domain/item'
import type { Pack } from '../../domain/pack'
import type { Kind } from '../../domain/vocabulary'
import type { MatchCandidate, MatchWay } from './import-preview'
import type { ImportRecord } from './record'
import { comparedName, likenessOf, type ComparedName } from './same-name'

/** What a row speaks of, as far as no user was asked. */
export interface Match {
  way: MatchWay
  /** Set where the match is sure. */
  item: Item | null
  candidates: readonly MatchCandidate[]
  /** An item of another kind that has the row's very name. */
  ofOtherKind: Item | null
}

export interface Matcher {
  byId: ReadonlyMap<string, Item>
  matchOf(record: ImportRecord): Match
}

interface Known {
  item: Item
  names: readonly ComparedName[]
}

const MOST_CANDIDATES = 5
/** Pairs of characters that more items share say nothing. */
const COMMON = 400

const nameKey = (name: string) => name.normalize('NFKC').replace(/\s/g, '')

/** Looks up the items of a pack by id, by name and unit, and by names that are alike. */
export function createMatcher(pack: Pick<Pack, 'items' | 'units' | 'district'>): Matcher {
  const byId = new Map(pack.items.map((item) => [item.id, item]))
  const unitNames = [pack.district.zh, ...pack.units.flatMap(({ name }) => [name.zh, name.zh.replace(/街道$|镇$/, '')])]
  const byName = groups(pack.items, (item) => [item.name, ...item.aliases].map(nameKey))
  const known = new Map<Item, Known>(
    pack.items.map((item) => [
      item,
      { item, names: [item.name, ...item.aliases].map((name) => comparedName(name, unitNames)) },
    ]),
  )
  const byPair = groups(pack.items, (item) => known.get(item)!.names.flatMap(({ core }) => pairsOf(item.kind, core)))

  const alike = (record: ImportRecord, name: string): MatchCandidate[] => {
    const own = comparedName(name, unitNames)
    const pairs = pairsOf(record.kind, own.core).map((pair) => byPair.get(pair) ?? [])
    const telling = pairs.filter((items) => items.length <= COMMON)
    const near = new Set((telling.length > 0 ? telling : pairs.slice(0, 1)).flat())
    return [...near].flatMap((item) => {
      const best = known
        .get(item)!
        .names.flatMap((other) => likenessOf(own, other) ?? [])
        .sort((a, b) => b.score - a.score)[0]
      if (best === undefined) return []
      const sameUnit = record.values.unit === undefined || item.unit === null || item.unit === record.values.unit
      return [candidate(item, sameUnit ? best.score : best.score / 2, best.why)]
    })
  }

  const matchOf = (record: ImportRecord): Match => {
    const { id, name, unit } = record.values
    const ownId = id === undefined ? undefined : byId.get(id)
    if (ownId !== undefined && ownId.kind === record.kind) return sure('id', ownId)
    if (name === undefined) return { way: 'none', item: null, candidates: [], ofOtherKind: null }
    const namesakes = byName.get(nameKey(name)) ?? []
    const ofOtherKind = namesakes.find(({ kind }) => kind !== record.kind) ?? null
    const same = namesakes.filter(({ kind }) => kind === record.kind)
    const ofUnit = same.filter((item) => unit === undefined || item.unit === null || item.unit === unit)
    const ofVeryUnit = ofUnit.filter((item) => item.unit === (unit ?? null))
    const chosen = ofVeryUnit.length === 1 ? ofVeryUnit : ofUnit
    if (chosen.length === 1) return sure(nameKey(chosen[0]!.name) === nameKey(name) ? 'name' : 'alias', chosen[0]!)
    const exact = (chosen.length > 1 ? chosen : same).map((item) =>
      candidate(item, 1, chosen.length > 1 ? 'severalSame' : 'otherUnit'),
    )
    const candidates = [...exact, ...alike(record, name).filter(({ id }) => exact.every((other) => other.id !== id))]
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
    return { way: candidates.length > 0 ? 'likely' : 'none', item: null, candidates, ofOtherKind }
  }
  return { byId, matchOf }
}

const sure = (way: MatchWay, item: Item): Match => ({ way, item, candidates: [], ofOtherKind: null })

function candidate(item: Item, score: number, why: MatchCandidate['why']): MatchCandidate {
  return { id: item.id, name: item.name, unit: item.unit, score, why }
}

/** Pairs of neighbouring characters, with the kind: names of which none is shared are not alike. */
function pairsOf(kind: Kind, core: string): string[] {
  const characters = [...core]
  return characters.slice(1).map((character, index) => `${kind} ${characters[index]}${character}`)
}

function groups<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const grouped = new Map<string, T[]>()
  for (const value of values) {
    for (const key of new Set(keysOf(value))) {
      const group = grouped.get(key)
      if (group === undefined) grouped.set(key, [value])
      else group.push(value)
    }
  }
  return grouped
}
