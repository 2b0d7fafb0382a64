import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './explorer-driver'

const SCRIPT = join(import.meta.dirname, '../../deploy/wall-watchdog.mjs')

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()))
    })
  })
}

/** Runs the watchdog with little patience and a command that only says that it ran. */
function watch(port: number): Promise<{ code: number; output: string }> {
  const args = [SCRIPT, '--port', String(port), '--patience', '3', '--every', '0.5']
  const command = ['--', process.execPath, '-e', 'console.log("restarted")']
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...args, ...command], (_error, output) =>
      resolve({ code: child.exitCode ?? -1, output }),
    )
  })
}

describe('the outside watchdog', () => {
  let port: number
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    port = await freePort()
    browser = await launchBrowser({ flags: [`--remote-debugging-port=${port}`] })
    page = await browser.newPage()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    await page.goto('about:blank')
    await page.setContent('<main data-heartbeat="1" data-health="ok"></main>')
  })

  it('leaves a wall alone whose heartbeat moves, and tells its health', async () => {
    await page.evaluate(() => {
      setInterval(() => {
        const main = document.querySelector('main')
        if (main !== null) main.dataset.heartbeat = String(Number(main.dataset.heartbeat) + 1)
      }, 200)
    })
    expect(await watch(port)).toEqual({ code: 0, output: 'The wall lives: ok\n' })
  })

  it('runs the command once the heartbeat stands still', async () => {
    const told = 'The wall shows no life: the heartbeat stands still at 1\nrestarted\n'
    expect(await watch(port)).toEqual({ code: 1, output: told })
  })

  it('leaves a page alone that still loads', async () => {
    await page.setContent('<main data-ready="false"></main>')
    expect(await watch(port)).toEqual({ code: 0, output: 'The wall lives: not started yet\n' })
  })

  it('runs the command on a page that is not the wall, as an error page of the browser', async () => {
    await page.setContent('<p>This site can’t be reached</p>')
    expect(await watch(port)).toEqual({
      code: 1,
      output: 'The wall shows no life: the page is not the wall\nrestarted\n',
    })
  })

  it('runs the command when there is no browser', async () => {
    const { code, output } = await watch(await freePort())
    expect(code).toBe(1)
    expect(output).toMatch(/no life: .*ECONNREFUSED.*\nrestarted\n/)
  })

  it('runs the command on a page that is frozen', async () => {
    await page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      })
    })
    expect(await watch(port)).toEqual({
      code: 1,
      output: 'The wall shows no life: the page does not answer\nrestarted\n',
    })
  })
})
