import type { Item, Position } from '../domain/item'
import { PACK_FORMAT, type Backdrop, type Pack, type Unit } from '../domain/pack'
import type { Rejection } from '../domain/rejection'
import { lexiconOf, searchTextsOf } from '../domain/search'
import type { Kind } from '../domain/vocabulary'
import { BACKDROP_FILE, readBackdrop } from './backdrop'
import { BLOCKERS_FILE, readBlockers } from './blockers'
import { DISTRICT_FILE, districtIsConsistent, readDistrict } from './district'
import type { District } from './district-schema'
import { doubtfulIdsOf, doubtfulIdsOfDistrict, type DoubtfulIds } from './doubtful-ids'
import { expectedList, shownValue, type Report } from './findings'
import type { KnownItems } from './item-rows'
import { LEDGERS, readLedgers } from './ledgers'
import { looselyDeclared, type LooselyDeclared } from './loosely-declared'
import { MILESTONES_FILE, readMilestones } from './milestones'
import { GEOMETRY_FILE, readPositions } from './positions'
import { nearest } from './read-row'
import { readReports, REPORTS_FILE } from './reports'
import { withRootCauses } from './root-causes'
import { barredSourcesOf } from './source-mixing'
import { wallFaults } from './wall-faults'

export interface Compiled {
  pack: Pack | null
  rejections: Rejection[]
}

/** The files of a pack, by name, as bytes. */
export type PackFiles = ReadonlyMap<string, Uint8Array>

/** The possible readings of a Chinese character without tone, most usual first; `[]` when there is none. */
export type PinyinOf = (character: string) => readonly string[]

const LEDGER_FILES = Object.values(LEDGERS).map(({ file }) => file)
const ITEM_FILES = [MILESTONES_FILE, REPORTS_FILE, BLOCKERS_FILE]
const KNOWN_FILES = [DISTRICT_FILE, ...LEDGER_FILES, ...ITEM_FILES, GEOMETRY_FILE, BACKDROP_FILE]
/** Names of files that are data of a pack, or meant to be. */
export const DATA_FILE = /\.(csv|json|geojson)$/i

/** Data files of another name are refused: a misspelt ledger would otherwise vanish without a word. Gives the ids that may stand in them. */
function checkFileNames(files: PackFiles, report: Report): DoubtfulIds {
  const misnamed: DoubtfulIds[] = []
  const doubtful = { has: (id: string) => misnamed.some((doubt) => doubt.has(id)) }
  for (const [file, bytes] of files) {
    if (!DATA_FILE.test(file) || KNOWN_FILES.includes(file)) continue
    report({
      file,
      row: null,
      column: null,
      value: shownValue(file),
      reason: 'fileNameUnknown',
      expected: nearest(file, KNOWN_FILES) ?? expectedList(KNOWN_FILES),
    })
    misnamed.push(doubtfulIdsOf(bytes))
  }
  if (LEDGER_FILES.some((file) => files.has(file)) || misnamed.length > 0) return doubtful
  const expected = expectedList(LEDGER_FILES)
  report({ file: LEDGER_FILES[0] ?? '', row: null, column: null, value: '', reason: 'fileMissing', expected })
  return doubtful
}

/** Turns the pair of columns by which the disk names a source into the reference that the pack holds. */
function cited<T extends { sourceId: string; locator: string }>({ sourceId, locator, ...rest }: T) {
  return { ...rest, source: { id: sourceId, locator } }
}

/** Readings of every Chinese character by which an item can be searched. */
function readingsOf(items: readonly Item[], units: readonly Unit[], pinyinOf: PinyinOf): Pack['pinyin'] {
  const lexicon = lexiconOf({ pinyin: {}, units })
  const texts = items.flatMap((item) => searchTextsOf(item, lexicon))
  const characters = new Set(texts.flatMap((text) => text.match(/\p{Script=Han}/gu) ?? []))
  const readings = [...characters].sort().map((character) => [character, pinyinOf(character)] as const)
  return Object.fromEntries(readings.filter(([, own]) => own.length > 0))
}

function packOf(
  district: District,
  content: Pick<Pack, 'items' | 'reports' | 'blockers' | 'backdrop'>,
  positions: ReadonlyMap<string, Position>,
  pinyinOf: PinyinOf,
): Pack {
  const { figures, targets, reviews, calendar, ...head } = district
  const units = district.units.map((unit) => ({ ...cited(unit), position: positions.get(unit.id) ?? null }))
  return {
    format: PACK_FORMAT,
    ...head,
    units,
    figures: figures.map(cited),
    targets: targets.map((target) => ({
      ...cited(target),
      reported: target.reported === null ? null : cited(target.reported),
    })),
    reviews: reviews.map(cited),
    calendar: calendar === null ? null : cited(calendar),
    ...content,
    pinyin: readingsOf(content.items, units, pinyinOf),
  }
}

function declaredIn(district: District): LooselyDeclared {
  const { units, fields, sources, bounds } = district
  const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
  const barred = barredSourcesOf(district)
  const declared = { units: idsOf(units), fields: idsOf(fields), sources: idsOf(sources) }
  return { declared: barred === null ? declared : { ...declared, barred }, bounds }
}

/** Checks what the scenes name. Tags are told of only where no row was refused: it may have been the one that carries them. */
function checkWall(
  { wall, units, fields }: District,
  backdrop: Backdrop | null,
  items: readonly Item[] | null,
  report: Report,
): boolean {
  if (wall === null) return true
  const faults = wallFaults(DISTRICT_FILE, wall, {
    units: units.map(({ id }) => id),
    fields: fields.map(({ id }) => id),
    tags: items === null ? null : [...new Set(items.flatMap(({ tags }) => tags))].sort(),
    sheet: backdrop?.sheet ?? null,
  })
  for (const { path, ...fault } of faults) {
    report({ file: DISTRICT_FILE, row: null, column: path, ...fault, value: shownValue(fault.value) })
  }
  return faults.length === 0
}

/**
 * Compiles what is good in a pack: refused rows and features are left out and told in `rejections`.
 * `pack` is `null` only when `district.json` or the backdrop is unsound.
 */
export function compileGoodRows(files: PackFiles, pinyinOf: PinyinOf): Compiled {
  const found: Rejection[] = []
  const report: Report = (rejection) => found.push(rejection)
  const misnamed = checkFileNames(files, report)
  const { district, json } = readDistrict(files, report)
  const { declared, bounds } = district === null ? looselyDeclared(json) : declaredIn(district)
  const unitIds = declared.units ?? []
  const taken = new Map(unitIds.map((id, index) => [id, `${DISTRICT_FILE}:units[${index}]`]))
  const ledgers = readLedgers(files, declared, taken, report)
  const itemDoubt = { has: (id: string) => ledgers.doubtful.has(id) || misnamed.has(id) }
  const itemIds = { has: (id: string) => ledgers.kinds.has(id) || itemDoubt.has(id) }
  const consistent = district !== null && districtIsConsistent(district, itemIds, report)
  const byId = new Map(ledgers.items.map((item) => [item.id, item]))
  const known: KnownItems = { byId, kinds: ledgers.kinds, doubtful: itemDoubt, declared }
  const milestones = readMilestones(files.get(MILESTONES_FILE), known, report)
  const reports = readReports(files.get(REPORTS_FILE), known, report)
  const blockers = readBlockers(files.get(BLOCKERS_FILE), known, report)
  const kinds = new Map<string, Kind | 'unit'>([...ledgers.kinds, ...unitIds.map((id) => [id, 'unit'] as const)])
  const unitDoubt = district === null ? doubtfulIdsOfDistrict(files.get(DISTRICT_FILE), json) : null
  const doubtful = { has: (id: string) => itemDoubt.has(id) || unitDoubt?.has(id) === true }
  const positions = readPositions(files, { kinds, doubtful, bounds, declared }, report)
  const backdrop = readBackdrop(files, declared, report)
  const tagged = found.length === 0 ? ledgers.items : null
  const staged = district !== null && checkWall(district, backdrop, tagged, report)
  const rejections = withRootCauses(found, district)
  if (district === null || !consistent || !staged || backdrop === null) return { pack: null, rejections }
  const items = ledgers.items.map((item) => ({
    ...item,
    plan: { ...item.plan, milestones: milestones.get(item.id) ?? [] },
    position: positions.get(item.id) ?? null,
  }))
  const pack = packOf(district, { items, reports, blockers, backdrop }, positions, pinyinOf)
  return { pack, rejections }
}

/** Compiles a district pack, or tells everything that is wrong with it: any rejection means no pack. */
export function compilePack(files: PackFiles, pinyinOf: PinyinOf): Compiled {
  const compiled = compileGoodRows(files, pinyinOf)
  return compiled.rejections.length > 0 ? { ...compiled, pack: null } : compiled
}
