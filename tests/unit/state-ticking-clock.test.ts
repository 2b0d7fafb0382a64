import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TickingClock } from '../../src/state/ticking-clock.svelte'

const SECOND = 1000
const HOUR = 3_600_000
/** Ten seconds before midnight in Asia/Shanghai. */
const EVENING = Date.parse('2031-05-20T15:59:50Z')

function ticking() {
  const ahead = { wallMs: 0, monoMs: 0 }
  const clock = new TickingClock({
    now: () => Date.now() + ahead.wallMs,
    mono: () => performance.now() + ahead.monoMs,
  })
  const told: unknown[] = []
  const unlisten = clock.listen({ onjump: (byMs) => told.push(byMs), onday: (day) => told.push(day) })
  clock.start()
  return { ahead, clock, told, unlisten }
}

beforeEach(() => {
  vi.useFakeTimers({ now: EVENING })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a ticking clock', () => {
  test('tells the time every second', () => {
    const { clock } = ticking()
    vi.advanceTimersByTime(3 * SECOND)
    expect(clock.nowMs).toBe(EVENING + 3 * SECOND)
  })

  test('turns the day at midnight in Asia/Shanghai, and says so once', () => {
    const { clock, told } = ticking()
    vi.advanceTimersByTime(9 * SECOND)
    expect([clock.today, told]).toEqual(['2031-05-20', []])
    vi.advanceTimersByTime(5 * SECOND)
    expect([clock.today, told]).toEqual(['2031-05-21', ['2031-05-21']])
  })

  test.each([
    ['forward', HOUR, ['2031-05-21']],
    ['back', -HOUR, []],
  ])('tells that the wall clock was set %s, and the day it is then', (_way, byMs, days) => {
    const { ahead, clock, told } = ticking()
    ahead.wallMs = byMs
    vi.advanceTimersByTime(3 * SECOND)
    expect(told).toEqual([byMs, ...days])
    expect(clock.nowMs).toBe(EVENING + byMs + 3 * SECOND)
  })

  test('does not take a correction of a few seconds for a jump, however often', () => {
    const { ahead, told } = ticking()
    for (let time = 0; time < 3; time++) {
      ahead.wallMs -= 4 * SECOND
      vi.advanceTimersByTime(SECOND)
    }
    expect(told).toEqual([])
  })

  test('takes a sleep through which both clocks ran for what it is', () => {
    const { ahead, clock, told } = ticking()
    ahead.wallMs = 9 * HOUR
    ahead.monoMs = 9 * HOUR
    vi.advanceTimersByTime(SECOND)
    expect([clock.today, told]).toEqual(['2031-05-21', ['2031-05-21']])
  })

  test('is silent to who listens no more, and once stopped', () => {
    const { ahead, clock, told, unlisten } = ticking()
    unlisten()
    ahead.wallMs = HOUR
    vi.advanceTimersByTime(SECOND)
    expect(told).toEqual([])
    clock.stop()
    const { nowMs } = clock
    vi.advanceTimersByTime(HOUR)
    expect(clock.nowMs).toBe(nowMs)
  })
})
