import { zh, type Dictionary } from './zh'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type { Dictionary }

/** Chinese comes with the page; any other language when it is first asked for. */
const loaded: Partial<Record<Language, Dictionary>> = { zh }

/** The words of a language; in Chinese until it has been loaded. */
export function wordsOf(language: Language): Dictionary {
  return loaded[language] ?? zh
}

export const isLoaded = (language: Language) => loaded[language] !== undefined

/** Gets a language ready. Rejects where its file cannot be fetched. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en') loaded.en ??= (await import('./en')).en
}
