import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DRILL, drillFiles } from '../../geodata/make-drill'
import { addDays } from '../../src/domain/day'
import { hasBegun, investmentOf, stageOf, type Investment, type Item, type Village } from '../../src/domain/item'
import { placementOf } from '../../src/domain/totals'
import { LEVELS } from '../../src/domain/vocabulary'
import {
  begunOn,
  HALF_YEAR,
  isKey,
  items,
  itemsOn,
  pack,
  rejections,
  REPORTED_DAY,
  reports,
  SATURDAY_OF_OPENING,
  stageOn,
  standing,
  tagged,
  YEAR_END,
} from './drill-fixture'

const isLead = tagged('kaifaqu', '招引线索')
const ofLevel = (level: string) => (item: Item) => isKey(item) && item.kind === 'project' && item.level === level
const sumOf = (own: readonly Item[], amount: keyof Investment) =>
  own.reduce((sum, item) => sum + (investmentOf(item)?.[amount] ?? Number.NaN), 0)
const villagesOn = (day: string) => itemsOn(day, ({ kind }) => kind === 'village') as Village[]

describe('the drill pack', () => {
  test('is what its script writes', async () => {
    const made = await drillFiles()
    const written = readdirSync(DRILL).filter((name) => name !== 'README.md')
    expect([...made.keys()].sort()).toEqual(written.sort())
    for (const [name, content] of made) {
      expect(readFileSync(join(DRILL, name), 'utf8') === content, `${name}: npm run drill`).toBe(true)
    }
  })

  test('compiles without a rejection and is marked as made up', () => {
    expect(rejections).toEqual([])
    expect(pack).toMatchObject({ id: 'laishan-drill', synthetic: true, asOf: YEAR_END })
  })

  test('cites the drill for everything but the real places', () => {
    const sources = [...items, ...pack.targets, ...pack.reviews].map(({ source }) => source.id)
    expect(new Set([...sources, ...reports.map(({ sourceId }) => sourceId)])).toEqual(new Set(['drill']))
    const real = items.filter(({ id, position }) => position !== null && !/\d$/.test(id))
    expect(real.length).toBeGreaterThan(5)
    expect(real.filter(({ position }) => position?.source.id === 'drill')).toEqual([])
  })

  test('says on everything named after something real that it is not so', () => {
    const real = items.filter(({ id }) => !/\d$/.test(id))
    expect(real.filter(({ note }) => note !== '演练数据，非实际情况')).toEqual([])
    expect(pack.units.every(({ head }) => head?.name.startsWith('演练负责人'))).toBe(true)
  })

  test('leaves 15 to 25 % of its items without a position', () => {
    const share = items.filter((item) => placementOf(item) === 'unlocated').length / items.length
    expect(share).toBeGreaterThan(0.15)
    expect(share).toBeLessThan(0.25)
  })
})

describe('the key projects of the drill', () => {
  const keys = itemsOn(REPORTED_DAY, isKey)

  test('are as many, as large and planned for as much as the article reports', () => {
    expect(keys).toHaveLength(42)
    expect(sumOf(keys, 'totalYi')).toBeCloseTo(453, 6)
    expect(sumOf(keys, 'yearPlanYi')).toBeCloseTo(123.5, 6)
  })

  test('are 6 provincial, 12 municipal and 24 of the district, in all four fields', () => {
    expect(LEVELS.map((level) => keys.filter(ofLevel(level)).length)).toEqual([6, 12, 24])
    const fields = new Set(keys.map((item) => (item.kind === 'project' ? item.field : null)))
    expect([...fields].sort()).toEqual(pack.fields.map(({ id }) => id).sort())
  })

  test('are 18 begun at the end of February, and not the 6 provincial and 12 municipal ones', () => {
    const begun = begunOn(REPORTED_DAY, isKey)
    expect(begun).toHaveLength(18)
    const counts = LEVELS.map((level) => begun.filter(ofLevel(level)).length)
    expect(counts.every((count) => count > 0)).toBe(true)
    expect(counts[0]! + counts[1]!).toBeLessThan(18)
  })

  test.each([
    ['2023-06-11', 32],
    ['2023-06-12', 33],
    ['2023-06-26', 33],
    ['2023-06-27', 34],
    [YEAR_END, 41],
  ])('on %s are %d begun', (day, count) => {
    expect(begunOn(day, isKey)).toHaveLength(count)
  })

  test('by the half-year have begun if provincial, but for one if municipal', () => {
    expect(begunOn(HALF_YEAR, ofLevel('provincial'))).toHaveLength(6)
    expect(begunOn(HALF_YEAR, ofLevel('municipal'))).toHaveLength(11)
  })

  test('complete 92 to 97 % of the year’s plan', () => {
    const done = (day: string) => sumOf(itemsOn(day, isKey), 'doneYi')
    const share = (done(YEAR_END) - done('2023-01-01')) / 123.5
    expect(share).toBeGreaterThan(0.92)
    expect(share).toBeLessThan(0.97)
  })

  test('have somebody in charge in every role, but for two that show the gap', () => {
    const lacking = keys.filter(({ accountability }) => Object.values(accountability).some((role) => role.length === 0))
    expect(lacking.map(({ id }) => id)).toEqual(['key-28', 'key-41'])
  })

  test('change hands by a report', () => {
    expect(standing('key-05', '2023-04-09').item.accountability.leaders).toEqual(['孙演'])
    expect(standing('key-05', '2023-04-10').item.accountability.leaders).toEqual(['李练'])
  })

  test('tell of a step back, and of its end', () => {
    expect(standing('key-15', '2023-08-01').regression).toMatchObject({ from: 'building', to: 'started' })
    expect(standing('key-15', '2023-09-12').regression).toBeNull()
  })
})

describe('leads and firms of the drill', () => {
  test('are 20 leads of 91 亿元 at the end of February, none of them a key project', () => {
    const leads = itemsOn(REPORTED_DAY, isLead)
    expect(leads).toHaveLength(20)
    expect(sumOf(leads, 'totalYi')).toBeCloseTo(91, 6)
    expect(leads.filter(isKey)).toEqual([])
  })

  test('lose a lead that is given up, and gain one that is listed later', () => {
    const ids = (day: string) => itemsOn(day, isLead).map(({ id }) => id)
    expect(ids('2023-09-14')).toContain('lead-16')
    expect(ids('2023-09-15')).not.toContain('lead-16')
    expect(ids('2023-05-14')).not.toContain('lead-19')
    expect(ids('2023-05-15')).toContain('lead-19')
  })

  test('reach 30 firms late in the year and 31 at its end', () => {
    const firms = (day: string) => itemsOn(day, tagged('kaifaqu', '招引入驻')).length
    expect([firms('2023-11-27'), firms('2023-11-28'), firms(YEAR_END)]).toEqual([29, 30, 31])
  })
})

describe('the villages of the drill', () => {
  test('are eight, of 186 to 540 households', () => {
    const totals = villagesOn(REPORTED_DAY).map(({ households }) => households.total ?? 0)
    expect(totals).toHaveLength(8)
    expect([Math.min(...totals), Math.max(...totals)]).toEqual([186, 540])
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(2743)
  })

  test('never clear more households than moved out, nor move out more than signed', () => {
    for (let day = '2023-01-01'; day <= YEAR_END; day = addDays(day, 7)) {
      const odd = villagesOn(day).filter(({ households }) => {
        const { total, signed, vacated, demolished, rehoused } = households
        return !(total! >= signed! && signed! >= vacated! && vacated! >= demolished! && demolished! >= rehoused!)
      })
      expect(odd).toEqual([])
    }
  })

  test('start one in time and one late', () => {
    expect(hasBegun(standing('songjiazhuang', '2023-03-31').item)).toBe(true)
    expect(hasBegun(standing('wutai', '2023-04-11').item)).toBe(false)
    expect(hasBegun(standing('wutai', '2023-04-12').item)).toBe(true)
  })

  test('miss the aim of eight by one', () => {
    const stages = villagesOn(YEAR_END).map(stageOf)
    expect(stages.filter((stage) => stage === 'cleared' || stage === 'resettled')).toHaveLength(7)
    expect(stages.filter((stage) => stage === 'resettled')).toHaveLength(1)
  })

  test('fall back from moving out to signing', () => {
    expect(standing('village-2', '2023-05-17').regression).toMatchObject({ from: 'vacating', to: 'signing' })
  })
})

describe('other aims of the drill', () => {
  test('are missed by a road that opens eight days late', () => {
    expect(stageOn('shuanghe-donglu', '2023-07-07')).toBe('building')
    expect(standing('shuanghe-donglu', SATURDAY_OF_OPENING).item).toMatchObject({ stage: 'open', lengthOpenKm: 1.9 })
  })

  test('are met by 13 projects of the programme, which begin when their land is cleared', () => {
    const programme = (day: string) => itemsOn(day, tagged('chujia', '530工程'))
    const isFree = (item: Item) => item.kind === 'project' && item.landCleared === true
    for (const day of [REPORTED_DAY, HALF_YEAR, YEAR_END]) {
      expect(programme(day).filter(hasBegun)).toEqual(programme(day).filter(isFree))
    }
    expect(programme(REPORTED_DAY).filter(isFree).length).toBeLessThan(4)
    expect(programme(YEAR_END).filter(isFree)).toHaveLength(13)
  })

  test('are met by three communities and by the key projects of the second unit', () => {
    const communities = itemsOn(YEAR_END, ({ kind }) => kind === 'community')
    expect(communities.map(stageOf)).toEqual(['open', 'open', 'open'])
    expect(begunOn(HALF_YEAR, tagged('jiejiazhuang', '重点项目'))).toHaveLength(3)
  })
})
