import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { KeptData } from '../../src/state/kept-data'
import { Session } from '../../src/state/session.svelte'
import { FakeServer, hanging, MANIFEST, MemoryKeptStore, PACK } from './live-fixture'
import { MemoryStorage } from './storage-fixture'

/** What the browser has kept, in place of its database. */
let records: Map<string, unknown>

function opened(search: string) {
  const server = new FakeServer()
  const location = { search, hash: '', pathname: '/' }
  const host = { location, localStorage: new MemoryStorage(), document: { baseURI: 'https://board.test/' } }
  return { server, session: new Session(host as unknown as Window, server.fetch) }
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const store = new MemoryKeptStore()
  const { load } = KeptData.prototype
  vi.spyOn(KeptData.prototype, 'load').mockImplementation((dataset) => load.call(new KeptData(store), dataset))
  records = store.records
  records.set('default', 'shuangqiao')
  records.set('pack.shuangqiao', { manifest: MANIFEST, pack: PACK, keptAt: 1 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a start without data', () => {
  test.each(['manifest.json', 'shuangqiao.json'])('for want of %s shows the kept data on a wall', async (file) => {
    const { server, session } = opened('?view=wall')
    server.faults.set(file, () => Promise.reject(new TypeError('refused')))
    await session.start()
    expect(session.phase).toMatchObject({ name: 'ready', kept: true, manifest: { compiledAt: MANIFEST.compiledAt } })
  })

  test('from a server that hangs shows it before a minute is over', async () => {
    vi.useFakeTimers()
    const { server, session } = opened('?view=wall')
    for (const file of ['config.json', 'manifest.json']) server.faults.set(file, hanging)
    void session.start()
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(60_000)
    await vi.dynamicImportSettled()
    expect(session.phase).toMatchObject({ name: 'ready', kept: true })
  })

  test('fails on a wall that has kept nothing of the dataset', async () => {
    records.delete('pack.shuangqiao')
    const { server, session } = opened('?view=wall')
    server.faults.set('manifest.json', () => Promise.reject(new TypeError('refused')))
    await session.start()
    expect(session.phase).toMatchObject({ name: 'failed', failure: { kind: 'network' } })
  })

  test('fails for a planner, who is not shown old data', async () => {
    const { server, session } = opened('')
    server.faults.set('manifest.json', () => Promise.reject(new TypeError('refused')))
    await session.start()
    expect(session.phase).toMatchObject({ name: 'failed', failure: { kind: 'network' } })
  })
})

test('a start with data does not touch what is kept', async () => {
  const { session } = opened('?view=wall')
  await session.start()
  expect(session.phase).toMatchObject({ name: 'ready', kept: false })
})
