import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

describe('links', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'] })
    explorer = await Explorer.open(browser, site.url, { viewport: SMALL_DESKTOP })
  })
  beforeEach(async () => {
    await explorer.follow('')
    await expect.poll(() => explorer.selectedId()).toBeNull()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('follow Back and Forward through filters and selection', async () => {
    await explorer.pickOption('kind', 'village')
    await explorer.pickFromList('wutai')
    await expect.poll(() => explorer.address()).toContain('id=wutai')
    await explorer.page.goBack()
    await expect.poll(() => explorer.selectedId()).toBeNull()
    expect((await explorer.tallies()).visible).toBe(3)
    await explorer.page.goBack()
    await expect.poll(async () => (await explorer.tallies()).visible).toBe((await explorer.tallies()).all)
    await explorer.page.goForward()
    await explorer.page.goForward()
    await expect.poll(() => explorer.selectedId()).toBe('wutai')
  })

  it('make one entry in the history of a typed word', async () => {
    const before = await explorer.page.evaluate(() => history.length)
    await explorer.page.getByRole('searchbox').pressSequentially('songlan')
    await expect.poll(() => explorer.address()).toContain('q=songlan')
    expect(await explorer.page.evaluate(() => history.length)).toBe(before + 1)
  })

  it('opened elsewhere give the same view and picture', async () => {
    await explorer.pickOption('unit', 'chujia')
    await explorer.pickFromList('songlan')
    await explorer.settle()
    const other = await Explorer.open(browser, explorer.page.url(), { viewport: SMALL_DESKTOP })
    await other.settle()
    await explorer.page.mouse.move(5, 5)
    await other.page.mouse.move(5, 5)
    await explorer.settle()
    expect(await other.address()).toBe(await explorer.address())
    expect(await other.selectedId()).toBe('songlan')
    expect(await other.listedIds()).toEqual(await explorer.listedIds())
    const [here, there] = [await explorer.mapPicture(), await other.mapPicture()]
    expect(explorer.difference(here, there)).toBeLessThan(0.002)
    await other.close()
  })

  it('that are broken say what was dropped and keep the rest', async () => {
    await explorer.goto(`${site.url}?kind=village.castle&on=2023-13-01&id=nobody&nonsense=1#map=99/x/y`)
    const notice = await explorer.notice('dropped').innerText()
    for (const part of ['castle', '2023-13-01', 'nobody', 'nonsense', '99/x/y']) expect(notice).toContain(part)
    expect((await explorer.tallies()).visible).toBe(3)
    expect(await explorer.address()).toBe('?kind=village')
  })

  it('carry the map’s camera once the reader has moved it', async () => {
    await explorer.page.getByRole('button', { name: '放大' }).click()
    await expect.poll(() => explorer.address()).toMatch(/#map=[\d.]+\/[\d.]+\/[\d.]+/)
  })

  it('set the shown day, and the distances with it', async () => {
    await explorer.follow('?on=2023-03-30&id=wutai')
    await expect.poll(() => explorer.selectedId()).toBe('wutai')
    expect(await explorer.page.locator('main').getAttribute('data-as-of')).toBe('2023-03-30')
    expect(await explorer.cardText()).toContain('1 天后')
  })

  it('open an item that their filters hide, and say so', async () => {
    await explorer.goto(`${site.url}?kind=road&id=wutai#map=11/30/110`)
    expect(await explorer.selectedId()).toBe('wutai')
    expect(await explorer.page.locator('.card .hidden').count()).toBe(1)
    expect(await explorer.notice('dropped').innerText()).toContain('map=11/30/110')
    await explorer.page.locator('.card .hidden button').click()
    expect(await explorer.page.locator('.card .hidden').count()).toBe(0)
    expect(await explorer.page.title()).toContain('午台社区')
  })

  it('carry the language, and the page declares it', async () => {
    await explorer.page.getByRole('button', { name: '切换到英文' }).click()
    await expect.poll(() => explorer.address()).toContain('lang=en')
    expect(await explorer.page.locator('html').getAttribute('lang')).toBe('en')
    expect(await explorer.page.getByRole('heading', { level: 1 }).innerText()).toContain('Laishan')
  })

  it('are copied whole', async () => {
    await explorer.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await explorer.pickFromList('wutai')
    await explorer.page.getByRole('button', { name: '复制链接' }).click()
    await explorer.notice('copied').waitFor()
    expect(await explorer.page.evaluate(() => navigator.clipboard.readText())).toBe(explorer.page.url())
    expect(explorer.page.url()).toContain('id=wutai')
  })
})
