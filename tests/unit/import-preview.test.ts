import { describe, expect, test } from 'vitest'
import { stateOn } from '../../src/domain/as-of'
import { keyOf } from '../../src/pack/import/record'
import { dayOfRecord, dayQuestion, headingDaysOf, isProposed } from '../../src/pack/import/review-day'
import { applied, FOLDER, on, PACK, preview, record } from './import-record-fixture'

const MAY = on('2031-05-31')

describe('finding the item that a row speaks of', () => {
  test('takes an id, whatever the name, and shows the renaming', () => {
    const [row] = preview([record({ id: 'fruit-lab', name: '果品研究院' })], MAY).records
    expect(row).toMatchObject({ itemId: 'fruit-lab', match: 'id', status: 'changed' })
    expect(row?.flags).toEqual([{ why: 'renamed', column: 'name列', value: '双桥果品研究所' }])
  })

  test.each([
    ['the very name and unit', { name: '双桥果品研究所', unit: 'bridge-zone' }, 'name'],
    ['the name without a unit', { name: '双桥果品研究所' }, 'name'],
    ['another of its names', { name: 'Cold　Store', unit: 'bridge-zone' }, 'alias'],
  ])('takes %s as sure', (_, values, match) => {
    expect(preview([record(values)], MAY).records[0]).toMatchObject({ match, status: 'unchanged', candidates: [] })
  })

  test.each([
    ['the same name in another unit', { name: '双桥果品研究所', unit: 'east-quay' }, 'fruit-lab', 'otherUnit'],
    ['brackets and an added word', { name: '东埠码头扩建（二期）项目' }, 'quay-extension', 'sameWords'],
    ['full-width letters and a unit before', { name: '东埠街道东埠码头扩建工程' }, 'quay-extension', 'sameWords'],
  ])('asks about %s', (_, values, id, why) => {
    const { records, questions, counts } = preview([record(values)], MAY)
    expect(records[0]).toMatchObject({ status: 'undecided', itemId: null, candidates: [{ id, why }] })
    expect(questions).toMatchObject([
      { topic: 'match', options: [{ value: id }, { value: 'new' }, { value: 'leave' }] },
    ])
    expect(counts).toMatchObject({ undecided: 1, new: 0, changed: 0 })
  })

  test('asks about 上岭 and 上岭村, and not about 下岭村 beside 上岭村', () => {
    const village = { kind: 'village' } as const
    const [short, other] = preview(
      [record({ name: '上岭' }, village), record({ name: '中岭村' }, village)],
      MAY,
    ).records
    expect(short?.candidates).toMatchObject([{ id: 'upper-village' }])
    expect(other).toMatchObject({ status: 'new', candidates: [] })
  })

  test('makes no second item of a row that was decided to be new, once it is there', () => {
    const row = record({ name: '上岭新村' }, { kind: 'village' })
    const decided = on('2031-05-31', { matches: { [keyOf(row)]: 'new' } })
    const { pack } = applied(preview([row], decided))
    expect(preview([row], decided, pack).records[0]).toMatchObject({ status: 'unchanged', match: 'name' })
  })

  test('flags a text of the ledger that another takes the place of', () => {
    const { id, kind, note } = PACK.items.find((item) => item.note !== null)!
    const [other, longer] = ['进展正常', `${note}，进展正常`].map((text) => {
      return preview([record({ id, note: text }, { kind })], MAY).records[0]?.flags.map(({ why }) => why)
    })
    expect([other, longer]).toEqual([['replacesText'], []])
  })

  test('follows the answers: the item, with the new name kept as another one; a new item; or not at all', () => {
    const rows = ['上岭', '上岭 ', '上岭　'].map((name) => record({ name, progressPct: '40' }, { kind: 'village' }))
    const [same, fresh, left] = rows.map(keyOf)
    const shown = preview(
      rows,
      on('2031-05-31', { matches: { [same!]: 'upper-village', [fresh!]: 'new', [left!]: 'leave' } }),
    )
    expect(shown.records.map(({ status, itemId }) => [status, itemId])).toEqual([
      ['changed', 'upper-village'],
      ['new', 'shang-ling'],
      ['leftOut', null],
    ])
    const { pack } = applied({ ...shown, records: shown.records.slice(0, 1) })
    expect(pack.items.find(({ id }) => id === 'upper-village')).toMatchObject({ name: '上岭村', aliases: ['上岭'] })
    expect(preview(rows.slice(0, 1), on('2031-05-31'), pack).records[0]).toMatchObject({
      match: 'alias',
      status: 'unchanged',
    })
  })
})

describe('what changes', () => {
  test('holds each value against the state of the day, and says where it goes', () => {
    const row = record({
      name: '重楼冷链仓储中心',
      doneYi: '6.1',
      progressPct: '46.0',
      totalYi: '13',
      stage: 'started',
      finishOn: '2031-12-31',
    })
    const shown = preview([row], MAY)
    expect(shown.records[0]?.changes).toMatchObject([
      { column: 'doneYi', from: '5.6', to: '6.1', goesTo: 'report', isRegression: false, header: 'doneYi列' },
      { column: 'totalYi', from: '12.5', to: '13', goesTo: 'ledger' },
      { column: 'stage', from: 'building', to: 'started', goesTo: 'report', isRegression: true },
    ])
    expect(preview([row], on('2031-03-31')).records[0]?.changes[0]).toMatchObject({ column: 'doneYi', from: '4.9' })
    const { pack, changed } = applied(shown)
    expect(changed).toEqual(['district.json', 'projects.csv', 'reports.csv'])
    expect(pack.asOf).toBe('2031-05-31')
    expect(pack.reports.at(-1)).toMatchObject({ itemId: 'cold-store', on: '2031-05-31', doneYi: 6.1, stage: 'started' })
    expect(pack.sources.find(({ id }) => id === pack.reports.at(-1)?.sourceId)?.title.zh).toContain('台账.xlsx')
    const before = (day: string) => stateOn(pack, day).byId.get('cold-store')?.item
    expect(before('2031-05-30')).toMatchObject({ investment: { doneYi: 5.6, totalYi: 13 }, stage: 'building' })
    expect(before('2031-05-31')).toMatchObject({ investment: { doneYi: 6.1, totalYi: 13 }, stage: 'started' })
  })

  test('writes new items with what may change later as a report of the day, and nothing before it', () => {
    const rows = ['甲村卫生院', '甲村卫生院二期'].map((name) =>
      record({ name, unit: 'west-hill', stage: 'building', totalYi: '2', doneYi: '1.2' }),
    )
    const shown = preview(rows, MAY)
    expect(shown.counts).toMatchObject({ new: 2, reports: 2, ledgerCells: 0 })
    const { pack } = applied(shown)
    const item = (day: string) => stateOn(pack, day).byId.get('jia-cun-wei-sheng-yuan')?.item
    expect(item('2031-05-30')).toMatchObject({ stage: null, investment: { totalYi: 2, doneYi: null } })
    expect(item('2031-05-31')).toMatchObject({ stage: 'building', investment: { doneYi: 1.2 } })
    expect(pack.items.some(({ id }) => id === 'jia-cun-wei-sheng-yuan-er-qi')).toBe(true)
  })

  test('leaves every row alone that no row speaks of', () => {
    const { files } = applied(preview([record({ name: '双桥果品研究所', totalYi: '3.5' })], MAY))
    const lines = (of: ReadonlyMap<string, Uint8Array>) => new TextDecoder().decode(of.get('projects.csv')).split('\n')
    const [was, is] = [lines(FOLDER), lines(files)]
    expect(is.filter((line, index) => line !== was[index])).toHaveLength(1)
    expect(is).toHaveLength(was.length)
  })

  test('takes rows of several days as several reports', () => {
    const rows = [
      ['2031-06-30', '60'],
      ['2031-05-31', '50'],
    ].map(([day, pct]) => record({ name: '重楼冷链仓储中心', on: day!, progressPct: pct! }))
    const shown = preview(rows, { version: 1, tables: {}, matches: {} })
    expect(shown.day).toMatchObject({ on: '2031-06-30', from: 'column' })
    expect(shown.records.map(({ on: day, changes }) => [day, changes[0]?.from])).toEqual([
      ['2031-06-30', '50'],
      ['2031-05-31', '46'],
    ])
  })

  test('asks for the day where nothing tells it, and proposes that of the pack', () => {
    const { day, questions } = preview([record({ name: '重楼冷链仓储中心', progressPct: '50' })], {
      version: 1,
      tables: {},
      matches: {},
    })
    expect(day).toMatchObject({ on: PACK.asOf, from: 'pack' })
    expect(questions).toMatchObject([{ topic: 'day', options: [{ value: PACK.asOf }], rows: 1 }])
  })
})

describe('a row that says nothing new', () => {
  const said = on('2031-06-30')
  const asked = on('2031-06-30', { confirm: true })
  const rows = () => [record({ name: '重楼冷链仓储中心', progressPct: '46' }), record({ name: '双桥果品研究所' })]

  test('changes nothing, but may count as its item’s report of the day: a ledger that came in is no silence', () => {
    expect(preview(rows(), said)).toMatchObject({ counts: { changed: 0, unchanged: 2, reports: 0, confirmable: 1 } })
    const shown = preview(rows(), asked)
    expect(shown).toMatchObject({ counts: { changed: 1, unchanged: 1, reports: 1, confirmable: 1 } })
    const { pack } = applied(shown)
    const added = pack.reports.slice(PACK.reports.length)
    expect(added).toMatchObject([{ on: '2031-06-30', itemId: shown.records[0]?.itemId }])
    expect(added[0]).not.toHaveProperty('progressPct')
    expect(preview(rows(), asked, pack).counts).toMatchObject({ changed: 0, unchanged: 2, confirmable: 0 })
  })
})

describe('the day of a row that tells none', () => {
  const told = record({ name: '重楼冷链仓储中心' }, { sheet: '项目' })
  const silent = record({ name: '上岭村' }, { sheet: '村' })
  const headings = headingDaysOf({
    tables: [
      { table: { file: told.file, sheet: '项目' }, mapping: { table: told.table, saidOn: '2031-06-30' } },
    ] as never,
  })
  const dayOf = (row: typeof told) => dayOfRecord(row, headings, PACK, { version: 1, tables: {}, matches: {} })

  test('is proposed from the words above another table of the import, and asked about', () => {
    expect(dayOf(told)).toMatchObject({ on: '2031-06-30', from: 'heading' })
    expect(dayOf(silent)).toMatchObject({ on: '2031-06-30', from: 'otherHeading' })
    expect(isProposed(dayOf(told))).toBe(false)
    expect(isProposed(dayOf(silent))).toBe(true)
    expect(dayQuestion([silent.file], headings, PACK, 1).options).toEqual([
      { value: '2031-06-30', why: 'otherHeading' },
      { value: PACK.asOf, why: 'asOfPack' },
    ])
  })
})

describe('what is refused', () => {
  test.each([
    ['a part above its whole in the row', { name: '双桥果品研究所', doneYi: '4' }, 'partExceedsWhole', 'doneYi列'],
    ['a whole below what was reported', { name: '重楼冷链仓储中心', totalYi: '5' }, 'partExceedsWhole', 'totalYi列'],
    ['an end before the start', { name: '双桥果品研究所', finishOn: '2031-01-01' }, 'finishBeforeStart', 'finishOn列'],
    ['an id that a unit has', { id: 'west-hill', name: '丙地' }, 'idDuplicate', 'id列'],
    ['a new item without a name', { id: 'bing-di' }, 'valueMissing', 'name'],
  ])('%s', (_, values, reason, column) => {
    const { rejections, records, counts } = preview([record(values)], MAY)
    expect(rejections).toMatchObject([{ file: '台账.xlsx', sheet: '项目', reason, column }])
    expect(records).toEqual([])
    expect(counts.rejected).toBe(1)
  })

  test('two rows of one item that disagree, both; two that agree are one', () => {
    const rows = [record({ name: '双桥果品研究所', totalYi: '3.2' }), record({ name: '双桥果品研究所', totalYi: '4' })]
    expect(preview(rows, MAY).rejections.map(({ reason, row }) => [reason, row])).toEqual(
      rows.map(({ row }) => ['itemTwice', row]),
    )
    const agreeing = [rows[0]!, record({ name: '双桥果品研究所', totalYi: '3.20', yearPlanYi: '1.5' })]
    const { records, rejections } = preview(agreeing, MAY)
    expect(rejections).toEqual([])
    expect(records).toMatchObject([{ also: [keyOf(agreeing[1]!)], changes: [{ column: 'yearPlanYi' }] }])
  })

  test('a position outside the district, with the rest of its row kept', () => {
    const place = {
      geometry: { type: 'Point' as const, coordinates: [121, 37] },
      accuracy: 'digitised' as const,
      errorM: null,
      original: '121, 37',
      system: 'wgs84' as const,
    }
    const { rejections, records } = preview([record({ name: '双桥果品研究所', totalYi: '3.5' }, { place })], MAY)
    expect(rejections).toMatchObject([{ reason: 'coordinateOutsideDistrict', value: '121, 37' }])
    expect(records).toMatchObject([{ position: null, changes: [{ column: 'totalYi' }] }])
  })
})

describe('blockers', () => {
  const named = (blocker: string, more = {}) => record({ name: '重楼冷链仓储中心', blocker, ...more })

  test('are new unless an open one says the same', () => {
    const { records } = preview([named('消防审查未通过。'), named('初步设计方案未定')], MAY)
    expect(records[0]?.blockers).toMatchObject([{ from: null, to: { category: 'design', openedOn: '2031-05-31' } }])
    const { pack } = applied(preview([named('初步设计方案未定')], MAY))
    expect(pack.blockers.at(-1)).toMatchObject({ id: 'cold-store-design-2031-05-31', title: '初步设计方案未定' })
  })

  test('get a new deadline in their own row', () => {
    const shown = preview([named('消防审查未通过', { blockerDueOn: '2031-06-30' })], MAY)
    expect(shown.records[0]?.blockers).toMatchObject([{ from: { dueOn: '2031-05-10' }, to: { dueOn: '2031-06-30' } }])
    expect(applied(shown).pack.blockers).toHaveLength(PACK.blockers.length)
  })

  test('are closed where their row says so, once', () => {
    const rows = [named('消防审查未通过', { blockerClosedOn: 'yes' })]
    const shown = preview(rows, MAY)
    expect(shown.records[0]?.blockers).toMatchObject([{ from: { closedOn: null }, to: { closedOn: '2031-05-31' } }])
    expect(preview(rows, MAY, applied(shown).pack).records[0]).toMatchObject({ status: 'unchanged', blockers: [] })
  })

  test('are not closed by 无', () => {
    const { records } = preview([named('无')], MAY)
    expect(records[0]).toMatchObject({ status: 'unchanged', flags: [{ why: 'blockersStayOpen' }] })
  })
})

test('items of the kinds and units covered that no row names are told as missing', () => {
  const { missing } = preview([record({ name: '重楼冷链仓储中心' })], MAY)
  const expected = PACK.items.filter(
    ({ kind, unit, id }) => kind === 'project' && unit === 'bridge-zone' && id !== 'cold-store',
  )
  expect(expected.length).toBeGreaterThan(0)
  expect(missing.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
})
