import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Air, inHand, openExplorer, openWall, TAKE } from './hand-fixture'

let air: Air

beforeEach(() => {
  vi.useFakeTimers()
  air = new Air()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('messages', () => {
  test('are ten a second at most, with the last view always sent', () => {
    const { wall, explorer } = inHand(air)
    for (let step = 1; step <= 100; step++) {
      explorer.send(`?on=${step}`)
      air.pass(10)
    }
    air.pass(200)
    expect(wall.views.length).toBeGreaterThan(8)
    expect(wall.views.length).toBeLessThan(13)
    expect(wall.views.at(-1)).toBe('?on=100')
  })

  test('that come out of order do not bring back an old view or undo a new taking', () => {
    const { wall, explorer } = inHand(air)
    air.pass(200)
    explorer.send('?id=second')
    vi.advanceTimersByTime(100)
    explorer.send('?id=third')
    vi.advanceTimersByTime(100)
    air.deliver('reversed')
    expect(wall.views).toEqual(['?id=first', '?id=third'])
    explorer.release()
    explorer.take('?id=fourth')
    air.deliver('reversed')
    air.pass(5_000)
    expect([wall.hand.heldBy?.label, explorer.holding, wall.views.at(-1)]).toEqual([explorer.label, true, '?id=fourth'])
  })

  test('that are garbage change nothing', () => {
    const { wall, explorer } = inHand(air)
    const stranger = air.open()
    for (const data of [
      null,
      'release',
      { kind: 'release' },
      { v: 1, kind: 'view', link: 3 },
      { v: 1, kind: 'take' },
    ]) {
      stranger.postMessage(data)
    }
    stranger.postMessage({ v: 1, kind: 'release', explorerId: 'somebody', seq: 9 })
    air.pass(1_000)
    expect([wall.hand.heldBy?.label, explorer.holding, wall.views]).toEqual([explorer.label, true, ['?id=first']])
  })

  test('that ask again, and come before the first asking, leave the newer view', () => {
    const wall = openWall(air)
    const page = air.open()
    page.postMessage({ ...TAKE, seq: 2, link: '?id=second' })
    page.postMessage(TAKE)
    air.deliver()
    expect(wall.views).toEqual(['?id=second'])
  })

  test('that grant what was let go already are answered with a release', () => {
    const wall = openWall(air)
    const explorer = openExplorer(air)
    explorer.take('?id=first')
    explorer.release()
    air.deliver('reversed')
    expect([wall.views, wall.releases, wall.hand.heldBy, explorer.holding]).toEqual([['?id=first'], 1, null, false])
  })

  test('that nobody answers are given up silently', () => {
    const { wall, explorer } = inHand(air)
    wall.hand.stop()
    explorer.release()
    explorer.take('?id=first')
    air.deliver()
    expect(explorer.holding).toBe(false)
    air.pass(5_000)
    const again = openWall(air)
    air.pass(5_000)
    expect([explorer.holding, explorer.news, again.hand.heldBy]).toEqual([false, null, null])
  })

  test('that grant long after the asking are not taken up', () => {
    const explorer = openExplorer(air)
    explorer.take('?id=first')
    air.pass(5_000)
    const asked = air.log.map(({ data }) => data as { kind: string; explorerId: string }).at(-1)!
    expect(asked.kind).toBe('take')
    const holder = { id: asked.explorerId, label: explorer.label }
    const slow = air.open()
    slow.postMessage({ v: 1, kind: 'presence', wallId: 'w', datasetId: 'district', holder })
    air.deliver()
    expect(explorer.holding).toBe(false)
    expect(air.log.at(-1)?.data).toMatchObject({ kind: 'release' })
  })
})
