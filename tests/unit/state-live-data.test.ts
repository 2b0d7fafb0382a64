import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Manifest, Pack } from '../../src/domain/pack'
import { KeptData } from '../../src/state/kept-data'
import { LiveData, type LiveOptions } from '../../src/state/live-data.svelte'
import { TickingClock } from '../../src/state/ticking-clock.svelte'
import {
  answering,
  COMPILED_AT,
  FakeServer,
  hanging,
  LATER_MANIFEST,
  LATER_PACK,
  MANIFEST,
  MemoryKeptStore,
  PACK,
  stalling,
  unreachable,
} from './live-fixture'

const SECOND = 1000
const POLL = 30 * SECOND
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse(COMPILED_AT) + HOUR

let stops: (() => void)[] = []

function live(changes: Partial<LiveOptions> = {}) {
  const server = new FakeServer()
  const ahead = { wallMs: 0, monoMs: 0 }
  const clock = new TickingClock({
    now: () => Date.now() + ahead.wallMs,
    mono: () => performance.now() + ahead.monoMs,
  })
  const swaps: { pack: Pack; manifest: Manifest }[] = []
  const host = new EventTarget()
  const store = new MemoryKeptStore()
  const data = new LiveData({
    manifest: MANIFEST,
    pack: PACK,
    isKept: false,
    isDefault: true,
    manifestUrl: 'https://board.test/data/manifest.json',
    fetchLike: server.fetch,
    clock,
    kept: new KeptData(store),
    host,
    pollSeconds: 30,
    random: () => 0.5,
    onpack: (pack, manifest) => swaps.push({ pack, manifest }),
    ...changes,
  })
  clock.start()
  stops.push(() => {
    data.stop()
    clock.stop()
  })
  return { server, ahead, clock, swaps, host, store, data }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

async function started(changes: Partial<LiveOptions> = {}) {
  const all = live(changes)
  all.data.start()
  await pass(POLL + SECOND)
  all.server.asked.length = 0
  return all
}

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  for (const stop of stops) stop()
  stops = []
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('data that does not change', () => {
  test('is asked for by its manifest alone, every poll, revalidated by the browser', async () => {
    const { server, data, swaps } = await started()
    await pass(3 * POLL)
    expect(server.asked.map(({ file }) => file)).toEqual(['manifest.json', 'manifest.json', 'manifest.json'])
    expect(server.asked.every(({ init }) => init.cache === 'no-cache')).toBe(true)
    expect([swaps, data.problem, data.health]).toEqual([[], null, 'ok'])
    expect(data.checkedAgoMs).toBeLessThan(POLL)
  })

  test('is asked for whole once more after the start, as it may have been read while it was copied', async () => {
    const { server, data, swaps } = live()
    server.pack = { ...PACK, title: { zh: '新', en: 'new' } }
    data.start()
    await pass(SECOND)
    expect(swaps).toEqual([{ pack: server.pack, manifest: MANIFEST }])
  })
})

describe('new data', () => {
  test('is handed on with its own manifest, once', async () => {
    const { server, swaps } = await started()
    server.push(LATER_PACK, LATER_MANIFEST)
    await pass(3 * POLL)
    expect(swaps).toEqual([{ pack: LATER_PACK, manifest: LATER_MANIFEST }])
  })

  test('is taken as well when the server was rolled back', async () => {
    const { server, swaps } = await started({ pack: LATER_PACK, manifest: LATER_MANIFEST })
    expect(swaps.map(({ manifest }) => manifest.compiledAt)).toEqual([COMPILED_AT])
    server.push(LATER_PACK, LATER_MANIFEST)
    await pass(POLL)
    server.push(PACK, MANIFEST)
    await pass(POLL)
    expect(swaps.at(-1)).toEqual({ pack: PACK, manifest: MANIFEST })
  })

  test('that only was compiled anew keeps the pack that is shown', async () => {
    const { server, swaps } = await started()
    server.push(PACK, { ...MANIFEST, compiledAt: '2031-05-20T09:00:00Z' })
    await pass(POLL)
    expect(swaps[0]?.pack).toBe(PACK)
    expect(swaps[0]?.manifest.compiledAt).toBe('2031-05-20T09:00:00Z')
  })

  test('is never a new manifest with the pack of before', async () => {
    const { server, swaps, data } = await started()
    server.manifest = LATER_MANIFEST
    await pass(POLL)
    expect([swaps, data.problem]).toEqual([[], null])
    server.pack = LATER_PACK
    await pass(POLL)
    expect(swaps).toEqual([{ pack: LATER_PACK, manifest: LATER_MANIFEST }])
  })

  test('that its manifest goes on describing wrongly is taken', async () => {
    const { server, swaps } = await started()
    server.manifest = LATER_MANIFEST
    await pass(2 * POLL)
    expect(swaps).toEqual([{ pack: PACK, manifest: LATER_MANIFEST }])
  })

  test('whose pack arrives late is handed on again', async () => {
    const { server, swaps } = await started()
    const asOfToday = { ...MANIFEST, compiledAt: '2031-05-20T09:00:00Z' }
    server.manifest = asOfToday
    await pass(POLL)
    server.pack = { ...PACK, reports: [] }
    await pass(POLL)
    expect(swaps.at(-1)).toEqual({ pack: server.pack, manifest: asOfToday })
  })
})

const packJson = JSON.stringify(LATER_PACK)

describe('instead of good data', () => {
  test.each([
    ['a server fault', 'manifest.json', answering('oops', { status: 500 }), 'http'],
    ['a missing manifest', 'manifest.json', answering('', { status: 404 }), 'http'],
    ['a page', 'manifest.json', answering('<!doctype html><title>x</title>'), 'notJson'],
    ['half a manifest', 'manifest.json', answering(JSON.stringify(LATER_MANIFEST).slice(0, 80)), 'notJson'],
    ['another shape', 'manifest.json', answering('{"version":1}'), 'wrongShape'],
    ['a later format', 'manifest.json', answering('{"version":2}'), 'wrongFormat'],
    ['no network', 'manifest.json', unreachable, 'network'],
    ['a manifest without the dataset', 'manifest.json', answering(JSON.stringify(manifestOfNone())), 'unknownDataset'],
    ['a fault for the pack', 'shuangqiao.json', answering('', { status: 503 }), 'http'],
    ['half a pack', 'shuangqiao.json', answering(packJson.slice(0, packJson.length / 2)), 'notJson'],
    ['a page for the pack', 'shuangqiao.json', answering('<html></html>'), 'notJson'],
    ['a pack of another shape', 'shuangqiao.json', answering(packJson.replace('"items"', '"things"')), 'wrongShape'],
    ['a drill', 'shuangqiao.json', answering(JSON.stringify({ ...PACK, synthetic: !PACK.synthetic })), 'wrongShape'],
  ])('%s leaves the last good data, and is told', async (_what, file, fault, kind) => {
    const { server, swaps, data } = await started()
    server.push(LATER_PACK, LATER_MANIFEST)
    server.faults.set(file, fault)
    await pass(POLL)
    expect(data.problem?.kind).toBe(kind)
    expect([swaps, data.health]).toEqual([[], 'stale'])
    server.faults.clear()
    await pass(2 * POLL)
    expect([data.problem, data.health]).toEqual([null, 'ok'])
    expect(swaps).toEqual([{ pack: LATER_PACK, manifest: LATER_MANIFEST }])
  })

  test.each([
    ['before its answer', hanging],
    ['in the middle of it', stalling(packJson)],
  ])('a server that hangs %s is given up after twenty seconds', async (_when, fault) => {
    const { server, swaps, data } = await started()
    server.push(LATER_PACK, LATER_MANIFEST)
    server.faults.set('shuangqiao.json', fault)
    await pass(POLL + 18 * SECOND)
    expect(data.problem).toBeNull()
    await pass(2 * SECOND)
    expect(data.problem).toMatchObject({ kind: 'network', detail: 'no answer within 20 s' })
    expect(server.asked.at(-1)?.init.signal?.aborted).toBe(true)
    server.faults.clear()
    await pass(2 * POLL)
    expect(swaps.length).toBe(1)
  })
})

function manifestOfNone(): Manifest {
  return { ...MANIFEST, datasets: [] }
}

describe('a server that is down', () => {
  test('is asked less and less often, yet every five minutes', async () => {
    const { server } = await started()
    server.faults.set('manifest.json', unreachable)
    await pass(POLL + 60 * SECOND + 120 * SECOND + 240 * SECOND)
    expect(server.asked.length).toBe(4)
    server.asked.length = 0
    await pass(HOUR)
    expect(server.asked.length).toBe(12)
  })

  test('is asked at once when the network is back, and then as often as before', async () => {
    const { server, host, data } = await started()
    server.faults.set('manifest.json', unreachable)
    await pass(10 * POLL)
    server.faults.clear()
    server.asked.length = 0
    host.dispatchEvent(new Event('online'))
    await pass(SECOND)
    expect([server.asked.length, data.problem]).toEqual([1, null])
    await pass(2 * POLL)
    expect(server.asked.length).toBe(3)
  })

  test('does not keep a request waiting that hangs since the network went', async () => {
    const { server, host, swaps } = await started()
    server.faults.set('manifest.json', hanging)
    await pass(POLL)
    server.faults.clear()
    server.push(LATER_PACK, LATER_MANIFEST)
    host.dispatchEvent(new Event('online'))
    await pass(SECOND)
    expect(swaps.length).toBe(1)
    await pass(20 * SECOND)
    expect(server.countOf('manifest.json')).toBe(2)
  })
})

describe('the age of data', () => {
  test('runs from when it was compiled, by this machine where the server does not tell the time', async () => {
    const { data, ahead } = await started()
    expect(data.dataAgeSeconds).toBe(3600 + 31)
    ahead.wallMs = 3 * DAY
    ahead.monoMs = 3 * DAY
    await pass(SECOND)
    expect(data.dataAgeSeconds).toBe(3600 + 32 + 3 * 86_400)
  })

  test.each([
    ['forward', DAY],
    ['back', -400 * DAY],
  ])('does not jump when the clock is set %s', async (_way, byMs) => {
    const { ahead, data } = await started()
    ahead.wallMs = byMs
    await pass(10 * SECOND)
    expect(data.dataAgeSeconds).toBe(3600 + 41)
    expect(data.checkedAgoMs).toBeLessThanOrEqual(10 * SECOND)
    await pass(POLL)
    expect(data.dataAgeSeconds).toBe(3600 + 71)
  })

  test('is what the server says, on a machine whose clock is wrong', async () => {
    const { server, ahead, data, clock } = live()
    server.dateMs = () => Date.now() + 2 * HOUR
    ahead.wallMs = -DAY
    clock.read()
    data.start()
    await pass(SECOND)
    expect(data.dataAgeSeconds).toBe(3 * 3600 + 1)
  })

  test('does not flicker by the whole seconds in which servers tell the time', async () => {
    const { server, data } = live()
    let answers = 0
    server.dateMs = () => Date.now() - (answers++ % 2) * 1999
    data.start()
    let before = -1
    for (let second = 0; second < 90; second++) {
      await pass(SECOND)
      expect(data.dataAgeSeconds).toBeGreaterThan(before)
      before = data.dataAgeSeconds ?? -1
    }
  })

  test('is right again after a sleep through which both clocks of the page stood still', async () => {
    const { server, ahead, data } = await started()
    server.dateMs = () => Date.now() + ahead.wallMs
    ahead.wallMs = 8 * HOUR
    await pass(SECOND)
    expect(data.dataAgeSeconds).toBe(9 * 3600 + 32)
  })

  test('is zero, not less, of what comes from the future, and unknown where it has no time', () => {
    const from = (compiledAt: string) => live({ manifest: { ...MANIFEST, compiledAt } }).data.dataAgeSeconds
    expect(from('2031-05-29T08:00:00Z')).toBe(0)
    expect(from('yesterday')).toBeNull()
  })

  test('is unknown of kept data that comes from the future, until a server tells the time', async () => {
    const { server, data } = live({ manifest: LATER_MANIFEST, pack: LATER_PACK, isKept: true })
    server.push(LATER_PACK, LATER_MANIFEST)
    server.faults.set('manifest.json', unreachable)
    data.start()
    await pass(SECOND)
    expect(data.dataAgeSeconds).toBeNull()
    server.faults.clear()
    server.dateMs = () => Date.parse(LATER_MANIFEST.compiledAt) + HOUR
    await pass(2 * POLL + 10 * SECOND)
    expect(data.dataAgeSeconds).toBeGreaterThanOrEqual(3600)
  })

  test('begins anew with new data', async () => {
    const { server, data } = await started()
    server.push(LATER_PACK, { ...LATER_MANIFEST, compiledAt: new Date(START).toISOString() })
    await pass(POLL)
    expect(data.dataAgeSeconds).toBe(61)
  })
})

describe('health', () => {
  test('is stale when nothing was heard for three polls, though no fault is known', async () => {
    const { data, clock } = await started()
    expect(data.health).toBe('ok')
    data.stop()
    clock.start()
    await pass(3 * POLL + SECOND)
    expect([data.problem, data.health]).toEqual([null, 'stale'])
  })

  test('is stale for data kept from an earlier visit, until the server confirms it', async () => {
    const { data, server, swaps, store } = live({ isKept: true })
    server.faults.set('manifest.json', unreachable)
    data.start()
    await pass(SECOND)
    expect([data.health, data.checkedAgoMs, store.records.size]).toEqual(['stale', null, 0])
    server.faults.clear()
    await pass(2 * POLL)
    expect([data.health, swaps]).toEqual(['ok', []])
  })
})

describe('keeping', () => {
  test('takes what is shown at the start, and what comes later', async () => {
    const { server, store, data } = await started()
    expect(store.records.get('default')).toBe('shuangqiao')
    expect(store.records.get('pack.shuangqiao')).toMatchObject({ manifest: MANIFEST, pack: PACK })
    server.push(LATER_PACK, LATER_MANIFEST)
    await pass(POLL)
    expect(store.records.get('pack.shuangqiao')).toMatchObject({ manifest: LATER_MANIFEST, pack: LATER_PACK })
    expect(data.keepFault).toBeNull()
  })

  test('without room is told once, and the data lives on in memory', async () => {
    const { server, store, data, swaps } = live()
    store.fault = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    data.start()
    await pass(POLL)
    server.push(LATER_PACK, LATER_MANIFEST)
    await pass(2 * POLL)
    expect(swaps.length).toBe(1)
    expect(data.keepFault).toContain('no room')
    expect(vi.mocked(console.warn).mock.calls.length).toBe(1)
    expect(data.health).toBe('ok')
  })

  test('is kept as soon as there is room again', async () => {
    const { store, data } = await started()
    store.records.clear()
    store.fault = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    data.start()
    await pass(SECOND)
    expect(data.keepFault).not.toBeNull()
    store.fault = null
    await pass(POLL)
    expect(data.keepFault).toBeNull()
    expect(store.records.get('pack.shuangqiao')).toMatchObject({ manifest: MANIFEST })
  })
})

describe('once stopped', () => {
  test('nothing is asked, neither by time nor by the network', async () => {
    const { server, host, ahead, data } = await started()
    data.stop()
    ahead.wallMs = HOUR
    host.dispatchEvent(new Event('online'))
    await pass(HOUR)
    expect(server.asked).toEqual([])
  })

  test('an answer that is on its way is not handed on', async () => {
    const { server, swaps, data } = await started()
    server.faults.set('manifest.json', async () => {
      await new Promise((resolve) => setTimeout(resolve, SECOND))
      return answering(JSON.stringify(LATER_MANIFEST))()
    })
    server.pack = LATER_PACK
    await pass(POLL - SECOND)
    data.stop()
    await pass(HOUR)
    expect(swaps).toEqual([])
    expect(server.countOf('shuangqiao.json')).toBe(0)
  })
})
