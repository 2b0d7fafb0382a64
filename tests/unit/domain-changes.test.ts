import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { CHANGE_KINDS, changesBetween, type Change } from '../../src/domain/changes'
import type { Item } from '../../src/domain/item'
import { createJudge } from '../../src/domain/judge-lights'
import { answering, item, plan } from './domain-fixture'
import { blocker, log, report, review, rulesNamed, type Log } from './log-fixture'

const [FROM, TO] = ['2023-03-01', '2023-03-15']
const SETTLED = plan('2023-01-01', '2024-01-01')

function changesOf(items: readonly Item[], changes: Partial<Log> = {}, from = FROM, to = TO): readonly Change[] {
  const pack = log(items, changes)
  const asOf = createAsOf(pack)
  const judge = createJudge(pack, asOf, rulesNamed('default'))
  const situation = (day: string) => ({ state: asOf.on(day), verdicts: judge.on(day) })
  return changesBetween(situation(from), situation(to), asOf)
}

const told = (changes: readonly Change[]) => changes.map(({ kind, detail, report: by }) => ({ kind, detail, by }))
const kindsOf = (changes: readonly Change[]) => changes.map(({ kind }) => kind)
const building = (changes: Partial<Extract<Item, { kind: 'project' }>> = {}) =>
  item('project', { stage: 'building', progressPct: 40, ...changes })

describe('between two days', () => {
  test('a new project that begins has started, by the report of the stage', () => {
    const by = report('project', '2023-03-10', { stage: 'started' })
    const rows = [by, report('project', '2023-03-12', { note: '顺利' })]
    expect(told(changesOf([item('project', { stage: 'signed', planClass: 'newStart' })], { reports: rows }))).toEqual([
      { kind: 'started', detail: { of: 'stage', from: 'signed', to: 'started' }, by },
    ])
  })

  test('a project carried over that begins has resumed', () => {
    const by = report('project', '2023-03-10', { stage: 'building' })
    expect(told(changesOf([item('project', { stage: 'signed', planClass: 'carryOver' })], { reports: [by] }))).toEqual([
      { kind: 'resumed', detail: { of: 'stage', from: 'signed', to: 'building' }, by },
    ])
  })

  test('a village that begins to sign has started: nothing but projects resumes', () => {
    const reports = [report('village', '2023-03-10', { stage: 'signing' })]
    expect(kindsOf(changesOf([item('village', { stage: 'planned' })], { reports }))).toEqual(['started'])
  })

  test.each([
    ['project', 'building', 'operating'],
    ['village', 'demolishing', 'cleared'],
    ['road', 'building', 'open'],
  ] as const)('a %s that goes from %s to %s is finished', (kind, stage, to) => {
    const by = report(kind, TO, { stage: to })
    const own = { ...item(kind), stage, progressPct: 90 } as Item
    expect(told(changesOf([own], { reports: [by] }))).toEqual([
      { kind: 'finished', detail: { of: 'stage', from: stage, to }, by },
    ])
  })

  test('a further stage is an advance, and so is more progress at the same stage', () => {
    const step = report('project', '2023-03-10', { stage: 'building', progressPct: 50 })
    expect(told(changesOf([building({ stage: 'started' })], { reports: [step] }))).toEqual([
      { kind: 'advanced', detail: { of: 'stage', from: 'started', to: 'building' }, by: step },
    ])
    const more = [
      report('project', '2023-03-03', { progressPct: 45 }),
      report('project', '2023-03-12', { progressPct: 50 }),
    ]
    expect(told(changesOf([building()], { reports: [...more, report('project', '2023-03-14')] }))).toEqual([
      { kind: 'advanced', detail: { of: 'progress', from: 40, to: 50 }, by: more[1] },
    ])
  })

  test('more of a road open and more households gone are progress', () => {
    const road = item('road', { stage: 'building', lengthKm: 2, lengthOpenKm: 0.5 })
    const households = { total: 200, signed: 200, vacated: 50, demolished: 0, rehoused: 0 }
    const village = item('village', { stage: 'vacating', households })
    const reports = [
      report('road', '2023-03-05', { lengthOpenKm: 1 }),
      report('village', '2023-03-05', { households: { vacated: 100 } }),
    ]
    expect(changesOf([road, village], { reports }).map(({ detail }) => detail)).toEqual([
      { of: 'progress', from: 25, to: 50 },
      { of: 'progress', from: 25, to: 50 },
    ])
  })

  test('more money spent is an advance where stage and progress are not said', () => {
    const by = report('project', '2023-03-10', { doneYi: 2.5 })
    const own = building({ investment: { totalYi: 9, yearPlanYi: null, doneYi: 2 } })
    expect(told(changesOf([own], { reports: [by] }))).toEqual([
      { kind: 'advanced', detail: { of: 'doneYi', from: 2, to: 2.5 }, by },
    ])
  })

  test('learning that nothing has been done is no advance', () => {
    const reports = [report('project', '2023-03-10', { stage: 'planned', doneYi: 0 })]
    expect(changesOf([item('project')], { reports })).toEqual([])
  })

  test('a stage or progress taken back has slipped', () => {
    const back = report('project', '2023-03-10', { stage: 'started' })
    expect(told(changesOf([building()], { reports: [back] }))).toEqual([
      { kind: 'slipped', detail: { of: 'stage', from: 'building', to: 'started' }, by: back },
    ])
    const less = report('project', '2023-03-10', { progressPct: 35 })
    expect(told(changesOf([building()], { reports: [less] }))).toEqual([
      { kind: 'slipped', detail: { of: 'progress', from: 40, to: 35 }, by: less },
    ])
  })

  test('a worse colour has slipped by the calendar alone, where nobody reported', () => {
    const own = item('project', { stage: 'signed', plan: plan('2023-03-05', '2023-12-31') })
    expect(told(changesOf([own]))).toEqual([
      { kind: 'slipped', detail: { of: 'light', from: 'green', to: 'amber' }, by: null },
    ])
  })

  test('work reported of that did not move has stalled', () => {
    const rows = [report('project', '2023-03-05'), report('project', '2023-03-12', { note: '无新进展' })]
    expect(told(changesOf([building()], { reports: rows }))).toEqual([
      { kind: 'stalled', detail: { of: 'standstill', reports: 2 }, by: rows[1] },
    ])
  })

  test('work has not stalled while contracts are signed, money spent or land cleared', () => {
    const households = { total: 200, signed: 50, vacated: 0, demolished: 0, rehoused: 0 }
    const village = item('village', { stage: 'signing', households })
    const reports = [
      report('village', '2023-03-05', { households: { signed: 120 } }),
      report('project', '2023-03-05', { landCleared: true }),
    ]
    expect(kindsOf(changesOf([village, building({ landCleared: false })], { reports }))).not.toContain('stalled')
  })

  test('what has not begun does not stall, nor what is through', () => {
    const reports = [report('project', '2023-03-05'), report('road', '2023-03-05')]
    expect(changesOf([item('project', { stage: 'signed' }), item('road', { stage: 'open' })], { reports })).toEqual([])
  })

  test('what nobody reports of has fallen silent, and has not stalled', () => {
    const own = building({ unit: 'unit', plan: SETTLED })
    const last = report('project', '2023-02-25')
    const [change, ...others] = changesOf([own], { reports: [last], reviews: [review('unit', 'weekly')] })
    expect(others).toEqual([])
    expect(change).toMatchObject({
      kind: 'newlySilent',
      detail: { of: 'silence', silence: { dueOn: '2023-03-04', lastReport: last, unit: 'unit' } },
      report: last,
    })
  })

  test('what was silent on both days is not newly so', () => {
    const reports = [report('project', '2023-02-01')]
    const own = building({ unit: 'unit', plan: SETTLED })
    expect(changesOf([own], { reports, reviews: [review('unit', 'weekly')] })).toEqual([])
  })

  test('a blocker that opens and one that is closed are told each by itself, by no report', () => {
    const opened = blocker('road', '2023-03-10')
    const closed = blocker('road', '2023-02-01', { closedOn: TO })
    const passing = blocker('road', '2023-03-02', { closedOn: '2023-03-03' })
    expect(told(changesOf([item('road')], { blockers: [opened, closed, passing] }))).toEqual([
      { kind: 'newlyBlocked', detail: { of: 'blocker', blocker: opened }, by: null },
      { kind: 'unblocked', detail: { of: 'blocker', blocker: closed }, by: null },
    ])
  })

  test('another list of people is a new assignment, by the report that gives it', () => {
    const by = report('road', '2023-03-10', { leaders: ['丁'] })
    const reports = [by, report('road', '2023-03-12')]
    expect(told(changesOf([item('road', answering(['甲'], ['建设局']))], { reports }))).toEqual([
      { kind: 'reassigned', detail: { of: 'people', from: ['甲', '建设局'], to: ['丁', '建设局'] }, by },
    ])
  })

  test('an item listed is new, by the ledger and not by what was then reported of it', () => {
    const own = item('road', { listedOn: '2023-03-05', stage: 'planned' })
    const reports = [report('road', '2023-03-10', { stage: 'building' })]
    expect(told(changesOf([own], { reports }))).toEqual([{ kind: 'new', detail: { of: 'listing' }, by: null }])
  })

  test('an item put back is new by the report that puts it back, one taken out removed by that which takes it out', () => {
    const reports = [
      report('road', '2023-02-01', { delisted: true }),
      report('road', '2023-03-03', { progressPct: 1 }),
      report('road', '2023-03-04', { delisted: false }),
      report('park', '2023-03-06', { delisted: true }),
      report('park', '2023-03-07', { note: '已退库' }),
    ]
    expect(told(changesOf([item('park'), item('road')], { reports }))).toEqual([
      { kind: 'new', detail: { of: 'listing' }, by: reports[2] },
      { kind: 'removed', detail: { of: 'listing' }, by: reports[3] },
    ])
  })

  test('what happened on the earlier day itself is known on it, and no change', () => {
    const reports = [report('project', FROM, { progressPct: 60 })]
    expect(changesOf([building()], { reports, blockers: [blocker('project', FROM)] })).toEqual([])
  })

  test('nothing changes between a day and itself', () => {
    const reports = [
      report('project', FROM, { stage: 'started', leaders: ['丁'] }),
      report('road', FROM, { delisted: true }),
    ]
    const items = [building({ unit: 'unit' }), item('road')]
    const changes = { reports, blockers: [blocker('project', FROM)], reviews: [review('unit', 'daily')] }
    expect(changesOf(items, changes, FROM, FROM)).toEqual([])
  })

  test('changes come by their kinds, within a kind by the order of the pack', () => {
    const items = [building({ id: 'a', name: 'a' }), building({ id: 'b', name: 'b' }), item('road', { listedOn: TO })]
    const reports = [
      report('a', TO),
      report('b', TO, { progressPct: 50, leaders: ['丁'] }),
      report('a', '2023-03-10', { leaders: ['丙'] }),
    ]
    const found = changesOf(items, { reports, blockers: [blocker('a', TO)] })
    expect(found.map((change) => [change.kind, change.item.id])).toEqual([
      ['stalled', 'a'],
      ['newlyBlocked', 'a'],
      ['reassigned', 'a'],
      ['reassigned', 'b'],
      ['new', 'road'],
      ['advanced', 'b'],
    ])
    const places = kindsOf(found).map((kind) => CHANGE_KINDS.indexOf(kind))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
