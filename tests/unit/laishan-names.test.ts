import { expect, test } from 'vitest'
import { compileFolder } from '../../geodata/compile'
import { lexiconOf, matchesText } from '../../src/domain/search'

/** Every name that the source article gives to something the pack holds, by a query that must find it. */
const NAMES = [
  '电子信息和人工智能产业园',
  '数字经济产业园',
  '剑桥国际科创园',
  '解甲庄工业园',
  '杰瑞',
  '威思顿',
  '中宠',
  '金正',
  '威巴克',
  '高能汽车',
  '深海包装',
  '启麟汽修',
  '龙门电抗器',
  '吉林医药',
  '莱山种质芯片产业示范园',
  '长荣文创园',
  '烟台文旅学院教学楼',
  '固力新能源',
  '宋家庄村',
  '午台社区',
  '双河东路',
  '松岚社区',
  '绿色家园',
  '王大昌',
  '蒋昊峰',
  '刘瑞峰',
  '莱山经济开发区',
  '解甲庄街道',
  '初家街道',
]

const { pack } = await compileFolder('geodata/laishan')

test.each(NAMES)('an item of Laishan is found by the article’s name %s', (name) => {
  if (pack === null) throw new Error('geodata/laishan does not compile')
  const lexicon = lexiconOf(pack)
  expect(pack.items.filter((item) => matchesText(item, name, lexicon)).length).toBeGreaterThan(0)
})
