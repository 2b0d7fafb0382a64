import type { Item } from '../../domain/item'
import { KINDS, type Kind } from '../../domain/vocabulary'
import { COLUMNS_OF_KIND, EXPORT_COLUMNS, type ExportTarget } from './export-columns'
import { notesOf } from './export-notes'
import { cellsOfItem, cellWords, type ExportInput } from './export-rows'
import type { ExportWords } from './export-words'
import { sheetName, writeWorkbook, type ExportCell, type SheetContent } from './workbook'

/** The name of a kind's sheet; drills say so. */
export function sheetOfKind(kind: Kind, synthetic: boolean, words: ExportWords): string {
  const name = words.kinds[kind]
  return sheetName(synthetic ? words.export.drillSheet(name) : name)
}

export function notesSheet(name: string, notes: readonly (readonly [string, string])[]): SheetContent {
  const rows = notes.map(([heading, text]): ExportCell[] => [{ header: heading }, { wrapped: text }])
  return { name: sheetName(name), rows, widths: [22, 90], frozenRows: 0 }
}

/** The visible items as a workbook: a sheet for each kind that is among them, and one of notes at the end. */
export function itemsWorkbook(input: ExportInput): Uint8Array<ArrayBuffer> {
  const { words, pack } = input
  const sheets = KINDS.flatMap((kind) => {
    const items = input.items.filter((item) => item.kind === kind)
    return items.length === 0 ? [] : [kindSheet(kind, items, input)]
  })
  const name = pack.synthetic ? words.export.drillSheet(words.export.notesSheet) : words.export.notesSheet
  return writeWorkbook([...sheets, notesSheet(name, notesOf(input))])
}

function kindSheet(kind: Kind, items: readonly Item[], input: ExportInput): SheetContent {
  const { pack, language, words } = input
  const columns = COLUMNS_OF_KIND[kind]
  const word = cellWords(input)
  const mark = pack.synthetic ? [words.export.drill] : []
  const header = columns.map((target) => ({ header: EXPORT_COLUMNS[target][language] }))
  const nature = pack.synthetic ? [{ header: words.export.dataNature }] : []
  const rows = items.map((item) => {
    const cells = cellsOfItem(item, input.day)
    return [...columns.map((target) => typedCell(target, cells[target] ?? '', word)), ...mark]
  })
  return {
    name: sheetOfKind(kind, pack.synthetic, words),
    rows: [[...header, ...nature], ...rows],
    widths: [...columns.map((target) => EXPORT_COLUMNS[target].width), ...mark.map(() => 12)],
    frozenRows: 1,
  }
}

function typedCell(target: ExportTarget, text: string, word: ReturnType<typeof cellWords>): ExportCell {
  if (text === '') return null
  const { type } = EXPORT_COLUMNS[target]
  if (type === 'number') return Number(text)
  return type === 'day' ? { day: text } : word(target, text)
}
