import fc from 'fast-check'
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
import { randomPack } from '../random-pack'
import { PACK, pinyinOf } from './import-record-fixture'

const DAY = PACK.asOf
const encoder = new TextEncoder()
const itemsOn = (pack: Pack, day: string) => stateOn(pack, day).standings.map(({ item }) => item)

/** What is listed on a day, in every format that holds rows. */
function exportsOf(pack: Pack, day: string): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const words = withExportWords(zh, 'zh')
  const input: ExportInput = { pack, items: itemsOn(pack, day), day, filters: [], language: 'zh', words }
  return [
    ['事项.xlsx', itemsWorkbook(input)],
    ['事项.csv', encoder.encode(itemsCsv(input))],
    ['事项.geojson', encoder.encode(itemsGeoJson(input))],
  ]
}

const seen = itemsOn(PACK, DAY)
const FILES = exportsOf(PACK, DAY)

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
      // 1 % alone in its column may be a share of 1: it is asked.
      if (question.topic === 'word') decisions = answered(decisions, question, question.about[0]!, reading)
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

  test('of any pack says nothing new to it', async () => {
    const cases = fc.record({ seed: fc.nat(), size: fc.integer({ min: 1, max: 25 }) })
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, size }) => {
        const pack = randomPack(seed, size)
        for (const [name, bytes] of exportsOf(pack, pack.asOf)) {
          const { records, rejections } = await previewed(pack, name, bytes)
          expect([name, rejections]).toEqual([name, []])
          expect(records.filter(({ status }) => status !== 'unchanged')).toEqual([])
          expect(records).toHaveLength(size)
        }
        const { merges } = await previewed(pack, '数据包.zip', zipOfPack(pack))
        const nothing = { newRows: [], rows: [], reports: [], blockers: [], milestones: [], positions: [] }
        expect(merges).toMatchObject([{ delta: nothing }])
      }),
      { numRuns: 15 },
    )
  })

  test('as a pack folder changes nothing', async () => {
    const { merges } = await previewed(PACK, '数据包.zip', zipOfPack(PACK))
    expect(merges).toMatchObject([
      { gone: [], delta: { newRows: [], rows: [], reports: [], blockers: [], positions: [] } },
    ])
  })
})
