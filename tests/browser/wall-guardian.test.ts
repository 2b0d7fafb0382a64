import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { launchBrowser } from './explorer-driver'
import { KIOSK_FLAGS, Wall } from './wall-driver'

const DAY = '2023-08-10'
const DRILL = `?view=wall&data=laishan-drill&on=${DAY}`
const MINUTE_MS = 60_000
/** For what takes many loads of the page. */
const LONG_MS = 180_000
/** Within which a lost context is back or replaced, in the page's own time. */
const CONTEXT_MS = 10_000

interface Handles {
  workers: Worker[]
  grantsNone: boolean
}

let browser: Browser
let site: Site
let wall: Wall

beforeAll(async () => {
  site = await serveSite(inject('buildDir'), {
    packs: ['geodata/laishan-drill'],
    config: { wall: { pollSeconds: 5, restartAt: '03:30' } },
  })
  browser = await launchBrowser({ flags: KIOSK_FLAGS })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe('a wall whose map breaks', () => {
  let stop: string
  let picture: Buffer

  beforeAll(async () => {
    wall = await Wall.in(browser)
    await wall.page.addInitScript(() => {
      const handles: Handles = { workers: [], grantsNone: false }
      Object.assign(globalThis, { handles })
      globalThis.Worker = class extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args)
          handles.workers.push(this)
        }
      }
    })
    await wall.goto(`${site.url}${DRILL}`)
    await wall.waitFor('ok')
    stop = await wall.pinNextStop()
    picture = await wall.restingPicture()
  })
  afterEach(async () => {
    await wall.looksLike(picture)
    expect([await wall.says('stop'), await wall.says('as-of'), await wall.loadsBegun()]).toEqual([stop, DAY, 1])
    // Held anew, else the tour would go on; by way of a pause, so that it is free at no time.
    for (const key of [' ', 'p']) await wall.page.keyboard.press(key)
  })
  afterAll(() => wall.close())

  it('builds it anew within ten seconds when its graphics context stays lost', async () => {
    await wall.loseContext('once')
    await wall.page.clock.runFor(1000)
    expect(await wall.says('health')).toBe('degraded')
    expect(await wall.trouble()).toBe('地图故障，正在恢复')
    await wall.page.clock.runFor(CONTEXT_MS - 2000)
    await wall.waitFor('ok')
    expect(await wall.trouble()).toBe('')
    expect((await wall.log()).slice(0, 2)).toEqual([
      expect.stringContaining('recovered: context'),
      expect.stringContaining('context'),
    ])
  })

  it('draws it again after a crash of the graphics process, and after the next', async () => {
    const devTools = await browser.newBrowserCDPSession()
    const graphics = async () => {
      const { processInfo } = await devTools.send('SystemInfo.getProcessInfo')
      return processInfo.find(({ type }) => type === 'GPU')?.id
    }
    const timesMended = async () => (await wall.log()).filter((line) => line.includes('recovered: context')).length
    for (let crash = 0; crash < 2; crash++) {
      const before = await graphics()
      const mended = await timesMended()
      await devTools.send('Browser.crashGpuProcess')
      await expect.poll(timesMended, { timeout: 15_000, interval: 500 }).toBe(mended + 1)
      await wall.waitFor('ok')
      expect(await graphics()).not.toBe(before)
    }
  })

  it('gives it a new worker when its own is dead', async () => {
    await wall.page.evaluate(() => {
      for (const worker of (globalThis as unknown as { handles: Handles }).handles.workers) worker.terminate()
    })
    const workers = () =>
      wall.page.evaluate(() => (globalThis as unknown as { handles: Handles }).handles.workers.length)
    const before = await workers()
    await wall.page.clock.runFor(12_000)
    await expect.poll(workers, { timeout: 15_000 }).toBeGreaterThan(before)
    const log = async () => (await wall.log()).join('\n')
    await expect.poll(log, { timeout: 30_000, interval: 500 }).toContain('recovered: worker')
    await wall.waitFor('ok')
  })

  it('goes on after a freeze of four seconds, and mends nothing', async () => {
    const measures = async () => (await wall.log()).filter((line) => /\b(map|guardian)\b/.test(line))
    const [before, beats] = [await measures(), Number(await wall.says('heartbeat'))]
    await wall.page.evaluate(() => {
      const { now } = Date
      for (const end = now() + 4000; now() < end;);
    })
    await wall.page.clock.runFor(3000)
    expect(Number(await wall.says('heartbeat'))).toBeGreaterThan(beats + 2)
    await wall.waitFor('ok')
    expect(await measures()).toEqual(before)
  })
})

describe('a wall that is beyond mending', () => {
  afterEach(() => wall.close())

  /** Breaks the map so that nothing but a reload helps, and lets the guardian see it. */
  async function breakForGood(): Promise<void> {
    await wall.loseContext('forever')
    await wall.page.clock.runFor(CONTEXT_MS)
  }
  async function reloaded(times: number): Promise<void> {
    await expect.poll(() => wall.loads, { timeout: 30_000 }).toBe(times)
    await wall.page.locator('canvas').waitFor({ state: 'attached', timeout: 30_000 })
  }

  it(
    'reloads three times at most, where it stood, then says that it gave up, and tries again when ten minutes are over',
    async () => {
      wall = await Wall.open(browser, `${site.url}${DRILL}`)
      const stop = await wall.pinNextStop()
      for (let reload = 1; reload <= 3; reload++) {
        await breakForGood()
        await reloaded(1 + reload)
        await expect.poll(() => wall.says('stop'), { timeout: 10_000 }).toBe(stop)
        expect(await wall.says('as-of')).toBe(DAY)
      }
      expect((await wall.log()).filter((line) => line.includes('reload: context')).length).toBe(3)

      await breakForGood()
      const screen = wall.page.getByRole('alert')
      await screen.waitFor()
      expect(await screen.innerText()).toContain('已停止自动重载')
      const beats = Number(await wall.says('heartbeat'))
      await wall.page.clock.fastForward(8 * MINUTE_MS)
      await wall.page.clock.runFor(20_000)
      expect(Number(await wall.says('heartbeat'))).toBeGreaterThan(beats + 15)
      expect([await wall.loadsBegun(), await wall.says('health')]).toEqual([4, 'degraded'])
      await wall.page.clock.fastForward(2 * MINUTE_MS)
      await wall.page.clock.runFor(20_000)
      await reloaded(5)
      await wall.ready()
      expect([await wall.says('health'), await screen.count()]).toEqual(['ok', 0])
    },
    LONG_MS,
  )

  it('goes on without a map where no graphics context is granted, says so, and draws it once one is', async () => {
    wall = await Wall.in(browser)
    await wall.page.addInitScript(() => {
      const handles: Handles = { workers: [], grantsNone: true }
      Object.assign(globalThis, { handles })
      const { prototype } = HTMLCanvasElement
      prototype.getContext = new Proxy(prototype.getContext, {
        apply: (target, self, args) =>
          handles.grantsNone && args[0] === 'webgl2' ? null : Reflect.apply(target, self, args),
      })
    })
    await wall.goto(`${site.url}${DRILL}`)
    await wall.waitFor('degraded')
    const stop = await wall.pinNextStop()
    await wall.page.clock.runFor(20_000)
    expect([await wall.says('stop'), await wall.says('health'), wall.loads]).toEqual([stop, 'degraded', 1])
    await wall.page.evaluate(() => {
      ;(globalThis as unknown as { handles: Handles }).handles.grantsNone = false
    })
    await wall.page.clock.runFor(15_000)
    await wall.waitFor('ok')
    expect(await wall.colours()).toBeGreaterThan(10)
    expect([await wall.says('stop'), await wall.trouble(), wall.loads]).toEqual([stop, '', 1])
    expect((await wall.log())[0]).toContain('recovered: noWebgl')
  })

  it(
    'reloads in the night, and for a fault, only when the server gives the page and its data',
    async () => {
      wall = await Wall.open(browser, `${site.url}${DRILL}`)
      const { clock } = wall.page
      // Whatever time it is: an hour on it must not be the time of the restart.
      await clock.setSystemTime('2026-03-04T12:00:00+08:00')
      await clock.fastForward(61 * MINUTE_MS)
      const stop = await wall.pinNextStop()
      await wall.answer('manifest.json', { body: '<!doctype html><title>Log in</title>' })
      await clock.setSystemTime('2026-03-05T03:29:58+08:00')
      await clock.runFor(30_000)
      expect(await wall.loadsBegun()).toBe(1)
      await wall.answerAsBefore()
      await clock.runFor(30_000)
      await reloaded(2)
      await expect.poll(() => wall.says('stop'), { timeout: 10_000 }).toBe(stop)
      expect(await wall.says('as-of')).toBe(DAY)
      expect((await wall.log()).join('\n')).toContain('reload: nightly')

      await site.stop()
      await breakForGood()
      await clock.runFor(30_000)
      expect([await wall.loadsBegun(), await wall.says('health')]).toEqual([2, 'degraded'])
      await site.start()
      await clock.runFor(30_000)
      await reloaded(3)
    },
    LONG_MS,
  )
})
