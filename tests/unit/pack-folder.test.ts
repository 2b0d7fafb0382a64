import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pinyinOf } from '../../src/pack/pinyin-of'
import { DRILL } from '../../geodata/make-drill'
import type { Pack } from '../../src/domain/pack'
import { compileGoodRows, compilePack } from '../../src/pack/compile-pack'
import { readCsv } from '../../src/pack/csv'
import { folderOfPack, pinyinFromPack } from '../../src/pack/folder-of-pack'
import { plainDecimal, withFormulaMark, withoutFormulaMark, writeCsv } from '../../src/pack/write-csv'
import { LAISHAN, PackFolder } from '../packs/pack-files'
import { randomPackWithLog } from '../random-log'

const compiledAgain = (pack: Pack) => compilePack(folderOfPack(pack), pinyinFromPack(pack))

function published(folder: string): Pack {
  const { pack } = compilePack(new PackFolder(folder).files, pinyinOf)
  if (pack === null) throw new Error(folder)
  return pack
}

/** A pack as compile makes it of random rows: those that break a rule are out, items stand by kind. */
function soundPack(seed: number, size: number): Pack {
  const random = randomPackWithLog(seed, size)
  const { pack } = compileGoodRows(folderOfPack(random), pinyinFromPack(random))
  if (pack === null) throw new Error(`no pack of seed ${seed}`)
  return pack
}

describe('the folder of a pack', () => {
  test.each([
    ['the real pack', LAISHAN],
    ['the drill', DRILL],
  ])('compiles into the same: %s', (_, folder) => {
    const pack = published(folder)
    expect(compiledAgain(pack)).toEqual({ pack, rejections: [] })
  })

  test('compiles into the same for random packs, and loses no item of theirs', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 25 }), (seed, size) => {
        const pack = soundPack(seed, size)
        expect(compiledAgain(pack)).toEqual({ pack, rejections: [] })
        expect(folderOfPack(compiledAgain(pack).pack!)).toEqual(folderOfPack(pack))
      }),
      { numRuns: 10 },
    )
  })

  test('keeps texts that a spreadsheet would run, quotes, line feeds, and numbers far from 1', () => {
    const texts = ['=1+1', "'=1", "''-2", '-', '@甲', '+86', '＝A1', "'", "it's", '甲,"乙"\n丙', "'甲"]
    const pack = soundPack(7, texts.length * 4)
    const items = pack.items.map((item, index) => {
      const text = texts[index % texts.length]!
      const named = { ...item, name: text, note: text, tags: [text], taskForce: text }
      return 'investment' in named ? { ...named, investment: { totalYi: 1e21, yearPlanYi: 1.5e-7, doneYi: 0 } } : named
    })
    const written = { ...pack, items, reports: [], pinyin: {} }
    expect(compiledAgain(written)).toEqual({ pack: written, rejections: [] })
  })

  test('has one row a line and one feature a line, and says what is marked for spreadsheets', () => {
    const pack = published(LAISHAN)
    const decoder = new TextDecoder()
    const text = (file: string) => decoder.decode(folderOfPack(pack).get(file))
    const located = [...pack.items, ...pack.units].filter(({ position }) => position !== null)
    expect(text('geometry.geojson').trimEnd().split('\n')).toHaveLength(located.length + 2)
    expect(text('villages.csv').split('\n')[0]).toContain('id,name,aliases,unit,stage')
  })
})

describe('the mark against formulas', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '甲', ' ', '1', '\t', ',', '"', '\n') })

  test('comes off again, and leaves nothing that a spreadsheet runs', () => {
    fc.assert(
      fc.property(text, (own) => {
        expect(withoutFormulaMark(withFormulaMark(own))).toBe(own)
        expect(withFormulaMark(own)).not.toMatch(/^[=+\-@＝＋－＠\t\r]/)
      }),
    )
  })

  test('comes off in files, whose cells are trimmed', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const rows = texts.map((own) => ({ id: 'x', note: own.trim() }))
        const bytes = new TextEncoder().encode(writeCsv(['id', 'note'], rows))
        const table = readCsv('x.csv', bytes, (fault) => expect(fault).toBeNull(), null)
        expect(table?.rows.map(({ cells }) => cells[1] ?? '')).toEqual(rows.map(({ note }) => note))
      }),
    )
  })

  test('numbers are written without exponents', () => {
    expect([1e21, 1.25e22, 1e-7, 2.5e-9, 12.5, 0].map(plainDecimal)).toEqual([
      `1${'0'.repeat(21)}`,
      `125${'0'.repeat(20)}`,
      '0.0000001',
      '0.0000000025',
      '12.5',
      '0',
    ])
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(plainDecimal(value)).toMatch(/^\d+(\.\d+)?$/)
        expect(Number(plainDecimal(value))).toBe(value)
      }),
    )
  })
})
