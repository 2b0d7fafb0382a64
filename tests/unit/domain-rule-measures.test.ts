import { describe, expect, test } from 'vitest'
import { stateOn } from '../../src/domain/as-of'
import type { Item } from '../../src/domain/item'
import { RULE_MEASURES, type LightRule, type RuleMeasure } from '../../src/domain/light-rules'
import { applies, fires, judgedUnder, MEASURE } from '../../src/domain/rule-measures'
import { WATCHES } from '../../src/domain/vocabulary'
import { item, plan } from './domain-fixture'
import { HALFWAY, HUNDRED_DAYS } from './light-fixture'
import { rule } from './rule-fixture'

const measured = (measure: RuleMeasure, own: Item, day: string) =>
  MEASURE[measure](stateOn({ items: [own], reports: [], blockers: [] }, day).standings[0]!, day)

describe('an item is judged', () => {
  test.each([
    [
      'a project carried over that is not under way',
      item('project', { stage: 'signed', planClass: 'carryOver' }),
      'resume',
    ],
    ['a new project that has not begun', item('project', { stage: 'signed', planClass: 'newStart' }), 'start'],
    ['a project of no known class', item('project', { stage: 'signed' }), 'start'],
    ['a village without contracts', item('village', { stage: 'planned' }), 'start'],
    ['whatever is under way', item('project', { stage: 'building', planClass: 'carryOver' }), 'progress'],
    ['a road being built', item('road', { stage: 'building' }), 'progress'],
    ['what is not known to have begun', item('road'), null],
  ] as const)('%s: by its watch', (_what, own, watch) => {
    expect(judgedUnder(own, HALFWAY)).toBe(watch)
  })

  test('under start while its planned start lies ahead, whatever its stage', () => {
    const own = item('road', { plan: plan(HALFWAY, null) })
    expect([HALFWAY, '2023-02-21'].map((day) => judgedUnder(own, day))).toEqual(['start', null])
  })
})

describe('a rule applies', () => {
  test('to every kind with a lifecycle under every watch, unless it names some', () => {
    const any = rule('behindPp', {})
    expect(WATCHES.every((watch) => applies(any, item('road'), watch))).toBe(true)
    expect(applies(any, item('land'), null)).toBe(false)
    expect(applies(rule('behindPp', { kinds: ['village'] }), item('road'), 'progress')).toBe(false)
    expect(applies(rule('behindPp', { watches: ['start'] }), item('road'), 'progress')).toBe(false)
    expect(applies(rule('behindPp', { kinds: ['road'], watches: ['progress'] }), item('road'), 'progress')).toBe(true)
  })

  test('where the watch is unknown, as it might', () => {
    expect(applies(rule('behindPp', { watches: ['start'] }), item('road'), null)).toBe(true)
  })
})

describe('a rule fires', () => {
  const TENTHS = 1 + 0.1 + 0.1 + 0.1
  test.each([
    [{ atLeast: 5 }, [4.9, 5, 5.1], [false, true, true]],
    [{ above: 5 }, [4.9, 5, 5.1], [false, false, true]],
    [{ above: 1, atMost: 5 }, [1, 1.1, 5, 5.1], [false, true, true, false]],
    [{ atLeast: 1, below: 5 }, [0.9, 1, 4.9, 5], [false, true, true, false]],
    [{ above: 1.3 }, [TENTHS, 1.3], [false, false]],
    [{ atLeast: 1.3, atMost: 1.3 }, [TENTHS], [true]],
  ] as [Partial<LightRule>, number[], boolean[]][])('with %j at %j: %j', (bounds, values, expected) => {
    expect(values.map((value) => fires(rule('behindPp', bounds), value))).toEqual(expected)
  })
})

describe('each measure', () => {
  test.each(RULE_MEASURES)(
    '%s is nought before the planned start, at the start itself and once the item is through',
    (measure) => {
      for (const stage of ['planned', null] as const) {
        const own = item('road', { stage, plan: plan('2023-03-01', null) })
        expect(['2023-02-01', '2023-03-01'].map((day) => measured(measure, own, day))).toEqual([0, 0])
      }
      const through = item('road', { stage: 'open', plan: HUNDRED_DAYS })
      expect(measured(measure, through, '2024-01-01')).toBe(0)
    },
  )

  test.each([
    ['behindPp', 30],
    ['behindShare', 60],
    ['daysPastStart', 0],
    ['monthsPastStart', 0],
    ['daysPastFinish', 0],
  ] as const)('%s of work at 20 %% halfway is %d', (measure, value) => {
    const own = item('road', { stage: 'building', progressPct: 20, plan: HUNDRED_DAYS })
    expect(measured(measure, own, HALFWAY)).toBe(value)
  })

  test.each([
    ['behindPp', 100],
    ['behindShare', 100],
    ['daysPastStart', 110],
    ['monthsPastStart', 3],
    ['daysPastFinish', 10],
  ] as const)('%s of what has not begun ten days after its finish is %d', (measure, value) => {
    const own = item('road', { stage: 'planned', plan: HUNDRED_DAYS })
    expect(measured(measure, own, '2023-04-21')).toBe(value)
  })

  test('is unknown where what it needs is, and late by none where nothing is overdue', () => {
    const own = item('road', { plan: HUNDRED_DAYS })
    expect(RULE_MEASURES.map((measure) => measured(measure, own, '2023-05-01'))).toEqual([
      null,
      null,
      null,
      null,
      null,
      0,
    ])
  })
})
