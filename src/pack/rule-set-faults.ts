import type { LightRule, RuleMeasure, RuleSet } from '../domain/light-rules'
import { lintRules, type JudgedCell, type RuleFault } from '../domain/lint-rules'
import { writtenSpan, type Span } from '../domain/rule-spans'
import type { Rejection } from '../domain/rejection'
import type { Kind, Watch } from '../domain/vocabulary'

interface PathFault extends Pick<Rejection, 'value' | 'reason' | 'expected'> {
  /** The set or rule inside the file. */
  path: string
}

/** The faults of rule sets, each with the values, kinds and watches that it is about. */
export function ruleSetFaults(file: string, ruleSets: readonly RuleSet[]): readonly PathFault[] {
  return lintRules(ruleSets).map((fault) => told(file, ruleSets, fault))
}

const setPath = (set: number) => `ruleSets[${set}]`
const rulePath = (set: number, rule: number) => `${setPath(set)}.rules[${rule}]`

function told(file: string, ruleSets: readonly RuleSet[], fault: RuleFault): PathFault {
  const { id, rules } = ruleSets[fault.set]!
  if (fault.fault === 'setIdRepeated') {
    const expected = `${file}:${setPath(fault.first)}`
    return { path: `${setPath(fault.set)}.id`, value: id, reason: 'idDuplicate', expected }
  }
  if (fault.fault === 'leftOut') {
    const path = `${setPath(fault.set)}.rules`
    return { path, value: id, reason: 'rulesLeaveOut', expected: cellsText(fault.cells) }
  }
  const [path, rule] = [rulePath(fault.set, fault.rule), rules[fault.rule]!]
  const values = `${rule.id}: ${boundsText(rule)}`
  switch (fault.fault) {
    case 'ruleIdRepeated': {
      const expected = `${file}:${rulePath(fault.set, fault.first)}`
      return { path: `${path}.id`, value: rule.id, reason: 'idDuplicate', expected }
    }
    case 'boundsWrong':
      return { path, value: values, reason: 'ruleBoundsWrong', expected: null }
    case 'valuesNeverMet':
      return { path, value: values, reason: 'ruleNeverFires', expected: spanText(rule.measure, fault.met) }
    case 'namesWithoutEffect': {
      const lists = (['kinds', 'watches'] as const).filter(
        (list) => fault.idle[list].length > 0 || rule[list]?.length === 0,
      )
      const value = lists.map((list) => `${list} ${fault.idle[list].join(', ') || '[]'}`).join('; ')
      const expected = lists.map((list) => `${list} ${fault.possible[list].join(', ')}`).join('; ')
      return { path, value: `${rule.id}: ${value}`, reason: 'ruleNeverFires', expected }
    }
    case 'firesOnNothing':
      return { path, value: values, reason: 'ruleFiresOnNothing', expected: `${rule.measure} > 0` }
    case 'overlap': {
      const other = `${rulePath(fault.set, fault.other)} ${rules[fault.other]!.id}`
      const expected = `${other}, ${spanText(rule.measure, fault.values)}, ${cellsText(fault.cells)}`
      return { path, value: values, reason: 'rulesOverlap', expected }
    }
    case 'gap': {
      const expected = `${spanText(rule.measure, fault.values)}, ${cellsText(fault.cells)}`
      return { path, value: values, reason: 'rulesLeaveGap', expected }
    }
  }
}

/** `5 < behindPp ≤ 30`, `daysPastFinish ≥ 15`, `daysPastStart = 30`. */
function spanText(measure: RuleMeasure, { from, fromOpen, to, toOpen }: Span): string {
  if (from === to) return `${measure} = ${from}`
  if (to === Infinity) return `${measure} ${fromOpen ? '>' : '≥'} ${from}`
  return `${from} ${fromOpen ? '<' : '≤'} ${measure} ${toOpen ? '<' : '≤'} ${to}`
}

/** The values of a rule as its bounds are meant, or the bounds themselves where they mean none. */
function boundsText(rule: LightRule): string {
  const written = writtenSpan(rule)
  if (written !== null && written.from <= written.to) return spanText(rule.measure, written)
  const { atLeast, above, atMost, below } = rule
  const bounds = Object.entries({ atLeast, above, atMost, below }).filter(([, bound]) => bound !== undefined)
  return [rule.measure, ...bounds.map(([name, bound]) => `${name} ${bound}`)].join(' ')
}

/** `project, road: start, progress; village: start`. */
function cellsText(cells: readonly JudgedCell[]): string {
  const watchesOf = new Map<Kind, Watch[]>()
  for (const { kind, watch } of cells) watchesOf.set(kind, [...(watchesOf.get(kind) ?? []), watch])
  const kindsOf = new Map<string, Kind[]>()
  for (const [kind, watches] of watchesOf) {
    const text = watches.join(', ')
    kindsOf.set(text, [...(kindsOf.get(text) ?? []), kind])
  }
  return [...kindsOf].map(([watches, kinds]) => `${kinds.join(', ')}: ${watches}`).join('; ')
}
