import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RULE_MEASURES, type LightRule, type RuleMeasure } from '../../src/domain/light-rules'
import { lintRules } from '../../src/domain/lint-rules'
import { rule, ruleSet } from './rule-fixture'

const faultsOf = (rules: readonly LightRule[]) => lintRules([ruleSet(rules)]).map(({ fault }) => fault)

/** Two to five points below 100, whole where the measure is, and for each whether it belongs to the rule above it. */
const cutsOf = (measure: RuleMeasure) => {
  const cut = measure.startsWith('behind')
    ? fc.integer({ min: 1, max: 9999 }).map((n) => n / 100)
    : fc.integer({ min: 1, max: 99 })
  return fc.tuple(
    fc.uniqueArray(cut, { minLength: 2, maxLength: 5 }).map((cuts) => cuts.sort((a, b) => a - b)),
    fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  )
}

/** Rules of alternating light that share out all values above the first cut. */
function partition(measure: RuleMeasure, cuts: readonly number[], belongsAbove: readonly boolean[]): LightRule[] {
  return cuts.map((cut, index) => {
    const next = cuts[index + 1]
    const upper = next === undefined ? {} : belongsAbove[index + 1] === true ? { below: next } : { atMost: next }
    return rule(measure, {
      light: index % 2 === 0 ? 'amber' : 'red',
      ...(belongsAbove[index] === true ? { atLeast: cut } : { above: cut }),
      ...upper,
    })
  })
}

/** The rules for each measure, cut at random; cuts of whole numbers with none between them are left out. */
const partitions = fc
  .tuple(...RULE_MEASURES.map(cutsOf))
  .map((perMeasure) => perMeasure.map(([cuts, sides], index) => partition(RULE_MEASURES[index]!, cuts, sides)))
  .filter((perMeasure) => perMeasure.every((rules) => rules.every(hasWholeNumber)))

function hasWholeNumber({ measure, atLeast, above, atMost, below }: LightRule): boolean {
  if (measure.startsWith('behind')) return true
  const from = atLeast ?? (above ?? 0) + 1
  const to = atMost ?? (below ?? Infinity) - 1
  return from <= to
}

describe('values cut at random points', () => {
  test('into rules for every measure have no fault', () => {
    fc.assert(fc.property(partitions, (rules) => void expect(faultsOf(rules.flat())).toEqual([])))
  })

  test('have a gap once a rule above the lowest is gone', () => {
    fc.assert(
      fc.property(partitions, fc.nat(), fc.nat(), (rules, measure, gone) => {
        const chosen = rules[measure % rules.length]!
        const removed = chosen[1 + (gone % (chosen.length - 1))]!
        const rest = rules.flat().filter((one) => one !== removed)
        expect(faultsOf(rest)).toEqual(['gap'])
      }),
    )
  })

  test('overlap once a rule below the highest has no upper bound', () => {
    fc.assert(
      fc.property(partitions, fc.nat(), fc.nat(), (rules, measure, widened) => {
        const chosen = rules[measure % rules.length]!
        const wide = chosen[widened % (chosen.length - 1)]!
        const { atMost: _atMost, below: _below, ...unbounded } = wide
        const all = rules.flat().map((one) => (one === wide ? unbounded : one))
        expect(new Set(faultsOf(all))).toEqual(new Set(['overlap']))
      }),
    )
  })
})
