import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { stageOf } from '../../src/domain/item'
import { crowdedStep, FAMILIES, KINDS_OF, medianOf, stageFunnels } from '../../src/domain/stage-funnel'
import { KINDS, STAGES_OF } from '../../src/domain/vocabulary'
import { days, loggedPacks, report, stateOf } from './charts-fixture'
import { item } from './domain-fixture'

describe('families', () => {
  test('hold every kind that has a lifecycle once', () => {
    const held = FAMILIES.flatMap((family) => KINDS_OF[family])
    expect([...held].sort()).toEqual(KINDS.filter((kind) => STAGES_OF[kind].length > 0).sort())
  })

  test('are of kinds with the same stages', () => {
    for (const family of FAMILIES) expect(new Set(KINDS_OF[family].map((kind) => STAGES_OF[kind])).size).toBe(1)
  })
})

describe('a stage funnel', () => {
  const ledger = [
    item('project', { id: 'a', stage: 'planned' }),
    item('project', { id: 'b', stage: 'planned' }),
    item('park', { id: 'c' }),
    item('project', { id: 'd', stage: 'building' }),
    item('project', { id: 'e' }),
  ]
  const log = [
    report('a', '2023-01-10', { stage: 'signed' }),
    report('c', '2023-01-20', { stage: 'signed' }),
    report('b', '2023-02-01', { stage: 'started' }),
    report('a', '2023-02-10', { progressPct: 5 }),
  ]
  const day = '2023-02-19'
  const state = stateOf(ledger, log, day)
  const [funnel] = stageFunnels(state.items, state.byId, day)
  const step = (stage: string) => funnel!.steps.find((one) => one.stage === stage)

  test('counts who has reached each stage and who stands in it', () => {
    expect(funnel!.steps.map(({ stage, reached, standing }) => [stage, reached, standing])).toEqual([
      ['planned', 4, 0],
      ['negotiating', 4, 0],
      ['signed', 4, 2],
      ['started', 2, 1],
      ['building', 1, 1],
      ['operating', 0, 0],
    ])
  })

  test('counts apart whose stage is unknown, and who has begun', () => {
    expect(funnel).toMatchObject({ family: 'pipeline', items: 5, unknown: 1, begun: 2 })
  })

  test('tells the median days since the report that brought the stage, whatever came later', () => {
    expect(step('signed')).toMatchObject({ medianDays: 35, undated: 0 })
    expect(step('started')).toMatchObject({ medianDays: 18, undated: 0 })
  })

  test('does not know since when the ledger’s own stage has lasted', () => {
    expect(step('building')).toMatchObject({ medianDays: null, undated: 1 })
  })

  test('knows no days of a stage in which nothing stands', () => {
    expect(step('operating')).toMatchObject({ standing: 0, medianDays: null, undated: 0 })
  })

  test('finds the stage in which most stand, never the last one', () => {
    expect(crowdedStep(funnel!)?.stage).toBe('signed')
    const through = stateOf([item('road', { stage: 'open' })], [], day)
    expect(crowdedStep(stageFunnels(through.items, through.byId, day)[0]!)).toBeNull()
  })

  test('of unknown stages alone has steps of none', () => {
    const villages = stateOf([item('village', { id: 'v' }), item('village', { id: 'w' })], [], day)
    const [empty] = stageFunnels(villages.items, villages.byId, day)
    expect(empty).toMatchObject({ family: 'relocation', items: 2, unknown: 2, begun: 0 })
    expect(empty!.steps.every(({ reached, medianDays }) => reached === 0 && medianDays === null)).toBe(true)
  })

  test('of nothing, or of kinds without a lifecycle, is none', () => {
    expect(stageFunnels([], new Map(), day)).toEqual([])
    expect(stageFunnels([item('land'), item('enterprise')], new Map(), day)).toEqual([])
  })
})

test('a median lies in the middle, between two where there is no middle, and nowhere of nothing', () => {
  expect([medianOf([9, 1, 2]), medianOf([10, 2, 1, 4]), medianOf([])]).toEqual([2, 3, null])
})

test('over random packs, the items of each funnel stand in one step or are of unknown stage', () => {
  fc.assert(
    fc.property(loggedPacks, days, (pack, day) => {
      const { standings, byId } = createAsOf(pack).on(day)
      const items = standings.map((standing) => standing.item)
      const funnels = stageFunnels(items, byId, day)
      const staged = items.filter((one) => STAGES_OF[one.kind].length > 0)
      expect(funnels.reduce((sum, funnel) => sum + funnel.items, 0)).toBe(staged.length)
      expect(funnels.reduce((sum, funnel) => sum + funnel.unknown, 0)).toBe(
        staged.filter((one) => stageOf(one) === null).length,
      )
      for (const { steps, items: count, unknown } of funnels) {
        expect(steps.reduce((sum, step) => sum + step.standing, 0)).toBe(count - unknown)
        expect(steps[0]!.reached).toBe(count - unknown)
        for (const [index, step] of steps.entries()) {
          expect(step.reached - (steps[index + 1]?.reached ?? 0)).toBe(step.standing)
          expect(step.medianDays === null).toBe(step.undated === step.standing)
        }
      }
    }),
  )
})
