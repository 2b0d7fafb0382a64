import { describe, expect, test } from 'vitest'
import { agendaOf } from '../../src/domain/agenda'
import { createAsOf } from '../../src/domain/as-of'
import type { Item } from '../../src/domain/item'
import { createJudge } from '../../src/domain/judge-lights'
import { item, plan } from './domain-fixture'
import { HALFWAY, HUNDRED_DAYS } from './light-fixture'
import { blocker, log, report, review, rulesNamed, type Log } from './log-fixture'

function agendaOn(day: string, items: readonly Item[], changes: Partial<Log> = {}, listed: readonly Item[] = items) {
  const pack = log(items, changes)
  const asOf = createAsOf(pack)
  return agendaOf(listed, asOf.on(day), createJudge(pack, asOf, rulesNamed('default')).on(day))
}

const idsOn = (...asked: Parameters<typeof agendaOn>) => agendaOn(...asked).map(({ item: { id } }) => id)
const project = (id: string, progressPct: number, unit: string | null = null) =>
  item('project', { id, unit, stage: 'building', progressPct, plan: HUNDRED_DAYS })
const calm = (id: string) =>
  item('road', { id, stage: 'building', progressPct: 90, plan: plan('2023-01-01', '2023-12-31') })

describe('the agenda', () => {
  test('leaves out what needs no word', () => {
    expect(agendaOn(HALFWAY, [calm('calm'), item('enterprise')])).toEqual([])
  })

  test('takes alerts first, then the silent, those behind, those on track, and those of whom nothing can be told', () => {
    const items = [
      item('park', { id: 'unknown' }),
      calm('green'),
      project('amber', 40),
      { ...project('silent', 90), unit: 'unit' },
      project('red', 10),
    ]
    const blockers = [blocker('green', '2023-02-19'), blocker('unknown', '2023-02-19')]
    const asked = { blockers, reviews: [review('unit', 'weekly')] }
    expect(agendaOn(HALFWAY, items, asked).map(({ item: { id }, light }) => [id, light])).toEqual([
      ['red', 'red'],
      ['silent', 'silent'],
      ['amber', 'amber'],
      ['green', 'green'],
      ['unknown', null],
    ])
  })

  test('takes the further behind first within a light', () => {
    expect(idsOn(HALFWAY, [project('a', 30), project('b', 10), project('c', 20)])).toEqual(['b', 'c', 'a'])
  })

  test('takes the older blocker first where as much has slipped', () => {
    const blockers = [
      blocker('a', '2023-02-10'),
      blocker('b', '2023-01-10'),
      blocker('b', '2023-02-18'),
      blocker('c', '2023-02-01'),
    ]
    expect(
      idsOn(
        HALFWAY,
        ['a', 'b', 'c'].map((id) => project(id, 10)),
        { blockers },
      ),
    ).toEqual(['b', 'c', 'a'])
  })

  test('takes the longer silent first where blockers are as old', () => {
    const reports = [report('a', '2023-02-08'), report('b', '2023-02-01'), report('c', '2023-02-05')]
    const items = ['a', 'b', 'c'].map((id) => project(id, 90, 'unit'))
    expect(idsOn(HALFWAY, items, { reports, reviews: [review('unit', 'weekly')] })).toEqual(['b', 'c', 'a'])
  })

  test('keeps the order of the list where nothing tells items apart', () => {
    const items = ['c', 'a', 'b'].map((id) => project(id, 10))
    expect(idsOn(HALFWAY, items)).toEqual(['c', 'a', 'b'])
    expect(idsOn(HALFWAY, items, {}, items.toReversed())).toEqual(['b', 'a', 'c'])
  })

  test('holds only what is asked for and in the ledger on the day', () => {
    const items = [project('a', 10), { ...project('b', 10), listedOn: '2023-03-01' }, project('c', 10)]
    expect(idsOn(HALFWAY, items, {}, [items[1]!, items[2]!])).toEqual(['c'])
  })
})

describe('an item is on the agenda', () => {
  const concernsOn = (...asked: Parameters<typeof agendaOn>) => agendaOn(...asked)[0]?.concerns

  test('for every rule that fires, the worst first', () => {
    const own = item('project', { stage: 'building', progressPct: 80, plan: plan('2022-11-12', '2023-02-15') })
    expect(concernsOn(HALFWAY, [own])).toMatchObject([
      { why: 'finding', finding: { rule: { id: 'behind-red' } } },
      { why: 'finding', finding: { rule: { id: 'finish-amber' } } },
    ])
  })

  test('for its silence', () => {
    const own = { ...calm('a'), unit: 'unit' }
    const reports = [report('a', '2023-02-01')]
    expect(concernsOn(HALFWAY, [own], { reports, reviews: [review('unit', 'weekly')] })).toMatchObject([
      { why: 'silence', silence: { dueOn: '2023-02-08', overdueDays: 12 } },
    ])
  })

  test('for every open blocker, with its age and by how much it is overdue', () => {
    const open = blocker('a', '2023-02-01')
    const due = blocker('a', '2023-02-10', { dueOn: HALFWAY })
    const late = blocker('a', '2023-02-11', { dueOn: '2023-02-15' })
    const closed = blocker('a', '2023-02-12', { closedOn: HALFWAY })
    const concerns = concernsOn(HALFWAY, [calm('a')], { blockers: [open, due, late, closed] })
    expect(concerns?.filter(({ why }) => why === 'blocker')).toEqual([
      { why: 'blocker', blocker: open, ageDays: 19, overdueDays: 0 },
      { why: 'blocker', blocker: due, ageDays: 10, overdueDays: 0 },
      { why: 'blocker', blocker: late, ageDays: 9, overdueDays: 5 },
    ])
  })

  test('for a stage that went back', () => {
    const reports = [report('a', '2023-02-01', { stage: 'planned' })]
    const own = { ...calm('a'), plan: plan(null, '2023-12-31') }
    expect(concernsOn(HALFWAY, [own], { reports })).toEqual([
      { why: 'regression', regression: { from: 'building', to: 'planned', report: reports[0] } },
    ])
  })

  test.each([
    ['2023-02-19', null],
    ['2023-02-20', 0],
    ['2023-03-06', 14],
    ['2023-03-07', null],
  ])('for a start planned on %s: %s days ahead', (startOn, days) => {
    const own = item('road', { stage: 'planned', plan: plan(startOn, '2023-12-31') })
    const soon = (concernsOn(HALFWAY, [own]) ?? []).filter(({ why }) => why === 'dueSoon')
    const expected = { why: 'dueSoon', due: { on: startOn, what: 'start' }, days }
    expect(soon).toEqual(days === null ? [] : [expected])
  })

  test('for a finish that is near, once it has begun', () => {
    const own = { ...calm('a'), plan: plan('2023-01-01', '2023-02-28') }
    expect(concernsOn(HALFWAY, [own])).toContainEqual({
      why: 'dueSoon',
      due: { on: '2023-02-28', what: 'finish' },
      days: 8,
    })
  })
})
