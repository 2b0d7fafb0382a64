import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf, stateOn } from '../../src/domain/as-of'
import { applyDiff, diffStates } from '../../src/domain/state-diff'
import { item } from './domain-fixture'
import { crowdedDay, crowdedPack, report } from './log-fixture'

const cases = fc.record({
  seed: fc.nat(0xffffffff),
  size: fc.integer({ min: 1, max: 15 }),
  one: fc.nat(200).map(crowdedDay),
  other: fc.nat(200).map(crowdedDay),
})

describe('the difference of two days', () => {
  const ways = [
    ['forwards', (a: string, b: string) => [a < b ? a : b, a < b ? b : a]],
    ['backwards', (a: string, b: string) => [a < b ? b : a, a < b ? a : b]],
    ['nowhere', (a: string) => [a, a]],
  ] as const

  test.each(ways)('applied to the one gives the other, %s, over random logs', (_way, order) => {
    fc.assert(
      fc.property(cases, ({ seed, size, one, other }) => {
        const asOf = createAsOf(crowdedPack(seed, size))
        const [from, to] = order(one, other) as [string, string]
        const [a, b] = [asOf.on(from), asOf.on(to)]
        expect(applyDiff(a, diffStates(a, b))).toStrictEqual(b)
      }),
      { numRuns: 200 },
    )
  })

  test('holds for states that were indexed apart, too', () => {
    fc.assert(
      fc.property(cases, ({ seed, size, one, other }) => {
        const [a, b] = [stateOn(crowdedPack(seed, size), one), stateOn(crowdedPack(seed, size), other)]
        expect(applyDiff(a, diffStates(a, b))).toStrictEqual(b)
      }),
      { numRuns: 100 },
    )
  })

  test('names only what differs', () => {
    const said = report('project', '2023-03-02', { progressPct: 20 })
    const late = item('road', { listedOn: '2023-03-02' })
    const gone = report('park', '2023-03-02', { delisted: true })
    const pack = { items: [item('park'), item('project'), item('village'), late], reports: [said, gone], blockers: [] }
    const asOf = createAsOf(pack)
    expect(diffStates(asOf.on('2023-03-01'), asOf.on('2023-03-02'))).toEqual({
      from: '2023-03-01',
      to: '2023-03-02',
      added: [asOf.on('2023-03-02').byId.get('road')],
      removed: ['park'],
      patched: [{ id: 'project', item: { progressPct: 20 }, rest: { lastReport: said } }],
      order: ['project', 'village', 'road'],
    })
  })

  test('of a day and itself is empty', () => {
    const asOf = createAsOf(crowdedPack(3, 12))
    const day = asOf.on(crowdedDay(9))
    expect(diffStates(day, day)).toMatchObject({ added: [], removed: [], patched: [] })
  })

  test('leaves both states as they are', () => {
    const asOf = createAsOf(crowdedPack(5, 12))
    const [a, b] = [asOf.on(crowdedDay(3)), asOf.on(crowdedDay(14))]
    const [copyA, copyB] = [structuredClone(a), structuredClone(b)]
    applyDiff(a, diffStates(a, b))
    expect([a, b]).toEqual([copyA, copyB])
  })
})
