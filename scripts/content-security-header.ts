import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { parseConfig } from '../src/pack/config'
import { contentSecurityPolicy } from '../src/pack/content-security-policy'

/** Sends the Content-Security-Policy with every answer of `vite preview`, read afresh from the served `config.json`. */
export function contentSecurityHeader(): Plugin {
  return {
    name: 'guatu:content-security-header',
    configurePreviewServer(server) {
      const configFile = resolve(server.config.root, server.config.build.outDir, 'config.json')
      server.middlewares.use((_request, response, next) => {
        void readSettings(configFile).then((settings) => {
          response.setHeader('Content-Security-Policy', contentSecurityPolicy(parseConfig(settings).config))
          response.setHeader('X-Content-Type-Options', 'nosniff')
          response.setHeader('Referrer-Policy', 'same-origin')
          next()
        })
      })
    },
  }
}

// An unreadable or broken file gives the strictest policy; the page itself tells the reader what is wrong with it.
async function readSettings(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return {}
  }
}
