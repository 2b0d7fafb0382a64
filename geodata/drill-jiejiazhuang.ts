import type { Stage } from '../src/domain/vocabulary'
import { EVE } from './drill-course'
import { leadsIn, leadsOf, type CurveName } from './drill-curves'
import { courseOf, drillItem, NOT_REAL, type Course, type DrillItem } from './drill-item'
import type { Random } from './drill-random'
import { KEY_TAG } from './drill-key-projects'
import { LEAD_TAG } from './drill-leads'

const UNIT = 'jiejiazhuang'
const TWO_HEADS = ['吴演', '郑练']
const TWO_DEPUTIES = ['演练员33', '演练员34']
const SILENCE_ENDS = '2023-09-01'
const RESUMED = { on: SILENCE_ENDS, note: '恢复报送' }

interface KeyRow {
  id: string
  name: string
  field: string
  planClass: 'carryOver' | 'newStart'
  startOn: string
  finishOn: string
  begunOn: string
  totalYi: number
  yearPlanYi: number
  curve: CurveName
}

const KEY_PROJECTS: readonly KeyRow[] = [
  {
    id: 'changrong-wenchuangyuan',
    name: '长荣文创园',
    field: 'service',
    planClass: 'carryOver',
    startOn: '2022-10-10',
    finishOn: '2024-06-30',
    begunOn: '2022-10-10',
    totalYi: 4.2,
    yearPlanYi: 2.4,
    curve: 'steady',
  },
  {
    id: 'wenlv-xueyuan-jiaoxuelou',
    name: '烟台文旅学院教学楼',
    field: 'service',
    planClass: 'newStart',
    startOn: '2023-03-20',
    finishOn: '2024-08-31',
    begunOn: '2023-03-20',
    totalYi: 1.6,
    yearPlanYi: 0.8,
    curve: 'ahead',
  },
  {
    id: 'guli-xinnengyuan',
    name: '烟台市固力新能源材料有限公司项目',
    field: 'manufacturing',
    planClass: 'newStart',
    startOn: '2023-05-15',
    finishOn: '2024-12-31',
    begunOn: '2023-05-22',
    totalYi: 3,
    yearPlanYi: 1.1,
    curve: 'steady',
  },
]

const LEADS: readonly {
  id: string
  name: string
  tag: string
  totalYi: number
  startOn: string
  finishOn: string
  steps: readonly (readonly [string, Stage])[]
  begunOn: string | null
}[] = [
  {
    id: 'shenhai-baozhuang',
    name: '深海包装',
    tag: '推动落地',
    totalYi: 1.2,
    startOn: '2023-10-16',
    finishOn: '2024-12-31',
    steps: [['2023-04-17', 'signed']],
    begunOn: '2023-10-16',
  },
  {
    id: 'qilin-qixiu',
    name: '启麟汽修',
    tag: '推动落地',
    totalYi: 0.6,
    startOn: '2023-11-20',
    finishOn: '2024-10-31',
    steps: [['2023-07-17', 'signed']],
    begunOn: '2023-11-20',
  },
  {
    id: 'longmen-diankangqi',
    name: '龙门电抗器',
    tag: '推动落地',
    totalYi: 1.5,
    startOn: '2024-03-01',
    finishOn: '2025-06-30',
    steps: [['2023-09-18', 'signed']],
    begunOn: null,
  },
  {
    id: 'jilin-yiyao',
    name: '吉林医药',
    tag: '推动落地',
    totalYi: 2,
    startOn: '2024-05-01',
    finishOn: '2025-12-31',
    steps: [],
    begunOn: null,
  },
  {
    id: 'zhongzhi-xinpian-shifanyuan',
    name: '莱山种质芯片产业示范园',
    tag: '对接',
    totalYi: 5,
    startOn: '2024-06-01',
    finishOn: '2026-12-31',
    steps: [],
    begunOn: null,
  },
]

function course(given: Partial<Course>): Course {
  return courseOf({ ...given, says: [RESUMED, ...(given.says ?? [])] })
}

/** The subdistrict's projects, its park and a road: led by two heads and two deputies, and silent in August. */
export function jiejiazhuangItems(random: Random): DrillItem[] {
  const shared = {
    unit: UNIT,
    note: NOT_REAL,
    leaders: TWO_HEADS,
    departments: ['演练经济发展办'],
    liaisons: TWO_DEPUTIES,
  }
  const keys = KEY_PROJECTS.map(
    ({ id, name, field, planClass, startOn, finishOn, begunOn, totalYi, yearPlanYi, curve }) =>
      drillItem({
        ...shared,
        kind: 'project',
        id,
        name,
        tags: [KEY_TAG],
        taskForce: '演练专班',
        startOn,
        finishOn,
        own: { field, planClass, totalYi, yearPlanYi, landCleared: true },
        milestones: [
          { title: '开工', dueOn: startOn },
          { title: '竣工投产', dueOn: finishOn },
        ],
        course: course({ begunOn, before: [{ on: EVE, stage: 'signed' }], leads: leadsOf(curve, random) }),
      }),
  )
  const pipeline = LEADS.map(({ id, name, tag, totalYi, startOn, finishOn, steps, begunOn }) =>
    drillItem({
      ...shared,
      kind: 'project',
      id,
      name,
      tags: [LEAD_TAG, tag],
      leaders: [TWO_HEADS[0]!],
      startOn,
      finishOn,
      own: { planClass: startOn < '2024-01-01' ? 'newStart' : null, totalYi },
      course: course({
        begunOn,
        before: [{ on: EVE, stage: 'negotiating' }, ...steps.map(([on, stage]) => ({ on, stage }))],
      }),
    }),
  )
  const park = drillItem({
    ...shared,
    kind: 'park',
    id: 'jiejiazhuang-gongyeyuan',
    name: '解甲庄工业园',
    tags: ['提升改造'],
    startOn: '2022-11-01',
    finishOn: '2024-03-31',
    own: { totalYi: 1.8, yearPlanYi: 1.2, areaM2: 420000 },
    milestones: [{ title: '提升改造', dueOn: '2024-03-31' }],
    course: course({ begunOn: '2022-11-01', leads: leadsOf('springAmber', random) }),
  })
  const road = drillItem({
    kind: 'road',
    id: 'road-02',
    name: '演练二路',
    unit: UNIT,
    leaders: TWO_HEADS,
    departments: ['演练建设办'],
    liaisons: TWO_DEPUTIES,
    startOn: '2023-03-01',
    finishOn: '2023-11-30',
    own: { totalYi: 0.5, yearPlanYi: 0.5, lengthKm: 1.2 },
    milestones: [{ title: '通车', dueOn: '2023-11-30' }],
    place: 'line',
    course: course({
      begunOn: '2023-03-06',
      leads: leadsIn('01-01 2, 05-10 2, 06-20 -8, 07-31 -9, 10-10 -18, 11-20 -18, 12-15 -3, 12-22 0'),
      says: [{ on: '2023-10-16', note: '沥青供应不足，通车推迟' }],
    }),
  })
  return [...keys, ...pipeline, park, road]
}
