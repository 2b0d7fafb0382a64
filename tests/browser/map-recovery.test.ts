import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

/** What the page's init script leaves for the tests. */
interface Handles {
  workers: Worker[]
  lostContext: WEBGL_lose_context | null
}

/** Within which a map must be back, and a dead worker be noticed and replaced. */
const BACK_MS = 10_000
const REVIVED_MS = 15_000
const DRAWN_MS = 10_000

describe('a map that breaks', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer
  /** The map of the villages with one of them selected: what every test changes to after it broke the map. */
  let villages: Buffer

  const pickVillages = () => explorer.pickOption('kind', 'village')

  /** The map once it looks the same twice. */
  async function restingPicture(): Promise<Buffer> {
    let before = await explorer.mapPicture()
    for (let tries = 0; tries < 20; tries++) {
      await explorer.settle()
      const now = await explorer.mapPicture()
      if (now.equals(before)) return now
      before = now
    }
    return before
  }

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'], config: {} })
    explorer = await Explorer.in(browser, { viewport: SMALL_DESKTOP })
    await explorer.page.addInitScript(() => {
      const handles: Handles = { workers: [], lostContext: null }
      Object.assign(globalThis, { handles })
      globalThis.Worker = class extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args)
          handles.workers.push(this)
        }
      }
    })
    await explorer.goto(site.url)
    await pickVillages()
    await explorer.pickFromList('songjiazhuang')
    villages = await restingPicture()
    // On a busy machine the page may still be coming together: what is to be found again was seen alike on two visits.
    for (let visits = 0; visits < 5; visits++) {
      const before = villages
      await pickVillages()
      expect(explorer.difference(before, await restingPicture())).toBeGreaterThan(0.005)
      await pickVillages()
      villages = await restingPicture()
      if (villages.equals(before)) break
    }
    await pickVillages()
    await explorer.settle()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  afterEach(async () => {
    await explorer.page.context().setOffline(false)
    await pickVillages()
    await explorer.settle()
  })

  const loseContext = () =>
    explorer.page.evaluate(() => {
      const { handles } = globalThis as unknown as { handles: Handles }
      handles.lostContext =
        document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null
      handles.lostContext?.loseContext()
    })
  const health = (wanted: string, timeout: number) =>
    explorer.page.waitForSelector(`main[data-health="${wanted}"]`, { timeout })
  const differsFromVillages = async () => explorer.difference(villages, await explorer.mapPicture()) > 0.002
  /** A busy machine takes its time to draw. */
  async function expectVillages(withinMs: number) {
    for (const end = Date.now() + withinMs; Date.now() < end && (await differsFromVillages());) await explorer.settle()
    expect(await differsFromVillages()).toBe(false)
  }

  it('shows what was chosen meanwhile, with the ring of the selected item, once its lost context is back', async () => {
    await loseContext()
    await health('degraded', 2000)
    await pickVillages()
    await explorer.settle()
    await explorer.page.evaluate(() =>
      (globalThis as unknown as { handles: Handles }).handles.lostContext?.restoreContext(),
    )
    await health('ok', 5000)
    await expectVillages(DRAWN_MS)
  })

  it('is built anew within ten seconds when its lost context stays away, even without a server', async () => {
    await explorer.page.context().setOffline(true)
    await loseContext()
    const lostAt = Date.now()
    await health('degraded', 2000)
    await pickVillages()
    await health('ok', BACK_MS)
    expect(Date.now() - lostAt).toBeLessThan(BACK_MS)
    expect(await explorer.notice('context').count()).toBe(0)
    expect(await explorer.page.locator('canvas').count()).toBe(1)
    await expectVillages(DRAWN_MS)
  })

  it('gets a new worker when its own is dead', async () => {
    await explorer.page.evaluate(() => {
      for (const worker of (globalThis as unknown as { handles: Handles }).handles.workers) worker.terminate()
    })
    await pickVillages()
    await explorer.settle()
    expect(await differsFromVillages()).toBe(true)
    await expectVillages(REVIVED_MS)
    // What a test did itself by taking the network away.
    expect(explorer.consoleTrouble.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })
})
