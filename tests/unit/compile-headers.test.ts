import { describe, expect, test } from 'vitest'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { linesOf, rejectionsOf } from '../packs/rejections-of'

const FILE = 'projects.csv'
const shuangqiao = () => new PackFolder(SHUANGQIAO)
const edited = (edit: (text: string) => string) => {
  const pack = shuangqiao()
  return pack.write(FILE, edit(pack.text(FILE)))
}

describe('the header of a ledger', () => {
  test.each([';', '\t', '|', '，', '；'])('with its columns separated by “%s” is the one refusal', (separator) => {
    const pack = edited((text) => text.replaceAll(',', separator))
    expect(rejectionsOf(pack)).toEqual([
      { file: FILE, row: 1, column: null, value: separator, reason: 'separatorWrong', expected: ',' },
    ])
  })

  test('below a title and a unit of measure is found', () => {
    const pack = edited((text) => `双桥区重点项目台账,,,\n单位:亿元,,,\n${text}`)
    expect(rejectionsOf(pack)).toEqual([
      { file: FILE, row: 1, column: null, value: '双桥区重点项目台账', reason: 'headerNotFirst', expected: '3' },
    ])
  })

  test('that is missing is the one refusal', () => {
    const pack = edited((text) => text.slice(text.indexOf('\n') + 1))
    expect(rejectionsOf(pack)).toMatchObject([
      { file: FILE, row: 1, column: null, reason: 'headerMissing', expected: 'id, name, sourceId, locator' },
    ])
  })

  test('in Chinese is no header', () => {
    const pack = shuangqiao().write(
      'land.csv',
      '编号,名称,来源\nbrick-field,旧砖厂,test-plan\nquay-lot,预留地,test-plan\n',
    )
    expect(linesOf(pack)).toEqual(['land.csv:1 headerMissing “编号,名称,来源”'])
  })

  test('without ids says so once', () => {
    const pack = edited((text) =>
      text
        .split('\n')
        .map((line) => line.slice(line.indexOf(',') + 1))
        .join('\n'),
    )
    expect(linesOf(pack)).toEqual(['projects.csv:1:id columnMissing “”'])
  })

  test('is counted where it stands', () => {
    const pack = edited((text) => `\n\n${text.replace('totalYi', 'totlaYi')}`)
    expect(linesOf(pack)).toEqual(['projects.csv:3:totlaYi columnUnknown “totlaYi”'])
  })

  test('may have a column without a name, which is named once', () => {
    const pack = shuangqiao().write('milestones.csv', 'itemId,,,title,sourceId,locator\n')
    expect(linesOf(pack)).toEqual(['milestones.csv:1: columnUnknown “”'])
  })
})
