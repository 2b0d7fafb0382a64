import type { Dictionary, Language } from './dictionary'
import { enAgenda } from './en-agenda'
import { zhAgenda } from './zh-agenda'

/** The words of the agenda and of notes: apart from the dictionary, because they are loaded on demand. */
export const AGENDA_WORDS: Readonly<Record<Language, typeof zhAgenda>> = { zh: zhAgenda, en: enAgenda }

export type AgendaDictionary = Dictionary & typeof zhAgenda

/** The dictionary with the words of the agenda. */
export function withAgendaWords(text: Dictionary, language: Language): AgendaDictionary {
  return { ...text, ...AGENDA_WORDS[language] }
}
