import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Guardian, type GuardianHost } from '../../src/state/guardian'
import { GuardianMemory } from '../../src/state/guardian-memory'
import { MemoryStorage } from './storage-fixture'

const NIGHT = Date.parse('2026-03-05T03:30:00+08:00')
const NOON = Date.parse('2026-03-04T12:00:00+08:00')
const MINUTE_MS = 60_000

/** A page whose parts can be broken; each `load` is a new page in the same tab. */
function tab(storage: Storage | null = new MemoryStorage()) {
  const world = {
    visible: true,
    draws: true,
    contextLost: false,
    workerSilentMs: 0,
    memory: null as { used: number; limit: number } | null,
    serverThere: true as boolean | 'hangs',
    reloads: [] as string[],
    mended: [] as string[],
  }
  const memory = new GuardianMemory(storage, { name: '' })
  let guardian: Guardian | null = null
  const host: GuardianHost = {
    now: () => Date.now(),
    mono: () => performance.now(),
    visible: () => world.visible,
    requestFrame: (then) => void setTimeout(() => world.visible && world.draws && then(), 16),
    map: () => ({ contextLost: world.contextLost, workerSilentMs: world.workerSilentMs }),
    memory: () => world.memory,
    dataHealth: () => 'stale',
    tourIndex: () => 7,
    mend: (remedy) => void world.mended.push(remedy),
    answers: () => (world.serverThere === 'hangs' ? new Promise(() => {}) : Promise.resolve(world.serverThere)),
    reload: (why) => {
      world.reloads.push(why)
      load()
    },
    changed: () => {},
  }
  function load() {
    guardian?.stop()
    guardian = new Guardian(host, memory, '03:30')
  }
  load()
  return { world, memory, load, guardian: () => guardian! }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => void vi.useFakeTimers({ now: NOON }))
afterEach(() => void vi.useRealTimers())

describe('a guardian', () => {
  test('beats once a second and passes on the health of the data while nothing is wrong', async () => {
    const { world, guardian } = tab()
    await pass(60_000)
    expect([guardian().beats, guardian().health, guardian().state]).toEqual([60, 'stale', 'watching'])
    expect(world.reloads).toEqual([])
  })

  test('calls a lost context degraded, gives the map time to mend itself, and then reloads', async () => {
    const { world, guardian } = tab()
    world.contextLost = true
    await pass(2_000)
    expect(guardian().health).toBe('degraded')
    await pass(9_000)
    expect(world.reloads).toEqual([])
    await pass(2_000)
    expect(world.reloads).toEqual(['context'])
  })

  test('reloads at once when no map can be built', async () => {
    const { world, guardian } = tab()
    guardian().setMapHopeless(true)
    await pass(1_500)
    expect(world.reloads).toEqual(['context'])
  })

  test('takes each measure for a silent worker once, the weaker first', async () => {
    const { world } = tab()
    for (let s = 1; s <= 59; s++) {
      world.workerSilentMs = s * 1000
      await pass(1000)
    }
    expect([world.mended, world.reloads]).toEqual([['revive', 'rebuild'], []])
  })

  test('reloads a visible page that draws no frames, and never a hidden one', async () => {
    const { world } = tab()
    world.visible = false
    world.draws = false
    await pass(600_000)
    expect(world.reloads).toEqual([])
    world.visible = true
    await pass(22_000)
    expect(world.reloads).toEqual(['frames'])
  })

  test('does not reload while the server is away or hangs, and does as soon as it answers', async () => {
    const { world, guardian } = tab()
    world.contextLost = true
    world.serverThere = false
    await pass(5 * MINUTE_MS)
    world.serverThere = 'hangs'
    await pass(5 * MINUTE_MS)
    expect([world.reloads, guardian().state]).toEqual([[], 'waiting'])
    world.serverThere = true
    await pass(26_000)
    expect(world.reloads.length).toBeGreaterThan(0)
  })

  test('does not reload for a fault that is over by the time the server answers', async () => {
    const { world } = tab()
    world.contextLost = true
    world.serverThere = 'hangs'
    await pass(13_000)
    world.contextLost = false
    world.serverThere = true
    await pass(60_000)
    expect(world.reloads).toEqual([])
  })

  test.each([
    ['a store', new MemoryStorage()],
    ['the name of the window alone', null],
  ])('with %s gives up after three reloads in ten minutes, and then tries every five minutes', async (_, storage) => {
    const { world, guardian } = tab(storage)
    world.contextLost = true
    await pass(2 * MINUTE_MS)
    expect([world.reloads.length, guardian().state]).toEqual([3, 'givenUp'])
    await pass(7 * MINUTE_MS)
    expect(world.reloads.length).toBe(3)
    await pass(31 * MINUTE_MS)
    expect([world.reloads.length, guardian().state]).toEqual([3 + 6, 'givenUp'])
  })

  test('goes on as if nothing had been when the fault has ended, with a new budget ten minutes later', async () => {
    const { world, guardian } = tab()
    world.contextLost = true
    await pass(2 * MINUTE_MS)
    world.contextLost = false
    await pass(11 * MINUTE_MS)
    expect([guardian().state, guardian().health]).toEqual(['watching', 'stale'])
    world.contextLost = true
    await pass(30_000)
    expect(world.reloads.length).toBeGreaterThanOrEqual(4)
  })

  test('keeps its budget when the clock is set back, and is not blocked by it for long', async () => {
    const { world } = tab()
    world.contextLost = true
    await pass(2 * MINUTE_MS)
    vi.setSystemTime(NOON - 24 * 3_600_000)
    await pass(2 * MINUTE_MS)
    expect(world.reloads.length).toBe(3)
    await pass(12 * MINUTE_MS)
    expect(world.reloads.length).toBeGreaterThan(3)
  })

  test('reloads for memory, but goes on showing a page that always needs much', async () => {
    const { world, guardian } = tab()
    world.memory = { used: 95, limit: 100 }
    await pass(5 * MINUTE_MS)
    expect([world.reloads, guardian().state]).toEqual([['memory', 'memory', 'memory'], 'watching'])
  })

  test('restarts once in the night, apart from the budget, and keeps where the tour stood', async () => {
    const { world, memory } = tab()
    await pass(NIGHT - NOON - 1000)
    expect(world.reloads).toEqual([])
    await pass(2_000)
    expect(world.reloads).toEqual(['nightly'])
    expect(memory.read()).toEqual({ reloads: [], gaveUp: false, night: '2026-03-05', tourIndex: 7 })
    await pass(2 * 3_600_000)
    expect(world.reloads).toEqual(['nightly'])
  })

  test('puts the nightly restart off while the server is away', async () => {
    const { world } = tab()
    world.serverThere = false
    await pass(NIGHT - NOON + 3_600_000)
    expect(world.reloads).toEqual([])
    world.serverThere = true
    await pass(30_000)
    expect(world.reloads).toEqual(['nightly'])
  })

  test('does nothing any more once it is stopped', async () => {
    const { world, guardian } = tab()
    world.contextLost = true
    world.serverThere = 'hangs'
    await pass(13_000)
    guardian().stop()
    await pass(60_000)
    expect(world.reloads).toEqual([])
  })
})
