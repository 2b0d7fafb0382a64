import * as XLSX from '@e965/xlsx'

type Value = string | number | null

/** The village ledger of an office as it comes: title, day and measure above a header of two rows, and a row of totals. */
const ROWS: readonly (readonly Value[])[] = [
  ['旧村改造项目推进情况表', null, null, null, null, null, null],
  ['截至2023年12月31日', null, null, null, null, null, '单位：万元'],
  ['序号', '村名', '所属街道', '投资', null, '征迁进度（户）', null],
  [null, null, null, '总投资', '累计完成投资', '已签约户数', '已腾空户数'],
  // Written without 村: an office's short name, which nobody may merge in silence.
  [1, '宋家庄', '初家街道', 37_100, 1200, 412, 400],
  [2, '午台社区', '初家街道', 25_700, '约800', 286, 280],
  [3, '东风新村', '初家街道', '1.2亿元', 0, 12, 0],
  [4, '南岭村', '初家街道', '待核实', 0, 0, 0],
  [null, '合计', null, 62_800, 2000, 710, 680],
]

const at = (row: number, column: number) => ({ r: row, c: column })
const merge = (top: number, left: number, bottom: number, right: number) => ({ s: at(top, left), e: at(bottom, right) })

export function officeWorkbook(): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(ROWS.map((row) => [...row]))
  sheet['!merges'] = [
    merge(0, 0, 0, 6),
    ...[0, 1, 2].map((column) => merge(2, column, 3, column)),
    merge(2, 3, 2, 4),
    merge(2, 5, 2, 6),
  ]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '旧村改造')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

/** The first sheet of a workbook, row by row. */
export function firstSheet(bytes: Uint8Array): unknown[][] {
  const book = XLSX.read(bytes)
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return sheet === undefined ? [] : XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 })
}
