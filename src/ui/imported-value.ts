import type { Pack } from '../domain/pack'
import { FUNDINGS, LEVELS, PLAN_CLASSES, STAGES, type Stage } from '../domain/vocabulary'
import type { Dictionary, Language } from '../i18n/dictionary'
import { IMPORT_WORDS } from '../i18n/import-words'

export interface ValueContext {
  pack: Pick<Pack, 'units' | 'fields'>
  text: Dictionary
  language: Language
}

/** A value of a pack's column as people say it: names for ids, words for closed vocabularies; `''` = not reported. */
export function importedValue(column: string, value: string, { pack, text, language }: ValueContext): string {
  if (value === '') return IMPORT_WORDS[language].notKnown
  const named = <T extends string>(options: readonly T[], labels: Readonly<Record<T, string>>) => {
    const option = options.find((candidate) => candidate === value)
    return option === undefined ? value : labels[option]
  }
  switch (column) {
    case 'unit':
      return pack.units.find(({ id }) => id === value)?.name[language] ?? value
    case 'field':
      return pack.fields.find(({ id }) => id === value)?.name[language] ?? value
    case 'stage':
      return named<Stage>(STAGES, text.stages)
    case 'level':
      return named(LEVELS, text.levels)
    case 'planClass':
      return named(PLAN_CLASSES, text.planClasses)
    case 'funding':
      return value
        .split(';')
        .map((part) => FUNDINGS.find((funding) => funding === part))
        .map((funding) => (funding === undefined ? value : text.fundings[funding]))
        .join(language === 'zh' ? '、' : ', ')
    case 'landCleared':
    case 'idle':
    case 'anchor':
      return value === 'yes' ? text.card.yes : value === 'no' ? text.card.no : value
    default:
      return value
  }
}
