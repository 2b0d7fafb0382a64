import type { BlockerCategory } from '../../domain/report'
import type { Accuracy, Funding, Kind, Level, PlanClass, Stage } from '../../domain/vocabulary'

type Words<T extends string> = Readonly<Partial<Record<T, readonly string[]>>>

/** What offices call the kinds, in the titles of files and sheets as well as in cells; folded. */
export const KIND_WORDS: Record<Kind, readonly string[]> = {
  village: ['旧村改造', '村庄搬迁', '城中村改造', '旧村', '村庄改造', '征迁村', '征迁村居', '搬迁村', '村庄', '棚改村'],
  road: ['道路', '路网', '断头路', '道路工程', '市政道路', '道路建设'],
  park: ['产业园区', '园区', '产业园', '重点片区'],
  land: ['低效用地', '低效土地', '闲置厂房', '闲置土地', '低效闲置', '腾笼换鸟', '低效地块', '闲置用地'],
  enterprise: ['龙头企业', '重点企业', '企业名录', '企业'],
  community: ['品质社区', '老旧小区', '社区改造', '小区改造', '社区'],
  project: ['重点项目', '建设项目', '省市重点', '项目'],
}

const BEFORE_START = ['谋划', '谋划中', '谋划阶段', '策划', '储备', '规划中', '拟建', '谋划储备']
const UNDER_WAY = ['建设', '在建', '建设中', '在建中', '建设阶段', '施工', '施工中', '正在建设', '正在施工', '建设期']

/** Only words that leave no doubt; every other one is asked about. */
const PIPELINE: Words<Stage> = {
  planned: BEFORE_START,
  negotiating: ['在谈', '洽谈', '洽谈中', '在谈项目', '正在洽谈', '对接洽谈'],
  signed: ['签约', '已签约', '签约项目', '已签约未开工'],
  started: ['开工', '已开工', '新开工', '开工阶段'],
  building: UNDER_WAY,
  operating: ['投产', '已投产', '建成投产', '竣工投产', '运营', '已运营', '投入运营', '投产运营', '投入使用', '已投用'],
}
const CONSTRUCTION: Words<Stage> = {
  planned: [...BEFORE_START, '未开工', '前期', '前期阶段', '前期手续', '计划', '未启动'],
  building: [...UNDER_WAY, '开工', '已开工', '改造中', '正在改造'],
}
export const STAGE_WORDS: Record<Kind, Words<Stage>> = {
  project: PIPELINE,
  park: PIPELINE,
  village: {
    planned: ['谋划', '未启动', '计划', '前期', '摸底', '入户摸底', '调查摸底', '谋划中'],
    signing: ['签约', '签约中', '正在签约', '签约阶段', '协议签订', '签协议'],
    vacating: ['腾空', '腾空中', '正在腾空', '腾空阶段', '搬离', '搬迁腾空'],
    demolishing: ['拆除', '拆除中', '正在拆除', '拆除阶段'],
    cleared: ['净地', '已净地', '已清零', '场地净地', '拆除完毕', '已拆除完毕'],
    resettled: ['回迁', '已回迁', '回迁安置', '已安置', '全部回迁', '完成回迁'],
  },
  road: {
    ...CONSTRUCTION,
    open: ['通车', '已通车', '建成通车', '竣工通车', '已建成通车', '打通', '已打通', '建成', '已建成'],
  },
  community: {
    ...CONSTRUCTION,
    open: ['建成', '已建成', '完工', '已完工', '竣工', '已竣工', '改造完成', '已完成改造', '投入使用', '已完成'],
  },
  land: {},
  enterprise: {},
}

export const LEVEL_WORDS: Words<Level> = {
  provincial: ['省级', '省重点', '省级重点', '省重点项目', '省重大', '省重大项目', '省级重点项目', '省'],
  municipal: ['市级', '市重点', '市级重点', '市重点项目', '市重大', '市重大项目', '市级重点项目', '市'],
  district: ['区级', '区重点', '区级重点', '区重点项目', '县级', '区县级', '区级重点项目', '区'],
}
export const PLAN_CLASS_WORDS: Words<PlanClass> = {
  carryOver: ['续建', '续建项目', '结转', '结转续建', '跨年续建'],
  newStart: ['新建', '新建项目', '新开工', '新开工项目', '新开'],
}
export const FUNDING_WORDS: Words<Funding> = {
  specialBond: ['专项债', '专项债券', '地方政府专项债', '地方政府专项债券', '政府专项债', '政府专项债券', '专项债资金'],
  industryFund: ['产业基金', '产业引导基金', '政府产业基金'],
  pilot: ['试点示范', '试点', '示范试点', '试点示范资金'],
  fiscal: ['财政', '财政资金', '区财政', '财政拨款', '政府投资', '财政投资', '区级财政', '市财政', '本级财政'],
  selfRaised: ['自筹', '企业自筹', '自有资金', '自筹资金', '企业投资', '企业自有资金', '企业自有'],
}
export const ACCURACY_WORDS: Words<Accuracy> = {
  surveyed: ['实测', '测量', '勘测', '测绘', '实地测量', '勘测定界'],
  digitised: ['矢量化', '数字化', '图上量取', '图上勾绘', '底图勾绘', '勾绘', '影像勾绘'],
  approximate: ['示意', '大致', '大概', '概略', '近似', '大致位置', '示意位置'],
}
export const CATEGORY_WORDS: Words<BlockerCategory> = {
  design: ['规划设计', '规划', '设计', '规划设计类'],
  approval: ['手续办理', '手续', '审批', '审批手续', '前期手续', '手续类', '手续办理类'],
  land: ['征地拆迁', '征迁', '土地', '征地', '拆迁', '用地', '征拆', '征地拆迁类', '土地征迁'],
  other: ['其他', '其它', '资金', '其他类'],
}
/** Parts of a blocker's text that leave no doubt of its category. */
export const CATEGORY_PARTS: Record<Exclude<BlockerCategory, 'other'>, readonly string[]> = {
  land: ['征地', '拆迁', '征迁', '征拆', '土地', '用地', '附着物', '迁坟', '拆除', '腾空', '补偿协议'],
  approval: ['手续', '审批', '环评', '批复', '许可证', '报批', '能评', '核准', '备案'],
  design: ['规划', '设计', '图纸', '方案调整', '控规'],
}

/** `other` words of yes and no; a column's own word (`闲置`) with or without 未 counts as well. */
export const YES_WORDS = ['是', '有', '√', '✓', '✔', 'y', 'yes', 'true', '已', '已完成', '完成', '1', '对']
export const NO_WORDS = ['否', '不是', '无', '×', '✗', '✘', 'x', 'n', 'no', 'false', '未', '未完成', '没有', '0', '非']
export const YES_STEMS: Readonly<Record<string, readonly string[]>> = {
  idle: ['闲置', '低效闲置'],
  anchor: ['龙头', '龙头企业'],
  landCleared: ['净地', '已净地', '已清零', '征迁完成', '已完成征迁'],
}

/** What stands for nothing. */
export const EMPTY_WORDS = [
  '/',
  '\\',
  '—',
  '——',
  '-',
  '--',
  '–',
  '一',
  '无',
  '暂无',
  '待定',
  '未知',
  '未填报',
  '不详',
  'n/a',
  'na',
  'null',
  '空',
  '…',
]
/** Blockers that are none. */
export const NO_BLOCKER_WORDS = [
  '没有',
  '无问题',
  '不存在',
  '暂无问题',
  '无堵点',
  '正常',
  '正常推进',
  '无困难',
  '暂无堵点',
  '无需协调',
]
