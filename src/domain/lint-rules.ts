import type { LightRule, RuleMeasure, RuleSet } from './light-rules'
import { complaintsOf, gapsAbove, holds, intersection, isEmpty, snapped, writtenSpan, type Span } from './rule-spans'
import { KINDS, STAGES_OF, WATCHES, type Kind, type Watch } from './vocabulary'

/** What is judged by its own run of rules: the items of a kind while they are watched for one thing. */
export interface JudgedCell {
  kind: Kind
  watch: Watch
}

/** A fault of a rule set; `set` is its index, `rule` the index of the rule in it. */
export type RuleFault =
  | { fault: 'setIdRepeated'; set: number; first: number }
  | { fault: 'ruleIdRepeated'; set: number; rule: number; first: number }
  /** No lower bound, or two lower or two upper ones. */
  | { fault: 'boundsWrong'; set: number; rule: number }
  /** No value to complain of lies within its bounds. */
  | { fault: 'valuesNeverMet'; set: number; rule: number; met: Span }
  /** Kinds or watches that it names without effect; none = it names an empty list. */
  | { fault: 'namesWithoutEffect'; set: number; rule: number; idle: RuleNames; possible: RuleNames }
  /** It would fire at 0, when there is nothing to complain of. */
  | { fault: 'firesOnNothing'; set: number; rule: number }
  /** Shares values with an earlier rule. */
  | { fault: 'overlap'; set: number; rule: number; other: number; values: Span; cells: readonly JudgedCell[] }
  /** Values above those of the rule that no rule covers. */
  | { fault: 'gap'; set: number; rule: number; values: Span; cells: readonly JudgedCell[] }
  /** Cells for which the set has no rule. */
  | { fault: 'leftOut'; set: number; cells: readonly JudgedCell[] }

export interface RuleNames {
  kinds: readonly Kind[]
  watches: readonly Watch[]
}

/** The watches under which a measure has a meaning: what has begun is never late to start. */
const WATCHES_OF: Record<RuleMeasure, readonly Watch[]> = {
  behindPp: WATCHES,
  behindShare: WATCHES,
  daysPastStart: ['resume', 'start'],
  monthsPastStart: ['resume', 'start'],
  daysPastFinish: WATCHES,
  daysPastBlockerDue: WATCHES,
}

/** Every cell that is judged: a kind without a lifecycle never is, and projects alone are carried over and resume. */
const CELLS: readonly JudgedCell[] = KINDS.filter((kind) => STAGES_OF[kind].length > 0).flatMap((kind) =>
  WATCHES.filter((watch) => watch !== 'resume' || kind === 'project').map((watch) => ({ kind, watch })),
)

/** A rule as the linter sees it. `span` is what it can fire on; `null` = its bounds are at fault. */
interface ReadRule {
  index: number
  measure: RuleMeasure
  cells: readonly JudgedCell[]
  span: Span | null
}

/**
 * Finds the faults of rule sets: rules that overlap, leave a gap, can never fire or fire on nothing, kinds and watches
 * without a rule, and repeated ids. A set without a fault gives each complaint of a ruled measure exactly one light.
 */
export function lintRules(ruleSets: readonly RuleSet[]): readonly RuleFault[] {
  return ruleSets.flatMap(({ id, rules }, set) => {
    const first = ruleSets.findIndex((other) => other.id === id)
    const faults: RuleFault[] = first < set ? [{ fault: 'setIdRepeated', set, first }] : []
    const read = rules.map((rule, index) => readRule(rule, index))
    for (const [index, rule] of rules.entries()) faults.push(...faultsAlone(set, rules, rule, index))
    return [...faults, ...overlapsOf(set, read), ...gapsOf(set, read), ...leftOutOf(set, read)]
  })
}

function cellsOf({ kinds, watches, measure }: Pick<LightRule, 'kinds' | 'watches' | 'measure'>): JudgedCell[] {
  return CELLS.filter(
    ({ kind, watch }) =>
      (kinds === undefined || kinds.includes(kind)) &&
      (watches === undefined || watches.includes(watch)) &&
      WATCHES_OF[measure].includes(watch),
  )
}

function readRule(rule: LightRule, index: number): ReadRule {
  const { measure } = rule
  const written = writtenSpan(rule)
  const met = written === null ? null : intersection(snapped(measure, written), complaintsOf(measure))
  return { index, measure, cells: cellsOf(rule), span: met === null || isEmpty(met) ? null : met }
}

function faultsAlone(set: number, rules: readonly LightRule[], rule: LightRule, index: number): RuleFault[] {
  const faults: RuleFault[] = []
  const first = rules.findIndex(({ id }) => id === rule.id)
  if (first < index) faults.push({ fault: 'ruleIdRepeated', set, rule: index, first })
  const written = writtenSpan(rule)
  if (written === null) faults.push({ fault: 'boundsWrong', set, rule: index })
  else if (readRule(rule, index).span === null) {
    faults.push({ fault: 'valuesNeverMet', set, rule: index, met: complaintsOf(rule.measure) })
  } else if (holds(written, 0)) faults.push({ fault: 'firesOnNothing', set, rule: index })
  const idle = idleNames(rule)
  if (idle.kinds.length > 0 || idle.watches.length > 0 || cellsOf(rule).length === 0) {
    faults.push({ fault: 'namesWithoutEffect', set, rule: index, idle, possible: possibleNames(rule) })
  }
  return faults
}

function idleNames(rule: LightRule): RuleNames {
  const cells = cellsOf(rule)
  return {
    kinds: (rule.kinds ?? []).filter((kind) => !cells.some((cell) => cell.kind === kind)),
    watches: (rule.watches ?? []).filter((watch) => !cells.some((cell) => cell.watch === watch)),
  }
}

/** The kinds that its watches leave to a rule, and the watches that its kinds leave. */
function possibleNames({ kinds, watches, measure }: LightRule): RuleNames {
  const ofWatches = cellsOf(watches === undefined ? { measure } : { measure, watches }).map(({ kind }) => kind)
  const ofKinds = cellsOf(kinds === undefined ? { measure } : { measure, kinds }).map(({ watch }) => watch)
  const all = cellsOf({ measure })
  return {
    kinds: [...new Set(ofWatches.length > 0 ? ofWatches : all.map(({ kind }) => kind))],
    watches: [...new Set(ofKinds.length > 0 ? ofKinds : all.map(({ watch }) => watch))],
  }
}

function overlapsOf(set: number, rules: readonly ReadRule[]): RuleFault[] {
  return rules.flatMap((rule) =>
    rules.slice(0, rule.index).flatMap((other): RuleFault[] => {
      if (rule.measure !== other.measure || rule.span === null || other.span === null) return []
      const cells = rule.cells.filter((cell) => other.cells.includes(cell))
      const values = intersection(rule.span, other.span)
      if (cells.length === 0 || isEmpty(values)) return []
      return [{ fault: 'overlap', set, rule: rule.index, other: other.index, values, cells }]
    }),
  )
}

/** One fault for each gap, with all the cells that have it. Cells of a rule whose bounds are at fault are left out: it may be meant to fill the gap. */
function gapsOf(set: number, rules: readonly ReadRule[]): RuleFault[] {
  const found = new Map<string, { rule: number; values: Span; cells: JudgedCell[] }>()
  for (const measure of new Set(rules.map((rule) => rule.measure))) {
    for (const cell of CELLS) {
      const own = rules.filter((rule) => rule.measure === measure && rule.cells.includes(cell))
      const spans = own.flatMap(({ span }) => span ?? [])
      if (spans.length < own.length) continue
      for (const { beneath, gap } of gapsAbove(measure, spans)) {
        const rule = own[beneath]!.index
        const key = `${rule} ${gap.to} ${gap.toOpen}`
        const known = found.get(key)
        if (known === undefined) found.set(key, { rule, values: gap, cells: [cell] })
        else known.cells.push(cell)
      }
    }
  }
  return [...found.values()].map((gap) => ({ fault: 'gap', set, ...gap }))
}

function leftOutOf(set: number, rules: readonly ReadRule[]): RuleFault[] {
  const cells = CELLS.filter((cell) => !rules.some((rule) => rule.cells.includes(cell)))
  return cells.length === 0 ? [] : [{ fault: 'leftOut', set, cells }]
}
