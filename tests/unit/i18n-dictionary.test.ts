import { describe, expect, test } from 'vitest'
import { REJECTION_REASONS } from '../../src/domain/rejection'
import { DICTIONARIES } from '../../src/i18n/dictionaries'
import { LANGUAGES, type Language } from '../../src/i18n/dictionary'
import { AGENDA_WORDS } from '../../src/i18n/agenda-words'
import { CHART_WORDS } from '../../src/i18n/chart-words'
import { HAND_WORDS } from '../../src/i18n/hand-words'
import { LEDGER_WORDS } from '../../src/i18n/ledger-words'
import { OVERLAY_WORDS } from '../../src/i18n/overlay-words'
import { describeRejection, printable } from '../../src/i18n/rejections'

type Entry = readonly [path: string, value: unknown]

function entriesOf(value: unknown, path = ''): Entry[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, path === '' ? key : `${path}.${key}`))
}

const formOf = (value: unknown) => (typeof value === 'function' ? `function of ${value.length}` : typeof value)
const formsOf = (dictionary: unknown) =>
  Object.fromEntries(entriesOf(dictionary).map(([path, value]) => [path, formOf(value)]))

const wordsOf = (language: Language) => ({
  ...DICTIONARIES[language],
  ...AGENDA_WORDS[language],
  ...HAND_WORDS[language],
  charts: CHART_WORDS[language],
  ledger: LEDGER_WORDS[language],
  overlay: OVERLAY_WORDS[language],
})

test('both languages say the same things, with texts and functions alike', () => {
  expect(formsOf(wordsOf('en'))).toEqual(formsOf(wordsOf('zh')))
})

describe.each(LANGUAGES)('in %s', (language) => {
  const entries = entriesOf(wordsOf(language))

  test('everything is a text or makes one', () => {
    expect(entries.length).toBeGreaterThan(150)
    const others = entries.filter(([, value]) => typeof value !== 'string' && typeof value !== 'function')
    expect(others).toEqual([])
  })

  test('no text is empty or has blanks around it', () => {
    const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    expect(texts.filter(([, text]) => text === '' || text.trim() !== text)).toEqual([])
  })

  test.each([0, 1, 2000])('every function makes a whole text of %i', (n) => {
    for (const [path, make] of entries) {
      if (typeof make !== 'function') continue
      const text: unknown = make(...Array<number>(make.length).fill(n))
      expect(text, path).toEqual(expect.stringMatching(/\S/))
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  test.each(REJECTION_REASONS)('the refusal %s says what is wrong and what to do', (reason) => {
    const rejection = { file: 'roads.csv', row: 3, column: 'stage', value: 'x', reason, expected: 'planned' }
    const { where, reason: wrong, hint } = describeRejection(rejection, language)
    expect(wrong.trim()).not.toBe('')
    expect(where).toContain('roads.csv')
    expect(where).toContain('3')
    expect(where).toContain('stage')
    expect(hint.replace('planned', '').length).toBeGreaterThan(5)
    expect(hint).toContain('planned')
  })

  test('a refusal of a whole file names no row', () => {
    const rejection = { file: 'roads.csv', row: null, column: null, value: '', expected: null } as const
    expect(describeRejection({ ...rejection, reason: 'fileMissing' }, language).where).toBe('roads.csv')
  })
})

describe('a value that is shown', () => {
  test('has its invisible characters spelt out', () => {
    expect(printable('a\u200bb\u202ec\n')).toBe('a\\u200bb\\u202ec\\u000a')
  })

  test('is cut to 80 characters', () => {
    expect(printable('𠮷'.repeat(80))).toBe('𠮷'.repeat(80))
    expect([...printable('𠮷'.repeat(81))]).toHaveLength(80)
  })
})
