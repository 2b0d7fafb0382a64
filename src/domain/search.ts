import type { Item } from './item'
import { accountablesOf } from './item'
import type { Pack, Unit } from './pack'
import type { Kind } from './vocabulary'

/** What text search needs beside the item: readings of characters and the owning units. */
export interface Lexicon {
  readings: Readonly<Record<string, readonly string[]>>
  units: ReadonlyMap<string, Unit>
  /** What a kind is called in the languages of the interface, by which its items are found as well. */
  kinds: KindWords
}

export type KindWords = Readonly<Partial<Record<Kind, readonly string[]>>>

export function lexiconOf(pack: Pick<Pack, 'pinyin' | 'units'>, kinds: KindWords = {}): Lexicon {
  return { readings: pack.pinyin, units: new Map(pack.units.map((unit) => [unit.id, unit])), kinds }
}

/** Every text by which an item is found: its names, kind, people, departments, tags, task force, unit and the unit's head. */
export function searchTextsOf(item: Item, lexicon: Lexicon): readonly string[] {
  const unit = item.unit === null ? undefined : lexicon.units.get(item.unit)
  const texts = [item.name, ...item.aliases, ...accountablesOf(item), ...item.tags]
  texts.push(...(lexicon.kinds[item.kind] ?? []))
  if (item.taskForce !== null) texts.push(item.taskForce)
  if (unit !== undefined) {
    texts.push(unit.name.zh, unit.name.en)
    if (unit.head !== null) texts.push(unit.head.name)
  }
  return texts.map(fold)
}

/** Longer texts of an item, searched as they are written: what is known of its place, plan and state. */
export function proseOf(item: Item): readonly string[] {
  const { note, plan, position } = item
  const texts = [note, plan.basis, position?.basis, ...plan.milestones.map(({ title }) => title)]
  if (item.kind === 'village') texts.push(item.resettlement)
  if (item.kind === 'land') texts.push(item.owner, item.status)
  return texts.filter((text) => typeof text === 'string').map(fold)
}

/** Nobody types the blanks between figures and words, nor the marks between names. */
const PASSED_OVER = /[\s、，,·“”"《》（）()]/gu

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** A text as it is compared: letter case, width, blanks and marks make no difference. */
export const fold = (text: string) => plain(text).replace(PASSED_OVER, '')

/** The words of a query; every one of them must be found. */
export function termsOf(query: string): readonly string[] {
  return plain(query).split(/\s+/u).map(fold).filter(Boolean)
}

/** Whether one of the texts contains the term, as written or spelt in pinyin, in full, by initials or mixed. */
export function termFound(texts: readonly string[], term: string, readings: Lexicon['readings']): boolean {
  if (texts.some((text) => text.includes(term))) return true
  return /^[a-z]+$/.test(term) && texts.some((text) => spells(text, term, readings))
}

/** Whether a query finds an item. An empty query finds every item. */
export function matchesText(item: Item, query: string, lexicon: Lexicon): boolean {
  const terms = termsOf(query)
  if (terms.length === 0) return true
  const texts = searchTextsOf(item, lexicon)
  const prose = proseOf(item)
  return terms.every((term) => termFound(texts, term, lexicon.readings) || prose.some((text) => text.includes(term)))
}

/** Whether consecutive characters of `text` spell `term`, each by a reading or a beginning of it. */
function spells(text: string, term: string, readings: Lexicon['readings']): boolean {
  const characters = [...text]
  return characters.some((_, start) => spellsFrom(characters, start, term, readings))
}

function spellsFrom(
  characters: readonly string[],
  index: number,
  rest: string,
  readings: Lexicon['readings'],
): boolean {
  if (rest === '') return true
  const character = characters[index]
  if (character === undefined) return false
  const spellings = readings[character] ?? [character]
  return spellings.some((spelling) => {
    const shared = sharedPrefixLength(spelling, rest)
    for (let used = shared; used > 0; used--) {
      if (spellsFrom(characters, index + 1, rest.slice(used), readings)) return true
    }
    return false
  })
}

function sharedPrefixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length)
  let length = 0
  while (length < limit && a[length] === b[length]) length++
  return length
}
