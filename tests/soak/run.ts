import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compileFolder } from '../../geodata/compile'
import { buildApp } from '../../scripts/build-app.mjs'
import { launchBrowser } from '../browser/explorer-driver'
import { serveSite } from '../site'
import { judgeSamples, MEASURES, overBudget, warmUpMs, type Judged, type Sample } from './budgets'
import { FaultySite } from './faulty-server'
import { Soak, type Account } from './soak'

const PACK = 'geodata/laishan-drill'
const POLL_SECONDS = 5
/** The map's memory is measured on a wall that is drawn in software, at any size. */
const FLAGS = ['--disable-gpu-process-crash-limit']
const USAGE = 'npm run soak -- --minutes N [--seed S]'

const print = (line: string) => void process.stdout.write(`${line}\n`)

function readArguments(args: readonly string[]): { minutes: number; seed: number } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { minutes: { type: 'string' }, seed: { type: 'string' } },
    })
    const minutes = Number(values.minutes ?? 2)
    const seed = Number(values.seed ?? Date.now() % 1_000_000)
    return minutes > 0 && Number.isInteger(seed) ? { minutes, seed } : null
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const clock = (atMs: number) => `${Math.floor(atMs / 60_000)}:${((atMs % 60_000) / 1000).toFixed(1).padStart(4, '0')}`
const figure = (value: number | null) => (value === null ? '–' : value.toFixed(1)).padStart(11)

function printSamples(samples: readonly Sample[]) {
  print(`\n${'time'.padStart(8)}  life${MEASURES.map((measure) => measure.padStart(11)).join('')}`)
  for (const sample of samples) {
    const figures = MEASURES.map((measure) => figure(sample[measure])).join('')
    print(`${clock(sample.atMs).padStart(8)}${String(sample.life).padStart(6)}${figures}`)
  }
}

function printJudged(judged: readonly Judged[]) {
  print(
    `\n${'after warm-up'.padEnd(14)}${['slope / h', 'allowed', 'growth', 'allowed'].map((name) => name.padStart(11)).join('')}`,
  )
  for (const { measure, slope, allowedSlope, growth, allowedGrowth } of judged) {
    print(measure.padEnd(14) + [slope, allowedSlope, growth, allowedGrowth].map(figure).join(''))
  }
}

async function savePictures(pictures: Account['pictures']) {
  if (Object.keys(pictures).length === 0) return
  const folder = await mkdtemp(join(tmpdir(), 'guatu-soak-'))
  for (const [name, png] of Object.entries(pictures)) await writeFile(join(folder, `${name}.png`), png)
  print(`\nBoth pictures are in ${folder}`)
}

/** `npm run soak`: drives the built wall through whatever may befall it, and measures what is left behind. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === null) {
    print(USAGE)
    return 2
  }
  const durationMs = asked.minutes * 60_000
  print(`soak of ${asked.minutes} min, --seed ${asked.seed}`)
  const { pack } = await compileFolder(resolve(PACK))
  if (pack === null) throw new Error(`${PACK} does not compile`)
  const build = await buildApp()
  const faults = new FaultySite()
  const config = { wall: { pollSeconds: POLL_SECONDS, restartAt: null } }
  const site = await serveSite(build.folder, { compiled: [pack], config, plugins: [faults.plugin] })
  const browser = await launchBrowser({ flags: FLAGS })
  try {
    const tell = (atMs: number, what: string) => print(`${clock(atMs).padStart(8)}  ${what}`)
    const soak = new Soak({ browser, site, faults, pack, seed: asked.seed, durationMs, tell })
    const { events, samples, failures, eventLog, pictures } = await soak.run()
    const judged = judgeSamples(samples, warmUpMs(durationMs))
    const all = [...failures, ...overBudget(judged)]
    printSamples(samples)
    printJudged(judged)
    await savePictures(pictures)
    if (eventLog.length > 0) print(`\nThe wall’s own log, the latest first:\n${eventLog.join('\n')}`)
    for (const failure of all) print(`\nFAILED: ${failure}`)
    print(`\nsoak: ${events} events, ${samples.length} samples, ${all.length === 0 ? 'ok' : `${all.length} failures`}`)
    return all.length === 0 ? 0 : 1
  } finally {
    await browser.close()
    await site.close()
    await build.remove()
  }
}
