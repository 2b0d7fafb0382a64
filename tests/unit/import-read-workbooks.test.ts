import { CFB, utils, write } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { READ_LIMITS } from '../../src/pack/import/read/limits'
import { gbk, readOne, sheetOf, utf8, workbook, workbookParts } from './import-read-fixture'

const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`

describe('a workbook', () => {
  test('gives texts, numbers, days, percentages, errors and formulas as what they are', async () => {
    const file = await readOne(
      '台账.xlsx',
      workbook({
        strings:
          '<si><t>项目名称</t></si><si><r><t>东港</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 产业园</t></r><rPh sb="0" eb="1"><t>ドン</t></rPh></si><si><t>甲_x000D_\n乙</t></si>',
        formats: [
          14,
          'yyyy"年"m"月"',
          '0.0%',
          '[$-804]yyyy"年"m"月"d"日";@',
          'h:mm',
          '0.00"万元"',
          '0!.0,',
          '@',
          '#,##0.00_ ;[Red]-#,##0.00',
          57,
        ],
        sheets: {
          一: `<dimension ref="A1:XFD1048576"/><sheetData>
            <row r="1">
              <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
            </row>
            <row r="2">
              <c r="A2" s="1"><v>45657.75</v></c><c r="B2" s="2"><v>45809</v></c><c r="C2" s="3"><v>0.07</v></c>
              <c r="D2" s="4"><v>45000</v></c><c r="E2" s="5"><v>0.4375</v></c><c r="F2" s="6"><v>1200.5</v></c>
              <c r="G2" s="7"><v>12345000</v></c><c r="H2" s="8" t="s"><v>0</v></c><c r="I2" s="9"><v>-1234.5</v></c>
              <c r="J2" s="10"><v>45809</v></c>
            </row>
            <row r="3">
              <c r="A3" t="e"><v>#REF!</v></c><c r="B3"><f>SUM(B1:B2)</f><v>0.30000000000000004</v></c>
              <c r="C3"><f>A1&amp;"x"</f></c><c r="D3"><f>A1</f><v></v></c><c r="E3" t="str"><f>IF(1,"","")</f><v></v></c>
              <c r="F3" t="b"><v>1</v></c><c r="G3"><v>370613199001011234</v></c><c r="H3"><v>3.70613199001011E+17</v></c>
              <c r="I3" t="d"><v>2025-06-30T00:00:00</v></c><c r="J3" t="str"><f>B1</f><v>东港</v></c>
            </row>
            <row r="900000"><c r="A900000" s="1"/><c r="XFD900000" s="3"/></row>
          </sheetData>`,
        },
      }),
    )
    expect(file.problems).toEqual([])
    expect(file.format).toBe('xlsx')
    expect(sheetOf(file).rows).toEqual([
      ['项目名称', '东港 产业园', '甲\n乙'],
      [
        { day: '2024-12-31' },
        '2025年6月',
        { percent: 7 },
        { day: '2023-03-15' },
        '10:30',
        '1200.5万元',
        1234.5,
        '项目名称',
        -1234.5,
        '2025年6月',
      ],
      [
        { error: '#REF!' },
        0.3,
        { error: '=A1&"x"' },
        { error: '=A1' },
        null,
        true,
        '370613199001011234',
        '370613199001011000',
        { day: '2025-06-30' },
        '东港',
      ],
    ])
  })

  test('keeps hidden sheets and rows, and cuts merges to what is filled', async () => {
    const data = `<sheetData><row r="1">${text('A1', '合并')}</row><row r="2" hidden="1">${text('A2', '甲')}${text('C2', '乙')}</row></sheetData>`
    const file = await readOne(
      'a.xlsx',
      workbook({
        sheets: {
          明细: `${data}<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:A1048576"/><mergeCell ref="B1:B2"/></mergeCells>`,
          字典: data,
        },
        states: { 字典: 'veryHidden' },
      }),
    )
    const sheet = sheetOf(file)
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['明细', false],
      ['字典', true],
    ])
    expect([...sheet.hiddenRows]).toEqual([1])
    expect(sheet.rows).toEqual([['合并'], ['甲', null, '乙']])
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 0, left: 1, bottom: 1, right: 1 },
    ])
  })

  test('knows the 1904 calendar, and that 29 February 1900 never was', async () => {
    const sheets = {
      a: '<sheetData><row><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c></row></sheetData>',
    }
    const of = async (is1904: boolean) =>
      sheetOf(await readOne('a.xlsx', workbook({ sheets, formats: [14], is1904 }))).rows
    expect(await of(false)).toEqual([[{ day: '1900-02-28' }, 60, { day: '1900-03-01' }]])
    expect(await of(true)).toEqual([[{ day: '1904-02-29' }, { day: '1904-03-01' }, { day: '1904-03-02' }]])
  })

  test('that a library wrote is read back', async () => {
    const made = writeExcel([
      [{ value: '项目' }, { value: 1.5 }, { value: new Date('2025-06-30T00:00:00Z'), format: 'yyyy-mm-dd' }],
      [{ value: true }, null, { value: 0.45, format: '0%' }],
    ])
    const file = await readOne('a.xlsx', await made.toBuffer())
    expect(file.problems).toEqual([])
    expect(sheetOf(file).rows).toEqual([
      ['项目', 1.5, { day: '2025-06-30' }],
      [true, null, { percent: 45 }],
    ])
  })

  test('of Excel 97–2003 is read alike', async () => {
    const sheet = utils.aoa_to_sheet([
      ['城东街道', '2025年', true],
      [45657, 0.125, 370613199001011200],
    ])
    Object.assign(sheet.A2, { z: 'yyyy-mm-dd' })
    Object.assign(sheet.B2, { z: '0.0%' })
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
    sheet.D2 = { t: 'e', v: 0x17 }
    sheet['!ref'] = 'A1:D2'
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '一季度')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), '字典')
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] }
    const file = await readOne('台账.xls', new Uint8Array(write(book, { type: 'array', bookType: 'xls' })))
    expect(file).toMatchObject({ format: 'xls', problems: [] })
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['一季度', false],
      ['字典', true],
    ])
    expect(sheetOf(file).rows).toEqual([
      ['城东街道', '2025年', true],
      [{ day: '2024-12-31' }, { percent: 12.5 }, '370613199001011200', { error: '#REF!' }],
    ])
    expect(sheetOf(file).merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }])
  })

  test('of Excel 97–2003 keeps its hidden rows', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['甲'], ['乙'], ['丙']]), '表')
    const file = CFB.read(new Uint8Array(write(book, { type: 'array', bookType: 'xls' })), { type: 'array' })
    const stream = CFB.find(file, '/Workbook')
    if (stream === null) throw new Error('no stream')
    // The library writes no rows: one (2, hidden) goes before the last record.
    const content = Uint8Array.from(stream.content as Uint8Array)
    const row = [0x08, 0x02, 16, 0, 1, 0, 0, 0, 1, 0, 0xff, 0, 0, 0, 0, 0, 0x20, 0x01, 0x0f, 0]
    stream.content = Uint8Array.from([...content.slice(0, -4), ...row, ...content.slice(-4)])
    stream.size = stream.content.length
    const bytes = new Uint8Array(CFB.write(file, { type: 'array' }) as ArrayBuffer)
    const sheet = sheetOf(await readOne('a.xls', bytes))
    expect(sheet.rows).toEqual([['甲'], ['乙'], ['丙']])
    expect([...sheet.hiddenRows]).toEqual([1])
  })

  test('that is a web page in GBK, or a text table, in spite of its ending', async () => {
    const page = `<html><head><meta charset="gb2312"><style>td{color:red}</style></head><body><table border=1>
      <tr><td colspan=2>项目台账</td></tr><tr><td rowspan=2>东港<br>产业园</td><td>1&nbsp;200</td></tr><tr><td>&lt;b&gt;</td></tr></table></body></html>`
    const file = await readOne('导出.xls', gbk(page))
    expect(file).toMatchObject({ format: 'xls', problems: [] })
    expect(sheetOf(file).rows).toEqual([['项目台账'], ['东港\n产业园', '1 200'], [null, '<b>']])
    expect(sheetOf(file).merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 1, left: 0, bottom: 2, right: 0 },
    ])
    const csv = await readOne('导出.xls', gbk('名称\t投资\r\n东港\t12\r\n'))
    expect(csv.format).toBe('csv')
    expect(sheetOf(csv).rows).toEqual([
      ['名称', '投资'],
      ['东港', '12'],
    ])
  })

  test('in the XML of 2003 is read', async () => {
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">东港</Data></Cell><Cell><Data ss:Type="Number">12</Data></Cell></Row></Table></Worksheet></Workbook>`
    expect(sheetOf(await readOne('a.xls', utf8(xml))).rows).toEqual([['东港', 12]])
  })
})

describe('a workbook that cannot be read as a whole', () => {
  const book = {
    sheets: {
      好: `<sheetData><row r="1">${text('A1', '甲')}</row></sheetData>`,
      坏: '<sheetData><row r="1"><c r="A1"',
    },
  }

  test('keeps its good sheets and names the bad', async () => {
    const file = await readOne('a.xlsx', workbook(book))
    expect(file.sheets.map(({ name }) => name)).toEqual(['好'])
    expect(file.problems).toMatchObject([{ file: 'a.xlsx', sheet: '坏', reason: 'fileBroken' }])
  })

  test('is read up to the limit, and says where that is', async () => {
    const rows = [1, 2, 3].map((row) => `<row r="${row}">${text(`A${row}`, '长长长')}${text(`C${row}`, '甲')}</row>`)
    const bytes = workbook({ sheets: { 表: `<sheetData>${rows.join('')}</sheetData>` } })
    const limits = { ...READ_LIMITS, rowsPerSheet: 2, columnsPerSheet: 2, cellCharacters: 2 }
    const file = await readOne('a.xlsx', bytes, limits)
    expect(sheetOf(file).rows).toEqual([['长长'], ['长长']])
    expect(file.problems.map(({ reason, sheet, row, column }) => [reason, sheet, row, column])).toEqual([
      ['cellTooLong', '表', 1, 'A'],
      ['sheetTooLarge', '表', null, 'C'],
      ['cellTooLong', '表', 2, 'A'],
      ['sheetTooLarge', '表', 3, null],
    ])
    const few = await readOne('a.xlsx', bytes, { ...READ_LIMITS, cells: 4 })
    expect(sheetOf(few).rows).toEqual([['长长长', null, '甲'], ['长长长']])
    expect(few.problems).toMatchObject([{ reason: 'sheetTooLarge', row: 2, column: 'C' }])
  })

  test('is refused when it is encrypted, of a foreign kind, or declares entities', async () => {
    const compound = new Uint8Array(1024)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    const name = 'EncryptedPackage\0'
    compound.set(
      [...name].flatMap((letter) => [letter.charCodeAt(0), 0]),
      512,
    )
    compound[512 + 64] = name.length * 2
    const reasons = async (file: string, bytes: Uint8Array) =>
      (await readOne(file, bytes)).problems.map(({ reason }) => reason)
    expect(await reasons('a.xlsx', compound)).toEqual(['fileEncrypted'])
    expect(await reasons('a.xlsx', utf8('no zip'))).toEqual(['fileBroken'])
    expect(
      await reasons('a.docx', zipSync({ '[Content_Types].xml': utf8('x'), 'word/document.xml': utf8('x') })),
    ).toEqual(['formatUnknown'])
    const parts = workbookParts(book)
    const bomb = '<!DOCTYPE a [<!ENTITY b "bb">]>'
    expect(await reasons('a.xlsx', zipSync({ ...parts, 'xl/workbook.xml': utf8(`${bomb}<workbook/>`) }))).toEqual([
      'markupForbidden',
    ])
  })
})

describe('a bomb', () => {
  const blanks = new Uint8Array(64 * 1024 * 1024).fill(0x20)
  const zipped = zipSync({ ...workbookParts({ sheets: { a: '' } }), 'xl/worksheets/sheet1.xml': blanks }, { level: 9 })

  test('that says what it unfolds to is refused before it does', async () => {
    const file = await readOne('a.xlsx', zipped)
    expect(file.problems).toMatchObject([{ reason: 'unpacksTooMuch', value: '64 MB', row: null }])
    expect(file.sheets).toEqual([])
  })

  test('that lies about its size is stopped at the size it claims', async () => {
    const lying = zipped.slice()
    const view = new DataView(lying.buffer)
    for (let at = 0; at + 46 < lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === blanks.length)
        view.setUint32(at + 24, 1000, true)
    }
    const file = await readOne('a.xlsx', lying)
    expect(file.problems).toMatchObject([{ reason: 'unpacksTooMuch', expected: '≤ 1000 B' }])
  })
})
