import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { KeptData, type Kept } from '../../src/state/kept-data'
import { MANIFEST, MemoryKeptStore, PACK } from './live-fixture'

const KEPT: Kept = { manifest: MANIFEST, pack: PACK, keptAt: 1_936_000_000_000 }
const OTHER: Kept = {
  ...KEPT,
  manifest: { ...MANIFEST, datasets: MANIFEST.datasets.map((entry) => ({ ...entry, id: 'other' })) },
  pack: { ...PACK, id: 'other' },
}

function opened() {
  const store = new MemoryKeptStore()
  return { store, kept: new KeptData(store) }
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('kept data', () => {
  test('is there again, by its dataset and where none is asked for', async () => {
    const { store, kept } = opened()
    expect(await kept.keep(KEPT, true)).toBeNull()
    const later = new KeptData(store)
    expect(await later.load('shuangqiao')).toEqual(KEPT)
    expect(await later.load(null)).toEqual(KEPT)
  })

  test('of another dataset does not stand in for the default one', async () => {
    const { kept } = opened()
    await kept.keep(OTHER, false)
    expect(await kept.load(null)).toBeNull()
    await kept.keep(KEPT, true)
    await kept.keep(OTHER, false)
    expect((await kept.load(null))?.pack.id).toBe('shuangqiao')
    expect((await kept.load('other'))?.pack.id).toBe('other')
  })

  test('is nothing at first, without a warning', async () => {
    const { kept } = opened()
    expect([await kept.load(null), await kept.load('shuangqiao')]).toEqual([null, null])
    expect(console.warn).not.toHaveBeenCalled()
  })
})

describe('a record that cannot be used', () => {
  test.each<[string, unknown]>([
    ['no record', 'x'],
    ['nothing in it', {}],
    ['a broken pack', { ...KEPT, pack: { ...PACK, items: null } }],
    ['a pack of another format', { ...KEPT, pack: { ...PACK, format: 1 } }],
    ['a broken manifest', { ...KEPT, manifest: { ...MANIFEST, datasets: 7 } }],
    ['a manifest without the dataset', { ...KEPT, manifest: { ...MANIFEST, datasets: [] } }],
    ['the pack of another dataset', { ...OTHER, manifest: MANIFEST }],
    ['a drill that its manifest calls real', { ...KEPT, pack: { ...PACK, synthetic: !PACK.synthetic } }],
    ['no time', { ...KEPT, keptAt: null }],
  ])('with %s is deleted and not given', async (_what, record) => {
    const { store, kept } = opened()
    store.records.set('default', 'shuangqiao')
    store.records.set('pack.shuangqiao', record)
    expect(await kept.load(null)).toBeNull()
    expect(store.records.has('pack.shuangqiao')).toBe(false)
  })
})

describe('a store that', () => {
  test('fails is gone on without', async () => {
    const { store, kept } = opened()
    store.fault = () => Promise.reject(new DOMException('corrupt', 'UnknownError'))
    expect(await kept.load('shuangqiao')).toBeNull()
    expect(await kept.keep(KEPT, true)).toContain('corrupt')
  })

  test('is full says so', async () => {
    const { store, kept } = opened()
    store.fault = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    expect(await kept.keep(KEPT, true)).toContain('no room')
  })

  test('is held by an old tab is waited for three seconds when the page starts', async () => {
    vi.useFakeTimers()
    const { store, kept } = opened()
    store.fault = () => new Promise(() => undefined)
    const loads = vi.fn()
    void kept.load(null).then(loads)
    await vi.advanceTimersByTimeAsync(2999)
    expect(loads).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(loads).toHaveBeenCalledWith(null)
    const keeps = vi.fn()
    void kept.keep(KEPT, true).then(keeps)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(keeps).toHaveBeenCalledWith('Error: no answer within 10 s')
  })

  test('is held by an old tab is given one write, not one for every try', async () => {
    vi.useFakeTimers()
    const { store, kept } = opened()
    const writes = vi.spyOn(store, 'setMany')
    store.fault = () => new Promise(() => undefined)
    for (let tries = 0; tries < 3; tries++) {
      const fault = kept.keep(KEPT, true)
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await fault).toContain('no answer')
    }
    expect(writes).toHaveBeenCalledTimes(1)
  })

  test('does not exist, as in some private windows, is gone on without', async () => {
    const kept = new KeptData()
    expect(await kept.load('shuangqiao')).toBeNull()
    expect(await kept.keep(KEPT, true)).toContain('indexedDB')
  })
})
