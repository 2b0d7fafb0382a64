import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { COLOURS } from '../../src/map/theme'
import {
  ARCHIVE,
  ARCHIVE_COLOUR,
  BasemapStage,
  LAKE,
  LAKE_EAST,
  LAT,
  LON,
  mapBox,
  pmtiles,
  RASTER_ARCHIVE,
  style,
  tianditu,
  type Settings,
} from './basemap-stage'
import { fromHex, shareOf, toPixel } from './imitation-pictures'
import { plainArchive, plainVectorTile } from './imitation-pmtiles'
import type { ImitationService } from './imitation-service'
import { ICON_COLOUR, LAKE_COLOUR, plainStyle, RASTER_COLOUR, styleAnswers } from './imitation-style'
import {
  IMAGERY_COLOUR,
  LABEL_COLOUR,
  TIANDITU_KEY,
  tiandituAnswers,
  tileAsked,
  VECTOR_COLOUR,
} from './imitation-tianditu'

describe('basemaps', () => {
  let stage: BasemapStage

  beforeAll(async () => {
    stage = await BasemapStage.raise()
  })
  beforeEach(() => stage.begin())
  afterEach(() => stage.end())
  afterAll(() => stage?.strike())

  it.each([
    ['vector', 'vec', 'cva', VECTOR_COLOUR, 't{s}.localhost', /^t[0-7]\.localhost$/, 3],
    ['imagery', 'img', 'cia', IMAGERY_COLOUR, '127.0.0.1', /^127\.0\.0\.1$/, 1],
  ] as const)(
    'shows 天地图 %s with its labels, items and district on top',
    async (layer, ground, labels, colour, host, hostnames, fewestHosts) => {
      stage.service.answers = tiandituAnswers
      await stage.open(tianditu(stage.service, layer, `http://${host}:${stage.service.port}`))
      await stage.shows(colour)
      await stage.shows(LABEL_COLOUR, 0.03)
      await stage.expectItemsAndDistrictOnTop()
      expect(await stage.health()).toBe('ok')
      const asked = stage.service.requests.map(tileAsked)
      expect(asked).not.toContain(null)
      expect([...new Set(asked.map((tile) => tile?.layer))].sort()).toEqual([labels, ground].sort())
      const zoom = asked[0]?.zoom ?? 0
      const column = Math.floor(((LON + 180) / 360) * 2 ** zoom)
      const row = Math.floor((0.5 - Math.asinh(Math.tan((LAT * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom)
      for (const name of [ground, labels]) expect(asked).toContainEqual({ layer: name, zoom, column, row })
      expect(new Set(stage.service.requests.map((url) => url.searchParams.get('tk')))).toEqual(new Set([TIANDITU_KEY]))
      const hosts = new Set(stage.service.requests.map(({ hostname }) => hostname))
      expect(hosts.size).toBeGreaterThanOrEqual(fewestHosts)
      for (const hostname of hosts) expect(hostname).toMatch(hostnames)
    },
  )

  const servers = (port: number) => [0, 1, 2, 3, 4, 5, 6, 7].map((server) => `http://t${server}.localhost:${port}`)
  it.each<[string, (service: ImitationService) => [settings: Settings, origins: readonly string[]]]>([
    ['the embedded backdrop', () => [{}, []]],
    [
      '天地图',
      (service) => [tianditu(service, 'vector', `http://t{s}.localhost:${service.port}`), servers(service.port)],
    ],
    [
      'a style',
      (service) => [{ ...style(service), hosts: ['https://a.example'] }, [service.origin, 'https://a.example']],
    ],
    ['an archive of its own', () => [pmtiles, []]],
  ])('has a policy that names just the hosts of %s', async (_name, settingsOf) => {
    const [settings, origins] = settingsOf(stage.service)
    await stage.configure(settings)
    const policy = (await fetch(stage.site.url)).headers.get('content-security-policy')?.split('; ')
    expect(policy).toContain(["img-src 'self' data: blob:", ...origins].join(' '))
    expect(policy).toContain(["connect-src 'self'", ...origins].join(' '))
    expect(policy?.join().split('http').length).toBe(1 + 2 * origins.length)
  })

  it('shows any MapLibre style by its relative addresses, and asks for none of its glyphs', async () => {
    stage.service.answers = styleAnswers(LAKE)
    await stage.open(style(stage.service))
    await stage.shows(RASTER_COLOUR)
    await stage.shows(LAKE_COLOUR, 0.02)
    await stage.expectItemsAndDistrictOnTop()
    const [lakeX, lakeY] = [(await mapBox(stage.explorer)).middleX + LAKE_EAST, (await mapBox(stage.explorer)).middleY]
    expect(await stage.explorer.pixels([{ x: lakeX, y: lakeY }])).toEqual([toPixel(ICON_COLOUR)])
    const name = Array.from({ length: 40 * 24 }, (_, index) => ({
      x: lakeX - 20 + (index % 40),
      y: lakeY + 20 + Math.floor(index / 40),
    }))
    expect(shareOf(toPixel([0, 0, 0]), await stage.explorer.pixels(name), 60)).toBeGreaterThan(0.02)
    expect(stage.service.requests.filter(({ pathname }) => pathname.includes('glyphs'))).toEqual([])
    expect(await stage.explorer.page.locator('.map-attribution p').textContent()).toContain('© imitation')
    expect(await stage.health()).toBe('ok')
  })

  it('lets a style use a further host only if config.json names it', async () => {
    const further = `http://tiles.localhost:${stage.service.port}`
    stage.service.answers = styleAnswers(LAKE, plainStyle(`${further}/tiles/{z}/{x}/{y}.png`))
    await stage.open({ ...style(stage.service), hosts: [further] })
    await stage.shows(RASTER_COLOUR)
    stage.service.requests.length = 0
    await stage.open(style(stage.service))
    await stage.explorer.notice('basemap').waitFor()
    expect(stage.service.requests.filter(({ hostname }) => hostname === 'tiles.localhost')).toEqual([])
    await stage.expectEmbeddedBackdrop()
  })

  it.each([
    ['raster', RASTER_ARCHIVE, toPixel(ARCHIVE_COLOUR), '鲁S(2023)001号', '审图号：鲁S(2023)001号'],
    [
      'vector',
      plainArchive('vector', Array<Buffer>(14).fill(plainVectorTile('water')), {
        vector_layers: [{ id: 'earth' }, { id: 'water' }],
      }),
      fromHex(COLOURS.light.basemap.water),
      '',
      '示意图，无审图号',
    ],
  ])(
    'shows a %s PMTiles archive from its own server by byte ranges, and whether it is approved',
    async (_type, archive, colour, mapApproval, approval) => {
      await stage.writeArchive(archive)
      const statuses = new Set<number>()
      stage.explorer.page.on('response', (response) => {
        if (response.url().endsWith(ARCHIVE)) statuses.add(response.status())
      })
      await stage.open({ ...pmtiles, mapApproval })
      await stage.shows(colour, 0.8, 16)
      await stage.expectItemsAndDistrictOnTop()
      expect([...statuses]).toEqual([206])
      expect(await stage.health()).toBe('ok')
      await stage.expectApproval(approval)
      const [warning, ...others] = stage.explorer.consoleTrouble
      expect(others).toEqual([])
      if (mapApproval === '') expect(warning).toContain('map-approval number')
      else expect(warning).toBeUndefined()
    },
  )
})
