import type { PlaceLayer, SourceFile } from '../source-file'
import { openArchive, unpacked, type ArchiveEntry } from './archive'
import { readKml } from './kml'
import { attempt, Refusal, sourceFile, type Reading } from './reading'
import { gatherLayers, readLayer, shapefilePart } from './shapefile'
import { readXlsx } from './workbook-xlsx'

export const READABLE = '.xlsx, .xls, .csv, .geojson, .kml, .kmz, .shp + .dbf (.zip)'

async function readShapefileZip(reading: Reading, entries: readonly ArchiveEntry[]): Promise<SourceFile> {
  const files = entries.map((entry) => ({ path: entry.name, read: () => unpacked(reading, entry) }))
  const layers: PlaceLayer[] = []
  let first = 1
  for (const parts of gatherLayers(files)) {
    const layer = await readLayer(reading, parts, first)
    if (layer === null) continue
    layers.push(layer)
    first = (layer.places.at(-1)?.row ?? first - 1) + 1
  }
  return sourceFile(reading, 'shapefile', { layers })
}

/** The folder that holds `district.json`: the topmost, where there are several. `null` = there is none. */
function packFolder(entries: readonly ArchiveEntry[]): string | null {
  const folders = entries
    .filter(({ name }) => /(?:^|\/)district\.json$/.test(name))
    .map(({ name }) => name.slice(0, -'district.json'.length))
  return folders.sort((left, right) => left.split('/').length - right.split('/').length)[0] ?? null
}

async function readPackFolder(reading: Reading, entries: readonly ArchiveEntry[], folder: string): Promise<SourceFile> {
  const packFiles = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const name = entry.name.slice(folder.length)
    if (!entry.name.startsWith(folder) || name.includes('/') || name.startsWith('.')) continue
    const bytes = await attempt(reading, { subject: name }, () => unpacked(reading, entry))
    if (bytes !== null) packFiles.set(name, bytes)
  }
  return sourceFile(reading, 'packFolder', { packFiles })
}

async function readKmz(reading: Reading, entries: readonly ArchiveEntry[]): Promise<SourceFile> {
  const documents = entries.filter(({ name }) => /\.kml$/i.test(name))
  // The one that a viewer opens; others are parts that it would load from there.
  const main = documents.find(({ name }) => /^doc\.kml$/i.test(name)) ?? documents[0]
  if (main === undefined) throw new Refusal('fileBroken', '.kml')
  return readKml(reading, await unpacked(reading, main), 'kmz')
}

/** Reads a zip by what lies in it: a workbook, a pack folder, Shapefiles or a KML. Throws a `Refusal` for any other. */
export async function readZip(reading: Reading, bytes: Uint8Array): Promise<SourceFile> {
  const entries = openArchive(reading, bytes)
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name))
  if (has(/^\/?\[Content_Types\]\.xml$/i) || has(/^\/?xl\/workbook\.xml$/i)) {
    if (has(/(?:^|\/)workbook\.xml$/i)) return readXlsx(reading, entries)
    throw new Refusal('formatUnknown', has(/\.bin$/i) ? '.xlsb' : '', READABLE)
  }
  const folder = packFolder(entries)
  if (folder !== null) return readPackFolder(reading, entries, folder)
  if (entries.some(({ name }) => ['shp', 'dbf'].includes(shapefilePart(name)?.ending ?? ''))) {
    return readShapefileZip(reading, entries)
  }
  if (has(/\.kml$/i)) return readKmz(reading, entries)
  throw new Refusal('formatUnknown', entries[0]?.name ?? '', READABLE)
}
