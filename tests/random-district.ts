import type { Polygon } from 'geojson'
import type { SourceRef } from '../src/domain/item'
import type { RuleSet } from '../src/domain/light-rules'
import type { Bounds, Field, LocalText, Pack, Target, Unit } from '../src/domain/pack'
import type { Kind } from '../src/domain/vocabulary'

// What every generated pack shares: a district that does not exist, its units, people and readings.

export const BOUNDS: Bounds = [121.3, 37.3, 121.6, 37.55]
export const DISTRICT: Bounds = [121.32, 37.32, 121.58, 37.53]
const SHEET: Bounds = [121.2, 37.2, 121.7, 37.65]
const COAST_LAT = 37.54

export const both = (zh: string, en: string): LocalText => ({ zh, en })
export const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

export const SOURCE: SourceRef = { id: 'generated', locator: '—' }
export const PLACES: readonly (readonly [zh: string, en: string])[] = [
  ['云溪', 'Yunxi'],
  ['石桥', 'Shiqiao'],
  ['柳河', 'Liuhe'],
  ['松湖', 'Songhu'],
  ['长乐', 'Changle'],
  ['重山', 'Chongshan'],
  ['南行', 'Nanhang'],
  ['金沙', 'Jinsha'],
]
export const NOUNS: Record<Kind, readonly string[]> = {
  project: ['新材料项目', '仓储中心', '学校', '污水厂'],
  park: ['产业园'],
  village: ['村'],
  road: ['路'],
  land: ['地块'],
  enterprise: ['公司'],
  community: ['社区'],
}
export const PEOPLE: readonly string[] = [
  ...[...'王李张刘陈杨赵黄'].flatMap((family) => [...'甲乙丙丁戊'].map((given) => family + given)).slice(0, -1),
  'J.R. Doe',
]
export const DEPARTMENTS = ['发展局', '建设局', '交通局', '水务局', '财政局', '商务局']
/** With every character that a link must escape. */
export const TAGS = ['市级重点', '2.5产业', '绿电100%', 'R&D中心', '5G+工业', '1#厂房', '零碳 园区', '%2E', 'a=b?c/d']
export const FIELDS: readonly Field[] = [
  { id: 'making', name: { zh: '制造', en: 'Making' }, glyph: '造' },
  { id: 'service', name: { zh: '服务', en: 'Service' }, glyph: '服' },
  { id: 'housing', name: { zh: '安居', en: 'Housing' }, glyph: '居' },
]

/** Readings of every Chinese character above, most usual first: 长, 重, 行, 乐, 石, 中 … have several. */
export const PINYIN: Pack['pinyin'] = Object.fromEntries(
  (
    '云yun 溪xi 石shi,dan 桥qiao 柳liu 河he 松song 湖hu 长chang,zhang 乐le,yue 重zhong,chong 山shan 南nan 行xing,hang 金jin ' +
    '沙sha 街jie 道dao 新xin 材cai 料liao 项xiang 目mu 仓cang 储chu 中zhong 心xin 学xue 校xiao,jiao 污wu 水shui 厂chang ' +
    '产chan 业ye 园yuan 村cun 路lu 地di 块kuai 公gong 司si 社she 区qu,ou 号hao 二er 期qi,ji 专zhuan 班ban ' +
    '王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 甲jia 乙yi 丙bing 丁ding,zheng 戊wu 发fa 展zhan 局ju 建jian 设she ' +
    '交jiao 通tong 务wu 财cai 政zheng 商shang 市shi 级ji 点dian 绿lv,lu 电dian 工gong 房fang 零ling 碳tan'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(1).split(',')]),
)

export function rectangle([west, south, east, north]: Bounds): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

/** Four columns and two rows of equal cells, one for each unit. */
export function cellOf(unit: number): Bounds {
  const [west, south, east, north] = DISTRICT
  const [width, height] = [(east - west) / 4, (north - south) / 2]
  const [column, row] = [unit % 4, Math.floor(unit / 4)]
  const cell = [west + column * width, south + row * height, west + (column + 1) * width, south + (row + 1) * height]
  return cell.map((degrees) => rounded(degrees, 6)) as unknown as Bounds
}

export const UNITS: readonly Unit[] = PLACES.map(([zh, en], unit) => ({
  id: en.toLowerCase(),
  name: both(`${zh}街道`, `${en} Subdistrict`),
  head: unit === 0 ? null : { name: `王${'甲乙丙丁戊'[unit % 5]!}`, title: both('书记', 'Secretary') },
  source: SOURCE,
  position: { geometry: rectangle(cellOf(unit)), accuracy: 'digitised', errorM: null, basis: null, source: SOURCE },
}))

export const TARGETS: readonly Target[] = [
  {
    id: 'start-rate',
    title: both('开工率', 'Start rate'),
    unit: UNITS[0]!.id,
    scope: { kind: ['project'] },
    metric: 'startRate',
    op: '>',
    value: 80,
    deadline: '2023-06-30',
    deadlineInferred: true,
    reported: { done: 9, of: 21, on: '2023-03-01', source: SOURCE },
    note: null,
    source: SOURCE,
  },
  {
    id: 'new-roads',
    title: both('新路', 'New roads'),
    unit: null,
    scope: { kind: ['road'] },
    metric: 'count',
    op: '>=',
    value: 5,
    deadline: null,
    deadlineInferred: false,
    reported: null,
    note: null,
    source: SOURCE,
  },
]

export const RULES: RuleSet = {
  id: 'plain',
  title: both('通用', 'Plain'),
  basis: null,
  rules: [
    { id: 'behind-amber', light: 'amber', measure: 'behindPp', watches: ['progress'], atLeast: 5, below: 15 },
    { id: 'behind-red', light: 'red', measure: 'behindPp', watches: ['progress'], atLeast: 15 },
    {
      id: 'start-amber',
      light: 'amber',
      measure: 'daysPastStart',
      watches: ['resume', 'start'],
      atLeast: 1,
      atMost: 30,
    },
    { id: 'start-red', light: 'red', measure: 'daysPastStart', watches: ['resume', 'start'], above: 30 },
    { id: 'finish-amber', light: 'amber', measure: 'daysPastFinish', atLeast: 1, atMost: 14 },
    { id: 'finish-red', light: 'red', measure: 'daysPastFinish', above: 14 },
    { id: 'blocker-amber', light: 'amber', measure: 'daysPastBlockerDue', atLeast: 1, atMost: 14 },
    { id: 'blocker-red', light: 'red', measure: 'daysPastBlockerDue', above: 14 },
  ],
  recoveryDays: 7,
}

export const BACKDROP: Pack['backdrop'] = madeUpBackdrop()

function madeUpBackdrop(): Pack['backdrop'] {
  const [west, south, east] = SHEET
  const area = <P>(bounds: Bounds, properties: P) => ({
    type: 'Feature' as const,
    properties,
    geometry: rectangle(bounds),
  })
  const place = (name: string, nameEn: string, rank: 1 | 2 | 3, [w, s, e, n]: Bounds) => ({
    type: 'Feature' as const,
    properties: { name, nameEn, rank },
    geometry: { type: 'Point' as const, coordinates: [rounded((w + e) / 2, 6), rounded((s + n) / 2, 6)] },
  })
  return {
    sheet: SHEET,
    land: area([west, south, east, COAST_LAT], {}),
    district: area(DISTRICT, { name: '虚构区' }),
    neighbours: {
      type: 'FeatureCollection',
      features: [
        area([west, DISTRICT[1], DISTRICT[0], DISTRICT[3]], { name: '西邻' }),
        area([DISTRICT[2], DISTRICT[1], east, DISTRICT[3]], { name: '东邻' }),
      ],
    },
    places: {
      type: 'FeatureCollection',
      features: [
        place('虚构区', 'Generated District', 1, DISTRICT),
        ...PLACES.map(([zh, en], unit) => place(`${zh}街道`, en, 2, cellOf(unit))),
        place('北滩', 'North Beach', 3, [west, COAST_LAT - 0.004, east, COAST_LAT - 0.002]),
      ],
    },
    sources: [SOURCE.id],
  }
}
