import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { createJudge } from '../../src/domain/judge-lights'
import type { Pack } from '../../src/domain/pack'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

const DRILL = 'laishan-drill'
const AUGUST = '2023-08-25'
/** Room for list, map and card, with few pixels: software WebGL pays for each of them. */
const VIEWPORT = { width: 1280, height: 720 }

/** The light of every listed item on a day, recomputed from the served file. */
async function lightsOn(folder: string, day: string): Promise<Map<string, string>> {
  const pack = JSON.parse(await readFile(join(folder, 'data', `${DRILL}.json`), 'utf8')) as Pack
  const asOf = createAsOf(pack)
  const verdicts = createJudge(pack, asOf, pack.ruleSets[0] ?? null).on(day)
  return new Map([...verdicts].map(([id, { light }]) => [id, light ?? 'none']))
}

const tally = (lights: ReadonlyMap<string, string>, light: string) =>
  [...lights.values()].filter((own) => own === light).length

describe('the dated log on the drill pack', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan-drill'], config: {} })
    explorer = await Explorer.open(browser, site.url, { viewport: VIEWPORT })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  afterEach(() => {
    expect(explorer.consoleTrouble).toEqual([])
  })

  /** Follows a link on the page that is open already: opening one anew takes a while. */
  const open = async (query: string) => {
    await explorer.follow(`?${query}`)
    const day = new URLSearchParams(query).get('on')
    await explorer.page.waitForSelector(`main[data-as-of="${day}"]`)
  }
  const dayShown = () => explorer.page.locator('main').getAttribute('data-as-of')
  const shownLights = async () =>
    new Map((await explorer.options('light')).map(({ option, shown }) => [option, shown] as const))

  it('shows the lights that the rules give on the day of the link', async () => {
    await open(`on=${AUGUST}`)
    expect(await dayShown()).toBe(AUGUST)
    const expected = await lightsOn(site.folder, AUGUST)
    const shown = await shownLights()
    for (const light of ['green', 'amber', 'red', 'silent', 'none']) {
      expect(`${light} ${shown.get(light)}`).toBe(`${light} ${tally(expected, light)}`)
    }
    expect(tally(expected, 'silent')).toBeGreaterThan(9)
    await explorer.pickOption('light', 'red')
    expect((await explorer.tallies()).visible).toBe(tally(expected, 'red'))
  })

  it('moves every part to the same day when the time bar is stepped by keyboard', async () => {
    await open(`on=${AUGUST}&id=songjiazhuang`)
    const slider = explorer.page.getByRole('slider')
    await slider.focus()
    await explorer.page.keyboard.press('ArrowRight')
    expect(await dayShown()).toBe('2023-08-26')
    expect(await slider.getAttribute('aria-valuetext')).toBe('2023-08-26')
    await explorer.page.keyboard.press('PageUp')
    const review = (await dayShown()) ?? ''
    expect(review > '2023-08-26').toBe(true)
    const expected = await lightsOn(site.folder, review)
    expect((await shownLights()).get('red')).toBe(tally(expected, 'red'))
    const card = explorer.page.locator('article[data-item-id="songjiazhuang"]')
    expect((await card.getAttribute('data-light')) || 'none').toBe(expected.get('songjiazhuang'))
    await explorer.page.waitForTimeout(300)
    expect(await explorer.address()).toContain(`on=${review}`)
  })

  it('plays day after day until it is stopped', async () => {
    await open('on=2023-03-01')
    await explorer.page.getByRole('button', { name: '播放' }).click()
    await explorer.page.waitForFunction(() => (document.querySelector('main')?.dataset['asOf'] ?? '') > '2023-03-05')
    await explorer.page.getByRole('button', { name: '暂停' }).click()
    const stopped = await dayShown()
    await explorer.page.waitForTimeout(500)
    expect(await dayShown()).toBe(stopped)
  })

  it.each([
    ['2023-02-28', '42.857', '16'],
    ['2023-06-12', '78.571', '1'],
    ['2023-06-27', '80.952', '0'],
  ])('tells of the start rate on %s %s %%, gap %s', async (day, value, gap) => {
    await open(`on=${day}`)
    const tile = explorer.page.locator('[data-target-id="kaifaqu-start-rate"]')
    expect(Number(await tile.getAttribute('data-value')).toFixed(3)).toBe(value)
    expect(await tile.getAttribute('data-goal')).toBe('80')
    expect(await tile.getAttribute('data-gap')).toBe(gap)
  })

  it('lights the members of a tapped target on the map and first in the list', async () => {
    await open('on=2023-06-12')
    await explorer.settle()
    const before = await explorer.mapPicture()
    await explorer.page.locator('[data-target-id="kaifaqu-provincial-start"] button').click()
    await explorer.settle()
    expect(explorer.difference(before, await explorer.mapPicture())).toBeGreaterThan(0.01)
    const members = explorer.page.locator('#item-list .rows [data-member]')
    expect(await members.count()).toBeGreaterThan(3)
    const first = explorer.page.locator('#item-list .rows [aria-posinset="1"]')
    expect(await first.getAttribute('data-member')).not.toBe(null)
    expect(await explorer.address()).toContain('target=kaifaqu-provincial-start')
  })

  it('switches the rules', async () => {
    await open(`on=${AUGUST}`)
    const plain = (await shownLights()).get('red')
    await explorer.page.locator('.legend select').selectOption('yinchuan')
    expect((await shownLights()).get('red')).not.toBe(plain)
    expect(await explorer.address()).toContain('rules=yinchuan')
  })

  it('tells whose report is missing, and that a silent item is no colour', async () => {
    await open(`on=${AUGUST}&id=changrong-wenchuangyuan`)
    const card = explorer.page.locator('article[data-item-id]')
    expect(await card.getAttribute('data-light')).toBe('silent')
    const words = await explorer.cardText()
    expect(words).toContain('解甲庄街道')
    expect(words).toMatch(/逾期 \d+ 天未报/)
    expect(words).toContain('上次报送 2023-07')
  })

  it('shows the same in a browser on the other side of the world', async () => {
    await open('on=2023-08-04')
    const options = { timezoneId: 'America/Los_Angeles', viewport: SMALL_DESKTOP }
    const there = await Explorer.open(browser, `${site.url}?on=2023-08-04`, options)
    expect(await there.options('light')).toEqual(await explorer.options('light'))
    await there.close()
  })

  it('compares with the last review: counts, list and halos', async () => {
    await open('on=2023-06-30')
    await explorer.settle()
    const before = await explorer.mapPicture()
    await explorer.page.getByRole('button', { name: '较上次调度' }).first().click()
    await explorer.page.waitForSelector('.changes [data-change]')
    await explorer.settle()
    expect(explorer.difference(before, await explorer.mapPicture())).toBeGreaterThan(0.002)
    const total = Number(await explorer.page.locator('[data-tally="changes"]').textContent())
    const counts = await explorer.page
      .locator('.kinds [data-change]')
      .evaluateAll((chips) => chips.map((chip) => Number((chip as HTMLElement).dataset['count'])))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
    expect(await explorer.page.locator('.changes li').count()).toBe(total)
    expect(await explorer.address()).toMatch(/since=2023-06-\d\d/)
    await explorer.page.locator('.kinds [data-change="advanced"]').click()
    const words = await explorer.page.locator('.changes li').first().innerText()
    expect(words).toContain('→')
    expect(words).toMatch(/2023-06-\d\d .*报送/)
  })

  it('leads through the agenda and keeps what was said over a reload', async () => {
    await open(`on=${AUGUST}&panel=agenda`)
    await explorer.page.waitForSelector('.agenda li')
    await explorer.page.getByRole('button', { name: '下一项' }).click()
    const first = await explorer.selectedId()
    await explorer.page.getByRole('button', { name: '下一项' }).click()
    expect(await explorer.selectedId()).not.toBe(first)
    await explorer.page.getByRole('button', { name: '上一项' }).click()
    expect(await explorer.selectedId()).toBe(first)
    const form = explorer.page.getByRole('form', { name: '会议记录' })
    await form.getByLabel('内容').fill('九月五日前补齐手续')
    await form.getByRole('button', { name: '保存' }).click()
    await explorer.page.reload()
    await explorer.ready()
    await explorer.page.waitForSelector('article[data-item-id]')
    expect(await explorer.cardText()).toContain('九月五日前补齐手续')
    expect(await explorer.cardText()).toContain('本机记录，未发布')
    const [download] = await Promise.all([
      explorer.page.waitForEvent('download'),
      explorer.page.getByRole('button', { name: '导出 reports.csv' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('演练数据-reports.csv')
    const rows = await readFile(await download.path(), 'utf8')
    expect(rows.split('\n')[0]).toContain('itemId,on')
    expect(rows).toContain(`${first},${AUGUST}`)
  })

  it('prints the agenda alone', async () => {
    await open(`on=${AUGUST}&panel=agenda`)
    await explorer.page.waitForSelector('.agenda li')
    await explorer.page.emulateMedia({ media: 'print' })
    // As wide as a sheet of A4.
    await explorer.page.setViewportSize({ width: 794, height: 1123 })
    const isShown = (selector: string) => explorer.page.locator(selector).first().isVisible()
    expect(await isShown('.agenda li')).toBe(true)
    for (const other of ['.map', '.filters', '.targets', '.time', '.bar']) {
      expect(`${other} ${await isShown(other)}`).toBe(`${other} false`)
    }
    expect(await explorer.page.locator('.agenda h2').innerText()).toContain('演练数据')
    const sheet = await explorer.page.locator('.entries').evaluate((list) => list.scrollHeight - list.clientHeight)
    expect(sheet).toBeLessThanOrEqual(1)
    await explorer.page.setViewportSize(VIEWPORT)
    await explorer.page.emulateMedia({ media: 'screen' })
  })

  it('marks made-up data on bar, tiles, card, changes, agenda and charts', async () => {
    await open(`on=${AUGUST}&id=songjiazhuang&panel=changes&since=2023-08-18`)
    await explorer.page.waitForSelector('.changes h2')
    await explorer.page.waitForSelector('article[data-item-id]')
    for (const place of ['.bar', '.targets li', 'article[data-item-id]', '.changes h2']) {
      expect(`${place}: ${await explorer.page.locator(place).first().innerText()}`).toContain('演练数据')
    }
    await explorer.page.getByRole('button', { name: '图表' }).first().click()
    await explorer.page.waitForSelector('.charts > header')
    expect(await explorer.page.locator('.charts > header').innerText()).toContain('演练数据')
  })

  it('draws the charts, each with its table, and filters by what is clicked', async () => {
    await open(`on=${AUGUST}&panel=charts`)
    await explorer.page.waitForSelector('.charts svg')
    const sections = explorer.page.locator('.charts section')
    expect(await sections.count()).toBeGreaterThanOrEqual(5)
    const before = (await explorer.tallies()).visible
    // Each button that is pressed changes its name.
    const closed = explorer.page.getByRole('button', { name: '表格' })
    for (let left = await closed.count(); left > 0; left = await closed.count()) await closed.first().click()
    expect(await explorer.page.locator('.charts table').count()).toBeGreaterThanOrEqual(5)
    await explorer.page.locator('.charts table button').first().click()
    expect((await explorer.tallies()).visible).toBeLessThan(before)
  })

  it.each(['changes', 'agenda', 'charts'])('has no serious fault of accessibility with %s open', async (panel) => {
    await open(`on=${AUGUST}&since=2023-08-18&id=wutai&target=kaifaqu-start-rate&panel=${panel}`)
    await explorer.page.waitForSelector({ changes: '.changes li', agenda: '.agenda li', charts: '.charts svg' }[panel]!)
    expect(await explorer.accessibilityFaults()).toEqual([])
  })
})
