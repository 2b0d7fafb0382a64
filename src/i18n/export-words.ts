import type { Dictionary, Language } from './dictionary'
import { enExport } from './en-export'
import { zhExport } from './zh-export'

/** The words of exports: apart from the dictionary, because they are loaded on demand. */
export const EXPORT_WORDS: Readonly<Record<Language, typeof zhExport>> = { zh: zhExport, en: enExport }

export type ExportDictionary = Pick<
  Dictionary,
  'kinds' | 'stages' | 'levels' | 'planClasses' | 'fundings' | 'accuracies'
> & { export: typeof zhExport }

/** The words of exports with those of the closed vocabularies. */
export function withExportWords(text: Dictionary, language: Language): ExportDictionary {
  const { kinds, stages, levels, planClasses, fundings, accuracies } = text
  return { kinds, stages, levels, planClasses, fundings, accuracies, export: EXPORT_WORDS[language] }
}
