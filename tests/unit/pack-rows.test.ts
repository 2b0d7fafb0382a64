import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { DRILL } from '../../geodata/make-drill'
import type { Pack } from '../../src/domain/pack'
import type { Report } from '../../src/domain/report'
import { compilePack } from '../../src/pack/compile-pack'
import { BLOCKER_COLUMNS, REPORT_COLUMNS } from '../../src/pack/log-columns'
import { blockersCsv, reportsCsv } from '../../src/pack/pack-rows'
import { LAISHAN, PackFolder } from '../packs/pack-files'
import { blocker, report } from './log-fixture'

function compiled(folder: PackFolder): Pack {
  const { pack, rejections } = compilePack(folder.files, () => [])
  if (pack === null) throw new Error(JSON.stringify(rejections))
  return pack
}

const cellsOf = (csv: string) => Papa.parse<string[]>(csv.trimEnd()).data
const SOURCED = { sourceId: 'laishan-daily-2023', locator: '2023-03-01 调度会记录' }

/** The reports that a pack has once its ledger is replaced by the export of these. */
const readBack = (reports: readonly Report[]) =>
  compiled(new PackFolder(LAISHAN).write('reports.csv', reportsCsv(reports))).reports

describe('exported rows compile back into the same', () => {
  test('reports and blockers, for the whole log of a year', () => {
    const drill = compiled(new PackFolder(DRILL))
    const folder = new PackFolder(DRILL)
      .write('reports.csv', reportsCsv(drill.reports))
      .write('blockers.csv', blockersCsv(drill.blockers))
    const again = compiled(folder)
    expect(again.reports).toEqual(drill.reports)
    expect(again.blockers).toEqual(drill.blockers)
    expect(drill.reports.length).toBeGreaterThan(4000)
  })

  test('a report that says everything that its kind may say', () => {
    const lists = { leaders: ['甲', '乙'], departments: ['建设局'], liaisons: ['丙'] }
    const everything = [
      report('songjiazhuang', '2023-03-01', {
        ...SOURCED,
        ...lists,
        by: '丁',
        stage: 'signing',
        progressPct: 12.5,
        doneYi: 0.75,
        households: { total: 300, signed: 120, vacated: 40, demolished: 10, rehoused: 0 },
        delisted: false,
        note: '签约 120 户',
      }),
      report('shuanghe-donglu', '2023-03-01', { ...SOURCED, lengthOpenKm: 0.8, delisted: true }),
      report('weibake', '2023-03-01', { ...SOURCED, landCleared: false }),
      report('weibake', '2023-03-02', { ...SOURCED, landCleared: true }),
      report('wutai', '2023-03-02', { sourceId: SOURCED.sourceId }),
    ]
    expect(readBack(everything)).toEqual(everything)
  })

  test('texts with commas, quotes, line feeds and other scripts', () => {
    const notes = ['甲, 乙; "丙"', '第一行\n第二行', "it's", '1,5', '𠮷 é ½', '“引号”', '不=空']
    const rows = notes.map((note) => report('wutai', '2023-03-01', { ...SOURCED, note }))
    expect(readBack(rows)).toEqual(rows)
  })

  test('a blocker with its days, and one that knows none', () => {
    const rows = [
      blocker('wutai', '2023-03-01', {
        ...SOURCED,
        dueOn: '2023-03-20',
        closedOn: '2023-03-18',
        owner: '征收办',
        note: '已签',
      }),
      blocker('songlan', '2023-03-02', { ...SOURCED, category: 'approval', title: '环评, 未批' }),
    ]
    expect(compiled(new PackFolder(LAISHAN).write('blockers.csv', blockersCsv(rows))).blockers).toEqual(rows)
  })

  test('no rows at all', () => {
    expect(readBack([])).toEqual([])
    expect(compiled(new PackFolder(LAISHAN).write('blockers.csv', blockersCsv([]))).blockers).toEqual([])
  })
})

describe('an export', () => {
  test('has every column of the ledger, and begins with the mark by which Excel knows UTF-8', () => {
    for (const [csv, columns] of [
      [reportsCsv([]), REPORT_COLUMNS],
      [blockersCsv([]), BLOCKER_COLUMNS],
    ] as const) {
      expect(csv.charCodeAt(0)).toBe(0xfeff)
      expect(csv.slice(1).trimEnd().split(',').toSorted()).toEqual(Object.keys(columns).toSorted())
    }
  })

  test.each(['=1+1', '+86 535', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
    'tells a spreadsheet that %j is text, not a formula',
    (text) => {
      const [header, row] = cellsOf(reportsCsv([report('wutai', '2023-03-01', { note: text, by: text })]))
      for (const column of ['note', 'by']) {
        expect(row![header!.indexOf(column)]!.replaceAll('\r', '')).toBe(`'${text}`.replaceAll('\r', ''))
      }
      const [columns, own] = cellsOf(blockersCsv([blocker('wutai', '2023-03-01', { title: text, owner: text })]))
      for (const column of ['title', 'owner']) expect(own![columns!.indexOf(column)]).toMatch(/^'/)
    },
  )

  test('leaves lists of people without formulas, too', () => {
    const [header, row] = cellsOf(reportsCsv([report('wutai', '2023-03-01', { leaders: ['=A1', '乙'] })]))
    expect(row![header!.indexOf('leaders')]).toBe("'=A1;乙")
  })

  test('changes no text that is harmless', () => {
    const [header, row] = cellsOf(reportsCsv([report('wutai', '2023-03-01', { note: '进度 5-8 %' })]))
    expect(row![header!.indexOf('note')]).toBe('进度 5-8 %')
  })
})
