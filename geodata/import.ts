import { complain, dataFilesIn, print, shownPath } from './folder-files'
import { pinyinOf } from '../src/pack/pinyin-of'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isDay } from '../src/domain/day'
import type { Language } from '../src/i18n/dictionary'
import { applyEntries } from '../src/pack/apply-delta'
import { compilePack } from '../src/pack/compile-pack'
import { patchFolder } from '../src/pack/folder-patch'
import { readDecisions, templateOf } from '../src/pack/import/decisions-json'
import { NO_DECISIONS, type Decisions } from '../src/pack/import/decisions'
import { readLedgers, type LedgerReading } from '../src/pack/import/ledger-reading'
import { deltaOfPreview } from '../src/pack/import/preview-delta'
import { previewImport } from '../src/pack/import/preview'
import { readFiles, type FileBytes } from '../src/pack/import/read/read-files'
import type { OverlayEntry } from '../src/pack/pack-delta'
import { annotatedWorkbook } from '../src/ui/annotated-workbook'
import { defaultLanguage, folderOf } from './compile'
import { previewLines, questionLines, refusalLines } from './import-lines'
import { IMPORT_TEXTS } from './import-texts'

const why = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Writes all files beside their places first, so that a full disk leaves the pack as it was; then puts them there. */
async function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const parts = [...files.keys()].map((name) => ({
    path: join(folder, name),
    part: join(folder, `${name}.${process.pid}.part`),
  }))
  try {
    for (const [index, bytes] of [...files.values()].entries()) await writeFile(parts[index]!.part, bytes)
  } catch (error) {
    await Promise.all(parts.map(({ part }) => rm(part, { force: true })))
    throw error
  }
  for (const { path, part } of parts) await rename(part, path)
}

/** What was decided, and the proposed kind, unit and meaning of every column: a template for the next files. */
function wholeMapping(decisions: Decisions, { tables }: LedgerReading): Decisions {
  const proposed = tables.map(({ mapping }) => {
    const columns = mapping.columns.map(({ header, target, unit }) => [
      header,
      { target, ...(unit === null ? {} : { unit }) },
    ])
    const own = Object.hasOwn(decisions.tables, mapping.table) ? decisions.tables[mapping.table] : {}
    const kind = mapping.kind === null ? {} : { kind: mapping.kind }
    return [mapping.table, { ...kind, columns: Object.fromEntries(columns), ...own }] as const
  })
  return templateOf({ ...decisions, tables: { ...decisions.tables, ...Object.fromEntries(proposed) } })
}

interface Wanted {
  folder: string
  files: readonly FileBytes[]
  decisions: Decisions
  language: Language
  yes: boolean
  report: string | undefined
  saveMapping: string | undefined
}

async function wantedOf(args: readonly string[], language: Language): Promise<Wanted | { misuse: string } | 'help'> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      pack: { type: 'string' },
      on: { type: 'string' },
      mapping: { type: 'string' },
      yes: { type: 'boolean', default: false },
      confirm: { type: 'boolean', default: false },
      report: { type: 'string' },
      'save-mapping': { type: 'string' },
      lang: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) return 'help'
  const { lang, on } = values
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') return { misuse: IMPORT_TEXTS[language].badLanguage(lang) }
  const text = IMPORT_TEXTS[lang ?? language]
  if (positionals.length === 0) return { misuse: text.noFiles }
  if (values.pack === undefined) return { misuse: text.noPack }
  const folder = await folderOf(values.pack)
  if (folder === null) return { misuse: text.noFolder(values.pack) }
  if (on !== undefined && !isDay(on)) return { misuse: text.badDay(on) }
  let decisions = NO_DECISIONS
  if (values.mapping !== undefined) {
    try {
      const read = readDecisions(JSON.parse(await readFile(values.mapping, 'utf8')))
      if ('faults' in read) {
        const [fault] = read.faults
        return { misuse: text.badMapping(values.mapping, fault?.path ?? '', fault?.value ?? '') }
      }
      decisions = read.decisions
    } catch (error) {
      return { misuse: text.unreadable(values.mapping, why(error)) }
    }
  }
  const files: FileBytes[] = []
  for (const path of positionals) {
    try {
      files.push({ name: basename(path), bytes: await readFile(path) })
    } catch (error) {
      return { misuse: text.unreadable(path, why(error)) }
    }
  }
  return {
    folder,
    files,
    decisions: { ...decisions, ...(on === undefined ? {} : { on }), ...(values.confirm ? { confirm: true } : {}) },
    language: lang ?? language,
    yes: values.yes,
    report: values.report,
    saveMapping: values['save-mapping'],
  }
}

/**
 * The command line. Returns the exit code: 0 shown, or written with refused rows told; 1 nothing could be written; 2
 * wrong use, or a question that nothing answers.
 */
export async function main(args: readonly string[]): Promise<number> {
  // A reader that has seen enough, as `head`, is no fault.
  process.stdout.on('error', () => undefined)
  let wanted
  const language = defaultLanguage()
  try {
    wanted = await wantedOf(args, language)
  } catch (error) {
    wanted = { misuse: why(error) }
  }
  if (wanted === 'help') {
    print([IMPORT_TEXTS[language].usage])
    return 0
  }
  if ('misuse' in wanted) {
    complain([wanted.misuse, IMPORT_TEXTS[language].usage])
    return 2
  }
  return run(wanted)
}

async function run({ folder, files, decisions, language, yes, report, saveMapping }: Wanted): Promise<number> {
  const text = IMPORT_TEXTS[language]
  const before = await dataFilesIn(folder)
  const { pack, rejections: ofPack } = compilePack(before, pinyinOf)
  if (pack === null) {
    complain([...refusalLines(ofPack, language, true), text.packBroken])
    return 1
  }
  const reading = readLedgers(await readFiles(files), pack, decisions)
  const preview = previewImport(pack, reading, decisions, pinyinOf)
  const context = { pack, language }
  print(previewLines(reading, preview, context))
  if (preview.rejections.length > 0) {
    const { rejected } = preview.counts
    complain(['', ...refusalLines(preview.rejections, language), ...(rejected === 0 ? [] : [text.rejected(rejected)])])
  }
  if (saveMapping !== undefined) {
    await writeOut(saveMapping, `${JSON.stringify(wholeMapping(decisions, reading), null, 2)}\n`)
    print([text.wrote(shownPath(resolve(saveMapping)))])
  }
  if (report !== undefined) {
    await writeOut(report, annotatedWorkbook(reading, preview, language))
    print([text.wrote(shownPath(resolve(report)))])
  }
  if (preview.questions.length > 0) {
    const asked = preview.questions.flatMap((question) => questionLines(question, reading, context))
    complain([...asked, '', text.asked(preview.questions.length)])
    return 2
  }
  if (preview.records.length === 0 && preview.merges.length === 0) {
    complain([text.nothingRead])
    return 1
  }
  if (!yes) {
    print([text.preview])
    return 0
  }
  const entry = (id: string, index: number, delta: OverlayEntry['delta']): OverlayEntry => {
    return { id, origin: 'import', title: id, madeAt: index, delta }
  }
  const entries = [
    entry('import', 0, deltaOfPreview(pack, preview)),
    ...preview.merges.map(({ file, delta }, index) => entry(file, index + 1, delta)),
  ]
  const applied = applyEntries(pack, entries, {}, pinyinOf)
  if (applied.conflicts.length > 0) {
    complain([text.conflicts(applied.conflicts.length)])
    return 1
  }
  let after = before
  for (const { delta } of entries) after = new Map([...after, ...patchFolder(after, delta)])
  const faults = [...applied.rejections, ...compilePack(after, pinyinOf).rejections]
  if (faults.length > 0) {
    complain([...refusalLines(faults, language, true), text.wouldNotCompile(faults.length)])
    return 1
  }
  const changed = new Map([...after].filter(([name, bytes]) => before.get(name) !== bytes))
  await writeAll(folder, changed)
  print(
    changed.size === 0 ? [text.nothing] : [...changed.keys()].map((name) => text.wrote(shownPath(join(folder, name)))),
  )
  return 0
}

async function writeOut(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true })
  await writeFile(path, content)
}
