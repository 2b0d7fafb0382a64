import type { zhCharts } from './zh-charts'

const numbers = new Intl.NumberFormat('en-GB')
const count = (n: number) => numbers.format(n)
const some = (n: number, one: string, many: string) => `${count(n)} ${n === 1 ? one : many}`
const items = (n: number) => some(n, 'item', 'items')
const villages = (n: number) => some(n, 'village', 'villages')
const households = (n: number) => some(n, 'household', 'households')

/** The charts panel in English. */
export const enCharts: typeof zhCharts = {
  title: 'Charts',
  scope: items,
  asTable: 'Table',
  asChart: 'Chart',
  loading: 'Loading charts',
  failed: 'The charts did not load; here are the tables.',
  then: (first, second) => `${first}; ${second}`,
  lights: { green: 'on track', amber: 'behind', red: 'alert', silent: 'no report', none: 'cannot be told' },
  categories: { design: 'Planning and design', approval: 'Approvals', land: 'Land and relocation', other: 'Other' },
  funnel: {
    measure: (family) => `${family}: items by stage`,
    families: {
      pipeline: 'Projects and parks',
      relocation: 'Villages',
      construction: 'Roads and communities',
    },
    begun: {
      pipeline: (n, of) => `${count(n)} of ${some(of, 'project or park', 'projects and parks')} have started`,
      relocation: (n, of) => `${count(n)} of ${villages(of)} have begun signing`,
      construction: (n, of) => `${count(n)} of ${some(of, 'road or community', 'roads and communities')} have begun`,
    },
    ofKnown: (finding) => `${finding} (stage known)`,
    crowded: (n, stage) => `${count(n)} stand at stage ${stage}`,
    crowdedFor: (n, stage, days) => `${count(n)} stand at stage ${stage}, ${days} days in median`,
    missing: (n, family) =>
      `${family}: the stage of ${n === 1 ? 'the only one' : `all ${count(n)}`} is not reported, so there is nothing to chart.`,
    passed: 'have passed it',
    standing: 'stand in it',
    standingFor: (n, days) => `${count(n)} for ${days} d`,
    standingUnknown: (n) => `${count(n)}, days not reported`,
    unknown: (n) => `Stage not reported: ${count(n)}, not in the chart.`,
    undated: (n) => `No report says since when: ${count(n)}, not in the medians.`,
    stage: 'Stage',
    reached: 'Reached',
    now: 'Stand in it',
    median: 'Days in it (median)',
  },
  curve: {
    measure: (year) => `Investment ${year}: 亿元 since 1 January`,
    planned: 'planned',
    actual: 'actual',
    behind: (planned, actual, gap) => `${actual} 亿元 completed of ${planned} due by now: ${gap} short`,
    ahead: (planned, actual, gap) => `${actual} 亿元 completed of ${planned} due by now: ${gap} ahead`,
    even: (planned) => `${planned} 亿元 due by now and completed`,
    compared: (n, finding) => `${items(n)} that can be compared: ${finding}`,
    plannedAlone: (planned) => `${planned} 亿元 due by now; completion not reported`,
    actualAlone: (actual) => `${actual} 亿元 completed; no plan for the year reported`,
    incomparable: (planned, actual) =>
      `Plan and completion are of different items: ${planned} 亿元 due, ${actual} completed`,
    missing: (n) =>
      `${items(n)}: neither a plan for the year nor completion at its start is reported, so there is nothing to chart.`,
    nothing: 'No item carries an investment, so there is nothing to chart.',
    withoutPlan: (n) =>
      `No plan for the year reported: ${items(n)}, not in the planned line; what they completed is in the actual one.`,
    withoutDays: (n) => `No full planned period in this year: ${items(n)}, spread over the whole year.`,
    withoutDone: (n) => `Completion at the start of the year not reported: ${items(n)}, not in the actual line.`,
    day: 'Day',
    month: (n) =>
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][n - 1] ?? String(n),
  },
  ranking: {
    measure: 'Units: share of lights, by alert, behind and no report together',
    worst: (unit, n, of) => `${unit} needs attention most: ${count(n)} of ${items(of)} alert, behind or unreported`,
    calm: (n, dark) =>
      `Nothing is alert, behind or unreported in ${some(n, 'unit', 'units')}${dark > 0 ? `; ${items(dark)}: cannot tell` : ''}`,
    missing: (n) =>
      `${items(n)}: no light can be told, for want of rules or of the plans, progress and reports they need.`,
    unit: 'Unit',
    items: 'Items',
    troubled: 'Share',
  },
  blockers: {
    measure: 'Blockers: category and days open',
    open: (n, held) => `${some(n, 'open blocker', 'open blockers')} on ${items(held)}`,
    overdue: (n) => `${count(n)} overdue`,
    noneOverdue: 'none overdue',
    most: (category, n) => `most in ${category}: ${count(n)}`,
    none: 'These items have no open blocker.',
    missing: 'The data hold no ledger of blockers, so there is nothing to chart.',
    bands: { week: '≤ 7 days', month: '8–30', quarter: '31–90', longer: '> 90 days' },
    late: 'overdue',
    total: count,
    totalLate: (n, late) => `${count(n)} · ${count(late)} overdue`,
    cell: (n, late) => `${count(n)} (${count(late)} overdue)`,
    category: 'Category',
    all: 'All',
    oldest: 'Oldest (days)',
  },
  relocation: {
    measure: 'Relocation: households',
    vacated: (n, of, share) => `${count(n)} of ${households(of)} vacated (${share})`,
    vacatedUnknown: (of) => `${households(of)}; how many have vacated is not reported`,
    needed: (pace) => `${pace} a day needed`,
    neededAndRecent: (pace, recent) => `${pace} a day needed, ${recent} in the last 28 days`,
    recentAlone: (recent) => `${recent} a day in the last 28 days`,
    overdue: (n, left) => `No day left: ${villages(n)} with ${households(left)} still to vacate.`,
    neededUnknown: (n) => `No planned finish or count of vacated: ${villages(n)}, not in the pace needed.`,
    recentUnknown: (n) =>
      `No count of vacated now or 28 days ago: ${villages(n)}, not in the pace of the last 28 days.`,
    withoutTotal: (n) => `Total households not reported: ${villages(n)}, not in the chart.`,
    partial: (step, n) => `${step}: not reported by ${villages(n)}; the share is of those that report.`,
    missing: (n) => `${villages(n)}: total households not reported, so there is nothing to chart.`,
    nothing: 'There is no village redevelopment, so there is nothing to chart.',
    total: 'Households',
    steps: { signed: 'Signed', vacated: 'Vacated', demolished: 'Demolished', rehoused: 'Rehoused' },
    households: count,
    householdsShare: (n, share) => `${count(n)} · ${share}`,
    step: 'Step',
    count: 'Households',
    share: 'Share',
    unknownVillages: 'Villages not reporting',
    village: 'Village',
    left: 'To vacate',
    finish: 'Planned finish',
    due: 'no day left',
    pastDue: (days) => `${some(days, 'day', 'days')} past`,
    neededPerDay: 'Needed a day',
    recentPerDay: 'Last 28 days, a day',
  },
}
