import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../../geodata/import'
import { applyEntries } from '../../src/pack/apply-delta'
import { NO_DECISIONS } from '../../src/pack/import/decisions'
import { readLedgers } from '../../src/pack/import/ledger-reading'
import { deltaOfPreview } from '../../src/pack/import/preview-delta'
import { previewImport } from '../../src/pack/import/preview'
import { readFiles } from '../../src/pack/import/read/read-files'
import { SHUANGQIAO } from '../packs/pack-files'
import { compiled, PACK, pinyinOf } from './import-record-fixture'

let folder: string
let pack: string
let printed: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guatu-import-'))
  pack = join(folder, 'pack')
  await cp(SHUANGQIAO, pack, { recursive: true })
  printed = ''
  const keep = (text: string | Uint8Array) => {
    printed += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

/** A ledger as an office keeps it: title, line of the day, header in two rows, headings, totals, a hidden row. */
function ledger(rows: readonly unknown[][], title = '2031年重点项目台账'): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet([
    [title],
    ['截至2031年6月30日', null, null, null, null, null, '单位：万元'],
    ['序号', '项目名称', '所属街道', '投资', null, '建设阶段', '存在问题'],
    [null, null, null, '总投资', '累计完成投资', null, null],
    ...rows,
    ['合计', null, null, 999999, 99999, null, null],
  ])
  sheet['!merges'] = ['A1:G1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:F4', 'G3:G4'].map((range) =>
    XLSX.utils.decode_range(range),
  )
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '重点项目')
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

const ROWS: readonly unknown[][] = [
  [1, '重楼冷链仓储中心', '双桥片区', '125000', '6.1亿元', '建设', '消防审查未通过'],
  [2, '丙岭卫生院', '西岭镇', 20000, 3000, '开工', '无'],
  [3, '双桥果品研究所', '双桥片区', { t: 'e', v: 0x17 }, null, '签约', null],
]

async function file(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, name), bytes)
  return join(folder, name)
}

const unitNamed = (id: string) => PACK.units.find((unit) => unit.id === id)?.name.zh ?? ''
const rowsOf = (rows: readonly unknown[][]) =>
  rows.map((row) =>
    row.map((cell) =>
      cell === '双桥片区' ? unitNamed('bridge-zone') : cell === '西岭镇' ? unitNamed('west-hill') : cell,
    ),
  )

const contents = async () => {
  const names = (await readdir(pack)).sort()
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(pack, name), 'utf8')] as const)),
  )
}

describe('npm run import', () => {
  test('shows what would change and writes nothing without --yes', async () => {
    const before = await contents()
    const path = await file('台账.xlsx', ledger(rowsOf(ROWS)))
    const report = join(folder, 'refused.xlsx')
    expect(await main([path, '--pack', pack, '--lang', 'zh', '--report', report])).toBe(0)
    expect(printed).toContain('填报日 2031-06-30')
    expect(printed).toMatch(/累计完成（亿元） 5\.6 → 6\.1 .*原文 6\.1亿元/)
    expect(printed).toMatch(/丙岭卫生院 bing-ling-wei-sheng-yuan/)
    expect(printed).toMatch(/台账\.xlsx 重点项目:7:总投资 .*公式错误/)
    expect(printed).toContain('没有写入任何文件')
    expect(await contents()).toEqual(before)
    const shown = XLSX.read(await readFile(report)).Sheets['未导入的行']!
    const [, headers, row] = XLSX.utils.sheet_to_json<unknown[]>(shown, { header: 1 })
    expect(headers).toContain('项目名称')
    expect(row).toEqual(expect.arrayContaining(['台账.xlsx', '重点项目', 7, '双桥果品研究所', '#REF!']))
  })

  test('writes what the page would put on the pack, and finds nothing to change the second time', async () => {
    const bytes = ledger(rowsOf(ROWS))
    const path = await file('台账.xlsx', bytes)
    const before = await contents()
    expect(await main([path, '--pack', pack, '--lang', 'zh', '--yes'])).toBe(0)
    const after = await contents()
    const changed = [...after.keys()].filter((name) => after.get(name) !== before.get(name))
    expect(changed).toEqual(['district.json', 'projects.csv', 'reports.csv'])
    expect(after.get('projects.csv')?.startsWith(before.get('projects.csv')!.trimEnd())).toBe(true)

    const reading = readLedgers(await readFiles([{ name: '台账.xlsx', bytes }]), PACK, NO_DECISIONS)
    const preview = previewImport(PACK, reading, NO_DECISIONS, pinyinOf)
    const delta = deltaOfPreview(PACK, preview)
    const entry = { id: 'a', origin: 'import' as const, title: '', madeAt: 0, delta }
    const onPage = applyEntries(PACK, [entry], {}, pinyinOf)
    expect(onPage).toMatchObject({ conflicts: [], rejections: [] })
    const encoder = new TextEncoder()
    const written = new Map(
      [...after]
        .filter(([name]) => /\.(csv|json|geojson)$/.test(name))
        .map(([name, text]) => [name, encoder.encode(text)]),
    )
    const onDisk = compiled(written)
    expect({ ...onDisk, backdrop: null }).toEqual({ ...onPage.pack, backdrop: null })

    const again = previewImport(
      onDisk,
      readLedgers(await readFiles([{ name: '台账.xlsx', bytes }]), onDisk, NO_DECISIONS),
      NO_DECISIONS,
      pinyinOf,
    )
    expect(again.records.map(({ status }) => status)).toEqual(['unchanged', 'unchanged'])
    expect(await main([path, '--pack', pack, '--lang', 'zh', '--yes'])).toBe(0)
    expect(printed).toContain('没有需要写入的变化')
    expect(await contents()).toEqual(after)
  })

  test('asks what no rule may guess, says what to put into the mapping file, and takes the answer from it', async () => {
    const path = await file(
      '重点项目.csv',
      new TextEncoder().encode('项目名称,累计完成投资（亿元）\n重楼冷链仓储中心项目,6.2\n'),
    )
    const before = await contents()
    expect(await main([path, '--pack', pack, '--lang', 'zh', '--on', '2031-06-30', '--yes'])).toBe(2)
    expect(printed).toMatch(/cold-store · 重楼冷链仓储中心/)
    expect(await contents()).toEqual(before)
    const json = /写进 --mapping 的文件: (\{.*\})/.exec(printed)?.[1] ?? ''
    const mapping = await file('mapping.json', new TextEncoder().encode(json))
    expect(
      await main([path, '--pack', pack, '--lang', 'zh', '--on', '2031-06-30', '--mapping', mapping, '--yes']),
    ).toBe(0)
    expect((await contents()).get('projects.csv')).toContain('重楼冷链仓储中心项目')
  })

  test.each([
    [['--pack', 'nowhere'], 'nowhere'],
    [['--pack', SHUANGQIAO, '--on', '2031-02-30'], '2031-02-30'],
    [['--pack', SHUANGQIAO, '--mapping', 'nowhere.json'], 'nowhere.json'],
    [[], '--pack'],
  ])('ends with 2 on wrong use %j', async (options, named) => {
    const path = await file('台账.csv', new TextEncoder().encode('项目名称\n甲\n'))
    expect(await main([path, ...options, '--lang', 'zh'])).toBe(2)
    expect(printed).toContain(named)
  })

  test('refuses a hostile header and writes nothing', async () => {
    const before = await contents()
    const path = await file('台账.csv', new TextEncoder().encode('项目名称,__proto__\n丁地学校,1\n'))
    await main([path, '--pack', pack, '--lang', 'zh'])
    expect(printed).toMatch(/__proto__/)
    expect(await contents()).toEqual(before)
  })
})
