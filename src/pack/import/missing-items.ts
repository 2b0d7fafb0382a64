import type { Item } from '../../domain/item'
import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import type { MissingItem } from './import-preview'
import type { LedgerReading } from './ledger-reading'
import type { ResolvedRow } from './resolve-rows'

/**
 * Items of the kinds and units that an import covers and that none of its rows names. An item that may be meant by an
 * undecided row, or stands in a refused one, is not missing.
 */
export function missingItems(
  pack: Pick<Pack, 'items'>,
  rows: readonly ResolvedRow[],
  { tables }: Pick<LedgerReading, 'tables'>,
  rejections: readonly Rejection[],
): MissingItem[] {
  const covered = new Set(rows.map(({ record, item }) => areaOf(record.kind, item?.unit ?? record.values.unit ?? null)))
  const named = new Set(rows.flatMap(({ itemId, candidates }) => [itemId, ...candidates.map(({ id }) => id)]))
  const refused = wordsOfRefusedRows(tables, rejections)
  const isRefused = ({ id, name, aliases }: Item) => [id, name, ...aliases].some((word) => refused.has(word))
  return pack.items
    .filter((item) => covered.has(areaOf(item.kind, item.unit)) && !named.has(item.id) && !isRefused(item))
    .map(({ id, kind, name, unit }) => ({ id, kind, name, unit }))
}

const areaOf = (kind: string, unit: string | null) => `${kind} ${unit ?? ''}`

function wordsOfRefusedRows(tables: LedgerReading['tables'], rejections: readonly Rejection[]): ReadonlySet<string> {
  const place = (file: string, sheet: string | null | undefined, row: number) => `${row} ${sheet ?? ''} ${file}`
  const refused = new Set(rejections.flatMap(({ file, sheet, row }) => (row === null ? [] : [place(file, sheet, row)])))
  const words = new Set<string>()
  for (const { table } of tables) {
    for (const { row, cells } of table.rows) {
      if (!refused.has(place(table.file, table.sheet, row))) continue
      for (const cell of cells) if (typeof cell === 'string') words.add(cell.trim())
    }
  }
  return words
}
