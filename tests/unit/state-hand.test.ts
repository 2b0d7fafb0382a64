import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Air, openExplorer, openWall } from './hand-fixture'

let air: Air

beforeEach(() => {
  vi.useFakeTimers()
  air = new Air()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A wall and an explorer that holds it. */
function inHand() {
  const wall = openWall(air)
  const explorer = openExplorer(air)
  explorer.take('?id=first')
  air.deliver()
  return { wall, explorer }
}

describe('a wall', () => {
  test('is seen by an explorer opened before it or after it', () => {
    const early = openExplorer(air)
    expect(early.walls).toEqual([])
    openWall(air)
    const late = openExplorer(air)
    expect([early.walls.length, late.walls.length]).toEqual([1, 1])
  })

  test('that speaks no more is forgotten after ten seconds', () => {
    const wall = openWall(air)
    const explorer = openExplorer(air)
    air.pass(60_000)
    expect(explorer.walls).toHaveLength(1)
    wall.hand.stop()
    air.pass(6_000)
    expect(explorer.walls).toHaveLength(1)
    air.pass(6_000)
    expect(explorer.walls).toEqual([])
  })

  test('shows what its taker shows', () => {
    const { wall, explorer } = inHand()
    expect(explorer.holding).toBe(true)
    expect(wall.hand.heldBy?.label).toBe(explorer.label)
    explorer.send('?id=second')
    air.pass(200)
    expect(wall.views).toEqual(['?id=first', '?id=second'])
  })

  test('goes back to its tour when it is released, once', () => {
    const { wall, explorer } = inHand()
    explorer.release()
    explorer.release()
    explorer.send('?id=late')
    air.pass(1_000)
    expect([wall.hand.heldBy, wall.releases, wall.views]).toEqual([null, 1, ['?id=first']])
    expect([explorer.holding, explorer.news]).toEqual([false, null])
  })

  test('is the last taker’s, and the first one is told', () => {
    const { wall, explorer } = inHand()
    const second = openExplorer(air)
    expect(second.otherLabel).toBe(explorer.label)
    second.take('?id=other')
    air.deliver()
    expect([explorer.holding, explorer.news, second.holding]).toEqual([false, { kind: 'taken' }, true])
    expect(explorer.otherLabel).toBe(second.label)
    explorer.send('?id=mine')
    air.pass(200)
    expect([wall.views, wall.releases]).toEqual([['?id=first', '?id=other'], 0])
    air.pass(10_000)
    expect(explorer.news).toBeNull()
  })

  test('of another dataset refuses, and says what it shows', () => {
    const wall = openWall(air, 'elsewhere')
    const explorer = openExplorer(air)
    explorer.take('?id=first')
    air.deliver()
    expect([explorer.holding, explorer.news]).toEqual([false, { kind: 'refused', datasetId: 'elsewhere' }])
    expect([wall.hand.heldBy, wall.views]).toEqual([null, []])
  })

  test('of another dataset does not hinder taking one of the same', () => {
    const other = openWall(air, 'elsewhere')
    const { wall, explorer } = inHand()
    expect([explorer.holding, explorer.news, wall.views, other.views]).toEqual([true, null, ['?id=first'], []])
  })

  test('is released when its holder closes', () => {
    const { wall, explorer } = inHand()
    explorer.stop()
    air.deliver()
    expect([wall.hand.heldBy, wall.releases]).toEqual([null, 1])
    air.pass(5_000)
  })

  test('reloaded goes on with the holder’s last view', () => {
    const { wall, explorer } = inHand()
    explorer.send('?id=second')
    air.pass(1_000)
    wall.hand.stop()
    air.pass(20_000)
    expect(explorer.holding).toBe(true)
    const again = openWall(air)
    expect([again.hand.heldBy?.label, again.views]).toEqual([explorer.label, ['?id=second']])
    air.pass(60_000)
    expect([explorer.holding, explorer.walls.length]).toEqual([true, 1])
  })

  test('reloaded can be taken by another at once', () => {
    const { wall, explorer } = inHand()
    wall.hand.stop()
    const again = openWall(air)
    const second = openExplorer(air)
    second.take('?id=other')
    air.deliver()
    expect([explorer.holding, second.holding, again.hand.heldBy?.label]).toEqual([false, true, second.label])
    air.pass(2_000)
    expect(explorer.news).toEqual({ kind: 'taken' })
  })

  test('that stays away is given up', () => {
    const { wall, explorer } = inHand()
    wall.hand.stop()
    air.pass(32_000)
    expect([explorer.holding, explorer.news]).toEqual([false, { kind: 'gone' }])
  })
})

describe('an idle holder', () => {
  test('loses the wall after two minutes, and sees it coming', () => {
    const { wall, explorer } = inHand()
    air.pass(100_000)
    expect([explorer.holding, explorer.idleLeftSeconds]).toEqual([true, 20])
    air.pass(21_000)
    expect([explorer.holding, explorer.news, wall.releases]).toEqual([false, { kind: 'idle' }, 1])
  })

  test('is one whose view does not change', () => {
    const { wall, explorer } = inHand()
    air.pass(100_000)
    explorer.send('?id=first')
    air.pass(21_000)
    expect(wall.hand.heldBy).toBeNull()
  })

  test('keeps the wall with a change, or by taking it again', () => {
    const { wall, explorer } = inHand()
    air.pass(100_000)
    explorer.send('?id=second')
    air.pass(100_000)
    explorer.take('?id=second')
    air.pass(100_000)
    expect([explorer.holding, wall.releases, wall.views]).toEqual([true, 0, ['?id=first', '?id=second']])
    expect(explorer.idleLeftSeconds).toBe(20)
  })

  test('loses it even if its page is frozen', () => {
    const wall = openWall(air)
    const frozen = air.open()
    frozen.postMessage({ v: 1, kind: 'take', explorerId: 'e', seq: 1, label: '7F', datasetId: 'district', link: '' })
    air.pass(119_000)
    expect(wall.hand.heldBy?.label).toBe('7F')
    air.pass(4_000)
    expect([wall.hand.heldBy, wall.releases]).toEqual([null, 1])
  })
})

describe('messages', () => {
  test('are ten a second at most, with the last view always sent', () => {
    const { wall, explorer } = inHand()
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
    const { wall, explorer } = inHand()
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
    const { wall, explorer } = inHand()
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

  test('of a wall that grants too late are answered with a release', () => {
    const wall = openWall(air)
    const explorer = openExplorer(air)
    explorer.take('?id=first')
    explorer.release()
    air.deliver()
    expect([wall.hand.heldBy, explorer.holding]).toEqual([null, false])
  })

  test('that nobody answers are given up silently', () => {
    const wall = openWall(air)
    const explorer = openExplorer(air)
    wall.hand.stop()
    explorer.take('?id=first')
    air.pass(5_000)
    expect([explorer.holding, explorer.news]).toEqual([false, null])
    const again = openWall(air)
    expect(again.hand.heldBy).toBeNull()
  })
})
