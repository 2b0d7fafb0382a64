import type { Language } from './dictionary'
import { enPlace } from './en-place'
import { zhPlace } from './zh-place'

/** The words of giving an item a position: apart from the dictionary, because they are loaded on demand. */
export const PLACE_WORDS: Readonly<Record<Language, (typeof zhPlace)['place']>> = {
  zh: zhPlace.place,
  en: enPlace.place,
}
