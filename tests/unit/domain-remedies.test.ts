import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { addDays } from '../../src/domain/day'
import type { Item } from '../../src/domain/item'
import { createJudge } from '../../src/domain/judge-lights'
import { RULE_MEASURES, type LightRule, type RuleSet } from '../../src/domain/light-rules'
import type { Pack } from '../../src/domain/pack'
import type { Remedy, Verdict } from '../../src/domain/verdict'
import { STAGES_OF, WATCHES, type Kind, type Stage } from '../../src/domain/vocabulary'
import { LOG_DAYS, LOG_FIRST, randomPackWithLog } from '../random-log'
import { item, plan } from './domain-fixture'
import { HALFWAY, notBegun, underWay, verdictOn } from './light-fixture'
import { blocker, report, review, RULE_SETS } from './log-fixture'
import { rule, ruleSet } from './rule-fixture'

const remediesOn = (...asked: Parameters<typeof verdictOn>) => verdictOn(...asked).remedies

/** The first stage of a kind at which work has begun. */
const FIRST_BEGUN: Partial<Record<Kind, Stage>> = { project: 'started', park: 'started', village: 'signing' }
const begun = (kind: Kind): Stage => FIRST_BEGUN[kind] ?? 'building'

/** The log in which everything that the remedies ask for has happened on the day. */
function remedied(pack: Pack, remediesOf: ReadonlyMap<string, readonly Remedy[]>, day: string): Pack {
  const kindOf = new Map(pack.items.map(({ id, kind }) => [id, kind]))
  const all = [...remediesOf].flatMap(([id, remedies]) => remedies.map((remedy) => ({ id, remedy })))
  const closed = new Set(
    all.flatMap(({ remedy }) => (remedy.do === 'closeBlockers' ? remedy.blockers.map(({ id }) => id) : [])),
  )
  const added = all.flatMap(({ id, remedy }) => {
    const kind = kindOf.get(id)!
    if (remedy.do === 'report') return [report(id, day)]
    if (remedy.do === 'start') return [report(id, day, { stage: begun(kind) })]
    if (remedy.do === 'finish') return [report(id, day, { stage: STAGES_OF[kind].at(-1)! })]
    return remedy.do === 'reachProgress' ? [report(id, day, { progressPct: remedy.pct })] : []
  })
  return {
    ...pack,
    reports: [...pack.reports, ...added],
    blockers: pack.blockers.map((own) => (closed.has(own.id) ? { ...own, closedOn: day } : own)),
  }
}

const judged = (pack: Pack, rules: RuleSet, day: string) => createJudge(pack, createAsOf(pack), rules).on(day)
const remediesIn = (verdicts: ReadonlyMap<string, Verdict>) =>
  new Map([...verdicts].map(([id, { remedies }]) => [id, remedies]))

const days = fc.nat(LOG_DAYS + 300).map((offset) => addDays(LOG_FIRST, offset))
const cases = fc.record({ seed: fc.nat(0xffffffff), size: fc.integer({ min: 1, max: 25 }), day: days })

/** A red rule for each measure above some bound, under some watches or all. */
const randomRules = fc
  .tuple(
    ...RULE_MEASURES.map((measure) =>
      fc
        .record({
          bound: fc.constantFrom<'above' | 'atLeast'>('above', 'atLeast'),
          value: measure.startsWith('behind')
            ? fc.integer({ min: 1, max: 990 }).map((n) => n / 10)
            : fc.integer({ min: 1, max: 40 }),
          watches: fc.option(fc.subarray([...WATCHES], { minLength: 1 })),
        })
        .map(({ bound, value, watches }): LightRule =>
          rule(measure, { light: 'red', [bound]: value, ...(watches === null ? {} : { watches }) }),
        ),
    ),
  )
  .map((rules) => ruleSet(rules))

describe('once all has happened that a verdict asks for, nothing is left to complain of,', () => {
  const nothingLeft = (rules: RuleSet, { seed, size, day }: { seed: number; size: number; day: string }) => {
    const pack = randomPackWithLog(seed, size)
    const after = judged(remedied(pack, remediesIn(judged(pack, rules, day)), day), rules, day)
    for (const { findings, silence, remedies } of after.values()) {
      expect({ findings, silence }).toEqual({ findings: [], silence: null })
      expect(remedies.filter(({ do: what }) => what !== 'hold')).toEqual([])
    }
  }

  test.each(RULE_SETS.map((rules) => [rules.id, rules] as const))('by the rules %s, over random logs', (_id, rules) => {
    fc.assert(
      fc.property(cases, (one) => nothingLeft(rules, one)),
      { numRuns: 120 },
    )
  })

  test('by random rules, over random logs', () => {
    fc.assert(
      fc.property(cases, randomRules, (one, rules) => nothingLeft(rules, one)),
      { numRuns: 300 },
    )
  })

  test('and a tenth of a percent less would leave something', () => {
    fc.assert(
      fc.property(cases, ({ seed, size, day }) => {
        const pack = randomPackWithLog(seed, size)
        const rules = RULE_SETS[0]!
        for (const [id, remedies] of remediesIn(judged(pack, rules, day))) {
          const short = remedies.map((own) => (own.do === 'reachProgress' ? { ...own, pct: own.pct - 0.1 } : own))
          if (!short.some(({ do: what }) => what === 'reachProgress')) continue
          const after = judged(remedied(pack, new Map([[id, short]]), day), rules, day).get(id)!
          expect(after.findings.map(({ measure }) => measure)).toContain('behindPp')
        }
      }),
      { numRuns: 80 },
    )
  })
})

describe('an item turns green', () => {
  test('behind schedule, with the least progress at which no rule fires', () => {
    expect(remediesOn(HALFWAY, underWay(30), 'default')).toEqual([{ do: 'reachProgress', pct: 45.1 }])
    expect(remediesOn(HALFWAY, underWay(10), 'yinchuan')).toEqual([{ do: 'reachProgress', pct: 40.1 }])
    expect(remediesOn(HALFWAY, underWay(10), 'sanya')).toEqual([{ do: 'reachProgress', pct: 50 }])
  })

  test('not begun, once it starts and has the progress that is then asked of it', () => {
    expect(remediesOn('2023-03-20', notBegun('2023-03-10'), 'default')).toEqual([{ do: 'start' }])
    expect(remediesOn(HALFWAY, notBegun('2023-01-01', '2023-04-11'), 'default')).toEqual([
      { do: 'start' },
      { do: 'reachProgress', pct: 45.1 },
    ])
  })

  test('past its finish, once it is through: no more is asked of it', () => {
    expect(remediesOn('2023-05-01', underWay(20), 'default')).toEqual([{ do: 'finish' }])
  })

  test('blocked, once the overdue blockers are closed, and they alone', () => {
    const overdue = [1, 2].map((n) => blocker('project', `2023-01-0${n}`, { dueOn: '2023-02-01' }))
    const blockers = [...overdue, blocker('project', '2023-01-05', { dueOn: HALFWAY })]
    expect(remediesOn(HALFWAY, underWay(50), 'default', { blockers })).toEqual([
      { do: 'closeBlockers', blockers: overdue },
    ])
  })

  test('silent, once its unit reports, before all else', () => {
    const own: Item = { ...underWay(30), unit: 'unit' }
    const reviews = [review('unit', 'weekly')]
    expect(remediesOn(HALFWAY, own, 'default', { reviews })).toEqual([
      { do: 'report', unit: 'unit' },
      { do: 'reachProgress', pct: 45.1 },
    ])
  })

  test('that is green is asked nothing', () => {
    expect(remediesOn(HALFWAY, underWay(50), 'default')).toEqual([])
  })

  test('not begun and past a finish that is asked for only under way, once it is through', () => {
    const rules = ruleSet([
      rule('daysPastStart', { above: 0 }),
      rule('daysPastFinish', { above: 0, watches: ['progress'] }),
    ])
    const own = item('road', { stage: 'planned', plan: plan('2023-01-01', '2023-02-01') })
    expect(remediesOn('2023-03-01', own, rules)).toEqual([{ do: 'finish' }])
  })
})
