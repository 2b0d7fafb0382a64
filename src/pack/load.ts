import * as v from 'valibot'
import { PACK_FORMAT, type DatasetEntry, type Manifest, type Pack } from '../domain/pack'
import { DEFAULT_CONFIG, parseConfig, type Config, type ConfigProblem } from './config'
import { failed, fetchJson, type FetchLike, type Loaded, type LoadOptions } from './fetch-json'
import { ManifestSchema, PackSchema } from './pack-schema'

function shaped<T>(schema: v.GenericSchema<unknown, T>, json: unknown, url: string): Loaded<T> {
  const parsed = v.safeParse(schema, json, { abortEarly: true })
  if (parsed.success) return { ok: true, value: parsed.output }
  const [issue] = parsed.issues
  return failed('wrongShape', url, [v.getDotPath(issue), issue.message].filter((part) => part !== null).join(': '))
}

const statedFormat = (json: unknown, key: string): unknown =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>)[key] : undefined

function otherFormat(json: unknown, key: string, own: number): string | null {
  const stated = statedFormat(json, key)
  return typeof stated === 'number' && stated !== own ? `${key} ${stated} ≠ ${own}` : null
}

/** The path of the first id that is used twice or points nowhere, or `null`. To a real pack, what is invented is nowhere. */
function brokenReference(pack: Pack): string | null {
  const units = new Set(pack.units.map(({ id }) => id))
  const fields = new Set(pack.fields.map(({ id }) => id))
  const citable = pack.sources.filter(({ synthetic }) => pack.synthetic || !synthetic)
  const sources = new Set(citable.map(({ id }) => id))
  const seen = new Set(units)
  for (const [index, item] of pack.items.entries()) {
    if (seen.has(item.id)) return `items.${index}.id: ${item.id}`
    seen.add(item.id)
    if (item.unit !== null && !units.has(item.unit)) return `items.${index}.unit: ${item.unit}`
    if (!sources.has(item.source.id)) return `items.${index}.source.id: ${item.source.id}`
    if (item.kind === 'project' && item.field !== null && !fields.has(item.field)) {
      return `items.${index}.field: ${item.field}`
    }
  }
  const items = new Set(pack.items.map(({ id }) => id))
  for (const list of ['reports', 'blockers'] as const) {
    for (const [index, { itemId, sourceId }] of pack[list].entries()) {
      if (!items.has(itemId)) return `${list}.${index}.itemId: ${itemId}`
      if (!sources.has(sourceId)) return `${list}.${index}.sourceId: ${sourceId}`
    }
  }
  return null
}

/** Checks a manifest that was parsed from JSON; `url` is only told in the failure. */
export function readManifest(json: unknown, url: string): Loaded<Manifest> {
  const format = otherFormat(json, 'version', 1)
  return format === null ? shaped(ManifestSchema, json, url) : failed('wrongFormat', url, format)
}

/** Checks a compiled pack that was parsed from JSON: shape, coordinates, ids. The pack is frozen at its top level. */
export function readPack(json: unknown, url: string): Loaded<Readonly<Pack>> {
  const format = otherFormat(json, 'format', PACK_FORMAT)
  if (format !== null) return failed('wrongFormat', url, format)
  const loaded = shaped(PackSchema, json, url)
  if (!loaded.ok) return loaded
  const broken = brokenReference(loaded.value)
  return broken === null ? { ok: true, value: Object.freeze(loaded.value) } : failed('wrongShape', url, broken)
}

/** Loads the list of datasets. Bad data comes back as a failure; nothing is thrown. */
export async function loadManifest(
  fetchLike: FetchLike,
  url: string,
  options: LoadOptions = {},
): Promise<Loaded<Manifest>> {
  const json = await fetchJson(fetchLike, url, options)
  return json.ok ? readManifest(json.value, url) : json
}

/** The manifest's entry for a dataset; with `id` = `null`, its first one. */
export function findDataset(manifest: Manifest, id: string | null, manifestUrl: string): Loaded<DatasetEntry> {
  const entry = id === null ? manifest.datasets[0] : manifest.datasets.find((dataset) => dataset.id === id)
  return entry === undefined ? failed('unknownDataset', manifestUrl, id ?? '') : { ok: true, value: entry }
}

/** Loads a dataset of the manifest at `manifestUrl` (absolute). Bad data comes back as a failure; nothing is thrown. */
export async function loadPack(
  fetchLike: FetchLike,
  manifestUrl: string,
  entry: DatasetEntry,
  options: LoadOptions = {},
): Promise<Loaded<Readonly<Pack>>> {
  if (!URL.canParse(entry.href, manifestUrl)) return failed('wrongShape', manifestUrl, `href: ${entry.href}`)
  const url = new URL(entry.href, manifestUrl).href
  const json = await fetchJson(fetchLike, url, options)
  if (!json.ok) return json
  const loaded = readPack(json.value, url)
  if (loaded.ok && loaded.value.id !== entry.id)
    return failed('wrongShape', url, `id: ${loaded.value.id} ≠ ${entry.id}`)
  if (loaded.ok && loaded.value.synthetic !== entry.synthetic) {
    return failed('wrongShape', url, `synthetic: ${loaded.value.synthetic} ≠ ${entry.synthetic}`)
  }
  return loaded
}

export interface Settings {
  config: Config
  problems: readonly ConfigProblem[]
}

/** Loads the run-time settings; where they are missing or broken the defaults stand, and the problem is told. */
export async function loadConfig(fetchLike: FetchLike, url: string): Promise<Settings> {
  const json = await fetchJson(fetchLike, url)
  if (json.ok) return parseConfig(json.value)
  return {
    config: DEFAULT_CONFIG,
    problems: [{ path: '', code: json.failure.kind === 'notJson' ? 'notJson' : 'unreachable' }],
  }
}
