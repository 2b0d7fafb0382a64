import type { DayState, Standing } from './as-of'
import { daysBetween } from './day'
import { dueOf, type Due } from './due'
import type { Item } from './item'
import type { Light } from './light-rules'
import type { Blocker } from './report'
import type { Finding, Silence, Verdict } from './verdict'
import type { Regression } from './as-of'

/** Why an item is on the agenda. */
export type Concern =
  | { why: 'finding'; finding: Finding }
  | { why: 'recovering'; recovering: NonNullable<Verdict['recovering']> }
  | { why: 'silence'; silence: Silence }
  | { why: 'blocker'; blocker: Blocker; ageDays: number; overdueDays: number }
  | { why: 'regression'; regression: Regression }
  | { why: 'dueSoon'; due: Due; days: number }

/** 调度清单: one item to be spoken of, and why, the gravest concern first. */
export interface AgendaEntry {
  item: Item
  light: Light | null
  concerns: readonly Concern[]
}

const SOON_DAYS = 14
const RANK: Record<Light, number> = { red: 0, silent: 1, amber: 2, green: 3 }
const CANNOT_TELL = 4

/**
 * The items that need a word on a day, ranked by light, then by how far they slipped, the age of their oldest open
 * blocker and how long nothing was heard of them; ties in the order of the items. Items without a concern are left out.
 */
export function agendaOf(
  items: readonly Item[],
  state: DayState,
  verdicts: ReadonlyMap<string, Verdict>,
): readonly AgendaEntry[] {
  return items
    .flatMap((item) => {
      const standing = state.byId.get(item.id)
      const verdict = verdicts.get(item.id)
      if (standing === undefined || verdict === undefined) return []
      const concerns = concernsOf(standing, verdict, state.day)
      return concerns.length === 0 ? [] : [{ item, light: verdict.light, concerns }]
    })
    .sort((a, b) => compareKeys(keyOf(a), keyOf(b)))
}

function concernsOf(standing: Standing, { findings, silence, recovering }: Verdict, day: string): Concern[] {
  const concerns: Concern[] = findings.map((finding) => ({ why: 'finding', finding }))
  if (recovering !== null) concerns.push({ why: 'recovering', recovering })
  if (silence !== null) concerns.push({ why: 'silence', silence })
  for (const blocker of standing.blockers) {
    if (blocker.closedOn !== null) continue
    const overdueDays = blocker.dueOn === null ? 0 : Math.max(0, daysBetween(blocker.dueOn, day))
    concerns.push({ why: 'blocker', blocker, ageDays: daysBetween(blocker.openedOn, day), overdueDays })
  }
  if (standing.regression !== null) concerns.push({ why: 'regression', regression: standing.regression })
  const due = dueOf(standing.item)
  const days = due === null ? Number.NaN : daysBetween(day, due.on)
  if (due !== null && days >= 0 && days <= SOON_DAYS) concerns.push({ why: 'dueSoon', due, days })
  return concerns
}

/** Percentage points, or days late as a rule counts them: only compared within one light, the more the graver. */
function slipOf({ concerns }: AgendaEntry): number {
  return Math.max(0, ...concerns.map((concern) => (concern.why === 'finding' ? concern.finding.value : 0)))
}

function keyOf(entry: AgendaEntry): readonly number[] {
  const most = (of: (concern: Concern) => number) => Math.max(0, ...entry.concerns.map(of))
  return [
    entry.light === null ? CANNOT_TELL : RANK[entry.light],
    -slipOf(entry),
    -most((concern) => (concern.why === 'blocker' ? concern.ageDays : 0)),
    -most((concern) => (concern.why === 'silence' ? concern.silence.overdueHours : 0)),
  ]
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [index, own] of a.entries()) {
    const difference = own - b[index]!
    if (difference !== 0) return difference
  }
  return 0
}
