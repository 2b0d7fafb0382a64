import { describe, expect, test } from 'vitest'
import { createAsOf, stateOn } from '../../src/domain/as-of'
import type { Item } from '../../src/domain/item'
import type { Blocker, Report } from '../../src/domain/report'
import { answering, item } from './domain-fixture'
import { blocker, report } from './log-fixture'

const PROJECT = item('project', { id: 'p', stage: 'signed', progressPct: 10 })
const standing = (day: string, reports: readonly Report[], of: Item = PROJECT, blockers: readonly Blocker[] = []) =>
  stateOn({ items: [of], reports, blockers }, day).byId.get(of.id)
const itemOn = (day: string, reports: readonly Report[], of: Item = PROJECT) => standing(day, reports, of)!.item

describe('the state on a day', () => {
  const reports = [
    report('p', '2023-03-10', { progressPct: 40 }),
    report('p', '2023-03-01', { stage: 'building', progressPct: 20, doneYi: 1.5 }),
  ]

  test('is the ledger’s before the first report', () => {
    expect(standing('2023-02-28', reports)).toEqual({
      item: PROJECT,
      lastReport: null,
      stageReport: null,
      regression: null,
      blockers: [],
    })
  })

  test('has a report from its very day on', () => {
    expect(itemOn('2023-03-01', reports)).toMatchObject({ stage: 'building', progressPct: 20 })
  })

  test('does not know what is reported later', () => {
    expect(itemOn('2023-03-09', reports)).toMatchObject({ progressPct: 20 })
    expect(itemOn('2023-03-10', reports)).toMatchObject({ progressPct: 40 })
  })

  test('keeps what a later report leaves unsaid', () => {
    expect(itemOn('2023-03-10', reports)).toMatchObject({ stage: 'building', investment: { doneYi: 1.5 } })
  })

  test('names the latest report, and the one that brought the stage', () => {
    const { lastReport, stageReport } = standing('2023-03-10', reports)!
    expect([lastReport, stageReport]).toEqual(reports)
  })

  test('has the last word of the day, by the order of the rows', () => {
    const two = [report('p', '2023-03-01', { progressPct: 30 }), report('p', '2023-03-01', { progressPct: 25 })]
    expect(itemOn('2023-03-01', two)).toMatchObject({ progressPct: 25 })
    expect(itemOn('2023-03-01', two.toReversed())).toMatchObject({ progressPct: 30 })
    expect(standing('2023-03-01', two)!.lastReport).toBe(two[1])
  })

  test('tells that somebody reported where the report says nothing', () => {
    const empty = report('p', '2023-03-05')
    expect(standing('2023-03-05', [empty])).toMatchObject({ item: PROJECT, lastReport: empty, stageReport: null })
  })

  test('never writes to the pack', () => {
    const frozen = Object.freeze({ ...PROJECT, investment: Object.freeze({ ...PROJECT.investment }) })
    const rows = Object.freeze(reports.map((row) => Object.freeze({ ...row })))
    expect(itemOn('2023-03-10', rows, frozen)).toMatchObject({ progressPct: 40 })
    expect(frozen.progressPct).toBe(10)
  })

  test('keeps the very object of an item from day to day while nothing is reported of it', () => {
    const asOf = createAsOf({ items: [PROJECT], reports, blockers: [] })
    expect(asOf.on('2023-03-02').byId.get('p')).toBe(asOf.on('2023-03-09').byId.get('p'))
    expect(asOf.on('2023-03-09').byId.get('p')).not.toBe(asOf.on('2023-03-10').byId.get('p'))
  })

  test('gives an item’s reports earliest first, within a day in the order of the file', () => {
    const rows = [report('p', '2023-03-02'), report('p', '2023-03-01', { by: 'a' }), report('p', '2023-03-01')]
    const asOf = createAsOf({ items: [PROJECT], reports: rows, blockers: [] })
    expect(asOf.reportsOf('p')).toEqual([rows[1], rows[2], rows[0]])
    expect(asOf.reportsOf('other')).toEqual([])
  })
})

describe('a report changes only what it says', () => {
  test('and of households only the count it names', () => {
    const households = { total: 300, signed: 200, vacated: 100, demolished: 50, rehoused: null }
    const village = item('village', { households })
    const after = itemOn('2023-03-01', [report('village', '2023-03-01', { households: { vacated: 120 } })], village)
    expect(after).toEqual({ ...village, households: { ...households, vacated: 120 } })
  })

  test('and of those who answer only the list it gives, which replaces the old one', () => {
    const road = item('road', answering(['甲', '乙'], ['建设局'], ['丙']))
    const after = itemOn('2023-03-01', [report('road', '2023-03-01', { leaders: ['丁'] })], road)
    expect(after.accountability).toEqual({ leaders: ['丁'], departments: ['建设局'], liaisons: ['丙'] })
  })

  test('to a road’s open length, and to the clearing of a project’s land', () => {
    const road = item('road', { lengthKm: 2 })
    expect(itemOn('2023-03-01', [report('road', '2023-03-01', { lengthOpenKm: 0.5 })], road)).toMatchObject({
      lengthKm: 2,
      lengthOpenKm: 0.5,
    })
    expect(itemOn('2023-03-01', [report('p', '2023-03-01', { landCleared: true })])).toMatchObject({
      landCleared: true,
    })
  })

  test('and nothing that its kind does not have', () => {
    const says = { stage: 'open', progressPct: 3, doneYi: 1, lengthOpenKm: 1, households: { signed: 1 } } as const
    for (const own of [item('land'), item('enterprise')]) {
      expect(itemOn('2023-03-01', [report(own.kind, '2023-03-01', says)], own)).toEqual(own)
    }
    const village = item('village', { stage: 'signing' })
    expect(itemOn('2023-03-01', [report('village', '2023-03-01', { stage: 'open' })], village)).toBe(village)
  })
})

describe('a stage that goes back', () => {
  const back = report('p', '2023-03-05', { stage: 'signed' })
  const reports = [report('p', '2023-03-01', { stage: 'building' }), back]
  const regressionOn = (day: string, rows: readonly Report[]) => standing(day, rows)!.regression

  test('is kept as reported, and flagged with the stage it fell from', () => {
    expect(itemOn('2023-03-05', reports)).toMatchObject({ stage: 'signed' })
    expect(regressionOn('2023-03-05', reports)).toEqual({ from: 'building', to: 'signed', report: back })
  })

  test('is flagged until that stage is reached again', () => {
    const rows = [
      ...reports,
      report('p', '2023-03-10', { stage: 'started' }),
      report('p', '2023-03-20', { stage: 'building' }),
    ]
    expect(regressionOn('2023-03-04', rows)).toBeNull()
    expect(regressionOn('2023-03-19', rows)?.from).toBe('building')
    expect(regressionOn('2023-03-20', rows)).toBeNull()
  })

  test('is flagged no more once a later stage is reached', () => {
    expect(regressionOn('2023-03-09', [...reports, report('p', '2023-03-09', { stage: 'operating' })])).toBeNull()
  })

  test('twice is flagged for each fall until its own stage is regained', () => {
    const further = report('p', '2023-03-07', { stage: 'planned' })
    const rows = [...reports, further, report('p', '2023-03-09', { stage: 'signed' })]
    expect(regressionOn('2023-03-07', rows)).toEqual({ from: 'signed', to: 'planned', report: further })
    expect(regressionOn('2023-03-09', rows)).toEqual({ from: 'building', to: 'signed', report: back })
  })

  test('is none when the same day’s last word corrects it', () => {
    const corrected = report('p', '2023-03-05', { stage: 'building' })
    const after = standing('2023-03-05', [...reports, corrected])!
    expect(after.regression).toBeNull()
    expect(after.stageReport).toBe(reports[0])
  })

  test('from an unknown stage is none', () => {
    expect(
      standing('2023-03-01', [report('p', '2023-03-01', { stage: 'planned' })], item('project', { id: 'p' })),
    ).toEqual(expect.objectContaining({ regression: null }))
  })
})

describe('an item is in the ledger', () => {
  test('from the day on which it is listed', () => {
    const later = item('road', { listedOn: '2023-04-01' })
    expect(standing('2023-03-31', [], later)).toBeUndefined()
    expect(standing('2023-04-01', [], later)).toBeDefined()
  })

  test('until the day on which it is delisted, and again from the day that puts it back', () => {
    const rows = [
      report('p', '2023-04-01', { delisted: true }),
      report('p', '2023-04-10', { progressPct: 50 }),
      report('p', '2023-05-01', { delisted: false }),
    ]
    const listed = ['2023-03-31', '2023-04-01', '2023-04-10', '2023-04-30'].map(
      (day) => standing(day, rows) !== undefined,
    )
    expect(listed).toEqual([true, false, false, false])
    expect(itemOn('2023-05-01', rows)).toMatchObject({ progressPct: 50 })
  })

  test('by the last word of the day that speaks of it', () => {
    const rows = [
      report('p', '2023-04-01', { delisted: true }),
      report('p', '2023-04-01', { delisted: false }),
      report('p', '2023-04-01', { progressPct: 1 }),
    ]
    expect(standing('2023-04-01', rows)).toBeDefined()
    expect(standing('2023-04-01', [rows[1]!, rows[0]!, rows[2]!])).toBeUndefined()
  })
})

describe('a blocker', () => {
  const own = blocker('p', '2023-03-01', { closedOn: '2023-03-20', dueOn: '2023-03-10' })
  const on = (day: string) => standing(day, [], PROJECT, [own])!.blockers

  test('is not known before the day on which it opens', () => {
    expect(on('2023-02-28')).toEqual([])
  })

  test('is open from that day on; that it will be closed is not known', () => {
    expect(on('2023-03-01')).toEqual([{ ...own, closedOn: null }])
    expect(on('2023-03-19')).toEqual([{ ...own, closedOn: null }])
  })

  test('is closed from the day of its closing', () => {
    expect(on('2023-03-20')).toEqual([own])
  })

  test('opened and closed on one day is known as closed', () => {
    const short = { ...own, closedOn: '2023-03-01' }
    expect(standing('2023-03-01', [], PROJECT, [short])!.blockers).toEqual([short])
  })

  test('stands in the order of the pack, whatever opens first', () => {
    const other = blocker('p', '2023-02-01')
    expect(standing('2023-03-02', [], PROJECT, [own, other])!.blockers.map(({ id }) => id)).toEqual([own.id, other.id])
  })
})
