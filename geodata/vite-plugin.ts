import { resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { dataFileOf, MANIFEST_FILE, manifestOf } from '../src/pack/dataset-entry'
import { allFolders, compileFolders, defaultLanguage, rejectionLines } from './compile'

interface DataFiles {
  /** File name → JSON, the manifest among them. */
  files: ReadonlyMap<string, string>
  faults: readonly string[]
}

async function dataFiles(folders: readonly string[]): Promise<DataFiles> {
  const compiled = await compileFolders(folders)
  const faults = compiled.flatMap((one) => rejectionLines(one, defaultLanguage()))
  const packs = compiled.map(({ pack }) => pack).filter((pack) => pack !== null)
  const files = new Map(compiled.flatMap(({ pack, json }) => (pack === null ? [] : [[dataFileOf(pack.id), json]])))
  files.set(MANIFEST_FILE, JSON.stringify(manifestOf(packs, new Date().toISOString())))
  return { files, faults }
}

/** Vite plugin: a build emits `data/*.json` of every pack under `geodata/` or fails; the dev server serves them and reloads when a pack changes. */
export function guatuData(): Plugin {
  return {
    name: 'guatu-data',
    async generateBundle() {
      const { files, faults } = await dataFiles(await allFolders())
      if (faults.length > 0) this.error(`\n${faults.join('\n')}`)
      for (const [name, source] of files) this.emitFile({ type: 'asset', fileName: `data/${name}`, source })
    },
    async configureServer(server) {
      const folders = await allFolders()
      let current: Promise<DataFiles> | null = null
      server.watcher.add(folders)
      server.watcher.on('all', (_event, path) => {
        if (!folders.some((folder) => resolve(path).startsWith(folder + sep))) return
        current = null
        server.ws.send({ type: 'full-reload' })
      })
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://dev.invalid')
        const own = pathname.startsWith(server.config.base) ? pathname.slice(server.config.base.length) : pathname
        const name = /^\/?data\/([a-z0-9-]+\.json)$/.exec(own)?.[1]
        if (name === undefined) return next()
        current ??= dataFiles(folders)
        current
          .then(({ files, faults }) => {
            const body = files.get(name)
            for (const fault of faults) server.config.logger.error(fault)
            response.statusCode = faults.length > 0 ? 500 : body === undefined ? 404 : 200
            response.setHeader('content-type', faults.length > 0 ? 'text/plain; charset=utf-8' : 'application/json')
            response.setHeader('cache-control', 'no-cache')
            response.end(faults.length > 0 ? faults.join('\n') : body)
          })
          .catch(next)
      })
    },
  }
}
