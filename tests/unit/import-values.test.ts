import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay } from '../../src/pack/import/chinese-days'
import { converted, decimalOf } from '../../src/pack/import/measures'
import { readNumber } from '../../src/pack/import/read-number'
import { partsOf } from '../../src/pack/import/read-list'
import { categoryOf } from '../../src/pack/import/vocabulary-reading'

describe('amounts', () => {
  test.each([
    ['12000', 'wan', '1.2'],
    ['1', 'yuan', '0.00000001'],
    ['250', 'million', '2.5'],
    ['1', 'mu', '666.67'],
    ['3', 'mu', '2000'],
    ['2.50', 'km2', '2500000'],
    ['7', 'li', '3.5'],
    ['-0.5', 'm', '-0.0005'],
  ] as const)('%s %s are %s', (decimal, unit, value) => expect(converted(decimal, unit)).toBe(value))

  test('are converted without any noise of binary fractions', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const text = digits.toString().padStart(places + 1, '0')
        const decimal = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
        const [whole = '', fraction = ''] = converted(decimal, 'wan').split('.')
        expect(BigInt(`${whole}${fraction.padEnd(places + 4, '0')}`)).toBe(digits)
        expect(fraction.endsWith('0')).toBe(false)
      }),
    )
    expect(decimalOf(0.1 + 0.2)).toBe('0.3')
    expect(decimalOf(1e-7)).toBe('0.0000001')
    expect(decimalOf(120000000)).toBe('120000000')
  })

  test.each([
    ['１，２３４．５', '1234.5', '', false],
    ['约1.2亿元', '1.2', '亿元', true],
    ['1.2亿余元', '1.2', '亿元', true],
    ['1亿2000万元', '12000', '万元', false],
    ['168户', '168', '户', false],
  ])('%s is read', (text, decimal, word, about) => expect(readNumber(text)).toEqual({ decimal, word, about }))

  test.each(['1.2-1.5', '1.2～1.5亿元', '1.2/1.5', '未定', '#'])('%s is no number', (text) => {
    expect(readNumber(text)).toBeNull()
  })
})

describe('days', () => {
  test.each([
    ['2023-06-30', '2023-06-30', null],
    ['2023/6/3', '2023-06-03', null],
    ['2023.06.30', '2023-06-30', null],
    ['20230630', '2023-06-30', null],
    ['45107', '2023-06-30', null],
    ['2023年6月底前', '2023-06-30', '按月末计'],
    ['二〇二三年六月', '2023-06-30', '按月末计'],
    ['2023年十二月二十日', '2023-12-20', null],
    ['2023.6', '2023-06-30', '按月末计'],
    ['2023年Q2', '2023-06-30', '按季末计'],
    ['2023年第二季度', '2023-06-30', '按季末计'],
    ['2023年上半年', '2023-06-30', '按半年末计'],
    ['2023年6月中旬', '2023-06-20', '按旬末计'],
    ['2023年内', '2023-12-31', '按年末计'],
    ['2024年2月底', '2024-02-29', '按月末计'],
  ])('%s is %s', (text, day, period) => {
    expect(readDay(text, null)).toEqual({ day, period, yearAdded: false })
  })

  test.each([
    ['年内', '2023-12-31'],
    ['6月', '2023-06-30'],
    ['6月15日前', '2023-06-15'],
    ['今年底', '2023-12-31'],
    ['三季度', '2023-09-30'],
  ])('%s needs a year', (text, day) => {
    expect(readDay(text, null)).toBe('noYear')
    expect(readDay(text, 2023)).toMatchObject({ day, yearAdded: true })
  })

  test.each(['2023-02-30', '2023年13月', '已开工', '2023年3月-2024年6月', '春节前'])('%s is no day', (text) => {
    expect(readDay(text, 2023)).toBe('unreadable')
  })

  test('the number 2023.1 may be January or October', () => {
    expect(readDay(2023.1, null)).toBe('tenthOfYear')
    expect(readDay(2023.12, null)).toMatchObject({ day: '2023-12-31' })
  })

  test('every day is read in every way of writing it', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, of] = day.split('-').map(Number)
        for (const text of [
          day,
          `${year}年${month}月${of}日前`,
          `${year}.${month}.${of}`,
          `${year}/${month}/${of} 0:00`,
        ]) {
          expect(readDay(text, null)).toEqual({ day, period: null, yearAdded: false })
        }
      }),
    )
  })
})

test('lists part at separators, not within parentheses', () => {
  expect(partsOf('张三（区委常委、副区长）、李四\n王 明')).toEqual(['张三（区委常委、副区长）', '李四', '王明'])
  expect(partsOf('张三 李四')).toEqual(['张三', '李四'])
})

test('a blocker is of a category only if its words leave no doubt', () => {
  const texts = ['征地补偿未到位', '环评批复未取得', '施工图设计未完成', '征地和环评手续均未完成', '资金紧张']
  expect(texts.map(categoryOf)).toEqual(['land', 'approval', 'design', 'other', 'other'])
})
