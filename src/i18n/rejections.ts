import type { Rejection, RejectionReason } from '../domain/rejection'
import type { Language } from './dictionary'
import type { Wording } from './rejection-wording'
import { REJECTIONS_EN } from './rejection-words-en'
import { REJECTIONS_ZH } from './rejection-words-zh'

const WORDINGS: Record<Language, Record<RejectionReason, Wording>> = { zh: REJECTIONS_ZH, en: REJECTIONS_EN }

// Control characters, line separators and marks that turn the direction of text.
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu
const VALUE_LIMIT = 80
const EXPECTED_LIMIT = 240

/** A value as it stood, with invisible characters spelt out, cut to 80 characters or the limit given. */
export function printable(value: string, limit = VALUE_LIMIT): string {
  const spelt = value.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `\\u${code.toString(16).padStart(4, '0')}`
  })
  const characters = [...spelt]
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : spelt
}

const isJson = (file: string) => file.toLowerCase().endsWith('.json')
const isFeatures = (file: string) => file.toLowerCase().endsWith('.geojson')
const LINE_FAULTS: readonly RejectionReason[] = ['notUtf8', 'nullCharacter', 'brokenJson']

/** The feature that a row of a refusal counts, with its id or name: `第 9 个图形 harbour`; `null` when the row is a line. */
export function featureOf({ file, row, reason, subject }: Rejection, language: Language): string | null {
  if (row === null || !isFeatures(file) || LINE_FAULTS.includes(reason)) return null
  const number = language === 'zh' ? `第 ${row} 个图形` : `feature ${row}`
  return subject === undefined ? number : `${number} ${printable(subject)}`
}

function placeZh(rejection: Rejection): string {
  const { file, row, column, reason } = rejection
  const name = printable(file)
  const parts = [name]
  if (reason === 'brokenJson') return `${name} 第 ${row} 行第 ${column} 个字符`
  if (rejection.sheet !== undefined) parts.push(`“${printable(rejection.sheet)}”表`)
  if (row !== null) parts.push(featureOf(rejection, 'zh') ?? `第 ${row} 行`)
  if (column !== null) parts.push(isJson(file) || isFeatures(file) ? printable(column) : `“${printable(column)}”列`)
  return parts.join(' ')
}

function placeEn(rejection: Rejection): string {
  const { file, row, column, reason } = rejection
  const name = printable(file)
  const parts = [name]
  if (reason === 'brokenJson') return `${name}, line ${row}, character ${column}`
  if (rejection.sheet !== undefined) parts.push(`sheet ${printable(rejection.sheet)}`)
  if (row !== null) parts.push(featureOf(rejection, 'en') ?? `row ${row}`)
  if (column !== null) parts.push(isJson(file) || isFeatures(file) ? printable(column) : `column ${printable(column)}`)
  return parts.join(', ')
}

type ExpectedLabels = Partial<Record<RejectionReason, string>> & { other: string }

/** What the value that goes with a hint is: the other place, an example, or what would have been accepted. */
const EXPECTED: Record<Language, ExpectedLabels> = {
  zh: {
    idDuplicate: '另一处',
    geometryDuplicate: '另一处',
    partsOverlap: '另一处',
    itemTwice: '另一处',
    valuesDisagree: '另一处',
    numberUnparsable: '例如',
    headerMissing: '例如',
    listEmpty: '例如',
    headerNotFirst: '表头所在行',
    columnNotOfKind: '有此列的类别',
    rulesOverlap: '另一条',
    rulesLeaveGap: '未覆盖',
    rulesLeaveOut: '缺少',
    other: '应为',
  },
  en: {
    idDuplicate: 'also at',
    geometryDuplicate: 'also at',
    partsOverlap: 'also at',
    itemTwice: 'also at',
    valuesDisagree: 'elsewhere',
    numberUnparsable: 'for example',
    headerMissing: 'for example',
    listEmpty: 'for example',
    headerNotFirst: 'the header is in row',
    columnNotOfKind: 'kinds that have it',
    rulesOverlap: 'the other',
    rulesLeaveGap: 'uncovered',
    rulesLeaveOut: 'left out',
    other: 'expected',
  },
}

/** Says in the chosen language where a refusal lies, what is wrong and what to do; what would be accepted ends the hint. */
export function describeRejection(rejection: Rejection, language: Language): { where: string } & Wording {
  const { reason, hint } = WORDINGS[language][rejection.reason]
  const expected = rejection.expected === null ? null : printable(rejection.expected, EXPECTED_LIMIT)
  if (language === 'zh') {
    return {
      where: placeZh(rejection),
      reason,
      hint: expected === null ? hint : `${hint}（${EXPECTED.zh[rejection.reason] ?? EXPECTED.zh.other}：${expected}）`,
    }
  }
  return {
    where: placeEn(rejection),
    reason,
    hint: expected === null ? hint : `${hint} (${EXPECTED.en[rejection.reason] ?? EXPECTED.en.other}: ${expected})`,
  }
}
