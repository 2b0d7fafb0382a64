import type { Change } from '../domain/changes'
import type { AgendaDictionary } from '../i18n/agenda-words'
import type { Language } from '../i18n/dictionary'
import { silenceWords } from './verdict-words'
import { amount, percent } from './words'

/** From what to what an item changed. */
export function changeWords({ kind, detail }: Change, text: AgendaDictionary, language: Language): string {
  const { fromTo } = text.comparison
  const orUnknown = (value: string | null) => value ?? text.unknown
  switch (detail.of) {
    case 'stage':
      return fromTo(
        orUnknown(detail.from === null ? null : text.stages[detail.from]),
        orUnknown(detail.to === null ? null : text.stages[detail.to]),
      )
    case 'progress':
      return fromTo(
        orUnknown(detail.from === null ? null : percent(detail.from)),
        orUnknown(detail.to === null ? null : percent(detail.to)),
      )
    case 'doneYi':
      return fromTo(
        orUnknown(detail.from === null ? null : `${amount(detail.from)} ${text.yi}`),
        orUnknown(detail.to === null ? null : `${amount(detail.to)} ${text.yi}`),
      )
    case 'light':
      return fromTo(
        detail.from === null ? text.lightUnknown : text.lights[detail.from],
        detail.to === null ? text.lightUnknown : text.lights[detail.to],
      )
    case 'blocker':
      return `${text.blockers[detail.blocker.category]} · ${detail.blocker.title}`
    case 'silence':
      return silenceWords(detail.silence, text)
    case 'people': {
      const joined = (people: readonly string[]) =>
        orUnknown(people.length === 0 ? null : people.join(language === 'zh' ? '、' : ', '))
      return fromTo(joined(detail.from), joined(detail.to))
    }
    case 'standstill':
      return text.comparison.standstill(detail.reports)
    case 'listing':
      return kind === 'new' ? text.comparison.listing : text.comparison.delisting
  }
}

/** By which report a change is known. */
export function changeSourceWords({ report, detail }: Change, text: AgendaDictionary): string {
  if (detail.of === 'blocker') {
    const { closedOn, openedOn } = detail.blocker
    return closedOn === null ? text.blocker.opened(openedOn) : text.blocker.closed(closedOn)
  }
  if (detail.of === 'silence') {
    return detail.silence.lastReport === null ? text.silence.never : text.silence.last(detail.silence.lastReport.on)
  }
  return report === null ? text.comparison.byNobody : text.comparison.by(report.on, report.by ?? '')
}
