import type { Dictionary, Language } from './dictionary'
import { enHand } from './en-hand'
import { zhHand } from './zh-hand'

/** The words of taking a wall: apart from the dictionary, because they are loaded on demand. */
export const HAND_WORDS: Readonly<Record<Language, typeof zhHand>> = { zh: zhHand, en: enHand }

export type HandDictionary = Dictionary & typeof zhHand

/** The dictionary with the words of taking a wall. */
export function withHandWords(text: Dictionary, language: Language): HandDictionary {
  return { ...text, ...HAND_WORDS[language] }
}
