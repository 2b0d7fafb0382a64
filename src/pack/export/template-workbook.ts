import type { Pack } from '../../domain/pack'
import { KINDS, STAGES_OF, type Kind } from '../../domain/vocabulary'
import { COLUMNS_OF_KIND, EXPORT_COLUMNS, type ExportTarget } from './export-columns'
import { labelsOf } from './export-rows'
import type { ExportLanguage, ExportWords } from './export-words'
import { notesSheet, sheetOfKind } from './items-workbook'
import { columnName, sheetName, writeWorkbook, type Choice, type SheetContent } from './workbook'

/** A list to choose from stands in a column of the hidden sheet of options. */
interface Options {
  column: number
  values: readonly string[]
}

/**
 * An empty workbook to fill in: a sheet for each kind with the columns of the exports, drop-downs where a column knows
 * only some values, and notes on units in front. Rows of it are taken for facts, so it has no examples.
 */
export function templateWorkbook(pack: Pack, language: ExportLanguage, words: ExportWords): Uint8Array<ArrayBuffer> {
  const { notes, optionsSheet, notesSheet: notesName } = words.export
  const lists: Options[] = []
  const rangeOf = (values: readonly string[]) => {
    const same = lists.find((own) => own.values.join('\n') === values.join('\n'))
    const list = same ?? { column: lists.length, values }
    if (same === undefined) lists.push(list)
    const letters = columnName(list.column)
    return `'${optionsSheet}'!$${letters}$1:$${letters}$${values.length}`
  }
  const sheets = KINDS.map((kind): SheetContent => {
    const columns = COLUMNS_OF_KIND[kind]
    const choices = columns.flatMap((target, column): Choice[] => {
      const values = optionsOf(target, kind, pack, language, words)
      if (values.length === 0) return []
      const several = EXPORT_COLUMNS[target].type === 'choices'
      const hint = several ? words.export.choicesHint : words.export.choiceHint
      return [{ column, from: rangeOf(values), several, title: EXPORT_COLUMNS[target][language], hint }]
    })
    return {
      name: sheetOfKind(kind, pack.synthetic, words),
      rows: [columns.map((target) => ({ header: EXPORT_COLUMNS[target][language] }))],
      widths: columns.map((target) => EXPORT_COLUMNS[target].width),
      frozenRows: 1,
      choices,
    }
  })
  const longest = Math.max(0, ...lists.map(({ values }) => values.length))
  const options: SheetContent = {
    name: sheetName(optionsSheet),
    rows: Array.from({ length: longest }, (_, row) => lists.map(({ values }) => values[row] ?? null)),
    widths: lists.map(() => 20),
    frozenRows: 0,
    hidden: true,
  }
  const pairs: [string, string][] = [
    [notes.title, pack.title[language]],
    ...(pack.synthetic ? [[notes.drill, notes.drillText] as [string, string]] : []),
    [notes.required, notes.requiredText],
    [notes.units, notes.unitsText],
    [notes.dates, notes.datesText],
    [notes.lists, notes.listsText],
    [notes.choices, notes.choicesText],
    [notes.places, notes.placesToFill],
  ]
  return writeWorkbook([...sheets, notesSheet(notesName, pairs), options])
}

function optionsOf(
  target: ExportTarget,
  kind: Kind,
  pack: Pack,
  language: ExportLanguage,
  words: ExportWords,
): readonly string[] {
  const { type } = EXPORT_COLUMNS[target]
  if (type === 'yesNo') return [words.export.yes, words.export.no]
  const labels = labelsOf({ pack, language, words })[target] ?? {}
  if (target === 'stage') return STAGES_OF[kind].map((stage) => words.stages[stage])
  if (target === 'accuracy')
    return [words.accuracies.surveyed, words.accuracies.digitised, words.accuracies.approximate]
  return type === 'choice' || type === 'choices' ? Object.values(labels) : []
}
