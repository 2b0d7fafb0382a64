import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_ITEMS, MOST_LOOPS } from '../../src/domain/tour-loops'
import { planTour, rankedExceptions, type ItemStop, type WallDay } from '../../src/domain/tour'
import { pointAt } from './domain-fixture'
import { blocker, report, review } from './log-fixture'
import { calm, idsOf, itemsOf, loopsOf, nearlyDue, red, redRoad, REVIEW_DAY, silent, wallDay } from './tour-fixture'

const MAKE = { red, redRoad, silent, nearlyDue, overdue: calm, changed: calm }
type Own = keyof typeof MAKE
const NAMES = Object.keys(MAKE) as Own[]

/** A day with so many items of each sort, some of them without a position. */
const days = (most: number) =>
  fc
    .array(fc.record({ own: fc.constantFrom(...NAMES), located: fc.nat(15).map((one) => one > 0) }), {
      maxLength: most,
      size: 'max',
    })
    .map((entries): WallDay => {
      const named = entries.map((entry, index) => ({ ...entry, id: `${entry.own}-${index}` }))
      const idsOwn = (wanted: Own) => named.flatMap(({ own, id }) => (own === wanted ? [id] : []))
      const items = named.map(({ own, id, located }) => ({
        ...MAKE[own](id),
        ...(own === 'changed' ? { progressPct: 90, stage: 'planned' as const } : {}),
        position: located ? pointAt(121, 37) : null,
      }))
      return wallDay(
        items,
        {
          blockers: idsOwn('overdue').map((id) => blocker(id, '2023-02-01', { dueOn: '2023-02-15' })),
          reports: idsOwn('changed').map((id) => report(id, '2023-02-15', { stage: 'building', progressPct: 90 })),
          reviews: [review('unit', 'weekly')],
        },
        REVIEW_DAY,
      )
    })

const GRAVE = ['newlyRed', 'red', 'overdueBlocker']
const isGrave = ({ reasons }: ItemStop) => GRAVE.includes(reasons[0]!)
const exceptionsOf = (day: WallDay) => rankedExceptions(day).map(({ itemId }) => itemId)
const isUnlocated = (day: WallDay) => (id: string) => day.state.byId.get(id)!.item.position === null

const holds = (law: (day: WallDay) => void, most = 120) => fc.assert(fc.property(days(most), law), { numRuns: 20 })

describe('the loops of a tour', () => {
  test('show every exception, unless eight full loops cannot', () => {
    holds((day) => {
      const loops = loopsOf(planTour(day, null))
      expect(loops.length).toBeLessThanOrEqual(MOST_LOOPS)
      const shown = new Set(loops.flat().map(({ itemId }) => itemId))
      if (loops.length < MOST_LOOPS) expect([...shown]).toEqual(expect.arrayContaining(exceptionsOf(day)))
      else expect(loops.map(({ length }) => length)).toEqual(Array(MOST_LOOPS).fill(MOST_ITEMS))
    })
    holds((day) => {
      expect(idsOf(planTour(day, null))).toEqual(expect.arrayContaining(exceptionsOf(day)))
    }, 40)
  })

  test('have at most twelve items, each once and numbered', () => {
    holds((day) => {
      for (const loop of loopsOf(planTour(day, null))) {
        expect(loop.length).toBeLessThanOrEqual(MOST_ITEMS)
        expect(new Set(idsOf(loop)).size).toBe(loop.length)
        expect(loop.map(({ place }) => place)).toEqual(loop.map((_, index) => ({ at: index + 1, of: loop.length })))
      }
    })
  })

  test('keep half of their places for the gravest, who come equally often', () => {
    holds((day) => {
      const loops = loopsOf(planTour(day, null))
      const counts = new Map<string, number>()
      for (const { itemId } of loops.flat().filter(isGrave)) counts.set(itemId, (counts.get(itemId) ?? 0) + 1)
      for (const loop of loops) {
        expect(loop.filter(isGrave).length).toBeGreaterThanOrEqual(Math.min(MOST_ITEMS / 2, counts.size))
      }
      const [least, most] = [Math.min(...counts.values()), Math.max(...counts.values())]
      if (counts.size > 0) expect(most - least).toBeLessThanOrEqual(1)
    })
  })

  test('have an unlocated exception each, as long as there is one that was not shown', () => {
    holds((day) => {
      const waiting = new Set(exceptionsOf(day).filter(isUnlocated(day)))
      for (const loop of loopsOf(planTour(day, null))) {
        const fresh = idsOf(loop).filter((id) => waiting.has(id))
        if (waiting.size > 0) expect(fresh).not.toEqual([])
        for (const id of fresh) waiting.delete(id)
      }
    })
  })

  test('have every lesser reason among them from the first on', () => {
    holds((day) => {
      const stops = itemsOf(planTour(day, null))
      const [first = []] = loopsOf(stops)
      const reasons = (own: readonly ItemStop[]) => new Set(own.map((stop) => stop.reasons[0]!))
      for (const reason of reasons(stops)) if (!GRAVE.includes(reason)) expect(reasons(first)).toContain(reason)
    })
  })

  test('do not depend on the order of maps', () => {
    const reversed = <K, V>(map: ReadonlyMap<K, V>) => new Map([...map].reverse())
    holds((day) => {
      const { state, verdicts, earlier } = day
      const other = {
        ...day,
        state: { ...state, byId: reversed(state.byId) },
        verdicts: reversed(verdicts),
        earlier: reversed(earlier!),
      }
      expect(planTour(other, null)).toEqual(planTour(day, null))
    })
  })
})
