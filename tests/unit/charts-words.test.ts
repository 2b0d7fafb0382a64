import { describe, expect, test } from 'vitest'
import { blockerAges } from '../../src/domain/blocker-ages'
import { investmentCurve } from '../../src/domain/investment-curve'
import type { Item } from '../../src/domain/item'
import { relocationOf } from '../../src/domain/relocation'
import type { Report } from '../../src/domain/report'
import { stageFunnels } from '../../src/domain/stage-funnel'
import type { UnitRank } from '../../src/domain/unit-ranking'
import { CHART_WORDS } from '../../src/i18n/chart-words'
import { DICTIONARIES } from '../../src/i18n/dictionaries'
import { blockerFinding, blockerMissing } from '../../src/ui/charts/blocker-chart'
import { curveFinding, curveMissing, curveNotes, nearestPoint } from '../../src/ui/charts/curve-chart'
import { funnelFinding, funnelMissing, funnelNotes } from '../../src/ui/charts/funnel-chart'
import { lightOfSeries, rankingFinding, rankingMissing } from '../../src/ui/charts/ranking-chart'
import { relocationFinding, relocationMissing, relocationNotes } from '../../src/ui/charts/relocation-chart'
import { blocker, report, stateOf } from './charts-fixture'
import { item, plan } from './domain-fixture'

const text = { ...DICTIONARIES.zh, charts: CHART_WORDS.zh }
const DAY = '2023-06-30'

describe('a stage funnel says', () => {
  const funnelOf = (ledger: readonly Item[], reports: readonly Report[] = []) => {
    const { items, byId } = stateOf(ledger, reports, DAY)
    return stageFunnels(items, byId, DAY)[0]!
  }
  const [a, b, c] = ['a', 'b', 'c'].map((id) => item('project', { id, stage: 'planned' })) as [Item, Item, Item]

  test('how many have begun, and where most of the others stand', () => {
    expect(funnelFinding(funnelOf([a, b, { ...c, stage: 'building' } as Item]), text)).toBe(
      '3 个项目、园区中 1 个已开工；2 个停在谋划',
    )
  })

  test('for how long, where reports tell', () => {
    const reports = [report('a', '2023-06-20', { stage: 'signed' }), report('b', '2023-06-01', { stage: 'signed' })]
    expect(funnelFinding(funnelOf([a, b, c], reports), text)).toContain('2 个停在签约，中位 20 天')
  })

  test('of how many it speaks, where the stage of some is unknown', () => {
    const funnel = funnelOf([a, item('park')])
    expect(funnelFinding(funnel, text)).toBe('阶段已知的 1 个项目、园区中 0 个已开工；1 个停在谋划')
    expect(funnelNotes(funnel, text)).toHaveLength(2)
    expect(funnelMissing(funnel, text)).toBeNull()
  })

  test('what is missing when no stage is known', () => {
    expect(funnelMissing(funnelOf([item('village')]), text)).toContain('阶段都未填报')
  })
})

describe('an investment curve says', () => {
  const project = (id: string, yearPlanYi: number | null, doneYi: number | null) =>
    item('project', { id, investment: { totalYi: null, yearPlanYi, doneYi } })
  const curveOf = (ledger: readonly Item[], doneYi?: number) => {
    const reports = doneYi === undefined ? [] : [report('a', '2023-12-31', { doneYi })]
    const { items, asOf } = stateOf(ledger, reports, '2023-12-31')
    return investmentCurve(items, ledger, asOf, '2023-12-31')
  }

  test.each([
    [7, '应完成 10 亿元，实际 6 亿元，少 4 亿元'],
    [13, '应完成 10 亿元，实际 12 亿元，多 2 亿元'],
    [11, '应完成 10 亿元，实际相同'],
  ])('with %d done since a start of 1, %s', (done, finding) => {
    expect(curveFinding(curveOf([project('a', 10, 1)], done), text)).toBe(finding)
  })

  test('how many items can be compared, when not all', () => {
    const curve = curveOf([project('a', 10, 1), project('b', 90, null)], 7)
    expect(curveFinding(curve, text)).toBe('可比的 1 项应完成 10 亿元，实际 6 亿元，少 4 亿元')
    expect(curveNotes(curve, text)).toEqual([
      '2 项在本年没有完整的计划起止日，按全年均摊。',
      '1 项年初累计完成未填报，不在实际线内。',
    ])
  })

  test('which of the two is not reported', () => {
    expect(curveFinding(curveOf([project('a', 10, null)]), text)).toContain('实际完成未填报')
    expect(curveFinding(curveOf([project('a', null, 1)], 3), text)).toBe('实际完成 2 亿元，年度计划未填报')
  })

  test('that the two are of different items', () => {
    expect(curveFinding(curveOf([project('a', null, 1), project('b', 10, null)], 3), text)).toContain('不是同一批')
  })

  test('what is missing when neither is known, or nothing carries an investment', () => {
    expect(curveMissing(curveOf([project('a', null, null)]), text)).toContain('都未填报')
    expect(curveMissing(curveOf([item('land')]), text)).toContain('没有带投资')
    expect(curveMissing(curveOf([project('a', 0, null)]), text)).toBeNull()
  })

  test('which of its days is nearest to a time', () => {
    expect(nearestPoint(curveOf([]), Date.parse('2023-01-05T00:00:00Z')).day).toBe('2023-01-08')
  })
})

describe('a ranking says', () => {
  const rank = (unit: string, lights: Partial<UnitRank['lights']>): UnitRank => {
    const all = { green: 0, amber: 0, red: 0, silent: 0, none: 0, ...lights }
    const items = Object.values(all).reduce((a, b) => a + b, 0)
    return { unit, items, lights: all, troubledShare: (all.amber + all.red + all.silent) / items }
  }
  const finding = (ranks: readonly UnitRank[]) => rankingFinding(ranks, (id) => `<${id}>`, text)

  test('which unit needs attention most, with its red, amber and silent items', () => {
    expect(finding([rank('a', { red: 1, amber: 1, silent: 1, green: 1, none: 1 }), rank('b', { green: 1 })])).toBe(
      '<a>最需关注：5 项中 3 项预警、滞后或未报',
    )
  })

  test('that all is calm', () => {
    expect(finding([rank('a', { green: 2 }), rank('b', { green: 1, none: 1 })])).toContain('2 个单位都没有')
  })

  test('what is missing when no light can be told', () => {
    expect(rankingMissing([rank('a', { none: 2 })], text)).toContain('2 项都无法判断')
    expect(rankingMissing([rank('a', { none: 2, green: 1 })], text)).toBeNull()
  })

  test('which light was picked, and none for the name of a unit', () => {
    expect([lightOfSeries('silent'), lightOfSeries(null)]).toEqual(['silent', null])
  })
})

describe('blockers say', () => {
  test('how many are open and overdue, and where most are', () => {
    const ages = blockerAges(
      [blocker('a', { dueOn: '2023-06-29' }), blocker('b'), blocker('c', { category: 'design', itemId: 'road' })],
      DAY,
    )
    expect(blockerFinding(ages, text)).toBe('2 项有 3 个堵点未销；1 个已逾期；征地拆迁最多，2 个')
  })

  test('no category when there is one', () => {
    expect(blockerFinding(blockerAges([blocker('a')], DAY), text)).toBe('1 项有 1 个堵点未销；无逾期')
  })

  test('that none is open, or that there is no ledger of them', () => {
    expect(blockerMissing(blockerAges([], DAY), true, text)).toBe(text.charts.blockers.none)
    expect(blockerMissing(blockerAges([], DAY), false, text)).toBe(text.charts.blockers.missing)
    expect(blockerMissing(blockerAges([blocker('a')], DAY), true, text)).toBeNull()
  })
})

describe('a relocation says', () => {
  const village = (id: string, total: number | null, vacated: number | null, finishOn: string | null) =>
    item('village', {
      id,
      households: { total, vacated, signed: null, demolished: null, rehoused: null },
      plan: plan(null, finishOn),
    })
  const relocation = (ledger: readonly Item[], reports: readonly Report[] = []) => {
    const { items, asOf } = stateOf(ledger, reports, DAY)
    return relocationOf(items, asOf, DAY)
  }

  test('how many have vacated, the pace that is needed and the pace of late', () => {
    const reports = [report('a', '2023-06-20', { households: { vacated: 68 } })]
    expect(relocationFinding(relocation([village('a', 100, 40, '2023-07-10')], reports), text)).toBe(
      '100 户中已腾空 68 户（68 %）；须每日腾空 3.2 户，近 28 天每日 1 户',
    )
  })

  test('that the day has come with households left', () => {
    const late = relocation([village('a', 100, 40, '2023-06-30')])
    expect(relocationFinding(late, text)).not.toContain('须每日')
    expect(relocationNotes(late, text)).toContain('1 个村期限已到，还有 60 户未腾空。')
  })

  test('that nobody reported how many have vacated', () => {
    expect(relocationFinding(relocation([village('a', 100, null, null)]), text)).toBe('100 户，腾空户数未填报')
  })

  test('what is missing when no size is known, or there is no village', () => {
    expect(relocationMissing(relocation([village('a', null, 5, null)]), text)).toContain('总户数都未填报')
    expect(relocationMissing(relocation([item('road')]), text)).toContain('没有旧村')
  })
})
