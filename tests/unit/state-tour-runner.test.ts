import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Stop } from '../../src/domain/tour'
import {
  advance,
  next,
  previous,
  replan,
  RESUME_MS,
  startTour,
  stopOf,
  toggleHold,
  type TourState,
} from '../../src/state/tour-runner'

const item = (itemId: string): Stop => ({ kind: 'item', itemId, located: true, reasons: ['red'], seconds: 10 })
const OVERVIEW: Stop = { kind: 'overview', seconds: 10 }
const LOOP = [OVERVIEW, item('a'), item('b'), item('c')]
const shown = (state: TourState) => {
  const stop = stopOf(state)
  return stop?.kind === 'item' ? stop.itemId : (stop?.kind ?? null)
}

/** The stops that are shown when time goes on by whole stops. */
function walk(state: TourState, steps: number, fromMs = 0): string[] {
  const seen: string[] = []
  let tour = state
  for (let step = 1; step <= steps; step++) {
    tour = advance(tour, fromMs + step * 10_000)
    seen.push(String(shown(tour)))
  }
  return seen
}

describe('a running tour', () => {
  test('shows every stop of the loop in turn, and begins again', () => {
    expect(walk(startTour(LOOP, 0), 5)).toEqual(['a', 'b', 'c', 'overview', 'a'])
  })

  test('stays until the time of a stop is over', () => {
    const tour = startTour(LOOP, 0)
    expect(advance(tour, 9_999)).toBe(tour)
    expect(shown(advance(tour, 10_000))).toBe('a')
  })

  test('goes on by one stop after a long gap', () => {
    expect(shown(advance(startTour(LOOP, 0), 3_600_000))).toBe('a')
  })

  test('of no stops shows nothing and does not fail', () => {
    const tour = startTour([], 0)
    expect([advance, next, previous].map((move) => stopOf(move(tour, 99_000)))).toEqual([null, null, null])
  })

  test('goes back and forth by hand', () => {
    const tour = startTour(LOOP, 0)
    expect(shown(next(tour, 1))).toBe('a')
    expect(shown(previous(tour, 1))).toBe('c')
    expect(shown(previous(next(tour, 1), 2))).toBe('overview')
  })
})

describe.each(['paused', 'pinned'] as const)('a tour that is %s', (why) => {
  test('stays, and goes on by itself after two minutes', () => {
    const held = toggleHold(startTour(LOOP, 0), why, 1000)
    expect(shown(advance(held, 1000 + RESUME_MS - 1))).toBe('overview')
    const released = advance(held, 1000 + RESUME_MS)
    expect([shown(released), released.hold]).toEqual(['a', null])
  })

  test('gets its two minutes anew with each touch', () => {
    const held = next(toggleHold(startTour(LOOP, 0), why, 0), 60_000)
    expect(shown(advance(held, RESUME_MS + 59_999))).toBe('a')
    expect(shown(advance(held, RESUME_MS + 60_000))).toBe('b')
  })

  test('is let go by the same button', () => {
    const held = toggleHold(startTour(LOOP, 0), why, 1000)
    const released = toggleHold(held, why, 2000)
    expect(released.hold).toBeNull()
    expect(shown(advance(released, 11_999))).toBe('overview')
  })
})

describe('a new plan', () => {
  test('keeps the shown stop where it still is', () => {
    const tour = advance(startTour(LOOP, 0), 10_000)
    const replanned = replan(tour, [OVERVIEW, item('x'), item('a')], [], 12_000)
    expect([shown(replanned), replanned.shownAtMs]).toEqual(['a', 10_000])
  })

  test('goes on with what followed where the shown stop is gone', () => {
    const tour = advance(startTour(LOOP, 0), 10_000)
    expect(shown(replan(tour, [OVERVIEW, item('c'), item('b')], [], 12_000))).toBe('b')
  })

  test('puts a new red before the next stop, once', () => {
    const tour = advance(startTour(LOOP, 0), 10_000)
    const replanned = replan(tour, [...LOOP, item('z')], ['z'], 12_000)
    expect(shown(replanned)).toBe('a')
    expect(walk(replanned, 5, 10_000)).toEqual(['z', 'b', 'c', 'z', 'overview'])
  })

  test('shows every new red next, whatever was shown', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
    fc.assert(
      fc.property(ids, ids, fc.nat(6), (before, after, steps) => {
        let tour = startTour([OVERVIEW, ...before.map(item)], 0)
        for (let step = 1; step <= steps; step++) tour = advance(tour, step * 10_000)
        const fresh = after.filter((id) => !before.includes(id))
        const replanned = replan(tour, [OVERVIEW, ...after.map(item)], fresh, steps * 10_000)
        expect(stopOf(replanned)).not.toBeNull()
        expect(walk(replanned, fresh.length, steps * 10_000)).toEqual(fresh)
      }),
    )
  })
})
