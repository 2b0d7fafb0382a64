import { buildApp } from '../../scripts/build-app.mjs'
import { createFacetIndex } from '../../src/domain/facet-index'
import { matches, NO_FILTERS, OPTION_FACETS, type Filters } from '../../src/domain/filters'
import { lexiconOf } from '../../src/domain/search'
import { Explorer, launchBrowser } from '../browser/explorer-driver'
import { randomPack } from '../random-pack'
import { serveSite } from '../site'
import { compareLedgers } from './ledgers'

const SIZES = [300, 3_000, 10_000]
const SEED = 20230228
const ROUNDS = 60
const OPENINGS = 5
const SETTLE_MS = 300
/** Long enough for the map to have taken a day in. */
const SCRUB_SETTLE_MS = 120

function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

const row = (name: string, samples: readonly number[]) =>
  `${name.padEnd(46)} median ${quantile(samples, 0.5).toFixed(1).padStart(8)} ms   p95 ${quantile(samples, 0.95)
    .toFixed(1)
    .padStart(8)} ms   (${samples.length} runs)`

const print = (line: string) => void process.stdout.write(`${line}\n`)

interface FilterTimes {
  /** From the click until counts and list are in the page and laid out, in ms. */
  elapsed: number[]
  /** What the page's main thread worked meanwhile, in ms, without waiting for a processor. */
  mainThread: number[]
}

/** Opens the page's own account of how long its main thread worked, in ms, without waiting for a processor. */
async function mainThreadOf(page: Explorer['page']) {
  const debuggee = await page.context().newCDPSession(page)
  await debuggee.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await debuggee.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}

/** Runs in the page. Shows the day at an index of the time bar and lays the page out; tells the day that is shown. */
async function scrubTo(index: number): Promise<string> {
  const slider = document.querySelector<HTMLInputElement>('.time input[type=range]')
  if (slider === null) throw new Error('no time bar')
  slider.value = String(index)
  slider.dispatchEvent(new Event('input', { bubbles: true }))
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  document.body.getBoundingClientRect()
  return document.querySelector('main')?.dataset['asOf'] ?? ''
}

/** Scrubs through a year, a day at a time: main-thread work until every part shows the day, and with the map's after it. */
async function scrubTimes({ page }: Explorer, settleMs: number): Promise<number[]> {
  const worked = await mainThreadOf(page)
  const last = Number(await page.locator('.time input[type=range]').getAttribute('max'))
  const times: number[] = []
  const days = new Set<string>()
  for (let index = 0; index <= last; index++) {
    const before = await worked()
    days.add(await page.evaluate(scrubTo, index))
    if (settleMs > 0) await page.waitForTimeout(settleMs)
    times.push((await worked()) - before)
    if (settleMs === 0) await page.waitForTimeout(30)
  }
  if (days.size !== last + 1) throw new Error(`${days.size} days shown of ${last + 1}`)
  return times
}

/** Clicks go round the facets, on and off, so that lists of every length are made. */
async function filterTimes({ page }: Explorer): Promise<FilterTimes> {
  const worked = await mainThreadOf(page)
  const times: FilterTimes = { elapsed: [], mainThread: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const before = await worked()
    times.elapsed.push(await page.evaluate(clickOption, round))
    times.mainThread.push((await worked()) - before)
    // The map follows in its own time, which the next sample must not pay for.
    await page.waitForTimeout(SETTLE_MS)
  }
  return times
}

/** Runs in the page. Checks that the list has as many items as the option announced. */
async function clickOption(round: number): Promise<number> {
  const facets = ['kind', 'unit', 'stage', 'level', 'field', 'funding', 'tag', 'person', 'accuracy']
  const facet = facets[Math.floor(round / 2) % facets.length]
  const chips = document.querySelectorAll<HTMLElement>(`[data-facet="${facet}"]`)
  const chip = chips[Math.floor(round / (2 * facets.length)) % chips.length]
  if (chip === undefined) throw new Error(`facet ${facet} shows no option`)
  const started = performance.now()
  chip.click()
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  document.body.getBoundingClientRect()
  const elapsed = performance.now() - started
  const visible = Number(document.querySelector('[data-tally="visible"]')?.textContent)
  if (chip.getAttribute('aria-pressed') === 'true' && visible !== Number(chip.dataset.count)) {
    throw new Error(`${facet}: ${visible} items listed, ${chip.dataset.count} announced`)
  }
  return elapsed
}

/** Times from the start of navigation to `data-ready`, each in a fresh browser context, in ms. */
async function openingTime(browser: Awaited<ReturnType<typeof launchBrowser>>, url: string): Promise<number> {
  const explorer = await Explorer.in(browser)
  await explorer.page.addInitScript(() => {
    new MutationObserver(() => {
      const ready = document.querySelector('main[data-ready="true"]')
      if (ready !== null && !performance.getEntriesByName('ready').length) performance.mark('ready')
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] })
  })
  await explorer.goto(url)
  const time = await explorer.page.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime ?? Number.NaN)
  await explorer.close()
  return time
}

function timeOf(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

/** The column index against the plain predicate, on the same filters in the same run. */
function compareIndex(size: number): void {
  const pack = randomPack(SEED, size)
  const lexicon = lexiconOf(pack)
  const index = createFacetIndex(pack.items, lexicon)
  const trials: Filters[] = OPTION_FACETS.flatMap((facet) =>
    index
      .apply(NO_FILTERS)
      .counts[facet].slice(0, 3)
      .map(({ option }) => ({ ...NO_FILTERS, options: { [facet]: [option] } })),
  )
  const columns = trials.map((filters) => timeOf(() => index.apply(filters)))
  const predicate = trials.map((filters) => timeOf(() => pack.items.filter((item) => matches(item, filters, lexicon))))
  print(row(`  columns: visible and every count, ${size}`, columns))
  print(row(`  predicate: visible alone, ${size}`, predicate))
  print(
    `  predicate ÷ columns (medians)                  ${(quantile(predicate, 0.5) / quantile(columns, 0.5)).toFixed(2)}`,
  )
}

/** `npm run bench`: measures the built app. Numbers are for comparing within one run, on one machine. */
export async function main(): Promise<number> {
  const build = await buildApp()
  const browser = await launchBrowser()
  try {
    for (const size of SIZES) {
      const site = await serveSite(build.folder, { compiled: [randomPack(SEED, size)], config: {} })
      print(`\n${size} items`)
      const openings: number[] = []
      for (let n = 0; n < OPENINGS; n++) openings.push(await openingTime(browser, site.url))
      print(row('  navigation → data-ready', openings))
      const explorer = await Explorer.open(browser, site.url)
      await filterTimes(explorer)
      const { elapsed, mainThread } = await filterTimes(explorer)
      print(row('  filter change → counts and list, elapsed', elapsed))
      print(row('  filter change → counts and list, main thread', mainThread))
      await explorer.close()
      await site.close()
    }
    const drill = await serveSite(build.folder, { packs: ['geodata/laishan-drill'], config: {} })
    const explorer = await Explorer.open(browser, drill.url)
    print('\na year of the drill pack, day by day')
    await scrubTimes(explorer, 0)
    print(row('  day → every part but the map, main thread', await scrubTimes(explorer, 0)))
    print(row('  day → every part and the map, main thread', await scrubTimes(explorer, SCRUB_SETTLE_MS)))
    await explorer.close()
    await drill.close()
    print('\nfilter engine alone')
    for (const size of SIZES) compareIndex(size)
    print('\nledgers')
    await compareLedgers((name, samples) => print(row(name, samples)))
  } finally {
    await browser.close()
    await build.remove()
  }
  return 0
}
