import { complain, dataFilesIn, print, shownPath } from './folder-files'
import { pinyinOf } from '../src/pack/pinyin-of'
import { access, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { DatasetEntry, Pack } from '../src/domain/pack'
import type { Rejection } from '../src/domain/rejection'
import { placementOf, PLACEMENTS } from '../src/domain/totals'
import { KINDS } from '../src/domain/vocabulary'
import { DICTIONARIES } from '../src/i18n/dictionaries'
import type { Language } from '../src/i18n/dictionary'
import { describeRejection, featureOf, printable } from '../src/i18n/rejections'
import { compilePack } from '../src/pack/compile-pack'
import { dataFileOf, MANIFEST_FILE, manifestOf } from '../src/pack/dataset-entry'
import { readManifest, readPack } from '../src/pack/load'
import { TEXTS } from './compile-texts'

const GEODATA = dirname(fileURLToPath(import.meta.url))

/** A pack compiled from a folder, with its folder for messages. `json` is what is written and served. */
export interface CompiledFolder {
  folder: string
  pack: Pack | null
  json: string
  rejections: readonly Rejection[]
}

/** Compiles the pack in a folder. Throws when the folder cannot be read, or when a compiled pack fails the loader's own check. */
export async function compileFolder(folder: string): Promise<CompiledFolder> {
  const { pack, rejections } = compilePack(await dataFilesIn(folder), pinyinOf)
  const json = JSON.stringify(pack)
  if (pack !== null) {
    const checked = readPack(JSON.parse(json), folder)
    if (!checked.ok) throw new Error(`${folder}: ${checked.failure.detail}`)
  }
  return { folder, pack, json, rejections }
}

/** Compiles several folders; a second pack with the same id is rejected. */
export async function compileFolders(folders: readonly string[]): Promise<readonly CompiledFolder[]> {
  const compiled = await Promise.all([...new Set(folders.map((folder) => resolve(folder)))].map(compileFolder))
  const first = new Map<string, string>()
  return compiled.map((one) => {
    const id = one.pack?.id
    const other = id === undefined ? undefined : first.get(id)
    if (id === undefined || other === undefined) {
      if (id !== undefined) first.set(id, one.folder)
      return one
    }
    const rejection: Rejection = {
      file: 'district.json',
      row: null,
      column: 'id',
      value: id,
      reason: 'idDuplicate',
      expected: shownPath(other),
    }
    return { ...one, pack: null, rejections: [rejection] }
  })
}

/** One line per refusal: `file:row:column (feature) "value" reason. hint`. */
export function rejectionLines({ folder, rejections }: CompiledFolder, language: Language): string[] {
  return rejections.map((rejection) => {
    const { reason, hint } = describeRejection(rejection, language)
    const { file, row, column } = rejection
    const place = [shownPath(join(folder, file)), row, column === null ? null : printable(column)]
    const where = place.filter((part) => part !== null).join(':')
    const feature = featureOf(rejection, language)
    const counted = feature === null ? where : TEXTS[language].counted(where, feature)
    return `${counted} ${JSON.stringify(printable(rejection.value)).replaceAll('\\\\u', '\\u')} ${reason}${TEXTS[language].dot}${hint}`
  })
}

function summaryLines(pack: Pack, language: Language): string[] {
  const text = TEXTS[language]
  const { kinds } = DICTIONARIES[language]
  const perKind = KINDS.map((kind) => ({ kind, count: pack.items.filter((item) => item.kind === kind).length }))
  const placements = PLACEMENTS.map((placement) => {
    const count = pack.items.filter((item) => placementOf(item) === placement).length
    return `${DICTIONARIES[language].placements[placement]} ${count}`
  })
  return [
    `${pack.id} · ${pack.title[language]} · ${pack.asOf}`,
    `  ${text.items} ${pack.items.length}: ${perKind.map(({ kind, count }) => `${kinds[kind]} ${count}`).join(' · ')}`,
    `  ${placements.join(' · ')}`,
    `  ${text.rest(pack)}`,
  ]
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
const isFolder = (path: string) =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )

/** The folder of a pack named by its id under `geodata/` or by a path. */
export async function folderOf(name: string): Promise<string | null> {
  const own = join(GEODATA, name)
  const isPlain = basename(name) === name && name !== '.' && name !== '..'
  if (isPlain && (await isFolder(own))) return own
  return (await isFolder(name)) ? resolve(name) : null
}

export async function allFolders(): Promise<string[]> {
  const entries = await readdir(GEODATA, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(GEODATA, name))
}

/** Writes through a neighbouring file, so that a reader sees the old content or the new, never a half. */
async function writeWhole(path: string, content: string) {
  const unfinished = `${path}.${process.pid}.part`
  await writeFile(unfinished, content)
  await rename(unfinished, path)
}

/** Datasets of the manifest already there whose files exist; `null` when it is not a sound manifest. */
async function keptDatasets(out: string): Promise<DatasetEntry[] | null> {
  const path = join(out, MANIFEST_FILE)
  if (!(await exists(path))) return []
  try {
    const manifest = readManifest(JSON.parse(await readFile(path, 'utf8')), path)
    if (!manifest.ok) return null
    const present = await Promise.all(manifest.value.datasets.map(({ href }) => exists(join(out, href))))
    return manifest.value.datasets.filter((_, index) => present[index])
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export function defaultLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '')
  return locale === undefined || locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** The command line. Returns the exit code: 0 written, 1 a pack was refused and nothing written, 2 wrong use. */
export async function main(args: readonly string[]): Promise<number> {
  let language = defaultLanguage()
  const misused = (message: string) => {
    complain([message, TEXTS[language].usage])
    return 2
  }
  let parsed
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string', default: 'dist/data' }, lang: { type: 'string' }, help: { type: 'boolean' } },
    })
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error))
  }
  const { out, lang, help } = parsed.values
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') return misused(TEXTS[language].badLanguage(lang))
  language = lang ?? language
  const text = TEXTS[language]
  if (help === true) {
    print([text.usage])
    return 0
  }
  const named = parsed.positionals
  const folders: string[] = []
  for (const name of named) {
    const folder = await folderOf(name)
    if (folder === null) return misused(text.noFolder(name))
    folders.push(folder)
  }
  if (named.length === 0) folders.push(...(await allFolders()))
  if (folders.length === 0) return misused(text.noPacks)

  const compiled = await compileFolders(folders)
  const lines = compiled.flatMap((one) => rejectionLines(one, language))
  if (lines.length > 0) {
    complain([...lines, text.rejected(lines.length)])
    return 1
  }
  const kept = named.length === 0 ? [] : await keptDatasets(out)
  if (kept === null) complain([text.ignoredManifest(join(out, MANIFEST_FILE))])
  await mkdir(out, { recursive: true })
  const packs: Pack[] = []
  for (const { pack, json } of compiled) {
    if (pack === null) continue
    const path = join(out, dataFileOf(pack.id))
    await writeWhole(path, json)
    packs.push(pack)
    const kilobytes = (Buffer.byteLength(json) / 1000).toFixed(1)
    print([...summaryLines(pack, language), `  ${text.wrote(shownPath(resolve(path)), kilobytes)}`])
  }
  const manifest = manifestOf(packs, new Date().toISOString(), kept ?? [])
  await writeWhole(join(out, MANIFEST_FILE), JSON.stringify(manifest))
  return 0
}
