import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

describe('when data does not load', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  /** Puts every file back as it was. */
  let mend: () => Promise<void>

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'] })
    const files = ['data/manifest.json', 'data/laishan.json', 'config.json'].map((name) => join(site.folder, name))
    const contents = await Promise.all(files.map((file) => readFile(file)))
    mend = async () => {
      for (const [index, file] of files.entries()) await writeFile(file, contents[index]!)
    }
  })
  beforeEach(async () => {
    explorer = await Explorer.in(browser, { viewport: SMALL_DESKTOP })
  })
  afterEach(async () => {
    await explorer.close()
    await mend()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const alert = () => explorer.page.getByRole('alert')

  it.each<[string, (folder: string) => Promise<void>, string]>([
    ['a missing manifest', (folder) => rm(join(folder, 'data/manifest.json')), 'manifest.json'],
    ['a missing pack', (folder) => rm(join(folder, 'data/laishan.json')), 'laishan.json'],
    [
      'a half-written pack',
      async (folder) => {
        const file = join(folder, 'data/laishan.json')
        const whole = await readFile(file, 'utf8')
        await writeFile(file, whole.slice(0, whole.length / 2))
      },
      'JSON',
    ],
    [
      'a web page in place of the pack',
      (folder) => writeFile(join(folder, 'data/laishan.json'), '<!doctype html><title>503</title>'),
      'JSON',
    ],
    ['a pack of another shape', (folder) => writeFile(join(folder, 'data/laishan.json'), '{"format":1}'), '格式'],
  ])('names the fault for %s, shows no empty map, and loads on retry', async (_name, damage, words) => {
    await damage(site.folder)
    await explorer.page.goto(site.url)
    await alert().waitFor()
    expect(await alert().innerText()).toContain(words)
    expect(await explorer.page.locator('canvas').count()).toBe(0)
    await mend()
    await explorer.page.getByRole('button', { name: '重试' }).click()
    await explorer.page.locator('[data-tally="visible"]').waitFor()
    expect((await explorer.tallies()).all).toBeGreaterThan(20)
  })

  it('says that the server cannot be reached', async () => {
    await explorer.page.route('**/data/*.json', (route) => route.abort())
    await explorer.page.goto(site.url)
    await alert().waitFor()
    expect(await alert().innerText()).toContain('连不上')
  })

  it('shows progress while a slow pack loads', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    await explorer.page.route('**/data/laishan.json', async (route) => {
      await held
      await route.continue()
    })
    await explorer.page.goto(site.url)
    await explorer.page.getByRole('progressbar').waitFor()
    expect(await explorer.page.locator('main').getAttribute('data-ready')).toBe('false')
    release()
    await explorer.ready()
  })

  it('goes on with defaults and a notice when config.json is broken', async () => {
    await writeFile(join(site.folder, 'config.json'), '{"basemap": {"kind": "moon"}}')
    await explorer.goto(site.url)
    expect(await explorer.notice('config').innerText()).toContain('basemap.kind')
  })

  it('keeps list, filters and totals when the browser has no WebGL', async () => {
    await explorer.page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
        apply: (target, self, args) => (String(args[0]).startsWith('webgl') ? null : Reflect.apply(target, self, args)),
      })
    })
    await explorer.goto(site.url)
    await explorer.notice('noWebgl').waitFor()
    await explorer.pickOption('kind', 'village')
    expect((await explorer.tallies()).visible).toBe(3)
    expect(await explorer.page.locator('main').getAttribute('data-health')).toBe('degraded')
  })
})
