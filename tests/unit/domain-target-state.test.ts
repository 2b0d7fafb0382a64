import { describe, expect, test } from 'vitest'
import type { Item } from '../../src/domain/item'
import { item } from './domain-fixture'
import { report } from './log-fixture'
import { done, projects, reported, stateOn, target } from './target-fixture'

const DAY = '2023-03-31'

describe('a start rate of more than 80 %', () => {
  test('with 18 of 42 begun is 42.857… %, needs 34 and lacks 16', () => {
    const state = stateOn(DAY, target(), projects(18, 24))
    expect(state).toMatchObject({ basis: 'computed', done: 18, of: 42, need: 34, gap: 16 })
    expect(state.value).toBeCloseTo(42.857142857, 9)
  })

  test.each([
    [33, 1, false],
    [34, 0, true],
  ])('with %i of 42 lacks %i', (begun, gap, met) => {
    const state = stateOn('2023-07-01', target(), projects(begun, 42 - begun))
    expect(state).toMatchObject({ gap, onCourse: met, atDeadline: { met } })
  })

  test('lists who has begun, who has not and of whom it is not reported', () => {
    expect(stateOn(DAY, target(), projects(2, 1, 1)).members).toEqual({
      done: ['p1', 'p2'],
      open: ['p3'],
      unknown: ['p4'],
    })
  })

  test('counts the unknown in the whole, and not among those that have begun', () => {
    expect(stateOn(DAY, target(), projects(2, 1, 1))).toMatchObject({ done: 2, of: 4, value: 50, need: 4, gap: 2 })
  })

  test('cannot be told where no stage is reported at all', () => {
    expect(stateOn(DAY, target(), projects(0, 0, 3))).toMatchObject({
      done: null,
      of: 3,
      value: null,
      need: 3,
      gap: null,
      onCourse: null,
    })
  })

  test('is nought where all are known and none has begun', () => {
    expect(stateOn(DAY, target(), projects(0, 3, 1))).toMatchObject({ done: 0, value: 0, gap: 4 })
  })

  test('takes the members that are in the ledger on the day', () => {
    const items = [...projects(1, 1), item('project', { id: 'late', stage: 'building', listedOn: '2023-04-01' })]
    const reports = [report('p2', '2023-05-01', { delisted: true })]
    const wholes = ['2023-03-31', '2023-04-01', '2023-05-01'].map(
      (day) => stateOn(day, target(), items, { reports }).of,
    )
    expect(wholes).toEqual([2, 3, 2])
  })
})

describe('other metrics', () => {
  test('a finish rate counts what is through', () => {
    const items = [
      item('road', { stage: 'open' }),
      item('village', { stage: 'cleared' }),
      item('park', { stage: 'building' }),
      item('community'),
    ]
    const state = stateOn(DAY, target({ metric: 'finishRate', op: '>=', value: 100 }), items)
    expect(state).toMatchObject({ done: 2, of: 4, value: 50, need: 4, gap: 2 })
    expect(state.members).toEqual({ done: ['road', 'village'], open: ['park'], unknown: ['community'] })
  })

  test('a count counts the members at the stages asked for', () => {
    const asked = target({
      metric: 'count',
      op: '>=',
      value: 8,
      scope: { kind: ['village'], stage: ['cleared', 'resettled'] },
    })
    const stages = ['cleared', 'resettled', 'signing', null] as const
    const items = [
      ...stages.map((stage, index) => item('village', { id: `v${index}`, stage })),
      item('road', { stage: 'open' }),
    ]
    const state = stateOn(DAY, asked, items)
    expect(state).toMatchObject({ value: 2, done: 2, of: null, need: 8, gap: 6 })
    expect(state.members).toEqual({ done: ['v0', 'v1'], open: ['v2'], unknown: ['v3'] })
    expect(stateOn(DAY, asked, [item('village')])).toMatchObject({ value: null, gap: null })
  })

  test('a sum adds up what is reported as done, in 亿元', () => {
    const state = stateOn(DAY, target({ metric: 'sumYi', op: '>=', value: 1 }), [
      done('a', 0.1),
      done('b', 0.2),
      done('c', 0),
      done('d', null),
    ])
    expect(state).toMatchObject({ value: 0.3, done: 0.3, of: null, need: 1, gap: 0.7 })
    expect(state.members).toEqual({ done: ['a', 'b'], open: ['c'], unknown: ['d'] })
    expect(stateOn(DAY, target({ metric: 'sumYi' }), [done('d', null)])).toMatchObject({ value: null, gap: null })
  })

  test('a share is what was done since the year began, of the plan for the year', () => {
    const reports = [
      report('a', '2022-12-30', { doneYi: 5 }),
      report('a', '2023-03-01', { doneYi: 8 }),
      report('b', '2023-03-01', { doneYi: 2 }),
    ]
    const items = [
      done('a', 1, 10),
      done('b', null, 20),
      done('c', 3, 6, { listedOn: '2023-02-01' }),
      done('d', 9, null),
    ]
    const state = stateOn(DAY, target({ metric: 'share', op: '>=', value: 50 }), items, { reports })
    expect(state).toMatchObject({ done: 6, of: 36, need: 18, gap: 12 })
    expect(state.value).toBeCloseTo(100 / 6, 9)
    expect(state.members).toEqual({ done: ['a', 'c'], open: [], unknown: ['b'] })
  })

  test('a share’s four weeks reach back into the year before, without what that year had done', () => {
    const reports = [
      report('a', '2022-12-01', { doneYi: 40 }),
      report('a', '2022-12-30', { doneYi: 43 }),
      report('a', '2023-01-09', { doneYi: 44 }),
    ]
    const state = stateOn('2023-01-10', target({ metric: 'share', op: '>=', value: 90 }), [done('a', 0, 10)], {
      reports,
    })
    expect(state).toMatchObject({ done: 1, trend: 4, pace: { perWeek: 1 } })
  })
})

describe('reported figures', () => {
  const asked = target(reported(18, 42))

  test('stand where the pack lacks the members, from their day on', () => {
    expect(stateOn('2023-02-27', asked)).toMatchObject({
      basis: 'reported',
      value: null,
      done: null,
      of: null,
      need: null,
      gap: null,
    })
    const state = stateOn('2023-02-28', asked, projects(1, 2))
    expect(state).toMatchObject({ basis: 'reported', done: 18, of: 42, need: 34, gap: 16, trend: null })
    expect(state.pace.perWeek).toBeNull()
    expect(state.members).toEqual({ done: [], open: [], unknown: [] })
  })

  test('give the pace that is needed, but no course', () => {
    const state = stateOn('2023-06-16', asked)
    expect(state).toMatchObject({ onCourse: null, pace: { neededPerWeek: 8, perWeek: null } })
  })

  test('give way to the members as soon as the pack holds them all', () => {
    expect(stateOn('2023-02-28', asked, projects(20, 21)).basis).toBe('reported')
    expect(stateOn('2023-02-28', asked, projects(20, 22))).toMatchObject({ basis: 'computed', done: 20, of: 42 })
  })

  test('of six provincial and twelve municipal projects are no part of the eighteen begun', () => {
    const items = [...projects(18, 24)].map(
      (own, index) =>
        ({
          ...own,
          level: index < 6 ? 'provincial' : index < 24 ? 'district' : index < 36 ? 'municipal' : null,
        }) as Item,
    )
    const level = (name: string) => stateOn(DAY, target({ scope: { level: [name] }, op: '>=', value: 100 }), items)
    expect(level('provincial')).toMatchObject({ done: 6, of: 6, gap: 0 })
    expect(level('municipal')).toMatchObject({ done: 0, of: 12, gap: 12 })
    expect(stateOn(DAY, target(), items)).toMatchObject({ done: 18, of: 42, gap: 16 })
  })
})
