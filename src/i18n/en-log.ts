import type { zhLog } from './zh-log'

const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const n = (value: number) => numbers.format(value)
const days = (value: number) => (value === 1 ? '1 day' : `${n(value)} days`)
const hours = (value: number) => (value === 1 ? '1 hour' : `${n(value)} hours`)
const counted = (value: number, one: string, many: string) => (value === 1 ? `1 ${one}` : `${n(value)} ${many}`)

export const enLog: typeof zhLog = {
  blockers: { design: 'Planning and design', approval: 'Approvals', land: 'Land and relocation', other: 'Other' },
  verdict: {
    behindPp: (behind) => `${n(behind)} points behind schedule`,
    behindShare: (share) => `${n(share)} % short of what is expected`,
    daysPastStart: (value) => `not started, ${days(value)} late`,
    monthsPastStart: (value) => `start missed by ${counted(value, 'month', 'months')}`,
    daysPastFinish: (value) => `not finished, ${days(value)} late`,
    daysPastBlockerDue: (value) => `blocker ${days(value)} overdue`,
    detailed: (brief, detail) => `${brief} (${detail})`,
    pace: (expected, actual) => `${n(expected)} % expected, ${n(actual)} % done`,
    planned: (due) => `planned ${due}`,
    toClear: (due) => `due ${due}`,
    onTrack: 'nothing late by the rules',
    notDue: (startOn) => `not due to start before ${startOn}`,
    through: 'all done',
    cannotTell: (missing) => `cannot tell: ${missing} not reported`,
    missing: { stage: 'stage', progress: 'progress', startOn: 'planned start', finishOn: 'planned finish' },
    recovering: (redUntil, amberUntil) =>
      `caught up; alert until ${redUntil}, kept at “behind” until ${amberUntil} by the rules`,
  },
  silence: {
    never: 'never reported',
    overdue: (value, late) =>
      late <= 1 ? `report ${hours(Math.max(1, Math.floor(value)))} overdue` : `report ${days(late)} overdue`,
    due: (day) => `due by ${day}`,
    last: (day) => `last report ${day}`,
    missing: (unit) => `report of ${unit} missing`,
  },
  log: {
    noUnit: 'unit not reported',
    unlisted: 'Not in the ledger on this day: shown as the ledger has it.',
    local: 'noted here, not published',
  },
  timeBar: {
    title: 'Time bar',
    day: 'Shown day',
    play: 'Play',
    pause: 'Pause',
    speed: 'Speed',
    perSecond: (value) => `${days(value)} a second`,
    dayBack: 'Previous day',
    dayOn: 'Next day',
    reviewBack: 'Previous review',
    reviewOn: 'Next review',
    latest: 'Back to latest',
    beforeLog: 'before the log: no reports',
    afterLog: 'after the log',
    beforeData: (value) => `${days(value)} earlier than the data`,
    afterData: (value) => `${days(value)} later than the data`,
    review: (day) => `${day} review`,
    deadline: (day, titles) => `${day} deadline: ${titles}`,
    sinceReview: 'Since last review',
    comparing: (day) => `since ${day}`,
    marks: 'Ticks are reviews, flags are deadlines of targets',
  },
  changes: {
    title: 'Changes',
    key: 'blue halo: changed since the day compared with',
  },
  openAgenda: 'Agenda',
  openCharts: 'Charts',
  rules: { title: 'Light rules', none: 'The pack has no light rules' },
  targetState: {
    reportedOnly: 'As reported: the pack does not hold the members',
    unknownMembers: (count) => `${n(count)} not reported`,
    needed: (perWeek) => `${perWeek} a week needed`,
    pace: (perWeek) => `${perWeek} a week of late`,
    members: (count) => `${count}`,
    deadlineUnknown: 'not reported at the deadline',
    notMet: 'due today, not met',
    onCourse: 'will be met at this pace',
    offCourse: 'will not be met at this pace',
    met: 'met',
    trendUp: (count) => `+${count} in four weeks`,
    trendDown: (count) => `−${count} in four weeks`,
    trendNone: 'no change in four weeks',
    atDeadline: (value, met) => `${value} at the deadline, ${met ? 'met' : 'not met'}`,
    gapYi: (yi) => `${yi} 亿元 short`,
    light: 'Light the members',
    lit: (done, open, unknown) =>
      `${n(done + open + unknown)} members lit: solid done (${n(done)}), dashed open (${n(open)})${unknown > 0 ? ` or not reported (${n(unknown)})` : ''}`,
    keyDone: 'solid ring: member of the target, done',
    keyOpen: 'dashed ring: member, open',
    unlight: 'Put out',
  },
}
