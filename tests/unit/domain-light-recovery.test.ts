import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { addDays } from '../../src/domain/day'
import { createJudge } from '../../src/domain/judge-lights'
import type { RuleSet } from '../../src/domain/light-rules'
import { item, plan } from './domain-fixture'
import { HUNDRED_DAYS, verdictOn } from './light-fixture'
import { log, report, rulesNamed, type Log } from './log-fixture'

const LAST_RED = '2023-02-28'
const CAUGHT_UP = '2023-03-01'
const OWN = item('project', { stage: 'building', progressPct: 5, plan: HUNDRED_DAYS })
const REPORTS = [report('project', CAUGHT_UP, { progressPct: 100 })]

const lightAfter = (days: number, rules: RuleSet | string, changes: Partial<Log> = {}) =>
  verdictOn(addDays(LAST_RED, days), OWN, rules, { reports: REPORTS, ...changes })

describe('what was red and has caught up', () => {
  test.each([
    ['default', 7],
    ['yinchuan', 30],
  ])('stays amber for as long as the rules %s ask: %i days', (rules, days) => {
    expect(lightAfter(0, rules).light).toBe('red')
    const recovering = { redUntil: LAST_RED, amberUntil: addDays(LAST_RED, days) }
    for (const after of [1, days]) {
      expect(lightAfter(after, rules)).toMatchObject({ light: 'amber', colour: 'amber', findings: [], recovering })
    }
    expect(lightAfter(days + 1, rules)).toMatchObject({ light: 'green', recovering: null })
  })

  test('is told to hold its schedule until the day on which it turns green', () => {
    expect(lightAfter(3, 'default').remedies).toEqual([{ do: 'hold', until: addDays(LAST_RED, 8) }])
  })

  test('is green at once where the rules know no recovery', () => {
    expect(lightAfter(0, 'sanya').light).toBe('red')
    expect(lightAfter(1, 'sanya')).toMatchObject({ light: 'green', recovering: null, remedies: [] })
  })

  test('is green at once when it is through', () => {
    const reports = [report('project', CAUGHT_UP, { stage: 'operating' })]
    expect(lightAfter(1, 'default', { reports })).toMatchObject({ light: 'green', recovering: null })
  })

  test('starts its recovery anew when it was red again', () => {
    const reports = [
      ...REPORTS,
      report('project', '2023-03-04', { progressPct: 5 }),
      report('project', '2023-03-05', { progressPct: 100 }),
    ]
    const recovering = { redUntil: '2023-03-04', amberUntil: '2023-03-11' }
    expect(lightAfter(5, 'default', { reports })).toMatchObject({ light: 'amber', recovering })
  })

  test('is not recovering while it is behind again', () => {
    const reports = [...REPORTS, report('project', '2023-03-04', { progressPct: 52 })]
    expect(lightAfter(4, 'default', { reports })).toMatchObject({ light: 'amber', recovering: null })
    expect(lightAfter(4, 'default', { reports }).findings).toHaveLength(1)
  })

  test('has nothing to recover from where it was amber only', () => {
    const own = item('project', { stage: 'building', progressPct: 50, plan: HUNDRED_DAYS })
    const reports = REPORTS
    expect(verdictOn(LAST_RED, own, 'default', { reports }).light).toBe('amber')
    expect(verdictOn(CAUGHT_UP, own, 'default', { reports })).toMatchObject({ light: 'green', recovering: null })
  })

  test('is judged by what was known then: a later report of an earlier day alone makes it so', () => {
    const before = verdictOn(addDays(LAST_RED, 2), OWN, 'default', { reports: REPORTS })
    const corrected = [report('project', '2023-01-01', { progressPct: 90 }), ...REPORTS]
    expect(before.recovering).not.toBeNull()
    expect(lightAfter(2, 'default', { reports: corrected }).recovering).toBeNull()
  })

  test('recovers over more days than verdicts are remembered for', () => {
    const slow = { ...rulesNamed('yinchuan'), recoveryDays: 200 }
    expect(lightAfter(200, slow).light).toBe('amber')
    expect(lightAfter(201, slow).light).toBe('green')
  })
})

describe('verdicts of one judge', () => {
  test('are the same in whatever order the days are asked for', () => {
    const pack = log([OWN, item('road', { stage: 'planned', plan: plan('2023-02-01', '2023-12-31') })], {
      reports: REPORTS,
    })
    const asked = [60, 3, 90, 61, 0, 59, 150, 60].map((days) => addDays('2023-01-01', days))
    const rules = rulesNamed('yinchuan')
    const one = createJudge(pack, createAsOf(pack), rules)
    for (const day of asked) expect(one.on(day)).toEqual(createJudge(pack, createAsOf(pack), rules).on(day))
  })
})
