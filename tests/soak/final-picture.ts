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
        /** 0 = all else, 1 = the map, 2 = what passes. */
        const parts = new Uint8Array(a!.width * a!.height)
        for (const [part, boxes] of [[1, [map]] as const, [2, passing] as const]) {
          for (const { x, y, width, height } of boxes) {
            for (let row = Math.max(0, Math.floor(y) - 1); row < Math.min(a!.height, y + height + 1); row++) {
              parts.fill(
                part,
                row * a!.width + Math.max(0, Math.floor(x) - 1),
                row * a!.width + Math.ceil(x + width) + 1,
              )
            }
          }
        }
        const counts = { rest: { all: 0, far: 0 }, map: { all: 0, far: 0 } }
        for (let pixel = 0; pixel < parts.length; pixel++) {
          if (parts[pixel] === 2) continue
          const count = parts[pixel] === 1 ? counts.map : counts.rest
          let apart = 0
          for (let at = 4 * pixel; at < 4 * pixel + 3; at++) apart += Math.abs(a!.data[at]! - b!.data[at]!)
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

/** Walks the tour by keys to an overview, with these tiles where they are given, and pins it; tells its tiles. */
export async function pinOverview(page: Page, tiles: string | null): Promise<string> {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    // A pin ends with it.
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(STEP_MS)
    const shown = await page.evaluate(() => ({
      stop: document.querySelector('main')?.dataset['stop'],
      tiles: [...document.querySelectorAll<HTMLElement>('[data-target-id]')].map(({ dataset }) => dataset['targetId']),
    }))
    if (shown.stop !== 'overview' || (tiles !== null && shown.tiles.join() !== tiles)) continue
    await page.keyboard.press('p')
    return shown.tiles.join()
  }
  throw new Error('No overview with the same tiles in three loops of the tour')
}
