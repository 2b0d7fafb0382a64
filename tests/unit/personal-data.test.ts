import { describe, expect, test } from 'vitest'
import { personalDataIn, withoutNumbers } from '../../src/pack/personal-data'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { rejectionsOf } from '../packs/rejections-of'

describe('numbers of persons', () => {
  test.each([
    ['11010519491231002X', 'id'],
    ['身份证：１１０１０５１９４９１２３１００２Ｘ', 'id'],
    ['联系人张三13800138000', 'phone'],
    ['138 0013 8000', 'phone'],
    ['6222021234567890128', 'bank'],
    ['4111 1111 1111 1111', 'bank'],
  ])('%s is found', (text, kind) => expect(personalDataIn(text)).toBe(kind))

  test.each([
    ...[
      '110105194912310021',
      '121.13800138000',
      'p13800138000',
      '13800138000-2',
      '2306-370613-04-01-138001',
      '23800138000',
    ],
    ...['2023年6月30日', '0535-6891234', '6222021234567890123', '共138户', ''],
  ])('%s is none', (text) => expect(personalDataIn(text)).toBeNull())

  test('are not repeated in a message', () => expect(withoutNumbers('电话13800138000')).toBe('电话13****'))
})

describe('a pack', () => {
  test('is refused with a number of a person in a text', () => {
    const pack = new PackFolder(SHUANGQIAO).cell('projects.csv', 3, 'note', '13800138000')
    expect(rejectionsOf(pack)).toEqual([
      { file: 'projects.csv', row: 3, column: 'note', value: '13****', reason: 'personalData', expected: null },
    ])
  })

  test('is refused with a column of persons', () => {
    const pack = new PackFolder(SHUANGQIAO).header('land.csv', 'owner', '户主')
    expect(rejectionsOf(pack)).toEqual([
      { file: 'land.csv', row: 1, column: '户主', value: '户主', reason: 'personalData', expected: null },
    ])
  })
})
