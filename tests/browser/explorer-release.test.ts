import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

/** Puts another release on the server: an entry of another name, which only leads to the same scripts: a copy would run them twice. */
async function release(folder: string): Promise<void> {
  const page = join(folder, 'index.html')
  const html = await readFile(page, 'utf8')
  const [, entry] = /<script[^>]*src="\.\/assets\/([^"]+)"/.exec(html) ?? []
  if (entry === undefined) throw new Error('index.html names no script')
  await writeFile(join(folder, 'assets', `new-${entry}`), `import './${entry}'\n`)
  await writeFile(page, html.replace(`assets/${entry}"`, `assets/new-${entry}"`))
}

describe('a page that has been open for long', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'] })
    explorer = await Explorer.in(browser, { viewport: SMALL_DESKTOP })
  })
  afterEach(async () => {
    await explorer.close()
    await site.close()
  })

  it('tells of a new release, and reloads only when asked to, with its view', async () => {
    const { page } = explorer
    await page.clock.install()
    await explorer.goto(`${site.url}?kind=park`)
    await page.waitForLoadState('networkidle')
    await release(site.folder)
    // A slow page may begin to watch only after the clock was moved.
    const isFound = async () => {
      const found = page.waitForResponse((response) => response.url().includes('/assets/new-'), { timeout: 8000 })
      await page.clock.fastForward(601_000)
      return found.then(
        () => true,
        () => false,
      )
    }
    await expect.poll(isFound, { timeout: 30_000, interval: 100 }).toBe(true)
    expect(await page.locator('[data-notice]').count()).toBe(0)
    const notice = page.locator('[data-notice=release]')
    // A slow page may begin to wait only after the clock was moved.
    const isTold = async () => {
      await page.clock.fastForward(31_000)
      return notice.waitFor({ timeout: 8000 }).then(
        () => true,
        () => false,
      )
    }
    await expect.poll(isTold, { timeout: 30_000, interval: 500 }).toBe(true)
    expect(await notice.innerText()).toContain('新版本')
    expect(await page.locator('[src*="/new-"], [href*="/new-"]').count()).toBe(0)

    await notice.getByRole('button', { name: '重新加载' }).click()
    await page.locator('[src*="/new-"], [href*="/new-"]').first().waitFor({ state: 'attached' })
    expect(new URL(page.url()).searchParams.get('kind')).toBe('park')
    expect(explorer.consoleTrouble).toEqual([])
  })

  it('starts without its data where a wall has kept it, and for nobody else', async () => {
    const { page } = explorer
    await explorer.goto(site.url)
    await page.evaluate(async () => {
      const json = async (name: string) => (await fetch(`data/${name}`)).json()
      const [manifest, pack] = await Promise.all([json('manifest.json'), json('laishan.json')])
      await new Promise((resolve, reject) => {
        const request = indexedDB.open('guatu')
        request.onupgradeneeded = () => request.result.createObjectStore('kept')
        request.onerror = reject
        request.onsuccess = () => {
          const transaction = request.result.transaction('kept', 'readwrite')
          transaction.objectStore('kept').put('laishan', 'default')
          transaction.objectStore('kept').put({ manifest, pack, keptAt: Date.now() }, 'pack.laishan')
          transaction.oncomplete = resolve
          transaction.onerror = reject
        }
      })
    })
    await rm(join(site.folder, 'data/manifest.json'))
    await page.goto(`${site.url}?view=wall`)
    await page.locator('main[data-dataset=laishan]').waitFor()
    await page.goto(site.url)
    await page.getByRole('alert').waitFor()
  })
})
