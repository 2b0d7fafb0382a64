import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ARCHIVE_COLOUR, BasemapStage, LAKE, pmtiles, RASTER_ARCHIVE, style, tianditu } from './basemap-stage'
import { json, REFUSED, type ImitationService, type Reply } from './imitation-service'
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
  async function expectFallback() {
    const notice = stage.explorer.notice('basemap')
    await notice.waitFor({ timeout: 20_000 })
    expect(await notice.innerText()).toContain('底图不可用')
    const main = stage.explorer.page.locator('main')
    expect(await main.innerHTML()).not.toContain(TIANDITU_KEY)
    await stage.expectEmbeddedBackdrop()
    expect(await main.getAttribute('data-ready')).toBe('true')
    expect(await stage.health()).toBe('degraded')
    expect((await stage.explorer.tallies()).visible).toBeGreaterThan(20)
  }

  const retry = () => stage.explorer.notice('basemap').getByRole('button', { name: '重新连接底图' }).click()

  async function expectRecovery() {
    await stage.expectItemsAndDistrictOnTop()
    expect(await stage.health()).toBe('ok')
    expect(await stage.explorer.notice('basemap').count()).toBe(0)
  }

  const failingTianditu: [string, (service: ImitationService) => void | Promise<void>][] = [
    ['refuses the key', (broken) => void (broken.answers = () => REFUSED)],
    ['never answers', (broken) => void (broken.answers = () => 'silence')],
    ['is switched off', (broken) => broken.stop()],
  ]
  it.each(failingTianditu)('falls back and can be retried when 天地图 %s', async (_fault, breakDown) => {
    await breakDown(stage.service)
    await stage.open(tianditu(stage.service))
    await expectFallback()
    stage.service.answers = tiandituAnswers
    await stage.service.stop()
    await stage.service.start()
    await retry()
    await stage.shows(VECTOR_COLOUR)
    await expectRecovery()
  })

  it.each<[string, Reply]>([
    ['names an unknown kind of layer', json({ ...plainStyle(), layers: [{ id: 'ground', type: 'lawn' }] })],
    ['names tiles that are missing', json(rasterStyle('../nowhere/{z}/{x}/{y}.png'))],
  ])('falls back and can be retried when the style %s', async (_fault, reply) => {
    const sound = styleAnswers(LAKE)
    stage.service.answers = (url) => (url.pathname === STYLE_PATH ? reply : sound(url))
    await stage.open(style(stage.service))
    await expectFallback()
    stage.service.answers = sound
    await retry()
    await stage.shows(RASTER_COLOUR)
    await expectRecovery()
  })

  it.each<[string, Buffer | null]>([
    ['missing', null],
    ['cut short', RASTER_ARCHIVE.subarray(0, 400)],
  ])('falls back and can be retried when the archive is %s', async (_fault, content) => {
    if (content !== null) await stage.writeArchive(content)
    await stage.open(pmtiles)
    await expectFallback()
    await stage.writeArchive(RASTER_ARCHIVE)
    await retry()
    await stage.shows(ARCHIVE_COLOUR)
    await expectRecovery()
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
