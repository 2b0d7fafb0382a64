import { closedList } from '../import/read-list'
import type { Item } from '../../domain/item'
import type { Pack } from '../../domain/pack'
import { itemCells } from '../pack-rows'
import { plainDecimal } from '../write-csv'
import { EXPORT_COLUMNS, type ExportTarget } from './export-columns'
import type { ExportLanguage, ExportWords } from './export-words'

/** What is taken out: the visible items as they stand on the day, with the pack that they are of. */
export interface ExportInput {
  pack: Pack
  /** As of the day, in the order in which they are shown. */
  items: readonly Item[]
  day: string
  /** The filters in words; `[]` = all items. */
  filters: readonly string[]
  language: ExportLanguage
  words: ExportWords
}

/** The labels of closed vocabularies, of units and of fields, by target and then by value. */
export function labelsOf({
  pack,
  language,
  words,
}: Pick<ExportInput, 'pack' | 'language' | 'words'>): Partial<Record<ExportTarget, Readonly<Record<string, string>>>> {
  const namesOf = (entries: readonly { id: string; name: { zh: string; en: string } }[]) =>
    Object.fromEntries(entries.map(({ id, name }) => [id, name[language]]))
  return {
    kind: words.kinds,
    unit: namesOf(pack.units),
    field: namesOf(pack.fields),
    level: words.levels,
    planClass: words.planClasses,
    stage: words.stages,
    funding: words.fundings,
    accuracy: words.accuracies,
  }
}

/** What an item says on a day, by target, as the pack writes it: ids for what is shown as labels. */
export function cellsOfItem(item: Item, day: string): Readonly<Partial<Record<ExportTarget, string>>> {
  return { ...itemCells(item), kind: item.kind, ...placeCells(item), on: day }
}

/** Only points fit into columns; lines and areas go out as GeoJSON or pack folder. */
function placeCells({ position }: Item): Partial<Record<ExportTarget, string>> {
  if (position === null || position.geometry.type !== 'Point') return {}
  const [longitude = 0, latitude = 0] = position.geometry.coordinates
  return {
    longitude: plainDecimal(longitude),
    latitude: plainDecimal(latitude),
    accuracy: position.accuracy,
    ...(position.errorM === null ? {} : { errorM: plainDecimal(position.errorM) }),
    ...(position.basis === null ? {} : { basis: position.basis }),
  }
}

/** Turns the pack's cell into words: options by their labels, yes and no, the rest as it is. */
export function cellWords(input: Pick<ExportInput, 'pack' | 'language' | 'words'>) {
  const labels = labelsOf(input)
  const { yes, no } = input.words.export
  return (target: ExportTarget, text: string): string => {
    const own = labels[target] ?? {}
    const label = (value: string) => (Object.hasOwn(own, value) ? (own[value] ?? value) : value)
    const { type } = EXPORT_COLUMNS[target]
    if (type === 'yesNo') return text === 'yes' ? yes : text === 'no' ? no : text
    if (type === 'choices') return text.split(';').map(label).join('；')
    if (type === 'list') return closedList(text).replaceAll(';', '；')
    return type === 'choice' ? label(text) : text
  }
}

/** What a file is called, without its ending; drills say so. */
export function exportName(
  { pack, day, language, words }: Omit<ExportInput, 'items' | 'filters'>,
  what: string,
): string {
  const name = words.export.fileName(pack.district[language], day, what).replace(/[\\/:*?"<>|]/g, '-')
  return pack.synthetic ? words.export.drillFile(name) : name
}
