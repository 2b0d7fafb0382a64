import type { LightRule, RuleMeasure, RuleSet } from '../../src/domain/light-rules'

export const ruleSet = (rules: readonly LightRule[], id = 'own'): RuleSet => ({
  id,
  title: { zh: '规则', en: 'Rules' },
  basis: null,
  rules,
  recoveryDays: null,
})

let made = 0

/** A rule with an id of its own, amber unless it says otherwise. */
export const rule = (measure: RuleMeasure, bounds: Partial<LightRule>): LightRule => ({
  id: `rule-${++made}`,
  light: 'amber',
  measure,
  ...bounds,
})
