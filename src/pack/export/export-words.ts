import type { Accuracy, Funding, Kind, Level, PlanClass, Stage } from '../../domain/vocabulary'

/** The words that exports need, in the language of the export. They live in `i18n`, which gives them in this shape. */
export interface ExportWords {
  kinds: Readonly<Record<Kind, string>>
  stages: Readonly<Record<Stage, string>>
  levels: Readonly<Record<Level, string>>
  planClasses: Readonly<Record<PlanClass, string>>
  fundings: Readonly<Record<Funding, string>>
  accuracies: Readonly<Record<Accuracy, string>>
  export: {
    drill: string
    dataNature: string
    notesSheet: string
    optionsSheet: string
    yes: string
    no: string
    itemsFile: string
    templateFile: string
    packFile: string
    fileName: (district: string, day: string, what: string) => string
    drillFile: (name: string) => string
    drillSheet: (name: string) => string
    choiceHint: string
    choicesHint: string
    notes: Readonly<
      Record<
        | 'title'
        | 'asOf'
        | 'packAsOf'
        | 'filters'
        | 'all'
        | 'counts'
        | 'drill'
        | 'drillText'
        | 'units'
        | 'placesToFill'
        | 'unitsText'
        | 'empty'
        | 'emptyText'
        | 'lists'
        | 'listsText'
        | 'places'
        | 'placesText'
        | 'source'
        | 'formulas'
        | 'formulasText'
        | 'required'
        | 'requiredText'
        | 'dates'
        | 'datesText'
        | 'choices'
        | 'choicesText',
        string
      >
    > & {
      asOfText: (day: string) => string
      countsText: (all: number, located: number, approximate: number, unlocated: number) => string
      licence: (text: string) => string
    }
  }
}

export type ExportLanguage = 'zh' | 'en'
