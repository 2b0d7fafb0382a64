import { en } from './en'
import { zh, type Dictionary } from './zh'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const DICTIONARIES: Record<Language, Dictionary> = { zh, en }
export type { Dictionary }
