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
    const { wall, explorer } = inHand(air)
    expect(explorer.holding).toBe(true)
    expect(wall.hand.heldBy?.label).toBe(explorer.label)
    explorer.send('?id=second')
    air.pass(200)
    expect(wall.views).toEqual(['?id=first', '?id=second'])
  })

  test('goes back to its tour when it is released, once', () => {
    const { wall, explorer } = inHand(air)
    explorer.release()
    explorer.release()
    explorer.send('?id=late')
    air.pass(1_000)
    expect([wall.hand.heldBy, wall.releases, wall.views]).toEqual([null, 1, ['?id=first']])
    expect([explorer.holding, explorer.news]).toEqual([false, null])
  })

  test('is the last taker’s, and the first one is told', () => {
    const { wall, explorer } = inHand(air)
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
    const { wall, explorer } = inHand(air)
    expect([explorer.holding, explorer.news, wall.views, other.views]).toEqual([true, null, ['?id=first'], []])
  })

  test('is released when its holder closes', () => {
    const { wall, explorer } = inHand(air)
    explorer.stop()
    air.deliver()
    expect([wall.hand.heldBy, wall.releases]).toEqual([null, 1])
    air.pass(5_000)
  })

  test('reloaded goes on with the holder’s last view', () => {
    const { wall, explorer } = inHand(air)
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
    const { wall, explorer } = inHand(air)
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
    const { wall, explorer } = inHand(air)
    wall.hand.stop()
    air.pass(32_000)
    expect([explorer.holding, explorer.news]).toEqual([false, { kind: 'gone' }])
  })
})

describe('an idle holder', () => {
  test('loses the wall after two minutes, and sees it coming', () => {
    const { wall, explorer } = inHand(air)
    air.pass(100_000)
    expect([explorer.holding, explorer.idleLeftSeconds]).toEqual([true, 20])
    air.pass(21_000)
    expect([explorer.holding, explorer.news, wall.releases]).toEqual([false, { kind: 'idle' }, 1])
  })

  test('is one whose view does not change', () => {
    const { wall, explorer } = inHand(air)
    air.pass(100_000)
    explorer.send('?id=first')
    expect(explorer.idleLeftSeconds).toBe(20)
    air.pass(21_000)
    expect(wall.hand.heldBy).toBeNull()
  })

  test('is not helped by a wall that reloads meanwhile', () => {
    const { wall, explorer } = inHand(air)
    air.pass(100_000)
    wall.hand.stop()
    const again = openWall(air)
    expect(again.hand.heldBy?.label).toBe(explorer.label)
    air.pass(21_000)
    expect([again.hand.heldBy, again.releases, explorer.news]).toEqual([null, 1, { kind: 'idle' }])
  })

  test('keeps the wall with a change, or by taking it again', () => {
    const { wall, explorer } = inHand(air)
    air.pass(100_000)
    explorer.send('?id=second')
    air.pass(100_000)
    explorer.take('?id=second')
    air.pass(100_000)
    expect([explorer.holding, wall.releases, wall.views]).toEqual([true, 0, ['?id=first', '?id=second']])
    expect(explorer.idleLeftSeconds).toBe(20)
  })

  test('loses it even if its page is frozen, or repeats one view', () => {
    const wall = openWall(air)
    const frozen = air.open()
    frozen.postMessage(TAKE)
    air.pass(100_000)
    frozen.postMessage({ v: 1, kind: 'view', explorerId: 'e', seq: 2, link: '?id=first' })
    air.pass(19_000)
    expect(wall.hand.heldBy?.label).toBe('7F')
    air.pass(4_000)
    expect([wall.hand.heldBy, wall.releases, wall.views]).toEqual([null, 1, ['?id=first']])
  })
})
