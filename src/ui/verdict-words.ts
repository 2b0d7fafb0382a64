import { isThrough } from '../domain/due'
import { hasBegun, type Item } from '../domain/item'
import type { Pack } from '../domain/pack'
import type { Finding, Silence, Verdict } from '../domain/verdict'
import type { Dictionary, Language } from '../i18n/dictionary'

/** The context in which verdicts are worded. */
export interface VerdictContext {
  pack: Pack
  text: Dictionary
  language: Language
}

export const listOf = (parts: readonly string[], language: Language) => parts.join(language === 'zh' ? '、' : ', ')

/** What a rule found, in as few words as a row of a list has room for. */
export const briefFindingWords = ({ measure, value }: Finding, text: Dictionary): string => text.verdict[measure](value)

/** What a rule found, with its numbers. */
export function findingWords(finding: Finding, text: Dictionary): string {
  const { verdict } = text
  const { measure, expectedPct, actualPct, dueOn } = finding
  const brief = briefFindingWords(finding, text)
  if (measure === 'behindPp' || measure === 'behindShare') {
    return verdict.detailed(brief, verdict.pace(expectedPct ?? 0, actualPct ?? 0))
  }
  const due = dueOn ?? text.unknown
  return verdict.detailed(brief, measure === 'daysPastBlockerDue' ? verdict.toClear(due) : verdict.planned(due))
}

export function unitName(id: string | null, pack: Pack, text: Dictionary, language: Language): string {
  return pack.units.find((unit) => unit.id === id)?.name[language] ?? text.log.noUnit
}

export function silenceWords({ overdueHours, overdueDays }: Silence, text: Dictionary): string {
  return text.silence.overdue(overdueHours, overdueDays)
}

/** Why the light is what it is, in one line, `brief` or with all numbers; `null` where nothing needs a word. */
export function reasonWords(
  item: Item,
  verdict: Verdict,
  { text, language }: VerdictContext,
  length: 'brief' | 'full' = 'full',
): string | null {
  const { silence, findings, recovering, colour, missing } = verdict
  const [worst] = findings
  if (silence !== null) return silenceWords(silence, text)
  if (worst !== undefined) return length === 'brief' ? briefFindingWords(worst, text) : findingWords(worst, text)
  if (recovering !== null) return text.verdict.recovering(recovering.redUntil, recovering.amberUntil)
  if (colour === 'green') {
    if (isThrough(item)) return text.verdict.through
    const { startOn } = item.plan
    return hasBegun(item) !== true && startOn !== null ? text.verdict.notDue(startOn) : text.verdict.onTrack
  }
  if (missing.length === 0) return null
  return text.verdict.cannotTell(
    listOf(
      missing.map((what) => text.verdict.missing[what]),
      language,
    ),
  )
}
