import type { Dictionary, Language } from './dictionary'
import { en } from './en'
import { zh } from './zh'

/** Every language at once, for what runs outside the page. */
export const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { zh, en }
