import type { CandidateWhy } from './import-preview'

/** Words that offices add to a name or leave out: `甲庄`, `甲庄村`, `甲庄村旧村改造项目`. Longer ones first. */
const ADDED_WORDS = [
  '旧村改造',
  '改造提升',
  '有限公司',
  '建设项目',
  '征迁',
  '拆迁',
  '旧改',
  '棚改',
  '项目',
  '工程',
  '建设',
  '改造',
  '社区',
  '小区',
  '街道',
  '片区',
  '地块',
  '村',
  '镇',
  '乡',
]
const LEAST = 2
const CHINESE_DIGITS = '〇一二三四五六七八九'

/** A name brought to one form: width, case, spaces, marks and Chinese digits. Brackets are kept as `(` and `)`. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[【[]/g, '(')
    .replace(/[】\]]/g, ')')
    .replace(/[^\p{L}\p{N}()]/gu, '')
    .replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)))
}

const known = new WeakMap<readonly string[], readonly string[]>()

/** Prefixes in plain form, made once for the thousands of names that are held against them. */
function plainOf(prefixes: readonly string[]): readonly string[] {
  const before = known.get(prefixes)
  if (before !== undefined) return before
  const made = prefixes.map(plain).filter((prefix) => prefix !== '')
  known.set(prefixes, made)
  return made
}

/** What is left of a name without brackets, the names of units before it and the words that are added or left out after it. */
export function coreOf(name: string, prefixes: readonly string[] = []): string {
  const whole = plain(name)
  const plainPrefixes = plainOf(prefixes)
  let core = whole.replace(/\([^()]*\)/g, '').replace(/[()]/g, '')
  if ([...core].length < LEAST) core = whole.replace(/[()]/g, '')
  for (let before: string | undefined = ''; before !== undefined; core = core.slice(before?.length ?? 0)) {
    before = plainPrefixes.find((prefix) => core.startsWith(prefix) && [...core].length - [...prefix].length >= LEAST)
  }
  for (;;) {
    const word = ADDED_WORDS.find((added) => core.endsWith(added) && [...core].length - [...added].length >= LEAST)
    if (word === undefined) return core
    core = core.slice(0, -word.length)
  }
}

/** Numbers, letters and points of the compass, by which names tell neighbours apart: 一期 and 二期, 东路 and 西路. */
const marksOf = (name: string) => (plain(name).match(/\d+|[a-z]+|[东西南北]/g) ?? []).join(' ')

/** Below it, one differing character makes another name: 张家庄 and 李家庄. */
const LONG = 6

/** Whether exactly one character of two equally long names differs, and not the first. */
function differsInOne(left: string, right: string): boolean {
  const [own, other] = [[...left], [...right]]
  if (own.length < LONG || own.length !== other.length || own[0] !== other[0]) return false
  return own.filter((character, index) => character !== other[index]).length === 1
}

const SCORES = { sameWords: 0.9, contains: 0.7, oneCharacter: 0.6 } as const

/** A name prepared for comparison. */
export interface ComparedName {
  core: string
  marks: string
}

export function comparedName(name: string, prefixes: readonly string[]): ComparedName {
  const core = coreOf(name, prefixes)
  return { core, marks: marksOf(core + (/[（(].*[)）]/.exec(name)?.[0] ?? '')) }
}

/** Whether two names may mean one thing, and why; `null` = they do not. Exactly equal names are not asked about here. */
export function likenessOf(
  left: ComparedName,
  right: ComparedName,
): { score: number; why: Extract<CandidateWhy, 'sameWords' | 'contains' | 'oneCharacter'> } | null {
  if (left.marks !== '' && right.marks !== '' && left.marks !== right.marks) return null
  if (left.core === right.core) return { score: SCORES.sameWords, why: 'sameWords' }
  if (left.marks !== right.marks) return null
  const [short, long] = left.core.length <= right.core.length ? [left.core, right.core] : [right.core, left.core]
  const enough = [...short].length > LEAST || long.startsWith(short)
  if (enough && long.includes(short)) return { score: SCORES.contains, why: 'contains' }
  return differsInOne(left.core, right.core) ? { score: SCORES.oneCharacter, why: 'oneCharacter' } : null
}
