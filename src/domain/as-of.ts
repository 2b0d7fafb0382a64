import type { Accountability, Households, Item } from './item'
import { stageOf } from './item'
import type { Pack } from './pack'
import type { Blocker, Report } from './report'
import { STAGES_OF, type Stage } from './vocabulary'

/** A report by which a stage went back. */
export interface Regression {
  from: Stage
  to: Stage
  report: Report
}

/** Where one item stands on a day. */
export interface Standing {
  /** The item with everything that was reported up to the day. */
  item: Item
  /** The latest report; `null` = nobody has reported yet. */
  lastReport: Report | null
  /** The report that brought the present stage; `null` = the ledger's own, or unknown. */
  stageReport: Report | null
  /** The latest of the steps back whose stage has not been reached again. */
  regression: Regression | null
  /** Blockers opened by the day, in the order of the pack; one that is closed later is still open. */
  blockers: readonly Blocker[]
}

/** What was known of every listed item on a day, in the order of the pack. */
export interface DayState {
  day: string
  standings: readonly Standing[]
  byId: ReadonlyMap<string, Standing>
}

export type LogPack = Pick<Pack, 'items' | 'reports' | 'blockers'>

/** The state on any day of one pack. */
export interface AsOf {
  on(day: string): DayState
  /** Every report of an item, earliest first; within a day in the order of the file. */
  reportsOf(itemId: string): readonly Report[]
}

/** What follows from a run of reports, without blockers. */
interface Version extends Omit<Standing, 'blockers' | 'regression'> {
  /** The day from which it holds; `null` = from the beginning. */
  from: string | null
  delisted: boolean
  /** Steps back whose stage has not been reached again, earliest first. */
  regressions: readonly Regression[]
}

/** The blockers known from a day on, with that day; `null` = from the beginning. */
interface BlockerVersion extends Pick<Standing, 'blockers'> {
  from: string | null
}

/** One item's history: its versions by day, those of its blockers, and when it is listed. */
interface History {
  listedOn: string | null
  versions: readonly Version[]
  blockerVersions: readonly BlockerVersion[]
  seen: Map<string, Standing>
}

/** The state on a day: ledger and reports up to it; what comes later is not known. Pure. */
export function stateOn(pack: LogPack, day: string): DayState {
  return createAsOf(pack).on(day)
}

/** Indexes a pack's log once, so that every day can be asked for quickly; unchanged items keep their very object from day to day. */
export function createAsOf(pack: LogPack): AsOf {
  const reports = grouped(pack.reports)
  for (const own of reports.values()) own.sort((a, b) => compareText(a.on, b.on))
  const blockers = grouped(pack.blockers)
  const histories = pack.items.map((item): History => ({
    listedOn: item.listedOn,
    versions: versionsOf(item, reports.get(item.id) ?? []),
    blockerVersions: blockerVersionsOf(blockers.get(item.id) ?? []),
    seen: new Map(),
  }))
  return {
    on: (day) => {
      const standings = histories.map((history) => standingOn(history, day)).filter((standing) => standing !== null)
      return { day, standings, byId: new Map(standings.map((standing) => [standing.item.id, standing])) }
    },
    reportsOf: (itemId) => reports.get(itemId) ?? [],
  }
}

function grouped<T extends { itemId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.itemId)
    if (group === undefined) groups.set(row.itemId, [row])
    else group.push(row)
  }
  return groups
}

function standingOn({ listedOn, versions, blockerVersions, seen }: History, day: string): Standing | null {
  if (listedOn !== null && day < listedOn) return null
  const version = lastUpTo(versions, day)
  if (versions[version]!.delisted) return null
  const blockerVersion = lastUpTo(blockerVersions, day)
  const key = `${version} ${blockerVersion}`
  const known = seen.get(key)
  if (known !== undefined) return known
  const { item, lastReport, stageReport, regressions } = versions[version]!
  const { blockers } = blockerVersions[blockerVersion]!
  const made = { item, lastReport, stageReport, regression: regressions.at(-1) ?? null, blockers }
  seen.set(key, made)
  return made
}

/** The index of the version that holds on a day. Versions ascend; the first holds from the beginning. */
function lastUpTo(versions: readonly { from: string | null }[], day: string): number {
  let [low, high] = [1, versions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (versions[middle]!.from! <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}

function blockerVersionsOf(own: readonly Blocker[]): BlockerVersion[] {
  const days = own.flatMap(({ openedOn, closedOn }) => (closedOn === null ? openedOn : [openedOn, closedOn]))
  const knownOn = (day: string) =>
    own
      .filter(({ openedOn }) => openedOn <= day)
      .map((blocker) =>
        blocker.closedOn === null || blocker.closedOn <= day ? blocker : { ...blocker, closedOn: null },
      )
  return [
    { from: null, blockers: [] },
    ...[...new Set(days)].sort().map((day) => ({ from: day, blockers: knownOn(day) })),
  ]
}

function versionsOf(ledgerItem: Item, reports: readonly Report[]): Version[] {
  const first: Version = {
    from: null,
    delisted: false,
    item: ledgerItem,
    lastReport: null,
    stageReport: null,
    regressions: [],
  }
  const versions = [first]
  for (let start = 0, end = 0; start < reports.length; start = end) {
    while (end < reports.length && reports[end]!.on === reports[start]!.on) end++
    versions.push(after(versions.at(-1)!, reports.slice(start, end)))
  }
  return versions
}

/** The version after the reports of one day: the last writer has the last word, and only its outcome counts. */
function after(before: Version, ofDay: readonly Report[]): Version {
  const item = ofDay.reduce(reported, before.item)
  const [was, is] = [stageOf(before.item), stageOf(item)]
  const report = ofDay.findLast(({ stage }) => stage === is) ?? ofDay.at(-1)!
  const order = STAGES_OF[item.kind]
  const isBelow = (stage: Stage) => is !== null && order.indexOf(is) < order.indexOf(stage)
  const unregained = before.regressions.filter(({ from }) => isBelow(from))
  return {
    from: report.on,
    delisted: ofDay.findLast(({ delisted }) => delisted !== undefined)?.delisted ?? before.delisted,
    item,
    lastReport: ofDay.at(-1)!,
    stageReport: is === was ? before.stageReport : report,
    regressions:
      was !== null && is !== null && isBelow(was) ? [...unregained, { from: was, to: is, report }] : unregained,
  }
}

/** The item with what a report says of it; what its kind does not have is left out. */
function reported(item: Item, report: Report): Item {
  const accountability = accountabilityAfter(item.accountability, report)
  const changes: Record<string, unknown> = {}
  if (accountability !== item.accountability) changes['accountability'] = accountability
  if ('stage' in item) {
    if (report.stage !== undefined && STAGES_OF[item.kind].includes(report.stage)) changes['stage'] = report.stage
    if (report.progressPct !== undefined) changes['progressPct'] = report.progressPct
  }
  if ('investment' in item && report.doneYi !== undefined) {
    changes['investment'] = { ...item.investment, doneYi: report.doneYi }
  }
  if (item.kind === 'village' && report.households !== undefined) {
    changes['households'] = { ...item.households, ...report.households } satisfies Households
  }
  if (item.kind === 'road' && report.lengthOpenKm !== undefined) changes['lengthOpenKm'] = report.lengthOpenKm
  if (item.kind === 'project' && report.landCleared !== undefined) changes['landCleared'] = report.landCleared
  return Object.keys(changes).length === 0 ? item : ({ ...item, ...changes } as Item)
}

function accountabilityAfter(before: Accountability, { leaders, departments, liaisons }: Report): Accountability {
  if (leaders === undefined && departments === undefined && liaisons === undefined) return before
  return {
    leaders: leaders ?? before.leaders,
    departments: departments ?? before.departments,
    liaisons: liaisons ?? before.liaisons,
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
