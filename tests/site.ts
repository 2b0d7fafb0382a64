import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { preview, type Plugin } from 'vite'
import { compileFolders } from '../geodata/compile'
import { contentSecurityHeader } from '../scripts/content-security-header'
import { dataFileOf, MANIFEST_FILE, manifestOf } from '../src/pack/dataset-entry'
import type { Pack } from '../src/domain/pack'

const ROOT = resolve(import.meta.dirname, '..')

export interface Site {
  url: string
  /** The served folder, a copy of the build: a test may change its files. */
  folder: string
  /** Switches the server off: connections are refused until `start`, which takes the same port. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

export interface SiteOptions {
  /** Pack folders, from the repository's root, in place of the built-in data. */
  packs?: readonly string[]
  /** Compiled packs to serve as they are. */
  compiled?: readonly Pack[]
  config?: Readonly<Record<string, unknown>>
  /** Of the server, beside the one that sends the headers. */
  plugins?: readonly Plugin[]
}

/** Serves a copy of the build on a free port with the same headers as `npm start`. */
export async function serveSite(buildDir: string, options: SiteOptions = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'guatu-site-'))
  await cp(buildDir, folder, { recursive: true })
  const folders = (options.packs ?? []).map((pack) => join(ROOT, pack))
  const fromFolders = (await compileFolders(folders)).map((compiled) => {
    if (compiled.pack === null) throw new Error(JSON.stringify(compiled.rejections))
    return compiled.pack
  })
  const packs = [...fromFolders, ...(options.compiled ?? [])]
  for (const pack of packs) await writeFile(join(folder, 'data', dataFileOf(pack.id)), JSON.stringify(pack))
  if (packs.length > 0) {
    const manifest = manifestOf(packs, new Date().toISOString())
    await writeFile(join(folder, 'data', MANIFEST_FILE), JSON.stringify(manifest))
  }
  if (options.config !== undefined) await writeFile(join(folder, 'config.json'), JSON.stringify(options.config))
  const listen = (port: number) =>
    preview({
      configFile: false,
      root: ROOT,
      base: './',
      appType: 'mpa',
      logLevel: 'warn',
      plugins: [contentSecurityHeader(), ...(options.plugins ?? [])],
      build: { outDir: folder },
      preview: { port, host: '127.0.0.1', strictPort: port !== 0 },
    })
  let server = await listen(0)
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    folder,
    stop: () => server.close(),
    start: async () => {
      server = await listen(address.port)
    },
    close: async () => {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
