import { EXPORT_HEADERS } from '../export/export-labels'
import { isPersonalHeader } from '../personal-data'
import { foldText } from './fold-text'
import { BY_CONTENT_WORDS, HEADER_WORDS, SERIAL_WORDS } from './header-synonyms'
import { dimensionOf, unitOfWord, type Dimension } from './measures'
import { LEDGER_TARGETS, OTHER_TARGETS, type Target, type Unit } from './targets'

export const TARGETS: readonly Target[] = [...LEDGER_TARGETS, ...OTHER_TARGETS]

const TARGET_NAMES = new Map([
  ...TARGETS.map((target) => [target.toLowerCase(), target] as const),
  ...EXPORT_HEADERS.map(([header, target]) => [foldText(header), target] as const),
])
/** Parts of a header that say the period and nothing of what is in the column. */
const YEAR = /(?:19|20)\d{2}(?=年)/g
const PARENTHESES = /[([【「][^)\]】」]*[)\]】」]/g

/** The headers under which a column may be known, folded: as it stands, without what is in parentheses, without the year. */
function readingsOf(text: string): string[] {
  const folded = foldText(text).replace(/[*:：。、]+$/, '')
  const bare = folded.replace(PARENTHESES, '')
  const opened = folded.replace(/[()[\]【】]/g, '')
  const trimmed = [folded, bare, opened].map(withoutUnit)
  return [...new Set([...trimmed, ...trimmed.map((reading) => reading.replace(YEAR, ''))])].filter(
    (part) => part !== '',
  )
}

const TRAILING_UNIT = /[/_-]?(百万元|万元|亿元|千元|万平方米|平方米|万m2|m2|公顷|公里|千米)$/
const withoutUnit = (text: string) => text.replace(TRAILING_UNIT, '') || text

export interface HeaderMatch {
  target: Target
  score: number
}

const LEAF = 1000
const JOINED = 900
const LEAF_PART = 500
const JOINED_PART = 400

/**
 * What a header speaks of, best first, judged by its lowest level and by all of them put together in either order
 * (`开工时间` over `计划` is `计划开工时间`). `vetoed`: a word made it something else.
 */
export function matchHeader(levels: readonly string[]): { matches: HeaderMatch[]; vetoed: Target | null } {
  const leaf = levels.at(-1) ?? ''
  const leaves = readingsOf(leaf)
  const whole = foldText(levels.join(''))
  const joined =
    levels.length < 2 ? [] : [...readingsOf(levels.join('')), ...readingsOf([...levels].reverse().join(''))]
  const named = TARGET_NAMES.get(foldText(leaf))
  if (named !== undefined) return { matches: [{ target: named, score: LEAF * 2 }], vetoed: null }
  const matches: HeaderMatch[] = []
  let vetoed: HeaderMatch | null = null
  for (const target of TARGETS) {
    const words = HEADER_WORDS[target]
    if (words === undefined) continue
    const score = scoreOf(words, leaves, joined)
    if (score === 0) continue
    const match = { target, score }
    const barred = words.not?.test(whole) === true && !words.is.includes(leaves[0] ?? '')
    if (barred || words.never?.test(whole) === true) {
      if (vetoed === null || score > vetoed.score) vetoed = match
    } else matches.push(match)
  }
  matches.sort((a, b) => b.score - a.score)
  const best = matches[0]?.score ?? 0
  return { matches, vetoed: vetoed !== null && vetoed.score > best ? vetoed.target : null }
}

const CUT_BYTES = 10
const bytesAs = {
  gbk: (text: string) => [...text].reduce((sum, character) => sum + (character < '\u0080' ? 1 : 2), 0),
  utf8: (text: string) => new TextEncoder().encode(text).length,
}

/**
 * What a column of a map file speaks of whose name was cut after ten bytes, as in a Shapefile: the one target of which a
 * word begins so; `null` = it was not cut, or may be several.
 */
export function matchCutHeader(header: string): Target | null {
  const folded = foldText(header)
  const isCut = [bytesAs.gbk(header), bytesAs.utf8(header)].some((size) => size === CUT_BYTES || size === CUT_BYTES - 1)
  if (!isCut) return null
  const found = TARGETS.filter((target) => HEADER_WORDS[target]?.is.some((word) => word.startsWith(folded)) === true)
  return found.length === 1 ? (found[0] ?? null) : null
}

function scoreOf(
  { is, has = [] }: { is: readonly string[]; has?: readonly string[] },
  leaves: readonly string[],
  joined: readonly string[],
): number {
  const exact = (readings: readonly string[], top: number) =>
    Math.max(0, ...readings.map((reading) => (is.includes(reading) ? top - is.indexOf(reading) : 0)))
  const part = (readings: readonly string[], top: number) => {
    const found = has.filter((word) => readings.some((reading) => reading.includes(word)))
    return Math.max(0, ...found.map((word) => top + word.length))
  }
  return Math.max(exact(leaves, LEAF), exact(joined, JOINED), part(leaves, LEAF_PART), part(joined, JOINED_PART))
}

/** Whether a text reads as the header of a column. Long texts, `填报人：张三` and numbers do not. */
export function isHeaderWord(text: string): boolean {
  const folded = foldText(text)
  if (folded === '' || folded.length > 24 || /[:：]./.test(folded)) return false
  if (isSerialHeader(text) || isPersonalHeader(text)) return true
  if (readingsOf(text).some((reading) => BY_CONTENT_WORDS.includes(reading))) return true
  const { matches, vetoed } = matchHeader([text])
  const score = matches[0]?.score ?? 0
  return score > LEAF_PART || vetoed !== null
}

export function isSerialHeader(text: string): boolean {
  return readingsOf(text).some((reading) => SERIAL_WORDS.includes(reading))
}

export function isByContent(text: string): boolean {
  return readingsOf(text).some((reading) => BY_CONTENT_WORDS.includes(reading))
}

/** The unit that a header names in parentheses, after a slash or at its end, lowest level first; `null` = none. */
export function unitInHeader(levels: readonly string[], dimension: Dimension): Unit | null {
  for (const level of [...levels].reverse()) {
    const folded = foldText(level)
    const words = [...folded.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].flatMap(([, inside = '']) =>
      inside.replace(/^单位[:：]?/, '').split(/[、,，;；/]/),
    )
    const trailing = TRAILING_UNIT.exec(folded)?.[1]
    const afterSlash = /[/_]([^/_]+)$/.exec(folded)?.[1]
    for (const word of [...words, trailing, afterSlash]) {
      const unit = word === undefined ? null : unitOfWord(word)
      if (unit !== null && dimensionOf(unit) === dimension) return unit
    }
  }
  return null
}

/** The unit that lines above the table name for a dimension: `单位：万元、亩`, `（单位：万元）`; two that differ = none. */
export function unitInHeading(heading: readonly string[], dimension: Dimension): Unit | null {
  const words = heading.flatMap((line) =>
    [...foldText(line).matchAll(/(?:单位[:：]|[([【])([^)\]】:：]*)/g)].flatMap(([, said = '']) =>
      said.split(/[、,，;；/]/),
    ),
  )
  const units = words.map((word) => unitOfWord(word)).filter((unit) => unit !== null && dimensionOf(unit) === dimension)
  return new Set(units).size === 1 ? (units[0] ?? null) : null
}

/** Words of a header that stay the same when next month's file comes: figures are `#`. */
export function lastingWords(text: string): string {
  return foldText(text).replace(/\d+/g, '#')
}
