import type { Browser } from 'playwright-core'
import type { Pack } from '../../src/domain/pack'
import { isTrouble } from '../browser/explorer-driver'
import type { Site } from '../site'
import type { Sample } from './budgets'
import { DataPushes, publish } from './data-push'
import type { FaultySite } from './faulty-server'
import { differenceOf, FINAL_SIZE, pinOverview, resting, type Difference, type Still } from './final-picture'
import { causeOf, recoveryBoundMs, type Trouble } from './messages'
import { planSoak, SIZES, stepWords, type Step } from './schedule'
import { WallPage, type Look } from './wall-page'

const LOOK_EVERY_MS = 1_000
/** The watchdog restarts a wall after 90 s without a beat; a reload on a busy machine takes some 20 s. */
const BEAT_MS = 45_000
const LEAST_SAMPLE_MS = 4_000
const MOST_SAMPLES = 240
/** The age is told in whole seconds, and by a page that is a little late. */
const SAME_AGE_S = 6
/** Seen is no difference at all; one label of the map may give way to another by the order in which they came. */
const MOST_DIFFERENT: Difference = { map: 0.002, rest: 0.0005 }

/** Two maps that were let go have as many together. */
const MOST_MORE_LISTENERS = 24

export interface SoakOptions {
  browser: Browser
  site: Site
  faults: FaultySite
  /** What the site serves at the beginning. */
  pack: Pack
  seed: number
  durationMs: number
  /** Something happened, in milliseconds after the beginning. */
  tell(atMs: number, what: string): void
}

export interface Account {
  events: number
  samples: readonly Sample[]
  failures: readonly string[]
  /** The wall's own, where something failed; the latest first. */
  eventLog: readonly string[]
  /** Where a final picture differs, both. */
  pictures: Readonly<Record<string, Buffer>>
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, Math.max(0, ms)))
const firstLine = (error: unknown) => String(error).split('\n')[0]!

/** One soak of a wall: what is done to it, what is seen of it, and what was wrong. */
export class Soak {
  readonly #options: SoakOptions
  readonly #url: string
  #began = 0
  readonly #pushes: DataPushes
  readonly #failures: string[] = []
  readonly #samples: Sample[] = []
  readonly #troubles: Trouble[] = []
  #openWall: WallPage | null = null
  #events = 0
  #life = 0
  #look: Look | null = null
  #beatAtMs = 0
  #staleSinceMs: number | null = null
  #pushedMs: number

  constructor(options: SoakOptions) {
    this.#options = options
    this.#url = `${options.site.url}?view=wall&data=${options.pack.id}`
    this.#pushes = new DataPushes(options.pack, options.seed)
    this.#pushedMs = Date.now()
  }

  get #wall(): WallPage {
    if (this.#openWall === null) throw new Error('The wall is not open yet')
    return this.#openWall
  }

  get #nowMs(): number {
    return performance.now() - this.#began
  }

  async run(): Promise<Account> {
    const { seed, durationMs } = this.#options
    let pictures: Account['pictures'] = {}
    this.#began = performance.now()
    try {
      await this.#open()
      await this.#drive(planSoak(seed, durationMs), durationMs)
      await this.#recover()
      if (this.#failures.length === 0) pictures = await this.#compare()
    } catch (error) {
      this.#fail(firstLine(error))
    }
    const eventLog = this.#failures.length === 0 ? [] : ((await this.#openWall?.eventLog().catch(() => [])) ?? [])
    return { events: this.#events, samples: this.#samples, failures: this.#failures, eventLog, pictures }
  }

  #tell(what: string) {
    this.#options.tell(this.#nowMs, what)
  }

  #fail(what: string) {
    this.#failures.push(what)
    this.#tell(`FAILED: ${what}`)
  }

  async #open() {
    const { browser, pack, site } = this.#options
    this.#pushedMs = await publish(site.folder, pack)
    this.#openWall = await WallPage.open(browser, this.#url, SIZES[0]!, (page) => {
      page.on('console', (message) => {
        if (isTrouble(message)) this.#heard(message.text())
      })
      page.on('pageerror', (error) => this.#fail(`page error: ${error.message}`))
      page.on('crash', () => this.#fail('the page crashed'))
    })
    this.#beatAtMs = this.#nowMs
    this.#tell('the wall is open')
  }

  #heard(text: string) {
    const cause = causeOf(text, this.#nowMs, this.#troubles)
    if (cause === null) this.#fail(`console: ${text}`)
    else this.#tell(`  console, from ${cause}: ${text.split('\n')[0]!.slice(0, 120)}`)
  }

  /** Does the steps at their times, looks at the wall each second and samples it once a while. */
  async #drive(steps: readonly Step[], durationMs: number) {
    const startMs = this.#nowMs
    const sampleEveryMs = Math.max(LEAST_SAMPLE_MS, durationMs / MOST_SAMPLES)
    const waiting = [...steps]
    let sampleMs = 0
    let lookMs = 0
    for (let atMs = 0; atMs < durationMs; atMs = this.#nowMs - startMs) {
      const [step] = waiting
      if (step !== undefined && step.atMs <= atMs) {
        waiting.shift()
        await this.#do(step)
      } else if (sampleMs <= atMs) {
        await this.#sample()
        sampleMs = this.#nowMs - startMs + sampleEveryMs
      } else if (lookMs <= atMs) {
        await this.#lookAtIt()
        lookMs = this.#nowMs - startMs + LOOK_EVERY_MS
      } else await sleep(Math.min(step?.atMs ?? durationMs, sampleMs, lookMs, durationMs) - atMs)
    }
  }

  async #do(step: Step) {
    const words = stepWords(step)
    const { faults, site } = this.#options
    const { page } = this.#wall
    this.#events += 1
    if (step.kind === 'key') await page.keyboard.press(step.key)
    else if (step.kind === 'resize') await page.setViewportSize(step.size)
    else if (step.kind === 'push') {
      const { pack, newlyRed } = this.#pushes.next()
      this.#pushedMs = await publish(site.folder, pack)
      return this.#tell(`${words}, ${newlyRed} is red`)
    } else if (step.kind === 'fault') {
      this.#troubles.push({ cause: step.fault, fromMs: this.#nowMs, toMs: null })
      await faults.fail(step.fault)
    } else if (step.kind === 'lift') return this.#lift()
    else if (step.kind === 'loseContext') {
      this.#troubles.push({ cause: 'lostContext', fromMs: this.#nowMs, toMs: this.#nowMs })
      if (!(await this.#wall.loseContext())) return this.#tell(`${words}: it has none`)
    } else if (!(await this.#wall.restoreContext())) return this.#tell(`${words}: it is gone`)
    this.#tell(words)
  }

  async #lift() {
    const { faults } = this.#options
    await faults.mend()
    const isOver = (trouble: Trouble) => trouble.toMs !== null
    const ended = this.#troubles.map((one) => (isOver(one) ? one : { ...one, toMs: this.#nowMs }))
    this.#troubles.splice(0, this.#troubles.length, ...ended)
    this.#tell(`server: well again (${faults.met} requests met the fault)`)
  }

  async #lookAtIt() {
    const before = this.#look
    let look: Look
    try {
      look = await this.#wall.look()
    } catch (error) {
      // The page is being loaded anew.
      if (/context was destroyed|navigation/i.test(String(error))) return
      throw error
    }
    this.#look = look
    if (before !== null && before.bornMs !== look.bornMs) {
      this.#life += 1
      this.#tell('the page was loaded anew')
    }
    if (look.health !== before?.health) this.#tell(`  health: ${look.health ?? 'not told yet'}`)
    if (look.health === 'ok') this.#staleSinceMs = null
    else this.#staleSinceMs ??= this.#nowMs
    if (look.gaveUp) throw new Error('the wall has given up')
    if (look.beats !== null && look.beats !== before?.beats) this.#beatAtMs = this.#nowMs
    const silentMs = this.#nowMs - this.#beatAtMs
    if (silentMs > BEAT_MS) throw new Error(`the heartbeat has stood still for ${Math.round(silentMs / 1000)} s`)
  }

  async #sample() {
    await this.#lookAtIt()
    const figures = await this.#wall.sample()
    this.#samples.push({ atMs: this.#nowMs, life: this.#life, ...figures })
  }

  /** After the last fault the wall is to find back to health, and to the data that were pushed last, by itself. */
  async #recover() {
    await this.#lift()
    const liftedMs = this.#nowMs
    const boundMs = recoveryBoundMs(this.#staleSinceMs === null ? 0 : liftedMs - this.#staleSinceMs)
    for (;;) {
      await this.#lookAtIt()
      const ageS = (Date.now() - this.#pushedMs) / 1000
      const isFresh = Math.abs((this.#look?.dataAge ?? NaN) - ageS) <= SAME_AGE_S
      const takenS = Math.round((this.#nowMs - liftedMs) / 1000)
      if (this.#look?.health === 'ok' && isFresh) {
        this.#tell(`well again, with the last data, after ${takenS} s of at most ${Math.round(boundMs / 1000)} s`)
        return
      }
      if (this.#nowMs - liftedMs > boundMs) {
        const { health, dataAge } = this.#look!
        const state = `health ${health}, data of ${dataAge} s ago, the last push ${Math.round(ageS)} s ago`
        return this.#fail(`not well again ${takenS} s after the last fault: ${state}`)
      }
      await sleep(LOOK_EVERY_MS)
    }
  }

  /** Compares the wall with a freshly started one: same data, same day, same stop, same size. */
  async #compare(): Promise<Account['pictures']> {
    const { browser } = this.#options
    const fresh = await WallPage.open(browser, this.#url, FINAL_SIZE, (page) => {
      page.on('pageerror', (error) => this.#fail(`page error of a fresh start: ${error.message}`))
    })
    await this.#wall.page.setViewportSize(FINAL_SIZE)
    await pinOverview(fresh.page, await pinOverview(this.#wall.page, null))
    const both = async () => [await resting(this.#wall.page), await resting(fresh.page)] as const
    let [one, two] = await both()
    // The layout moves by a pixel once a while: both are to stand at the same place.
    for (let tries = 0; tries < 5 && one.shift !== two.shift; tries++) [one, two] = await both()
    const difference = differenceOf(one, two)
    const more = (await this.#wall.sample()).listeners! - (await fresh.sample()).listeners!
    this.#tell(`event listeners: ${Math.abs(more)} ${more < 0 ? 'fewer' : 'more'} than a fresh start has`)
    if (more > MOST_MORE_LISTENERS)
      this.#fail(`${more} event listeners more than a fresh start, allowed ${MOST_MORE_LISTENERS}`)
    await fresh.page.context().close()
    return this.#judgePictures(one, two, difference)
  }

  #judgePictures(soaked: Still, fresh: Still, difference: Difference): Account['pictures'] {
    const before = this.#failures.length
    const share = (value: number) => `${(100 * value).toFixed(2)} %`
    this.#tell(`final picture: map differs by ${share(difference.map)}, the rest by ${share(difference.rest)}`)
    for (const part of ['map', 'rest'] as const) {
      if (difference[part] <= MOST_DIFFERENT[part]) continue
      const allowed = share(MOST_DIFFERENT[part])
      this.#fail(
        `the final picture’s ${part} differs from a fresh start’s by ${share(difference[part])}, allowed ${allowed}`,
      )
    }
    if (soaked.words !== fresh.words) {
      this.#fail(`the wall’s words are not those of a fresh start:\n  ${soaked.words}\n  ${fresh.words}`)
    }
    if (soaked.canvases !== fresh.canvases) {
      this.#fail(`${soaked.canvases} canvases, a fresh start has ${fresh.canvases}`)
    }
    return this.#failures.length === before ? {} : { soaked: soaked.png, fresh: fresh.png }
  }
}
