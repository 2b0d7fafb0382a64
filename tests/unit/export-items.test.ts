import { unzipSync } from 'fflate'
import { read, utils } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { stateOn } from '../../src/domain/as-of'
import type { Item } from '../../src/domain/item'
import type { Pack } from '../../src/domain/pack'
import { KINDS } from '../../src/domain/vocabulary'
import { withExportWords } from '../../src/i18n/export-words'
import { en } from '../../src/i18n/en'
import { zh } from '../../src/i18n/zh'
import { compileGoodRows, compilePack } from '../../src/pack/compile-pack'
import { COLUMNS_OF_KIND, EXPORT_COLUMNS, type ExportTarget } from '../../src/pack/export/export-columns'
import { cellsOfItem, cellWords, exportName, labelsOf, type ExportInput } from '../../src/pack/export/export-rows'
import { itemsCsv } from '../../src/pack/export/items-csv'
import { itemsGeoJson } from '../../src/pack/export/items-geojson'
import { itemsWorkbook } from '../../src/pack/export/items-workbook'
import { packOfVisible, zipOfPack } from '../../src/pack/export/pack-zip'
import { templateWorkbook } from '../../src/pack/export/template-workbook'
import { writeWorkbook } from '../../src/pack/export/workbook'
import { folderOfPack, pinyinFromPack } from '../../src/pack/folder-of-pack'
import { matchHeader, unitInHeader } from '../../src/pack/import/header-words'
import { closedList } from '../../src/pack/import/read-list'
import { readFiles } from '../../src/pack/import/read/read-files'
import { wordReader } from '../../src/pack/import/vocabulary-reading'
import { SOURCE } from '../random-district'
import { randomPackWithLog } from '../random-log'

const ZH = withExportWords(zh, 'zh')
const DAY = '2023-05-15'

function soundPack(seed: number, size: number): Pack {
  const random = randomPackWithLog(seed, size)
  const { pack } = compileGoodRows(folderOfPack(random), pinyinFromPack(random))
  if (pack === null) throw new Error(`no pack of seed ${seed}`)
  return pack
}

const PACK = soundPack(5, 60)
const seen = stateOn(PACK, DAY).standings.map(({ item }) => item)
const risky = (item: Item, index: number): Item =>
  index === 0
    ? { ...item, name: '=1+1', note: '第一行\n<b>&"第二行"_x0041_', taskForce: "'-甲", tags: ['@a', 'b'] }
    : item
const INPUT: ExportInput = {
  pack: PACK,
  items: seen.map(risky),
  day: DAY,
  filters: ['类别：项目'],
  language: 'zh',
  words: ZH,
}
const bookOf = (bytes: Uint8Array) => read(bytes, { cellDates: true, cellNF: true })
const rowsOf = (bytes: Uint8Array, sheet: string) =>
  utils.sheet_to_json<Record<string, unknown>>(bookOf(bytes).Sheets[sheet]!, { defval: null, UTC: true })

describe('a workbook of items', () => {
  const bytes = itemsWorkbook(INPUT)

  test('has a sheet for each kind and the notes, all marked as a drill', () => {
    expect(bookOf(bytes).SheetNames).toEqual([...KINDS.map((kind) => `${zh.kinds[kind]}（演练）`), '说明（演练）'])
    for (const kind of KINDS) {
      for (const row of rowsOf(bytes, `${zh.kinds[kind]}（演练）`)) expect(row['数据性质']).toBe('演练数据')
    }
    expect(exportName(INPUT, '事项台账')).toBe('演练数据-虚构区-事项台账-2023-05-15')
    const notes = utils.sheet_to_csv(bookOf(bytes).Sheets['说明（演练）']!)
    for (const word of [DAY, '类别：项目', '亿元', '演练数据', '程序生成', `共 ${seen.length} 项`])
      expect(notes).toContain(word)
  })

  test('holds every cell typed, as it stands on the day', () => {
    const labels = labelsOf(INPUT)
    for (const kind of KINDS) {
      const items = INPUT.items.filter((item) => item.kind === kind)
      const rows = rowsOf(bytes, `${zh.kinds[kind]}（演练）`)
      expect(rows).toHaveLength(items.length)
      for (const [index, item] of items.entries()) {
        const cells = cellsOfItem(item, DAY)
        for (const target of COLUMNS_OF_KIND[kind]) {
          const { type, zh: header } = EXPORT_COLUMNS[target]
          const shown = rows[index]![header]
          const text = cells[target]
          if (text === undefined) expect(shown).toBeNull()
          else if (type === 'number') expect(shown).toBe(Number(text))
          else if (type === 'day') expect((shown as Date).toISOString().slice(0, 10)).toBe(text)
          else if (type === 'yesNo') expect(shown).toBe(text === 'yes' ? '是' : '否')
          else if (type === 'text') expect(shown).toBe(text)
          else if (type === 'list') expect(shown).toBe(closedList(text).replaceAll(';', '；'))
          else expect(shown).toBe(text.split(';').map((one) => labels[target]?.[one] ?? one).join('；')) // prettier-ignore
        }
      }
    }
  })

  test('freezes the header, and runs no text as a formula', () => {
    const book = bookOf(bytes)
    const cells = Object.values(book.Sheets).flatMap((sheet) => Object.values(sheet) as { f?: string }[])
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([])
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
  })

  test('is read by the importer: texts, numbers and days as they were', async () => {
    const [file] = await readFiles([{ name: 'a.xlsx', bytes }])
    expect(file?.problems).toEqual([])
    const sheet = file!.sheets[0]!
    const header = sheet.rows[0]!
    const of = (target: ExportTarget) => sheet.rows[1]![header.indexOf(EXPORT_COLUMNS[target].zh)]
    const first = INPUT.items.find(({ kind }) => kind === 'project')!
    if (first === INPUT.items[0])
      expect([of('name'), of('note'), of('taskForce')]).toEqual([first.name, first.note, first.taskForce])
    if (first.plan.startOn !== null) expect(of('startOn')).toEqual({ day: first.plan.startOn })
  })
})

test('a sheet of ten thousand rows is written at once, also where no worker may start', () => {
  const rows = Array.from({ length: 10_000 }, (_, row) => [`甲${row}`, row, { day: '2023-06-30' }])
  const bytes = writeWorkbook([{ name: 'a/b', rows, widths: [], frozenRows: 0 }])
  expect(bookOf(bytes).Sheets['a b']!['!ref']).toBe('A1:C10000')
})

describe('what exports say is known to the importer', () => {
  test.each(['zh', 'en'] as const)('every header, with its unit: %s', (language) => {
    for (const [target, own] of Object.entries(EXPORT_COLUMNS)) {
      expect([own[language], matchHeader([own[language]]).matches[0]?.target]).toEqual([own[language], target])
    }
    const unitOf = (target: ExportTarget, measure: 'money' | 'area' | 'length') =>
      unitInHeader([EXPORT_COLUMNS[target][language]], measure)
    for (const target of ['totalYi', 'yearPlanYi', 'doneYi'] as const) expect(unitOf(target, 'money')).toBe('yi')
    expect(unitOf('areaM2', 'area')).toBe('m2')
    for (const target of ['lengthKm', 'lengthOpenKm'] as const) expect(unitOf(target, 'length')).toBe('km')
  })

  test.each([
    ['zh', zh],
    ['en', en],
  ] as const)('every label of a closed vocabulary: %s', (language, text) => {
    const labelled = labelsOf({ ...INPUT, language, words: withExportWords(text, language) })
    let known = 0
    for (const kind of KINDS) {
      for (const [target, labels] of Object.entries(labelled)) {
        const reader = wordReader(target as ExportTarget, kind, PACK)
        for (const value of reader?.options('') ?? []) {
          const label = labels[value] ?? ''
          expect([kind, target, label, reader?.read(label)]).toEqual([kind, target, label, value])
          known += 1
        }
      }
    }
    expect(known).toBeGreaterThan(150)
  })
})

describe('other exports', () => {
  test('CSV: one table with the kind in front, marked for spreadsheets', async () => {
    const csv = itemsCsv(INPUT)
    expect(csv.startsWith('\ufeff事项类别,编号,名称')).toBe(true)
    expect(csv).toContain("'=1+1")
    const [file] = await readFiles([{ name: 'a.csv', bytes: new TextEncoder().encode(csv) }])
    const [header = [], ...rows] = file?.sheets[0]?.rows ?? []
    const word = cellWords(INPUT)
    for (const [index, item] of INPUT.items.entries()) {
      const cells = cellsOfItem(item, DAY)
      const shown = header.map((name, column) => [name, rows[index]?.[column] ?? '']).filter(([, cell]) => cell !== '')
      const told = Object.entries(EXPORT_COLUMNS).flatMap(([target, own]) => {
        const text = cells[target as ExportTarget]
        return text === undefined ? [] : [[own.zh, word(target as ExportTarget, text)]]
      })
      expect(Object.fromEntries(shown)).toEqual({ ...Object.fromEntries(told), 数据性质: '演练数据' })
    }
  })

  test('GeoJSON: every item, the unlocated without geometry, positions with accuracy and source', async () => {
    const text = itemsGeoJson(INPUT)
    const { features } = JSON.parse(text) as {
      features: { id: string; geometry: unknown; properties: Record<string, unknown> }[]
    }
    expect(features.map(({ id }) => id)).toEqual(seen.map(({ id }) => id))
    for (const [index, { geometry, properties }] of features.entries()) {
      const { position } = seen[index]!
      expect(geometry).toEqual(position?.geometry ?? null)
      expect(properties).toMatchObject({ kind: seen[index]!.kind, 数据性质: '演练数据' })
      if (position !== null)
        expect(properties).toMatchObject({ accuracy: position.accuracy, positionSourceId: SOURCE.id })
    }
    const [file] = await readFiles([{ name: 'a.geojson', bytes: new TextEncoder().encode(text) }])
    expect(file?.problems).toEqual([])
    expect(file?.layers[0]?.places).toHaveLength(seen.length)
  })

  test('a pack folder of what is seen stands on the day as the whole pack does, and compiles', async () => {
    const shown = new Set(seen.slice(0, 30).map(({ id }) => id))
    const part = packOfVisible(PACK, shown, DAY)
    expect(stateOn(part, DAY).standings.map(({ item }) => item)).toEqual(seen.slice(0, 30))
    const [file] = await readFiles([{ name: 'a.zip', bytes: zipOfPack(part) }])
    expect(file?.format).toBe('packFolder')
    const { pack, rejections } = compilePack(file!.packFiles!, pinyinFromPack(part))
    expect(rejections).toEqual([])
    expect({ ...pack, pinyin: {} }).toEqual({ ...part, pinyin: {} })
    expect(zipOfPack(part)).toEqual(zipOfPack(part))
  })
})

describe('the template', () => {
  test.each([
    ['zh', zh],
    ['en', en],
  ] as const)('has the headers of exports and drop-downs for closed vocabularies: %s', (language, text) => {
    const words = withExportWords(text, language)
    const bytes = templateWorkbook({ ...PACK, synthetic: false }, language, words)
    const book = bookOf(bytes)
    expect(book.SheetNames).toEqual([
      ...KINDS.map((kind) => text.kinds[kind].slice(0, 31)),
      words.export.notesSheet,
      words.export.optionsSheet,
    ])
    const headers = COLUMNS_OF_KIND.project.map((target) => EXPORT_COLUMNS[target][language])
    expect(utils.sheet_to_json(book.Sheets[text.kinds.project]!, { header: 1 })).toEqual([headers])
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml'])
    const choices = [...xml.matchAll(/sqref="([A-Z]+)2:[A-Z]+5000"><formula1>'(.+?)'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)</g)]
    const offered = new Map(
      choices.map(([, column = '', sheet = '', from = '', last = '0']) => [
        utils.decode_col(column),
        Array.from({ length: Number(last) }, (_, row) => (book.Sheets[sheet]![`${from}${row + 1}`] as { v: string }).v),
      ]),
    )
    const at = (target: ExportTarget) => offered.get(COLUMNS_OF_KIND.project.indexOf(target))
    expect(at('unit')).toEqual(PACK.units.map(({ name }) => name[language]))
    expect(at('stage')).toEqual(
      ['planned', 'negotiating', 'signed', 'started', 'building', 'operating'].map(
        (stage) => text.stages[stage as 'planned'],
      ),
    )
    expect(at('landCleared')).toEqual([words.export.yes, words.export.no])
    expect(at('name')).toBeUndefined()
    expect(book.Workbook?.Sheets?.at(-1)?.Hidden).toBe(1)
  })
})
