// `npm test`: every check, what takes little of the machine beside others, and at the end the counts of what passed and failed.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from './build-app.mjs'
import { findChromium } from './find-chromium.mjs'

const reports = mkdtempSync(join(tmpdir(), 'guatu-test-'))
const tally = { passed: 0, failed: 0, skipped: 0 }
const failures = []

function count(name, passed) {
  if (passed) tally.passed++
  else {
    tally.failed++
    failures.push(name)
  }
}

/**
 * Runs a script of Node’s, shown as it runs or, where it runs beside others, whole once it is done. One that yields
 * takes what the others leave of the processors.
 */
async function run(name, script, args, { env = {}, beside = false, yields = false } = {}) {
  const started = Date.now()
  if (!beside) console.log(`\n— ${name}`)
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', beside ? 'pipe' : 'inherit', beside ? 'pipe' : 'inherit'],
    env: { ...process.env, ...env },
  })
  if (yields && child.pid !== undefined) {
    try {
      setPriority(child.pid, constants.priority.PRIORITY_LOW)
    } catch {
      // It is over already, or the system does not let it: then it runs as the others do.
    }
  }
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
  const status = await new Promise((done) => child.on('close', done))
  if (beside) console.log(`\n— ${name}`)
  process.stdout.write(Buffer.concat(said))
  console.log(`  ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return status === 0
}

async function check(name, script, args, options) {
  count(name, await run(name, script, args, { ...options, beside: true }))
}

async function suite(name, project, env) {
  const report = join(reports, `${project}.json`)
  const args = [
    'run',
    '--configLoader',
    'runner',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const passed = await run(name, 'node_modules/vitest/vitest.mjs', args, { env })
  if (!passed) failures.push(name)
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
    tally.passed += numPassedTests
    tally.failed += numFailedTests
    tally.skipped += numPendingTests
    if (!passed && numFailedTests === 0) tally.failed++
  } catch (error) {
    console.error(`  no report of ${name}: ${error.message}`)
    tally.failed++
  }
}

/** What waits for nothing and has no time set, one after the other: it fills the gaps that the browser leaves. */
async function readSources() {
  const yields = { yields: true }
  await check('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'], yields)
  await check('lint', 'node_modules/eslint/bin/eslint.js', ['.'], yields)
  const types = ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
  await check('types', 'node_modules/svelte-check/bin/svelte-check', types, yields)
}
const sources = readSources()

/** One browser and one build, for the soak and the browser tests. */
let browser = null
let build = null
try {
  const CHROME_PATH = findChromium()
  build = await buildApp()
  browser = { CHROME_PATH, BUILT_APP: build.folder }
} catch (error) {
  console.error(`\n${error.message}`)
  count('browser tests', false)
}

// A wall that runs by itself waits more than it works.
const soak =
  browser &&
  check('soak, two minutes', 'scripts/run.mjs', ['tests/soak/run.ts', '--minutes', '2', '--seed', '1'], {
    env: browser,
  })
await suite('unit tests', 'unit')
if (browser) await suite('browser tests and size budgets', 'browser', browser)
await Promise.all([sources, soak])

await build?.remove()
rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`\nguatu: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exitCode = tally.failed > 0 ? 1 : 0
