import { describe, expect, test } from 'vitest'
import type { Item } from '../../src/domain/item'
import { newlyRedStops, planTour, rankedExceptions } from '../../src/domain/tour'
import { randomPackWithLog } from '../random-log'
import { item, plan, pointAt } from './domain-fixture'
import { blocker, report, review } from './log-fixture'
import {
  amber,
  calm,
  dayOf,
  idsOf,
  itemsOf,
  loopsOf,
  many,
  nearlyDue,
  red,
  redRoad,
  REVIEW_DAY,
  shortly,
  silent,
  wall,
  wallDay,
} from './tour-fixture'

describe('a tour', () => {
  test('without anything to tell is an overview and the scenes', () => {
    const quiet = wallDay([item('road'), item('enterprise')])
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
    const [first] = loopsOf(planTour(day, null))
    const kinds = idsOf(first!).map((id) => id.split('-')[0])
    expect(kinds.slice(0, 5)).toEqual(['red', 'redRoad', 'red', 'redRoad', 'red'])
    expect(kinds).toHaveLength(12)
  })

  test('keeps half of its places for lesser reasons', () => {
    const day = wallDay([...many(20, red), ...many(3, silent), ...many(3, nearlyDue)], {
      reviews: [review('unit', 'weekly')],
    })
    const reasons = loopsOf(planTour(day, null)).map((loop) => loop.map((stop) => stop.reasons[0]))
    const each = ['red', 'silent', 'dueSoon'].flatMap((reason) => Array<string>(reason === 'red' ? 6 : 3).fill(reason))
    expect(reasons).toEqual([each, each, each, each])
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
    const [stop] = itemsOf(planTour(wallDay([calm('a')], { reports }, REVIEW_DAY), null))
    expect(stop!.reasons).toEqual(['nextDue'])
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'over a random log is the same each time and has every item once a loop (seed %i)',
    (seed) => {
      const pack = randomPackWithLog(seed, 150)
      const day = dayOf(pack, '2023-06-20', '2023-05-31')
      const stops = planTour(day, wall('mixed', 's'))
      for (const loop of loopsOf(stops)) {
        const ids = idsOf(loop)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toHaveLength(12)
        const lights = ids.map((id) => day.verdicts.get(id)?.light)
        const lastRed = lights.lastIndexOf('red')
        expect(lights.slice(0, lastRed + 1)).not.toContain('green')
      }
      expect(planTour({ ...day, changes: day.changes.toReversed() }, wall('mixed', 's'))).toEqual(stops)
      expect(planTour(dayOf(pack, '2023-06-20', '2023-05-31'), wall('mixed', 's'))).toEqual(stops)
    },
  )
})

describe('a loop with fewer than four items', () => {
  const due = (id: string, on: string | null) => item('road', { id, plan: plan(null, on) })
  const milestone = (title: string, dueOn: string) => ({ title, dueOn, source: { id: 'source', locator: '1' } })

  test('shows the nearest deadlines as well, at most six, and what has no place by its card', () => {
    const days = ['2023-12-31', '2023-03-31', null, '2023-06-30', '2023-02-19']
    const own = days.map((on, index) => due(`due-${index}`, on))
    const stops = itemsOf(
      planTour(wallDay([red('red'), ...own, ...many(9, (id) => due(id, '2024-01-01'), 'late')]), null),
    )
    expect(stops.map(({ itemId }) => itemId)).toEqual(['red', 'due-1', 'due-3', 'due-0', 'late-0', 'late-1', 'late-2'])
    expect(stops[1]).toMatchObject({ reasons: ['nextDue'], located: false, place: { at: 2, of: 7 } })
  })

  test('takes a milestone for a deadline, and nothing of what is through', () => {
    const withMilestone = {
      ...due('milestone', null),
      plan: { ...plan(null, null), milestones: [milestone('m', '2023-05-01')] },
    }
    const through = { ...due('through', '2023-04-01'), stage: 'open' } as Item
    const stops = itemsOf(planTour(wallDay([due('finish', '2023-06-01'), withMilestone, through]), null))
    expect(stops.map(({ itemId }) => itemId)).toEqual(['milestone', 'finish'])
  })

  test('leaves the ranked exceptions as they are, and a loop that has enough', () => {
    expect(rankedExceptions(wallDay([due('a', '2023-06-01')]))).toEqual([])
    const day = wallDay([...many(4, red), due('a', '2023-06-01')])
    expect(idsOf(planTour(day, null))).not.toContain('a')
  })
})

describe('the ranked exceptions', () => {
  test('put what is newly red first, keep the order of the agenda else, and leave out what is merely behind or changed', () => {
    const turned = { ...amber('turned'), listedOn: '2023-01-01' }
    const day = wallDay(
      [amber('behind'), nearlyDue('due'), silent('silent'), red('red'), calm('calm'), turned],
      { reviews: [review('unit', 'weekly')], reports: [report('turned', '2023-02-15', { progressPct: 20 })] },
      REVIEW_DAY,
    )
    expect(rankedExceptions(day)).toEqual([
      { itemId: 'turned', light: 'red', reasons: ['newlyRed', 'red'], isNew: true },
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
      ['listed', ['newlyRed', 'red'], true],
      ['old', ['red'], false],
      ['fell-silent', ['newlySilent', 'silent'], true],
    ])
  })
})
