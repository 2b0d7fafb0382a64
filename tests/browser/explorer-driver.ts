import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type ConsoleMessage, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'
import { differVisibly, Picture, type Pixel } from './picture'

/**
 * What the browser would do of its own. The address bar's suggestions, a page that it loads anew for each window, take
 * longer than the app does; the rest is Playwright's own list, which a list of ours takes the place of.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/**
 * Draws WebGL in software, the page around it without a detour over GL, and keeps the browser from calling out on its
 * own. A page lives for seconds: to compile its scripts for the highest speed takes more time than it saves.
 */
const FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
  // All pages are of one site.
  '--disable-site-isolation-trials',
  '--js-flags=--no-opt',
  `--disable-features=${FEATURES_OFF.join()}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
/** Said of each map that is put together with the page without GL: its picture is read back, as those flags would have it. */
const READ_BACK =
  /^\[\.WebGL-0x[\da-f]+\]GL Driver Message \(OpenGL, Performance, GL_CLOSE_PATH_NV, High\): GPU stall due to ReadPixels( \(this message will no longer repeat\))?$/
const READY_MS = 45_000
const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export const DESKTOP = { width: 1440, height: 900 }
/** The desktop layout with fewer pixels: software WebGL pays for each of them. */
export const SMALL_DESKTOP = { width: 1100, height: 700 }
export const PHONE = { width: 390, height: 844 }

export interface LaunchOptions {
  /** Added to the flags that all tests run with. */
  flags?: readonly string[]
  /** Added to the environment of the tests. */
  env?: Readonly<Record<string, string>>
}

export function launchBrowser({ flags = [], env = {} }: LaunchOptions = {}): Promise<Browser> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return chromium.launch({
    executablePath: findChromium(),
    args: [...FLAGS, ...flags],
    env: { ...Object.fromEntries(inherited), ...env },
  })
}

/** Whether a message of the console is an error or a warning, and not one that the flags above have made. */
export const isTrouble = (message: ConsoleMessage) =>
  ['error', 'warning'].includes(message.type()) && !READ_BACK.test(message.text())

export interface Tallies {
  all: number
  visible: number
  located: number
  approximate: number
  unlocated: number
}

/** The explorer as its user meets it: words for what they do and see, so that tests read as sentences. */
export class Explorer {
  readonly consoleTrouble: string[] = []
  readonly requests: string[] = []

  private constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (isTrouble(message)) this.consoleTrouble.push(message.text())
    })
    page.on('pageerror', (error) => this.consoleTrouble.push(error.message))
    page.on('request', (request) => this.requests.push(request.url()))
  }

  /** A fresh page with its own storage; nothing is opened yet. */
  static async in(browser: Browser, options: BrowserContextOptions = {}): Promise<Explorer> {
    const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options })
    return new Explorer(await context.newPage())
  }

  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Explorer> {
    const explorer = await Explorer.in(browser, options)
    await explorer.goto(url)
    return explorer
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url)
    await this.ready()
  }

  /** Follows a link on the open page, as Back and Forward do. */
  async follow(query: string): Promise<void> {
    await this.page.evaluate((search) => {
      history.pushState(null, '', location.pathname + search)
      dispatchEvent(new PopStateEvent('popstate'))
    }, query)
  }

  async ready(): Promise<void> {
    await this.page.waitForSelector('main[data-ready="true"]', { timeout: READY_MS })
  }

  close(): Promise<void> {
    return this.page.context().close()
  }

  /** The query and hash of the address bar, as written. */
  async address(): Promise<string> {
    // The page writes it a task after the change.
    await this.page.evaluate(() => new Promise((done) => setTimeout(done, 30)))
    const { search, hash } = new URL(this.page.url())
    return decodeURIComponent(search) + hash
  }

  async tallies(): Promise<Tallies> {
    const shown = await this.page
      .locator('[data-tally]')
      .evaluateAll((places) => places.map((place) => [(place as HTMLElement).dataset['tally'], place.textContent]))
    const read = (name: keyof Tallies) => Number(shown.find(([tally]) => tally === name)?.[1] ?? NaN)
    return {
      all: read('all'),
      visible: read('visible'),
      located: read('located'),
      approximate: read('approximate'),
      unlocated: read('unlocated'),
    }
  }

  /** Every listed id, top to bottom, by scrolling through the virtual list. */
  async listedIds(): Promise<string[]> {
    const list = this.page.locator('#item-list .rows [role=listbox]')
    if ((await list.count()) === 0) return []
    return list.evaluate(async (viewport) => {
      const byIndex = new Map<number, string>()
      const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      for (let top = 0; ; top += Math.max(1, viewport.clientHeight / 2)) {
        viewport.scrollTop = top
        await frame()
        for (const row of viewport.querySelectorAll<HTMLElement>('[data-item-id]')) {
          byIndex.set(Number(row.getAttribute('aria-posinset')), row.dataset.itemId ?? '')
        }
        if (top >= viewport.scrollHeight) break
      }
      viewport.scrollTop = 0
      await frame()
      return [...byIndex].sort(([a], [b]) => a - b).map(([, id]) => id)
    })
  }

  /** Options of a facet: how many items would remain, and the number that is shown of those that have it. */
  async options(facet: string): Promise<{ option: string; count: number; shown: number }[]> {
    return this.page.locator(`[data-facet="${facet}"]`).evaluateAll((chips) =>
      chips.map((chip) => ({
        option: (chip as HTMLElement).dataset.option ?? '',
        count: Number((chip as HTMLElement).dataset.count),
        shown: Number(chip.querySelector('.count')?.textContent?.split('+')[0]),
      })),
    )
  }

  async pickOption(facet: string, option: string): Promise<void> {
    await this.page.locator(`[data-facet="${facet}"][data-option="${option}"]`).click()
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').first().fill(text)
  }

  async pickFromList(id: string): Promise<void> {
    await this.page.locator(`#item-list .rows [data-item-id="${id}"]`).click()
    await this.page.waitForSelector(`article[data-item-id="${id}"]`)
  }

  async cardText(): Promise<string> {
    return this.page.locator('article[data-item-id]').innerText()
  }

  async selectedId(): Promise<string | null> {
    const card = this.page.locator('article[data-item-id]')
    return (await card.count()) === 0 ? null : card.getAttribute('data-item-id')
  }

  notice(kind: string) {
    return this.page.locator(`[data-notice="${kind}"]`)
  }

  /** Waits until the map has stood still for two frames after its last change. */
  async settle(): Promise<void> {
    await this.page.waitForTimeout(700)
  }

  /** The map alone, as a PNG. */
  async mapPicture(): Promise<Buffer> {
    return this.page.locator('.map .canvas').screenshot()
  }

  /** Colours at points of the page, in CSS pixels, read from what is really on the screen. */
  async pixels(points: readonly { x: number; y: number }[]): Promise<Pixel[]> {
    const picture = Picture.fromPng(await this.page.screenshot({ scale: 'css' }))
    return points.map((point) => picture.at(point))
  }

  /** The share, 0–1, of sampled points at which two pictures of the map differ visibly. */
  difference(one: Buffer, other: Buffer): number {
    const [a, b] = [Picture.fromPng(one).grid(100), Picture.fromPng(other).grid(100)]
    return a.filter((pixel, i) => differVisibly(pixel, b[i]!)).length / a.length
  }

  /** How many different colours the map shows: an empty map has one or two. */
  async mapColours(): Promise<number> {
    const colours = Picture.fromPng(await this.mapPicture()).grid(40)
    return new Set(colours.map(({ red, green, blue }) => `${red >> 3},${green >> 3},${blue >> 3}`)).size
  }

  /** Serious and critical findings of axe on the whole page, in words. */
  async accessibilityFaults(): Promise<string[]> {
    // Evaluated by the debugger, which the page's own script policy does not bind.
    await this.page.evaluate(await readFile(AXE_FILE, 'utf8'))
    return this.page.evaluate(async () => {
      interface AxeNode {
        target: string[]
        failureSummary?: string
      }
      interface AxeFinding {
        id: string
        impact: string | null
        nodes: AxeNode[]
      }
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: AxeFinding[] }> } }
      const { violations } = await axe.run()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
        )
    })
  }
}
