import { leadsOf, type CurveName } from './drill-curves'
import { courseOf, drillItem, isMadeUp, LEADERS, LIAISONS, NOT_REAL, numbered, type DrillItem } from './drill-item'
import { pick, whole, type Random } from './drill-random'

const UNIT = 'kaifaqu'
const FIRM_TAG = '招引入驻'

/** Parks: id, name, tag, total in 亿元, planned start and finish, and curve. */
const PARKS: readonly (readonly [string, string, string, number, string, string, CurveName])[] = [
  [
    'dianzi-xinxi-rengong-zhineng-chanyeyuan',
    '电子信息和人工智能产业园',
    '重点片区',
    18,
    '2022-05-01',
    '2024-12-31',
    'steady',
  ],
  ['shuzi-jingji-chanyeyuan', '数字经济产业园', '重点片区', 12, '2022-08-01', '2024-10-31', 'steady'],
  ['jianqiao-guoji-kechuangyuan', '剑桥国际科创园', '战略线索', 9, '2022-10-01', '2025-06-30', 'ahead'],
  ['park-1', '演练园区一', '五大产业园区', 15, '2022-03-01', '2024-06-30', 'winterRed'],
  ['park-2', '演练园区二', '五大产业园区', 11, '2022-06-01', '2024-03-31', 'springRed'],
  ['park-3', '演练园区三', '五大产业园区', 8, '2022-09-01', '2024-09-30', 'autumnRed'],
  ['park-4', '演练园区四', '五大产业园区', 6, '2022-11-01', '2024-08-31', 'winterAmber'],
  ['park-5', '演练园区五', '五大产业园区', 7, '2023-06-12', '2025-06-30', 'autumnAmber'],
]

function park(
  [id, name, tag, totalYi, startOn, finishOn, curve]: (typeof PARKS)[number],
  index: number,
  random: Random,
) {
  const isListedLater = startOn > '2023-01-01'
  return drillItem({
    kind: 'park',
    id,
    name,
    unit: UNIT,
    tags: [tag],
    leaders: [LEADERS[index % 8]!],
    departments: ['演练规划建设部'],
    liaisons: [LIAISONS[index]!],
    startOn,
    finishOn,
    note: isMadeUp(id) ? null : NOT_REAL,
    listedOn: isListedLater ? '2023-06-01' : null,
    own: { totalYi, yearPlanYi: Math.round(totalYi * 4) / 10, areaM2: whole(random, 20, 60) * 10_000 },
    milestones: [{ title: '基础设施完工', dueOn: finishOn }],
    place: isMadeUp(id) ? 'area' : null,
    course: courseOf({
      begunOn: isListedLater ? '2023-06-15' : startOn,
      before: [{ on: startOn, stage: 'planned' }],
      leads: leadsOf(curve, random),
    }),
  })
}

const ANCHORS = [
  ['jierui', '杰瑞'],
  ['weisidun', '威思顿'],
  ['zhongchong', '中宠'],
  ['jinzheng', '金正'],
] as const

/** The days on which the attracted firms enter the ledger: the 30th and 31st late in the year. */
const LISTED = [
  '01-10 01-31 02-09 02-21 03-02 03-14 03-23 04-04 04-13 04-25 05-09 05-18 05-30 06-08 06-15 06-29',
  '07-11 07-20 08-01 08-10 08-24 09-05 09-14 09-26 10-11 10-24 11-02 11-09 11-16 11-28 12-12',
]
  .join(' ')
  .split(' ')

const TRADES = ['电子元件', '算法', '机器视觉', '芯片设计', '传感器', '软件', '数据标注', '智能终端']

function firm(day: string, index: number, random: Random): DrillItem {
  return drillItem({
    kind: 'enterprise',
    id: `firm-${numbered(index + 1)}`,
    name: `演练企业${numbered(index + 1)}（${pick(random, TRADES)}）`,
    unit: UNIT,
    tags: [FIRM_TAG],
    listedOn: `2023-${day}`,
    own: { anchor: false },
    place: index % 4 === 2 ? null : 'point',
  })
}

const STATUSES = ['待盘活', '洽谈中', '已签租约', '已腾退', '改造中']

/** Land: id, name, unit, area in m², whether the unit finds it idle, and with which lead it is matched. */
const LAND: readonly (readonly [string, string, string, number, boolean | null, string | null])[] = [
  ['land-01', '低效地块01', UNIT, 42000, true, '腾笼换鸟：拟匹配演练线索01'],
  ['land-02', '低效地块02', UNIT, 18500, true, null],
  ['land-03', '低效地块03', UNIT, 66000, true, '腾笼换鸟：拟匹配演练线索06'],
  ['land-04', '低效地块04', UNIT, 23000, false, '二期自用，不再列为闲置'],
  ['land-05', '低效地块05', UNIT, 31000, true, null],
  ['land-06', '低效地块06', 'chujia', 12800, true, null],
  ['land-07', '低效地块07', 'jiejiazhuang', 54000, null, null],
  ['land-08', '闲置厂房01', UNIT, 9600, true, '腾笼换鸟：拟匹配演练线索03'],
  ['land-09', '闲置厂房02', UNIT, 14200, true, '腾笼换鸟：拟匹配演练线索18'],
  ['land-10', '闲置厂房03', UNIT, 7400, true, null],
  ['land-11', '闲置厂房04', UNIT, 11000, false, '已出租给演练企业05'],
  ['land-12', '闲置厂房05', 'chujia', 5200, true, null],
]

function land([id, name, unit, areaM2, idle, note]: (typeof LAND)[number], index: number): DrillItem {
  return drillItem({
    kind: 'land',
    id,
    name: `演练${name}`,
    unit,
    tags: [name.startsWith('闲置') ? '闲置厂房' : '低效土地'],
    departments: ['演练土地部'],
    note,
    own: {
      areaM2,
      owner: index % 3 === 0 ? '演练村集体' : `演练产权企业${numbered(index + 1)}`,
      idle,
      status: idle === false ? '已盘活' : STATUSES[index % STATUSES.length]!,
    },
    place: index % 6 === 4 ? null : 'area',
  })
}

/** The zone's parks, firms, a road, and the register of low-use land and idle plants. */
export function grounds(random: Random): DrillItem[] {
  const anchors = ANCHORS.map(([id, name]) =>
    drillItem({ kind: 'enterprise', id, name, unit: UNIT, tags: ['龙头企业'], note: NOT_REAL, own: { anchor: true } }),
  )
  const road = drillItem({
    kind: 'road',
    id: 'road-01',
    name: '演练一路',
    unit: UNIT,
    leaders: [LEADERS[7]!],
    departments: ['演练规划建设部'],
    liaisons: [LIAISONS[23]!],
    startOn: '2022-10-10',
    finishOn: '2023-12-20',
    own: { totalYi: 1.4, yearPlanYi: 1, lengthKm: 2.6 },
    milestones: [{ title: '通车', dueOn: '2023-12-20' }],
    place: 'line',
    course: courseOf({ begunOn: '2022-10-10', leads: leadsOf('springStall', random) }),
  })
  return [
    ...PARKS.map((row, index) => park(row, index, random)),
    road,
    ...LAND.map(land),
    ...anchors,
    ...LISTED.map((day, index) => firm(day, index, random)),
  ]
}
