import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ReleaseWatch } from '../../src/state/release-watch'
import { answering, hanging, unreachable } from './live-fixture'

const MINUTE = 60_000
const URL_OF_PAGE = 'https://board.test/guatu/'
const OWN = ['https://board.test/guatu/assets/index-aaa.js', 'https://board.test/guatu/assets/index-aaa.css']

const page = (script: string, style: string) => `<!doctype html><html><head>
  <link rel="icon" href="./favicon.svg" />
  <script type="module" crossorigin src="./assets/index-${script}.js"></script>
  <link rel="stylesheet" crossorigin href="./assets/index-${style}.css">
  </head><body><div id="app"></div></body></html>`

function watching() {
  const server = { page: answering(page('aaa', 'aaa')), file: answering('') }
  const asked: string[] = []
  const onrelease = vi.fn()
  const watch = new ReleaseWatch({
    url: URL_OF_PAGE,
    ownFiles: () => [...OWN, 'https://board.test/guatu/assets/Explorer-aaa.css'],
    fetchLike: (url) => {
      asked.push(url)
      return url === URL_OF_PAGE ? server.page() : server.file()
    },
    everyMs: 10 * MINUTE,
    onrelease,
  })
  watch.start()
  return { server, asked, onrelease, watch }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a new release', () => {
  test.each([
    ['script', page('bbb', 'aaa')],
    ['style', page('aaa', 'bbb')],
  ])('is told of once when the page names another %s twice in a row', async (_what, html) => {
    const { server, onrelease } = watching()
    server.page = answering(html)
    await pass(10 * MINUTE)
    expect(onrelease).not.toHaveBeenCalled()
    await pass(MINUTE)
    expect(onrelease).toHaveBeenCalledTimes(1)
    await pass(60 * MINUTE)
    expect(onrelease).toHaveBeenCalledTimes(1)
  })

  test('is not told of while its files cannot be had', async () => {
    const { server, onrelease } = watching()
    server.page = answering(page('bbb', 'bbb'))
    server.file = answering('', { status: 404 })
    await pass(60 * MINUTE)
    expect(onrelease).not.toHaveBeenCalled()
    server.file = answering('')
    await pass(11 * MINUTE)
    expect(onrelease).toHaveBeenCalledTimes(1)
  })

  test('that gives way to yet another one in between must be the same twice', async () => {
    const { server, onrelease } = watching()
    server.page = answering(page('bbb', 'bbb'))
    await pass(10 * MINUTE)
    server.page = answering(page('ccc', 'ccc'))
    await pass(MINUTE / 2)
    expect(onrelease).not.toHaveBeenCalled()
    await pass(MINUTE / 2)
    expect(onrelease).toHaveBeenCalledTimes(1)
  })
})

describe('no new release is', () => {
  test.each([
    ['the same page', answering(page('aaa', 'aaa'))],
    ['a fault', answering(page('bbb', 'bbb'), { status: 500 })],
    ['a page of something else', answering('<html><script type="module" src="/login.js"></script></html>')],
    ['an app without scripts', answering('<html><div id="app"></div></html>')],
    ['no network', unreachable],
    ['a server that hangs', hanging],
  ])('%s', async (_what, answer) => {
    const { server, asked, onrelease } = watching()
    server.page = answer
    await pass(60 * MINUTE)
    expect(onrelease).not.toHaveBeenCalled()
    expect(asked.length).toBeGreaterThan(4)
    expect(new Set(asked)).toEqual(new Set([URL_OF_PAGE]))
  })
})

test('a watch that was stopped asks nothing more', async () => {
  const { server, asked, onrelease, watch } = watching()
  server.page = answering(page('bbb', 'bbb'))
  await pass(10 * MINUTE)
  const before = asked.length
  watch.stop()
  await pass(60 * MINUTE)
  expect(asked.length).toBe(before)
  expect(onrelease).not.toHaveBeenCalled()
})
