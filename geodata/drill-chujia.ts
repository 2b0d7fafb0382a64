import { leadsIn, leadsOf, type CurveName } from './drill-curves'
import {
  courseOf,
  drillItem,
  isMadeUp,
  LEADERS,
  LIAISONS,
  NOT_REAL,
  numbered,
  type Course,
  type DrillItem,
} from './drill-item'
import type { Random } from './drill-random'
import { villages } from './drill-villages'

const UNIT = 'chujia'
export const PROGRAMME_TAG = '530工程'
const PILOT_TAG = '品质社区试点'

/** One row a project of the programme: what it is, its field, planned and actual day on which its land is cleared and work begins, and its curve. */
const PROGRAMME: readonly (readonly [string, string, string, string, CurveName])[] = [
  ['学校扩建', 'service', '2023-01-16', '2023-01-16', 'steady'],
  ['道路节点', 'infrastructure', '2023-02-03', '2023-02-22', 'autumnRed'],
  ['河道整治', 'infrastructure', '2023-02-28', '2023-03-16', 'allAmber'],
  ['门诊楼', 'service', '2023-03-24', '2023-05-12', 'summerRed'],
  ['商业街区', 'service', '2023-03-31', '2023-04-20', 'autumnRed'],
  ['充电场站', 'infrastructure', '2023-04-20', '2023-05-11', 'steady'],
  ['回迁小区', 'housing', '2023-05-31', '2023-08-03', 'steady'],
  ['公交首末站', 'infrastructure', '2023-05-31', '2023-06-29', 'autumnAmber'],
  ['体育场馆', 'service', '2023-07-31', '2023-09-07', 'allAmber'],
  ['幼儿园', 'service', '2023-08-31', '2023-08-31', 'ahead'],
  ['农贸市场', 'service', '2023-09-20', '2023-10-12', 'steady'],
  ['养老院', 'service', '2023-10-31', '2023-10-31', 'steady'],
  ['绿道', 'infrastructure', '2023-11-15', '2023-12-21', 'steady'],
]

const PROGRAMME_STORIES: Readonly<Record<string, Partial<Course>>> = {
  'p530-03': { gaps: [{ from: '2023-06-05', to: '2023-07-02' }] },
  'p530-07': { says: [{ on: '2023-06-30', note: '两户未签约，净地延期' }] },
  'p530-11': { gaps: [{ from: '2023-03-13', to: '2023-04-09' }] },
  'p530-12': { gaps: [{ from: '2023-08-14', to: '2023-09-17' }] },
}

function programmeProject(row: (typeof PROGRAMME)[number], index: number, random: Random): DrillItem {
  const [detail, field, startOn, begunOn, curve] = row
  const id = `p530-${numbered(index + 1)}`
  const { says = [], ...story } = PROGRAMME_STORIES[id] ?? {}
  const totalYi = [1.2, 0.8, 2.4, 0.6, 3.1][index % 5]!
  return drillItem({
    kind: 'project',
    id,
    name: `演练530项目${numbered(index + 1)}（${detail}）`,
    unit: UNIT,
    tags: [PROGRAMME_TAG],
    leaders: [LEADERS[(index + 3) % 10]!],
    departments: ['演练征收办'],
    liaisons: [LIAISONS[34 + (index % 4)]!],
    startOn,
    finishOn: index % 3 === 0 ? '2025-03-31' : '2024-10-31',
    own: {
      field,
      planClass: 'newStart',
      totalYi,
      yearPlanYi: Math.round(totalYi * 40) / 100,
      landCleared: false,
    },
    milestones: [{ title: '完成征迁、交付净地', dueOn: startOn }],
    place: index % 6 === 5 ? null : 'point',
    course: courseOf({
      begunOn,
      leads: leadsOf(curve, random),
      ...story,
      says: [{ on: begunOn, landCleared: true, note: '征迁完成，净地交付' }, ...says],
    }),
  })
}

function road(id: string, name: string, lengthKm: number, plan: { startOn: string; finishOn: string }, course: Course) {
  return drillItem({
    kind: 'road',
    id,
    name,
    unit: UNIT,
    leaders: [LEADERS[9]!],
    departments: ['演练建设办'],
    liaisons: ['演练员39'],
    ...plan,
    note: isMadeUp(id) ? null : NOT_REAL,
    own: { totalYi: lengthKm, yearPlanYi: lengthKm / 2, lengthKm },
    milestones: [{ title: '打通', dueOn: plan.finishOn }],
    place: isMadeUp(id) ? 'line' : null,
    course,
  })
}

function community(id: string, name: string, startOn: string, finishOn: string, begunOn: string, leads: string) {
  return drillItem({
    kind: 'community',
    id,
    name,
    unit: UNIT,
    tags: [PILOT_TAG],
    leaders: [LEADERS[8]!],
    departments: ['演练社区办'],
    liaisons: ['演练员40'],
    startOn,
    finishOn,
    note: isMadeUp(id) ? null : NOT_REAL,
    milestones: [{ title: '全面改造完成', dueOn: finishOn }],
    place: isMadeUp(id) ? 'point' : null,
    course: courseOf({ begunOn, leads: leadsIn(leads) }),
  })
}

/** The subdistrict's villages, roads, communities and the projects whose land it clears. */
export function chujiaItems(random: Random): DrillItem[] {
  const through = courseOf({
    begunOn: '2022-09-01',
    leads: leadsIn('01-01 2, 03-20 1, 05-10 -7, 06-23 -7, 06-30 -3, 07-07 -0.8, 07-08 0'),
    says: [
      { on: '2023-05-26', note: '杆线迁移未完成，进度滞后' },
      { on: '2023-07-08', note: '全线打通，比计划晚 8 天' },
    ],
  })
  const later = courseOf({ begunOn: '2023-04-10', leads: leadsOf('summerAmber', random) })
  return [
    ...villages(),
    ...PROGRAMME.map((row, index) => programmeProject(row, index, random)),
    road('shuanghe-donglu', '双河东路', 1.9, { startOn: '2022-09-01', finishOn: '2023-06-30' }, through),
    {
      ...road('road-03', '演练三路', 0.8, { startOn: '2023-04-10', finishOn: '2024-05-31' }, later),
      listedOn: '2023-04-03',
    },
    community('lvse-jiayuan', '绿色家园', '2023-03-01', '2023-10-31', '2023-03-01', '03-01 3, 10-20 5'),
    community(
      'community-1',
      '演练社区一',
      '2023-04-03',
      '2023-11-30',
      '2023-04-07',
      '04-07 0, 06-01 -7, 08-31 -8, 12-04 -2, 12-08 0',
    ),
    community(
      'community-2',
      '演练社区二',
      '2023-05-08',
      '2023-12-15',
      '2023-05-08',
      '05-08 3, 08-01 2, 09-20 -7, 12-15 -6, 12-27 0',
    ),
  ]
}
