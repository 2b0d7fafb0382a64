import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

const ITEM = 'dock-park'

/** The accents of the two themes, with which the drawing's lines are drawn. */
const ACCENT = { light: { red: 0x1f, green: 0x5f, blue: 0xa8 }, dark: { red: 0x6f, green: 0xb1, blue: 0xff } }

describe('an item that is placed on the map', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['tests/packs/shuangqiao'], config: {} })
    explorer = await Explorer.open(browser, `${site.url}?id=${ITEM}`, { viewport: SMALL_DESKTOP })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const words = () => explorer.page.locator('[data-drawing]').innerText()
  const button = (name: string) => explorer.page.getByRole('button', { name, exact: true })

  /** A point of the map, in shares of its width and height. */
  async function pointOf(x: number, y: number) {
    const box = await explorer.page.locator('#map-view .maplibregl-canvas').boundingBox()
    if (box === null) throw new Error('no map')
    return { x: Math.round(box.x + box.width * x), y: Math.round(box.y + box.height * y) }
  }

  async function clickMap(x: number, y: number) {
    const at = await pointOf(x, y)
    await explorer.page.mouse.click(at.x, at.y)
  }

  it('gets a point by keyboard alone: at the cross with Enter, nudged with the arrows', async () => {
    await button('落图').press('Enter')
    await expect.poll(words).toBe('还没有图形')
    await explorer.page.keyboard.press('Enter')
    await expect.poll(words).toMatch(/^点 150\.\d+, 20\.\d+$/)
    const placed = await words()
    await explorer.page.keyboard.press('ArrowRight')
    await expect.poll(words).not.toBe(placed)
    await explorer.page.keyboard.press('Control+z')
    await expect.poll(words).toBe(placed)
  })

  it('is refused an area that crosses itself, and told why; undo takes back corner by corner', async () => {
    await button('面').click()
    for (const [x, y] of [
      [0.35, 0.38],
      [0.65, 0.66],
      [0.65, 0.38],
      [0.35, 0.66],
    ] as const) {
      await clickMap(x, y)
    }
    await expect.poll(words).toContain('正在画面：4 个点')
    await explorer.page.keyboard.press('Shift+Enter')
    await expect.poll(() => explorer.page.locator('.desk [role=alert]').innerText()).toContain('自相交')
    expect(await words()).toContain('正在画面：4 个点')
    for (let i = 0; i < 3; i++) await explorer.page.keyboard.press('Control+z')
    await expect.poll(words).toContain('正在画面：1 个点')
  })

  it('is drawn by clicks, closed at its first corner, and outlives another theme', async () => {
    for (const [x, y] of [
      [0.65, 0.38],
      [0.65, 0.66],
      [0.35, 0.66],
      [0.35, 0.38],
    ] as const) {
      await clickMap(x, y)
    }
    await expect.poll(words).toMatch(/^面，4 个点，周长 .+，面积 .+ 平方米（.+ 亩）$/)
    const drawn = await words()
    // Corners may have snapped to something near by.
    const edge = await pointOf(0.43, 0.66)
    for (const theme of ['light', 'dark'] as const) {
      await explorer.page.emulateMedia({ colorScheme: theme })
      await expect
        .poll(async () => {
          const around = Array.from({ length: 31 }, (_, dy) => ({ x: edge.x, y: edge.y + dy - 15 }))
          const { red, green, blue } = ACCENT[theme]
          const seen = await explorer.pixels(around)
          return Math.min(...seen.map((one) => Math.hypot(one.red - red, one.green - green, one.blue - blue)))
        })
        .toBeLessThan(40)
    }
    expect(await words()).toBe(drawn)
    // A corner can be picked in the panel, too, and its coordinate read and typed.
    await button('下一点').click()
    await expect.poll(() => explorer.page.getByLabel('经度,纬度').inputValue()).toMatch(/^150\.\d+, 20\.\d+$/)
  })

  it('is saved once accuracy and source are stated, counts as located, and stays so after a reload', async () => {
    const before = await explorer.tallies()
    await button('保存位置').click()
    await expect.poll(() => explorer.page.locator('.desk .faults').innerText()).toContain('精度：必填项为空')
    await explorer.page.locator('.desk input[value=digitised]').check()
    await explorer.page.getByLabel('来源名称').fill('港务局红线图')
    await explorer.page.getByLabel('在来源中的出处').fill('图幅 3')
    await button('保存位置').click()
    const after = { ...before, located: before.located + 1, unlocated: before.unlocated - 1 }
    await expect.poll(() => explorer.tallies()).toEqual(after)
    await expect.poll(() => explorer.cardText()).toContain('港务局红线图 · 图幅 3')
    await explorer.page.reload()
    await explorer.ready()
    expect(await explorer.tallies()).toEqual(after)
    expect(explorer.consoleTrouble).toEqual([])
  })
})
