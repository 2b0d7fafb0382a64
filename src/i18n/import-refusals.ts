import type { Rejection } from '../domain/rejection'
import type { Language } from './dictionary'
import { IMPORT_WORDS } from './import-words'
import type { Wording } from './rejection-wording'
import { describeRejection } from './rejections'

/**
 * Says what is wrong with a row of somebody's ledger. What compile would say in the names of the pack's own columns,
 * which no office has in its files, is said in their labels.
 */
export function describeImportRefusal(rejection: Rejection, language: Language): { where: string } & Wording {
  const { expected, column } = rejection
  const labelled =
    expected === null ? null : expected.replace(/[a-z]+[A-Z][A-Za-z0-9]*/g, (name) => labelOf(name, language))
  return describeRejection(
    { ...rejection, expected: labelled, column: column === null ? null : labelOf(column, language) },
    language,
  )
}

/** What a column of the pack is called; any other word as it is. */
export function labelOf(name: string, language: Language): string {
  const { targets } = IMPORT_WORDS[language]
  return Object.hasOwn(targets, name) ? targets[name as keyof typeof targets] : name
}
