import type { BlockerCategory } from '../domain/report'
import type { Verdict } from '../domain/verdict'

const numbers = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 1 })
const n = (value: number) => numbers.format(value)

/** Words for the dated log: lights and why, blockers, changes, the time bar, the agenda. */
export const zhLog = {
  blockers: { design: '规划设计', approval: '手续办理', land: '征地拆迁', other: '其他' } satisfies Record<
    BlockerCategory,
    string
  >,
  verdict: {
    behindPp: (behind: number) => `落后序时 ${n(behind)} 个百分点`,
    behindShare: (share: number) => `比应完成的少 ${n(share)} %`,
    daysPastStart: (days: number) => `逾期未启动 ${n(days)} 天`,
    monthsPastStart: (months: number) => `错过计划启动月 ${n(months)} 个月`,
    daysPastFinish: (days: number) => `逾期未完成 ${n(days)} 天`,
    daysPastBlockerDue: (days: number) => `堵点逾期 ${n(days)} 天`,
    detailed: (brief: string, detail: string) => `${brief}（${detail}）`,
    pace: (expected: number, actual: number) => `应完成 ${n(expected)} %，实际 ${n(actual)} %`,
    planned: (due: string) => `计划 ${due}`,
    toClear: (due: string) => `应于 ${due} 前解决`,
    onTrack: '按规则判断，无滞后',
    notDue: (startOn: string) => `未到计划启动日 ${startOn}`,
    through: '已全部完成',
    cannotTell: (missing: string) => `无法判断：${missing}未填报`,
    missing: { stage: '阶段', progress: '完成比例', startOn: '计划启动日', finishOn: '计划完成日' } satisfies Record<
      Verdict['missing'][number],
      string
    >,
    recovering: (redUntil: string, amberUntil: string) =>
      `已赶上进度；${redUntil} 前为预警，按规则到 ${amberUntil} 仍为滞后`,
  },
  silence: {
    never: '从未报送',
    overdue: (hours: number, days: number) =>
      days <= 1 ? `逾期 ${n(Math.max(1, Math.floor(hours)))} 小时未报` : `逾期 ${n(days)} 天未报`,
    due: (day: string) => `应于 ${day} 前报送`,
    last: (day: string) => `上次报送 ${day}`,
    missing: (unit: string) => `缺${unit}的报送`,
  },
  log: {
    noUnit: '单位未填报',
    unlisted: '该事项在这一天尚未入库或已退库，所示为台账内容。',
    local: '本机记录，未发布',
  },
  timeBar: {
    title: '时间轴',
    day: '截至日',
    play: '播放',
    pause: '暂停',
    speed: '速度',
    perSecond: (days: number) => `每秒 ${n(days)} 天`,
    dayBack: '前一天',
    dayOn: '后一天',
    reviewBack: '上次调度',
    reviewOn: '下次调度',
    latest: '回到数据日',
    beforeLog: '早于日志首日，无报送',
    afterLog: '晚于日志末日',
    beforeData: (days: number) => `数据日前 ${n(days)} 天`,
    afterData: (days: number) => `数据日后 ${n(days)} 天`,
    review: (day: string) => `${day} 调度`,
    deadline: (day: string, titles: string) => `${day} 期限：${titles}`,
    sinceReview: '较上次调度',
    comparing: (day: string) => `较 ${day}`,
    marks: '短线为调度日，旗标为目标期限',
  },
  changes: {
    title: '变化',
    key: '浅蓝光圈：对比日以来有变化',
  },
  openAgenda: '调度清单',
  openCharts: '图表',
  rules: { title: '灯号规则', none: '数据包没有灯号规则' },
  targetState: {
    reportedOnly: '来源报道，数据包不含其成员',
    unknownMembers: (count: number) => `${n(count)} 个未填报`,
    needed: (perWeek: string) => `须每周 ${perWeek}`,
    pace: (perWeek: string) => `近四周每周 ${perWeek}`,
    members: (count: string) => `${count} 个`,
    deadlineUnknown: '期限日情况未填报',
    notMet: '今天到期，未达标',
    onCourse: '按此进度可达标',
    offCourse: '按此进度不能达标',
    met: '已达标',
    trendUp: (count: string) => `近四周 +${count}`,
    trendDown: (count: string) => `近四周 −${count}`,
    trendNone: '近四周无变化',
    atDeadline: (value: string, met: boolean) => `期限日 ${value}，${met ? '已达标' : '未达标'}`,
    gapYi: (yi: string) => `还差 ${yi} 亿元`,
    light: '点亮成员',
    lit: (done: number, open: number, unknown: number) =>
      `已点亮 ${n(done + open + unknown)} 个成员：实线已完成 ${n(done)}，虚线未完成 ${n(open)}${unknown > 0 ? `、未填报 ${n(unknown)}` : ''}`,
    keyDone: '实线圈：目标成员，已完成',
    keyOpen: '虚线圈：目标成员，未完成',
    unlight: '熄灭',
  },
}
