import type { Pack } from '../../domain/pack'
import type { Rejection } from '../../domain/rejection'
import { deltaBetween } from '../../pack/delta-between'
import type { Decisions } from '../../pack/import/decisions'
import type { ImportPreview } from '../../pack/import/import-preview'
import { mergedQuestions } from '../../pack/import/asked'
import {
  keptTables,
  readLedgers,
  type KeptTables,
  type LedgerReading,
  type ReadTable,
} from '../../pack/import/ledger-reading'
import { previewImport } from '../../pack/import/preview'
import { deltaOfPreview } from '../../pack/import/preview-delta'
import { READ_LIMITS } from '../../pack/import/read/limits'
import { readFiles, type FileBytes } from '../../pack/import/read/read-files'
import type { SourceFile } from '../../pack/import/source-file'
import type { LeftOutWhy } from '../../pack/import/table'
import type { PackDelta } from '../../pack/pack-delta'
import type { Ask, ImportView, LedgerProgress, ListPage, MadeFile, TableView } from './ledger-protocol'
import { pinyinOf } from '../../pack/pinyin-of'

/** What one worker has read. The rows stay here, and the page asks for what it shows. */
interface Held {
  pack: Pack
  published: Pack
  files: readonly SourceFile[]
  kept: KeptTables
  reading: LedgerReading
  preview: ImportPreview
}

let held: Held | null = null

function heldNow(): Held {
  if (held === null) throw new Error('nothing has been read')
  return held
}

const MB = 1024 * 1024

/** Files over the limit are told of without being opened. */
function tooLarge({ name, size }: File): SourceFile {
  const [value, expected] = [`${Math.round(size / MB)} MB`, `≤ ${Math.round(READ_LIMITS.fileBytes / MB)} MB`]
  const problem: Rejection = { file: name, row: null, column: null, value, reason: 'fileTooLarge', expected }
  return { name, format: null, sheets: [], layers: [], packFiles: null, problems: [problem] }
}

export async function read(
  { pack, published, files, decisions }: Ask<'read'>,
  tell: (progress: LedgerProgress) => void,
): Promise<ImportView> {
  const fitting = files.filter(({ size }) => size <= READ_LIMITS.fileBytes)
  const bytes: FileBytes[] = []
  for (const file of fitting) {
    tell({ step: 'read', file: file.name, share: null })
    bytes.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  }
  const onProgress = (share: number, file: string) => tell({ step: 'read', file, share })
  const sources = [
    ...(await readFiles(bytes, { onProgress })),
    ...files.filter((f) => !fitting.includes(f)).map(tooLarge),
  ]
  tell({ step: 'tables', file: '', share: null })
  return understand({ pack, published, files: sources, kept: keptTables() }, decisions, tell)
}

export function decide({ decisions }: Ask<'decide'>): Promise<ImportView> {
  return Promise.resolve(understand(heldNow(), decisions))
}

function understand(
  { pack, published, files, kept }: Pick<Held, 'pack' | 'published' | 'files' | 'kept'>,
  decisions: Decisions,
  tell: (progress: LedgerProgress) => void = () => undefined,
): ImportView {
  const reading = readLedgers(files, pack, decisions, kept)
  tell({ step: 'preview', file: '', share: null })
  const preview = previewImport(pack, reading, decisions, pinyinOf)
  held = { pack, published, files, kept, reading, preview }
  return {
    files: files.map(({ name, format }) => ({ name, format })),
    tables: reading.tables.map(viewOf),
    questions: mergedQuestions(preview.questions.filter(({ topic }) => topic !== 'match')),
    merges: reading.packs.map(({ file, pack: theirs }) => ({ file, delta: deltaBetween(published, theirs).delta })),
    counts: preview.counts,
    rejections: preview.rejections.length,
    day: preview.day,
  }
}

function viewOf({ table, mapping }: ReadTable): TableView {
  const leftOut: Partial<Record<LeftOutWhy, number>> = {}
  for (const { why } of table.leftOut) leftOut[why] = (leftOut[why] ?? 0) + 1
  const { file, sheet, hidden, heading, declaredSystem, isMap } = table
  return { mapping, file, sheet, hidden, heading, rows: table.rows.length, leftOut, declaredSystem, isMap }
}

export function page({ list, from, count }: Ask<'page'>): Promise<ListPage> {
  const { preview } = heldNow()
  const cut = <T>(all: readonly T[]) => all.slice(from, from + count)
  const nothing: ListPage = { total: 0, records: [], missing: [], rejections: [] }
  if (list === 'missing') {
    return Promise.resolve({ ...nothing, total: preview.missing.length, missing: cut(preview.missing) })
  }
  if (list === 'rejected') {
    return Promise.resolve({ ...nothing, total: preview.rejections.length, rejections: cut(preview.rejections) })
  }
  const all = preview.records.filter(({ status }) => status === list)
  return Promise.resolve({ ...nothing, total: all.length, records: cut(all) })
}

export function delta(): Promise<PackDelta> {
  const { pack, preview } = heldNow()
  return Promise.resolve(deltaOfPreview(pack, preview))
}

export async function annotated({ language }: Ask<'annotated'>): Promise<MadeFile> {
  const { annotatedWorkbook } = await import('../../ui/annotated-workbook')
  const { reading, preview, pack } = heldNow()
  const name = language === 'zh' ? '未导入的行' : 'not-imported'
  const drill = pack.synthetic ? (language === 'zh' ? '演练数据-' : 'DRILL-') : ''
  return { name: `${drill}${name}.xlsx`, bytes: annotatedWorkbook(reading, preview, language), type: XLSX }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
