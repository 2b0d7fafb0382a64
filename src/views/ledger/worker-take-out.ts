import { createAsOf } from '../../domain/as-of'
import { loadLanguage, wordsOf } from '../../i18n/dictionary'
import { withExportWords } from '../../i18n/export-words'
import type { ExportInput } from '../../pack/export/export-rows'
import { itemsCsv } from '../../pack/export/items-csv'
import { itemsGeoJson } from '../../pack/export/items-geojson'
import { itemsWorkbook } from '../../pack/export/items-workbook'
import { packOfVisible, zipOfPack } from '../../pack/export/pack-zip'
import { templateWorkbook } from '../../pack/export/template-workbook'
import type { Ask, MadeFile } from './ledger-protocol'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const encoded = (text: string) => new TextEncoder().encode(text)

/** Makes a file of the visible items as of a day, named by district, day and drill mark. */
export async function takeOut({ pack, format, ids, day, filters, language }: Ask<'takeOut'>): Promise<MadeFile> {
  await loadLanguage(language)
  const words = withExportWords(wordsOf(language), language)
  const named = (what: string, ending: string) => {
    const name = words.export.fileName(pack.district[language], day, what)
    return `${pack.synthetic ? words.export.drillFile(name) : name}.${ending}`
  }
  if (format === 'template') {
    const bytes = templateWorkbook(pack, language, words)
    return { name: named(words.export.templateFile, 'xlsx'), bytes, type: XLSX }
  }
  if (format === 'pack') {
    const whole = ids.length === 0 ? pack : packOfVisible(pack, new Set(ids), day)
    return { name: named(words.export.packFile, 'zip'), bytes: zipOfPack(whole), type: 'application/zip' }
  }
  const { byId } = createAsOf(pack).on(day)
  const items = ids.flatMap((id) => byId.get(id)?.item ?? [])
  const input: ExportInput = { pack, items, day, filters, language, words }
  const name = (ending: string) => named(words.export.itemsFile, ending)
  switch (format) {
    case 'xlsx':
      return { name: name('xlsx'), bytes: itemsWorkbook(input), type: XLSX }
    case 'csv':
      return { name: name('csv'), bytes: encoded(itemsCsv(input)), type: 'text/csv;charset=utf-8' }
    case 'geojson':
      return { name: name('geojson'), bytes: encoded(itemsGeoJson(input)), type: 'application/geo+json' }
  }
}
