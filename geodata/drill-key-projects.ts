import { addDays, daysBetween } from '../src/domain/day'
import type { Level, PlanClass } from '../src/domain/vocabulary'
import { expectedPct, EVE, YEAR_END } from './drill-course'
import { leadsOf, type CurveName } from './drill-curves'
import { courseOf, drillItem, LEADERS, LIAISONS, numbered, type Course, type DrillItem } from './drill-item'
import { apportioned, between, pick, rounded, type Random } from './drill-random'

const UNIT = 'kaifaqu'
export const KEY_TAG = '重点项目'
/** What the zone reports of its key projects in 亿元, and how finely it is told. */
const TOTAL_YI = 453
const YEAR_PLAN_YI = 123.5
const TENTHS = 10

const FIELDS = {
  m: { id: 'manufacturing', name: '演练制造项目' },
  s: { id: 'service', name: '演练服务项目' },
  i: { id: 'infrastructure', name: '演练基础设施项目' },
  h: { id: 'housing', name: '演练安居项目' },
} as const
const LEVELS: Record<'P' | 'M' | 'D', Level> = { P: 'provincial', M: 'municipal', D: 'district' }
const CLASSES: Record<'c' | 'n', PlanClass> = { c: 'carryOver', n: 'newStart' }
const DEPARTMENTS = ['演练项目服务部', '演练规划建设部', '演练招商部', '演练土地部']
const FUNDINGS = [[], ['specialBond'], ['industryFund'], ['selfRaised'], ['fiscal', 'specialBond'], ['pilot']]

/** One row a project: what it is, how large against the others, when it is planned and when it begins (`-` = not in the year). */
const ROWS: readonly (readonly [string, string, number, string, string, string, CurveName])[] = [
  // Under way before the year.
  ['mPc', '精密部件', 38, '2022-04-01', '2025-06-30', '2022-04-06', 'summerAmber'],
  ['mPc', '海工装备', 26, '2022-06-15', '2025-03-31', '2022-06-20', 'winterAmber'],
  ['iPc', '综合管廊', 21, '2022-09-01', '2024-12-31', '2022-09-05', 'summerRed'],
  ['mMc', '智能仪表', 18, '2022-05-10', '2024-06-30', '2022-05-16', 'winterRed'],
  ['sMc', '研发办公楼', 15, '2022-08-01', '2024-10-31', '2022-08-01', 'winterAmber'],
  ['hMc', '安置小区一期', 14, '2022-03-15', '2024-03-31', '2022-03-21', 'winterRed'],
  ['mMc', '食品加工', 9, '2022-07-01', '2024-03-31', '2022-07-04', 'springStall'],
  ['mDc', '包装材料', 4, '2022-06-01', '2023-10-31', '2022-06-06', 'springAmber'],
  ['iDc', '污水提升泵站', 2.5, '2022-05-16', '2023-08-31', '2022-05-16', 'winterAmber'],
  ['sDc', '社区商业中心', 3.5, '2022-08-15', '2023-12-15', '2022-08-22', 'winterRed'],
  ['mDc', '模具车间', 3, '2022-09-13', '2024-02-29', '2022-09-13', 'autumnRed'],
  // Begun or resumed in the year, by the end of February.
  ['mPn', '动力电池壳体', 32, '2023-02-06', '2026-03-31', '2023-02-06', 'ahead'],
  ['hMc', '棚改回迁房', 13, '2023-01-30', '2025-06-30', '2023-02-01', 'autumnStall'],
  ['mMn', '传感器生产线', 11, '2023-02-20', '2025-01-31', '2023-02-20', 'summerAmber'],
  ['mDc', '橡胶制品', 5, '2023-02-06', '2024-06-30', '2023-02-08', 'steady'],
  ['sDn', '人才公寓', 6, '2023-02-15', '2024-12-31', '2023-02-15', 'autumnStall'],
  ['iDc', '供热管网', 4.5, '2023-02-13', '2024-05-31', '2023-02-27', 'summerAmber'],
  ['hDn', '老旧小区改造', 3, '2023-02-20', '2024-03-31', '2023-02-24', 'autumnRed'],
  // Begun from March to the day on which 33 have begun.
  ['mPn', '半导体封装', 24, '2023-03-01', '2026-06-30', '2023-03-20', 'steady'],
  ['sPc', '会展中心', 18, '2023-03-01', '2026-04-30', '2023-05-22', 'steady'],
  ['mMn', '电子元器件', 22, '2023-01-31', '2026-03-31', '2023-03-13', 'steady'],
  ['sMn', '数据服务中心', 16, '2023-02-24', '2025-10-31', '2023-04-10', 'autumnAmber'],
  ['iMc', '园区道路一期', 12, '2023-01-30', '2025-06-30', '2023-04-24', 'allAmber'],
  ['mMn', '生物试剂', 10, '2023-04-03', '2025-09-30', '2023-05-15', 'ahead'],
  ['hMn', '安置小区二期', 8, '2023-05-04', '2025-06-30', '2023-06-12', 'steady'],
  ['mDc', '铸造技改', 5, '2023-02-15', '2024-07-31', '2023-03-06', 'summerRed'],
  ['mDn', '注塑车间', 3.5, '2023-02-13', '2024-08-31', '2023-03-27', 'summerAmber'],
  ['sDn', '检验检测楼', 4.5, '2023-02-20', '2024-12-31', '2023-03-30', 'autumnStall'],
  ['iDn', '变电站', 3, '2023-02-20', '2024-09-30', '2023-04-17', 'autumnAmber'],
  ['mDc', '电机绕组', 6, '2023-02-01', '2024-12-31', '2023-04-20', 'autumnRed'],
  ['hDn', '保障性租赁房', 8, '2023-03-31', '2025-06-30', '2023-05-08', 'steady'],
  ['sDn', '物流仓储', 7, '2023-04-12', '2025-03-31', '2023-05-18', 'autumnAmber'],
  ['mDn', '环保设备', 6.5, '2023-05-05', '2025-03-31', '2023-06-06', 'autumnAmber'],
  // The one that passes 80 %.
  ['mDn', '光学镜片', 5.5, '2023-06-20', '2025-06-30', '2023-06-27', 'steady'],
  // Begun in the second half-year; the first of them is municipal and misses the aim of the first half.
  ['mMn', '氢能装备', 7.5, '2023-05-20', '2025-12-31', '2023-09-11', 'allAmber'],
  ['iDn', '雨污分流', 4, '2023-07-20', '2025-03-31', '2023-07-24', 'steady'],
  ['mDn', '线束加工', 4.5, '2023-07-10', '2025-03-31', '2023-08-14', 'allAmber'],
  ['sDn', '教育综合体', 9, '2023-09-15', '2026-06-30', '2023-09-18', 'steady'],
  ['hDn', '城中村安置房', 10, '2023-09-04', '2026-06-30', '2023-10-16', 'steady'],
  ['sDn', '康养服务中心', 8, '2023-11-10', '2026-06-30', '2023-11-13', 'steady'],
  ['iDn', '公共停车场', 5, '2023-10-20', '2025-06-30', '2023-12-04', 'steady'],
  ['mDn', '标准厂房', 7, '2023-10-10', '2025-12-31', '-', 'steady'],
]

/** What is told of single projects beside their curve. */
const STORIES: Readonly<Record<string, Partial<Course>>> = {
  'key-03': { says: [{ on: '2023-07-13', note: '管线迁改受阻，进度滞后' }] },
  'key-07': {
    says: [
      { on: '2023-03-24', note: '设备到货延期，停工待料' },
      { on: '2023-05-16', note: '设备到货，恢复施工' },
    ],
  },
  'key-10': { says: [{ on: '2023-06-20', note: '增加作业面，正在追赶' }] },
  'key-11': { says: [{ on: '2023-10-11', note: '资金未到位，进度持续滞后' }] },
  'key-05': { says: [{ on: '2023-04-10', leaders: ['李练'], note: '包保领导调整' }] },
  'key-13': { says: [{ on: '2023-07-17', liaisons: ['演练员38'], note: '包联人员调整' }] },
  'key-15': {
    drops: [{ on: '2023-07-18', pp: 6, days: 110 }],
    setback: { from: '2023-07-18', to: '2023-09-12' },
    says: [
      { on: '2023-07-18', note: '基础质量不合格，返工，退回开工阶段' },
      { on: '2023-09-12', note: '返工验收合格，恢复建设' },
    ],
  },
  'key-16': { says: [{ on: '2023-09-12', note: '总包更换，现场停工' }] },
  'key-19': { says: [{ on: '2023-03-20', note: '净地交付，当日开工' }] },
  'key-20': { gaps: [{ from: '2023-07-10', to: '2023-08-06' }] },
  'key-22': { gaps: [{ from: '2023-10-09', to: '2023-11-05' }] },
  'key-25': { says: [{ on: '2023-06-12', note: '土地手续补齐后开工' }] },
  'key-29': { gaps: [{ from: '2023-05-22', to: '2023-06-18' }] },
  'key-34': { says: [{ on: '2023-06-27', note: '开工率由此超过 80 %' }] },
  'key-35': {
    says: [
      { on: '2023-07-06', note: '安评未批，上半年未能开工' },
      { on: '2023-09-11', leaders: ['周练'], note: '安评批复后开工，包保领导调整' },
    ],
  },
  'key-42': { says: [{ on: '2023-12-06', note: '规划方案未通过，年内无法开工' }] },
}

/** Who is missing from the chain of responsibility, so that the gap can be seen. */
const MISSING: Readonly<Record<string, 'leaders' | 'liaisons'>> = { 'key-28': 'liaisons', 'key-41': 'leaders' }

const RESTING_PCT = 5

/** Whether the land was free at the beginning of the year: known of those under way and of some of the rest. */
const landClearedOf = (index: number) => (index < 18 ? true : index % 3 === 0 ? false : null)

function courseFor(id: string, index: number, random: Random): Course {
  const [code, , , , , begun, curve] = ROWS[index]!
  const isResting = code[2] === 'c' && begun > EVE
  const { says = [], ...story } = STORIES[id] ?? {}
  const freed = landClearedOf(index) === false && begun !== '-' ? [{ on: begun, landCleared: true }] : []
  return courseOf({
    begunOn: begun === '-' ? null : begun,
    before: [{ on: EVE, stage: isResting ? 'signed' : pick(random, ['planned', 'signed', 'signed']) }],
    pctBefore: isResting ? RESTING_PCT : 0,
    leads: leadsOf(curve, random),
    says: [...freed, ...says],
    ...story,
  })
}

/** The key projects of the zone: 42, whose totals and plans add up to what is reported of them. */
export function keyProjects(random: Random): DrillItem[] {
  const totals = apportioned(
    ROWS.map(([, , weight]) => weight),
    TOTAL_YI * TENTHS,
  )
  const asked = ROWS.map(([, , , startOn, finishOn]) => {
    const inYear = expectedPct(startOn, finishOn, YEAR_END) - expectedPct(startOn, finishOn, EVE)
    return inYear * between(random, 0.92, 1.08)
  })
  const plans = apportioned(
    asked.map((share, index) => share * totals[index]!),
    YEAR_PLAN_YI * TENTHS,
  )
  return ROWS.map((row, index) => {
    const [code, detail, , startOn, finishOn] = row
    const [field, level, planClass] = [...code] as ['m' | 's' | 'i' | 'h', 'P' | 'M' | 'D', 'c' | 'n']
    const id = `key-${numbered(index + 1)}`
    const leaders = [LEADERS[index % 8]!]
    const liaisons = [LIAISONS[index % 24]!]
    return drillItem({
      kind: 'project',
      id,
      name: `${FIELDS[field].name}${numbered(index + 1)}（${detail}）`,
      unit: UNIT,
      tags: [KEY_TAG],
      leaders: MISSING[id] === 'leaders' ? [] : leaders,
      departments: [DEPARTMENTS[index % DEPARTMENTS.length]!],
      liaisons: MISSING[id] === 'liaisons' ? [] : liaisons,
      startOn,
      finishOn,
      planBasis: planClass === 'c' && startOn > EVE ? '续建项目，按计划复工日计' : null,
      own: {
        level: LEVELS[level],
        field: FIELDS[field].id,
        planClass: CLASSES[planClass],
        totalYi: rounded(totals[index]! / TENTHS, 1),
        yearPlanYi: rounded(plans[index]! / TENTHS, 1),
        landCleared: landClearedOf(index),
        funding: FUNDINGS[index % FUNDINGS.length]!,
      },
      milestones: [
        { title: '开工', dueOn: startOn },
        { title: '主体完工', dueOn: addDays(startOn, Math.round(daysBetween(startOn, finishOn) * 0.6)) },
        { title: '竣工投产', dueOn: finishOn },
      ],
      place: index % 7 === 4 ? null : index % 5 === 1 ? 'area' : 'point',
      course: courseFor(id, index, random),
    })
  })
}
