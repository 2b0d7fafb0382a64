import { describe, expect, test } from 'vitest'
import { LocalLog, openStorage } from '../../src/state/local-log.svelte'
import { blocker, report } from './log-fixture'
import { MemoryStorage } from './storage-fixture'

const KEY = 'guatu.log.district'
const NOTE = report('road', '2023-03-01', { note: '已协调', stage: 'building', households: { signed: 3 } })
const BLOCKER = blocker('road', '2023-03-01', { dueOn: '2023-03-20' })

function opened(storage: Storage | null = new MemoryStorage()) {
  return { storage, log: new LocalLog('district', storage) }
}

describe('what was noted', () => {
  test('is there again after a reload', () => {
    const { storage, log } = opened()
    log.addReport(NOTE)
    log.putBlocker(BLOCKER)
    const reloaded = opened(storage).log
    expect(reloaded.rows).toEqual({ reports: [NOTE], blockers: [BLOCKER] })
    expect([reloaded.size, reloaded.unsaved]).toEqual([2, null])
  })

  test('belongs to its dataset alone', () => {
    const { storage, log } = opened()
    log.addReport(NOTE)
    expect(new LocalLog('other', storage).size).toBe(0)
  })

  test('keeps its order, and a blocker that changes replaces the one with its id', () => {
    const { log } = opened()
    const later = report('road', '2023-02-01')
    log.addReport(NOTE)
    log.addReport(later)
    log.putBlocker(BLOCKER)
    log.putBlocker({ ...BLOCKER, closedOn: '2023-03-15' })
    expect(log.rows).toEqual({ reports: [NOTE, later], blockers: [{ ...BLOCKER, closedOn: '2023-03-15' }] })
  })

  test('can be taken back one by one, and all at once, for good', () => {
    const { storage, log } = opened()
    const twin = { ...NOTE }
    log.addReport(NOTE)
    log.addReport(twin)
    log.putBlocker(BLOCKER)
    log.removeReport(twin)
    expect(log.rows.reports).toEqual([NOTE])
    expect(log.rows.reports[0]).toBe(NOTE)
    log.removeBlocker(BLOCKER.id)
    expect(opened(storage).log.size).toBe(1)
    log.clear()
    expect(opened(storage).log.size).toBe(0)
  })
})

describe('a store that holds something else', () => {
  test.each([
    ['no JSON', '{"reports": ['],
    ['no object', '[]'],
    ['no blockers', '{"reports": []}'],
    ['a report without a day', '{"reports": [{"itemId": "road", "sourceId": "s"}], "blockers": []}'],
    [
      'a stage that is none',
      '{"reports": [{"itemId": "road", "on": "2023-03-01", "sourceId": "s", "stage": "flying"}], "blockers": []}',
    ],
    ['a blocker without a title', '{"reports": [], "blockers": [{"id": "b", "itemId": "road", "category": "land"}]}'],
  ])('with %s is told of, and never written over', (_what, text) => {
    const storage = new MemoryStorage()
    storage.setItem(KEY, text)
    const { log } = opened(storage)
    expect([log.size, log.unsaved]).toEqual([0, 'broken'])
    log.addReport(NOTE)
    log.clear()
    log.addReport(NOTE)
    expect(log.size).toBe(1)
    expect(log.unsaved).toBe('broken')
    expect(storage.getItem(KEY)).toBe(text)
  })
})

describe('a store that is full', () => {
  test('refuses, and the note is kept on the page', () => {
    const storage = new MemoryStorage()
    const { log } = opened(storage)
    storage.isFull = true
    log.addReport(NOTE)
    expect([log.size, log.unsaved]).toEqual([1, 'refused'])
    expect(opened(storage).log.size).toBe(0)
  })

  test('takes all that was noted once there is room again', () => {
    const storage = new MemoryStorage()
    const { log } = opened(storage)
    storage.isFull = true
    log.addReport(NOTE)
    storage.isFull = false
    log.putBlocker(BLOCKER)
    expect(log.unsaved).toBeNull()
    expect(opened(storage).log.size).toBe(2)
  })

  test('hides no other fault', () => {
    const storage = new MemoryStorage()
    storage.setItem = () => {
      throw new TypeError('no store')
    }
    expect(() => opened(storage).log.addReport(NOTE)).toThrow(TypeError)
  })
})

describe('without a store', () => {
  test('notes are kept on the page alone, and the reader is told', () => {
    const { log } = opened(null)
    expect(log.unsaved).toBe('refused')
    log.addReport(NOTE)
    log.follow()
    expect([log.size, log.unsaved]).toEqual([1, 'refused'])
  })

  test('as where the browser forbids it, and other faults are not taken for that', () => {
    const forbidding = (error: Error) => ({
      get localStorage(): Storage {
        throw error
      },
    })
    expect(openStorage(forbidding(new DOMException('no', 'SecurityError')))).toBeNull()
    expect(() => openStorage(forbidding(new TypeError('bug')))).toThrow(TypeError)
    const localStorage = new MemoryStorage()
    expect(openStorage({ localStorage })).toBe(localStorage)
  })
})

describe('two windows', () => {
  function pair() {
    const storage = new MemoryStorage()
    return { storage, one: opened(storage).log, other: opened(storage).log }
  }

  test('follow each other', () => {
    const { one, other } = pair()
    other.addReport(NOTE)
    one.follow()
    expect(one.rows.reports).toEqual([NOTE])
    one.putBlocker(BLOCKER)
    other.follow()
    expect(other.size).toBe(2)
    other.clear()
    one.follow()
    expect(one.size).toBe(0)
  })

  test('do not follow into what cannot be read', () => {
    const { storage, one } = pair()
    one.addReport(NOTE)
    storage.setItem(KEY, 'broken')
    one.follow()
    expect(one.rows.reports).toEqual([NOTE])
  })

  test('lose nothing that one of them could not save', () => {
    const { storage, one, other } = pair()
    const unsaved = report('park', '2023-03-02')
    storage.isFull = true
    one.addReport(unsaved)
    one.putBlocker({ ...BLOCKER, title: '本窗口' })
    storage.isFull = false
    other.addReport(NOTE)
    other.putBlocker(BLOCKER)
    one.follow()
    expect(one.rows).toEqual({ reports: [NOTE, unsaved], blockers: [{ ...BLOCKER, title: '本窗口' }] })
    expect(one.unsaved).toBeNull()
    other.follow()
    expect(other.rows).toEqual(one.rows)
  })

  test('join what was noted beside a broken store once that has been set right', () => {
    const storage = new MemoryStorage()
    storage.setItem(KEY, 'broken')
    const { log } = opened(storage)
    log.addReport(NOTE)
    storage.setItem(KEY, JSON.stringify({ reports: [], blockers: [BLOCKER] }))
    log.follow()
    expect([log.size, log.unsaved]).toEqual([2, null])
    expect(opened(storage).log.rows).toEqual({ reports: [NOTE], blockers: [BLOCKER] })
  })
})
