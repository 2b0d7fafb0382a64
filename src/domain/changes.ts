import type { AsOf, DayState, Standing } from './as-of'
import { isThrough } from './due'
import { accountablesOf, hasBegun, investmentOf, stageOf, type Item } from './item'
import type { Colour } from './light-rules'
import { progressOf } from './progress'
import type { Blocker, Report } from './report'
import type { Silence, Verdict } from './verdict'
import { STAGES_OF, type Stage } from './vocabulary'

/** In the order in which a review goes through them: what merely went on comes last. */
export const CHANGE_KINDS = [
  'started',
  'resumed',
  'finished',
  'slipped',
  'stalled',
  'newlyBlocked',
  'unblocked',
  'newlySilent',
  'reassigned',
  'new',
  'removed',
  'advanced',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** From what to what, in the terms of what changed; `null` = was or is not known. */
export type ChangeDetail =
  | { of: 'stage'; from: Stage | null; to: Stage | null }
  | { of: 'progress'; from: number | null; to: number | null }
  | { of: 'doneYi'; from: number | null; to: number | null }
  | { of: 'light'; from: Colour | null; to: Colour | null }
  | { of: 'blocker'; blocker: Blocker }
  | { of: 'silence'; silence: Silence }
  | { of: 'people'; from: readonly string[]; to: readonly string[] }
  /** Reports came, and nothing moved. */
  | { of: 'standstill'; reports: number }
  | { of: 'listing' }

/** One thing that changed for one item between two days, and the report by which it is known. */
export interface Change {
  kind: ChangeKind
  item: Item
  detail: ChangeDetail
  /** `null` = it follows from the calendar, from a blocker or from the ledger, not from a report. */
  report: Report | null
}

/** A day's state with its verdicts. */
export interface Situation {
  state: DayState
  verdicts: ReadonlyMap<string, Verdict>
}

/** What changed between two days, `before` the earlier: the kinds in order, within a kind the items in the order of the pack. */
export function changesBetween(before: Situation, after: Situation, asOf: AsOf): readonly Change[] {
  const [from, to] = [before.state.day, after.state.day]
  const changes = after.state.standings.flatMap((standing) => {
    const { item } = standing
    const earlier = before.state.byId.get(item.id)
    const verdict = after.verdicts.get(item.id)
    const between = asOf.reportsOf(item.id).filter(({ on }) => on > from && on <= to)
    if (earlier === undefined) {
      const report = between.findLast(({ delisted }) => delisted === false)
      return [listing('new', item, report ?? null)]
    }
    const about: Between = { earlier, standing, was: before.verdicts.get(item.id), is: verdict, between }
    return [...moved(about), ...slipped(about), ...blocked(about), ...silenced(about), ...reassigned(about)]
  })
  const removed = before.state.standings.flatMap(({ item }) => {
    if (after.state.byId.has(item.id)) return []
    const report = asOf.reportsOf(item.id).findLast(({ on, delisted }) => on <= to && delisted === true)
    return [listing('removed', item, report ?? null)]
  })
  const all = [...changes, ...removed]
  return CHANGE_KINDS.flatMap((kind) => all.filter((change) => change.kind === kind))
}

interface Between {
  earlier: Standing
  standing: Standing
  was: Verdict | undefined
  is: Verdict | undefined
  /** Reports on the item after the earlier day, up to the later. */
  between: readonly Report[]
}

function listing(kind: 'new' | 'removed', item: Item, report: Report | null): Change {
  return { kind, item, detail: { of: 'listing' }, report }
}

/** What a report may say of work; any of it that changes shows that the work moves, or moved back. */
const SIGNS = ['stage', 'progressPct', 'investment', 'households', 'lengthOpenKm', 'landCleared'] as const

function hasMoved(before: Item, after: Item): boolean {
  const signsOf = (item: Readonly<Record<string, unknown>>) => JSON.stringify(SIGNS.map((sign) => item[sign]))
  return signsOf({ ...before }) !== signsOf({ ...after })
}

const stepOf = (item: Item) => STAGES_OF[item.kind].indexOf(stageOf(item)!)

/** Steps ahead, or a standstill where work is under way: at most one of these an item. */
function moved({ earlier, standing, between }: Between): Change[] {
  const [a, b] = [earlier.item, standing.item]
  const stage: ChangeDetail = { of: 'stage', from: stageOf(a), to: stageOf(b) }
  const by = (kind: ChangeKind, detail: ChangeDetail, report: Report | null): Change[] => [
    { kind, item: b, detail, report },
  ]
  if (isThrough(b) && !isThrough(a)) return by('finished', stage, standing.stageReport)
  if (hasBegun(b) === true && hasBegun(a) !== true) {
    const resumes = b.kind === 'project' && b.planClass === 'carryOver'
    return by(resumes ? 'resumed' : 'started', stage, standing.stageReport)
  }
  if (stageOf(a) !== null && stepOf(b) > stepOf(a)) return by('advanced', stage, standing.stageReport)
  const [done, wasDone] = [progressOf(b), progressOf(a)]
  if (done !== null && done > (wasDone ?? 0)) {
    const report = between.findLast(tells('progress')) ?? null
    return by('advanced', { of: 'progress', from: wasDone, to: done }, report)
  }
  const [doneYi, wasDoneYi] = [investmentOf(b)?.doneYi ?? null, investmentOf(a)?.doneYi ?? null]
  if (doneYi !== null && doneYi > (wasDoneYi ?? 0)) {
    return by('advanced', { of: 'doneYi', from: wasDoneYi, to: doneYi }, between.findLast(tells('doneYi')) ?? null)
  }
  const isUnderWay = hasBegun(a) === true && !isThrough(b)
  const last = between.at(-1)
  if (!isUnderWay || last === undefined || hasMoved(a, b)) return []
  return by('stalled', { of: 'standstill', reports: between.length }, last)
}

const tells =
  (what: 'progress' | 'doneYi') =>
  ({ progressPct, lengthOpenKm, households, doneYi }: Report): boolean =>
    what === 'doneYi' ? doneYi !== undefined : [progressPct, lengthOpenKm, households].some((own) => own !== undefined)

const WORSE: readonly (Colour | null)[] = ['green', 'amber', 'red']

/** A step back, progress taken back, or a worse colour: at most one of these an item. */
function slipped({ earlier, standing, was, is, between }: Between): Change[] {
  const [a, b] = [earlier.item, standing.item]
  const by = (detail: ChangeDetail, report: Report | null): Change[] => [{ kind: 'slipped', item: b, detail, report }]
  if (stageOf(a) !== null && stageOf(b) !== null && stepOf(b) < stepOf(a)) {
    return by({ of: 'stage', from: stageOf(a), to: stageOf(b) }, standing.stageReport)
  }
  const [done, wasDone] = [progressOf(b), progressOf(a)]
  if (done !== null && wasDone !== null && done < wasDone) {
    return by({ of: 'progress', from: wasDone, to: done }, between.findLast(tells('progress')) ?? null)
  }
  const [from, to] = [was?.colour ?? null, is?.colour ?? null]
  const isWorse = to !== null && to !== 'green' && WORSE.indexOf(to) > WORSE.indexOf(from)
  return isWorse ? by({ of: 'light', from, to }, between.at(-1) ?? null) : []
}

function blocked({ earlier, standing }: Between): Change[] {
  const openOf = ({ blockers }: Standing) => blockers.filter(({ closedOn }) => closedOn === null)
  const known = new Set(openOf(earlier).map(({ id }) => id))
  const change = (kind: ChangeKind, blocker: Blocker): Change => ({
    kind,
    item: standing.item,
    detail: { of: 'blocker', blocker },
    report: null,
  })
  return [
    ...openOf(standing)
      .filter(({ id }) => !known.has(id))
      .map((blocker) => change('newlyBlocked', blocker)),
    ...standing.blockers
      .filter(({ id, closedOn }) => closedOn !== null && known.has(id))
      .map((blocker) => change('unblocked', blocker)),
  ]
}

function silenced({ standing, was, is }: Between): Change[] {
  const silence = is?.silence ?? null
  if (silence === null || (was?.silence ?? null) !== null) return []
  return [{ kind: 'newlySilent', item: standing.item, detail: { of: 'silence', silence }, report: silence.lastReport }]
}

function reassigned({ earlier, standing, between }: Between): Change[] {
  const [from, to] = [accountablesOf(earlier.item), accountablesOf(standing.item)]
  if (from.join('\n') === to.join('\n')) return []
  const report = between.findLast(({ leaders, departments, liaisons }) =>
    [leaders, departments, liaisons].some((own) => own !== undefined),
  )
  return [{ kind: 'reassigned', item: standing.item, detail: { of: 'people', from, to }, report: report ?? null }]
}
