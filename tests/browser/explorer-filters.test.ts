import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { matches, NO_FILTERS, OPTION_FACETS, optionsOf, type Filters, type OptionFacet } from '../../src/domain/filters'
import type { Pack } from '../../src/domain/pack'
import { createJudge } from '../../src/domain/judge-lights'
import { lexiconOf } from '../../src/domain/search'
import { randomPack } from '../random-pack'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser, SMALL_DESKTOP } from './explorer-driver'

describe('filters on a pack of 400 generated items', () => {
  const pack: Pack = randomPack(7, 400)
  const verdicts = createJudge(pack, createAsOf(pack), pack.ruleSets[0] ?? null).on(pack.asOf)
  const lexicon = { ...lexiconOf(pack), lightOf: (id: string) => verdicts.get(id)?.light ?? null }
  const idsOf = (filters: Filters) => pack.items.filter((item) => matches(item, filters, lexicon)).map(({ id }) => id)
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { compiled: [pack], config: {} })
    explorer = await Explorer.open(browser, site.url, { viewport: SMALL_DESKTOP })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('announces on every option how many items would remain', async () => {
    for (const facet of OPTION_FACETS) {
      for (const { option, count, shown } of await explorer.options(facet)) {
        const filters = { ...NO_FILTERS, options: { [facet]: [option] } }
        expect(`${facet}=${option}: ${count}`).toBe(`${facet}=${option}: ${idsOf(filters).length}`)
        const having = pack.items.filter((item) => optionsOf(item, facet, lexicon)?.includes(option))
        expect(`${facet}=${option}: ${shown}`).toBe(`${facet}=${option}: ${having.length}`)
      }
    }
  })

  it.each<[string, Partial<Record<OptionFacet, string[]>>]>([
    ['one option', { kind: ['village'] }],
    ['two options of one facet', { stage: ['planned', 'building'] }],
    ['three facets', { kind: ['project', 'road'], level: ['provincial'], accuracy: ['approximate', 'unlocated'] }],
    ['the unknown', { stage: ['none'], funding: ['none'] }],
  ])('list, tallies and map agree with an independent count for %s', async (_name, options) => {
    const query = Object.entries(options).map(([facet, chosen]) => `${facet}=${chosen.join('.')}`)
    await explorer.follow(`?${query.join('&')}`)
    const expected = idsOf({ ...NO_FILTERS, options })
    expect((await explorer.listedIds()).sort()).toEqual([...expected].sort())
    const tallies = await explorer.tallies()
    expect(tallies.visible).toBe(expected.length)
    expect(tallies.all).toBe(pack.items.length)
    const byId = new Map(pack.items.map((item) => [item.id, item]))
    expect(tallies.unlocated).toBe(expected.filter((id) => byId.get(id)?.position === null).length)
  })

  it('announces on a further option of a facet how many items it adds up to', async () => {
    await explorer.follow('?kind=village')
    const [first, second] = (await explorer.options('unit')).filter(({ shown }) => shown > 0)
    if (first === undefined || second === undefined) throw new Error('the villages lie in one unit')
    await explorer.pickOption('unit', first.option)
    const announced = (await explorer.options('unit')).find(({ option }) => option === second.option)
    await explorer.pickOption('unit', second.option)
    expect((await explorer.tallies()).visible).toBe(announced?.count)
    expect(announced?.count).toBe(
      idsOf({ ...NO_FILTERS, options: { kind: ['village'], unit: [first.option, second.option] } }).length,
    )
  })

  it('clears one filter or all of them with one click', async () => {
    await explorer.follow('?kind=village&stage=planned')
    await explorer.page.locator('.condition').first().click()
    expect(await explorer.address()).toContain('stage=planned')
    expect(await explorer.address()).not.toContain('kind=')
    await explorer.page.getByRole('button', { name: '清除全部' }).first().click()
    expect((await explorer.tallies()).visible).toBe(pack.items.length)
  })

  it('says which filter to loosen when nothing matches', async () => {
    await explorer.follow('?kind=road&q=zzzzqq')
    expect(await explorer.page.locator('.map .nothing').isVisible()).toBe(true)
    await explorer.page.getByRole('button', { name: /放宽/ }).first().click()
    expect((await explorer.tallies()).visible).toBeGreaterThan(0)
  })

  it('takes an investment range and refuses a reversed one', async () => {
    await explorer.follow('?kind=project')
    const [from, to] = [explorer.page.getByLabel(/不低于/), explorer.page.getByLabel(/不高于/)]
    await from.fill('5')
    await from.press('Tab')
    const expected = idsOf({ options: { kind: ['project'] }, investment: { fromYi: 5, toYi: null }, text: '' })
    expect((await explorer.tallies()).visible).toBe(expected.length)
    await to.fill('2')
    await to.press('Tab')
    await expect.poll(() => explorer.page.getByText('下限高于上限').count()).toBe(1)
    expect(await explorer.address()).toContain('totalYi=5~')
  })
})

describe('a second district', () => {
  let browser: Browser
  let site: Site

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['tests/packs/shuangqiao'], config: {} })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  it('shows with its own units, fields and bounds, and its markup stays text', async () => {
    const explorer = await Explorer.open(browser, site.url)
    const data = JSON.parse(await readFile(join(site.folder, 'data/shuangqiao.json'), 'utf8')) as Pack
    expect(await explorer.page.locator('main').getAttribute('data-dataset')).toBe('shuangqiao')
    const units = await explorer.options('unit')
    for (const { option } of units) expect([...data.units.map(({ id }) => id), 'none']).toContain(option)
    expect(await explorer.mapColours()).toBeGreaterThan(6)
    const hostile = data.items.find(({ name }) => name.includes('<'))
    expect(hostile).toBeDefined()
    await explorer.search(hostile?.name.split(/\s/)[0] ?? '')
    await explorer.pickFromList(hostile?.id ?? '')
    expect(await explorer.page.locator('article h2').textContent()).toBe(hostile?.name)
    expect(await explorer.page.locator('article img[src="x"], .list img[src="x"], .map img[src="x"]').count()).toBe(0)
    expect(explorer.consoleTrouble).toEqual([])
    await explorer.close()
  })
})
