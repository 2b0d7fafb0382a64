import { isThrough } from '../domain/due'
import type { Item } from '../domain/item'
import type { LightRule, RuleMeasure } from '../domain/light-rules'
import type { Pack } from '../domain/pack'
import type { Finding, Remedy, Silence, Verdict } from '../domain/verdict'
import type { Dictionary, Language } from '../i18n/dictionary'

/** The context in which verdicts are worded. */
export interface VerdictContext {
  pack: Pack
  text: Dictionary
  language: Language
}

const listOf = (parts: readonly string[], language: Language) => parts.join(language === 'zh' ? '、' : ', ')

/** What a rule found, with its numbers. */
export function findingWords({ measure, value, expectedPct, actualPct, dueOn }: Finding, text: Dictionary): string {
  const { verdict } = text
  if (measure === 'behindPp' || measure === 'behindShare') {
    return verdict[measure](value, expectedPct ?? 0, actualPct ?? 0)
  }
  return verdict[measure](value, dueOn ?? text.unknown)
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
export function ruleWords(rule: LightRule, text: Dictionary): string {
  const bound = (name: 'atLeast' | 'above' | 'atMost' | 'below') => {
    const value = rule[name]
    return value === undefined ? [] : [text.verdict[name](text.verdict[UNIT_OF[rule.measure]](value))]
  }
  const range = [...bound('atLeast'), ...bound('above'), ...bound('atMost'), ...bound('below')].join(' ')
  return text.verdict.ruleRange(text.lights[rule.light], range)
}

export function remedyWords(remedy: Remedy, { pack, text, language }: VerdictContext): string {
  const { verdict } = text
  switch (remedy.do) {
    case 'start':
      return verdict.start
    case 'finish':
      return verdict.finish
    case 'reachProgress':
      return verdict.reachProgress(remedy.pct)
    case 'closeBlockers':
      return verdict.closeBlockers(
        listOf(
          remedy.blockers.map(({ title }) => title),
          language,
        ),
      )
    case 'report':
      return verdict.report(unitName(remedy.unit, pack, text, language))
    case 'hold':
      return verdict.hold(remedy.until)
  }
}

export function remediesWords(remedies: readonly Remedy[], context: VerdictContext): string {
  return listOf(
    remedies.map((remedy) => remedyWords(remedy, context)),
    context.language,
  )
}

export function unitName(id: string | null, pack: Pack, text: Dictionary, language: Language): string {
  return pack.units.find((unit) => unit.id === id)?.name[language] ?? text.log.noUnit
}

export function silenceWords({ overdueHours, overdueDays }: Silence, text: Dictionary): string {
  return text.silence.overdue(overdueHours, overdueDays)
}

/** Why the light is what it is, in one line; `null` where nothing needs a word. */
export function reasonWords(item: Item, verdict: Verdict, { text, language }: VerdictContext): string | null {
  const { silence, findings, recovering, colour, missing } = verdict
  const [worst] = findings
  if (silence !== null) return silenceWords(silence, text)
  if (worst !== undefined) return findingWords(worst, text)
  if (recovering !== null) return text.verdict.recovering(recovering.redUntil, recovering.amberUntil)
  if (colour === 'green') return isThrough(item) ? text.verdict.through : text.verdict.onTrack
  if (missing.length === 0) return null
  return text.verdict.cannotTell(
    listOf(
      missing.map((what) => text.verdict.missing[what]),
      language,
    ),
  )
}
