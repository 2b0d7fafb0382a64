import { utils, write } from '@e965/xlsx'
import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READ_LIMITS } from '../../src/pack/import/read/limits'
import { dbf, gbk, readOne, record, shp, square, utf8, workbook, workbookParts } from './import-read-fixture'

const cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" s="1"><v>45000</v></c></row>'
const book = {
  sheets: { 表: `<sheetData>${cells}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>` },
  formats: [14],
}
const map =
  '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[1,2]}}]}'
const areas = shp(5, [record(5, [square(0, 0, 9), square(1, 1, 2).reverse()]), record(5, null)])
const table = dbf(
  [
    ['名称', 'C', 9],
    ['数', 'N', 5],
  ],
  [
    ['甲村', '1'],
    ['乙村', '2'],
  ],
  { encode: gbk },
)

const SOUND: Readonly<Record<string, Uint8Array>> = {
  // Stored, so that a flipped bit reaches the XML; packed, so that it reaches the unpacking.
  'a.xlsx': zipSync(workbookParts(book), { level: 0 }),
  'b.xlsx': workbook(book),
  'c.xls': new Uint8Array(
    write(
      {
        SheetNames: ['表'],
        Sheets: {
          表: utils.aoa_to_sheet([
            ['甲', 1, true],
            [45000, '乙'],
          ]),
        },
      },
      { type: 'array', bookType: 'xls' },
    ),
  ),
  'd.xls': gbk('<html><table><tr><td rowspan=2 colspan=3>甲</td><td>乙</td></tr><tr><td>丙</table>'),
  'e.csv': gbk('名称,投资\n"甲,村",12\n乙村,3\n'),
  'f.geojson': utf8(map),
  'g.kml': utf8(
    '<kml><Folder><name>层</name><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></Folder></kml>',
  ),
  'h.zip': zipSync({ 'a.shp': areas, 'a.dbf': table }, { level: 0 }),
  'i.shp': areas,
  'j.dbf': table,
}

/** Damages that files suffer: cut off, bits flipped, bytes overwritten by a number that is too large. */
const damage = fc.record({
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
  isCut: fc.boolean(),
  flips: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), by: fc.constantFrom(1, 16, 128, 255) }), {
    maxLength: 8,
  }),
})

describe('files that are damaged', () => {
  test('are read before they are', async () => {
    for (const [name, bytes] of Object.entries(SOUND)) {
      const file = await readOne(name, bytes)
      const broken = file.problems.filter(({ reason }) => reason !== 'shapefileIncomplete')
      expect([name, broken, file.format === null]).toEqual([name, [], false])
    }
  })

  test('never throw: each gives what can be read, within the limits, and says what cannot', async () => {
    const limits = { ...READ_LIMITS, rowsPerSheet: 1000, columnsPerSheet: 50 }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(SOUND)), damage, async (name, { cut, isCut, flips }) => {
        const bytes = (SOUND[name] ?? new Uint8Array()).slice()
        for (const { at, by } of flips) {
          const index = Math.floor(at * bytes.length)
          bytes[index] = (bytes[index] ?? 0) ^ by
        }
        const file = await readOne(name, isCut ? bytes.subarray(0, Math.floor(cut * bytes.length)) : bytes, limits)
        expect(file.name).toBe(name)
        if (file.format === null) expect(file.problems).not.toEqual([])
        for (const sheet of file.sheets) {
          expect(sheet.rows.length).toBeLessThanOrEqual(1000)
          for (const row of sheet.rows) expect(row.length).toBeLessThanOrEqual(50)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('of any bytes under any name never throw', async () => {
    const starts = [
      [],
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [0xff, 0xfe],
      [0x7b],
      [0x3c],
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(SOUND)),
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 1500 }),
        async (name, start, rest) => {
          const file = await readOne(name, Uint8Array.from([...start, ...rest]))
          if (file.format === null) expect(file.problems).not.toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })
})
