import type { Geometry } from 'geojson'
import type { PlaceLayer } from '../source-file'
import { encodingOfCpg, readDbf, type DbfTable } from './dbf'
import { placesOf, propertiesOf } from './places'
import { attempt, type Reading } from './reading'
import { readShp } from './shp'
import { decodeShort } from './text'

/** The files of one layer, by their ending without the dot; each is unpacked only when it is read. */
export interface ShapefileParts {
  name: string
  parts: ReadonlyMap<string, () => Promise<Uint8Array>>
}

const ENDINGS = /^(.*)\.(shp\.xml|shp|dbf|shx|prj|cpg|cst|qpj|qmd|qix|sbn|sbx|fbn|fbx|ain|aih|ixs|mxs|atx)$/i

/** The layer to which a file belongs, and what it is of it; `null` when it belongs to no Shapefile. */
export function shapefilePart(path: string): { layer: string; ending: string } | null {
  const [, layer, ending] = ENDINGS.exec(path) ?? []
  return layer === undefined || ending === undefined ? null : { layer, ending: ending.toLowerCase() }
}

/** Gathers files into layers by their names without ending, case aside. */
export function gatherLayers(
  files: readonly { path: string; read: () => Promise<Uint8Array> }[],
): (ShapefileParts & { path: string })[] {
  const layers = new Map<string, { name: string; path: string; parts: Map<string, () => Promise<Uint8Array>> }>()
  for (const { path, read } of files) {
    const part = shapefilePart(path)
    if (part === null) continue
    const key = part.layer.toLowerCase()
    const name = part.layer.slice(part.layer.lastIndexOf('/') + 1)
    const layer = layers.get(key) ?? { name, path: part.layer, parts: new Map() }
    layer.parts.set(part.ending, read)
    layers.set(key, layer)
  }
  return [...layers.values()]
}

/**
 * Reads one layer of a Shapefile. Without its table the shapes have no properties, without its shapes the rows no
 * geometry; either is reported. `first` is the number of the layer's first feature in the file.
 */
export async function readLayer(
  reading: Reading,
  { name, parts }: ShapefileParts,
  first: number,
): Promise<PlaceLayer | null> {
  const where = { subject: name }
  const bytesOf = (ending: string) => {
    const read = parts.get(ending)
    return read === undefined ? null : attempt(reading, where, read)
  }
  const text = async (ending: string) => decodeShort((await bytesOf(ending)) ?? new Uint8Array(), null).trim()
  const places = placesOf(reading)
  const missing = ['shp', 'dbf'].filter((ending) => !parts.has(ending))
  for (const ending of missing) reading.report('shapefileIncomplete', '', `${name}.${ending}`, where)
  if (missing.length === 2) return null
  const shp = await bytesOf('shp')
  const shapes: (Geometry | null)[] | null =
    shp === null ? null : await attempt(reading, where, () => readShp(reading, shp, places))
  const cpg = encodingOfCpg(await text('cpg'))
  const dbf = await bytesOf('dbf')
  const table: DbfTable | null = dbf === null ? null : await attempt(reading, where, () => readDbf(reading, dbf, cpg))
  if (shapes === null && table === null) return null
  if (shapes !== null && table !== null && shapes.length !== table.rows.length && !places.full) {
    reading.report('shapefileIncomplete', `${shapes.length} ≠ ${table.rows.length}`, `${name}.dbf`, where)
  }
  const length = Math.max(shapes?.length ?? 0, table?.rows.length ?? 0)
  for (let index = 0; index < length && !places.full; index += 1) {
    const cells = table?.rows[index]
    if (cells === null) continue
    const row = first + index
    places.add('', { row, properties: propertiesOf(reading, row, cells ?? []), geometry: shapes?.[index] ?? null })
    if (index % 5000 === 0) await reading.breathe(index / length)
  }
  const declared = await text('prj')
  const [layer] = places.layers(declared === '' ? null : declared)
  return layer === undefined ? { name, declaredSystem: declared || null, places: [] } : { ...layer, name }
}
