import type { Feature } from 'geojson'
import type { Source } from '../domain/pack'
import { KINDS } from '../domain/vocabulary'
import { BLOCKERS_FILE } from './blockers'
import type { PackFiles } from './compile-pack'
import { patchCsv, type CsvPatch } from './csv-patch'
import { DISTRICT_FILE } from './district'
import { spanOfKey, spansOfElements } from './json-spans'
import { LEDGER_FILES } from './ledger-columns'
import { MILESTONES_FILE } from './milestones'
import type { CsvCells, PackDelta } from './pack-delta'
import { GEOMETRY_FILE } from './positions'
import { FILE_COLUMNS } from './pack-rows'
import { REPORTS_FILE } from './reports'

/**
 * Writes a delta into the files of a pack folder and leaves everything else as it stands, so that a version control
 * shows what has changed and nothing more. Gives the changed files alone. The delta must fit the folder: conflicts are
 * settled before.
 */
export function patchFolder(files: PackFiles, delta: PackDelta): Map<string, Uint8Array> {
  const patched = new Map<string, Uint8Array>()
  const textOf = (file: string) => {
    const bytes = files.get(file)
    return bytes === undefined ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }
  const write = (file: string, text: string) => {
    if (text !== textOf(file)) patched.set(file, new TextEncoder().encode(text))
  }
  const district = textOf(DISTRICT_FILE)
  if (district !== null) write(DISTRICT_FILE, patchedDistrict(district, delta))
  for (const kind of KINDS) {
    const file = LEDGER_FILES[kind]
    const set = new Map(delta.rows.filter((row) => row.file === file).map(({ id, changes }) => [id, changes]))
    const append = delta.newRows.filter((row) => row.file === file).map(({ cells }) => cells)
    if (set.size + append.length > 0) write(file, patchCsv(textOf(file), FILE_COLUMNS[file]!, { set, append }))
  }
  const append = (file: string, rows: readonly CsvCells[]) => {
    if (rows.length === 0) return
    write(file, patchCsv(textOf(file), FILE_COLUMNS[file]!, { set: new Map(), append: rows }))
  }
  append(REPORTS_FILE, delta.reports)
  append(MILESTONES_FILE, delta.milestones)
  if (delta.blockers.length > 0) write(BLOCKERS_FILE, patchedBlockers(textOf(BLOCKERS_FILE), delta.blockers))
  if (delta.positions.length > 0) write(GEOMETRY_FILE, patchedFeatures(textOf(GEOMETRY_FILE), delta.positions))
  return patched
}

/** Blockers that are there are rewritten, others appended. Those without an id of their own are known by the one they get. */
function patchedBlockers(text: string | null, blockers: readonly CsvCells[]): string {
  const columns = FILE_COLUMNS[BLOCKERS_FILE]!
  const present = new Set<string>()
  const used = new Map<string, number>()
  const idOf = ({ id = '', itemId, category, openedOn }: CsvCells) => {
    if (id !== '') return id
    const base = `${itemId}-${category}-${openedOn}`
    const number = (used.get(base) ?? 0) + 1
    used.set(base, number)
    return number === 1 ? base : `${base}-${number}`
  }
  const nothing: CsvPatch = { set: new Map(), append: [] }
  patchCsv(text, columns, nothing, (cells) => {
    const id = idOf(cells)
    present.add(id)
    return id
  })
  used.clear()
  const known = blockers.filter(({ id }) => present.has(id ?? ''))
  const changesOf = (cells: CsvCells) =>
    Object.entries(cells).flatMap(([column, value]) => (columns.includes(column) ? [{ column, value }] : []))
  const set = new Map(known.map((cells) => [cells['id'] ?? '', changesOf(cells)]))
  return patchCsv(text, columns, { set, append: blockers.filter((cells) => !known.includes(cells)) }, idOf)
}

function patchedDistrict(text: string, { asOf, sources }: PackDelta): string {
  let patched = text
  const day = spanOfKey(patched, 'asOf')
  if (day !== null && asOf !== null) {
    const was = JSON.parse(patched.slice(day.start, day.end)) as string
    if (was < asOf) patched = patched.slice(0, day.start) + JSON.stringify(asOf) + patched.slice(day.end)
  }
  const list = spanOfKey(patched, 'sources')
  if (list === null) return patched
  const spans = spansOfElements(patched, list.start)
  const known = new Set(spans.map(({ start, end }) => (JSON.parse(patched.slice(start, end)) as Source).id))
  const added = sources.filter(({ id }) => !known.has(id))
  return withElements(patched, list.start, added.map(declaredSource))
}

/** What is not said of a source is not made up. */
function declaredSource({ synthetic, ...source }: Source): object {
  return synthetic ? { ...source, synthetic } : source
}

function patchedFeatures(text: string | null, positions: PackDelta['positions']): string {
  let patched = text ?? '{"type":"FeatureCollection","features":[\n]}\n'
  const wanted = new Map(positions.map(({ id, feature }) => [id, feature]))
  const list = spanOfKey(patched, 'features')
  if (list === null) return patched
  // From the last to the first, so that the spans before stay where they are.
  for (const { start, end } of spansOfElements(patched, list.start).reverse()) {
    const { id } = JSON.parse(patched.slice(start, end)) as Feature
    if (typeof id !== 'string' || !wanted.has(id)) continue
    const feature = wanted.get(id) ?? null
    wanted.delete(id)
    if (feature === null) patched = withoutElement(patched, start, end)
    else patched = patched.slice(0, start) + written(feature, patched.slice(start, end)) + patched.slice(end)
  }
  const added = [...wanted.values()].filter((feature) => feature !== null)
  return withElements(patched, list.start, added)
}

/** A value in one line or in several, as what it takes the place of or stands beside. */
const written = (value: object, like: string) => JSON.stringify(value, null, like.includes('\n') ? 2 : undefined)

/** Adds values after the last element of an array, laid out as its elements are. */
function withElements(text: string, arrayStart: number, values: readonly object[]): string {
  if (values.length === 0) return text
  const spans = spansOfElements(text, arrayStart)
  const last = spans.at(-1)
  if (last === undefined) {
    const own = `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`
    return text.slice(0, arrayStart) + own + text.slice(text.indexOf(']', arrayStart) + 1)
  }
  const like = text.slice(last.start, last.end)
  const indent = /[ \t]*$/.exec(text.slice(0, last.start))?.[0] ?? ''
  const isOwnLine = /\n[ \t]*$/.test(text.slice(0, last.start))
  const before = isOwnLine ? `,\n${indent}` : ', '
  const added = values.map((value) => before + written(value, like).replaceAll('\n', `\n${indent}`))
  return text.slice(0, last.end) + added.join('') + text.slice(last.end)
}

/** Takes an element with its comma out of an array. */
function withoutElement(text: string, start: number, end: number): string {
  const after = /^\s*,\s*/.exec(text.slice(end))
  if (after !== null) return text.slice(0, start) + text.slice(end + after[0].length)
  const before = /,\s*$/.exec(text.slice(0, start))
  return text.slice(0, start - (before?.[0].length ?? 0)) + text.slice(end)
}
