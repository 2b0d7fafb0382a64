import { writeCsv } from '../write-csv'
import { COLUMNS_OF_ALL, EXPORT_COLUMNS } from './export-columns'
import { cellsOfItem, cellWords, type ExportInput } from './export-rows'

/**
 * The visible items as one table, whatever their kinds: the columns that any of them fills, the kind in front. A file
 * for each kind would have to be zipped, and opened one by one.
 */
export function itemsCsv(input: ExportInput): string {
  const { pack, language, words } = input
  const word = cellWords(input)
  const told = input.items.map((item) => cellsOfItem(item, input.day))
  const columns = COLUMNS_OF_ALL.filter(
    (target) => target === 'name' || told.some((cells) => cells[target] !== undefined),
  )
  const nature = pack.synthetic ? [words.export.dataNature] : []
  const rows = told.map((cells) => {
    const own = columns.map((target) => [EXPORT_COLUMNS[target][language], word(target, cells[target] ?? '')] as const)
    return Object.fromEntries([...own, ...nature.map((header) => [header, words.export.drill] as const)])
  })
  return writeCsv([...columns.map((target) => EXPORT_COLUMNS[target][language]), ...nature], rows)
}
