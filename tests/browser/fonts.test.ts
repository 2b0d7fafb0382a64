import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { OWN_FONT } from '../../src/map/fonts'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'
import { Wall } from './wall-driver'
import { fontsWithoutHan, isFont, type Fontconfig } from './fontconfig'

/** The pictures of three characters in the page's own type, each on a whole pixel, as they stand on the screen. */
async function characterPictures({ page }: Explorer): Promise<Buffer[]> {
  await page.evaluate(async () => {
    for (const [index, character] of [...'挂图战'].entries()) {
      const place = document.body.appendChild(document.createElement('span'))
      place.textContent = character
      Object.assign(place.style, { position: 'fixed', top: '4px', left: `${index * 24}px`, width: '24px', zIndex: 9 })
      Object.assign(place.style, { background: 'white', color: 'black', overflow: 'hidden' })
    }
    await document.fonts.ready
  })
  const pictures: Buffer[] = []
  for (const x of [0, 24, 48]) pictures.push(await page.screenshot({ clip: { x, y: 4, width: 24, height: 24 } }))
  return pictures
}

const different = (pictures: readonly Buffer[]) => new Set(pictures.map((picture) => picture.toString('base64'))).size

/** The fonts that the page has in use, by family, and how many of their files are there. */
function loadedFonts({ page }: Explorer): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const counts: Record<string, number> = {}
    for (const { family, status } of document.fonts) {
      const name = family.replaceAll('"', '')
      if (status === 'loaded') counts[name] = (counts[name] ?? 0) + 1
    }
    return counts
  })
}

describe('on a machine without a font for Chinese', () => {
  let fontconfig: Fontconfig
  let browser: Browser
  let site: Site
  let explorer: Explorer
  let boxes: Explorer

  beforeAll(async () => {
    fontconfig = await fontsWithoutHan()
    browser = await launchBrowser({ env: fontconfig.env })
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'] })
    explorer = await Explorer.open(browser, site.url, { viewport: SMALL_DESKTOP })
    boxes = await Explorer.in(browser, { viewport: SMALL_DESKTOP })
    await boxes.page.route(
      (url) => isFont(url.pathname),
      (route) => route.abort(),
    )
    await boxes.goto(site.url)
    await explorer.settle()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await fontconfig?.remove()
  })

  it('writes the page with the font that comes with the app', async () => {
    await explorer.page.evaluate(() => document.fonts.ready)
    expect((await loadedFonts(explorer))[OWN_FONT]).toBeGreaterThan(5)
    expect(different(await characterPictures(explorer))).toBe(3)
  })

  it('would show one and the same box for every character without it', async () => {
    expect(different(await characterPictures(boxes))).toBe(1)
  })

  it('writes the names on the map with it too, in place of boxes', async () => {
    const families = Object.keys(await loadedFonts(explorer))
    expect(families.some((family) => family.startsWith('maplibre-gl-font-face'))).toBe(true)
    expect(explorer.difference(await explorer.mapPicture(), await boxes.mapPicture())).toBeGreaterThan(0.005)
  })

  it('fetches only the slices that are needed, from its own server, and is told of no breach of the policy', () => {
    const fonts = new Set(explorer.requests.filter(isFont))
    expect(fonts.size).toBeLessThan(90)
    expect([...fonts].filter((url) => !url.startsWith(site.url))).toEqual([])
    expect(explorer.consoleTrouble).toEqual([])
  })

  it('opens even if no font comes', async () => {
    expect(await boxes.page.getAttribute('main', 'data-ready')).toBe('true')
  })

  it('starts a wall by itself when the font could not be had at first', async () => {
    const wall = await Wall.in(browser)
    await wall.page.route('**/assets/own-font-faces-*.js', (route) => route.abort())
    await wall.page.goto(`${site.url}?view=wall`)
    await wall.page.getByRole('alert').waitFor()
    await wall.page.unrouteAll()
    await wall.page.clock.fastForward(15_000)
    await wall.ready()
    await wall.close()
  })
})
