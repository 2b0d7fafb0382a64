// Finds a Chromium or Chrome for the browser tests, or installs one with the system's package manager.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const ADVICE = [
  'No Chromium or Chrome was found for the browser tests. Do one of these:',
  '  Debian, Ubuntu:  sudo apt-get install chromium',
  '  Fedora:          sudo dnf install chromium',
  '  macOS:           brew install --cask chromium',
  '  any system:      CHROME_PATH=/path/to/chrome npm test',
].join('\n')

/** The path of an installed browser, `CHROME_PATH` first, or `null`. Throws when `CHROME_PATH` names no file. */
export function installedChromium() {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH is set to ${named}, where there is no file.`)
    return named
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES]
  return candidates.find((path) => existsSync(path)) ?? null
}

/** The path of a browser, installed first where that can be done unasked (as root with apt-get). Throws with advice. */
export function findChromium() {
  const installed = installedChromium()
  if (installed !== null) return installed
  const isRoot = process.getuid?.() === 0
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  if (!isRoot || !hasApt) throw new Error(ADVICE)
  console.log('No Chromium found; installing Debian’s with apt-get.')
  const run = (args) =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  run(['update', '-qq'])
  run(['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  const now = installedChromium()
  if (now === null) throw new Error(ADVICE)
  return now
}
