import { EVE } from './drill-course'
import { courseOf, drillItem, LEADERS, LIAISONS, NOT_REAL, numbered, type Course, type DrillItem } from './drill-item'
import { apportioned, rounded, type Random } from './drill-random'
import { leadsOf } from './drill-curves'

export const LEAD_TAG = '招引线索'
const TOTAL_YI = 91
const TENTHS = 10

/** One row a lead: what it is, how large, when it is planned to begin and to be through, and when it signs and begins (`-` = not in the year). */
const ROWS: readonly (readonly [string, number, string, string, string, string])[] = [
  ['智能装备', 9, '2023-08-01', '2025-12-31', '2023-04-18', '2023-08-07'],
  ['新型显示', 8, '2023-09-15', '2026-06-30', '2023-05-25', '2023-10-12'],
  ['高端紧固件', 3, '2023-05-15', '2024-12-31', '2023-03-14', '2023-07-06'],
  ['冷链物流', 4, '2023-10-20', '2025-06-30', '2023-06-15', '2023-11-08'],
  ['医疗耗材', 5, '2023-12-01', '2025-12-31', '2023-09-05', '2023-12-07'],
  ['储能电池', 12, '2024-03-01', '2026-12-31', '2023-10-17', '-'],
  ['机器人关节', 6, '2024-04-01', '2026-06-30', '2023-11-21', '-'],
  ['航空零部件', 7, '2023-06-01', '2025-12-31', '-', '-'],
  ['工业软件', 2, '2024-01-15', '2025-06-30', '2023-08-24', '-'],
  ['精细化工', 5, '2023-08-15', '2026-12-31', '-', '-'],
  ['特种线缆', 3, '2023-02-01', '2025-03-31', '2023-06-08', '2023-08-17'],
  ['海洋生物', 4, '2023-02-27', '2025-06-30', '2023-04-20', '2023-06-20'],
  ['云计算机房', 6, '2023-11-01', '2025-12-31', '2023-12-12', '-'],
  ['汽车内饰', 3, '2023-01-30', '2025-03-31', '2023-02-14', '2023-06-13'],
  ['检测认证', 2, '2023-10-16', '2025-06-30', '2023-12-05', '-'],
  ['跨境电商', 3, '2023-02-28', '2024-12-31', '-', '-'],
  ['文旅综合体', 4, '2024-10-01', '2027-06-30', '-', '-'],
  ['新能源车桥', 5, '2023-05-08', '2026-12-31', '-', '-'],
]

/** Named leads: their amounts are made up like all else. */
const NAMED = [
  { id: 'weibake', name: '威巴克', weight: 4, startOn: '2024-05-01', finishOn: '2026-12-31' },
  { id: 'gaoneng-qiche', name: '高能汽车', weight: 6, startOn: '2024-08-01', finishOn: '2027-06-30' },
]

const STORIES: Readonly<Record<string, Partial<Course>>> = {
  'lead-03': { says: [{ on: '2023-06-06', note: '用地指标未落实，开工推迟' }] },
  'lead-06': { says: [{ on: '2023-10-17', note: '腾笼换鸟：落位低效地块03' }] },
  'lead-08': { says: [{ on: '2023-07-20', note: '投资方重新论证，尚未签约' }] },
  'lead-10': { gaps: [{ from: '2023-11-13', to: '2023-12-10' }] },
  'lead-12': { gaps: [{ from: '2023-08-07', to: '2023-09-03' }] },
  'lead-16': {
    says: [
      { on: '2023-08-10', note: '投资方暂缓，谈判停滞' },
      { on: '2023-09-15', delisted: true, note: '投资方放弃，终止跟踪，出库' },
    ],
  },
  'lead-18': { says: [{ on: '2023-05-18', note: '与闲置厂房02对接' }] },
}

const DEPARTMENT = '演练招商部'

const isDay = (day: string) => day !== '-'

function lead(index: number, [detail, , startOn, finishOn, signed, begun]: (typeof ROWS)[number], random: Random) {
  const id = `lead-${numbered(index + 1)}`
  return drillItem({
    kind: 'project',
    id,
    name: `演练线索${numbered(index + 1)}（${detail}）`,
    unit: 'kaifaqu',
    tags: [LEAD_TAG],
    leaders: [LEADERS[index % 8]!],
    departments: [DEPARTMENT],
    liaisons: [LIAISONS[24 + (index % 8)]!],
    startOn,
    finishOn,
    own: { planClass: startOn < '2024-01-01' ? 'newStart' : null },
    place: index % 5 === 3 ? null : 'point',
    course: courseOf({
      begunOn: isDay(begun) ? begun : null,
      before: [{ on: EVE, stage: 'negotiating' }, ...(isDay(signed) ? [{ on: signed, stage: 'signed' as const }] : [])],
      leads: leadsOf('steady', random),
      ...STORIES[id],
    }),
  })
}

function namedLead({ id, name, startOn, finishOn }: (typeof NAMED)[number], index: number): DrillItem {
  return drillItem({
    kind: 'project',
    id,
    name,
    unit: 'kaifaqu',
    tags: [LEAD_TAG, '战略线索'],
    leaders: [LEADERS[index]!],
    departments: [DEPARTMENT],
    liaisons: [LIAISONS[30 + index]!],
    startOn,
    finishOn,
    note: NOT_REAL,
    course: courseOf({ before: [{ on: EVE, stage: 'negotiating' }] }),
  })
}

/** The zone's leads: 20 that add up to what is reported of them, and one that is listed later. */
export function leads(random: Random): DrillItem[] {
  const items = [...NAMED.map(namedLead), ...ROWS.map((row, index) => lead(index, row, random))]
  const weights = [...NAMED.map(({ weight }) => weight), ...ROWS.map(([, weight]) => weight)]
  const totals = apportioned(weights, TOTAL_YI * TENTHS)
  const late = lead(ROWS.length, ['低空物流', 0, '2024-03-01', '2026-06-30', '2023-11-15', '-'], random)
  return [
    ...items.map((item, index) => ({
      ...item,
      own: { ...item.own, totalYi: rounded(totals[index]! / TENTHS, 1) },
    })),
    { ...late, listedOn: '2023-05-15', own: { ...late.own, totalYi: 3.5 } },
  ]
}
