import { expect, test } from 'vitest'
import type { Decisions } from '../../src/pack/import/decisions'
import { keptTables, readLedgers } from '../../src/pack/import/ledger-reading'
import { signatureOf, tablesOf } from '../../src/pack/import/tables'
import { bookOf, OFFICE_PACK, sheetOf } from './import-fixture'

const book = bookOf(
  '台账.xlsx',
  sheetOf('一', [
    ['项目名称', '总投资'],
    ['甲厂', 1200],
  ]),
  sheetOf('二', [
    ['项目名称', '完成比例'],
    ['乙厂', '30%'],
  ]),
)
const [first] = tablesOf(book).tables
const deciding = (tables: Decisions['tables']): Decisions => ({ version: 1, tables, matches: {} })

test('what is kept of tables says the same as reading them anew, and only a table that was decided of is read again', () => {
  const signature = signatureOf(first!)
  const kept = keptTables()
  let before = readLedgers([book], OFFICE_PACK, deciding({}), kept)
  expect(before.questions.map(({ topic }) => topic)).toEqual(['measure', 'kind'])
  for (const decision of [{ columns: { 总投资: { unit: 'wan' as const } } }, { skip: true }, {}]) {
    const decisions = deciding({ [signature]: decision })
    const reading = readLedgers([book], OFFICE_PACK, decisions, kept)
    expect(reading).toEqual(readLedgers([book], OFFICE_PACK, decisions))
    expect(reading.tables[1]?.mapping).toBe(before.tables[1]?.mapping)
    expect(reading.tables[0]?.mapping).not.toBe(before.tables[0]?.mapping)
    before = reading
  }
})
