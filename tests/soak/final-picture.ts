import type { Browser, Page } from 'playwright-core'
import type { ScreenSize } from './schedule'

/** What is compared: large enough for a map that can be told, small enough to be drawn soon without a graphics card. */
export const FINAL_SIZE: ScreenSize = { width: 1280, height: 720 }

/** What goes with the time, and the words of whoever has pinned the tour. */
const PASSING = ['.clock', '.data', '.remote']
/** One loop has three overviews, and every other shows the same tiles. */
const MOST_STEPS = 60
const STEP_MS = 100
const SETTLE_MS = 700
const REST_TRIES = 40

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A wall at rest: everything that a passer-by sees but the time. */
export interface Picture {
  png: Buffer
  map: Box
  passing: readonly Box[]
  /** The words of the page without those that pass. */
  words: string
  tiles: string
  /** How far the layout stands from its place. */
  shift: string
  canvases: number
}

/** Shares, 0–1, of points that differ visibly: of the map, and of all else. */
export interface Difference {
  map: number
  rest: number
}

async function picture(page: Page): Promise<Picture> {
  const png = await page.screenshot({ scale: 'css' })
  const seen = await page.evaluate((passing) => {
    const boxOf = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y, width, height }
    }
    const main = document.querySelector('main')!
    const lasting = main.cloneNode(true) as HTMLElement
    for (const selector of passing) for (const element of lasting.querySelectorAll(selector)) element.remove()
    return {
      map: boxOf(main.querySelector('.map')!),
      passing: passing.flatMap((selector) => [...main.querySelectorAll(selector)].map(boxOf)),
      words: (lasting.textContent ?? '').replace(/\s+/g, ' ').trim(),
      tiles: [...main.querySelectorAll<HTMLElement>('[data-target-id]')].map((tile) => tile.dataset['targetId']).join(),
      shift: main.querySelector<HTMLElement>('.shift')!.style.translate,
      canvases: document.querySelectorAll('canvas').length,
    }
  }, PASSING)
  return { png, ...seen }
}

/** Compares pictures of walls in a page of its own. */
export class Comparer {
  private constructor(private readonly page: Page) {}

  static async in(browser: Browser): Promise<Comparer> {
    return new Comparer(await (await browser.newContext()).newPage())
  }

  close(): Promise<void> {
    return this.page.context().close()
  }

  difference(one: Picture, other: Picture): Promise<Difference> {
    return this.page.evaluate(
      async ({ pictures, map, passing }) => {
        const [a, b] = await Promise.all(
          pictures.map(async (source) => {
            const image = new Image()
            image.src = `data:image/png;base64,${source}`
            await image.decode()
            const { width, height } = image
            const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
            context.drawImage(image, 0, 0)
            return { width, height, data: context.getImageData(0, 0, width, height).data }
          }),
        )
        if (a!.width !== b!.width || a!.height !== b!.height) return { map: 1, rest: 1 }
        const isIn = (x: number, y: number) => (box: Box) =>
          x >= box.x - 1 && x <= box.x + box.width + 1 && y >= box.y - 1 && y <= box.y + box.height + 1
        const counts = { map: { all: 0, far: 0 }, rest: { all: 0, far: 0 } }
        for (let index = 0; index < a!.data.length; index += 4) {
          const [x, y] = [(index / 4) % a!.width, Math.floor(index / 4 / a!.width)]
          if (passing.some(isIn(x, y))) continue
          const count = isIn(x, y)(map) ? counts.map : counts.rest
          const apart = [0, 1, 2].reduce((far, channel) => {
            return far + Math.abs(a!.data[index + channel]! - b!.data[index + channel]!)
          }, 0)
          count.all += 1
          // Less is a letter's edge, drawn half a shade otherwise.
          if (apart > 48) count.far += 1
        }
        return { map: counts.map.far / counts.map.all, rest: counts.rest.far / counts.rest.all }
      },
      {
        pictures: [one.png.toString('base64'), other.png.toString('base64')],
        map: one.map,
        passing: [...one.passing, ...other.passing],
      },
    )
  }

  /** The page once it looks the same twice. */
  async resting(page: Page): Promise<Picture> {
    let before = await picture(page)
    for (let tries = 0; tries < REST_TRIES; tries++) {
      await page.waitForTimeout(SETTLE_MS)
      const now = await picture(page)
      const { map, rest } = await this.difference(before, now)
      if (map === 0 && rest === 0 && now.words === before.words) return now
      before = now
    }
    throw new Error('The page does not come to rest')
  }
}

/** Walks the tour by keys to an overview, with these tiles where they are given, and pins it. */
export async function pinOverview(page: Page, tiles: string | null): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    // A pin ends with it.
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(STEP_MS)
    const shown = await page.evaluate(() => ({
      stop: document.querySelector('main')?.dataset['stop'],
      tiles: [...document.querySelectorAll<HTMLElement>('[data-target-id]')].map(({ dataset }) => dataset['targetId']),
    }))
    if (shown.stop !== 'overview' || (tiles !== null && shown.tiles.join() !== tiles)) continue
    return page.keyboard.press('p')
  }
  throw new Error('No overview with the same tiles in three loops of the tour')
}
