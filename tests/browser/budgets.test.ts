import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'

/** Bytes after gzip: own code and Svelte on the first view, the map engine, any part that is loaded on demand, and the chart library. */
const FIRST_VIEW = 90_000
const MAP_ENGINE = 340_000
const ON_DEMAND = 35_000
const CHARTS = 200_000

/** Parts that the first view on the embedded backdrop does not load; everything else counts towards it. */
const IS_ON_DEMAND =
  /^(basemap-|pmtiles|style-spec|dist-|latest|ChartsPanel-|chart-engine-|AgendaPanel-|agenda-words-|ruling-words-|ChangesPanel-|changes-|ItemCard-|AboutDialog-|TotalsPanel-|ReportedHits-|UnitBanner-|NoticeStack-|ChartsDrawer-|HandControl-|hand-|en-)/
const IS_CHARTS = /^echarts-/

async function scripts(): Promise<{ name: string; bytes: number }[]> {
  const folder = join(inject('buildDir'), 'assets')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js') && !name.includes('-worker-'))
  return Promise.all(names.map(async (name) => ({ name, bytes: gzipSync(await readFile(join(folder, name))).length })))
}

describe('size budgets of the build', () => {
  it('keeps own code and Svelte on the first view within 90 kB', async () => {
    const first = (await scripts()).filter(
      ({ name }) => !name.startsWith('maplibre') && !IS_ON_DEMAND.test(name) && !IS_CHARTS.test(name),
    )
    expect(first.map(({ name }) => name).join(' ')).toMatch(/index-.*Explorer-|Explorer-.*index-/)
    expect(first.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(FIRST_VIEW)
  })

  it('keeps the map engine in a chunk of its own', async () => {
    const engine = (await scripts()).filter(({ name }) => name.startsWith('maplibre'))
    expect(engine.length).toBe(1)
    expect(engine[0]?.bytes).toBeLessThan(MAP_ENGINE)
  })

  it('keeps the chart library in one chunk at most, which no other part is in', async () => {
    const charts = (await scripts()).filter(({ name }) => IS_CHARTS.test(name))
    expect(charts.length).toBe(1)
    for (const { bytes } of charts) expect(bytes).toBeLessThan(CHARTS)
  })

  it('keeps every part that is loaded on demand small', async () => {
    const later = (await scripts()).filter(({ name }) => IS_ON_DEMAND.test(name))
    expect(later.map(({ name }) => name).join(' ')).toContain('pmtiles')
    for (const { name, bytes } of later) expect(`${name}: ${bytes < ON_DEMAND}`).toBe(`${name}: true`)
  })
})
