import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

interface Received {
  kind: string
  explorerId?: string
  label?: string
  link?: string
}

/** A page of the same site that speaks as a wall does and grants whoever asks. */
async function openImitationWall(explorer: Explorer, site: Site, datasetId: string): Promise<Page> {
  const page = await explorer.page.context().newPage()
  await page.goto(`${site.url}config.json`)
  await page.evaluate((shown) => {
    const received: Received[] = []
    const channel = new BroadcastChannel('guatu.hand /')
    const announce = (holder: { id?: string; label?: string } | null) =>
      channel.postMessage({ v: 1, kind: 'presence', wallId: 'imitation', datasetId: shown, holder })
    channel.onmessage = ({ data }: MessageEvent<Received>) => {
      received.push(data)
      if (data.kind === 'take') announce({ id: data.explorerId!, label: data.label! })
      if (data.kind === 'release') announce(null)
    }
    announce(null)
    Object.assign(globalThis, { received })
  }, datasetId)
  return page
}

const receivedBy = (wall: Page): Promise<Received[]> =>
  wall.evaluate(() => (globalThis as unknown as { received: Received[] }).received)
const lastLink = async (wall: Page) => (await receivedBy(wall)).findLast(({ link }) => link !== undefined)?.link

describe('an explorer beside a wall', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'] })
    explorer = await Explorer.open(browser, `${site.url}?kind=village`, { viewport: SMALL_DESKTOP })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('takes it, shows there what it shows, and says on its screen that it has the wall', async () => {
    const { page } = explorer
    await page.waitForTimeout(500)
    expect(await page.locator('[data-hand]').count()).toBe(0)
    const datasetId = (await page.locator('main').getAttribute('data-dataset'))!
    const wall = await openImitationWall(explorer, site, datasetId)
    await page.getByRole('button', { name: '接管大屏' }).click()
    await page.locator('[data-hand=holding]').waitFor()
    expect(await page.locator('[data-hand]').innerText()).toContain('正在操控大屏')
    await expect.poll(() => lastLink(wall)).toBe('?kind=village')
    await explorer.pickFromList('wutai')
    await expect.poll(() => lastLink(wall)).toContain('?kind=village&id=wutai')
    expect(await explorer.accessibilityFaults()).toEqual([])

    await page.getByRole('button', { name: '释放' }).click()
    await page.locator('[data-hand=free]').waitFor()
    const { length } = await receivedBy(wall)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
    expect((await receivedBy(wall)).slice(length)).toEqual([])
    await wall.close()
  })

  it('lets it go when it leaves', async () => {
    const datasetId = (await explorer.page.locator('main').getAttribute('data-dataset'))!
    const wall = await openImitationWall(explorer, site, datasetId)
    await explorer.page.getByRole('button', { name: '接管大屏' }).click()
    await explorer.page.locator('[data-hand=holding]').waitFor()
    await explorer.page.goto('about:blank')
    await expect.poll(async () => (await receivedBy(wall)).at(-1)?.kind).toBe('release')
    expect(explorer.consoleTrouble).toEqual([])
  })
})
