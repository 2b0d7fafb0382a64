import type { Page } from 'playwright-core'
import { differVisibly, Picture } from '../browser/picture'
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
export interface Still {
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

const look = (page: Page) =>
  page.evaluate((passing) => {
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

async function stillOf(page: Page): Promise<Still> {
  const before = await look(page)
  const png = await page.screenshot({ scale: 'css' })
  const after = await look(page)
  // The remote folds up meanwhile, now and then.
  return { png, ...after, passing: [...before.passing, ...after.passing] }
}

/** Whether a pixel lies in a box, or at its edge. */
const covers =
  (column: number, row: number) =>
  ({ x, y, width, height }: Box) =>
    row >= Math.floor(y) - 1 && row < y + height + 1 && column >= Math.floor(x) - 1 && column < Math.ceil(x + width) + 1

export function differenceOf(one: Still, other: Still): Difference {
  const [a, b] = [Picture.fromPng(one.png), Picture.fromPng(other.png)]
  if (a.width !== b.width || a.height !== b.height) return { map: 1, rest: 1 }
  const passing = [...one.passing, ...other.passing]
  const counts = { map: { all: 0, far: 0 }, rest: { all: 0, far: 0 } }
  for (let y = 0; y < a.height; y++) {
    for (let x = 0; x < a.width; x++) {
      if (passing.some(covers(x, y))) continue
      const count = covers(x, y)(one.map) ? counts.map : counts.rest
      count.all += 1
      if (differVisibly(a.at({ x, y }), b.at({ x, y }))) count.far += 1
    }
  }
  return { map: counts.map.far / counts.map.all, rest: counts.rest.far / counts.rest.all }
}

/** The page once it looks the same twice. */
export async function resting(page: Page): Promise<Still> {
  let before = await stillOf(page)
  for (let tries = 0; tries < REST_TRIES; tries++) {
    await page.waitForTimeout(SETTLE_MS)
    const now = await stillOf(page)
    const { map, rest } = differenceOf(before, now)
    if (map === 0 && rest === 0 && now.words === before.words) return now
    before = now
  }
  throw new Error('The page does not come to rest')
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
