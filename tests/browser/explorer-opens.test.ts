import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser } from './explorer-driver'
import { hasFontForHan, isFont } from './fontconfig'

describe('the explorer on the Laishan pack', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'] })
    explorer = await Explorer.open(browser, site.url)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('states its condition on main', async () => {
    const main = explorer.page.locator('main')
    expect(await main.getAttribute('data-view')).toBe('explorer')
    expect(await main.getAttribute('data-dataset')).toBe('laishan')
    expect(await main.getAttribute('data-as-of')).toBe('2023-02-28')
    expect(await main.getAttribute('data-health')).toBe('ok')
    expect(Number(await main.getAttribute('data-data-age'))).toBeGreaterThanOrEqual(0)
  })

  it('draws land, sea, district and items: many colours, not an empty canvas', async () => {
    expect(await explorer.mapColours()).toBeGreaterThan(8)
  })

  it('calls the embedded backdrop a sketch', async () => {
    expect(await explorer.page.locator('.approval').innerText()).toBe('示意图')
  })

  it('keeps an untouched address short', async () => {
    expect(await explorer.address()).toBe('')
  })

  it('lists every item once, as many as the tally says', async () => {
    const ids = await explorer.listedIds()
    const tallies = await explorer.tallies()
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(tallies.all)
    expect(tallies.visible).toBe(tallies.all)
    expect(tallies.located + tallies.approximate + tallies.unlocated).toBe(tallies.visible)
  })

  it('shows the start-rate target with value, goal and gap from the reported figures', async () => {
    const tile = explorer.page.locator('[data-target-id]').first()
    expect(Number(await tile.getAttribute('data-value'))).toBeCloseTo(42.857, 2)
    expect(await tile.getAttribute('data-goal')).toBe('80')
    expect(await tile.getAttribute('data-gap')).toBe('16')
  })

  it('finds 宋家庄 by its pinyin initials', async () => {
    await explorer.search('sjz')
    expect(await explorer.listedIds()).toEqual(['songjiazhuang'])
    await explorer.search('')
  })

  it.each(['在谈', '腾笼换鸟', '考评', '453'])('finds %s among what is reported of no item', async (words) => {
    await explorer.search(words)
    await explorer.page.waitForSelector('.hits li')
    expect(await explorer.page.locator('.hits').innerText()).not.toBe('')
    await explorer.search('')
  })

  it('finds items by what their kind is called', async () => {
    await explorer.search('道路')
    expect(await explorer.listedIds()).toContain('shuanghe-donglu')
    await explorer.search('')
  })

  it('finds an item by its note', async () => {
    await explorer.search('安置房')
    expect(await explorer.listedIds()).toEqual(['songlan'])
    await explorer.search('')
  })

  it('shows what is unknown as 未填报 on the card, with source and accuracy', async () => {
    await explorer.pickFromList('wutai')
    const card = await explorer.cardText()
    expect(card).toContain('未填报')
    expect(card).toContain('误差约 300 米')
    expect(card).toContain('初家篇 第2段')
    expect(card).toContain('刘瑞峰')
  })

  it('shows an unlocated item without inventing a place for it', async () => {
    await explorer.pickFromList('songjiazhuang')
    const card = await explorer.cardText()
    expect(card).toContain('未落图')
    expect(card).not.toContain('WGS 84')
    await explorer.page.keyboard.press('Escape')
    expect(await explorer.selectedId()).toBeNull()
  })

  it('opens the unlocated items of a unit from its badge on the map', async () => {
    await explorer.page.locator('.unit-badge').first().click()
    const tallies = await explorer.tallies()
    expect(tallies.unlocated).toBeGreaterThan(0)
    expect(tallies.unlocated).toBe(tallies.visible)
    await explorer.page.getByRole('button', { name: '清除全部' }).first().click()
    expect((await explorer.tallies()).visible).toBe(tallies.all)
  })

  it('changes the picture when a layer is switched off, and only the kind filter with it', async () => {
    const before = await explorer.mapPicture()
    await explorer.page.getByRole('switch', { name: /龙头企业/ }).click()
    await explorer.settle()
    expect((await explorer.mapPicture()).equals(before)).toBe(false)
    expect(await explorer.address()).toContain('kind=')
    expect(await explorer.address()).not.toContain('enterprise')
    await explorer.page.getByRole('switch', { name: /龙头企业/ }).click()
    expect(await explorer.address()).not.toContain('kind=')
  })

  it('asks nobody but its own server, and says nothing on the console', () => {
    const strangers = explorer.requests.filter((url) => !url.startsWith(site.url) && !/^(data|blob):/.test(url))
    expect(strangers).toEqual([])
    expect(explorer.consoleTrouble).toEqual([])
  })

  it.runIf(hasFontForHan())('fetches no font where the machine has one for Chinese', () => {
    expect(explorer.requests.filter((url) => isFont(url) || url.includes('own-font'))).toEqual([])
  })

  it('sends the strict content security policy', async () => {
    const policy = (await fetch(site.url)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("connect-src 'self';")
  })
})
