import type { LightRule, RuleMeasure } from '../domain/light-rules'
import type { Remedy } from '../domain/verdict'
import type { AgendaDictionary } from '../i18n/agenda-words'
import { listOf, unitName, type VerdictContext } from './verdict-words'

/** The context in which rules and remedies are worded. */
export interface RulingContext extends VerdictContext {
  text: AgendaDictionary
}

const UNIT_OF: Record<RuleMeasure, 'points' | 'percent' | 'days' | 'months'> = {
  behindPp: 'points',
  behindShare: 'percent',
  daysPastStart: 'days',
  monthsPastStart: 'months',
  daysPastFinish: 'days',
  daysPastBlockerDue: 'days',
}

/** The bounds of a rule and its light: `5 至 15 个百分点为滞后` in the form of the language. */
export function ruleWords(rule: LightRule, text: AgendaDictionary): string {
  const bound = (name: 'atLeast' | 'above' | 'atMost' | 'below') => {
    const value = rule[name]
    return value === undefined ? [] : [text.ruling[name](text.ruling[UNIT_OF[rule.measure]](value))]
  }
  const range = [...bound('atLeast'), ...bound('above'), ...bound('atMost'), ...bound('below')].join(' ')
  return text.ruling.ruleRange(text.lights[rule.light], range)
}

export function remedyWords(remedy: Remedy, { pack, text, language }: RulingContext): string {
  const { ruling } = text
  switch (remedy.do) {
    case 'start':
      return ruling.start
    case 'finish':
      return ruling.finish
    case 'reachProgress':
      return ruling.reachProgress(remedy.pct)
    case 'closeBlockers':
      return ruling.closeBlockers(
        listOf(
          remedy.blockers.map(({ title }) => title),
          language,
        ),
      )
    case 'report':
      return ruling.report(unitName(remedy.unit, pack, text, language))
    case 'hold':
      return ruling.hold(remedy.until)
  }
}

export function remediesWords(remedies: readonly Remedy[], context: RulingContext): string {
  return listOf(
    remedies.map((remedy) => remedyWords(remedy, context)),
    context.language,
  )
}
