import { describe, expect, test } from 'vitest'
import { stateOn } from '../../src/domain/as-of'
import { compilePack } from '../../src/pack/compile-pack'
import { LAISHAN, PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { linesOf, rejectionsOf } from '../packs/rejections-of'

const shuangqiao = () => new PackFolder(SHUANGQIAO)

function compiled(folder: PackFolder) {
  const { pack, rejections } = compilePack(folder.files, () => [])
  if (pack === null) throw new Error(`the pack does not compile: ${JSON.stringify(rejections)}`)
  return pack
}

/** The fictional pack with these rows for its log. */
const withReports = (header: string, ...rows: string[]) =>
  shuangqiao().write('reports.csv', [header, ...rows, ''].join('\n'))
const withBlockers = (header: string, ...rows: string[]) =>
  shuangqiao().write('blockers.csv', [header, ...rows, ''].join('\n'))

describe('reports', () => {
  test('hold what their row says and nothing else, in the order of the file', () => {
    const { reports } = compiled(shuangqiao())
    expect(reports[0]).toEqual({
      itemId: 'cold-store',
      on: '2031-03-31',
      by: '赵演三',
      progressPct: 38,
      doneYi: 4.9,
      sourceId: 'test-plan',
      locator: 'reports 1',
    })
    expect(reports[4]).toEqual({
      itemId: 'upper-village',
      on: '2031-05-19',
      by: '周演二',
      households: { total: 214, signed: 96 },
      sourceId: 'test-plan',
      locator: 'reports 5',
    })
    expect(reports[5]).toMatchObject({ stage: 'building', lengthOpenKm: 5.2, liaisons: ['钱演四', '孙演五'] })
    expect(reports[5]).not.toHaveProperty('leaders')
    expect(reports[6]).toMatchObject({ itemId: 'quay-lot', delisted: true, note: '已划转' })
    expect(reports.map(({ on }) => on).slice(-3)).toEqual(['2031-05-01', '2031-04-30', '2031-06-30'])
    expect(reports.at(-1)).not.toHaveProperty('locator')
  })

  test('may lie after the day of the pack', () => {
    const pack = compiled(shuangqiao())
    expect(pack.reports.at(-1)!.on > pack.asOf).toBe(true)
  })

  test('of one day are told apart by their order: the last has the last word', () => {
    const state = stateOn(compiled(shuangqiao()), '2031-04-30')
    expect(state.byId.get('cold-store')?.item).toMatchObject({ progressPct: 46, investment: { doneYi: 5.6 } })
  })

  test('say nothing with a cell of separators alone', () => {
    const pack = withReports('itemId,on,leaders,sourceId', 'cold-store,2031-05-01,；,test-plan')
    expect(compiled(pack).reports).toEqual([{ itemId: 'cold-store', on: '2031-05-01', sourceId: 'test-plan' }])
  })

  test('may not speak of a day before their item was listed', () => {
    const listing = shuangqiao().text('roads.csv').replace('listedOn,', '').split('\n')
    const roads = listing.map((line, index) =>
      line === '' ? line : `${line},${index === 0 ? 'listedOn' : '2031-05-11'}`,
    )
    const pack = shuangqiao().write('roads.csv', roads.join('\n'))
    expect(rejectionsOf(pack)).toEqual([
      {
        file: 'reports.csv',
        row: 7,
        column: 'on',
        value: '2031-05-10',
        reason: 'beforeListing',
        expected: '≥ 2031-05-11',
      },
    ])
  })

  test('are held against the total that stands on their day, whatever the order of their rows', () => {
    const header = 'itemId,on,householdsTotal,householdsSigned,sourceId'
    const later = 'upper-village,2031-05-02,,220,test-plan'
    const earlier = 'upper-village,2031-05-01,230,,test-plan'
    expect(linesOf(withReports(header, later, earlier))).toEqual([])
    expect(
      linesOf(
        withReports(header, 'upper-village,2031-05-02,230,,test-plan', 'upper-village,2031-05-01,,220,test-plan'),
      ),
    ).toEqual(['reports.csv:3:householdsSigned partExceedsWhole “220”'])
  })

  test('are held against the total that they state themselves', () => {
    const pack = shuangqiao().cell('reports.csv', 6, 'householdsTotal', '90')
    expect(rejectionsOf(pack)).toMatchObject([
      { row: 6, column: 'householdsSigned', value: '96', expected: '≤ householdsTotal 90' },
    ])
  })

  test('may not lower a total below what has been signed', () => {
    const pack = withReports('itemId,on,householdsTotal,sourceId', 'upper-village,2031-05-02,60,test-plan')
    expect(rejectionsOf(pack)).toMatchObject([
      { column: 'householdsTotal', value: '60', reason: 'partExceedsWhole', expected: '≥ householdsSigned 63' },
    ])
  })

  test('tell their faults in the order of the file', () => {
    const header = 'itemId,on,doneYi,sourceId'
    const pack = withReports(header, 'cold-store,2031-05-02,13,test-plan', 'cold-store,2031-05-01,14,test-plan')
    expect(linesOf(pack)).toEqual([
      'reports.csv:2:doneYi partExceedsWhole “13”',
      'reports.csv:3:doneYi partExceedsWhole “14”',
    ])
  })
})

describe('blockers', () => {
  test('are called by item, category and day where they have no id of their own', () => {
    expect(compiled(shuangqiao()).blockers.map(({ id }) => id)).toEqual([
      'cold-store-land-2031-02-10',
      'cold-store-approval-2031-04-02',
      'cold-store-approval-2031-04-02-2',
      'road-design',
    ])
  })

  test('hold the cells of their row, unknown ones as null', () => {
    expect(compiled(shuangqiao()).blockers[2]).toEqual({
      id: 'cold-store-approval-2031-04-02-2',
      itemId: 'cold-store',
      category: 'approval',
      title: '环评补件',
      openedOn: '2031-04-02',
      dueOn: null,
      closedOn: null,
      owner: null,
      note: '等候批复',
      sourceId: 'test-plan',
      locator: null,
    })
  })

  const header = 'id,itemId,category,title,openedOn,sourceId'
  const stated = 'cold-store-land-2031-05-01,tide-lab,land,b,2031-05-01,test-plan'

  test('get an id that no row states', () => {
    const pack = compiled(withBlockers(header, ',cold-store,land,a,2031-05-01,test-plan', stated))
    expect(pack.blockers.map(({ id }) => id)).toEqual(['cold-store-land-2031-05-01-2', 'cold-store-land-2031-05-01'])
  })

  test('may not share a stated id', () => {
    expect(rejectionsOf(withBlockers(header, stated, stated))).toMatchObject([
      { row: 3, column: 'id', reason: 'idDuplicate', expected: 'blockers.csv:2' },
    ])
  })
})

describe('the log of Laishan', () => {
  const { reports, blockers } = compiled(new PackFolder(LAISHAN))

  test('has what the article says of items, which is no stage and no number', () => {
    expect(reports).toHaveLength(13)
    for (const report of reports) {
      expect(Object.keys(report).sort()).toEqual(['by', 'itemId', 'locator', 'note', 'on', 'sourceId'])
      expect(report).toMatchObject({ on: '2023-02-28', sourceId: 'laishan-daily-2023' })
    }
  })

  test('has no blocker, as the article dates none', () => {
    expect(blockers).toEqual([])
  })
})
