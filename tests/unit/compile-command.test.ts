import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../../geodata/compile'
import type { Manifest } from '../../src/domain/pack'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'

let folder: string
let printed: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guatu-compile-'))
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
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

const out = () => join(folder, 'data')
const manifest = async () => JSON.parse(await readFile(join(out(), 'manifest.json'), 'utf8')) as Manifest
const written = () => readdir(out()).catch(() => [])

/** A copy of the test pack with one edit, on disk. */
async function copyOf(name: string, edit: (pack: PackFolder) => PackFolder): Promise<string> {
  const copy = join(folder, name)
  await cp(SHUANGQIAO, copy, { recursive: true })
  for (const [file, bytes] of edit(new PackFolder(SHUANGQIAO)).files) await writeFile(join(copy, file), bytes)
  return copy
}

const broken = () =>
  copyOf('broken', (pack) =>
    pack.cell('projects.csv', 2, 'stage', 'finished').feature('geometry.geojson', 1, (feature) => {
      feature.geometry = { type: 'Point', coordinates: [20.075, 150.085] }
    }),
  )

describe('npm run compile', () => {
  test('writes the pack and the manifest, and prints a summary', async () => {
    expect(await main([SHUANGQIAO, '--out', out(), '--lang', 'zh'])).toBe(0)
    expect((await written()).sort()).toEqual(['manifest.json', 'shuangqiao.json'])
    expect((await manifest()).datasets).toMatchObject([
      {
        id: 'shuangqiao',
        synthetic: true,
        counts: { items: 29, located: 16, approximate: 5, unlocated: 8 },
        rejected: 0,
        href: 'shuangqiao.json',
      },
    ])
    expect(printed).toContain('事项 29: 项目 11 · 产业园区 3')
    expect(printed).toContain('精确落图 16 · 近似落图 5 · 未落图 8')
    expect(printed).toContain('报告 9 · 堵点 4 · 报道数 2')
  })

  test('prints every rejection in Chinese, writes nothing and ends with 1', async () => {
    expect(await main([await broken(), '--out', out(), '--lang', 'zh'])).toBe(1)
    expect(printed).toMatch(/projects\.csv:2:stage "finished" 不在可选值之内。请改为可选值之一（应为：planned/)
    expect(printed).toMatch(
      /geometry\.geojson:1:geometry\.coordinates（第 1 个图形 cold-store） "\[20\.075,150\.085\]" 经纬度写反了。/,
    )
    expect(await written()).toEqual([])
  })

  test('prints every rejection in English', async () => {
    expect(await main([await broken(), '--out', out(), '--lang', 'en'])).toBe(1)
    expect(printed).toMatch(/projects\.csv:2:stage "finished" the value is not one of the accepted ones; use one/i)
    expect(printed).toMatch(/coordinates \(feature 1 cold-store\) "[^"]+" longitude and latitude are swapped/i)
    expect(printed).toContain('2 faults found; nothing was written')
  })

  test('takes the language of the environment, Chinese when there is none', async () => {
    vi.stubEnv('LC_ALL', 'en_GB.UTF-8')
    await main(['--bad'])
    expect(printed).toContain('usage: npm run compile')
    vi.stubEnv('LC_ALL', '')
    vi.stubEnv('LC_MESSAGES', '')
    vi.stubEnv('LANG', '')
    await main(['--bad'])
    expect(printed).toContain('用法：npm run compile')
  })

  test('names a folder that is not there and ends with 2', async () => {
    expect(await main(['atlantis', '--out', out(), '--lang', 'en'])).toBe(2)
    expect(printed).toContain('there is no pack folder atlantis')
  })

  test('ends with 2 on an unknown language', async () => {
    expect(await main([SHUANGQIAO, '--lang', 'fr'])).toBe(2)
  })

  test('keeps the other datasets of a manifest already there', async () => {
    const other = await copyOf('other', (pack) => pack.replace('district.json', '"id": "shuangqiao"', '"id": "other"'))
    await main([SHUANGQIAO, '--out', out()])
    await main([other, '--out', out()])
    expect((await manifest()).datasets.map(({ id }) => id)).toEqual(['shuangqiao', 'other'])
    await main([SHUANGQIAO, '--out', out()])
    expect((await manifest()).datasets.map(({ id }) => id)).toEqual(['other', 'shuangqiao'])
  })

  test('makes a broken manifest anew', async () => {
    await main([SHUANGQIAO, '--out', out()])
    await writeFile(join(out(), 'manifest.json'), '{"version":1,')
    expect(await main([SHUANGQIAO, '--out', out()])).toBe(0)
    expect((await manifest()).datasets.map(({ id }) => id)).toEqual(['shuangqiao'])
  })

  test('refuses two packs of one id, and takes one pack named twice as one', async () => {
    const twin = await copyOf('twin', (pack) => pack)
    expect(await main([SHUANGQIAO, twin, '--out', out(), '--lang', 'en'])).toBe(1)
    expect(printed).toMatch(/twin\/district\.json:id "shuangqiao" the id is used twice/i)
    expect(await written()).toEqual([])
    expect(await main([SHUANGQIAO, SHUANGQIAO, '--out', out()])).toBe(0)
  })
})
