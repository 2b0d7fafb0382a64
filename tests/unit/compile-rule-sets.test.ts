import { describe, expect, test } from 'vitest'
import type { LightRule } from '../../src/domain/light-rules'
import type { RejectionReason } from '../../src/domain/rejection'
import { describeRejection } from '../../src/i18n/rejections'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { rejectionsOf } from '../packs/rejections-of'

interface District {
  ruleSets: { id: string; rules: Partial<LightRule>[] }[]
}

const edited = (edit: (rules: Partial<LightRule>[], district: District) => void) =>
  rejectionsOf(
    new PackFolder(SHUANGQIAO).json<District>('district.json', (district) =>
      edit(district.ruleSets[0]!.rules, district),
    ),
  )
const withRule = (index: number, changes: Partial<LightRule>) =>
  edited((rules) => Object.assign(rules[index]!, changes))

type RuleFault = [
  rule: number,
  changes: Partial<LightRule>,
  column: string,
  value: string,
  reason: RejectionReason,
  expected: string | null,
]

const RULE_FAULTS: readonly RuleFault[] = [
  [
    1,
    { atLeast: 15 },
    'ruleSets[0].rules[1]',
    'behind-red: behindPp ≥ 15',
    'rulesOverlap',
    'ruleSets[0].rules[0] behind-amber, 15 ≤ behindPp < 20, project, park, village, road, community: progress',
  ],
  [
    0,
    { below: 15 },
    'ruleSets[0].rules[0]',
    'behind-amber: 5 ≤ behindPp < 15',
    'rulesLeaveGap',
    '15 ≤ behindPp < 20, project, park, village, road, community: progress',
  ],
  [
    3,
    { atLeast: 32 },
    'ruleSets[0].rules[2]',
    'start-amber: 1 ≤ daysPastStart ≤ 30',
    'rulesLeaveGap',
    'daysPastStart = 31, project: resume, start; park, village, road, community: start',
  ],
  [1, { atLeast: 120 }, 'ruleSets[0].rules[1]', 'behind-red: behindPp ≥ 120', 'ruleNeverFires', '0 < behindPp ≤ 100'],
  [
    4,
    { atMost: -1 },
    'ruleSets[0].rules[4]',
    'blocker-red: daysPastBlockerDue above 0 atMost -1',
    'ruleNeverFires',
    'daysPastBlockerDue ≥ 1',
  ],
  [
    3,
    { watches: ['start', 'progress'], kinds: ['village', 'land'] },
    'ruleSets[0].rules[3]',
    'start-red: kinds land; watches progress',
    'ruleNeverFires',
    'kinds project, park, village, road, community; watches start',
  ],
  [
    4,
    { above: -1 },
    'ruleSets[0].rules[4]',
    'blocker-red: daysPastBlockerDue > -1',
    'ruleFiresOnNothing',
    'daysPastBlockerDue > 0',
  ],
  [
    4,
    { atLeast: 5 },
    'ruleSets[0].rules[4]',
    'blocker-red: daysPastBlockerDue atLeast 5 above 0',
    'ruleBoundsWrong',
    null,
  ],
  [
    4,
    { id: 'behind-red' },
    'ruleSets[0].rules[4].id',
    'behind-red',
    'idDuplicate',
    'district.json:ruleSets[0].rules[1]',
  ],
]

describe('rule sets in district.json', () => {
  test.each(RULE_FAULTS)('with %j of rule %j are refused at %s', (index, changes, column, value, reason, expected) => {
    const [rejection] = withRule(index, changes)
    expect(rejection).toEqual({ file: 'district.json', row: null, column, value, reason, expected })
  })

  test('name an empty list', () => {
    expect(withRule(4, { kinds: [] })).toContainEqual(
      expect.objectContaining({
        value: 'blocker-red: kinds []',
        expected: 'kinds project, park, village, road, community',
      }),
    )
  })

  test('name the kinds and watches that they leave out', () => {
    expect(withRule(4, { kinds: ['project', 'village'] })).toEqual([])
    expect(edited((rules) => rules.splice(2))).toMatchObject([
      {
        column: 'ruleSets[0].rules',
        value: 'fictional',
        reason: 'rulesLeaveOut',
        expected: 'project: resume, start; park, village, road, community: start',
      },
    ])
  })

  test('have ids of their own', () => {
    expect(edited((_rules, { ruleSets }) => ruleSets.push(ruleSets[0]!))).toMatchObject([
      { column: 'ruleSets[1].id', value: 'fictional', reason: 'idDuplicate', expected: 'district.json:ruleSets[0]' },
    ])
  })

  test('may be missing', () => {
    expect(edited((_rules, { ruleSets }) => ruleSets.splice(0))).toEqual([])
  })

  test('are told in both languages with the other rule or the values that are left', () => {
    const [overlap] = withRule(1, { atLeast: 15 })
    expect(describeRejection(overlap!, 'en').hint).toContain(
      'the other: ruleSets[0].rules[0] behind-amber, 15 ≤ behindPp',
    )
    expect(describeRejection(overlap!, 'zh').hint).toContain('另一条：ruleSets[0].rules[0] behind-amber')
    const [gap] = withRule(0, { below: 15 })
    expect(describeRejection(gap!, 'en').hint).toContain('uncovered: 15 ≤ behindPp < 20')
    expect(describeRejection(gap!, 'zh').hint).toContain('未覆盖：15 ≤ behindPp < 20')
  })
})
