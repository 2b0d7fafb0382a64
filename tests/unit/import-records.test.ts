import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_DECISIONS, type TableDecision } from '../../src/pack/import/decisions'
import { readDecisions, templateOf } from '../../src/pack/import/decisions-json'
import { proposeMapping } from '../../src/pack/import/propose-mapping'
import { decisionFor, recordsOf } from '../../src/pack/import/records'
import { signatureOf, tablesOf } from '../../src/pack/import/tables'
import type { Cell, SourceFile } from '../../src/pack/import/source-file'
import { bookOf, LEDGERS_OF_OFFICES as LEDGERS, OFFICE_PACK, sheetOf } from './import-fixture'

/** Reads a file; the decision goes for all its tables. */
function read(file: SourceFile, decision: TableDecision = {}) {
  const all = tablesOf(file).tables.map((table) => {
    const decisions = { ...NO_DECISIONS, tables: { [signatureOf(table)]: decision } }
    const mapping = proposeMapping(table, OFFICE_PACK, decisionFor(decisions, signatureOf(table)))
    return recordsOf(table, mapping, OFFICE_PACK, decisions)
  })
  return {
    records: all.flatMap(({ records }) => records),
    rejections: all.flatMap(({ rejections }) => rejections),
    questions: all.flatMap(({ questions }) => questions),
  }
}
const readRows = (rows: Cell[][], decision: TableDecision = {}) =>
  read(bookOf('重点项目.xlsx', sheetOf('重点项目', rows)), decision)
const refusals = ({ rejections }: ReturnType<typeof read>) => {
  return rejections.map(({ row, column, reason, value }) => `${row} ${column} ${reason} ${value}`)
}

describe('records', () => {
  test('hold a ledger of projects in the pack’s terms, with what stood in it', () => {
    const [first, second, third] = read(LEDGERS.keyProjects).records
    expect(first?.values).toEqual({
      ...{
        name: '滨河智造园一期',
        planClass: 'carryOver',
        unit: 'chengdong',
        totalYi: '12',
        yearPlanYi: '4',
        doneYi: '6',
      },
      ...{ reportNote: '主体封顶', finishOn: '2023-12-31', planBasis: '2023年12月底前，按月末计' },
    })
    expect(first?.said.totalYi).toBe('120000（万元）')
    expect(second?.values).toMatchObject({ totalYi: '5', yearPlanYi: '1.2', unit: 'hexi', blockerCategory: 'land' })
    expect(second?.remarks).toEqual([{ column: '2023年计划完成投资', why: 'unitInCell', value: '1.2亿元' }])
    expect(third?.values).toMatchObject({ totalYi: '1.5', finishOn: '2023-12-31', unit: 'kfq' })
    expect(third?.values.planBasis).toBe('年内，按年末计（年份取自标题）')
    expect(third?.remarks.map(({ why }) => why)).toEqual(['about', 'unitInCell', 'periodAsDay'])
  })

  test('wait for a year that nothing names', () => {
    const { records, questions } = read(LEDGERS.villages)
    expect(records.map(({ values }) => values.name)).toEqual(['甲村'])
    expect(questions.map(({ topic, about, rows }) => [topic, about, rows])).toEqual([['year', ['上半年'], 1]])
    const answered = read(LEDGERS.villages, { year: 2023, skip: false })
    expect(answered.records.find(({ values }) => values.name === '乙村')?.values).toMatchObject({
      ...{ householdsTotal: '168', stage: 'cleared', unit: 'chengdong', finishOn: '2023-06-30' },
    })
  })

  test('are one for rows of one merged name; an amount merged over several items goes to none', () => {
    const { records } = read(LEDGERS.merged)
    expect(records.map(({ values }) => values.totalYi)).toEqual(['6', undefined, undefined])
    expect(records[0]?.values).toMatchObject({ departments: '卫健局;住建局', reportNote: '门诊楼封顶；病房楼施工' })
    expect(records[1]?.remarks).toEqual([{ column: '总投资（亿元）', why: 'sharedAmount', value: '4.5' }])
  })

  test('bring a position only once its system and accuracy are decided', () => {
    const open = read(LEDGERS.stacked)
    expect(open.questions.map(({ topic, rows }) => [topic, rows])).toEqual([['system', 2]])
    expect(open.records[0]?.place).toBeNull()
    const [park] = read(LEDGERS.stacked, { system: 'wgs84', accuracy: 'surveyed' }).records
    expect(park?.place).toEqual({
      geometry: { type: 'Point', coordinates: [121.4456, 37.4521] },
      ...{ accuracy: 'surveyed', errorM: null, original: '121.4456, 37.4521', system: 'wgs84' },
    })
    const [old] = read(LEDGERS.stacked, { system: 'xian80', accuracy: 'surveyed' }).records
    expect(old?.place).toMatchObject({ accuracy: 'approximate', errorM: 150 })
    expect(old?.remarks.map(({ why }) => why)).toEqual(['datumApproximate'])
  })

  test('propose the system that the header of the coordinates names', () => {
    for (const [words, system] of [
      ['百度', 'bd09'],
      ['GCJ-02', 'gcj02'],
      ['WGS 84', 'wgs84'],
    ]) {
      const { questions } = readRows([
        ['项目名称', `经度（${words}）`, '纬度'],
        ['甲', 150.1, 20.08],
      ])
      expect(questions[0]?.options[0]).toMatchObject({ value: system, why: expect.stringContaining('declared') })
    }
  })

  test('take names without their numbers and breaks, and the unit from a place in it', () => {
    const { records } = readRows([
      ['项目名称', '建设地点', '开工时间'],
      ['2.甲\n新材料项目', '城东街道甲村', '2031年3月'],
      ['3.5万吨冷库', '河西街道', '2031年3月'],
    ])
    expect(records.map(({ values }) => [values.name, values.unit])).toEqual([
      ['甲新材料项目', 'chengdong'],
      ['3.5万吨冷库', 'hexi'],
    ])
  })

  test('ask whether 2032年前 ends with 2031 or with 2032', () => {
    const rows = [
      ['项目名称', '竣工时间'],
      ['甲', '2032年前'],
    ]
    const [asked] = readRows(rows).questions
    expect(asked?.options.map(({ value }) => value)).toEqual(['2031-12-31', '2032-12-31', ''])
    const { records } = readRows(rows, { words: { finishOn: { '2032年前': '2032-12-31' } } })
    expect(records[0]?.values.finishOn).toBe('2032-12-31')
  })

  test('tell two numbers in the other order from numbers out of range', () => {
    const rows = [
      ['项目名称', '经度', '纬度'],
      ['甲', 150.1, 20.08],
      ['乙', 20.08, 150.1],
      ['丙', 20.08, 190.1],
    ]
    const read = readRows(rows, { system: 'wgs84', accuracy: 'surveyed' })
    expect(read.rejections.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'coordinatesSwapped'],
      [4, 'coordinateOutOfRange'],
    ])
  })

  test('ask for the unit of an amount and for words that are no synonym', () => {
    const rows = [
      ['项目名称', '总投资', '项目阶段'],
      ['甲', 12000, '主体施工'],
      ['乙', '1.2亿元', '在建'],
      ['丙', 0, '签约'],
    ]
    const open = readRows(rows)
    expect(open.records.map(({ values }) => [values.name, values.totalYi])).toEqual([
      ['乙', '1.2'],
      ['丙', '0'],
    ])
    expect(open.questions.map(({ topic, about, rows: waiting }) => [topic, about, waiting])).toEqual([
      ['measure', ['12000'], 1],
      ['word', ['主体施工'], 1],
    ])
    expect(open.questions[1]?.options[0]?.value).toBe('building')
    const decision: TableDecision = { columns: { 总投资: { unit: 'wan' } }, words: { stage: { 主体施工: 'building' } } }
    expect(readRows(rows, decision).records[0]?.values).toMatchObject({ totalYi: '1.2', stage: 'building' })
  })

  test('refuse the row of a cell that cannot be read, and keep the others', () => {
    const read = readRows([
      ['项目名称', '总投资（亿元）', '竣工时间', '备注'],
      ['甲', { error: '#REF!' }, '2023年6月', ''],
      ['乙', '1.2-1.5', '2023-06-31', ''],
      ['丙', 3, '/', '电话13800138000'],
      ['丁', '—', '待定', '暂无'],
    ])
    expect(refusals(read)).toEqual([
      '2 总投资（亿元） cellIsError #REF!',
      '3 总投资（亿元） numberUnparsable 1.2-1.5',
      '3 竣工时间 dateUnparsable 2023-06-31',
      '4 备注 personalData 电话13****',
    ])
    expect(read.records.map(({ values }) => values)).toEqual([{ name: '丁' }])
  })

  test('name people without the phones beside them, and say so', () => {
    const { records, rejections } = readRows([
      ['项目名称', '总投资（亿元）', '包保领导', '包联人员'],
      ['甲', 1, '张三13800138000', '李四（电话：138 0013 8000）、王五（副主任）'],
      ['乙', 2, '张三、李四\n13900139000', '张三 370602198001011234'],
    ])
    expect(records.map(({ values, remarks }) => [values.leaders, values.liaisons, remarks])).toEqual([
      [
        '张三',
        '李四;王五（副主任）',
        [
          { column: '包保领导', why: 'phoneLeftOut', value: '张三13****' },
          { column: '包联人员', why: 'phoneLeftOut', value: expect.stringMatching(/13\*+/) as string },
        ],
      ],
    ])
    expect(JSON.stringify(records)).not.toMatch(/8000/)
    // An identity number is never a mere addition: the row is refused.
    expect(rejections.map(({ row, reason }) => [row, reason])).toEqual([[3, 'personalData']])
  })

  test('are not made of single households', () => {
    const book = bookOf(
      '甲村一户一策.xlsx',
      sheetOf('甲村', [
        ['序号', '户主', '村名', '面积（㎡）'],
        [1, '张三', '甲村', 120],
      ]),
    )
    expect(read(book).records).toEqual([])
    expect(read(book).rejections.every(({ reason }) => reason === 'personalData')).toBe(true)
    const nameless = readRows([
      ['序号', '户主', '联系电话', '人口'],
      [1, '张三', '13800138000', 4],
    ])
    const named = readRows([
      ['村名', '姓名', '身份证号', '补偿金额（元）'],
      ['甲村', '张三', '110101199003074514', 350000],
    ])
    expect(named.records).toEqual([])
    const contacts = readRows([
      ['项目名称', '包保领导', '姓名', '电话'],
      ['甲', '李四', '张三', '13800138000'],
    ])
    expect(contacts.records.map(({ values }) => values.name)).toEqual(['甲'])
    expect(nameless.rejections.map(({ row, reason }) => [row, reason])).toContainEqual([2, 'personalData'])
  })

  test('tell 0.45 in a column of fractions from half a per cent', () => {
    const rows = (values: Cell[]) => [['项目名称', '完成比例'], ...values.map((value, at) => [`项目${at}`, value])]
    expect(readRows(rows([0.45, 1])).questions[0]?.options.map(({ value }) => value)).toEqual(['45', '0.45', ''])
    expect(readRows(rows([0.5, 45])).records.map(({ values }) => values.progressPct)).toEqual(['0.5', '45'])
    expect(readRows(rows([{ percent: 45 }, '60%'])).records.map(({ values }) => values.progressPct)).toEqual([
      '45',
      '60',
    ])
  })
})

test('a table in any layout gives the same records', () => {
  const items = [
    ['滨河智造园', '续建', 120000, 60000, '主体封顶'],
    ['净水厂', '新建', 50000, 12000, '设备安装'],
    ['数据中心', '新建', 15000, 2000, '土方开挖'],
  ] as const
  const expected = items.map(([name, planClass, total, done, note]) => ({
    name,
    planClass: planClass === '续建' ? 'carryOver' : 'newStart',
    totalYi: String(total / 10_000),
    doneYi: String(done / 10_000),
    reportNote: note,
  }))
  const layout = fc.record({
    titles: fc.subarray<Cell[]>([['双桥区重点项目进展表'], ['填报单位：发改局'], [], ['（截至2023年6月30日）']]),
    levels: fc.integer({ min: 1, max: 3 }),
    merged: fc.boolean(),
    serial: fc.boolean(),
    totals: fc.constantFrom('none', 'first', 'last'),
    repeated: fc.boolean(),
    notes: fc.boolean(),
    left: fc.integer({ min: 0, max: 2 }),
  })
  fc.assert(
    fc.property(layout, ({ titles, levels, merged, serial, totals, repeated, notes, left }) => {
      const lead = [...Array.from({ length: left }, () => null), ...(serial ? ['序号'] : [])]
      const blank = lead.map(() => null)
      const header: Cell[][] = [
        [...lead, '项目名称', '建设性质', '总投资（万元）', '自开工累计完成投资（万元）', '形象进度'],
      ]
      if (levels > 1) {
        header[0] = [...lead, '项目名称', '建设性质', '投资（万元）', null, '形象进度']
        header.push([...blank, null, null, '总投资', '自开工累计完成投资', null])
      }
      if (levels > 2) header.unshift([...blank, '基本情况', null, '进展情况', null, null])
      const body: Cell[][] = items.map((item, at) => [...blank.slice(0, left), ...(serial ? [at + 1] : []), ...item])
      const sum: Cell[] = [...blank, '合计', null, 185000, 74000]
      const rows = [
        ...titles,
        ...header,
        ...(totals === 'first' ? [sum] : []),
        ...body.slice(0, 2),
        ...(repeated ? header : []),
        ...body.slice(2),
        ...(totals === 'last' ? [sum] : []),
        ...(notes
          ? [
              [...blank, '注：投资额以备案为准。'],
              [...blank, '填表人：甲', '审核人：乙'],
            ]
          : []),
      ]
      const top = titles.length + (levels > 2 ? 1 : 0)
      const first = blank.length
      const across = { top, left: first + 2, bottom: top, right: first + 3 }
      const down = [0, 1, 4].map((at) => ({ top, left: first + at, bottom: top + 1, right: first + at }))
      const sheet = sheetOf('重点项目', rows)
      const merges = merged && levels > 1 ? [across, ...down] : []
      const { records } = read(bookOf('表.xlsx', { ...sheet, merges }))
      expect(records.map(({ values }) => values)).toEqual(expected)
    }),
    { numRuns: 150 },
  )
})

describe('saved decisions', () => {
  const saved = {
    version: 1,
    on: '2023-06-30',
    tables: {
      'a|b': { kind: 'road', system: 'cgcs2000-gk3-120', columns: { 全长: { target: 'lengthKm', unit: 'm' } } },
    },
    matches: { 'a.xlsx!3': 'new' },
  }
  test('are read, and leave days and matches out of a template', () => {
    const result = readDecisions(saved)
    if (!('decisions' in result)) throw new Error('refused')
    expect(result.decisions).toEqual(saved)
    expect(templateOf(result.decisions)).toEqual({ version: 1, tables: saved.tables, matches: {} })
  })

  test.each([
    ['{"version":2,"tables":{},"matches":{}}', 'version'],
    ['{"version":1,"tables":{"__proto__":{}},"matches":{}}', 'tables.__proto__'],
    ['{"version":1,"tables":{"t":{"words":{"constructor":{}}}},"matches":{}}', 'tables.t.words.constructor'],
    ['{"version":1,"tables":{"t":{"kind":"bridge"}},"matches":{}}', 'tables.t.kind'],
    ['{"version":1,"tables":{"t":{"systm":"wgs84"}},"matches":{}}', 'tables.t.systm'],
    ['[]', 'version'],
  ])('%s are refused', (json, path) => {
    const result = readDecisions(JSON.parse(json))
    expect('faults' in result && result.faults[0]?.path).toBe(path)
  })
})
