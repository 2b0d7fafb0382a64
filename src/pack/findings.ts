import type { Rejection } from '../domain/rejection'

/** Takes a refusal: every stage of compiling reports here and goes on, so that all faults come out at once. */
export type Report = (rejection: Rejection) => void

const VALUE_LIMIT = 80

/** What stood there, as text of at most 80 characters. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  const characters = [...text.slice(0, VALUE_LIMIT * 2)]
  return characters.length > VALUE_LIMIT ? `${characters.slice(0, VALUE_LIMIT - 1).join('')}…` : characters.join('')
}

const EXPECTED_LIMIT = 20

/** A short list of what would have been accepted; long lists end in an ellipsis. */
export function expectedList(options: readonly string[]): string {
  const shown = options.slice(0, EXPECTED_LIMIT).join(', ')
  return options.length > EXPECTED_LIMIT ? `${shown}, …` : shown
}
