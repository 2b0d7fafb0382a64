import { EVE } from './drill-course'
import { leadsIn, leadsOf, type CurveName } from './drill-curves'
import { courseOf, drillItem, LEADERS, LIAISONS, NOT_REAL, numbered, type Course, type DrillItem } from './drill-item'
import type { Random } from './drill-random'

const UNIT = 'chujia'
export const EIGHT_TAG = '年内八村'
export const PROGRAMME_TAG = '530工程'
export const PILOT_TAG = '品质社区试点'

interface VillageRow {
  id: string
  name: string
  households: number
  startOn: string
  finishOn: string
  begunOn: string
  leads: string
  course?: Partial<Course>
}

const VILLAGES: readonly VillageRow[] = [
  {
    id: 'songjiazhuang',
    name: '宋家庄村',
    households: 412,
    startOn: '2023-03-31',
    finishOn: '2023-12-31',
    begunOn: '2023-03-27',
    leads: '03-27 2, 07-01 2, 10-01 2, 12-22 4',
  },
  {
    id: 'wutai',
    name: '午台社区',
    households: 286,
    startOn: '2023-03-31',
    finishOn: '2023-12-31',
    begunOn: '2023-04-12',
    leads: '04-12 0, 05-20 1, 07-01 -7, 08-31 -8, 11-01 3, 12-15 6',
    course: { says: [{ on: '2023-04-12', note: '补偿方案公示延期，晚于一季度启动' }] },
  },
  {
    id: 'songlan',
    name: '松岚社区',
    households: 540,
    startOn: '2022-11-01',
    finishOn: '2023-12-31',
    begunOn: '2022-11-07',
    leads: '01-01 2, 06-01 5, 10-27 16',
  },
  {
    id: 'village-1',
    name: '演练一村',
    households: 228,
    startOn: '2022-09-05',
    finishOn: '2023-12-15',
    begunOn: '2022-09-05',
    leads: '01-01 3, 11-24 6',
    course: { clearedPct: 85, says: [{ on: '2023-11-24', note: '全部回迁' }] },
  },
  {
    id: 'village-2',
    name: '演练二村',
    households: 335,
    startOn: '2023-01-09',
    finishOn: '2023-12-31',
    begunOn: '2023-01-09',
    leads: '01-09 2, 05-01 2, 09-01 3, 12-08 8',
    course: {
      drops: [{ on: '2023-05-16', pp: 9, days: 90 }],
      says: [{ on: '2023-05-16', note: '复核发现协议有误，部分户退回重签，退回签约阶段' }],
    },
  },
  {
    id: 'village-3',
    name: '演练三村',
    households: 270,
    startOn: '2023-02-13',
    finishOn: '2023-12-31',
    begunOn: '2023-02-13',
    leads: '02-13 2, 05-08 3, 05-09 -60, 06-26 -60, 06-27 -12, 08-25 3, 11-17 15',
    course: {
      says: [
        { on: '2023-05-31', note: '评估争议，连续数周无进展' },
        { on: '2023-06-28', note: '一户一策方案通过，恢复签约' },
      ],
    },
  },
  {
    id: 'village-4',
    name: '演练四村',
    households: 486,
    startOn: '2023-03-06',
    finishOn: '2023-12-31',
    begunOn: '2023-03-24',
    leads: '03-24 -4, 06-01 -3, 07-20 -14, 08-20 -20, 10-20 -18, 12-31 -6',
    course: { says: [{ on: '2023-12-29', note: '年内未能清零，剩余户数结转' }] },
  },
  {
    id: 'village-5',
    name: '演练五村',
    households: 186,
    startOn: '2023-02-20',
    finishOn: '2023-12-31',
    begunOn: '2023-02-20',
    leads: '02-20 3, 05-01 8, 09-28 30',
  },
]

const isReal = (id: string) => !/\d$/.test(id)

function village({ id, name, households, startOn, finishOn, begunOn, leads, course }: VillageRow, index: number) {
  const totalYi = Math.round(households * 0.9) / 100
  return drillItem({
    kind: 'village',
    id,
    name,
    unit: UNIT,
    tags: ['旧村改造', EIGHT_TAG],
    leaders: [LEADERS[index % 10]!],
    departments: ['演练征收办'],
    liaisons: [`演练包村员${index + 1}`],
    startOn,
    finishOn,
    note: isReal(id) ? NOT_REAL : null,
    own: {
      totalYi,
      yearPlanYi: startOn > EVE ? totalYi : Math.round(totalYi * 75) / 100,
      householdsTotal: households,
      resettlement: '演练安置房，就近建设',
    },
    milestones: [
      { title: '启动旧改征迁', dueOn: startOn },
      { title: '完成旧改征迁', dueOn: finishOn },
    ],
    place: isReal(id) ? null : 'area',
    course: courseOf({ begunOn, leads: leadsIn(leads), ...course }),
  })
}

/** One row a project of the programme: planned and actual day on which its land is cleared and work begins, and its curve. */
const PROGRAMME: readonly (readonly [string, string, string, CurveName])[] = [
  ['学校扩建', '2023-01-16', '2023-01-16', 'summerAmber'],
  ['道路节点', '2023-02-20', '2023-02-22', 'autumnRed'],
  ['河道整治', '2023-03-10', '2023-03-16', 'steady'],
  ['门诊楼', '2023-03-31', '2023-05-12', 'steady'],
  ['商业街区', '2023-04-20', '2023-04-20', 'autumnAmber'],
  ['充电场站', '2023-05-10', '2023-05-11', 'summerAmber'],
  ['回迁小区', '2023-05-31', '2023-08-03', 'steady'],
  ['公交首末站', '2023-06-30', '2023-06-29', 'steady'],
  ['体育场馆', '2023-07-31', '2023-09-07', 'steady'],
  ['幼儿园', '2023-08-31', '2023-08-31', 'ahead'],
  ['农贸市场', '2023-09-20', '2023-10-12', 'steady'],
  ['养老院', '2023-10-31', '2023-10-31', 'steady'],
  ['绿道', '2023-11-15', '2023-12-21', 'steady'],
]

const PROGRAMME_STORIES: Readonly<Record<string, Partial<Course>>> = {
  'p530-03': { gaps: [{ from: '2023-06-05', to: '2023-07-02' }] },
  'p530-07': { says: [{ on: '2023-06-30', note: '两户未签约，净地延期' }] },
  'p530-11': { gaps: [{ from: '2023-03-13', to: '2023-04-09' }] },
  'p530-12': { gaps: [{ from: '2023-08-14', to: '2023-09-17' }] },
}

function programmeProject(row: (typeof PROGRAMME)[number], index: number, random: Random): DrillItem {
  const [detail, startOn, begunOn, curve] = row
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
    finishOn: `${index % 3 === 0 ? '2025-03-31' : '2024-10-31'}`,
    own: {
      field: ['infrastructure', 'service', 'housing'][index % 3]!,
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
    note: isReal(id) ? NOT_REAL : null,
    own: { totalYi: lengthKm, yearPlanYi: lengthKm / 2, lengthKm },
    milestones: [{ title: '打通', dueOn: plan.finishOn }],
    place: isReal(id) ? null : 'line',
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
    note: isReal(id) ? NOT_REAL : null,
    milestones: [{ title: '全面改造完成', dueOn: finishOn }],
    place: isReal(id) ? null : 'point',
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
    ...VILLAGES.map(village),
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
