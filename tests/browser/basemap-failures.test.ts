import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  ARCHIVE_COLOUR,
  BasemapStage,
  LAKE,
  pmtiles,
  RASTER_ARCHIVE,
  style,
  tianditu,
  type Settings,
} from './basemap-stage'
import type { Colour } from './imitation-pictures'
import { json, REFUSED, type Reply } from './imitation-service'
import { plainStyle, RASTER_COLOUR, rasterStyle, STYLE_PATH, styleAnswers } from './imitation-style'
import { TIANDITU_KEY, tiandituAnswers, VECTOR_COLOUR } from './imitation-tianditu'

describe('a basemap that fails', () => {
  let stage: BasemapStage

  beforeAll(async () => {
    stage = await BasemapStage.raise()
  })
  beforeEach(() => stage.begin())
  afterEach(() => stage.end())
  afterAll(() => stage?.strike())

  /** The embedded backdrop and the items are on the screen, the page says what is wrong and never the key. */
  async function expectFallback(reason: string) {
    const notice = stage.explorer.notice('basemap')
    await notice.waitFor({ timeout: 20_000 })
    expect(await notice.innerText()).toContain('底图不可用')
    expect(await notice.innerText()).toContain(reason)
    const main = stage.explorer.page.locator('main')
    expect(await main.innerHTML()).not.toContain(TIANDITU_KEY)
    await stage.expectEmbeddedBackdrop()
    expect(await main.getAttribute('data-ready')).toBe('true')
    expect(await stage.health()).toBe('degraded')
    expect((await stage.explorer.tallies()).visible).toBeGreaterThan(20)
  }

  const retry = () => stage.explorer.notice('basemap').getByRole('button', { name: '重新连接底图' }).click()

  /** One fault after another on the same page, each told with its reason, and then none. */
  async function fallsBackAndRecovers(
    settings: Settings,
    faults: readonly [reason: string, breakDown: () => void | Promise<void>][],
    colour: Colour,
    mend: () => void | Promise<void>,
  ) {
    for (const [index, [reason, breakDown]] of faults.entries()) {
      await breakDown()
      await (index === 0 ? stage.open(settings) : retry())
      await expectFallback(reason)
    }
    await mend()
    await retry()
    await stage.shows(colour)
    await stage.expectItemsAndDistrictOnTop()
    expect(await stage.health()).toBe('ok')
    expect(await stage.explorer.notice('basemap').count()).toBe(0)
  }

  it('falls back and can be retried when 天地图 refuses the key, never answers or is switched off', async () => {
    const { service } = stage
    await fallsBackAndRecovers(
      tianditu(service),
      [
        ['密钥可能无效', () => void (service.answers = () => REFUSED)],
        ['没有响应', () => void (service.answers = () => 'silence')],
        ['请求被拒绝或出错', () => service.stop()],
      ],
      VECTOR_COLOUR,
      async () => {
        service.answers = tiandituAnswers
        await service.start()
      },
    )
  })

  it('falls back and can be retried when a style names an unknown kind of layer, or tiles that are missing', async () => {
    const sound = styleAnswers(LAKE)
    const answersWith = (reply: Reply) => () => {
      stage.service.answers = (url) => (url.pathname === STYLE_PATH ? reply : sound(url))
    }
    await fallsBackAndRecovers(
      style(stage.service),
      [
        ['不合规范', answersWith(json({ ...plainStyle(), layers: [{ id: 'ground', type: 'lawn' }] }))],
        // Refused or late, by how many of its tiles were asked for in time.
        ['原因', answersWith(json(rasterStyle('../nowhere/{z}/{x}/{y}.png')))],
      ],
      RASTER_COLOUR,
      () => void (stage.service.answers = sound),
    )
  })

  it('falls back and can be retried when an archive is missing or cut short', async () => {
    await fallsBackAndRecovers(
      pmtiles,
      [
        ['Bad response code: 404', () => Promise.resolve()],
        ['请求被拒绝或出错', () => stage.writeArchive(RASTER_ARCHIVE.subarray(0, 400))],
      ],
      ARCHIVE_COLOUR,
      () => stage.writeArchive(RASTER_ARCHIVE),
    )
  })

  it('falls back when a basemap that was shown goes away', async () => {
    stage.service.answers = tiandituAnswers
    await stage.open(tianditu(stage.service))
    await stage.shows(VECTOR_COLOUR)
    stage.service.answers = () => REFUSED
    for (let press = 0; press < 3; press++) {
      await stage.explorer.page.getByRole('button', { name: '放大' }).click()
      await stage.explorer.settle()
    }
    await stage.explorer.notice('basemap').waitFor()
    await expect.poll(() => stage.share(VECTOR_COLOUR), { timeout: 20_000, interval: 250 }).toBe(0)
    expect(await stage.health()).toBe('degraded')
  })
})
