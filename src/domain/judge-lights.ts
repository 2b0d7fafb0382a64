import type { AsOf, Standing } from './as-of'
import { createReportClock, type ReportClock } from './cadence'
import { addDays, endOfDay } from './day'
import { isThrough } from './due'
import { stageOf, type Item } from './item'
import type { Colour, LightRule, RuleMeasure, RuleSet } from './light-rules'
import type { Pack } from './pack'
import { expectedPct, progressOf } from './progress'
import { remediesOf } from './remedies'
import { applies, fires, judgedUnder, MEASURE, overdueBlockers } from './rule-measures'
import type { Finding, Verdict } from './verdict'
import { STAGES_OF } from './vocabulary'

/** The verdicts on any day, by one set of rules. */
export interface Judge {
  /** `instantMs` tells the hours of silence within the day; by default the day is over. */
  on(day: string, instantMs?: number): ReadonlyMap<string, Verdict>
  readonly clock: ReportClock
}

/** What the rules alone say of one item: `null` = they lack what they need, which `missing` names. */
interface Judgement {
  colour: Colour | null
  findings: readonly Finding[]
  missing: Verdict['missing']
}

/** The judgements of one day, and who of them was red. */
interface Judged {
  byId: ReadonlyMap<string, Judgement>
  reds: readonly string[]
}

const NOT_JUDGED: Judgement = { colour: null, findings: [], missing: [] }
const KEPT_DAYS = 64

/** `rules` = `null`: nothing is judged but silence. */
export function createJudge(
  pack: Pick<Pack, 'reviews' | 'calendar' | 'reports' | 'asOf'>,
  asOf: AsOf,
  rules: RuleSet | null,
): Judge {
  const clock = createReportClock(pack)
  const judged = new Map<string, Judged>()

  /** Judgements of a day, remembered for some time: recovery looks back, and days are scrubbed to and fro. */
  function judgedOn(day: string): Judged {
    const known = judged.get(day)
    if (known !== undefined) return known
    const byId = new Map(asOf.on(day).standings.map((own) => [own.item.id, judge(own, day, rules)]))
    const reds = [...byId].flatMap(([id, { colour }]) => (colour === 'red' ? id : []))
    judged.set(day, { byId, reds })
    const [oldest] = judged.keys()
    if (judged.size > KEPT_DAYS && oldest !== undefined) judged.delete(oldest)
    return { byId, reds }
  }

  /** The last of the days before `day` on which a recovery may rest that was red, for each item that was. */
  function lastRed(day: string): ReadonlyMap<string, string> {
    const last = new Map<string, string>()
    for (let back = 1; back <= (rules?.recoveryDays ?? 0); back++) {
      const earlier = addDays(day, -back)
      for (const id of judgedOn(earlier).reds) if (!last.has(id)) last.set(id, earlier)
    }
    return last
  }

  return {
    clock,
    on: (day, instantMs = endOfDay(day)) => {
      const state = asOf.on(day)
      const { byId } = judgedOn(day)
      const reds = lastRed(day)
      return new Map(
        state.standings.map((standing) => {
          const { id } = standing.item
          const redUntil = isThrough(standing.item) ? undefined : reds.get(id)
          const silence = clock.silenceOf(standing, day, instantMs)
          return [id, verdictOf(standing, day, byId.get(id) ?? NOT_JUDGED, { rules, redUntil, silence })]
        }),
      )
    },
  }
}

const SEVERITY: Record<LightRule['light'], number> = { red: 0, amber: 1 }

function judge(standing: Standing, day: string, rules: RuleSet | null): Judgement {
  const { item } = standing
  if (rules === null || STAGES_OF[item.kind].length === 0) return NOT_JUDGED
  if (isThrough(item)) return { colour: 'green', findings: [], missing: [] }
  const watch = judgedUnder(item, day)
  const applicable = rules.rules.filter((rule) => applies(rule, item, watch))
  if (applicable.length === 0) return NOT_JUDGED
  const values = new Map(
    [...new Set(applicable.map(({ measure }) => measure))].map((measure) => [measure, MEASURE[measure](standing, day)]),
  )
  const findings = applicable
    .flatMap((rule) => {
      const value = values.get(rule.measure) ?? null
      return value !== null && fires(rule, value) ? [findingOf(rule, value, standing, day)] : []
    })
    .sort((a, b) => SEVERITY[a.rule.light] - SEVERITY[b.rule.light])
  const [worst] = findings
  if (worst !== undefined) return { colour: worst.rule.light, findings, missing: [] }
  const unmeasured = [...values].flatMap(([measure, value]) => (value === null ? measure : []))
  return unmeasured.length > 0
    ? { colour: null, findings, missing: missingOf(standing, unmeasured) }
    : { colour: 'green', findings, missing: [] }
}

function findingOf(rule: LightRule, value: number, standing: Standing, day: string): Finding {
  const { item } = standing
  const { measure } = rule
  const restsOnProgress = measure === 'behindPp' || measure === 'behindShare'
  const dueOn =
    measure === 'daysPastFinish'
      ? item.plan.finishOn
      : measure === 'daysPastBlockerDue'
        ? (overdueBlockers(standing, day)
            .map((blocker) => blocker.dueOn)
            .sort()[0] ?? null)
        : restsOnProgress
          ? null
          : item.plan.startOn
  return {
    rule,
    measure,
    value,
    expectedPct: restsOnProgress ? expectedPct(item.plan, day) : null,
    actualPct: restsOnProgress ? progressOf(item) : null,
    dueOn,
  }
}

type Need = Verdict['missing'][number]

/** What a measure rests on. */
const NEEDS: Record<RuleMeasure, readonly Need[]> = {
  behindPp: ['startOn', 'finishOn', 'progress'],
  behindShare: ['startOn', 'finishOn', 'progress'],
  daysPastStart: ['stage', 'startOn'],
  monthsPastStart: ['stage', 'startOn'],
  daysPastFinish: ['stage', 'finishOn'],
  daysPastBlockerDue: [],
}

const LACKS: Record<Need, (item: Item) => boolean> = {
  stage: (item) => stageOf(item) === null,
  startOn: ({ plan }) => plan.startOn === null,
  finishOn: ({ plan }) => plan.finishOn === null,
  progress: (item) => progressOf(item) === null,
}

function missingOf({ item }: Standing, unmeasured: readonly RuleMeasure[]): Verdict['missing'] {
  const needed = new Set(unmeasured.flatMap((measure) => NEEDS[measure]))
  const all: readonly Need[] = ['stage', 'startOn', 'finishOn', 'progress']
  return all.filter((need) => needed.has(need) && LACKS[need](item))
}

function verdictOf(
  standing: Standing,
  day: string,
  { colour, findings, missing }: Judgement,
  about: { rules: RuleSet | null; redUntil: string | undefined; silence: Verdict['silence'] },
): Verdict {
  const { rules, redUntil, silence } = about
  const recovering =
    colour === 'green' && redUntil !== undefined && rules !== null
      ? { redUntil, amberUntil: addDays(redUntil, rules.recoveryDays ?? 0) }
      : null
  const shown = recovering === null ? colour : 'amber'
  return {
    light: silence === null ? shown : 'silent',
    colour: shown,
    findings,
    silence,
    recovering,
    missing,
    remedies: remediesOf(standing, day, { findings, silence, recovering, rules: rules?.rules ?? [] }),
  }
}
