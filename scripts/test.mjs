// `npm test`: every check, what takes little of the machine beside others, and at the end the counts of what passed and failed.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

/** Runs a script of Node’s, shown as it runs or, where it runs beside others, whole once it is done. */
async function run(name, script, args, { env = {}, beside = false } = {}) {
  const started = Date.now()
  if (!beside) console.log(`\n— ${name}`)
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', beside ? 'pipe' : 'inherit', beside ? 'pipe' : 'inherit'],
    env: { ...process.env, ...env },
  })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
  const status = await new Promise((done) => child.on('close', done))
  if (beside) console.log(`\n— ${name}`)
  process.stdout.write(Buffer.concat(said))
  console.log(`  ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return status === 0
}

async function check(name, script, args, env) {
  count(name, await run(name, script, args, { env, beside: true }))
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

const quick = Promise.all([
  check('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  check('lint', 'node_modules/eslint/bin/eslint.js', ['.']),
  check('types', 'node_modules/svelte-check/bin/svelte-check', [
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ]),
])

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
  check('soak, two minutes', 'scripts/run.mjs', ['tests/soak/run.ts', '--minutes', '2', '--seed', '1'], browser)
await quick
await suite('unit tests', 'unit')
if (browser) await suite('browser tests and size budgets', 'browser', browser)
await soak

await build?.remove()
rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`\nguatu: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exitCode = tally.failed > 0 ? 1 : 0
