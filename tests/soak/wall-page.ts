import { readFile } from 'node:fs/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { withinMs } from '../../src/pack/time-limit'
import { Explorer } from '../browser/explorer-driver'
import type { Sample } from './budgets'
import type { ScreenSize } from './schedule'

const MB = 1e6
/** A page that has not answered for so long hangs. */
const ANSWER_MS = 60_000
/** Of a machine that draws in software and has other work, too. */
const OPEN_MS = 120_000

/** What the wall says of itself; `beats` = `null` while it still loads. */
export interface Look {
  health: string | null
  beats: number | null
  stop: string
  /** Told by the page, in seconds. */
  dataAge: number
  gaveUp: boolean
  /** Tells one life of the page from the next. */
  bornMs: number
}

/** Runs in the page, before it: so the context of any map can be lost, and given back. */
interface Graphics {
  lost: WEBGL_lose_context | null
}

/** Proportional set size of a process in MB; `null` where the system does not tell. */
async function processMb(pid: number): Promise<number | null> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => null)
  const kb = /^Pss:\s+(\d+) kB/m.exec(rollup ?? '')?.[1]
  return kb === undefined ? null : (Number(kb) * 1024) / MB
}

const sum = (values: readonly (number | null)[]) =>
  values.includes(null) || values.length === 0 ? null : values.reduce<number>((all, value) => all + (value ?? 0), 0)

/** A wall in a browser, as the soak drives and measures it. */
export class WallPage {
  private constructor(
    readonly page: Page,
    private readonly debuggee: CDPSession,
    private readonly processes: CDPSession,
  ) {}

  /** `began` is handed the page before it is loaded. */
  static async open(browser: Browser, url: string, viewport: ScreenSize, began: (page: Page) => void) {
    const { page } = await Explorer.in(browser, { viewport, reducedMotion: 'no-preference' })
    began(page)
    const debuggee = await page.context().newCDPSession(page)
    const wall = new WallPage(page, debuggee, await browser.newBrowserCDPSession())
    await debuggee.send('Performance.enable')
    await page.goto(url)
    await page.waitForSelector('main[data-ready="true"]', { timeout: OPEN_MS })
    return wall
  }

  look(): Promise<Look> {
    return withinMs(
      ANSWER_MS,
      this.page.evaluate(() => {
        const main = document.querySelector('main')
        const { health = null, heartbeat = null, stop = '', dataAge = NaN } = { ...main?.dataset }
        return {
          health,
          beats: heartbeat === null ? null : Number(heartbeat),
          stop,
          dataAge: Number(dataAge),
          gaveUp: document.querySelector('.gave-up') !== null,
          bornMs: performance.timeOrigin,
        }
      }),
    )
  }

  /** Whether there was a context to be lost. */
  loseContext(): Promise<boolean> {
    return this.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')
      const gl = canvas?.getContext('webgl2') ?? null
      if (gl === null || gl.isContextLost()) return false
      const lost = gl.getExtension('WEBGL_lose_context')
      Object.assign(globalThis, { graphics: { lost } satisfies Graphics })
      lost?.loseContext()
      return lost !== null
    })
  }

  /** Whether there was one to be given back. */
  restoreContext(): Promise<boolean> {
    return this.page.evaluate(() => {
      const { graphics } = globalThis as { graphics?: Graphics }
      const lost = graphics?.lost ?? null
      if (graphics !== undefined) graphics.lost = null
      lost?.restoreContext()
      return lost !== null
    })
  }

  async sample(): Promise<Omit<Sample, 'atMs' | 'life'>> {
    const { debuggee, processes } = this
    await withinMs(ANSWER_MS, debuggee.send('HeapProfiler.collectGarbage'))
    const heap = await debuggee.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await debuggee.send('Memory.getDOMCounters')
    const canvases = await this.page.evaluate(() => document.querySelectorAll('canvas').length)
    const { processInfo } = await processes.send('SystemInfo.getProcessInfo')
    const memoryOf = async (type: string) =>
      sum(await Promise.all(processInfo.filter((one) => one.type === type).map(({ id }) => processMb(id))))
    return {
      heap: heap.usedSize / MB,
      buffers: heap.backingStorageSize / MB,
      nodes,
      listeners: jsEventListeners,
      canvases,
      renderer: await memoryOf('renderer'),
      graphics: await memoryOf('GPU'),
    }
  }

  /** The wall's own log of what went wrong, the latest first. */
  async eventLog(): Promise<readonly string[]> {
    await this.page.keyboard.press('l')
    return this.page.getByRole('region', { name: '运行记录' }).locator('li').allInnerTexts()
  }
}
