import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { DESKTOP, Explorer, launchBrowser, PHONE, SMALL_DESKTOP } from './explorer-driver'

describe('access', () => {
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

  /** Follows a link on the page that is open already: opening one anew takes a while. */
  async function show(query: string, viewport = SMALL_DESKTOP) {
    await explorer.page.setViewportSize(viewport)
    await explorer.follow(query)
    await expect.poll(() => explorer.selectedId()).toBe(new URLSearchParams(query).get('id'))
    await explorer.settle()
  }

  it.each([
    ['light', DESKTOP, ''],
    ['dark', DESKTOP, '?id=wutai&unit=chujia'],
    ['light', PHONE, '?id=wutai'],
    ['light', DESKTOP, '?lang=en&q=zzzz'],
  ] as const)('axe finds nothing serious in the %s theme at %o on “%s”', async (colorScheme, viewport, query) => {
    await explorer.page.emulateMedia({ colorScheme })
    await show(query, viewport)
    expect(await explorer.accessibilityFaults()).toEqual([])
  })

  it('goes from the search box to an open card with the keyboard alone', async () => {
    await show('')
    const { keyboard } = explorer.page
    await keyboard.press('/')
    await keyboard.type('songlan')
    await keyboard.press('Enter')
    await expect.poll(() => explorer.selectedId()).toBe('songlan')
    await keyboard.press('Escape')
    await keyboard.press('Escape')
    await explorer.page.locator('#item-list [role=listbox]').first().focus()
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await expect.poll(() => explorer.selectedId()).not.toBeNull()
    const focused = () => explorer.page.evaluate(() => document.activeElement?.tagName.toLowerCase())
    await expect.poll(focused).toBe('h2')
    await keyboard.press('Escape')
    expect(await explorer.selectedId()).toBeNull()
    expect(await explorer.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox')
  })

  it('closes the totals with Escape before the card', async () => {
    await show('?id=wutai')
    await explorer.page.getByRole('button', { name: '统计' }).first().click()
    const panel = explorer.page.locator('#totals-panel')
    await panel.waitFor()
    await explorer.page.keyboard.press('Escape')
    expect(await panel.count()).toBe(0)
    expect(await explorer.selectedId()).toBe('wutai')
  })

  it('folds the legend while an open card leaves the map little room', async () => {
    await show('?id=wutai', { width: 1024, height: 768 })
    const legend = explorer.page.locator('.legend button').first()
    expect(await legend.getAttribute('aria-expanded')).toBe('false')
    await explorer.page.keyboard.press('Escape')
    await expect.poll(() => legend.getAttribute('aria-expanded')).toBe('true')
  })

  it('reaches every kind of control with Tab', async () => {
    await explorer.page.setViewportSize(SMALL_DESKTOP)
    await explorer.goto(site.url)
    const missing = new Set(['searchbox', 'kind', 'accuracy', 'listbox', 'switch', 'unit-badge', 'maplibregl-canvas'])
    for (let press = 0; press < 130 && missing.size > 0; press++) {
      await explorer.page.keyboard.press('Tab')
      const marks = await explorer.page.evaluate(() => {
        const { activeElement: element } = document
        if (!(element instanceof HTMLElement)) return []
        return [element.dataset.facet, element.getAttribute('role'), ...element.classList]
      })
      for (const mark of marks) missing.delete(mark ?? '')
    }
    expect([...missing]).toEqual([])
  })

  it.each([
    ['on a phone', PHONE],
    ['at 200 % zoom', { width: DESKTOP.width / 2, height: DESKTOP.height / 2 }],
  ])('needs no sideways scrolling %s, and its sheets open list, filters and card', async (_name, viewport) => {
    await show('', viewport)
    const overflow = await explorer.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const sheet = (name: string) => explorer.page.locator('.sheets').getByRole('button', { name })
    await sheet('筛选').click()
    await explorer.pickOption('kind', 'village')
    await sheet('事项').click()
    await explorer.pickFromList('wutai')
    expect(await explorer.page.locator('article[data-item-id="wutai"]').isVisible()).toBe(true)
  })
})
