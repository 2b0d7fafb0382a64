import { describe, expect, test } from 'vitest'
import { dueAfter } from '../../geodata/drill-schedule'
import { stageOf } from '../../src/domain/item'
import { BLOCKER_CATEGORIES } from '../../src/domain/report'
import {
  asOf,
  blockers,
  folder,
  HALF_YEAR,
  isWorked,
  items,
  reports,
  SATURDAY_OF_OPENING,
  YEAR_END,
} from './drill-fixture'

describe('the reports of the drill', () => {
  const reporting = items.filter(({ id }) => asOf.reportsOf(id).length > 0)

  /** Items whose next report came after it was due, with the day of the report before. */
  const late = reporting.flatMap(({ id, unit, kind }) => {
    const own = asOf.reportsOf(id)
    return own.flatMap(({ on }, index) => {
      const next = own[index + 1]
      return next !== undefined && next.on > dueAfter(on, unit!, kind, isWorked) ? [{ id, unit, on }] : []
    })
  })

  test('are some thousands, in a file below 700 kB', () => {
    expect(reports.length).toBeGreaterThan(4000)
    expect(folder.files.get('reports.csv')?.length).toBeLessThan(700_000)
  })

  test('are of every item that has stages', () => {
    expect(items.filter((item) => stageOf(item) !== null && !reporting.includes(item))).toEqual([])
  })

  test('fall on working days, but for the opening of a road', () => {
    const resting = reports.filter(({ on }) => !isWorked(on))
    expect(resting.map(({ itemId, on }) => [itemId, on])).toEqual([['shuanghe-donglu', SATURDAY_OF_OPENING]])
  })

  test.each([
    ['a day of rest', '2023-03-04', false],
    ['a holiday', '2023-10-05', false],
    ['a Saturday that makes up for one', '2023-10-07', true],
  ])('take %s for what it is', (_what, day, worked) => {
    expect(isWorked(day)).toBe(worked)
  })

  test.each([
    ['ten days later', '2023-02-13', 'kaifaqu', 'project', '2023-02-23'],
    ['on the next day worked after a holiday', '2023-01-13', 'kaifaqu', 'park', '2023-01-28'],
    ['within the first week of a new cadence', '2023-06-23', 'kaifaqu', 'project', '2023-07-03'],
    ['a week later', '2023-07-03', 'kaifaqu', 'project', '2023-07-10'],
    ['a week later', '2023-03-06', 'jiejiazhuang', 'project', '2023-03-13'],
    ['a week later', '2023-03-10', 'chujia', 'road', '2023-03-17'],
    ['on the next day worked', '2023-03-10', 'chujia', 'village', '2023-03-13'],
  ] as const)('are due %s after %s of %s, %s', (_when, last, unit, kind, due) => {
    expect(dueAfter(last, unit, kind, isWorked)).toBe(due)
  })

  test('are missing of a whole unit in August', () => {
    const silent = new Set(items.filter(({ unit }) => unit === 'jiejiazhuang').map(({ id }) => id))
    const ofUnit = reports.filter(({ itemId }) => silent.has(itemId)).map(({ on }) => on)
    expect(ofUnit.filter((on) => on.startsWith('2023-08'))).toEqual([])
    expect(ofUnit.filter((on) => on.startsWith('2023-07-31'))).toHaveLength(10)
    expect(ofUnit.filter((on) => on === '2023-09-01')).toHaveLength(10)
  })

  test('are in time otherwise, but for single items', () => {
    const single = late.filter(({ unit }) => unit !== 'jiejiazhuang').map(({ id }) => id)
    expect(single.sort()).toEqual(['key-20', 'key-22', 'key-29', 'lead-10', 'lead-12', 'p530-03', 'p530-11', 'p530-12'])
    expect(late.filter(({ unit }) => unit === 'jiejiazhuang').every(({ on }) => on === '2023-07-31')).toBe(true)
  })

  test('come more often of the first unit after the half-year', () => {
    const days = asOf.reportsOf('weibake').map(({ on }) => on)
    expect(days.filter((on) => on <= HALF_YEAR).length).toBeLessThan(19)
    expect(days.filter((on) => on > HALF_YEAR).length).toBeGreaterThan(23)
  })

  test('often have nothing new to say', () => {
    const silent = ['itemId', 'on', 'by', 'sourceId', 'note']
    const empty = reports.filter((report) => Object.keys(report).every((key) => silent.includes(key)))
    expect(empty.length / reports.length).toBeGreaterThan(0.2)
  })
})

describe('the blockers of the drill', () => {
  test('are of every category and of items that exist', () => {
    expect(blockers.length).toBeGreaterThan(25)
    expect(new Set(blockers.map(({ category }) => category))).toEqual(new Set(BLOCKER_CATEGORIES))
    expect(blockers.filter(({ itemId }) => !items.some(({ id }) => id === itemId))).toEqual([])
  })

  test('are opened in August by several items, closed late by some, and open beyond their day at the end', () => {
    expect(blockers.filter(({ openedOn }) => openedOn.startsWith('2023-08')).length).toBeGreaterThan(3)
    expect(blockers.filter(({ closedOn, dueOn }) => closedOn !== null && closedOn > dueOn!).length).toBeGreaterThan(9)
    const overdue = blockers.filter(({ closedOn, dueOn }) => closedOn === null && dueOn! < YEAR_END)
    expect(overdue.length).toBeGreaterThan(2)
  })
})
