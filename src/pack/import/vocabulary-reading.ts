import { BLOCKER_CATEGORIES, type BlockerCategory } from '../../domain/report'
import type { Pack } from '../../domain/pack'
import { ACCURACIES, FUNDINGS, KINDS, LEVELS, PLAN_CLASSES, STAGES_OF, type Kind } from '../../domain/vocabulary'
import { EXPORT_LABELS } from '../export/export-labels'
import { foldText } from './fold-text'
import type { Target } from './targets'
import {
  ACCURACY_WORDS,
  CATEGORY_PARTS,
  CATEGORY_WORDS,
  FUNDING_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  NO_WORDS,
  PLAN_CLASS_WORDS,
  STAGE_WORDS,
  YES_STEMS,
  YES_WORDS,
} from './vocabulary-synonyms'

/** A closed vocabulary: its values, the words that surely mean one, and how likely a value is meant by a word that is not among them. */
interface Vocabulary {
  options: readonly string[]
  wordsOf: (option: string) => readonly string[]
}

type PackWords = Pick<Pack, 'units' | 'fields' | 'district'>

function vocabulary(
  options: readonly string[],
  words: Readonly<Partial<Record<string, readonly string[]>>>,
): Vocabulary {
  return { options, wordsOf: (option) => [...(words[option] ?? []), ...exportedAs(option)] }
}

const exportedAs = (option: string) => (EXPORT_LABELS[option] ?? []).map(foldText)

const FIXED: Partial<Record<Target, Vocabulary>> = {
  kind: vocabulary(KINDS, KIND_WORDS),
  level: vocabulary(LEVELS, LEVEL_WORDS),
  planClass: vocabulary(PLAN_CLASSES, PLAN_CLASS_WORDS),
  funding: vocabulary(FUNDINGS, FUNDING_WORDS),
  accuracy: vocabulary(ACCURACIES, ACCURACY_WORDS),
  blockerCategory: vocabulary(BLOCKER_CATEGORIES, CATEGORY_WORDS),
}

const YES_NO_TARGETS: readonly Target[] = ['landCleared', 'idle', 'anchor']

/** The vocabulary of a target, for items of one kind; `null` = its values are free. */
export function vocabularyOf(target: Target, kind: Kind | null, pack: PackWords): Vocabulary | null {
  if (target === 'unit') return unitVocabulary(pack)
  if (target === 'field') return fieldVocabulary(pack)
  if (target === 'stage') return kind === null ? anyStage() : vocabulary(STAGES_OF[kind], STAGE_WORDS[kind])
  if (YES_NO_TARGETS.includes(target)) {
    const stems = YES_STEMS[target] ?? []
    const no = [...NO_WORDS, ...stems.flatMap((stem) => [`未${stem}`, `非${stem}`, `不${stem}`])]
    return vocabulary(['yes', 'no'], { yes: [...YES_WORDS, ...stems], no })
  }
  return FIXED[target] ?? null
}

function anyStage(): Vocabulary {
  const options = [...new Set(Object.values(STAGES_OF).flat())]
  return { options, wordsOf: (option) => KINDS.flatMap((kind) => STAGE_WORDS[kind][option as never] ?? []) }
}

const OFFICE = /(?:街道办事处|街道办|街道党工委|镇人民政府|镇政府|人民政府|办事处|党工委|管理委员会|管委会|管委)$/
const DIVISION = /(?:街道|镇|乡|开发区|园区|片区|新区)$/

/** How units are called: by their id, their names, and short for these without 街道, the district's name or the office's. */
function unitVocabulary({ units, district }: PackWords): Vocabulary {
  const ownDistrict = foldText(district.zh)
  const short = ownDistrict.replace(/[区县市]$/, '')
  const callsOf = (id: string): string[] => {
    const unit = units.find((candidate) => candidate.id === id)
    if (unit === undefined) return []
    const name = foldText(unit.name.zh)
    const bare = name.startsWith(ownDistrict)
      ? name.slice(ownDistrict.length)
      : short.length > 1 && name.startsWith(short) && name.length - short.length > 2
        ? name.slice(short.length)
        : name
    const stem = bare.replace(DIVISION, '')
    const calls = [name, bare, ...(stem.length >= 2 ? [stem] : []), foldText(unit.name.en)]
    if (name.endsWith('开发区')) calls.push('开发区', bare.replace(/经济(?=开发区)/, ''))
    return [...new Set(calls)]
  }
  const all = new Map(units.map(({ id }) => [id, callsOf(id)]))
  // A call that fits two units names neither.
  const counts = new Map<string, number>()
  for (const calls of all.values()) for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1)
  return {
    options: units.map(({ id }) => id),
    wordsOf: (id) => (all.get(id) ?? []).filter((call) => counts.get(call) === 1),
  }
}

function fieldVocabulary({ fields }: PackWords): Vocabulary {
  return {
    options: fields.map(({ id }) => id),
    wordsOf: (id) => {
      const field = fields.find((candidate) => candidate.id === id)
      if (field === undefined) return []
      const name = foldText(field.name.zh)
      const finer = ['现代', '先进', '高端', '新型'].map((word) => `${word}${name}`)
      return [
        name,
        name.replace(/业$/, ''),
        ...finer,
        `${name}建设`,
        `${name}项目`,
        `${name}领域`,
        `${name}类`,
        foldText(field.name.en),
      ]
    },
  }
}

/** Forms under which a word of a unit may stand: with the district's name before it or the office's after it. */
function formsOf(target: Target, word: string, { district }: PackWords): string[] {
  const folded = foldText(word).replace(/[。.;；]+$/, '')
  if (target !== 'unit') return [folded, folded.replace(/[(（].*[)）]$/, '')]
  const own = foldText(district.zh)
  const inside = folded.startsWith(own) && folded.length > own.length ? folded.slice(own.length) : folded
  const bare = inside.replace(OFFICE, '')
  return [...new Set([folded, inside, bare, ...(OFFICE.test(inside) ? [`${bare}街道`, `${bare}镇`] : [])])]
}

/** Reads words of one vocabulary; made once for many cells. */
export function wordReader(
  target: Target,
  kind: Kind | null,
  pack: PackWords,
): { read: (word: string) => string | null; options: (word: string) => readonly string[] } | null {
  const own = vocabularyOf(target, kind, pack)
  if (own === null) return null
  const known = new Map<string, string>()
  for (const option of own.options)
    for (const word of own.wordsOf(option)) if (!known.has(word)) known.set(word, option)
  for (const option of own.options) known.set(option, option)
  return {
    read: (word) => {
      if (own.options.includes(word.trim())) return word.trim()
      for (const form of formsOf(target, word, pack)) {
        const option = known.get(form)
        if (option !== undefined) return option
      }
      return target === 'unit' ? unitOfPlace(foldText(word), own) : null
    },
    options: (word) => {
      const folded = foldText(word)
      const likeness = (option: string) => Math.max(0, ...own.wordsOf(option).map((call) => alike(folded, call)))
      return [...own.options]
        .map((option) => ({ option, score: likeness(option) }))
        .sort((a, b) => b.score - a.score)
        .map(({ option }) => option)
    },
  }
}

/** The unit in which a place lies that is told with it: 城东街道甲村. */
function unitOfPlace(place: string, { options, wordsOf }: Vocabulary): string | null {
  const named = options.filter((id) => wordsOf(id).some((call) => DIVISION.test(call) && place.includes(call)))
  const [only] = named
  const isFirst = only !== undefined && wordsOf(only).some((call) => DIVISION.test(call) && place.startsWith(call))
  return named.length === 1 && isFirst ? only : null
}

/** How many characters two words have in common, in relation to the longer one; one within the other counts more. */
function alike(left: string, right: string): number {
  if (left === '' || right === '') return 0
  const common = [...new Set(left)].filter((character) => right.includes(character)).length
  const inside = left.includes(right) || right.includes(left) ? 1 : 0
  return common / Math.max(left.length, right.length) + inside
}

/** The kind that a title names; `null` when it names none or several. */
export function kindInTitle(title: string): Kind | null {
  let rest = foldText(title)
  const found = new Set<Kind>()
  for (const [word, kind] of TITLE_WORDS) {
    if (!rest.includes(word)) continue
    rest = rest.replaceAll(word, ' ')
    found.add(kind)
  }
  // 项目 alone says little: 道路项目 are roads.
  if (found.size === 2 && found.has('project') && !/重点项目|建设项目/.test(foldText(title))) found.delete('project')
  return found.size === 1 ? ([...found][0] ?? null) : null
}

/** Sheets of an export bear its labels, in either language. */
const TITLE_WORDS = KINDS.flatMap((kind) =>
  [...new Set([...KIND_WORDS[kind], ...exportedAs(kind)])].map((word) => [word, kind] as const),
).sort(([a], [b]) => b.length - a.length)

/** The category that a blocker's words leave no doubt of; `other` when they speak of none or of several. */
export function categoryOf(text: string): BlockerCategory {
  const folded = foldText(text)
  const found = (['land', 'approval', 'design'] as const).filter((category) => {
    return CATEGORY_PARTS[category].some((part) => folded.includes(part))
  })
  return found.length === 1 ? (found[0] ?? 'other') : 'other'
}
