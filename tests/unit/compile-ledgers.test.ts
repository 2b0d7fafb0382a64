import { describe, expect, test } from 'vitest'
import type { RejectionReason } from '../../src/domain/rejection'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { linesOf, rejectionsOf } from '../packs/rejections-of'

type CellFault = [place: string, value: string, reason: RejectionReason, expected: string | null]

const STAGES = 'planned, negotiating, signed, started, building, operating'

const CELL_FAULTS: readonly CellFault[] = [
  ['projects.csv:2:name', '', 'valueMissing', null],
  ['projects.csv:3:locator', '', 'valueMissing', null],
  ['projects.csv:3:stage', 'demolishing', 'valueUnknown', STAGES],
  ['roads.csv:3:stage', 'operating', 'valueUnknown', 'planned, building, open'],
  ['projects.csv:3:level', 'galactic', 'valueUnknown', 'provincial, municipal, district'],
  ['projects.csv:3:field', 'manufacturing', 'valueUnknown', 'orchard, harbour, laboratory'],
  ['projects.csv:3:planClass', 'late', 'valueUnknown', 'carryOver, newStart'],
  ['projects.csv:3:funding', 'lottery', 'valueUnknown', 'specialBond, industryFund, pilot, fiscal, selfRaised'],
  ['land.csv:2:idle', 'maybe', 'valueUnknown', 'yes, no'],
  ['projects.csv:10:id', '', 'idMissing', null],
  ['projects.csv:10:id', 'Container Yard', 'idMalformed', 'a-z 0-9 -'],
  ['projects.csv:10:id', 'none', 'idMalformed', 'a-z 0-9 -'],
  ['projects.csv:10:id', 'juice-works', 'idDuplicate', 'projects.csv:6'],
  ['projects.csv:10:id', 'west-hill', 'idDuplicate', 'district.json:units[1]'],
  ['communities.csv:3:id', 'cold-store', 'idDuplicate', 'projects.csv:2'],
  ['projects.csv:3:unit', 'moon', 'referenceDangling', 'east-quay, west-hill, bridge-zone'],
  ['projects.csv:3:sourceId', 'rumour', 'referenceDangling', 'test-plan, test-survey'],
  ['milestones.csv:2:itemId', 'ghost', 'referenceDangling', null],
  ['projects.csv:3:totalYi', '3.2亿元', 'numberUnparsable', '12.5'],
  ['projects.csv:3:totalYi', '１２', 'numberUnparsable', '12.5'],
  ['projects.csv:3:totalYi', 'NaN', 'numberUnparsable', '12.5'],
  ['projects.csv:3:totalYi', '1e3', 'numberUnparsable', '12.5'],
  ['villages.csv:2:householdsSigned', '62.5', 'numberUnparsable', '12'],
  ['projects.csv:3:doneYi', '-1', 'numberNegative', '≥ 0'],
  ['parks.csv:2:areaM2', '-0.5', 'numberNegative', '≥ 0'],
  ['projects.csv:2:progressPct', '145', 'percentOutOfRange', '0–100'],
  ['projects.csv:2:progressPct', '-0.5', 'percentOutOfRange', '0–100'],
  ['projects.csv:2:doneYi', '12.6', 'partExceedsWhole', '≤ totalYi 12.5'],
  ['roads.csv:2:yearPlanYi', '7.8', 'partExceedsWhole', '≤ totalYi 7.7'],
  ['roads.csv:2:lengthOpenKm', '12', 'partExceedsWhole', '≤ lengthKm 11.2'],
  ['villages.csv:2:householdsSigned', '211', 'partExceedsWhole', '≤ householdsTotal 210'],
  ['projects.csv:2:finishOn', '2031/12/31', 'dateUnparsable', 'YYYY-MM-DD'],
  ['projects.csv:2:finishOn', '2031-02-29', 'dateUnparsable', 'YYYY-MM-DD'],
  ['milestones.csv:2:dueOn', 'soon', 'dateUnparsable', 'YYYY-MM-DD'],
  ['projects.csv:2:finishOn', '2030-02-28', 'finishBeforeStart', '≥ 2030-03-01'],
]

type HeaderFault = [file: string, from: string, to: string, reason: RejectionReason, expected: string | null]

const HEADER_FAULTS: readonly HeaderFault[] = [
  ['projects.csv', 'totalYi', 'totlaYi', 'columnUnknown', 'totalYi'],
  ['land.csv', 'owner', 'Owners', 'columnUnknown', 'owner'],
  ['projects.csv', 'sourceId', 'source', 'columnUnknown', 'sourceId'],
  ['projects.csv', 'id', 'ID', 'columnUnknown', 'id'],
  ['projects.csv', 'note', '分管领导', 'columnUnknown', null],
  ['projects.csv', 'note', 'name', 'columnDuplicate', null],
  ['milestones.csv', 'dueOn', '__proto__', 'columnHostile', null],
  ['land.csv', 'status', 'constructor', 'columnHostile', null],
]

describe('ledgers', () => {
  test.each(CELL_FAULTS)('at %s, “%s” is refused as %s', (place, value, reason, expected) => {
    const [file = '', line, column = ''] = place.split(':')
    const row = Number(line)
    const pack = new PackFolder(SHUANGQIAO).cell(file, row, column, value)
    expect(rejectionsOf(pack)).toEqual([{ file, row, column, value, reason, expected }])
  })

  test.each(HEADER_FAULTS)(
    'in %s, the column %s renamed to %s is refused as %s',
    (file, from, to, reason, expected) => {
      const pack = new PackFolder(SHUANGQIAO).header(file, from, to)
      expect(rejectionsOf(pack)).toEqual([{ file, row: 1, column: to, value: to, reason, expected }])
    },
  )

  test('every required column that is missing is named', () => {
    const pack = new PackFolder(SHUANGQIAO).write('land.csv', 'id,name,idle\nbrick-field,a,no\nquay-lot,b,perhaps\n')
    expect(linesOf(pack)).toEqual([
      'land.csv:1:sourceId columnMissing “”',
      'land.csv:1:locator columnMissing “”',
      'land.csv:3:idle valueUnknown “perhaps”',
    ])
  })

  test.each(['合计', '总 计：', 'Total'])('a row that begins with “%s” is one refusal', (word) => {
    const pack = new PackFolder(SHUANGQIAO)
    pack.write('enterprises.csv', `${pack.text('enterprises.csv').trimEnd()}\n${word},,,,,,x,lots\n`)
    expect(linesOf(pack)).toEqual([`enterprises.csv:4 rowOfTotals “${word}”`])
  })

  test('the one bad entry of a list is named', () => {
    const pack = new PackFolder(SHUANGQIAO).cell('projects.csv', 3, 'funding', 'pilot；lottery')
    expect(linesOf(pack)).toEqual(['projects.csv:3:funding valueUnknown “lottery”'])
  })

  test('line numbers hold after quoted line breaks, blank rows and CRLF', () => {
    const head = 'itemId,title,dueOn,sourceId,locator\r\n'
    const rows = 'cold-store,"two\r\nlines",,test-plan,a\r\n\r\n,,,,\r\ncold-store,b,soon,test-plan,c\r\n'
    const pack = new PackFolder(SHUANGQIAO).write('milestones.csv', head + rows)
    expect(linesOf(pack)).toEqual(['milestones.csv:6:dueOn dateUnparsable “soon”'])
  })

  test('a byte-order mark does not belong to the first column', () => {
    const pack = new PackFolder(SHUANGQIAO)
    expect(rejectionsOf(pack.write('land.csv', `\ufeff${pack.text('land.csv')}`))).toEqual([])
  })

  test('long values are cut to 80 characters', () => {
    const pack = new PackFolder(SHUANGQIAO).cell('projects.csv', 3, 'stage', '长'.repeat(500))
    expect([...(rejectionsOf(pack)[0]?.value ?? '')]).toHaveLength(80)
  })
})
