import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_DECISIONS } from '../../src/pack/import/decisions'
import { readLedgers } from '../../src/pack/import/ledger-reading'
import { proposeMapping } from '../../src/pack/import/propose-mapping'
import { keyOf } from '../../src/pack/import/record'
import { recordsOf } from '../../src/pack/import/records'
import { signatureOf, tablesOf } from '../../src/pack/import/tables'
import type { Cell, SourceFile } from '../../src/pack/import/source-file'
import { bookOf, LEDGERS_OF_OFFICES as LEDGERS, OFFICE_PACK, sheetOf } from './import-fixture'

const targetsIn = (file: SourceFile, at = 0) => {
  const table = tablesOf(file).tables[at]
  if (table === undefined) throw new Error(`no table ${at} in ${file.name}`)
  return Object.fromEntries(proposeMapping(table, OFFICE_PACK).columns.map((column) => [column.header, column]))
}

describe('tables', () => {
  test('leave out titles, sums, sections, signatures and repeated headers, and say so', () => {
    const [table] = tablesOf(LEDGERS.keyProjects).tables
    expect(table?.rows.map(({ row, section }) => [row, section])).toEqual([
      [7, '一、续建项目（2个）'],
      [8, '一、续建项目（2个）'],
      [10, '二、新建项目（1个）'],
    ])
    expect(table?.leftOut.map(({ row, why }) => `${row} ${why}`)).toEqual([
      ...['1 title', '2 title', '2 title', '2 title', '3 header', '4 header', '5 total', '6 section', '9 section'],
      ...['11 note', '12 note'],
    ])
    const [roads] = tablesOf(LEDGERS.roads).tables
    expect(roads?.rows.map(({ row }) => row)).toEqual([4, 5, 8])
  })

  test('carry the levels of headers, merged or not', () => {
    const [village] = tablesOf(LEDGERS.villages).tables
    expect(village?.columns[3]).toEqual({ index: 3, header: '已签约', levels: ['征迁进度', '户数', '已签约'] })
    const [road] = tablesOf(LEDGERS.roads).tables
    expect(road?.columns[3]?.levels).toEqual(['里程', '已通车（公里）'])
  })

  test('stand side by side and one below the other', () => {
    expect(tablesOf(LEDGERS.land).tables.map(({ id, rows }) => [id, rows.length])).toEqual([
      ['低效用地摸底.xlsx#摸底', 2],
      ['低效用地摸底.xlsx#摸底#2', 1],
    ])
    const kinds = tablesOf(LEDGERS.stacked).tables.map((table) => proposeMapping(table, OFFICE_PACK).kind)
    expect(kinds).toEqual(['park', 'enterprise'])
  })

  test('side by side keep a key of their own for rows of one number', () => {
    const book = bookOf(
      '路园.xlsx',
      sheetOf('表', [
        ['道路名称', '长度（公里）', null, '园区名称', '占地面积（亩）'],
        ['北环路', 2.3, null, '智造园', 350],
      ]),
    )
    const { records } = readLedgers([book], OFFICE_PACK, NO_DECISIONS)
    expect(records.map((record) => [record.values.name, keyOf(record)])).toEqual([
      ['北环路', '路园.xlsx#表!2'],
      ['智造园', '路园.xlsx#表!D2'],
    ])
  })

  test('that lie on their side are refused aloud', () => {
    const rows: Cell[][][] = [
      [
        ['项目名称', '文创园', '冷链仓'],
        ['总投资（万元）', 120000, 5000],
        ['形象进度', '主体施工', '封顶'],
      ],
      [
        ['项目名称', '文创园', '建设单位', '某公司'],
        ['总投资', '12亿元', '建设性质', '新建'],
      ],
    ]
    for (const one of rows) {
      const { tables, problems } = tablesOf(bookOf('卡.xlsx', sheetOf('卡', one)))
      expect([tables, problems.map(({ reason }) => reason)]).toEqual([[], ['tableSideways']])
    }
  })

  test('are missed in a file that has none, and refuse headers that could do harm', () => {
    const empty = bookOf('封面.xlsx', sheetOf('封面', [['重点项目汇编'], ['二〇二三年六月']]))
    expect(tablesOf(empty).problems.map(({ reason }) => reason)).toEqual(['tableMissing'])
    const hostile = bookOf(
      'a.xlsx',
      sheetOf('s', [
        ['项目名称', '__proto__', '总投资（亿元）'],
        ['甲', 'x', 1],
      ]),
    )
    const { tables, problems } = tablesOf(hostile)
    expect(problems.map(({ reason, column }) => `${reason} ${column}`)).toEqual(['columnHostile __proto__'])
    expect(tables[0]?.columns.map(({ header }) => header)).toEqual(['项目名称', '总投资（亿元）'])
  })

  test('are found under a header of which only the name is known, figures and all', () => {
    const rows = [
      ['企业名称', '统一社会信用代码', '法定代表人', '主营产品', '2022年产值（亿元）', '是否规上'],
      ['甲公司', '91370600MA3C000000', '王某', '轴承', '12.3', '是'],
    ]
    expect(tablesOf(bookOf('企业.xlsx', sheetOf('s', rows))).tables[0]?.rows).toHaveLength(1)
  })

  test('are found under a header of which most words are an office’s own', () => {
    const own = Array.from({ length: 14 }, (_, at) => `指标${at}`)
    const rows = [
      ['序号', '项目名称', '总投资（亿元）', '备注', ...own],
      [1, '甲', 2, '', ...own.map(() => '达标')],
    ]
    const [table] = tablesOf(bookOf('a.xlsx', sheetOf('s', rows))).tables
    expect(table?.rows).toHaveLength(1)
    expect(table && proposeMapping(table, OFFICE_PACK).kind).toBe('project')
  })

  test('come of whatever cells and merges without a fault of the program', () => {
    const words = [
      '项目名称',
      '总投资（万元）',
      '序号',
      '合计',
      '一、甲',
      '坐标',
      '经度',
      '纬度',
      '竣工时间',
      '类别',
      '注：',
      '',
    ]
    const cell = fc.oneof(
      fc.constantFrom<Cell>(...words, null, true, { error: '#REF!' }, { percent: Number.NaN }, { day: 'x' }),
      fc.double(),
      fc.string(),
    )
    const corner = fc.record({ row: fc.nat(8), column: fc.nat(8) })
    const sheets = fc.record({
      rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
      spans: fc.array(fc.tuple(corner, corner), { maxLength: 4 }),
    })
    const property = fc.property(sheets, ({ rows, spans }) => {
      const merges = spans.map(([a, b]) => ({
        top: Math.min(a.row, b.row),
        left: Math.min(a.column, b.column),
        bottom: Math.max(a.row, b.row),
        right: Math.max(a.column, b.column),
      }))
      for (const table of tablesOf(bookOf('a.xlsx', { ...sheetOf('s', rows), merges })).tables) {
        recordsOf(table, proposeMapping(table, OFFICE_PACK), OFFICE_PACK, NO_DECISIONS)
      }
    })
    fc.assert(property, { numRuns: 200 })
  })

  test('are known again next month', () => {
    const ofMonth = (month: number) =>
      bookOf(
        'a.xlsx',
        sheetOf('s', [
          ['项目名称', `1-${month}月完成投资`],
          ['甲', 1],
        ]),
      )
    const [june, july] = [6, 7].map((month) => tablesOf(ofMonth(month)).tables[0])
    expect(june && signatureOf(june)).toBe(july && signatureOf(july))
  })
})

describe('a mapping', () => {
  test('knows names that a Shapefile has cut after ten bytes', () => {
    const table = tablesOf(
      bookOf(
        '地块.xlsx',
        sheetOf('s', [
          ['地块名称', '土地使用权', '土地使用'],
          ['甲', '某厂', '工业'],
        ]),
      ),
    ).tables[0]!
    const targets = (isMap: boolean) =>
      proposeMapping({ ...table, isMap }, OFFICE_PACK).columns.map(({ target }) => target)
    expect(targets(true)).toEqual(['name', 'owner', null])
    expect(targets(false)).toEqual(['name', null, null])
  })

  test('of a list of blockers takes who is responsible for the blocker’s owner', () => {
    const rows = [
      ['项目名称', '问题描述', '提出时间', '解决时限', '责任单位', '责任人', '进展情况', '是否销号'],
      ['甲', '土地手续未完善', '2031-05-12', '2031-07-31', '资规局', '张科', '正在办理', '否'],
    ]
    const table = tablesOf(bookOf('堵点.xlsx', sheetOf('s', rows))).tables[0]!
    expect(proposeMapping(table, OFFICE_PACK).columns.map(({ target }) => target)).toEqual([
      ...['name', 'blocker', 'blockerOpenedOn', 'blockerDueOn', 'blockerOwner', null, null, 'blockerClosedOn'],
    ])
  })

  test('takes what was invested in a part of the time for nothing but that', () => {
    const columns = targetsIn(LEDGERS.keyProjects)
    expect(columns['1-6月完成投资']).toMatchObject({ target: null, why: 'otherMeaning', meant: 'doneYi' })
    expect(columns['自开工累计完成投资']).toMatchObject({ target: 'doneYi', unit: 'wan', unitFrom: 'heading' })
    expect(columns['2023年计划完成投资']?.target).toBe('yearPlanYi')
  })

  test.each([
    ['2023年累计完成投资', null],
    ['截至2022年底累计完成投资', null],
    ['完成投资', null],
    ['截至2023年6月底累计完成投资', 'doneYi'],
    ['年度投资完成率', null],
    ['建筑面积（㎡）', null],
    ['进度（%）', 'progressPct'],
  ])('understands %s as %s', (header, target) => {
    const book = bookOf(
      'a.xlsx',
      sheetOf('s', [
        ['项目名称', '总投资（万元）', header],
        ['甲', 1, 1],
      ]),
    )
    expect(targetsIn(book)[header]?.target).toBe(target)
  })

  test('gives a target to the better of two columns and says which', () => {
    const rows = [
      ['项目名称', '责任单位', '建设单位'],
      ['甲', '住建局', '双桥城投'],
    ]
    const columns = targetsIn(bookOf('a.xlsx', sheetOf('s', rows)))
    expect(columns['责任单位']?.target).toBe('departments')
    expect(columns['建设单位']).toMatchObject({ target: null, why: 'taken', by: '责任单位' })
  })

  test('tells surveyors’ X from that of maps by the numbers', () => {
    const survey = bookOf(
      'a.xlsx',
      sheetOf('s', [
        ['项目名称', 'X', 'Y'],
        ['甲', 4147000.1, 40539000.2],
      ]),
    )
    expect([targetsIn(survey).X?.target, targetsIn(survey).Y?.target]).toEqual(['northing', 'easting'])
    const map = bookOf(
      'a.xlsx',
      sheetOf('s', [
        ['项目名称', 'X', 'Y'],
        ['甲', 121.44, 37.45],
      ]),
    )
    expect([targetsIn(map).X?.target, targetsIn(map).Y?.target]).toEqual(['longitude', 'latitude'])
  })
})
