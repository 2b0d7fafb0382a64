import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_SHIFT_PX, shiftAt } from '../../src/domain/burn-in'
import { motionOf } from '../../src/domain/motion'
import { GuardianMemory } from '../../src/state/guardian-memory'
import { judgeHealth, type Observation } from '../../src/state/guardian-verdict'
import { MotionWatch } from '../../src/state/motion-watch'
import { nightDue } from '../../src/state/nightly-restart'
import { mayReload } from '../../src/state/reload-budget'
import { MemoryStorage } from './storage-fixture'

const WELL: Observation = {
  visible: true,
  frameSilentMs: 900,
  contextLostMs: 0,
  mapHopeless: false,
  workerSilentMs: 500,
  memoryShare: null,
  dataHealth: 'ok',
}

describe('the verdict on what is seen', () => {
  test.each<[string, Partial<Observation>, string]>([
    ['nothing wrong', {}, 'ok none null'],
    ['old data', { dataHealth: 'stale' }, 'stale none null'],
    ['a freeze of four seconds', { frameSilentMs: 4_000 }, 'ok none null'],
    ['a context just lost', { contextLostMs: 1_000 }, 'degraded none context'],
    ['a context long lost', { contextLostMs: 12_000 }, 'degraded reload context'],
    ['a silent worker', { workerSilentMs: 15_000 }, 'degraded revive worker'],
    ['the graver of two faults', { workerSilentMs: 15_000, memoryShare: 0.95 }, 'degraded reload memory'],
    ['a fault together with old data', { contextLostMs: 1_000, dataHealth: 'stale' }, 'degraded none context'],
    ['a hidden page', { visible: false, contextLostMs: 99_000, frameSilentMs: 99_000 }, 'ok none null'],
  ])('for %s', (_, seen, expected) => {
    const { health, action, fault } = judgeHealth({ ...WELL, ...seen })
    expect(`${health} ${action} ${fault}`).toBe(expected)
  })
})

test('a fourth reload has to wait until the first is ten minutes ago', () => {
  const reloads = [0, 60_000, 120_000]
  expect([mayReload(reloads, 599_999), mayReload(reloads, 600_000), mayReload(reloads.slice(1), 130_000)]).toEqual([
    false,
    true,
    true,
  ])
})

describe('the nightly restart', () => {
  const at = (time: string, lastNight: string | null = null, restartAt: string | null = '03:30') =>
    nightDue({ restartAt, nowMs: Date.parse(`${time}+08:00`), uptimeMs: 20 * 3_600_000, lastNight })

  test.each([
    ['is due from its time on', at('2026-03-05T03:30:00'), '2026-03-05'],
    ['is not due before', at('2026-03-05T03:29:59'), null],
    ['is left out when the time is long over', at('2026-03-05T06:30:00'), null],
    ['is never due without a time', at('2026-03-05T03:30:00', null, null), null],
    ['was done already', at('2026-03-05T03:31:00', '2026-03-05'), null],
    ['is not done again when the clock goes back a day', at('2026-03-04T03:40:00', '2026-03-05'), null],
    ['is not blocked by a clock that was years ahead', at('2026-03-05T03:40:00', '2099-01-01'), '2026-03-05'],
    ['can be just after midnight', at('2026-03-05T00:00:10', '2026-03-04', '00:00'), '2026-03-05'],
  ])('%s', (_, due, expected) => expect(due).toBe(expected))

  test('leaves a page alone that was started within the hour', () => {
    const nowMs = Date.parse('2026-03-05T03:30:00+08:00')
    expect(nightDue({ restartAt: '03:30', nowMs, uptimeMs: 3_599_000, lastNight: null })).toBe(null)
  })
})

describe('what outlives a reload', () => {
  const KEPT = { reloads: [1, 2], gaveUp: true, night: '2026-03-05', tourIndex: 4 }

  test('moves into the name of the window when the store is full, and back when there is room', () => {
    const [storage, window] = [new MemoryStorage(), { name: 'wall' }]
    const memory = new GuardianMemory(storage, window)
    memory.write({ ...KEPT, tourIndex: 1 })
    expect(window.name).toBe('wall')
    storage.isFull = true
    memory.write(KEPT)
    expect(new GuardianMemory(storage, window).read()).toEqual(KEPT)
    storage.isFull = false
    memory.write({ ...KEPT, tourIndex: 5 })
    expect([window.name, memory.read().tourIndex]).toEqual(['', 5])
  })

  test.each(['', '{"reloads": [', '[]', '7', '{"reloads":["x",null],"night":"2026-02-30","tourIndex":-1,"gaveUp":1}'])(
    'is nothing when the store holds %s',
    (text) => {
      const storage = new MemoryStorage()
      storage.setItem('guatu.guardian', text)
      const nothing = { reloads: [], gaveUp: false, night: null, tourIndex: null }
      expect(new GuardianMemory(storage, { name: '' }).read()).toEqual(nothing)
    },
  )
})

describe('motion', () => {
  const frames = (count: number, ms: number) => Array.from({ length: count }, () => ms)

  test.each([
    ['slow frames', frames(40, 100), 'flights', 'cuts'],
    ['fast frames', frames(40, 20), 'cuts', 'flights'],
    ['frames between the limits', frames(40, 60), 'flights', 'flights'],
    ['frames between the limits, once slow', frames(40, 60), 'cuts', 'cuts'],
    ['few frames', frames(10, 200), 'flights', 'flights'],
    ['few but very slow frames', frames(10, 900), 'flights', 'cuts'],
    ['a freeze among fast frames', [...frames(9, 16), 4000], 'flights', 'flights'],
    ['slow frames long ago', [...frames(200, 200), ...frames(90, 16)], 'cuts', 'flights'],
  ] as const)('after %s', (_, samples, current, expected) => expect(motionOf(samples, current)).toBe(expected))

  /** Frames of so many milliseconds, during a flight or at rest; when it ends. */
  function run(watch: MotionWatch, from: number, count: number, frameMs: number, moving = true): number {
    for (let i = 0; i <= count; i++) watch.frame(from + i * frameMs, moving)
    return from + count * frameMs
  }

  test('is measured in flight alone, and sleep between two frames is not drawing', () => {
    const watch = new MotionWatch()
    const rested = run(watch, 0, 100, 200, false)
    run(watch, rested, 100, 60_000)
    expect(watch.motion).toBe('flights')
    run(watch, 1e9, 40, 200)
    expect(watch.motion).toBe('cuts')
  })

  test('of a slow machine is tried again after an hour, and stays unless it has become clearly faster', () => {
    const watch = new MotionWatch()
    const slowAt = run(watch, 0, 40, 200)
    watch.frame(slowAt + 3_500_000, false)
    expect(watch.motion).toBe('cuts')
    watch.frame(slowAt + 3_700_000, false)
    expect(watch.motion).toBe('flights')
    const middling = run(watch, slowAt + 3_700_100, 40, 60)
    expect(watch.motion).toBe('cuts')
    watch.frame(middling + 3_700_000, false)
    run(watch, middling + 3_700_100, 100, 20)
    expect(watch.motion).toBe('flights')
  })
})

describe('the shift against burn-in', () => {
  const time = fc.integer({ min: 0, max: 4e12 })

  test('is in whole pixels, near the place, and goes one pixel at a time', () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 0, max: 60_000 }), (ms, laterMs) => {
        const [now, later] = [shiftAt(ms), shiftAt(ms + laterMs)]
        for (const axis of ['x', 'y'] as const) {
          expect(Number.isInteger(now[axis])).toBe(true)
          expect(Math.abs(now[axis])).toBeLessThanOrEqual(MOST_SHIFT_PX)
          expect(Math.abs(now[axis] - later[axis])).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('comes back to where it began, having been in many places', () => {
    const places = Array.from({ length: 60 }, (_, minute) => JSON.stringify(shiftAt(minute * 60_000)))
    expect(shiftAt(3_600_000)).toEqual(shiftAt(0))
    expect(new Set(places).size).toBeGreaterThan(20)
  })
})
