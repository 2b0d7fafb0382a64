import type { Concern } from '../domain/agenda'
import type { AgendaDictionary } from '../i18n/agenda-words'
import { findingWords, silenceWords } from './verdict-words'

/** One concern of the agenda in a line. */
export function concernWords(concern: Concern, text: AgendaDictionary): string {
  switch (concern.why) {
    case 'finding':
      return findingWords(concern.finding, text)
    case 'recovering':
      return text.verdict.recovering(concern.recovering.redUntil, concern.recovering.amberUntil)
    case 'silence': {
      const { lastReport, dueOn } = concern.silence
      const last = lastReport === null ? text.silence.never : text.silence.last(lastReport.on)
      return `${silenceWords(concern.silence, text)} · ${text.silence.due(dueOn)} · ${last}`
    }
    case 'blocker': {
      const { blocker, ageDays, overdueDays } = concern
      return text.agenda.blocker(text.blockers[blocker.category], blocker.title, ageDays, overdueDays)
    }
    case 'regression': {
      const { from, to, report } = concern.regression
      return text.history.regressed(text.stages[from], text.stages[to], report.on)
    }
    case 'dueSoon':
      return text.agenda.dueSoon(text.list[concern.due.what], concern.due.on, concern.days)
  }
}

/** An overdue blocker is named with its age: the rule that it broke need not be told as well. */
export const spokenConcerns = (concerns: readonly Concern[]): readonly Concern[] =>
  concerns.filter((concern) => concern.why !== 'finding' || concern.finding.measure !== 'daysPastBlockerDue')
