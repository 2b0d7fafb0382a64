import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { changesBetween } from '../../src/domain/changes'
import type { Item } from '../../src/domain/item'
import { createJudge } from '../../src/domain/judge-lights'
import type { Pack } from '../../src/domain/pack'
import {
  newlyRedStops,
  planTour,
  rankedExceptions,
  type ItemStop,
  type Stop,
  type WallDay,
} from '../../src/domain/tour'
import type { WallPlan } from '../../src/domain/wall-plan'
import { randomPackWithLog } from '../random-log'
import { item, plan, pointAt } from './domain-fixture'
import { HALFWAY, HUNDRED_DAYS } from './light-fixture'
import { blocker, log, report, review, rulesNamed, type Log } from './log-fixture'
import { scene } from './wall-fixture'

const REVIEW_DAY = '2023-02-10'

function dayOf(pack: Log | Pack, day = HALFWAY, since: string | null = null): WallDay {
  const asOf = createAsOf(pack)
  const judge = createJudge(pack, asOf, rulesNamed('default'))
  const situation = (on: string) => ({ state: asOf.on(on), verdicts: judge.on(on) })
  const [present, before] = [situation(day), since === null ? null : situation(since)]
  const changes = before === null ? [] : changesBetween(before, present, asOf)
  return { ...present, earlier: before?.verdicts ?? null, changes }
}

const wallDay = (items: readonly Item[], changes: Partial<Log> = {}, since: string | null = null) =>
  dayOf(log(items, changes), HALFWAY, since)

const red = (id: string) => item('project', { id, stage: 'building', progressPct: 10, plan: HUNDRED_DAYS })
const redRoad = (id: string) => item('road', { id, stage: 'building', progressPct: 10, plan: HUNDRED_DAYS })
const amber = (id: string) => item('project', { id, stage: 'building', progressPct: 40, plan: HUNDRED_DAYS })
const calm = (id: string) =>
  item('road', { id, stage: 'building', progressPct: 90, plan: plan('2023-01-01', '2023-12-31') })
const nearlyDue = (id: string) =>
  item('village', { id, stage: 'demolishing', progressPct: 99, plan: plan('2022-03-01', '2023-02-28') })
const silent = (id: string) => ({ ...calm(id), unit: 'unit' })
const many = <T>(count: number, make: (id: string) => T, name = make.name) =>
  Array.from({ length: count }, (_, index) => make(`${name}-${index}`))

const wall = (tour: WallPlan['tour'], ...ids: string[]): WallPlan => ({ tour, scenes: ids.map(scene) })

const itemsOf = (stops: readonly Stop[]) => stops.filter((stop): stop is ItemStop => stop.kind === 'item')
const idsOf = (stops: readonly Stop[]) => itemsOf(stops).map(({ itemId }) => itemId)
const shortly = (stops: readonly Stop[]) =>
  stops.map((stop) => (stop.kind === 'overview' ? '*' : stop.kind === 'item' ? stop.itemId : stop.sceneId)).join(' ')

describe('a tour', () => {
  test('without exceptions is an overview and the scenes', () => {
    const quiet = wallDay([calm('a'), item('enterprise')])
    expect(planTour(quiet, null)).toEqual([{ kind: 'overview', seconds: 10 }])
    expect(planTour(quiet, wall('mixed', 's', 't'))).toEqual([
      { kind: 'overview', seconds: 10 },
      { kind: 'scene', sceneId: 's', seconds: 30 },
      { kind: 'scene', sceneId: 't', seconds: 30 },
    ])
  })

  test('takes the gravest reason first, whatever the light', () => {
    const own = [
      calm('started'),
      nearlyDue('due'),
      silent('silent'),
      calm('late'),
      red('red'),
      amber('behind'),
      calm('calm'),
    ]
    const day = wallDay(
      own.map((entry) => (entry.id === 'started' ? { ...entry, stage: 'planned', progressPct: 0 } : entry) as Item),
      {
        blockers: [blocker('late', '2023-02-01', { dueOn: '2023-02-15' })],
        reports: [report('started', '2023-02-15', { stage: 'building', progressPct: 90 })],
        reviews: [review('unit', 'weekly')],
      },
      REVIEW_DAY,
    )
    expect(itemsOf(planTour(day, null)).map(({ itemId, reasons }) => [itemId, reasons[0]])).toEqual([
      ['red', 'red'],
      ['late', 'overdueBlocker'],
      ['silent', 'silent'],
      ['due', 'dueSoon'],
      ['started', 'changed'],
      ['behind', 'changed'],
    ])
  })

  test('takes what turned red since the review before what was red then', () => {
    const own = [red('old'), amber('turned')]
    const reports = [report('turned', '2023-02-15', { progressPct: 20 })]
    const day = wallDay(own, { reports }, REVIEW_DAY)
    expect(itemsOf(planTour(day, null)).map(({ itemId, reasons }) => [itemId, reasons])).toEqual([
      ['turned', ['newlyRed', 'red', 'changed']],
      ['old', ['red']],
    ])
    expect(idsOf(newlyRedStops(day))).toEqual(['turned'])
    expect(newlyRedStops({ ...day, earlier: null })).toEqual([])
  })

  test('takes what was red beneath a silence as no news', () => {
    const own = { ...red('a'), unit: 'unit' }
    const reports = [report('a', '2023-02-01'), report('a', '2023-02-15', { note: '无进展' })]
    const day = wallDay([own], { reports, reviews: [review('unit', 'weekly')] }, REVIEW_DAY)
    expect(itemsOf(planTour(day, null))[0]?.reasons).toEqual(['red', 'changed'])
  })

  test('takes the kinds in turn, so that none crowds out another', () => {
    const day = wallDay([...many(20, red), ...many(2, redRoad)])
    const kinds = idsOf(planTour(day, null)).map((id) => id.split('-')[0])
    expect(kinds.slice(0, 5)).toEqual(['red', 'redRoad', 'red', 'redRoad', 'red'])
    expect(kinds).toHaveLength(12)
  })

  test('keeps a place for every lesser reason', () => {
    const day = wallDay([...many(20, red), ...many(3, silent), ...many(3, nearlyDue)], {
      reviews: [review('unit', 'weekly')],
    })
    const reasons = itemsOf(planTour(day, null)).map((stop) => stop.reasons[0])
    expect(reasons).toEqual([...Array<string>(10).fill('red'), 'silent', 'dueSoon'])
  })

  test('shows the whole district first and after every four items', () => {
    expect(shortly(planTour(wallDay(many(9, red, 'r')), null))).toBe('* r-0 r-1 r-2 r-3 * r-4 r-5 r-6 r-7 * r-8')
    expect(shortly(planTour(wallDay(many(4, red, 'r')), null))).toBe('* r-0 r-1 r-2 r-3')
  })

  test('has a scene after every four items where they are mixed, and none left out', () => {
    const day = wallDay(many(6, red, 'r'))
    expect(shortly(planTour(day, wall('mixed', 's', 't', 'u')))).toBe('* r-0 r-1 r-2 r-3 s * r-4 r-5 t u')
    expect(shortly(planTour(day, wall('mixed', 's')))).toBe('* r-0 r-1 r-2 r-3 s * r-4 r-5')
    expect(shortly(planTour(day, wall('computed', 's')))).toBe('* r-0 r-1 r-2 r-3 * r-4 r-5')
  })

  test('is the scenes alone where they replace it', () => {
    const day = wallDay(many(6, red))
    expect(shortly(planTour(day, wall('scenes', 's', 't')))).toBe('s t')
    expect(shortly(planTour(day, wall('scenes')))).toBe('*')
  })

  test('stops at what has no position too', () => {
    const day = wallDay([red('nowhere'), { ...red('here'), position: pointAt(121, 37) }])
    expect(itemsOf(planTour(day, null)).map(({ itemId, located }) => [itemId, located])).toEqual([
      ['nowhere', false],
      ['here', true],
    ])
  })

  test('does not stop where work merely went on', () => {
    const reports = [report('a', '2023-02-15', { progressPct: 95 })]
    expect(idsOf(planTour(wallDay([calm('a')], { reports }, REVIEW_DAY), null))).toEqual([])
  })

  test.each([1, 2, 3, 4, 5, 6])('over a random log is the same each time and has every item once (seed %i)', (seed) => {
    const pack = randomPackWithLog(seed, 150)
    const day = dayOf(pack, '2023-06-20', '2023-05-31')
    const stops = planTour(day, wall('mixed', 's'))
    const ids = idsOf(stops)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(12)
    const lights = ids.map((id) => day.verdicts.get(id)?.light)
    const lastRed = lights.lastIndexOf('red')
    expect(lights.slice(0, lastRed + 1)).not.toContain('green')
    expect(planTour({ ...day, changes: day.changes.toReversed() }, wall('mixed', 's'))).toEqual(stops)
    expect(planTour(dayOf(pack, '2023-06-20', '2023-05-31'), wall('mixed', 's'))).toEqual(stops)
  })
})

describe('the ranked exceptions', () => {
  test('keep the order of the agenda and leave out what is merely behind or changed', () => {
    const day = wallDay([amber('behind'), nearlyDue('due'), silent('silent'), red('red'), calm('calm')], {
      reviews: [review('unit', 'weekly')],
    })
    expect(rankedExceptions(day)).toEqual([
      { itemId: 'red', light: 'red', reasons: ['red'], isNew: false },
      { itemId: 'silent', light: 'silent', reasons: ['silent'], isNew: false },
      { itemId: 'due', light: 'green', reasons: ['dueSoon'], isNew: false },
    ])
  })

  test('mark what is new, also where the item was not in the ledger before', () => {
    const listed = { ...red('listed'), listedOn: '2023-02-15' }
    const fellSilent = { ...calm('fell-silent'), unit: 'unit' }
    const day = wallDay(
      [red('old'), listed, fellSilent],
      { reports: [report('fell-silent', '2023-02-08')], reviews: [review('unit', 'weekly')] },
      REVIEW_DAY,
    )
    expect(rankedExceptions(day).map(({ itemId, reasons, isNew }) => [itemId, reasons, isNew])).toEqual([
      ['old', ['red'], false],
      ['listed', ['newlyRed', 'red'], true],
      ['fell-silent', ['newlySilent', 'silent'], true],
    ])
  })
})
