import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

/** What the wall says of itself. */
const attribute = (page: Page, name: string) => page.locator('main').getAttribute(`data-${name}`)
const DRILL = '?view=wall&data=laishan-drill'
const DAY = '2023-08-10'

describe('the wall', () => {
  let browser: Browser
  let site: Site
  let wall: Explorer
  let page: Page
  /** Opens a wall in place of the one before: that takes a while, so that tests share one where they can. */
  const open = async (query: string, viewport = SMALL_DESKTOP) => {
    await page?.context().close()
    wall = await Explorer.open(browser, `${site.url}${query}`, { viewport })
    page = wall.page
  }

  beforeAll(async () => {
    site = await serveSite(inject('buildDir'), {
      packs: ['geodata/laishan', 'geodata/laishan-drill'],
      config: { wall: { pollSeconds: 5 } },
    })
    browser = await launchBrowser()
    await open(`${DRILL}&on=${DAY}`)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('tells targets, exceptions and changes, tours by itself and obeys the remote', async () => {
    expect(await attribute(page, 'view')).toBe('wall')
    expect(await page.locator('.maplibregl-canvas').count()).toBe(1)
    expect(await attribute(page, 'as-of')).toBe(DAY)
    expect(await page.locator('[data-target-id]').count()).toBeGreaterThan(1)
    for (const tile of await page.locator('[data-target-id]').all()) expect(await tile.textContent()).toContain('演练')
    expect(Number(await page.locator('[data-tally="exceptions"]').textContent())).toBe(22)
    await expect.poll(() => page.locator('[data-change="newlyRed"] b').textContent()).toBe('1')
    // A slow machine is past it by now.
    while ((await attribute(page, 'stop')) !== 'overview') await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => attribute(page, 'stop')).not.toBe('overview')
    const stop = await attribute(page, 'stop')
    expect(await page.locator(`article[data-item-id="${stop}"]`).getAttribute('data-light')).toBe('red')
    await page.keyboard.press(' ')
    await page.getByRole('status').filter({ hasText: '巡览已暂停' }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => attribute(page, 'stop')).toBe('overview')
    // Done now, and not by its day.
    const late = page.locator('[data-target-id="chujia-villages-start"]')
    while ((await late.count()) === 0) await page.keyboard.press('ArrowRight')
    expect(await late.textContent()).toContain('逾期后达标')
    const beats = Number(await attribute(page, 'heartbeat'))
    await expect.poll(async () => Number(await attribute(page, 'heartbeat'))).toBeGreaterThan(beats)
    await expect.poll(() => attribute(page, 'health')).toBe('ok')
    expect(await wall.accessibilityFaults()).toEqual([])
    expect(wall.requests.filter((url) => !url.startsWith(site.url) && !/^(data|blob):/.test(url))).toEqual([])
    expect(wall.consoleTrouble).toEqual([])
  })

  it.each([
    { width: 1920, height: 1080 },
    { width: 1080, height: 1920 },
    { width: 3328, height: 896 },
  ])('fills $width × $height without scrolling, and no text is smaller than can be read', async (viewport) => {
    await page.setViewportSize(viewport)
    await wall.settle()
    const { least, overflow } = await page.evaluate(() => {
      const sizes = [...document.querySelectorAll<HTMLElement>('main .box *')]
        .filter((element) =>
          [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
        )
        .filter((element) => element.closest('svg, .canvas') === null)
        .map((element) => parseFloat(getComputedStyle(element).fontSize))
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
      return { least: Math.min(...sizes), overflow: scrollWidth > clientWidth || scrollHeight > clientHeight }
    })
    const subtended = (2 * 4 * Math.min(viewport.width, viewport.height) * Math.tan(Math.PI / 180 / 10)) / 0.9
    expect(least).toBeGreaterThanOrEqual(subtended * 0.95)
    expect(overflow).toBe(false)
  })

  it('lets no word and no badge of the map lie on a seam of a spliced screen', async () => {
    const viewport = { width: 2560, height: 720 }
    await open(`${DRILL}&on=${DAY}&panels=4x2&bezel=8`, viewport)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => attribute(page, 'stop')).not.toBe('overview')
    await page.locator('.remote').waitFor()
    const crossing = () =>
      page.evaluate(({ width, height }) => {
        const seams = { x: [1, 2, 3].map((panel) => (panel * width) / 4), y: [height / 2] }
        const range = document.createRange()
        return [...document.querySelectorAll<HTMLElement>('main *')]
          .filter((element) => element.closest('svg, canvas, .shift > .box .plot') === null)
          .flatMap((element) => [...element.childNodes])
          .filter(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim())
          .flatMap((node) => {
            range.selectNodeContents(node)
            const clip = node.parentElement!.closest('.box')?.getBoundingClientRect()
            return [...range.getClientRects()]
              .filter((rect) => clip === undefined || (rect.top < clip.bottom && rect.left < clip.right))
              .filter(
                ({ left, right, top, bottom }) =>
                  seams.x.some((at) => left < at - 4 && right > at + 4) ||
                  seams.y.some((at) => top < at - 4 && bottom > at + 4),
              )
              .map(() => node.textContent)
          })
      }, viewport)
    await expect.poll(crossing).toEqual([])
  })

  it('takes new data over, and keeps it through whatever comes in its place', async () => {
    await open(DRILL)
    const [manifestFile, packFile] = ['manifest.json', 'laishan-drill.json'].map((name) =>
      join(site.folder, 'data', name),
    )
    const manifestText = await readFile(manifestFile!, 'utf8')
    const manifest = JSON.parse(manifestText) as { compiledAt: string; datasets: { id: string; asOf: string }[] }
    const pack = JSON.parse(await readFile(packFile!, 'utf8')) as { asOf: string }
    await writeFile(packFile!, JSON.stringify({ ...pack, asOf: DAY }))
    const datasets = manifest.datasets.map((entry) => (entry.id === 'laishan-drill' ? { ...entry, asOf: DAY } : entry))
    await writeFile(manifestFile!, JSON.stringify({ ...manifest, compiledAt: new Date().toISOString(), datasets }))
    await expect.poll(() => attribute(page, 'as-of'), { timeout: 20_000 }).toBe(DAY)
    await writeFile(manifestFile!, '<!doctype html><title>Not found</title>')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByRole('status').filter({ hasText: '沿用上一份数据' }).waitFor({ timeout: 20_000 })
    expect(await attribute(page, 'as-of')).toBe(DAY)
    await expect.poll(() => attribute(page, 'health')).toBe('stale')
    await writeFile(manifestFile!, manifestText)
  })

  it('is taken in hand by an explorer of the same browser, and let go', async () => {
    const planner = await page.context().newPage()
    await planner.goto(`${site.url}?data=laishan-drill&id=wutai`)
    // A busy machine takes its time to open a page beside a wall.
    await planner.waitForSelector('main[data-ready="true"]', { timeout: 45_000 })
    await planner.getByRole('button', { name: '接管大屏' }).click({ timeout: 20_000 })
    await page.locator('article[data-item-id="wutai"]').waitFor()
    expect(await attribute(page, 'hand')).not.toBe('')
    await planner.locator('[data-facet=light][data-option=silent]').click()
    const mark = page.locator('[data-held-by]')
    await expect.poll(() => mark.innerText()).toContain('未报')
    await page.getByText('较上次调度').waitFor()
    await planner.close()
    await expect.poll(() => attribute(page, 'hand')).toBe('')
  })
})
