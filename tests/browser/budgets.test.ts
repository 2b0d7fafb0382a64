import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'

/** Bytes after gzip: own code and Svelte on the first view, the map engine, and any part that is loaded on demand. */
const FIRST_VIEW = 90_000
const MAP_ENGINE = 340_000
const ON_DEMAND = 30_000

async function scripts(): Promise<{ name: string; bytes: number }[]> {
  const folder = join(inject('buildDir'), 'assets')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js') && !name.includes('-worker-'))
  return Promise.all(names.map(async (name) => ({ name, bytes: gzipSync(await readFile(join(folder, name))).length })))
}

describe('size budgets of the build', () => {
  it('keeps own code and Svelte on the first view within 90 kB', async () => {
    const html = await readFile(join(inject('buildDir'), 'index.html'), 'utf8')
    const first = (await scripts()).filter(({ name }) => html.includes(name) && !name.startsWith('maplibre'))
    expect(first.length).toBeGreaterThan(0)
    expect(first.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(FIRST_VIEW)
  })

  it('keeps the map engine in a chunk of its own', async () => {
    const engine = (await scripts()).filter(({ name }) => name.startsWith('maplibre'))
    expect(engine.length).toBe(1)
    expect(engine[0]?.bytes).toBeLessThan(MAP_ENGINE)
  })

  it('loads every other part on demand', async () => {
    const html = await readFile(join(inject('buildDir'), 'index.html'), 'utf8')
    const later = (await scripts()).filter(({ name }) => !html.includes(name) && !name.startsWith('maplibre'))
    expect(later.map(({ name }) => name).some((name) => name.includes('pmtiles'))).toBe(true)
    for (const { name, bytes } of later) expect(`${name}: ${bytes < ON_DEMAND}`).toBe(`${name}: true`)
  })
})
