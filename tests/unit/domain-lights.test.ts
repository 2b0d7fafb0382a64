import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day'
import type { Item } from '../../src/domain/item'
import { KINDS, STAGES_OF } from '../../src/domain/vocabulary'
import { item, plan } from './domain-fixture'
import { HALFWAY, HUNDRED_DAYS, notBegun, underWay, verdictOn } from './light-fixture'
import { blocker, RULE_SETS } from './log-fixture'

const START = '2023-03-10'
const colourOn = (day: string, own: Item, rules: string) => verdictOn(day, own, rules).colour
const colourAt = (progressPct: number, rules: string) => colourOn(HALFWAY, underWay(progressPct), rules)

describe('by the plain rules an item', () => {
  test.each([
    [50, 'green'],
    [80, 'green'],
    [45.1, 'green'],
    [45, 'amber'],
    [44.9, 'amber'],
    [35.1, 'amber'],
    [35, 'red'],
    [34.9, 'red'],
    [0, 'red'],
  ])('at %d % where 50 % is expected is %s', (progressPct, colour) => {
    expect(colourAt(progressPct, 'default')).toBe(colour)
  })

  test.each([
    [0, 'green'],
    [1, 'amber'],
    [30, 'amber'],
    [31, 'red'],
  ])('%d days past its planned start is %s while it has not begun', (days, colour) => {
    expect(colourOn(addDays(START, days), notBegun(START), 'default')).toBe(colour)
  })

  test.each([
    [0, 'green'],
    [1, 'amber'],
    [14, 'amber'],
    [15, 'red'],
  ])('%d days past its planned finish is %s', (days, colour) => {
    const almost = item('road', { stage: 'building', progressPct: 99, plan: plan('2023-01-01', START) })
    expect(colourOn(addDays(START, days), almost, 'default')).toBe(colour)
  })

  test.each([
    [0, 'green'],
    [1, 'amber'],
    [14, 'amber'],
    [15, 'red'],
  ])('with a blocker %d days past its due day is %s', (days, colour) => {
    const blockers = [blocker('project', '2023-01-10', { dueOn: addDays(HALFWAY, -days) })]
    expect(verdictOn(HALFWAY, underWay(50), 'default', { blockers }).colour).toBe(colour)
  })
})

describe('by rules after Yinchuan an item', () => {
  test.each([
    [50, 'green'],
    [40.1, 'green'],
    [40, 'amber'],
    [39.9, 'amber'],
    [20, 'amber'],
    [19.9, 'red'],
  ])('at %d % where 50 % is expected is %s', (progressPct, colour) => {
    expect(colourAt(progressPct, 'yinchuan')).toBe(colour)
  })

  test.each([
    ['2023-03-10', 'green'],
    ['2023-03-31', 'green'],
    ['2023-04-01', 'amber'],
    ['2023-05-31', 'amber'],
    ['2023-06-01', 'red'],
  ])('planned to start on 2023-03-10 and not begun on %s is %s', (day, colour) => {
    expect(colourOn(day, notBegun(START), 'yinchuan')).toBe(colour)
  })

  test('counts months over the end of a year', () => {
    const own = notBegun('2022-11-30')
    expect(['2022-12-01', '2023-01-31', '2023-02-01'].map((day) => colourOn(day, own, 'yinchuan'))).toEqual([
      'amber',
      'amber',
      'red',
    ])
  })

  test('past its finish or with an overdue blocker is green, as no rule asks for either', () => {
    const almost = item('project', { stage: 'building', progressPct: 95, plan: HUNDRED_DAYS })
    const blockers = [blocker('project', '2023-01-10', { dueOn: '2023-01-20' })]
    expect(verdictOn('2023-08-01', almost, 'yinchuan', { blockers }).colour).toBe('green')
  })
})

describe('by rules after Sanya an item', () => {
  test.each([
    [60, 'green'],
    [50, 'green'],
    [49.9, 'amber'],
    [25, 'amber'],
    [24.9, 'red'],
    [0, 'red'],
  ])('at %d % where 50 % is expected is %s', (progressPct, colour) => {
    expect(colourAt(progressPct, 'sanya')).toBe(colour)
  })

  test('that has not begun is red as soon as anything is expected of it', () => {
    const own = notBegun(START)
    expect([START, addDays(START, 1)].map((day) => colourOn(day, own, 'sanya'))).toEqual(['green', 'red'])
  })
})

describe.each(RULE_SETS.map(({ id }) => id))('by the rules %s', (rules) => {
  test('an item is green before its planned start, whatever else is not known of it', () => {
    for (const stage of ['signed', null] as const) {
      const own = item('project', { stage, plan: plan('2023-05-01', null) })
      expect(verdictOn('2023-05-01', own, rules)).toMatchObject({ light: 'green', missing: [] })
    }
  })

  test('an item that began early is green', () => {
    const own = item('project', { stage: 'building', plan: plan('2023-05-01', '2023-12-31') })
    expect(verdictOn('2023-04-01', own, rules).light).toBe('green')
  })

  test('what is through is green, however late it is and whatever blocks it', () => {
    const blockers = [blocker('village', '2023-01-10', { dueOn: '2023-01-20' })]
    for (const stage of ['cleared', 'resettled'] as const) {
      const own = item('village', { stage, progressPct: 10, plan: HUNDRED_DAYS })
      expect(verdictOn('2023-12-31', own, rules, { blockers })).toMatchObject({ light: 'green', findings: [] })
    }
  })

  test('kinds without a lifecycle get no light, and lack nothing', () => {
    for (const kind of KINDS.filter((own) => STAGES_OF[own].length === 0)) {
      const own = { ...item(kind), plan: HUNDRED_DAYS } as Item
      expect(verdictOn('2023-12-31', own, rules)).toMatchObject({
        light: null,
        colour: null,
        missing: [],
        remedies: [],
      })
    }
  })

  test('an item of which nothing is known gets no light', () => {
    expect(verdictOn(HALFWAY, item('park'), rules)).toMatchObject({ light: null, colour: null, findings: [] })
  })
})

describe('what cannot be judged gets no light, and what is missing is named:', () => {
  test.each([
    ['the progress', underWay(null), 'default', ['progress']],
    [
      'the finish',
      item('project', { stage: 'building', plan: plan('2023-01-01', null) }),
      'yinchuan',
      ['finishOn', 'progress'],
    ],
    ['the start', notBegun(null), 'default', ['startOn']],
    ['the start, and no finish that no rule asks for', notBegun(null, null), 'yinchuan', ['startOn']],
    ['the stage', item('project', { progressPct: 60, plan: HUNDRED_DAYS }), 'default', ['stage']],
    ['the progress, from which the stage would follow', item('project', { plan: HUNDRED_DAYS }), 'sanya', ['progress']],
    ['all', item('project'), 'default', ['stage', 'startOn', 'finishOn', 'progress']],
  ] as const)('%s', (_what, own, rules, missing) => {
    expect(verdictOn(HALFWAY, own, rules)).toMatchObject({ light: null, colour: null, missing })
  })

  test('and not where a rule fires all the same', () => {
    const blockers = [blocker('project', '2023-01-10', { dueOn: '2023-01-20' })]
    expect(verdictOn(HALFWAY, underWay(null), 'default', { blockers })).toMatchObject({ light: 'red', missing: [] })
  })

  test('without rules, only silence is judged', () => {
    expect(verdictOn(HALFWAY, underWay(0), null)).toMatchObject({ light: null, findings: [], silence: null })
  })
})
