import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { expect, inject } from 'vitest'
import { COLOURS } from '../../src/map/theme'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser } from './explorer-driver'
import { apart, fromHex, plainPicture, shareAlike, shareOf, toPixel, type Colour } from './imitation-pictures'
import { plainArchive } from './imitation-pmtiles'
import { ImitationService } from './imitation-service'
import { STYLE_PATH } from './imitation-style'
import { TIANDITU_KEY } from './imitation-tianditu'
import type { Pixel } from './picture'

/** Where the item 松岚社区 stands, put in the middle of the map; its marker is drawn there. */
export const [LON, LAT, ZOOM] = [121.399636, 37.466852, 11.5]
const VIEW = `?#map=${ZOOM}/${LAT}/${LON}/0/0`
const VIEWPORT = { width: 1100, height: 780 }
const PIXELS_PER_DEGREE = (512 * 2 ** ZOOM) / 360
/** A lake in the style's data, that many pixels east of the map's middle. */
export const LAKE_EAST = 230
export const LAKE = { at: [LON + LAKE_EAST / PIXELS_PER_DEGREE, LAT] as const, half: 50 / PIXELS_PER_DEGREE }

export const ARCHIVE = 'area.pmtiles'
export const ARCHIVE_COLOUR: Colour = [190, 120, 40]
const FAR_COLOUR: Colour = [20, 20, 20]
export const RASTER_ARCHIVE = plainArchive(
  'png',
  Array.from({ length: 14 }, (_, zoom) => plainPicture(zoom < 10 ? FAR_COLOUR : ARCHIVE_COLOUR)),
)

export type Settings = Readonly<Record<string, unknown>>
export const tianditu = (service: ImitationService, layer = 'vector', host = service.origin): Settings => ({
  basemap: { kind: 'tianditu', layer, key: TIANDITU_KEY, host },
})
export const style = (service: ImitationService): Settings => ({
  basemap: { kind: 'style', url: `${service.origin}${STYLE_PATH}?tk=${TIANDITU_KEY}` },
})
export const pmtiles: Settings = { basemap: { kind: 'pmtiles', url: ARCHIVE } }

/** How long a basemap may take, and how often is looked: each look takes time that the page needs. */
const PATIENCE = { timeout: 20_000, interval: 250 }

interface Sight {
  /** Rows across the part of the map that no panel covers. */
  ground: Pixel[]
  /** The middle of the map: the item's marker. */
  marker: Pixel[]
}

export async function mapBox(explorer: Explorer) {
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

/** An explorer whose basemap comes from an imitation service or its own server, and what its map is seen to show. */
export class BasemapStage {
  service!: ImitationService
  explorer!: Explorer

  private constructor(
    private readonly browser: Browser,
    readonly site: Site,
    private readonly embedded: Sight,
  ) {}

  static async raise(): Promise<BasemapStage> {
    const browser = await launchBrowser()
    const site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan'], config: {} })
    const plain = await Explorer.open(browser, site.url + VIEW, { viewport: VIEWPORT })
    await plain.settle()
    const embedded = await look(plain)
    await plain.close()
    return new BasemapStage(browser, site, embedded)
  }

  /** A new service and a fresh page; nothing is opened yet. */
  async begin(): Promise<void> {
    this.service = await ImitationService.start()
    this.explorer = await Explorer.in(this.browser, { viewport: VIEWPORT })
  }

  async end(): Promise<void> {
    await this.explorer.close()
    await this.service.stop()
    await rm(join(this.site.folder, ARCHIVE), { force: true })
  }

  async strike(): Promise<void> {
    await this.browser.close()
    await this.site.close()
  }

  configure(settings: Settings): Promise<void> {
    return writeFile(join(this.site.folder, 'config.json'), JSON.stringify(settings))
  }

  writeArchive(content: Buffer): Promise<void> {
    return writeFile(join(this.site.folder, ARCHIVE), content)
  }

  async open(settings: Settings): Promise<void> {
    await this.configure(settings)
    await this.explorer.goto(this.site.url + VIEW)
  }

  health(): Promise<string | null> {
    return this.explorer.page.locator('main').getAttribute('data-health')
  }

  async share(colour: Pixel | Colour, tolerance?: number): Promise<number> {
    return shareOf('red' in colour ? colour : toPixel(colour), (await look(this.explorer)).ground, tolerance)
  }

  async shows(colour: Pixel | Colour, most = 0.5, tolerance?: number): Promise<void> {
    await expect.poll(() => this.share(colour, tolerance), PATIENCE).toBeGreaterThan(most)
  }

  /** The marker and the district's outline look as on the embedded backdrop, which the basemap has covered. */
  async expectItemsAndDistrictOnTop(): Promise<void> {
    const { ground, marker } = await look(this.explorer)
    expect(shareAlike(marker, this.embedded.marker)).toBeGreaterThan(0.95)
    const outline = fromHex(COLOURS.light.districtLine)
    const onOutline = this.embedded.ground.flatMap((pixel, index) => (apart(pixel, outline) < 4 ? [index] : []))
    expect(onOutline.length).toBeGreaterThan(8)
    const now = onOutline.flatMap((index) => ground[index] ?? [])
    expect(shareOf(outline, now, 12)).toBeGreaterThan(0.8)
  }

  async expectEmbeddedBackdrop(): Promise<void> {
    const likeness = async () => {
      const { ground, marker } = await look(this.explorer)
      return Math.min(shareAlike(ground, this.embedded.ground), shareAlike(marker, this.embedded.marker))
    }
    await expect.poll(likeness, PATIENCE).toBeGreaterThan(0.99)
  }

  /** At the map's lower left, its approval in words. */
  async expectApproval(words: string): Promise<void> {
    const slot = this.explorer.page.locator('.approval')
    expect(await slot.innerText()).toBe(words)
    const [place, map] = [await slot.boundingBox(), await mapBox(this.explorer)]
    expect(Math.abs((place?.x ?? 0) - map.x)).toBeLessThan(24)
    expect(Math.abs((place?.y ?? 0) + (place?.height ?? 0) - map.y - map.height)).toBeLessThan(24)
  }
}
