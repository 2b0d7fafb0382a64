import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemStop, Stop } from '../../src/domain/tour'
import {
  advance,
  next,
  presentStop,
  previous,
  replan,
  RESUME_MS,
  startTour,
  togglePause,
  togglePin,
  type TourState,
} from '../../src/state/tour-runner'

const overview: Stop = { kind: 'overview', seconds: 10 }
const itemStop = (itemId: string): ItemStop => ({
  kind: 'item',
  itemId,
  located: true,
  reasons: ['red'],
  seconds: 15,
  place: null,
})

/** A loop written shortly: `* a b * c`. */
const loop = (text: string): Stop[] => text.split(' ').map((name) => (name === '*' ? overview : itemStop(name)))
const shown = (state: TourState) => {
  const stop = presentStop(state)
  return stop.kind === 'item' ? stop.itemId : '*'
}

/** Ticks once a second until as many stops have come; the stops that came, and the state after. */
function run(from: TourState, count: number): { came: string; state: TourState } {
  const came: string[] = []
  let [state, nowMs] = [from, from.shownAtMs]
  while (came.length < count) {
    nowMs += 1000
    const after = advance(state, nowMs)
    if (after.shownAtMs !== state.shownAtMs) came.push(shown(after))
    state = after
  }
  return { came: came.join(' '), state }
}

describe('a running tour', () => {
  test('shows each stop for its seconds, and begins anew', () => {
    const state = startTour(loop('* a'), 1000)
    expect(advance(state, 10_999)).toBe(state)
    expect(shown(advance(state, 11_000))).toBe('a')
    expect(run(state, 4).came).toBe('a * a *')
  })

  test('goes on by one stop after a freeze, however long', () => {
    const state = startTour(loop('* a b c'), 0)
    expect(shown(advance(state, 14_000))).toBe('a')
    const late = advance(state, 86_400_000)
    expect(shown(late)).toBe('a')
    expect(advance(late, 86_400_001)).toBe(late)
  })

  test('can begin at a stop that was saved, if the loop has so many', () => {
    expect(shown(startTour(loop('* a b'), 0, 2))).toBe('b')
    expect([3, -1, 0.5, Number.NaN].map((index) => shown(startTour(loop('* a b'), 0, index)))).toEqual([
      '*',
      '*',
      '*',
      '*',
    ])
  })

  test('goes on and back by hand, around the ends', () => {
    const state = startTour(loop('* a b'), 0)
    expect(shown(next(state, 500))).toBe('a')
    expect(next(state, 500).shownAtMs).toBe(500)
    expect(shown(previous(state, 500))).toBe('b')
    expect(shown(next(previous(state, 500), 600))).toBe('*')
  })
})

describe('a held tour', () => {
  test.each([togglePause, togglePin])('stays until it is released', (toggle) => {
    const held = toggle(startTour(loop('* a'), 0), 1000)
    expect(advance(held, 60_000)).toBe(held)
    const released = toggle(held, 60_000)
    expect(released.hold).toBeNull()
    expect(shown(advance(released, 60_001))).toBe('a')
  })

  test.each([togglePause, togglePin])('goes on by itself after two minutes', (toggle) => {
    const held = toggle(startTour(loop('* a'), 0), 1000)
    expect(advance(held, 1000 + RESUME_MS - 1)).toBe(held)
    const resumed = advance(held, 1000 + RESUME_MS)
    expect([shown(resumed), resumed.hold]).toEqual(['a', null])
  })

  test('shows a stop that is longer than the hold to its end', () => {
    const long: Stop = { kind: 'scene', sceneId: 's', seconds: 300 }
    const resumed = advance(togglePause(startTour([long, overview], 0), 0), RESUME_MS)
    expect([presentStop(resumed), resumed.hold]).toEqual([long, null])
  })

  test('stays paused while it is stepped through, its two minutes anew', () => {
    const paused = togglePause(startTour(loop('* a b'), 0), 0)
    const stepped = next(paused, 100_000)
    expect(shown(stepped)).toBe('a')
    expect(advance(stepped, 100_000 + RESUME_MS - 1)).toBe(stepped)
    expect(shown(previous(stepped, 110_000))).toBe('*')
  })

  test('lets go of a pin by stepping on', () => {
    expect(next(togglePin(startTour(loop('* a b'), 0), 0), 10).hold).toBeNull()
    expect(previous(togglePin(startTour(loop('* a b'), 0), 0), 10).hold).toBeNull()
  })

  test('is pinned where it was paused, and paused where it was pinned', () => {
    const paused = togglePause(startTour(loop('*'), 0), 0)
    expect(togglePin(paused, 5).hold).toEqual({ kind: 'pinned', sinceMs: 5 })
    expect(togglePause(togglePin(paused, 5), 9).hold).toEqual({ kind: 'paused', sinceMs: 9 })
  })
})

describe('a new plan', () => {
  const at = (text: string, index: number) => startTour(loop(text), 0, index)

  test('keeps the present stop, its time running', () => {
    const after = replan(at('* a b c', 2), loop('* d b a'), [], 4000)
    expect([shown(after), after.index, after.shownAtMs]).toEqual(['b', 2, 0])
    expect(run(after, 2).came).toBe('a *')
  })

  test('goes on with the next stop that it still has', () => {
    const after = replan(at('* a b c d', 2), loop('* a d e'), [], 4000)
    expect([shown(after), after.shownAtMs]).toEqual(['d', 4000])
    expect(shown(replan(at('* a b', 1), loop('c d'), [], 4000))).toBe('c')
  })

  test('tells the overviews apart', () => {
    expect(run(replan(at('* a b * c', 3), loop('* a * c'), [], 0), 2).came).toBe('c *')
    expect(run(replan(at('* a b * c', 3), loop('* a c'), [], 0), 1).came).toBe('*')
  })

  test('keeps its place among several loops: an item that comes in each is taken where it was nearest', () => {
    const plan = '* a b c * a d e * a f g'
    expect(run(replan(at(plan, 5), loop('* a b * a d e * a f g'), [], 0), 3).came).toBe('d e *')
    expect(run(replan(at(plan, 5), loop('* a b c x * a d e * a f g'), [], 0), 3).came).toBe('d e *')
    expect(run(replan(at(plan, 9), loop('* a b c * a d e'), [], 0), 3).came).toBe('d e *')
  })

  test('goes on in the loop where the dropped stop was, not where its neighbours came first', () => {
    const after = replan(at('* a b c * a d e * a f g', 8), loop('* a b c * a d e * a f'), [], 0)
    expect(run(after, 2).came).toBe('a f')
    expect(shown(replan(at('* a b * a d * a f', 7), loop('* a b * a d'), [], 0))).toBe('a')
  })

  test('keeps a pinned stop that it drops, and goes on after it', () => {
    const pinned = togglePin(at('* a b c', 2), 0)
    const after = replan(pinned, loop('* a c'), [], 4000)
    expect([shown(after), after.hold]).toEqual(['b', pinned.hold])
    expect(run(togglePin(after, 5000), 2).came).toBe('c *')
  })

  test('is pre-empted by a new red before the next stop, once', () => {
    const after = replan(at('* a b', 0), loop('* a b c'), [itemStop('c')], 4000)
    expect(shown(after)).toBe('*')
    expect(run(after, 8).came).toBe('c a b c * a b c')
  })

  test('takes several new reds in their order, and each but once', () => {
    const once = replan(at('* a b', 0), loop('* a b'), [itemStop('d'), itemStop('c')], 1)
    const twice = replan(once, loop('* a b'), [itemStop('c'), itemStop('e')], 2)
    expect(run(twice, 6).came).toBe('d c e a b *')
  })

  test('does not pre-empt with what is shown already, nor shows it twice in a row', () => {
    expect(replan(at('* a b', 1), loop('* a b'), [itemStop('a')], 1).queue).toEqual([])
    expect(run(replan(at('* a b', 0), loop('* a b'), [itemStop('a')], 1), 3).came).toBe('a b *')
  })

  test('that drops the present stop shows the new red at once', () => {
    expect(run(replan(at('* a b', 1), loop('* b'), [itemStop('c')], 1), 2).came).toBe('b *')
    expect(shown(replan(at('* a b', 1), loop('* b'), [itemStop('c')], 1))).toBe('c')
  })

  test('leaves an interlude to its end', () => {
    const during = advance(replan(at('* a b', 0), loop('* a b'), [itemStop('c')], 1), 10_000)
    const after = replan(during, loop('b d'), [], 12_000)
    expect([shown(after), after.shownAtMs]).toEqual(['c', 10_000])
    expect(run(after, 2).came).toBe('b d')
  })

  test('waits for a held tour to go on', () => {
    const paused = togglePause(at('* a', 0), 0)
    const after = replan(paused, loop('* a'), [itemStop('c')], 1000)
    expect(advance(after, 60_000)).toBe(after)
    expect(shown(advance(after, RESUME_MS))).toBe('c')
  })

  test('lets a hand go back from an interlude to the stop before it', () => {
    const during = advance(replan(at('* a b', 1), loop('* a b'), [itemStop('c')], 1), 15_000)
    expect(shown(during)).toBe('c')
    expect(shown(previous(during, 16_000))).toBe('a')
  })
})

describe('over random loops', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 })
  const oneLoop = ids.map((own): Stop[] => [
    overview,
    ...own.flatMap((id, index) => (index > 0 && index % 4 === 0 ? [overview, itemStop(id)] : [itemStop(id)])),
  ])
  /** Plans of up to three loops, in which items come again. */
  const loops = fc.array(oneLoop, { minLength: 1, maxLength: 3 }).map((own) => own.flat())
  const reds = fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'a', 'b'), { maxLength: 3 })
  const steps = fc.array(
    fc.oneof(
      fc.record({ do: fc.constant('advance' as const), afterMs: fc.integer({ min: 0, max: 400_000 }) }),
      fc.record({
        do: fc.constantFrom('next', 'previous', 'pause', 'pin'),
        afterMs: fc.integer({ min: 0, max: 9000 }),
      }),
      fc.record({ do: fc.constant('replan' as const), afterMs: fc.integer({ min: 0, max: 9000 }), loop: loops, reds }),
    ),
    { maxLength: 60 },
  )
  type Step = typeof steps extends fc.Arbitrary<(infer Own)[]> ? Own : never

  function taken(state: TourState, step: Step, nowMs: number): TourState {
    if ('loop' in step) return replan(state, step.loop, step.reds.map(itemStop), nowMs)
    if (step.do === 'advance') return advance(state, nowMs)
    if (step.do === 'pause') return togglePause(state, nowMs)
    if (step.do === 'pin') return togglePin(state, nowMs)
    return step.do === 'next' ? next(state, nowMs) : previous(state, nowMs)
  }

  test('every stop is shown once a round, in order', () => {
    fc.assert(
      fc.property(loops, (stops) => {
        const { came } = run(startTour(stops, 0), stops.length)
        expect(came).toBe(
          [...stops.slice(1), stops[0]!].map((stop) => (stop.kind === 'item' ? stop.itemId : '*')).join(' '),
        )
      }),
    )
  })

  test('the stop of the loop is always one of it, whatever is done', () => {
    fc.assert(
      fc.property(loops, steps, (stops, course) => {
        let [state, nowMs] = [startTour(stops, 0), 0]
        for (const step of course) {
          nowMs += step.afterMs
          state = taken(state, step, nowMs)
          expect(state.stops[state.index]).toBeDefined()
          expect(presentStop(state)).toBeDefined()
          expect(state.shownAtMs).toBeLessThanOrEqual(nowMs)
        }
        expect(advance(state, nowMs + RESUME_MS + 300_000).hold).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  test('advancing moves on by one stop at most', () => {
    fc.assert(
      fc.property(loops, reds, fc.nat(12), fc.nat(10 ** 9), (stops, newlyRed, index, gapMs) => {
        const state = replan(startTour(stops, 0, index), stops, newlyRed.map(itemStop), 0)
        const after = advance(state, gapMs)
        expect([shown(state), state.queue.length > 0 ? state.queue[0]!.itemId : shown(next(state, 0))]).toContain(
          shown(after),
        )
        expect(advance(after, gapMs)).toBe(after)
      }),
    )
  })

  test('every new red comes before the loop goes on, in order and exactly once', () => {
    fc.assert(
      fc.property(loops, fc.nat(12), reds, (stops, index, newlyRed) => {
        const from = startTour(stops, 0, index)
        const fresh = newlyRed.filter((id) => id !== shown(from))
        const { came, state } = run(replan(from, stops, newlyRed.map(itemStop), 0), fresh.length + 1)
        expect(came.split(' ').slice(0, fresh.length)).toEqual(fresh)
        expect([state.queue, state.interlude]).toEqual([[], null])
      }),
    )
  })
})
