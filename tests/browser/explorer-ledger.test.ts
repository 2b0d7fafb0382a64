import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Browser, Download } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Pack } from '../../src/domain/pack'
import { zipOfPack } from '../../src/pack/export/pack-zip'
import { readFiles } from '../../src/pack/import/read/read-files'
import { serveSite, type Site } from '../site'
import { Explorer, launchBrowser } from './explorer-driver'
import { firstSheet, officeWorkbook } from './office-workbook'

const VIEWPORT = { width: 1280, height: 720 }
const LEDGER = '旧村改造台账.xlsx'
const NEW_VILLAGE = '东风新村'

/** The served pack with another note on one item, as a colleague exports it. */
async function colleaguesZip(folder: string, note: string): Promise<Buffer> {
  const pack = JSON.parse(await readFile(`${folder}/data/laishan-drill.json`, 'utf8')) as Pack
  const items = pack.items.map((item) => (item.id === 'wutai' ? { ...item, note } : item))
  return Buffer.from(zipOfPack({ ...pack, items }))
}

describe('the ledger desk', () => {
  let browser: Browser
  let site: Site
  let explorer: Explorer

  beforeAll(async () => {
    browser = await launchBrowser()
    site = await serveSite(inject('buildDir'), { packs: ['geodata/laishan-drill'], config: {} })
    explorer = await Explorer.open(browser, site.url, { viewport: VIEWPORT })
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })
  afterEach(() => {
    expect(explorer.consoleTrouble).toEqual([])
  })

  const page = () => explorer.page
  const desk = () => page().locator('dialog.ledger-desk')
  const phase = (name: string) => page().waitForSelector(`.ledger-desk[data-phase="${name}"]`)
  const openDesk = () => page().locator('.bar').getByRole('button', { name: '台账', exact: true }).click()
  const tab = (name: string) => desk().getByRole('tab', { name }).click()
  const close = () => desk().getByRole('button', { name: '关闭' }).click()
  const entries = () => page().locator('[data-entry]').count()
  const count = async (list: string) => Number(await page().locator(`[data-list="${list}"]`).getAttribute('data-count'))

  /** Drops files on the map, as from the desktop. */
  async function drop(name: string, bytes: Buffer): Promise<void> {
    const transfer = await page().evaluateHandle(
      ({ name, bytes }) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], name))
        return transfer
      },
      { name, bytes: bytes.toString('base64') },
    )
    await page().dispatchEvent('body', 'drop', { dataTransfer: transfer })
  }

  async function saved(press: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
    const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([page().waitForEvent('download'), press()])
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
  }

  it('reads an office’s workbook, asks what nobody may guess, and changes nothing before it is told to', async () => {
    const before = await explorer.tallies()
    await drop(LEDGER, officeWorkbook())
    await phase('review')
    expect([await count('new'), await count('changed'), await count('undecided')]).toEqual([1, 1, 1])
    // 万元 stands above the table; the preview shows both what it becomes and what stood there.
    await page().locator('[data-list="changed"]').click()
    await page().waitForSelector('[data-record]')
    expect(await page().locator('[data-record]').innerText()).toMatch(/2\.44\s*→\s*0\.08[^]*约800（万元）/)
    expect(await explorer.accessibilityFaults()).toEqual([])
    await page().locator('[data-list="undecided"]').click()
    await page()
      .getByRole('button', { name: /是“宋家庄村”/ })
      .click()
    await page().waitForSelector('[data-list="undecided"][data-count="0"]')
    expect(await explorer.tallies()).toEqual(before)
  })

  it('writes it as a private overlay that is marked, and keeps it over a reload with the view', async () => {
    const { all } = await explorer.tallies()
    await desk()
      .getByRole('button', { name: /写入叠加层/ })
      .click()
    await phase('done')
    await close()
    await explorer.search(NEW_VILLAGE)
    await page().locator('#item-list .rows [data-item-id]').first().click()
    await page().waitForSelector('article[data-item-id]')
    expect(await explorer.cardText()).toContain('私有叠加')
    expect(await explorer.cardText()).toContain(LEDGER)
    const link = await explorer.address()
    await page().reload()
    await explorer.ready()
    expect(await page().locator('[data-overlay]').innerText()).toContain('1 项 · 未发布')
    expect(await explorer.address()).toBe(link)
    await page().waitForSelector('article[data-item-id]')
    expect(await explorer.cardText()).toContain(NEW_VILLAGE)
    expect(await explorer.notice('dropped').count()).toBe(0)
    await explorer.search('')
    expect((await explorer.tallies()).all).toBe(all + 1)
  })

  it('takes out what is listed, each file readable again and marked as a drill', async () => {
    await openDesk()
    await tab('导出')
    for (const [format, ending] of [
      ['xlsx', 'xlsx'],
      ['csv', 'csv'],
      ['geojson', 'geojson'],
      ['pack', 'zip'],
      ['template', 'xlsx'],
    ] as const) {
      const { name, bytes } = await saved(() => page().locator(`[data-format="${format}"]`).click())
      expect(name).toMatch(new RegExp(`^演练数据-.*2023-12-31\\.${ending}$`))
      const [file] = await readFiles([{ name, bytes }])
      expect([format, file?.problems]).toEqual([format, []])
      if (format === 'csv') expect(new TextDecoder().decode(bytes)).toContain(NEW_VILLAGE)
      if (format === 'pack') expect(file?.packFiles?.has('district.json')).toBe(true)
      await page().waitForSelector('[data-format]:not([disabled])')
    }
    await close()
  })

  it('merges what colleagues have exported, with what they disagree on side by side', async () => {
    for (const note of ['甲说已签', '乙说未签']) {
      await drop(`${note}.zip`, await colleaguesZip(site.folder, note))
      await phase('review')
      expect(await page().locator('[data-merge]').count()).toBe(1)
      await desk()
        .getByRole('button', { name: /写入叠加层/ })
        .click()
      await phase('done')
      await close()
    }
    await page().locator('[data-overlay]').click()
    const conflict = page().locator('[data-conflict="villages.csv!wutai!note"]').first()
    expect(await conflict.innerText()).toMatch(/甲说已签[^]*乙说未签/)
    await conflict.getByRole('button', { name: /用叠加的/ }).click()
    await page().waitForSelector('[data-conflict][data-settled="ours"]')
    expect(await explorer.accessibilityFaults()).toEqual([])
    await close()
    await explorer.follow('?id=wutai')
    await page().waitForSelector('article[data-item-id="wutai"]')
    // The map and the card follow once the worker has put the entries together.
    await expect.poll(() => explorer.cardText()).toContain('乙说未签')
  })

  it('refuses a file that means harm, says where and why, and gives it back annotated', async () => {
    await drop('台账.csv', Buffer.from('名称,constructor,总投资（万元）\n<img src=x onerror=alert(1)>,1,abc\n'))
    await phase('review')
    await page().locator('[data-list="rejected"]').click()
    await page().waitForSelector('[data-refusal]')
    expect(await count('rejected')).toBeGreaterThan(0)
    expect(await page().locator('dialog img').count()).toBe(0)
    const { name, bytes } = await saved(() =>
      page()
        .getByRole('button', { name: /批注工作簿/ })
        .click(),
    )
    expect(name).toMatch(/^演练数据-.*\.xlsx$/)
    expect(firstSheet(bytes).length).toBeGreaterThan(1)
    expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml')
    await desk().getByRole('button', { name: '取消' }).click()
    await close()
  })

  it('takes entries away again, and what was taken away back', async () => {
    await page().locator('[data-overlay]').click()
    await expect.poll(entries).toBe(3)
    const oldest = page().locator('[data-entry]').last().locator('[data-act="remove"]')
    await oldest.click()
    await oldest.click()
    await expect.poll(entries).toBe(2)
    await page().locator('[data-act="undo"]').click()
    await expect.poll(entries).toBe(3)
    await close()
  })

  it('takes a saved overlay back, and keeps an import that waits while its desk is closed', async () => {
    await page().locator('[data-overlay]').click()
    const { name, bytes } = await saved(() => desk().getByRole('button', { name: '另存备份' }).click())
    const newest = page().locator('[data-entry]').first().locator('[data-act="remove"]')
    await newest.click()
    await newest.click()
    await expect.poll(entries).toBe(2)
    await close()
    await drop(name, Buffer.from(bytes))
    await phase('review')
    await close()
    await openDesk()
    await phase('review')
    await desk()
      .getByRole('button', { name: /写入叠加层/ })
      .click()
    await phase('done')
    await tab('私有叠加')
    await expect.poll(entries).toBe(3)
    await close()
  })

  it('has asked nobody but its own server', () => {
    expect(explorer.requests.filter((url) => !url.startsWith(site.url) && !/^(blob|data):/.test(url))).toEqual([])
  })
})
