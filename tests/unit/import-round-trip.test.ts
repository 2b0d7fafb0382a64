import { describe, expect, test } from 'vitest'
import { stateOn } from '../../src/domain/as-of'
import type { Pack } from '../../src/domain/pack'
import { withExportWords } from '../../src/i18n/export-words'
import { zh } from '../../src/i18n/zh'
import { applyEntries } from '../../src/pack/apply-delta'
import type { ExportInput } from '../../src/pack/export/export-rows'
import { itemsCsv } from '../../src/pack/export/items-csv'
import { itemsGeoJson } from '../../src/pack/export/items-geojson'
import { itemsWorkbook } from '../../src/pack/export/items-workbook'
import { zipOfPack } from '../../src/pack/export/pack-zip'
import { NO_DECISIONS, type Decisions } from '../../src/pack/import/decisions'
import { answered } from '../../src/pack/import/answers'
import { readLedgers } from '../../src/pack/import/ledger-reading'
import { deltaOfPreview } from '../../src/pack/import/preview-delta'
import { previewImport } from '../../src/pack/import/preview'
import { readFiles } from '../../src/pack/import/read/read-files'
import { PACK, pinyinOf } from './import-record-fixture'

const DAY = PACK.asOf
const seen = stateOn(PACK, DAY).standings.map(({ item }) => item)
const INPUT: ExportInput = {
  pack: PACK,
  items: seen,
  day: DAY,
  filters: [],
  language: 'zh',
  words: withExportWords(zh, 'zh'),
}
const encoder = new TextEncoder()
const FILES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['事项.xlsx', itemsWorkbook(INPUT)],
  ['事项.csv', encoder.encode(itemsCsv(INPUT))],
  ['事项.geojson', encoder.encode(itemsGeoJson(INPUT))],
]

/** Reads a file against a pack; coordinates are said to be WGS 84, which an export is in. */
async function previewed(pack: Pack, name: string, bytes: Uint8Array) {
  const files = await readFiles([{ name, bytes }])
  // The rows tell the day that they hold of.
  let decisions: Decisions = NO_DECISIONS
  for (let round = 0; round < 2; round++) {
    const reading = readLedgers(files, pack, decisions)
    for (const question of reading.questions) {
      if (question.topic === 'system') decisions = answered(decisions, question, 'wgs84', reading)
      if (question.topic === 'accuracy') decisions = answered(decisions, question, 'digitised', reading)
    }
  }
  return previewImport(pack, readLedgers(files, pack, decisions), decisions, pinyinOf)
}

describe('what was taken out', () => {
  test.each(FILES)('as %s says nothing new to the pack that it is of', async (name, bytes) => {
    const { records, rejections, questions, missing, day } = await previewed(PACK, name, bytes)
    expect(day).toMatchObject({ on: DAY, from: 'column' })
    expect(rejections).toEqual([])
    expect(questions).toEqual([])
    expect(records.filter(({ status }) => status !== 'unchanged')).toEqual([])
    expect(records).toHaveLength(seen.length)
    expect(missing.filter(({ id }) => seen.some((item) => item.id === id))).toEqual([])
  })

  test.each(FILES)(
    'as %s gives the items back to a pack without them, as they stood on the day',
    async (name, bytes) => {
      const bare: Pack = { ...PACK, items: [], reports: [], blockers: [], targets: [], wall: null }
      const shown = await previewed(bare, name, bytes)
      expect(shown.counts).toMatchObject({ new: seen.length, rejected: 0 })
      const entry = { id: 'a', origin: 'import' as const, title: '', madeAt: 0, delta: deltaOfPreview(bare, shown) }
      const { pack, rejections } = applyEntries(bare, [entry], {}, pinyinOf)
      expect(rejections).toEqual([])
      const facts = (of: Pack) =>
        new Map(
          stateOn(of, DAY).standings.map(({ item: { position: _, plan, ...item } }) => [
            item.id,
            { ...item, plan: { ...plan, milestones: [] } },
          ]),
        )
      expect(facts(pack!)).toEqual(facts(PACK))
    },
  )

  test('as a pack folder changes nothing', async () => {
    const { merges } = await previewed(PACK, '数据包.zip', zipOfPack(PACK))
    expect(merges).toMatchObject([
      { gone: [], delta: { newRows: [], rows: [], reports: [], blockers: [], positions: [] } },
    ])
  })
})
