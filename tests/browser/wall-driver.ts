import type { Browser, CDPSession } from 'playwright-core'
import { expect } from 'vitest'
import { Explorer } from './explorer-driver'

const VIEWPORT = { width: 960, height: 540 }

/** The flags of the kiosk that let a browser draw again after its graphics process has crashed. */
export const KIOSK_FLAGS = ['--disable-gpu-process-crash-limit', '--disable-domain-blocking-for-3d-apis']

/** An answer of a server in place of a data file. */
export interface Answer {
  status?: number
  body?: string
}

/** A wall on which nobody lays a hand but a test, with a clock that can be put forward. */
export class Wall {
  readonly page
  /** How often the page was loaded. */
  loads = 0
  #begun = 0

  private constructor(private readonly explorer: Explorer) {
    this.page = explorer.page
    this.page.on('load', () => this.loads++)
    this.page.on('request', (request) => {
      if (request.isNavigationRequest()) this.#begun++
    })
  }

  /** A fresh page with its own storage; nothing is opened yet. */
  static async in(browser: Browser): Promise<Wall> {
    const wall = new Wall(await Explorer.in(browser, { viewport: VIEWPORT, reducedMotion: 'reduce' }))
    await wall.page.clock.install()
    // The remote lies over the map and counts down.
    await wall.page.addInitScript(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('.remote { visibility: hidden }')
      document.adoptedStyleSheets = [sheet]
    })
    return wall
  }

  static async open(browser: Browser, url: string): Promise<Wall> {
    const wall = await Wall.in(browser)
    await wall.goto(url)
    return wall
  }

  goto(url: string): Promise<void> {
    return this.explorer.goto(url)
  }
  ready(): Promise<void> {
    return this.explorer.ready()
  }
  close(): Promise<void> {
    return this.explorer.close()
  }

  /** How often the page has begun to load, once there was time to begin. */
  async loadsBegun(): Promise<number> {
    await this.explorer.settle()
    return this.#begun
  }

  /** What the page says of itself, by the name of the attribute without `data-`. */
  says(name: string): Promise<string | null> {
    return this.page.locator('main').getAttribute(`data-${name}`)
  }

  /** Seconds. */
  async dataAge(): Promise<number> {
    return Number((await this.says('data-age')) ?? Number.NaN)
  }

  async trouble(): Promise<string> {
    return (await this.page.locator('header [role=status]').allInnerTexts()).join()
  }

  /** Waits until the page says so, with its clock put forward by so much each time it is looked at. */
  async comesToSay(health: string, trouble: string, byMs = 1000): Promise<void> {
    const seen = async () => {
      await this.page.clock.fastForward(byMs)
      return `${await this.says('health')} ${await this.trouble()}`
    }
    await expect.poll(seen, { timeout: 20_000, interval: 200 }).toBe(`${health} ${trouble}`)
  }
  /** The same, by a poll or two at a time. */
  polls(health: string, trouble: string): Promise<void> {
    return this.comesToSay(health, trouble, 12_000)
  }

  /** Has the server asked at once, as when the network comes back. */
  async asks(): Promise<void> {
    await this.page.evaluate(() => dispatchEvent(new Event('online')))
  }

  async waitFor(health: string, timeout = 15_000): Promise<void> {
    await this.page.waitForSelector(`main[data-health="${health}"]`, { timeout })
  }

  /** Has a data file answered so; `'hangs'` = never. */
  answer(file: string, answer: Answer | 'hangs'): Promise<unknown> {
    return this.page.route(`**/data/${file}`, (route) => (answer === 'hangs' ? undefined : route.fulfill(answer)))
  }
  answerAsBefore(): Promise<void> {
    return this.page.unrouteAll({ behavior: 'ignoreErrors' })
  }

  /** Goes on to the next stop and stays there. */
  async pinNextStop(): Promise<string> {
    const before = await this.says('stop')
    await this.page.keyboard.press('ArrowRight')
    await this.page.waitForSelector(`main:not([data-stop="${before}"])`)
    await this.page.keyboard.press('p')
    return (await this.says('stop')) ?? ''
  }

  /** The log of events, newest first. */
  async log(): Promise<string[]> {
    const panel = this.page.getByRole('region', { name: '运行记录' })
    await this.page.keyboard.press('l')
    const lines = await panel.locator('li').allInnerTexts()
    await this.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    return lines.map((line) => line.replace(/\s+/g, ' '))
  }

  picture(): Promise<Buffer> {
    return this.explorer.mapPicture()
  }
  /** The map once it looks the same three times: a busy machine may draw nothing new for a while. */
  async restingPicture(): Promise<Buffer> {
    let before = await this.picture()
    for (let tries = 0, same = 0; tries < 30 && same < 2; tries++) {
      await this.explorer.settle()
      const now = await this.picture()
      same = now.equals(before) ? same + 1 : 0
      before = now
    }
    return before
  }
  /** Waits until the map looks as it did. */
  async looksLike(picture: Buffer): Promise<void> {
    const difference = async () => this.explorer.difference(picture, await this.picture())
    await expect.poll(difference, { timeout: 15_000, interval: 500 }).toBeLessThan(0.002)
  }
  colours(): Promise<number> {
    return this.explorer.mapColours()
  }

  /** Loses the graphics context; `'forever'`: and none is granted any more. */
  loseContext(how: 'once' | 'forever'): Promise<void> {
    return this.page.evaluate((isForever) => {
      const lost = document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
      if (!lost) throw new Error('the map has no context')
      if (isForever) {
        const { prototype } = HTMLCanvasElement
        prototype.getContext = new Proxy(prototype.getContext, {
          apply: (target, self, args) => (args[0] === 'webgl2' ? null : Reflect.apply(target, self, args)),
        })
      }
      lost.loseContext()
    }, how === 'forever')
  }

  devTools(): Promise<CDPSession> {
    return this.page.context().newCDPSession(this.page)
  }
}
