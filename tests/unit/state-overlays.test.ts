import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NO_CHANGES, type OverlayEntry } from '../../src/pack/pack-delta'
import { readOverlayFile } from '../../src/state/overlay-record'
import type { OverlayStore } from '../../src/state/overlay-store'
import { Overlay } from '../../src/state/overlays.svelte'
import { MemoryStorage } from './storage-fixture'

const entry = (id: string, title = id): OverlayEntry => ({
  id,
  origin: 'import',
  title,
  madeAt: 1_936_000_000_000,
  delta: { ...NO_CHANGES, reports: [{ itemId: 'park-a', on: '2031-05-20', progressPct: '40', sourceId: 'june' }] },
})

/** A browser's database in memory, shared by the windows of a test. `fault` meets every call. */
class MemoryOverlayStore implements OverlayStore {
  readonly records = new Map<string, unknown>()
  fault: (() => Promise<never>) | null = null

  async get(key: string): Promise<unknown> {
    await this.fault?.()
    return structuredClone(this.records.get(key))
  }
  async update(key: string, change: (stored: unknown) => unknown): Promise<void> {
    await this.fault?.()
    this.records.set(key, structuredClone(change(structuredClone(this.records.get(key)))))
  }
}

function opened(store = new MemoryOverlayStore(), marks = new MemoryStorage()) {
  const overlay = new Overlay({ dataset: 'shuangqiao', store, channel: null, marks })
  return { store, marks, overlay }
}
const idsOf = (overlay: Overlay) => overlay.entries.map(({ id }) => id)

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('an overlay', () => {
  test('is there again after a reload, with a mark only while there is something', async () => {
    const { store, marks, overlay } = opened()
    await overlay.add(entry('a'))
    await overlay.settle('projects.csv!p1!note', 'ours')
    expect(marks.length).toBe(1)
    const later = opened(store, marks).overlay
    await later.load()
    expect([...later.entries, later.settlements]).toEqual([entry('a'), { 'projects.csv!p1!note': 'ours' }])
    await later.remove('a')
    expect(marks.length).toBe(0)
    expect(console.warn).not.toHaveBeenCalled()
  })

  test('takes back adding, replacing, removing and settling, the last first', async () => {
    const { overlay } = opened()
    await overlay.add(entry('a'))
    await overlay.add(entry('b'))
    await overlay.add(entry('a', 'better'))
    await overlay.remove('a')
    await overlay.settle('k', 'ours')
    await overlay.settle('k', 'theirs')
    const seen = []
    while (overlay.canUndo) {
      await overlay.undo()
      seen.push([overlay.entries.map(({ title }) => title).join(), overlay.settlements['k'] ?? null])
    }
    expect(seen).toEqual([
      ['b', 'ours'],
      ['b', null],
      ['better,b', null],
      ['a,b', null],
      ['a', null],
      ['', null],
    ])
  })

  test('of two windows holds what either has done', async () => {
    const { store, overlay } = opened()
    const other = opened(store).overlay
    await Promise.all([overlay.load(), other.load()])
    await overlay.add(entry('a'))
    await other.add(entry('b'))
    expect(idsOf(other)).toEqual(['a', 'b'])
    // To take back one's own change leaves the other's.
    await overlay.undo()
    expect(idsOf(overlay)).toEqual(['b'])
  })

  test('goes to a file and comes back from it', async () => {
    const { overlay } = opened()
    await overlay.add(entry('a'))
    const read = readOverlayFile(overlay.asFile())
    expect(read).toMatchObject({ dataset: 'shuangqiao', fault: null, record: { entries: [entry('a')] } })
    expect(readOverlayFile(overlay.asFile().slice(0, -9))).toEqual({ fault: 'broken' })
    expect(readOverlayFile('{"type":"FeatureCollection"}')).toBeNull()
  })
})

describe('a kept overlay that cannot be read', () => {
  test.each<[string, unknown, string]>([
    ['broken', { version: 1, entries: [{ ...entry('a'), delta: {} }], settlements: {} }, 'broken'],
    ['of no shape', 'x', 'broken'],
    ['of a later release', { version: 2, layers: [] }, 'newer'],
  ])('because it is %s is told, given as a file and left alone', async (_what, stored, fault) => {
    const { store, overlay } = opened()
    store.records.set('overlay.shuangqiao', stored)
    await overlay.load()
    expect(overlay.unsaved).toBe(fault)
    expect(JSON.parse(overlay.unreadableFile() ?? '')).toEqual(stored)
    await overlay.add(entry('b'))
    expect([overlay.unsaved, store.records.get('overlay.shuangqiao')]).toEqual([fault, stored])
    // What is done now is there while the page is open.
    expect(overlay.asFile()).toContain('"b"')
  })
})

describe('a store that', () => {
  const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
  const forbidden = () => Promise.reject(new DOMException('no', 'InvalidStateError'))
  const hanging = () => new Promise<never>(() => undefined)

  test.each([
    ['is full', full, 'full'],
    ['is forbidden', forbidden, 'refused'],
  ] as const)('%s is told of, and given everything once it takes it', async (_what, fault, reason) => {
    const { store, overlay } = opened()
    store.fault = fault
    await overlay.add(entry('a'))
    expect([overlay.unsaved, ...idsOf(overlay)]).toEqual([reason, 'a'])
    store.fault = null
    await opened(store).overlay.add(entry('of another window'))
    await overlay.add(entry('b'))
    expect([overlay.unsaved, ...idsOf(overlay)]).toEqual([null, 'of another window', 'a', 'b'])
  })

  test('is held by an old window is told of within seconds, and given one write', async () => {
    vi.useFakeTimers()
    const { store, overlay } = opened()
    const writes = vi.spyOn(store, 'update')
    store.fault = hanging
    const loading = overlay.load()
    await vi.advanceTimersByTimeAsync(3000)
    await loading
    expect(overlay.unsaved).toBe('blocked')
    for (const id of ['a', 'b']) {
      const adding = overlay.add(entry(id))
      await vi.advanceTimersByTimeAsync(10_000)
      await adding
    }
    expect([overlay.unsaved, ...idsOf(overlay)]).toEqual(['blocked', 'a', 'b'])
    expect(writes).toHaveBeenCalledTimes(1)
  })
})
