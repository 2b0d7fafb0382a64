import { EVE } from './drill-course'
import { leadsIn } from './drill-curves'
import { courseOf, drillItem, isMadeUp, LEADERS, NOT_REAL, type Course, type DrillItem } from './drill-item'

const UNIT = 'chujia'
const EIGHT_TAG = '年内八村'

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
    leads: '01-01 -7, 04-10 -7, 06-10 4, 10-27 16',
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
    leads: '01-09 1, 02-24 -6, 04-14 -6, 05-08 2, 09-01 3, 12-08 8',
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
    leads: '02-20 1, 03-25 -7, 04-30 -7, 06-10 8, 09-28 30',
  },
]

function village({ id, name, households, startOn, finishOn, begunOn, leads, course }: VillageRow, index: number) {
  const totalYi = Math.round(households * 0.9) / 100
  return drillItem({
    kind: 'village',
    id,
    name,
    unit: UNIT,
    tags: ['旧村改造', EIGHT_TAG],
    leaders: [LEADERS[index]!],
    departments: ['演练征收办'],
    liaisons: [`演练包村员${index + 1}`],
    startOn,
    finishOn,
    note: isMadeUp(id) ? null : NOT_REAL,
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
    place: isMadeUp(id) ? 'area' : null,
    course: courseOf({ begunOn, leads: leadsIn(leads), ...course }),
  })
}

/** The villages to be cleared within the year. */
export function villages(): DrillItem[] {
  return VILLAGES.map(village)
}
