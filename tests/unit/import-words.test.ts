import { describe, expect, test } from 'vitest'
import { describeImportRefusal } from '../../src/i18n/import-refusals'
import { IMPORT_WORDS } from '../../src/i18n/import-words'
import { systemReasons, systemWord } from '../../src/i18n/system-words'
import { PROPOSAL_REASONS } from '../../src/pack/import/crs/propose'
import { systemsOffered } from '../../src/pack/import/crs/propose'

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = IMPORT_WORDS[language]

  test('every system and every reason for one has words', () => {
    const systems = systemsOffered([121.28, 37.22, 121.62, 37.56])
    const named = systems.flatMap((system) => [systemWord(system, words), systemWord(`${system}|swapped`, words)])
    expect(new Set(named).size).toBe(systems.length * 2)
    expect(named.filter((word) => /gk\d|\||wgs84|gcj02|bd09/.test(word))).toEqual([])
    expect(systemReasons(PROPOSAL_REASONS.map((key) => `${key}:1`).join(' '), words)).toHaveLength(
      PROPOSAL_REASONS.length,
    )
  })

  test('a refused row is told of in labels, not in the names of the pack’s columns', () => {
    const at = { file: '台账.xlsx', sheet: '村', row: 5, column: 'householdsSigned', value: '310' }
    const told = describeImportRefusal(
      { ...at, reason: 'partExceedsWhole', expected: '≤ householdsTotal 300' },
      language,
    )
    expect(JSON.stringify(told)).not.toMatch(/households[A-Z]/)
    expect(told.hint).toContain(`${words.targets.householdsTotal} 300`)
  })
})
