import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveSite, type Site } from '../site'
import { launchBrowser } from './explorer-driver'
import { Wall, type Answer } from './wall-driver'

const DRILL = '?view=wall&data=laishan-drill'
const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS
const KEEPING = '，沿用上一份数据'
const UNREACHABLE = `服务器不可达${KEEPING}`
const NOT_KEPT = '本机存储已满或不可用：断网重启后将没有数据'
const MANIFEST = 'manifest.json'
const PACK = 'laishan-drill.json'

let browser: Browser
let site: Site
let manifest: { compiledAt: string; datasets: { id: string; asOf: string }[] }
let packText: string

beforeAll(async () => {
  site = await serveSite(inject('buildDir'), {
    packs: ['geodata/laishan-drill'],
    config: { wall: { pollSeconds: 5, restartAt: null } },
  })
  const read = (file: string) => readFile(join(site.folder, 'data', file), 'utf8')
  manifest = JSON.parse(await read(MANIFEST)) as typeof manifest
  packText = await read(PACK)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** The manifest, as if data had been compiled at another time. */
const manifestOf = (changes: Partial<typeof manifest>) => JSON.stringify({ ...manifest, ...changes })

describe('a wall that runs', () => {
  let wall: Wall
  beforeAll(async () => {
    wall = await Wall.open(browser, `${site.url}${DRILL}`)
    await wall.waitFor('ok')
  })
  afterAll(() => wall.close())

  it.each<[string, string, Answer | 'hangs', string]>([
    ['an error', MANIFEST, { status: 500 }, '服务器报错'],
    ['nothing', MANIFEST, { status: 404 }, '服务器报错'],
    ['a web page', MANIFEST, { body: '<!doctype html><title>Log in</title>' }, '新数据读不出来'],
    ['half', MANIFEST, { body: '{"version":1,"compi' }, '新数据读不出来'],
    ['an empty object', MANIFEST, { body: '{}' }, '新数据不合格'],
    ['no end', MANIFEST, 'hangs', '服务器不可达'],
    ['an error', PACK, { status: 500 }, '服务器报错'],
    ['nothing', PACK, { status: 404 }, '服务器报错'],
    ['a web page', PACK, { body: '<!doctype html><title>Log in</title>' }, '新数据读不出来'],
    ['half', PACK, { body: '{"format":2,"items":[{"id":"a' }, '新数据读不出来'],
    ['an empty object', PACK, { body: '{}' }, '新数据不合格'],
    ['no end', PACK, 'hangs', '服务器不可达'],
  ])('keeps its data, and says so, when it gets %s for %s', async (_what, file, answer, words) => {
    const shown = [await wall.says('as-of'), await wall.page.locator('[data-tally="exceptions"]').textContent()]
    if (file === PACK) await wall.answer(MANIFEST, { body: manifestOf({ compiledAt: new Date().toISOString() }) })
    await wall.answer(file, answer)
    await wall.asks()
    await wall.comesToSay('stale', `${words}${KEEPING}`, answer === 'hangs' ? 10_000 : 1000)
    expect([await wall.says('as-of'), await wall.page.locator('[data-tally="exceptions"]').textContent()]).toEqual(
      shown,
    )
    await wall.answerAsBefore()
    await wall.asks()
    await wall.comesToSay('ok', '')
    expect(wall.loads).toBe(1)
  })

  it('tells its log what it got', async () => {
    const log = (await wall.log()).join('\n')
    for (const kind of ['http', 'notJson', 'wrongShape', 'network'])
      expect(log).toMatch(new RegExp(`data( ×\\d+)? ${kind}`))
  })

  it('asks at once when its network is back', async () => {
    const { page } = wall
    await page.context().setOffline(true)
    // Several times in vain, so that it would not ask again for more than a minute.
    for (let polls = 0; polls < 5; polls++) {
      const asked = page.waitForEvent('requestfailed')
      await page.clock.fastForward(MINUTE_MS * 2)
      await asked
    }
    await wall.comesToSay('stale', UNREACHABLE)
    const asked = page.waitForResponse((response) => response.url().endsWith(MANIFEST), { timeout: 10_000 })
    await page.context().setOffline(false)
    await asked
    await expect.poll(() => wall.trouble()).toBe('')
    await wall.waitFor('ok')
  })

  it.each([
    ['forward', DAY_MS],
    ['back', -DAY_MS],
    ['back by years', -3000 * DAY_MS],
  ])('tells its data no older or younger when its clock is set %s', async (_way, byMs) => {
    const [age, beats, loads] = [await wall.dataAge(), Number(await wall.says('heartbeat')), wall.loads]
    await wall.page.clock.setSystemTime(Date.now() + byMs)
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + byMs)
    await wall.page.getByText(day, { exact: true }).waitFor()
    await wall.page.clock.runFor(3000)
    expect(Number(await wall.says('heartbeat'))).toBeGreaterThan(beats + 2)
    // The clock that was put forward in the tests before is corrected by the server's.
    expect(Math.abs((await wall.dataAge()) - age)).toBeLessThan(60)
    await wall.waitFor('ok')
    expect(wall.loads).toBe(loads)
  })

  it('follows the day at midnight, and leaves the day of its data', async () => {
    const asOf = await wall.says('as-of')
    await wall.page.clock.setSystemTime('2024-02-29T23:59:57+08:00')
    await wall.page.getByText('2024-02-29', { exact: true }).waitFor()
    await wall.page.getByText('2024-03-01', { exact: true }).waitFor()
    expect(await wall.says('as-of')).toBe(asOf)
    await wall.page.clock.setSystemTime(Date.now())
  })

  it('outlives its server, and takes what it brings when it is back', async () => {
    await site.stop()
    await wall.polls('stale', UNREACHABLE)
    const asOf = '2023-08-10'
    const datasets = manifest.datasets.map((entry) => ({ ...entry, asOf }))
    await writeFile(join(site.folder, 'data', PACK), JSON.stringify({ ...(JSON.parse(packText) as object), asOf }))
    await writeFile(join(site.folder, 'data', MANIFEST), manifestOf({ compiledAt: new Date().toISOString(), datasets }))
    await site.start()
    await wall.polls('ok', '')
    expect(await wall.says('as-of')).toBe(asOf)
    expect(wall.loads).toBe(1)
  })
})

describe('a wall that is loaded', () => {
  let wall: Wall
  const url = () => `${site.url}${DRILL}`
  beforeAll(async () => {
    await writeFile(join(site.folder, 'data', PACK), packText)
    await writeFile(join(site.folder, 'data', MANIFEST), manifestOf({}))
    wall = await Wall.in(browser)
  })
  afterAll(() => wall.close())

  /** Puts a record in the place of the kept data, or gives the one that is there. */
  const kept = (record?: unknown) =>
    wall.page.evaluate(
      (garbage) =>
        new Promise<unknown>((resolve, reject) => {
          const request = indexedDB.open('guatu')
          request.onerror = () => reject(request.error)
          request.onsuccess = () => {
            const store = request.result.transaction('kept', 'readwrite').objectStore('kept')
            const key = 'pack.laishan-drill'
            const done = garbage === undefined ? store.get(key) : store.put(garbage, key)
            done.onsuccess = () => {
              request.result.close()
              resolve(done.result)
            }
          }
        }),
      record,
    )

  it('says that nothing is kept where the store is full, until there is room', async () => {
    const devTools = await wall.devTools()
    const origin = new URL(site.url).origin
    // Before anything is written: what room there was is remembered for a while.
    await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 })
    await wall.page.goto(url())
    await wall.ready()
    await wall.comesToSay('ok', NOT_KEPT)
    expect((await wall.log()).join('\n')).toMatch(/data is not kept: .*Quota/)
    await devTools.send('Storage.overrideQuotaForOrigin', { origin })
    await wall.polls('ok', '')
    expect(await kept()).toMatchObject({ pack: { id: 'laishan-drill' } })
  })

  it('starts by itself when a part of the app could not be had at first', async () => {
    await wall.page.route('**/assets/Wall-*.js', (route) => route.abort())
    await wall.page.goto(url())
    await wall.page.getByRole('alert').waitFor()
    await wall.answerAsBefore()
    await wall.page.clock.fastForward(15_000)
    await wall.ready()
  })

  it('shows its last good data where the server has none, says so, and follows the server when it is back', async () => {
    const asOf = await wall.says('as-of')
    await wall.answer('*.json', { status: 502 })
    await wall.page.reload()
    await wall.comesToSay('stale', `服务器报错${KEEPING}`)
    expect(await wall.says('as-of')).toBe(asOf)
    await wall.answerAsBefore()
    await wall.polls('ok', '')
  })

  it('does not call its last good data new when its clock has lost the time', async () => {
    await wall.page.clock.setSystemTime('2020-01-01T00:00:00Z')
    await wall.answer('*.json', 'hangs')
    await wall.page.reload()
    await expect
      .poll(
        async () => {
          await wall.page.clock.fastForward(8000)
          return wall.says('dataset')
        },
        { timeout: 20_000 },
      )
      .toBe('laishan-drill')
    expect(await wall.page.locator('[data-tally=dataAge]').innerText()).toBe('数据时间不明')
    expect(await wall.says('data-age')).toBeNull()
  })

  it('is not stopped by a kept record that is broken, and starts by itself once there is data', async () => {
    await kept({ manifest: 7, pack: '\u0000' })
    await wall.answerAsBefore()
    await wall.answer('*.json', { status: 502 })
    await wall.page.reload()
    await wall.page.getByRole('alert').waitFor()
    expect(await kept()).toBeUndefined()
    await wall.answerAsBefore()
    await wall.page.clock.fastForward(15_000)
    await wall.comesToSay('ok', '')
    expect(await kept()).toMatchObject({ pack: { id: 'laishan-drill' } })
  })

  it('does not wait for an old tab that holds the database, says so, and keeps its data once that is gone', async () => {
    await wall.page.goto('about:blank')
    const oldTab = await wall.page.context().newPage()
    await oldTab.goto(`${site.url}favicon.svg`)
    await oldTab.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('guatu', 2)
          request.onerror = () => reject(request.error)
          request.onupgradeneeded = () => {
            const store = request.transaction?.objectStore('kept')
            store?.clear()
            // An upgrade lasts for as long as it has something to do.
            const goOn = () => {
              if (store !== undefined) store.get(0).onsuccess = goOn
            }
            goOn()
            resolve(null)
          }
        }),
    )
    await wall.page.goto(url())
    await wall.page.waitForSelector('main[data-dataset]')
    await wall.polls('ok', NOT_KEPT)
    await oldTab.close()
    await wall.polls('ok', '')
    expect(await kept()).toMatchObject({ pack: { id: 'laishan-drill' } })
  })
})
