import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agendaOf } from '../../src/domain/agenda'
import { changesBetween } from '../../src/domain/changes'
import { addDays } from '../../src/domain/day'
import { createJudge } from '../../src/domain/judge-lights'
import type { WallPlan } from '../../src/domain/wall-plan'
import { planTour, rankedExceptions, STOP_REASONS, type Stop, type TourSituation } from '../../src/domain/tour'
import { asOf, pack } from './drill-fixture'

const judge = createJudge(pack, asOf, pack.ruleSets[0] ?? null)

function situation(day: string, since: string | null = null, wall: WallPlan | null = null): TourSituation {
  const state = asOf.on(day)
  const verdicts = judge.on(day)
  const items = state.standings.map(({ item }) => item)
  const earlier = since === null ? null : judge.on(since)
  const changes =
    since === null || earlier === null
      ? []
      : changesBetween({ state: asOf.on(since), verdicts: earlier }, { state, verdicts }, asOf)
  return { items, agenda: agendaOf(items, state, verdicts), day, verdicts, earlier, changes, wall }
}

const itemStops = (stops: readonly Stop[]) => stops.flatMap((stop) => (stop.kind === 'item' ? [stop] : []))
const days = fc.integer({ min: 10, max: 330 }).map((offset) => addDays('2023-01-01', offset))

describe('a tour', () => {
  test('begins with an overview and comes back to it after every four items at most', () => {
    fc.assert(
      fc.property(days, (day) => {
        const stops = planTour(situation(day, addDays(day, -7)))
        expect(stops[0]?.kind).toBe('overview')
        const lengths = stops
          .map(({ kind }) => (kind === 'overview' ? '|' : 'i'))
          .join('')
          .split('|')
          .map(({ length }) => length)
        expect(Math.max(...lengths)).toBeLessThanOrEqual(4)
      }),
      { numRuns: 40 },
    )
  })

  test('shows no item twice, the gravest reasons first, and every red before what is not red', () => {
    fc.assert(
      fc.property(days, (day) => {
        const about = situation(day, addDays(day, -7))
        const stops = itemStops(planTour(about))
        expect(new Set(stops.map(({ itemId }) => itemId)).size).toBe(stops.length)
        const ranks = stops.map(({ reasons }) => STOP_REASONS.indexOf(reasons[0]!))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        const reds = [...about.verdicts.values()].filter(({ light }) => light === 'red').length
        const shownReds = stops.filter(({ itemId }) => about.verdicts.get(itemId)?.light === 'red').length
        expect(shownReds).toBe(Math.min(reds, stops.length))
      }),
      { numRuns: 40 },
    )
  })

  test('is the same for the same day, whatever the order of the changes', () => {
    const about = situation('2023-08-10', '2023-08-03')
    expect(about.changes.length).toBeGreaterThan(3)
    expect(planTour({ ...about, changes: about.changes.toReversed() })).toEqual(planTour(about))
  })

  test('takes the kinds of one reason in turn', () => {
    const about = situation('2023-08-10')
    const kinds = itemStops(planTour(about))
      .filter(({ reasons }) => reasons[0] === 'red')
      .map(({ itemId }) => about.items.find(({ id }) => id === itemId)!.kind)
    const distinct = new Set(kinds).size
    expect(distinct).toBeGreaterThan(1)
    expect(new Set(kinds.slice(0, distinct)).size).toBe(distinct)
  })

  test('says of an item whether it has a position', () => {
    const about = situation('2023-08-10')
    for (const { itemId, located } of itemStops(planTour(about))) {
      expect(located).toBe(about.items.find(({ id }) => id === itemId)!.position !== null)
    }
  })

  test('calls new only what was otherwise on the compared day', () => {
    const about = situation('2023-08-10', '2023-07-20')
    for (const { itemId, reasons } of itemStops(planTour(about))) {
      const [now, then] = [about.verdicts.get(itemId)?.light, about.earlier?.get(itemId)?.light]
      expect(reasons.includes('newlyRed')).toBe(now === 'red' && then !== 'red')
      expect(reasons.includes('newlySilent')).toBe(now === 'silent' && then !== 'silent')
    }
    expect(itemStops(planTour(situation('2023-08-10'))).some(({ reasons }) => reasons.includes('newlyRed'))).toBe(false)
  })

  test('shows scenes after the exceptions or alone, as the pack says', () => {
    const scenes = [{ id: 'one', title: { zh: '一', en: 'One' }, camera: null, filters: {}, panel: null, seconds: 9 }]
    const mixed = planTour(situation('2023-08-10', null, { tour: 'mixed', scenes }))
    expect(mixed.at(-1)).toEqual({ kind: 'scene', sceneId: 'one', seconds: 9 })
    expect(itemStops(mixed).length).toBeGreaterThan(0)
    const alone = planTour(situation('2023-08-10', null, { tour: 'scenes', scenes }))
    expect(alone.map(({ kind }) => kind)).toEqual(['scene'])
    const none = planTour(situation('2023-08-10', null, { tour: 'computed', scenes }))
    expect(none.every(({ kind }) => kind !== 'scene')).toBe(true)
  })

  test('is the overview alone where nothing needs attention', () => {
    const about = situation('2023-08-10')
    const calm = { ...about, items: [], agenda: [], changes: [] }
    expect(planTour(calm).map(({ kind }) => kind)).toEqual(['overview'])
    expect(rankedExceptions(calm)).toEqual([])
  })
})

test('the exceptions are all that are red or silent, near a deadline or blocked past their due', () => {
  const about = situation('2023-08-10')
  const listed = new Set(rankedExceptions(about).map(({ item }) => item.id))
  for (const [id, { light }] of about.verdicts) if (light === 'red' || light === 'silent') expect(listed).toContain(id)
  expect(listed.size).toBeGreaterThan(10)
})
