import type { Pack } from '../../src/domain/pack'
import { compilePack } from '../../src/pack/compile-pack'
import { patchFolder } from '../../src/pack/folder-patch'
import { NO_DECISIONS, type Decisions } from '../../src/pack/import/decisions'
import type { ImportPreview } from '../../src/pack/import/import-preview'
import type { LedgerReading } from '../../src/pack/import/ledger-reading'
import { deltaOfPreview } from '../../src/pack/import/preview-delta'
import { previewImport } from '../../src/pack/import/preview'
import type { ImportRecord } from '../../src/pack/import/record'
import { pinyinOf } from '../../src/pack/pinyin-of'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'

export { pinyinOf }

export const FOLDER = new PackFolder(SHUANGQIAO).files

export function compiled(files: ReadonlyMap<string, Uint8Array>): Pack {
  const { pack, rejections } = compilePack(files, pinyinOf)
  if (pack === null) throw new Error(JSON.stringify(rejections))
  return pack
}

export const PACK = compiled(FOLDER)

let row = 2
/** A row of a ledger `台账.xlsx`, sheet `项目`, that says the given values under headers of the columns' names. */
export function record(values: ImportRecord['values'], changes: Partial<ImportRecord> = {}): ImportRecord {
  row += 1
  const headers = Object.fromEntries(Object.keys(values).map((column) => [column, `${column}列`]))
  return {
    table: 'signature',
    file: '台账.xlsx',
    sheet: '项目',
    row,
    kind: 'project',
    values,
    said: values,
    columns: headers,
    place: null,
    remarks: [],
    ...changes,
  }
}

export const reading = (...records: ImportRecord[]): LedgerReading => ({
  tables: [],
  packs: [],
  records,
  rejections: [],
  questions: [],
})

export const on = (day: string, changes: Partial<Decisions> = {}): Decisions => ({
  ...NO_DECISIONS,
  on: day,
  ...changes,
})

export const preview = (records: readonly ImportRecord[], decisions: Decisions, pack: Pack = PACK) =>
  previewImport(pack, reading(...records), decisions, pinyinOf)

/** The pack's folder with a preview written into it, compiled. */
export function applied(
  shown: ImportPreview,
  pack: Pack = PACK,
  files: ReadonlyMap<string, Uint8Array> = FOLDER,
): { pack: Pack; files: ReadonlyMap<string, Uint8Array>; changed: string[] } {
  const changed = patchFolder(files, deltaOfPreview(pack, shown))
  const whole = new Map([...files, ...changed])
  return { pack: compiled(whole), files: whole, changed: [...changed.keys()].sort() }
}
