// Builds the app for whatever runs it in a browser. `BUILT_APP` names the folder of a build that is there already.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const ROOT = resolve(import.meta.dirname, '..')

/**
 * The app built as `npm start` does, in a temporary folder that `remove` removes. In a process of its own, because a
 * test runner's NODE_ENV would give a development build.
 */
export async function buildApp() {
  const built = process.env.BUILT_APP
  if (built) return { folder: built, remove: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'guatu-build-'))
  const script = join(ROOT, 'node_modules/vite/bin/vite.js')
  const args = ['build', '--configLoader', 'runner', '--logLevel', 'warn', '--emptyOutDir', '--outDir', folder]
  await promisify(execFile)(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
