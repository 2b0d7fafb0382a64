import type { Feature } from 'geojson'
import type { Position, SourceRef } from '../domain/item'
import type { Backdrop, Pack } from '../domain/pack'
import { KINDS } from '../domain/vocabulary'
import { BACKDROP_FILE } from './backdrop'
import { BLOCKERS_FILE } from './blockers'
import type { PinyinOf } from './compile-pack'
import { DISTRICT_FILE } from './district'
import { LEDGER_FILES } from './ledger-columns'
import { MILESTONES_FILE } from './milestones'
import type { CsvCells } from './pack-delta'
import { blockerCells, fileOfRows, itemCells, milestoneCells, reportCells } from './pack-rows'
import { GEOMETRY_FILE } from './positions'
import { REPORTS_FILE } from './reports'

/** A pack's folder before it is written: `district` and `backdrop` are JSON. */
export interface PackTables {
  district: Pick<Pack, 'asOf' | 'asOfLabel' | 'sources'> & Readonly<Record<string, unknown>>
  /** Rows by file, in their order. */
  rows: Map<string, CsvCells[]>
  /** Features of `geometry.geojson`, by id of item or unit. */
  positions: Map<string, Feature>
  backdrop: readonly Feature[]
}

/** The pair of keys by which the disk names a source, for the reference that the pack holds. */
function uncited<T extends { source: SourceRef }>({ source, ...rest }: T) {
  return { ...rest, sourceId: source.id, locator: source.locator }
}

function districtOf(pack: Pack): PackTables['district'] {
  const { id, title, district, asOf, asOfLabel, synthetic, bounds, sources, fields, ruleSets, wall, calendar } = pack
  return {
    id,
    title,
    district,
    asOf,
    asOfLabel,
    synthetic,
    bounds,
    sources,
    units: pack.units.map(({ position: _, ...unit }) => uncited(unit)),
    fields,
    figures: pack.figures.map(uncited),
    targets: pack.targets.map((target) => ({
      ...uncited(target),
      reported: target.reported === null ? null : uncited(target.reported),
    })),
    reviews: pack.reviews.map(uncited),
    ruleSets,
    calendar: calendar === null ? null : uncited(calendar),
    wall,
  }
}

/** A position as a feature of `geometry.geojson`. */
export function positionFeature(id: string, { geometry, accuracy, errorM, basis, source }: Position): Feature {
  const properties = {
    accuracy,
    ...(errorM === null ? {} : { errorM }),
    ...(basis === null ? {} : { basis }),
    sourceId: source.id,
    locator: source.locator,
  }
  return { type: 'Feature', id, properties, geometry }
}

/** The pack no longer knows which part of the backdrop is from which source: each names all of them. */
function backdropFeatures({ land, district, neighbours, places, sources }: Backdrop): Feature[] {
  const sourceId = sources.length === 1 ? sources[0] : sources
  return [
    { ...land, properties: { role: 'land', clipped: true, sourceId } },
    { ...district, properties: { role: 'district', ...district.properties, clipped: true, sourceId } },
    ...neighbours.features.map((feature) => ({
      ...feature,
      properties: { role: 'neighbour', ...feature.properties, clipped: true, sourceId },
    })),
    ...places.features.map((feature) => ({
      ...feature,
      properties: { role: 'place', ...feature.properties, sourceId },
    })),
  ]
}

/** A pack as the rows and features of its folder. */
export function tablesOfPack(pack: Pack): PackTables {
  const positions = new Map<string, Feature>()
  for (const { id, position } of [...pack.units, ...pack.items]) {
    if (position !== null) positions.set(id, positionFeature(id, position))
  }
  const milestones = pack.items.flatMap(({ id, plan }) => plan.milestones.map((own) => milestoneCells(id, own)))
  return {
    district: districtOf(pack),
    rows: new Map([
      ...KINDS.map(
        (kind) => [LEDGER_FILES[kind], pack.items.filter((item) => item.kind === kind).map(itemCells)] as const,
      ),
      [MILESTONES_FILE, milestones],
      [REPORTS_FILE, pack.reports.map(reportCells)],
      [BLOCKERS_FILE, pack.blockers.map(blockerCells)],
    ]),
    positions,
    backdrop: backdropFeatures(pack.backdrop),
  }
}

/** One feature a line, so that a change of one is a change of one line. */
function collectionText(features: Iterable<Feature>): string {
  const lines = [...features].map((feature) => JSON.stringify(feature))
  return `{"type":"FeatureCollection","features":[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`
}

/** The files of a pack's folder, by name. */
export function filesOfTables({ district, rows, positions, backdrop }: PackTables): Map<string, Uint8Array> {
  const texts = [
    [DISTRICT_FILE, `${JSON.stringify(district, null, 2)}\n`] as const,
    ...[...rows].map(([file, own]) => [file, fileOfRows(file, own)] as const),
    [GEOMETRY_FILE, collectionText(positions.values())] as const,
    [BACKDROP_FILE, collectionText(backdrop)] as const,
  ]
  const encoder = new TextEncoder()
  return new Map(texts.map(([file, text]) => [file, encoder.encode(text)]))
}

/**
 * A compiled pack as the folder that compiles into it again: `compilePack(folderOfPack(pack), pinyinFromPack(pack))`
 * gives an equal pack. The same pack gives the same bytes.
 */
export function folderOfPack(pack: Pack): Map<string, Uint8Array> {
  return filesOfTables(tablesOfPack(pack))
}

/** The readings that a pack was compiled with: no dictionary is shipped, so new characters get none. */
export function pinyinFromPack({ pinyin }: Pick<Pack, 'pinyin'>): PinyinOf {
  return (character) => (Object.hasOwn(pinyin, character) ? (pinyin[character] ?? []) : [])
}
