import { createAsOf } from '../../src/domain/as-of'
import type { Item } from '../../src/domain/item'
import { createJudge } from '../../src/domain/judge-lights'
import type { RuleSet } from '../../src/domain/light-rules'
import type { Verdict } from '../../src/domain/verdict'
import { item, plan } from './domain-fixture'
import { log, rulesNamed, type Log } from './log-fixture'

/** The verdicts of a log's items on a day, by one of the district's rule sets or any other. */
export function verdictsOn(
  day: string,
  items: readonly Item[],
  rules: RuleSet | string | null,
  changes: Partial<Log> = {},
  instantMs?: number,
): ReadonlyMap<string, Verdict> {
  const pack = log(items, changes)
  const set = typeof rules === 'string' ? rulesNamed(rules) : rules
  return createJudge(pack, createAsOf(pack), set).on(day, instantMs)
}

export function verdictOn(
  day: string,
  own: Item,
  rules: RuleSet | string | null,
  changes: Partial<Log> = {},
  instantMs?: number,
): Verdict {
  const verdict = verdictsOn(day, [own], rules, changes, instantMs).get(own.id)
  if (verdict === undefined) throw new Error(`${own.id} is not listed on ${day}`)
  return verdict
}

/** From 2023-01-01 to 2023-04-11 are a hundred days, so that each asks for one percent. */
export const HUNDRED_DAYS = plan('2023-01-01', '2023-04-11')
/** Half of the hundred days is over. */
export const HALFWAY = '2023-02-20'

export const underWay = (progressPct: number | null) =>
  item('project', { stage: 'building', progressPct, plan: HUNDRED_DAYS })

export const notBegun = (startOn: string | null, finishOn: string | null = '2024-12-31') =>
  item('project', { stage: 'signed', plan: plan(startOn, finishOn) })
