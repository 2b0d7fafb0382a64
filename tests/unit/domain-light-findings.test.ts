import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/day'
import { item, plan } from './domain-fixture'
import { HALFWAY, notBegun, underWay, verdictOn } from './light-fixture'
import { blocker, report, RULE_SETS, rulesNamed } from './log-fixture'
import { rule, ruleSet } from './rule-fixture'

const START = '2023-03-10'

describe('the findings of an item', () => {
  const late = item('project', { stage: 'building', progressPct: 80, plan: plan('2022-11-12', HALFWAY) })

  test('come with the worst first, which decides', () => {
    const blockers = [blocker('project', '2023-01-10', { dueOn: '2023-02-19' })]
    const own = item('project', { stage: 'signed', plan: plan('2022-12-01', '2024-12-31') })
    const { light, findings } = verdictOn(HALFWAY, own, 'default', { blockers })
    expect(light).toBe('red')
    expect(findings.map(({ rule: { id } }) => id)).toEqual(['start-red', 'blocker-amber'])
  })

  test('of one light come in the order of the rules', () => {
    const { findings } = verdictOn('2023-02-25', late, 'default')
    expect(findings.map(({ rule: { id } }) => id)).toEqual(['behind-red', 'finish-amber'])
  })

  test('behind schedule give the points, what is expected and what is reported', () => {
    expect(verdictOn(HALFWAY, underWay(43.5), 'default').findings).toEqual([
      {
        rule: rulesNamed('default').rules[0],
        measure: 'behindPp',
        value: 6.5,
        expectedPct: 50,
        actualPct: 43.5,
        dueOn: null,
      },
    ])
  })

  test('short of what is expected give the share of it', () => {
    expect(verdictOn(HALFWAY, underWay(40), 'sanya').findings).toMatchObject([
      { measure: 'behindShare', value: 20, expectedPct: 50, actualPct: 40, dueOn: null },
    ])
  })

  test.each([
    ['default', '2023-03-22', { measure: 'daysPastStart', value: 12, dueOn: START }],
    ['yinchuan', '2023-05-02', { measure: 'monthsPastStart', value: 2, dueOn: START }],
  ])('late to start give how late, and the planned day, by the rules %s', (rules, day, finding) => {
    const [own] = verdictOn(day, notBegun(START), rules).findings
    expect(own).toMatchObject({ ...finding, expectedPct: null, actualPct: null })
  })

  test('late to finish give the days and the planned day', () => {
    expect(verdictOn('2023-02-25', late, 'default').findings[1]).toMatchObject({ value: 5, dueOn: HALFWAY })
  })

  test('of blockers count from the due day that is longest past, among those still open', () => {
    const blockers = [
      blocker('project', '2023-01-05', { dueOn: '2023-01-10', closedOn: '2023-01-12' }),
      blocker('project', '2023-01-06', { dueOn: '2023-02-16' }),
      blocker('project', '2023-01-07', { dueOn: '2023-02-10' }),
      blocker('project', '2023-01-08'),
    ]
    expect(verdictOn(HALFWAY, underWay(50), 'default', { blockers }).findings).toMatchObject([
      { measure: 'daysPastBlockerDue', value: 10, dueOn: '2023-02-10' },
    ])
  })

  test('are not shifted by the rounding of percentages', () => {
    const exactly = ruleSet([rule('behindPp', { above: 10 })])
    const own = item('project', { stage: 'building', progressPct: 6.1, plan: plan('2023-01-01', '2025-09-27') })
    expect(verdictOn(addDays('2023-01-01', 161), own, exactly).findings).toEqual([])
  })

  test('change with the set of rules', () => {
    expect(RULE_SETS.map(({ id }) => verdictOn(HALFWAY, underWay(42), id).colour)).toEqual(['amber', 'green', 'amber'])
  })

  test('change with what is reported from its day on', () => {
    const reports = [report('project', HALFWAY, { progressPct: 50 })]
    const colours = [addDays(HALFWAY, -1), HALFWAY].map(
      (day) => verdictOn(day, underWay(20), 'yinchuan', { reports }).findings.length,
    )
    expect(colours).toEqual([1, 0])
  })
})
