import { describe, expect, test } from 'vitest'
import { endOfDay } from '../../src/domain/day'
import type { Item } from '../../src/domain/item'
import type { Pack } from '../../src/domain/pack'
import { Chronicle } from '../../src/state/chronicle.svelte'
import { LocalLog } from '../../src/state/local-log.svelte'
import { randomPack } from '../random-pack'
import { item } from './domain-fixture'
import { HUNDRED_DAYS } from './light-fixture'
import { blocker, report, review, RULE_SETS } from './log-fixture'
import { MemoryStorage } from './storage-fixture'

const OWN = item('project', { id: 'p', unit: 'unit', stage: 'building', progressPct: 50, plan: HUNDRED_DAYS })
const HOUR = 3_600_000

function packOf(changes: Partial<Pack> = {}): Pack {
  return {
    ...randomPack(1, 0),
    asOf: '2023-02-28',
    targets: [],
    ruleSets: RULE_SETS,
    items: [OWN],
    reports: [report('p', '2023-01-01'), report('p', '2023-02-20', { progressPct: 60 })],
    reviews: [review('unit', 'tenDay')],
    ...changes,
  }
}

function chronicle(changes: Partial<Pack> = {}) {
  const local = new LocalLog('district', new MemoryStorage())
  return { own: new Chronicle(packOf(changes), local), local }
}
const progressIn = (own: Chronicle) =>
  own.items.map((shown: Item) => ('progressPct' in shown ? shown.progressPct : null))

describe('the shown day', () => {
  test('is the pack’s own until another is asked for', () => {
    const { own } = chronicle()
    expect([own.day, own.on]).toEqual(['2023-02-28', null])
    own.show('2023-02-01')
    expect([own.day, own.on]).toEqual(['2023-02-01', '2023-02-01'])
    own.show('2023-02-28')
    expect(own.on).toBeNull()
  })

  test('stays within the time bar', () => {
    const { own } = chronicle()
    own.show('2022-01-01')
    expect(own.day).toBe('2023-01-01')
    own.show('2025-01-01')
    expect([own.day, own.on]).toEqual(['2023-02-28', null])
  })

  test('decides what is known, judged and listed', () => {
    const { own } = chronicle({ blockers: [blocker('p', '2023-02-10', { category: 'design' })] })
    expect([progressIn(own), own.lightOf('p'), own.blockersOf('p')]).toEqual([[60], 'green', ['design']])
    own.show('2023-02-09')
    expect([progressIn(own), own.lightOf('p'), own.blockersOf('p')]).toEqual([[50], 'silent', []])
    expect([own.lightOf('nobody'), own.blockersOf('nobody')]).toEqual([null, []])
  })

  test('steps from review to review, and to the ends where there is none', () => {
    const { own } = chronicle({ reports: [report('p', '2023-01-25')] })
    own.stepReview(-1)
    expect(own.day).toBe('2023-02-20')
    own.stepReview(-1)
    own.stepReview(-1)
    expect(own.day).toBe('2023-01-31')
    own.stepReview(-1)
    expect(own.day).toBe('2023-01-25')
    own.stepReview(1)
    expect(own.day).toBe('2023-01-31')
    own.show('2023-02-27')
    own.stepReview(1)
    own.stepReview(1)
    expect(own.day).toBe('2023-02-28')
  })
})

describe('a comparison', () => {
  test('is none until it is asked for', () => {
    expect(chronicle().own.changes).toBeNull()
  })

  test('with the last review names what changed since', async () => {
    const { own } = chronicle({ reports: [report('p', '2023-02-19'), report('p', '2023-02-25', { progressPct: 60 })] })
    await own.compareWithLastReview()
    expect(own.since).toBe('2023-02-20')
    expect(own.changes?.map(({ kind }) => kind)).toEqual(['advanced'])
    await own.compareWith('2023-02-26')
    expect(own.changes).toEqual([])
    await own.compareWith(null)
    expect(own.changes).toBeNull()
  })

  test('with the shown day or a later one finds nothing', async () => {
    const { own } = chronicle()
    own.show('2023-02-01')
    for (const day of ['2023-02-01', '2023-02-28']) {
      await own.compareWith(day)
      expect(own.changes).toEqual([])
    }
  })

  test('is restored from a link, with day and rules', () => {
    const { own } = chronicle()
    own.restore({ on: '2023-02-25', since: '2023-02-01', rulesId: 'sanya' })
    expect([own.day, own.since, own.rules?.id]).toEqual(['2023-02-25', '2023-02-01', 'sanya'])
  })
})

describe('the rules', () => {
  test('are the first set until another is chosen, which judges at once', () => {
    const { own } = chronicle({ reports: [], reviews: [] })
    own.show('2023-02-28')
    expect([own.rules?.id, own.rulesId, own.lightOf('p')]).toEqual(['default', null, 'amber'])
    own.useRules('yinchuan')
    expect([own.rules?.id, own.rulesId, own.lightOf('p')]).toEqual(['yinchuan', 'yinchuan', 'green'])
    own.useRules('default')
    expect([own.rules?.id, own.rulesId]).toEqual(['default', null])
  })

  test('are the first where a link asks for a set that is none, and none where the pack has none', () => {
    const { own } = chronicle()
    own.restore({ on: null, since: null, rulesId: 'gone' })
    expect(own.rules?.id).toBe('default')
    expect(chronicle({ ruleSets: [], reviews: [] }).own.lightOf('p')).toBeNull()
  })
})

describe('the time', () => {
  const overdueHours = (own: Chronicle) => own.verdicts.get('p')?.silence?.overdueHours ?? null
  const late = { reports: [report('p', '2023-02-17')], asOf: '2023-02-28' }
  const noon = endOfDay('2023-02-27') + 12 * HOUR

  test('tells the hours of a silence while the shown day runs', () => {
    const { own } = chronicle(late)
    expect(overdueHours(own)).toBe(24)
    own.tick(noon)
    expect(overdueHours(own)).toBe(12)
  })

  test('of another day says nothing of the shown one, which is over', () => {
    const { own } = chronicle(late)
    own.tick(noon + 24 * HOUR)
    expect(overdueHours(own)).toBe(24)
    own.tick(noon)
    own.tick(noon + 12 * HOUR)
    expect(overdueHours(own)).toBe(24)
  })

  test('is that of Asia/Shanghai: the day runs until its last millisecond there', () => {
    const { own } = chronicle(late)
    own.tick(endOfDay('2023-02-27') - 1)
    expect(overdueHours(own)).toBe(24)
    own.tick(endOfDay('2023-02-27'))
    expect(overdueHours(own)).toBeNull()
    own.tick(endOfDay('2023-02-28') - HOUR)
    expect(overdueHours(own)).toBe(23)
  })

  test('is forgotten when another day is shown', () => {
    const { own } = chronicle(late)
    own.show('2023-02-27')
    own.tick(noon)
    own.show('2023-02-28')
    expect(overdueHours(own)).toBe(24)
  })
})

describe('what was noted on this machine', () => {
  test('enters the state at once, after what is published of its day', () => {
    const { own, local } = chronicle()
    local.addReport(report('p', '2023-02-20', { progressPct: 65 }))
    expect(progressIn(own)).toEqual([65])
    expect(own.asOf.reportsOf('p')).toHaveLength(3)
    local.clear()
    expect(progressIn(own)).toEqual([60])
  })

  test('replaces a published blocker by its id, in its place, and adds others after it', () => {
    const [first, second] = [blocker('p', '2023-02-01'), blocker('p', '2023-02-02')]
    const { own, local } = chronicle({ blockers: [first, second] })
    local.putBlocker(blocker('p', '2023-02-03'))
    local.putBlocker({ ...first, closedOn: '2023-02-27' })
    const known = own.state.byId.get('p')!.blockers.map(({ id, closedOn }) => [id, closedOn])
    expect(known).toEqual([
      ['p-2023-02-01', '2023-02-27'],
      ['p-2023-02-02', null],
      ['p-2023-02-03', null],
    ])
  })

  test('of items that the dataset no longer has is left out', () => {
    const { own, local } = chronicle()
    local.addReport(report('gone', '2022-01-01'))
    local.putBlocker(blocker('gone', '2025-01-01'))
    expect([own.timeline.first, own.timeline.last]).toEqual(['2023-01-01', '2023-02-28'])
    expect(local.size).toBe(2)
  })

  test('never changes the published pack', () => {
    const pack = packOf()
    const copy = structuredClone(pack)
    const local = new LocalLog('district', null)
    const own = new Chronicle(pack, local)
    local.addReport(report('p', '2023-02-20', { progressPct: 65 }))
    expect(progressIn(own)).toEqual([65])
    expect(pack).toEqual(copy)
  })
})
