// `npm test`: every check in turn, each shown as it runs, and at the end the counts of what passed and failed.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './find-chromium.mjs'

const reports = mkdtempSync(join(tmpdir(), 'guatu-test-'))
const tally = { passed: 0, failed: 0, skipped: 0 }
const failures = []

function run(name, command, args, env = {}) {
  console.log(`\n— ${name}`)
  const started = Date.now()
  const { status } = spawnSync(process.execPath, [join('node_modules', command), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  console.log(`  ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  if (status !== 0) failures.push(name)
  return status === 0
}

/** A check that needs little of the machine: several run side by side, each shown whole once it is done. */
async function check(name, command, args) {
  const started = Date.now()
  const child = spawn(process.execPath, [join('node_modules', command), ...args])
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  const status = await new Promise((done) => child.on('close', done))
  console.log(`\n— ${name}`)
  process.stdout.write(Buffer.concat(said))
  console.log(`  ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  if (status === 0) tally.passed++
  else {
    tally.failed++
    failures.push(name)
  }
}

function suite(name, project, env) {
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
  const passed = run(name, 'vitest/vitest.mjs', args, env)
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

await Promise.all([
  check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  check('lint', 'eslint/bin/eslint.js', ['.']),
  check('types', 'svelte-check/bin/svelte-check', [
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ]),
])
suite('unit tests', 'unit')
try {
  suite('browser tests and size budgets', 'browser', { CHROME_PATH: findChromium() })
} catch (error) {
  console.error(`\n${error.message}`)
  failures.push('browser tests')
  tally.failed++
}

if (run('soak, two minutes', '../scripts/run.mjs', ['tests/soak/run.ts', '--minutes', '2', '--seed', '1']))
  tally.passed++
else tally.failed++

rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`\nguatu: ${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exitCode = tally.failed > 0 || failures.length > 0 ? 1 : 0
