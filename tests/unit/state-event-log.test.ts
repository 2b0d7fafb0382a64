import { describe, expect, test } from 'vitest'
import { EventLog } from '../../src/state/event-log'
import { MemoryStorage } from './storage-fixture'

const KEY = 'guatu.events'

function opened(storage: Storage | null = new MemoryStorage()) {
  let nowMs = Date.parse('2026-03-04T05:06:07Z')
  return { storage, log: new EventLog(storage, () => (nowMs += 1000)) }
}

describe('the log of events', () => {
  test('holds the last two hundred', () => {
    const { log } = opened()
    for (let i = 0; i < 250; i++) log.add('map', `event ${i}`)
    expect([log.events.length, log.events[0]?.message, log.events.at(-1)?.message]).toEqual([
      200,
      'event 50',
      'event 249',
    ])
  })

  test('counts what repeats, so that it does not push out the rest', () => {
    const { log } = opened()
    log.add('data', 'away')
    for (let i = 0; i < 1000; i++) log.add('error', 'again')
    expect(log.events.map(({ message, times }) => [message, times])).toEqual([
      ['away', 1],
      ['again', 1000],
    ])
  })

  test('is there again after a reload, within bounds', () => {
    const { storage, log } = opened()
    for (let i = 0; i < 200; i++) log.add('error', `${i} ${'m'.repeat(9999)}`, 'd'.repeat(9999))
    log.save()
    expect(storage?.getItem(KEY)?.length).toBeLessThan(100_000)
    const again = opened(storage).log
    expect(again.events.length).toBeGreaterThan(40)
    expect(again.events.at(-1)?.message).toMatch(/^199 m/)
  })

  test.each(['{"a":', '{}', '[1, {"kind": "moon"}, null]'])('is empty when the store holds %s', (text) => {
    const storage = new MemoryStorage()
    storage.setItem(KEY, text)
    expect(opened(storage).log.events).toEqual([])
  })

  test('goes on without a store, and with a full one', () => {
    const barred = opened(null).log
    barred.add('map', 'lost')
    barred.save()
    const storage = new MemoryStorage()
    storage.isFull = true
    const full = opened(storage).log
    full.save()
    expect([barred.events.length, full.events[0]?.detail]).toEqual([1, 'QuotaExceededError'])
  })

  test('reads as one block per event', () => {
    const { log } = opened()
    log.add('map', 'context lost')
    log.add('error', 'TypeError: x', 'at y')
    log.add('error', 'TypeError: x', 'at y')
    expect(log.exportText()).toBe(
      '2026-03-04T05:06:08.000Z map context lost\n2026-03-04T05:06:10.000Z error (×2) TypeError: x\nat y',
    )
  })

  test('hears errors, rejections and the console until it is told to stop, and keeps the console speaking', () => {
    const { storage, log } = opened()
    const page = new EventTarget()
    const said: unknown[][] = []
    const speech = { error: (...parts: unknown[]) => said.push(parts), warn: (...parts: unknown[]) => said.push(parts) }
    const stop = log.listen(page as unknown as Window, speech)
    page.dispatchEvent(Object.assign(new Event('error'), { error: new TypeError('broken') }))
    page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'refused' }))
    speech.error('tile', new Error('500'))
    speech.warn('careful')
    page.dispatchEvent(new Event('pagehide'))
    expect(log.events.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'error: TypeError: broken',
      'rejection: refused',
      'console: tile Error: 500',
      'console: careful',
    ])
    expect(said.length).toBe(2)
    expect(opened(storage).log.events.length).toBe(4)
    stop()
    speech.warn('unheard')
    page.dispatchEvent(new Event('error'))
    expect(log.events.length).toBe(4)
  })
})
