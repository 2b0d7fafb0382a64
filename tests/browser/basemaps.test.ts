import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { COLOURS } from '../../src/map/theme'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, type Pixel } from './explorer-driver'
import { apart, fromHex, plainPicture, shareAlike, shareOf, toPixel, type Colour } from './imitation-pictures'
import { plainArchive, plainVectorTile } from './imitation-pmtiles'
import { ImitationService, json, REFUSED, type Reply } from './imitation-service'
import {
  ICON_COLOUR,
  LAKE_COLOUR,
  plainStyle,
  RASTER_COLOUR,
  rasterStyle,
  STYLE_PATH,
  styleAnswers,
} from './imitation-style'
import {
  IMAGERY_COLOUR,
  LABEL_COLOUR,
  TIANDITU_KEY,
  tiandituAnswers,
  tileAsked,
  VECTOR_COLOUR,
} from './imitation-tianditu'

/** Where the item 松岚社区 stands, put in the middle of the map; its marker is drawn there. */
const [LON, LAT, ZOOM] = [121.399636, 37.466852, 11.5]
const VIEW = `?#map=${ZOOM}/${LAT}/${LON}/0/0`
const VIEWPORT = { width: 1100, height: 780 }
const PIXELS_PER_DEGREE = (512 * 2 ** ZOOM) / 360
/** A lake in the style's data, that many pixels east of the map's middle. */
const LAKE_EAST = 230
const LAKE = { at: [LON + LAKE_EAST / PIXELS_PER_DEGREE, LAT] as const, half: 50 / PIXELS_PER_DEGREE }

const ARCHIVE = 'area.pmtiles'
const ARCHIVE_COLOUR: Colour = [190, 120, 40]
const FAR_COLOUR: Colour = [20, 20, 20]
const RASTER_ARCHIVE = plainArchive(
  'png',
  Array.from({ length: 14 }, (_, zoom) => plainPicture(zoom < 10 ? FAR_COLOUR : ARCHIVE_COLOUR)),
)

type Settings = Readonly<Record<string, unknown>>
const tianditu = (service: ImitationService, layer = 'vector', host = service.origin): Settings => ({
  basemap: { kind: 'tianditu', layer, key: TIANDITU_KEY, host },
})
const style = (service: ImitationService): Settings => ({
  basemap: { kind: 'style', url: `${service.origin}${STYLE_PATH}?tk=${TIANDITU_KEY}` },
})
const pmtiles: Settings = { basemap: { kind: 'pmtiles', url: ARCHIVE } }

interface Sight {
  /** Rows across the part of the map that no panel covers. */
  ground: Pixel[]
  /** The middle of the map: the item's marker. */
  marker: Pixel[]
}

async function mapBox(explorer: Explorer) {
  const box = await explorer.page.locator('.map .canvas').boundingBox()
  if (box === null) throw new Error('the map has no box')
  return { ...box, middleX: box.x + box.width / 2, middleY: box.y + box.height / 2 }
}

async function look(explorer: Explorer): Promise<Sight> {
  const box = await mapBox(explorer)
  const [left, width] = [box.x + 0.38 * box.width, Math.floor(0.5 * box.width)]
  const rows = [0.25, 0.31, 0.37, 0.43, 0.57, 0.63, 0.69, 0.75, 0.81].map((part) => box.y + part * box.height)
  const ground = rows.flatMap((y) => Array.from({ length: width }, (_, x) => ({ x: left + x, y })))
  const marker = Array.from({ length: 225 }, (_, index) => ({
    x: box.middleX - 7 + (index % 15),
    y: box.middleY - 7 + Math.floor(index / 15),
  }))
  const pixels = await explorer.pixels([...ground, ...marker])
  return { ground: pixels.slice(0, ground.length), marker: pixels.slice(ground.length) }
}

describe('basemaps', () => {
  let browser: Browser
  let site: Site
  let service: ImitationService
  let explorer: Explorer
  let embedded: Sight

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'], config: {} })
    const plain = await Explorer.open(browser, site.url + VIEW, { viewport: VIEWPORT })
    await plain.settle()
    embedded = await look(plain)
    await plain.close()
  })
  beforeEach(async () => {
    service = await ImitationService.start()
    explorer = await Explorer.in(browser, { viewport: VIEWPORT })
  })
  afterEach(async () => {
    await explorer.close()
    await service.stop()
    await rm(join(site.folder, ARCHIVE), { force: true })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const configure = (settings: Settings) => writeFile(join(site.folder, 'config.json'), JSON.stringify(settings))

  async function open(settings: Settings) {
    await configure(settings)
    await explorer.goto(site.url + VIEW)
  }

  const health = () => explorer.page.locator('main').getAttribute('data-health')
  const groundShare = (colour: Pixel | Colour, tolerance?: number) => async () =>
    shareOf('red' in colour ? colour : toPixel(colour), (await look(explorer)).ground, tolerance)
  const shows = (colour: Pixel | Colour, most = 0.5) =>
    expect.poll(groundShare(colour), { timeout: 20_000 }).toBeGreaterThan(most)

  /** The marker and the district's outline look as on the embedded backdrop, which the basemap has covered. */
  async function expectItemsAndDistrictOnTop() {
    const { ground, marker } = await look(explorer)
    expect(shareAlike(marker, embedded.marker)).toBeGreaterThan(0.95)
    const outline = fromHex(COLOURS.light.districtLine)
    const onOutline = embedded.ground.flatMap((pixel, index) => (apart(pixel, outline) < 4 ? [index] : []))
    expect(onOutline.length).toBeGreaterThan(8)
    const now = onOutline.flatMap((index) => ground[index] ?? [])
    expect(shareOf(outline, now, 12)).toBeGreaterThan(0.8)
  }

  async function expectEmbeddedBackdrop() {
    const likeness = async () => {
      const { ground, marker } = await look(explorer)
      return Math.min(shareAlike(ground, embedded.ground), shareAlike(marker, embedded.marker))
    }
    await expect.poll(likeness, { timeout: 20_000 }).toBeGreaterThan(0.99)
  }

  /** The embedded backdrop and the items are on the screen, the page says what is wrong and never the key. */
  async function expectFallback() {
    const notice = explorer.notice('basemap')
    await notice.waitFor({ timeout: 20_000 })
    expect(await notice.innerText()).toContain('底图不可用')
    const main = explorer.page.locator('main')
    expect(await main.innerHTML()).not.toContain(TIANDITU_KEY)
    await expectEmbeddedBackdrop()
    expect(await main.getAttribute('data-ready')).toBe('true')
    expect(await health()).toBe('degraded')
    expect((await explorer.tallies()).visible).toBeGreaterThan(20)
  }

  const retry = () => explorer.notice('basemap').getByRole('button', { name: '重新连接底图' }).click()

  async function expectRecovery() {
    await expectItemsAndDistrictOnTop()
    expect(await health()).toBe('ok')
    expect(await explorer.notice('basemap').count()).toBe(0)
  }

  it.each([
    ['vector', 'vec', 'cva', VECTOR_COLOUR, 't{s}.localhost', /^t[0-7]\.localhost$/, 3],
    ['imagery', 'img', 'cia', IMAGERY_COLOUR, '127.0.0.1', /^127\.0\.0\.1$/, 1],
  ] as const)(
    'shows 天地图 %s with its labels, items and district on top',
    async (layer, ground, labels, colour, host, hostnames, fewestHosts) => {
      service.answers = tiandituAnswers
      await open(tianditu(service, layer, `http://${host}:${service.port}`))
      await shows(colour)
      await shows(LABEL_COLOUR, 0.03)
      await expectItemsAndDistrictOnTop()
      expect(await health()).toBe('ok')
      const asked = service.requests.map(tileAsked)
      expect(asked).not.toContain(null)
      expect([...new Set(asked.map((tile) => tile?.layer))].sort()).toEqual([labels, ground].sort())
      const zoom = asked[0]?.zoom ?? 0
      const column = Math.floor(((LON + 180) / 360) * 2 ** zoom)
      const row = Math.floor((0.5 - Math.asinh(Math.tan((LAT * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom)
      for (const name of [ground, labels]) expect(asked).toContainEqual({ layer: name, zoom, column, row })
      expect(new Set(service.requests.map((url) => url.searchParams.get('tk')))).toEqual(new Set([TIANDITU_KEY]))
      const hosts = new Set(service.requests.map(({ hostname }) => hostname))
      expect(hosts.size).toBeGreaterThanOrEqual(fewestHosts)
      for (const hostname of hosts) expect(hostname).toMatch(hostnames)
    },
  )

  const servers = (port: number) => [0, 1, 2, 3, 4, 5, 6, 7].map((server) => `http://t${server}.localhost:${port}`)
  it.each<[string, (service: ImitationService) => [settings: Settings, origins: readonly string[]]]>([
    ['the embedded backdrop', () => [{}, []]],
    ['天地图', ({ port }) => [tianditu(service, 'vector', `http://t{s}.localhost:${port}`), servers(port)]],
    ['a style', ({ origin }) => [{ ...style(service), hosts: ['https://a.example'] }, [origin, 'https://a.example']]],
    ['an archive of its own', () => [pmtiles, []]],
  ])('has a policy that names just the hosts of %s', async (_name, settingsOf) => {
    const [settings, origins] = settingsOf(service)
    await configure(settings)
    const policy = (await fetch(site.url)).headers.get('content-security-policy')?.split('; ')
    expect(policy).toContain(["img-src 'self' data: blob:", ...origins].join(' '))
    expect(policy).toContain(["connect-src 'self'", ...origins].join(' '))
    expect(policy?.join().split('http').length).toBe(1 + 2 * origins.length)
  })

  it('shows any MapLibre style by its relative addresses, and asks for none of its glyphs', async () => {
    service.answers = styleAnswers(LAKE)
    await open(style(service))
    await shows(RASTER_COLOUR)
    await shows(LAKE_COLOUR, 0.02)
    await expectItemsAndDistrictOnTop()
    const [lakeX, lakeY] = [(await mapBox(explorer)).middleX + LAKE_EAST, (await mapBox(explorer)).middleY]
    expect(await explorer.pixels([{ x: lakeX, y: lakeY }])).toEqual([toPixel(ICON_COLOUR)])
    const name = Array.from({ length: 40 * 24 }, (_, index) => ({
      x: lakeX - 20 + (index % 40),
      y: lakeY + 20 + Math.floor(index / 40),
    }))
    expect(shareOf(toPixel([0, 0, 0]), await explorer.pixels(name), 60)).toBeGreaterThan(0.02)
    expect(service.requests.filter(({ pathname }) => pathname.includes('glyphs'))).toEqual([])
    expect(await explorer.page.locator('.map-attribution p').textContent()).toContain('© imitation')
    expect(await health()).toBe('ok')
  })

  it('lets a style use a further host only if config.json names it', async () => {
    const further = `http://tiles.localhost:${service.port}`
    service.answers = styleAnswers(LAKE, plainStyle(`${further}/tiles/{z}/{x}/{y}.png`))
    await open({ ...style(service), hosts: [further] })
    await shows(RASTER_COLOUR)
    service.requests.length = 0
    await open(style(service))
    await explorer.notice('basemap').waitFor()
    expect(service.requests.filter(({ hostname }) => hostname === 'tiles.localhost')).toEqual([])
    await expectEmbeddedBackdrop()
  })

  it.each([
    ['raster', RASTER_ARCHIVE, toPixel(ARCHIVE_COLOUR)],
    [
      'vector',
      plainArchive('vector', Array<Buffer>(14).fill(plainVectorTile('water')), {
        vector_layers: [{ id: 'earth' }, { id: 'water' }],
      }),
      fromHex(COLOURS.light.basemap.water),
    ],
  ])('shows a %s PMTiles archive from its own server by byte ranges', async (_type, archive, colour) => {
    await writeFile(join(site.folder, ARCHIVE), archive)
    const statuses = new Set<number>()
    explorer.page.on('response', (response) => {
      if (response.url().endsWith(ARCHIVE)) statuses.add(response.status())
    })
    await open({ ...pmtiles, mapApproval: '鲁S(2023)001号' })
    await expect.poll(groundShare(colour, 16), { timeout: 20_000 }).toBeGreaterThan(0.8)
    await expectItemsAndDistrictOnTop()
    expect([...statuses]).toEqual([206])
    expect(await health()).toBe('ok')
    expect(explorer.consoleTrouble).toEqual([])
  })

  const failingTianditu: [string, (service: ImitationService) => void | Promise<void>][] = [
    ['refuses the key', (broken) => void (broken.answers = () => REFUSED)],
    ['never answers', (broken) => void (broken.answers = () => 'silence')],
    ['is switched off', (broken) => broken.stop()],
  ]
  it.each(failingTianditu)('falls back and can be retried when 天地图 %s', async (_fault, breakDown) => {
    await breakDown(service)
    await open(tianditu(service))
    await expectFallback()
    service.answers = tiandituAnswers
    await service.stop()
    await service.start()
    await retry()
    await shows(VECTOR_COLOUR)
    await expectRecovery()
  })

  it.each<[string, Reply]>([
    ['names an unknown kind of layer', json({ ...plainStyle(), layers: [{ id: 'ground', type: 'lawn' }] })],
    ['names tiles that are missing', json(rasterStyle('../nowhere/{z}/{x}/{y}.png'))],
  ])('falls back and can be retried when the style %s', async (_fault, reply) => {
    const sound = styleAnswers(LAKE)
    service.answers = (url) => (url.pathname === STYLE_PATH ? reply : sound(url))
    await open(style(service))
    await expectFallback()
    service.answers = sound
    await retry()
    await shows(RASTER_COLOUR)
    await expectRecovery()
  })

  it.each<[string, Buffer | null]>([
    ['missing', null],
    ['cut short', RASTER_ARCHIVE.subarray(0, 400)],
  ])('falls back and can be retried when the archive is %s', async (_fault, content) => {
    if (content !== null) await writeFile(join(site.folder, ARCHIVE), content)
    await open(pmtiles)
    await expectFallback()
    await writeFile(join(site.folder, ARCHIVE), RASTER_ARCHIVE)
    await retry()
    await shows(ARCHIVE_COLOUR)
    await expectRecovery()
  })

  it('falls back when a basemap that was shown goes away', async () => {
    service.answers = tiandituAnswers
    await open(tianditu(service))
    await shows(VECTOR_COLOUR)
    service.answers = () => REFUSED
    for (let press = 0; press < 3; press++) {
      await explorer.page.getByRole('button', { name: '放大' }).click()
      await explorer.settle()
    }
    await explorer.notice('basemap').waitFor()
    await expect.poll(groundShare(VECTOR_COLOUR), { timeout: 20_000 }).toBe(0)
    expect(await health()).toBe('degraded')
  })

  it.each<[string, string, Settings, string, boolean]>([
    ['the embedded backdrop', '', {}, '示意图', false],
    ['an online basemap without a number', '', pmtiles, '示意图，无审图号', true],
    ['an online basemap with a number', '鲁S(2023)001号', pmtiles, '审图号：鲁S(2023)001号', false],
  ])('at the lower left tells the approval of %s', async (_name, mapApproval, settings, words, warns) => {
    await writeFile(join(site.folder, ARCHIVE), RASTER_ARCHIVE)
    await open({ ...settings, mapApproval })
    const slot = explorer.page.locator('.approval')
    expect(await slot.innerText()).toBe(words)
    const [place, map] = [await slot.boundingBox(), await mapBox(explorer)]
    expect(Math.abs((place?.x ?? 0) - map.x)).toBeLessThan(24)
    expect(Math.abs((place?.y ?? 0) + (place?.height ?? 0) - map.y - map.height)).toBeLessThan(24)
    const warnings = explorer.consoleTrouble.filter((text) => text.includes('map-approval number'))
    expect(warnings).toHaveLength(warns ? 1 : 0)
  })
})
