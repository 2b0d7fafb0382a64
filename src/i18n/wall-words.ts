import { withAgendaWords, type AgendaDictionary } from './agenda-words'
import type { Dictionary, Language } from './dictionary'
import { enWall } from './en-wall'
import { zhWall } from './zh-wall'

const WALL_WORDS: Readonly<Record<Language, typeof zhWall>> = { zh: zhWall, en: enWall }

export type WallDictionary = AgendaDictionary & typeof zhWall

/** The dictionary with the words of the wall and of the agenda. */
export function withWallWords(text: Dictionary, language: Language): WallDictionary {
  return { ...withAgendaWords(text, language), ...WALL_WORDS[language] }
}
