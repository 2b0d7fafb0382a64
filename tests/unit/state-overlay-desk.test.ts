import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Pack } from '../../src/domain/pack'
import type { OverlayEntry } from '../../src/pack/pack-delta'
import { OverlayDesk, type Applied } from '../../src/state/overlay-desk.svelte'
import type { OverlayStore } from '../../src/state/overlay-store'
import { Overlay } from '../../src/state/overlays.svelte'
import { Session } from '../../src/state/session.svelte'
import { touchedIn } from '../../src/state/touched-items'
import { FakeServer, PACK } from './live-fixture'
import { MemoryStorage } from './storage-fixture'

const entry = (id: string): OverlayEntry => ({
  id,
  origin: 'import',
  title: id,
  madeAt: 1,
  delta: {
    sources: [],
    asOf: null,
    newRows: [{ file: 'parks.csv', cells: { id: 'new-park' } }],
    rows: [{ file: 'parks.csv', id: 'old-park', changes: [] }],
    reports: [{ itemId: 'told', on: '2031-05-20' }],
    blockers: [],
    milestones: [],
    positions: [],
  },
})

/** A store that keeps nothing: what a desk shows does not hang on it. */
const EMPTY: OverlayStore = { get: () => Promise.resolve(undefined), update: () => Promise.resolve() }

function opened(apply: (entries: readonly OverlayEntry[]) => Promise<Applied>) {
  const kept: unknown[] = []
  const store: OverlayStore = {
    ...EMPTY,
    update: (_key, change) => {
      kept[0] = change(kept[0])
      return Promise.resolve()
    },
  }
  const overlay = new Overlay({ dataset: PACK.id, store, channel: null })
  const desk = new OverlayDesk({ published: PACK, overlay, apply: (_pack, entries) => apply(entries) })
  const shown: Pack[] = []
  desk.show((pack) => shown.push(pack))
  return { desk, shown }
}
const made = (pack: Pack): Applied => ({ pack, conflicts: [], rejections: [] })

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('an overlay desk', () => {
  test('shows what comes of the entries, knows whom they touch, and shows the published pack when they are gone', async () => {
    const { desk, shown } = opened((entries) => Promise.resolve(made({ ...PACK, asOf: `2031-06-0${entries.length}` })))
    await desk.add(entry('a'))
    expect(desk.pack.asOf).toBe('2031-06-01')
    expect([...touchedIn(desk.pack)]).toEqual(['new-park', 'old-park', 'told'])
    await desk.undo()
    expect(shown.map(({ asOf }) => asOf)).toEqual(['2031-06-01', PACK.asOf])
    expect(desk.pack).toBe(PACK)
    expect(touchedIn(PACK).size).toBe(0)
  })

  test('goes on with the published pack where the entries cannot be applied, and says so', async () => {
    const { desk } = opened(() => Promise.reject(new Error('worker gone')))
    await desk.add(entry('a'))
    expect(desk.pack).toBe(PACK)
    expect(desk.trouble).toContain('worker gone')
    expect(desk.overlay.entries).toHaveLength(1)
  })

  test('shows the latest even if an earlier answer comes after it', async () => {
    const waiting: ((applied: Applied) => void)[] = []
    const { desk, shown } = opened(() => new Promise((resolve) => waiting.push(resolve)))
    const both = [desk.add(entry('a')), desk.add(entry('b'))]
    waiting[1]?.(made({ ...PACK, asOf: '2031-06-02' }))
    waiting[0]?.(made({ ...PACK, asOf: '2031-06-01' }))
    await Promise.all(both)
    expect(shown.map(({ asOf }) => asOf)).toEqual(['2031-06-02'])
  })
})

describe('what lies in this browser', () => {
  async function started(search: string) {
    const location = { search, hash: '', pathname: '/' }
    const host = { location, localStorage: new MemoryStorage(), document: { baseURI: 'https://board.test/' } }
    const overlaid = (pack: Pack) => Promise.resolve({ ...pack, asOf: '2031-06-30' })
    const session = new Session(host as unknown as Window, new FakeServer().fetch, overlaid)
    await session.start()
    return session.phase.name === 'ready' ? session.phase.board.pack.asOf : session.phase.name
  }

  test('is on a planner’s board and never on a wall', async () => {
    expect(await started('')).toBe('2031-06-30')
    expect(await started('?view=wall')).toBe(PACK.asOf)
  })
})
