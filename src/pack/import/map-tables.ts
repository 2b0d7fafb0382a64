import type { Rejection } from '../../domain/rejection'
import { isBlank } from './fold-text'
import { soundColumns } from './sound-columns'
import type { PlaceLayer } from './source-file'
import type { Table, TableColumn, TableRow } from './table'

const NO_SHARED: ReadonlyMap<number, number> = new Map()

/** A layer of a map file as a table: its properties are the columns, its features the rows. */
export function mapTables(
  file: string,
  { name, declaredSystem, places }: PlaceLayer,
  alone: boolean,
): { tables: Table[]; problems: Rejection[] } {
  if (places.length === 0) return { tables: [], problems: [] }
  const sheet = alone ? null : name
  const keys = [...new Set(places.flatMap(({ properties }) => Object.keys(properties)))]
  const all = keys.map((key, index): TableColumn => ({ index, header: key, levels: [key] }))
  const where = { file, ...(sheet === null ? {} : { sheet }), row: null }
  const { columns, problems } = soundColumns(all, where)
  const rows = places.map(({ row, properties, geometry }): TableRow => {
    const cells = columns.map(({ header }) => (Object.hasOwn(properties, header) ? (properties[header] ?? null) : null))
    return { row, cells, hidden: false, section: null, shared: NO_SHARED, geometry }
  })
  const kept = rows.filter(({ cells, geometry }) => geometry !== null || !cells.every(isBlank))
  const table: Table = {
    id: sheet === null ? file : `${file}#${sheet}`,
    file,
    sheet,
    hidden: false,
    columns,
    rows: kept,
    heading: alone && name !== '' ? [name] : [],
    leftOut: [],
    declaredSystem,
    isMap: true,
  }
  return { tables: kept.length === 0 ? [] : [table], problems }
}
