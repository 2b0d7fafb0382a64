import { describe, expect, test } from 'vitest'
import { dueOf } from '../../src/domain/due'
import { accountablesOf, investmentOf, stageOf, watchOf } from '../../src/domain/item'
import { KINDS, PLAN_CLASSES, stageFraction, STAGES, STAGES_OF } from '../../src/domain/vocabulary'
import { amounts, answering, item, plan } from './domain-fixture'

const START = '2023-03-01'
const FINISH = '2023-12-31'

describe('what an item waits for', () => {
  test.each(['planned', 'negotiating', 'signed', null] as const)('is its start while it is %s', (stage) => {
    expect(dueOf(item('project', { stage, plan: plan(START, FINISH) }))).toEqual({ on: START, what: 'start' })
  })

  test.each(['started', 'building'] as const)('is its finish once it is %s', (stage) => {
    expect(dueOf(item('project', { stage, plan: plan(START, FINISH) }))).toEqual({ on: FINISH, what: 'finish' })
  })

  test.each(['signing', 'vacating', 'demolishing'] as const)('is its finish once a village is %s', (stage) => {
    expect(dueOf(item('village', { stage, plan: plan(START, FINISH) }))?.what).toBe('finish')
  })

  test.each([
    ['project', 'operating'],
    ['village', 'cleared'],
    ['village', 'resettled'],
    ['road', 'open'],
  ] as const)('is nothing once a %s is %s', (kind, stage) => {
    expect(dueOf(item(kind, { stage, plan: plan(START, FINISH) }))).toBeNull()
  })

  test('is the day that is known', () => {
    expect(dueOf(item('project', { stage: 'planned', plan: plan(null, FINISH) }))?.what).toBe('finish')
    expect(dueOf(item('project', { stage: 'planned', plan: plan(START, null) }))?.what).toBe('start')
  })

  test('is unknown where no day lies ahead in the plan', () => {
    expect(dueOf(item('project', { plan: plan(null, null) }))).toBeNull()
    expect(dueOf(item('project', { stage: 'building', plan: plan(START, null) }))).toBeNull()
  })

  test('is its start for a kind without stages', () => {
    expect(dueOf(item('land', { plan: plan(START, FINISH) }))?.what).toBe('start')
  })
})

describe('what to watch', () => {
  test('is resuming for what is carried over, starting for what is new, progress for what runs', () => {
    const table = PLAN_CLASSES.map((planClass) =>
      STAGES_OF.project.map((stage) => watchOf(item('project', { planClass, stage }))),
    )
    expect(table).toEqual([
      ['resume', 'resume', 'resume', 'progress', 'progress', 'progress'],
      ['start', 'start', 'start', 'progress', 'progress', 'progress'],
    ])
  })

  test('is unknown where plan class or stage is', () => {
    expect(watchOf(item('project', { planClass: null, stage: 'building' }))).toBeNull()
    expect(watchOf(item('project', { planClass: 'newStart', stage: null }))).toBeNull()
  })

  test('is asked of projects only', () => {
    expect(watchOf(item('village', { stage: 'signing' }))).toBeNull()
    expect(watchOf(item('land'))).toBeNull()
  })
})

describe('the lifecycle', () => {
  test.each(KINDS.filter((kind) => STAGES_OF[kind].length > 0))('of %s runs from 0 to 1 and only grows', (kind) => {
    const fractions = STAGES_OF[kind].map((stage) => stageFraction(kind, stage) ?? Number.NaN)
    expect(fractions[0]).toBe(0)
    expect(fractions.at(-1)).toBe(1)
    expect(fractions.every((fraction, i) => i === 0 || fraction > fractions[i - 1]!)).toBe(true)
  })

  test('has its steps evenly apart', () => {
    expect(stageFraction('road', 'building')).toBe(0.5)
    expect(stageFraction('project', 'started')).toBeCloseTo(0.6)
  })

  test('is unknown for an unknown stage, one of another kind and a kind without stages', () => {
    expect(stageFraction('project', null)).toBeNull()
    expect(stageFraction('road', 'operating')).toBeNull()
    expect(stageFraction('land', 'planned')).toBeNull()
  })

  test('stages are listed once each, all kinds together', () => {
    expect(new Set(STAGES).size).toBe(STAGES.length)
    for (const kind of KINDS) expect(STAGES).toEqual(expect.arrayContaining([...STAGES_OF[kind]]))
  })
})

describe('what an item carries', () => {
  test('is a stage or an investment only if its kind has them', () => {
    expect(stageOf(item('road', { stage: 'open' }))).toBe('open')
    expect(stageOf(item('land'))).toBeNull()
    expect(investmentOf(item('park', amounts(3)))?.totalYi).toBe(3)
    expect(investmentOf(item('community'))).toBeNull()
  })

  test('names everyone who answers for it once, leaders first', () => {
    expect(accountablesOf(item('road', answering(['Wang', 'Li'], ['Works'], ['Li', 'Zhao'])))).toEqual([
      'Wang',
      'Li',
      'Works',
      'Zhao',
    ])
  })
})
