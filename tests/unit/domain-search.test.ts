import { describe, expect, test } from 'vitest'
import type { Item } from '../../src/domain/item'
import { lexiconOf, matchesText, termsOf } from '../../src/domain/search'
import { answering, item, unit } from './domain-fixture'

const READINGS = {
  宋: ['song'],
  家: ['jia'],
  庄: ['zhuang'],
  重: ['zhong', 'chong'],
  庆: ['qing'],
  路: ['lu'],
  王: ['wang'],
  官: ['guan'],
  海: ['hai'],
  住: ['zhu'],
  建: ['jian'],
  局: ['ju'],
  东: ['dong'],
  桥: ['qiao'],
  绿: ['lv', 'lu'],
}
const east = unit('east', {
  name: { zh: '东桥街道', en: 'Dongqiao Subdistrict' },
  head: { name: '王海', title: { zh: '书记', en: 'Secretary' } },
})
const lexicon = lexiconOf({ pinyin: READINGS, units: [east] })
const finds = (one: Item, query: string) => matchesText(one, query, lexicon)
const village = item('village', { name: '宋家庄村' })

test('an item is found by what its kind is called', () => {
  const worded = lexiconOf({ pinyin: {}, units: [] }, { village: ['旧村改造', 'Village redevelopment'] })
  expect(matchesText(village, '旧村', worded)).toBe(true)
  expect(matchesText(village, 'redevelopment', worded)).toBe(true)
  expect(matchesText(item('road'), '旧村', worded)).toBe(false)
})

describe('what is written about an item', () => {
  const noted = item('village', { name: '宋家庄村', note: '8 个村中唯一点名的一个；采、学、乐' })

  test.each(['8个村', '8 个村', '点名', '采学乐'])(
    'is found by “%s”, whatever blanks and marks stand in it',
    (query) => {
      expect(finds(noted, query)).toBe(true)
    },
  )

  test('is not searched by pinyin, by which long texts would match nearly everything', () => {
    const homely = item('village', { name: '村', note: '宋家庄' })
    expect(finds(homely, 'sjz')).toBe(false)
  })
})

describe('text search', () => {
  test.each([
    ['in Chinese', '宋家庄'],
    ['by the beginning of the name', '宋家'],
    ['by its middle', '家庄'],
    ['in pinyin', 'songjiazhuang'],
    ['by initials', 'sjz'],
    ['by initials of its end', 'jz'],
    ['in pinyin and initials mixed', 'songjz'],
    ['in initials and pinyin mixed', 'sjzhuang'],
    ['by begun syllables', 'sonjizh'],
    ['in upper case', 'SJZ'],
    ['in mixed case', 'SongJiaZhuang'],
    ['in full width', '\uff53\uff4a\uff5a'],
    ['with spaces around it', '  sjz '],
    ['with an ideographic space in it', '宋家\u3000sjz'],
    ['with a syllable for each word', 'song jia zhuang'],
  ])('finds a name %s: “%s”', (_, query) => {
    expect(finds(village, query)).toBe(true)
  })

  test.each(['sz', 'sjx', 'ongjia', 'sjzz', '宋庄', '庄家', 'songjiazhuangx', 'xyz', '没有', 's-j', '%', '.*'])(
    'does not find it by “%s”',
    (query) => {
      expect(finds(village, query)).toBe(false)
    },
  )

  test.each(['', '   ', '\t\n', '\u3000'])('finds everything by the blank query “%s”', (query) => {
    expect(finds(village, query)).toBe(true)
  })

  test('knows every reading of a character', () => {
    const road = item('road', { name: '重庆路' })
    expect(['chongqing', 'zhongqing', 'cql', 'zql'].map((query) => finds(road, query))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(finds(item('community', { name: '绿桥' }), 'lvqiao')).toBe(true)
  })

  test('tries a shorter beginning of a syllable where the longest leaves nothing to go on with', () => {
    expect(finds(item('land', { name: '王官' }), 'wanguan')).toBe(true)
  })

  test('finds an item by its aliases, tags and task force', () => {
    const one = item('park', { name: '甲', aliases: ['宋园'], tags: ['5G+工业'], taskForce: '东桥专班' })
    expect(['song', '5g+', '工业', 'dongqiao'].map((query) => finds(one, query))).toEqual([true, true, true, true])
  })

  test('finds an item by its leaders, departments and liaisons', () => {
    const one = item('park', answering(['王海'], ['住建局'], ['宋庆']))
    expect(['王海', 'wh', 'zhujianju', 'zjj', 'songqing'].map((query) => finds(one, query))).toEqual(
      Array(5).fill(true),
    )
  })

  test('finds an item by its unit, in both languages, and by the unit’s head', () => {
    const owned = item('land', { unit: 'east' })
    expect(['东桥', 'dq', 'SUBDISTRICT', '王海', 'wanghai'].map((query) => finds(owned, query))).toEqual(
      Array(5).fill(true),
    )
    expect(finds(item('land'), '东桥')).toBe(false)
  })

  test('does not fail on an item whose unit it does not know', () => {
    expect(finds(item('land', { name: '地块', unit: 'gone' }), '地块')).toBe(true)
  })

  test('wants every term, each in any of the texts', () => {
    const one = item('village', { name: '宋家庄村', ...answering(['王海']) })
    expect(finds(one, 'sjz 王海')).toBe(true)
    expect(finds(one, '王海 sjz')).toBe(true)
    expect(finds(one, 'sjz 李')).toBe(false)
  })

  test('does not join two texts into one', () => {
    expect(finds(item('village', { name: '宋', aliases: ['家'] }), '宋家')).toBe(false)
    expect(finds(item('village', { name: '宋', aliases: ['家'] }), 'sj')).toBe(false)
  })

  test('finds full-width letters and digits of the data by plain ones', () => {
    expect(finds(item('land', { name: '\uff21\uff13地块' }), 'a3')).toBe(true)
  })

  test('spells Latin letters of a name as themselves', () => {
    expect(finds(item('park', { name: 'AI宋园' }), 'aisong')).toBe(true)
  })

  test('answers at once for a long query over repeated syllables', () => {
    const long = item('land', { name: '重'.repeat(60) })
    expect(finds(long, `${'zhong'.repeat(40)}x`)).toBe(false)
  })
})

test('a query is cut into folded terms', () => {
  expect(termsOf(' SJZ 宋\t家 ')).toEqual(['sjz', '宋', '家'])
})
