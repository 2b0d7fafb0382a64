import { describe, expect, test } from 'vitest'
import type { RejectionReason } from '../../src/domain/rejection'
import { compileGoodRows } from '../../src/pack/compile-pack'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { linesOf, rejectionsOf } from '../packs/rejections-of'

const shuangqiao = () => new PackFolder(SHUANGQIAO)

/** The fictional pack with these rows for its log. */
const withReports = (header: string, ...rows: string[]) =>
  shuangqiao().write('reports.csv', [header, ...rows, ''].join('\n'))
const withBlockers = (header: string, ...rows: string[]) =>
  shuangqiao().write('blockers.csv', [header, ...rows, ''].join('\n'))

type CellFault = [place: string, value: string, reason: RejectionReason, expected: string | null]

const PIPELINE = 'planned, negotiating, signed, started, building, operating'

const CELL_FAULTS: readonly CellFault[] = [
  ['reports.csv:2:itemId', '', 'valueMissing', null],
  ['reports.csv:2:itemId', 'ghost', 'referenceDangling', null],
  ['reports.csv:2:itemId', 'west-hill', 'referenceDangling', null],
  ['reports.csv:2:on', '', 'valueMissing', null],
  ['reports.csv:2:on', '31.3.2031', 'dateUnparsable', 'YYYY-MM-DD'],
  ['reports.csv:2:sourceId', '', 'valueMissing', null],
  ['reports.csv:2:sourceId', 'rumour', 'referenceDangling', 'test-plan, test-survey'],
  ['reports.csv:4:stage', 'demolishing', 'valueUnknown', PIPELINE],
  ['reports.csv:7:stage', 'started', 'valueUnknown', 'planned, building, open'],
  ['reports.csv:8:stage', 'planned', 'columnNotOfKind', 'project, park, village, road, community'],
  ['reports.csv:8:doneYi', '2', 'columnNotOfKind', 'project, park, village, road'],
  ['reports.csv:2:householdsSigned', '2', 'columnNotOfKind', 'village'],
  ['reports.csv:2:lengthOpenKm', '2', 'columnNotOfKind', 'road'],
  ['reports.csv:7:landCleared', 'yes', 'columnNotOfKind', 'project'],
  ['reports.csv:4:landCleared', 'perhaps', 'valueUnknown', 'yes, no'],
  ['reports.csv:8:delisted', '1', 'valueUnknown', 'yes, no'],
  ['reports.csv:2:progressPct', '101', 'percentOutOfRange', '0–100'],
  ['reports.csv:2:progressPct', '38%', 'numberUnparsable', '12.5'],
  ['reports.csv:5:householdsSigned', '62.5', 'numberUnparsable', '12'],
  ['reports.csv:2:doneYi', '-1', 'numberNegative', '≥ 0'],
  ['reports.csv:2:doneYi', '12.6', 'partExceedsWhole', '≤ totalYi 12.5'],
  ['reports.csv:7:lengthOpenKm', '11.3', 'partExceedsWhole', '≤ lengthKm 11.2'],
  ['reports.csv:5:householdsVacated', '211', 'partExceedsWhole', '≤ householdsTotal 210'],
  ['reports.csv:6:householdsSigned', '215', 'partExceedsWhole', '≤ householdsTotal 214'],
  ['blockers.csv:2:id', 'East Plot', 'idMalformed', 'a-z 0-9 -'],
  ['blockers.csv:2:itemId', 'ghost', 'referenceDangling', null],
  ['blockers.csv:2:category', '', 'valueMissing', null],
  ['blockers.csv:2:category', 'weather', 'valueUnknown', 'design, approval, land, other'],
  ['blockers.csv:2:title', '', 'valueMissing', null],
  ['blockers.csv:2:openedOn', '', 'valueMissing', null],
  ['blockers.csv:2:openedOn', '2031-02-30', 'dateUnparsable', 'YYYY-MM-DD'],
  ['blockers.csv:2:dueOn', '2031-02-09', 'closedBeforeOpened', '≥ 2031-02-10'],
  ['blockers.csv:2:closedOn', '2031-02-09', 'closedBeforeOpened', '≥ 2031-02-10'],
  ['blockers.csv:2:sourceId', 'rumour', 'referenceDangling', 'test-plan, test-survey'],
]

describe('the dated log', () => {
  test.each(CELL_FAULTS)('at %s, “%s” is refused as %s', (place, value, reason, expected) => {
    const [file = '', line, column = ''] = place.split(':')
    const row = Number(line)
    const [rejection, ...more] = rejectionsOf(shuangqiao().cell(file, row, column, value))
    expect(more).toEqual([])
    expect(rejection).toEqual({ file, row, column, value, reason, expected })
  })

  test.each([
    ['reports.csv', 'progressPct', 'progressPc', 'progressPct'],
    ['blockers.csv', 'title', '标题', null],
  ])('in %s, the column %s renamed to %s is refused', (file, from, to, expected) => {
    expect(rejectionsOf(shuangqiao().header(file, from, to))).toContainEqual({
      file,
      row: 1,
      column: to,
      value: to,
      reason: 'columnUnknown',
      expected,
    })
  })

  test('names its required columns', () => {
    expect(linesOf(withReports('itemId,note', 'cold-store,x'))).toEqual([
      'reports.csv:1:on columnMissing “”',
      'reports.csv:1:sourceId columnMissing “”',
    ])
    expect(linesOf(withBlockers('itemId,sourceId'))).toEqual([
      'blockers.csv:1:category columnMissing “”',
      'blockers.csv:1:title columnMissing “”',
      'blockers.csv:1:openedOn columnMissing “”',
    ])
  })

  test('tells every fault of a row, and of an item that is not there', () => {
    const pack = withReports('itemId,on,progressPct,sourceId', 'ghost,soon,300,test-plan')
    expect(linesOf(pack)).toEqual([
      'reports.csv:2:on dateUnparsable “soon”',
      'reports.csv:2:progressPct percentOutOfRange “300”',
      'reports.csv:2:itemId referenceDangling “ghost”',
    ])
  })

  test('has no row of totals', () => {
    const pack = withBlockers('itemId,category,title,openedOn,sourceId', '合计,,,2,')
    expect(linesOf(pack)).toEqual(['blockers.csv:2 rowOfTotals “合计”'])
  })

  test('keeps its good rows', () => {
    const broken = shuangqiao().cell('reports.csv', 3, 'progressPct', '145').cell('blockers.csv', 2, 'title', '')
    const { pack, rejections } = compileGoodRows(broken.files, () => [])
    expect(rejections).toHaveLength(2)
    expect(pack?.reports).toHaveLength(8)
    expect(pack?.blockers).toHaveLength(3)
  })

  test('loses without a word the rows of an item whose own row is refused', () => {
    const broken = shuangqiao().cell('projects.csv', 2, 'totalYi', 'much')
    const { pack, rejections } = compileGoodRows(broken.files, () => [])
    expect(rejections).toMatchObject([{ file: 'projects.csv', column: 'totalYi' }])
    expect(pack?.reports.some(({ itemId }) => itemId === 'cold-store')).toBe(false)
    expect(pack?.blockers.some(({ itemId }) => itemId === 'cold-store')).toBe(false)
  })
})
