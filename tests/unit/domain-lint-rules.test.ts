import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LightRule, RuleMeasure, RuleSet } from '../../src/domain/light-rules'
import { lintRules, type RuleFault } from '../../src/domain/lint-rules'
import { LAISHAN } from '../packs/pack-files'
import { rule, ruleSet } from './rule-fixture'

/** Judges every kind and watch without touching the other measures. */
const BASE = rule('daysPastBlockerDue', { above: 0 })
const faultsOf = (...rules: LightRule[]) => lintRules([ruleSet([BASE, ...rules])])
const namesOf = (faults: readonly RuleFault[]) => faults.map(({ fault }) => fault)

describe('the rule sets of Laishan', () => {
  const { ruleSets } = JSON.parse(readFileSync(join(LAISHAN, 'district.json'), 'utf8')) as { ruleSets: RuleSet[] }

  test.each(ruleSets.map((set) => [set.id, set] as const))('%s has no fault', (_id, set) => {
    expect(lintRules([set])).toEqual([])
  })
})

describe('two rules', () => {
  test('that share a value overlap', () => {
    expect(faultsOf(rule('behindPp', { atLeast: 5, atMost: 15 }), rule('behindPp', { atLeast: 15 }))).toMatchObject([
      { fault: 'overlap', set: 0, rule: 2, other: 1, values: { from: 15, fromOpen: false, to: 15, toOpen: false } },
    ])
  })

  test.each([
    [{ atLeast: 5, below: 15 }, { atLeast: 15 }],
    [{ atLeast: 5, atMost: 15 }, { above: 15 }],
  ])('%j and %j meet without a gap or a shared value', (low, high) => {
    expect(faultsOf(rule('behindPp', low), rule('behindPp', high))).toEqual([])
  })

  test('may stand in any order, one of them for a single value', () => {
    expect(faultsOf(rule('behindPp', { above: 5 }), rule('behindPp', { atLeast: 5, atMost: 5 }))).toEqual([])
    expect(faultsOf(rule('behindPp', { atLeast: 5, atMost: 5 }), rule('behindPp', { above: 5 }))).toEqual([])
  })

  test('of which one lies within the other overlap, and leave no gap', () => {
    const [wide, narrow] = [rule('behindPp', { above: 5 }), rule('behindPp', { atLeast: 10, atMost: 20 })]
    expect(namesOf(faultsOf(wide, narrow))).toEqual(['overlap'])
  })

  test('of different measures never overlap', () => {
    expect(faultsOf(rule('behindPp', { above: 5 }), rule('behindShare', { above: 5 }))).toEqual([])
  })

  test('of different watches or kinds never overlap', () => {
    expect(
      faultsOf(
        rule('behindPp', { above: 5, watches: ['progress'], kinds: ['road'] }),
        rule('behindPp', { above: 5, watches: ['start'], kinds: ['road'] }),
        rule('behindPp', { above: 9, kinds: ['village'] }),
      ),
    ).toEqual([])
  })

  test('overlap where one names a kind and the other means all', () => {
    const [fault, ...more] = faultsOf(
      rule('behindPp', { above: 5 }),
      rule('behindPp', { above: 9, kinds: ['village'] }),
    )
    expect(more).toEqual([])
    expect(fault).toMatchObject({
      fault: 'overlap',
      cells: [
        { kind: 'village', watch: 'start' },
        { kind: 'village', watch: 'progress' },
      ],
    })
  })

  test('may have red below amber', () => {
    const red = rule('behindPp', { light: 'red', above: 0, below: 10 })
    expect(faultsOf(red, rule('behindPp', { atLeast: 10 }))).toEqual([])
  })
})

describe('a gap', () => {
  test('lies between two rules', () => {
    expect(faultsOf(rule('behindPp', { above: 5, below: 10 }), rule('behindPp', { above: 10 }))).toMatchObject([
      { fault: 'gap', rule: 1, values: { from: 10, fromOpen: false, to: 10, toOpen: false } },
    ])
  })

  test('lies above the highest rule that has an upper bound', () => {
    expect(faultsOf(rule('daysPastFinish', { above: 5, atMost: 30 }))).toMatchObject([
      { fault: 'gap', rule: 1, values: { from: 31, to: Infinity, toOpen: true } },
    ])
  })

  test('is not what lies below the lowest rule', () => {
    expect(faultsOf(rule('behindPp', { above: 40 }))).toEqual([])
  })

  test.each(['daysPastStart', 'monthsPastStart', 'daysPastFinish', 'daysPastBlockerDue'] as const)(
    'is not between 30 and 31 of %s, which counts whole',
    (measure) => {
      const rules = [rule(measure, { atLeast: 1, atMost: 30 }), rule(measure, { atLeast: 31 })]
      expect(lintRules([ruleSet([rule('behindPp', { above: 0 }), ...rules])])).toEqual([])
    },
  )

  test.each(['behindPp', 'behindShare'] as const)('is between 30 and 31 of %s', (measure) => {
    expect(faultsOf(rule(measure, { atLeast: 1, atMost: 30 }), rule(measure, { atLeast: 31 }))).toMatchObject([
      { fault: 'gap', rule: 1, values: { from: 30, fromOpen: true, to: 31, toOpen: true } },
    ])
  })

  test('is not above 100 of a share, which never exceeds it', () => {
    expect(faultsOf(rule('behindPp', { above: 5, atMost: 100 }))).toEqual([])
    expect(namesOf(faultsOf(rule('behindPp', { above: 5, below: 100 })))).toEqual(['gap'])
  })

  test('of several kinds is one fault, told of the kinds and watches that have it', () => {
    const [fault, ...more] = faultsOf(
      rule('behindPp', { above: 5, atMost: 20, watches: ['progress'] }),
      rule('behindPp', { above: 20, watches: ['progress'], kinds: ['project', 'park', 'village'] }),
    )
    expect(more).toEqual([])
    expect(fault).toMatchObject({
      fault: 'gap',
      cells: [
        { kind: 'road', watch: 'progress' },
        { kind: 'community', watch: 'progress' },
      ],
    })
  })

  test('is not told where a rule with faulty bounds may be meant to fill it', () => {
    expect(namesOf(faultsOf(rule('behindPp', { above: 5, atMost: 20 }), rule('behindPp', { below: 90 })))).toEqual([
      'boundsWrong',
    ])
  })
})

describe('a rule', () => {
  test.each<Partial<LightRule>>([
    {},
    { atMost: 5 },
    { below: 5 },
    { atLeast: 5, above: 5 },
    { atLeast: 5, atMost: 9, below: 9 },
  ])('with the bounds %j is at fault', (bounds) => {
    expect(faultsOf(rule('behindPp', bounds))).toEqual([{ fault: 'boundsWrong', set: 0, rule: 1 }])
  })

  test.each<[RuleMeasure, Partial<LightRule>]>([
    ['behindPp', { above: 100 }],
    ['behindShare', { atLeast: 100.5 }],
    ['behindPp', { atLeast: 10, atMost: 5 }],
    ['behindPp', { above: 5, atMost: 5 }],
    ['daysPastFinish', { above: 5, below: 6 }],
    ['daysPastFinish', { atLeast: 0.1, below: 1 }],
    ['behindPp', { atLeast: 0, atMost: 0 }],
    ['behindPp', { above: -5, below: 0 }],
  ])('on %s with the bounds %j can never fire', (measure, bounds) => {
    expect(faultsOf(rule(measure, bounds))).toMatchObject([{ fault: 'valuesNeverMet', rule: 1 }])
  })

  test.each<[RuleMeasure, Partial<LightRule>]>([
    ['behindPp', { atLeast: 100 }],
    ['daysPastFinish', { atLeast: 0.5 }],
    ['daysPastFinish', { above: 0 }],
  ])('on %s with the bounds %j is right', (measure, bounds) => {
    expect(faultsOf(rule(measure, bounds))).toEqual([])
  })

  test.each<Partial<LightRule>>([{ atLeast: 0 }, { above: -1 }])('with the bounds %j fires on nothing', (bounds) => {
    expect(faultsOf(rule('behindPp', bounds))).toEqual([{ fault: 'firesOnNothing', set: 0, rule: 1 }])
  })

  test.each(['daysPastStart', 'monthsPastStart'] as const)('on %s has no meaning for what has begun', (measure) => {
    expect(faultsOf(rule(measure, { above: 0, watches: ['start', 'progress'] }))).toMatchObject([
      {
        fault: 'namesWithoutEffect',
        rule: 1,
        idle: { kinds: [], watches: ['progress'] },
        possible: { watches: ['resume', 'start'] },
      },
    ])
  })

  test.each(['land', 'enterprise'] as const)('for %s has no lifecycle to judge', (kind) => {
    expect(faultsOf(rule('behindPp', { above: 0, kinds: ['road', kind] }))).toMatchObject([
      { fault: 'namesWithoutEffect', idle: { kinds: [kind], watches: [] } },
    ])
  })

  test('for roads that resume can never fire, as projects alone are carried over', () => {
    expect(faultsOf(rule('behindPp', { above: 0, kinds: ['road'], watches: ['resume'] }))).toEqual([
      {
        fault: 'namesWithoutEffect',
        set: 0,
        rule: 1,
        idle: { kinds: ['road'], watches: ['resume'] },
        possible: { kinds: ['project'], watches: ['start', 'progress'] },
      },
    ])
  })

  test.each<Partial<LightRule>>([{ kinds: [] }, { watches: [] }])('with %j is for nothing', (names) => {
    expect(faultsOf(rule('behindPp', { above: 0, ...names }))).toMatchObject([
      { fault: 'namesWithoutEffect', idle: { kinds: [], watches: [] } },
    ])
  })
})

describe('a set', () => {
  test('leaves out the kinds and watches for which it has no rule', () => {
    const progress = rule('behindPp', { above: 0, watches: ['progress'] })
    const start = rule('daysPastStart', { above: 0, kinds: ['project', 'park', 'village', 'road'] })
    expect(lintRules([ruleSet([progress, start])])).toEqual([
      { fault: 'leftOut', set: 0, cells: [{ kind: 'community', watch: 'start' }] },
    ])
  })

  test('without rules leaves out every kind with a lifecycle', () => {
    expect(lintRules([ruleSet([])])).toMatchObject([{ fault: 'leftOut', cells: { length: 11 } }])
  })

  test('has no two rules of one id, but two sets may', () => {
    expect(faultsOf({ ...rule('behindPp', { above: 0 }), id: BASE.id })).toEqual([
      { fault: 'ruleIdRepeated', set: 0, rule: 1, first: 0 },
    ])
    expect(lintRules([ruleSet([BASE], 'one'), ruleSet([BASE], 'two')])).toEqual([])
  })

  test('has an id of its own', () => {
    expect(lintRules([ruleSet([BASE]), ruleSet([BASE])])).toEqual([{ fault: 'setIdRepeated', set: 1, first: 0 }])
  })
})
