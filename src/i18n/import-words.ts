import type { Language } from './dictionary'
import { importEn } from './import-words-en'
import { importZh, type ImportWords } from './import-words-zh'

/** The words of importing, in both languages: apart from the dictionary, because they are loaded on demand. */
export const IMPORT_WORDS: Readonly<Record<Language, ImportWords>> = { zh: importZh, en: importEn }
