import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Plugin, PreviewServer } from 'vite'
import type { ServerFault } from './schedule'

const PAGE = '<!doctype html><title>Sign in</title><p>This is not what was asked for.'

/** A preview server that can be made to fail, all at once, and to be well again. */
export class FaultySite {
  #server: PreviewServer | null = null
  #port = 0
  #fault: ServerFault | null = null
  #met = 0

  readonly plugin: Plugin = {
    name: 'guatu:soak-faults',
    configurePreviewServer: (server) => {
      this.#server = server
      server.middlewares.use((request, response, next) => {
        void this.#answer(request, response).then((isAnswered) => isAnswered || next(), next)
      })
    },
  }

  /** How many requests the last fault has met, as far as they reached the server. */
  get met(): number {
    return this.#met
  }

  async fail(fault: ServerFault): Promise<void> {
    this.#fault = fault
    this.#met = 0
    const http = this.#server?.httpServer
    if (fault !== 'down' || http === undefined || !http.listening) return
    this.#port = (http.address() as AddressInfo).port
    http.close()
    if ('closeAllConnections' in http) http.closeAllConnections()
  }

  /** What hangs is left hanging, as a server that was started anew would. */
  async mend(): Promise<void> {
    this.#fault = null
    const http = this.#server?.httpServer
    if (http === undefined || http.listening) return
    await new Promise<void>((resolve) => http.listen(this.#port, '127.0.0.1', resolve))
  }

  /** Whether the request has met the fault, and needs no answer any more. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = (request.url ?? '').split('?')[0]!
    const fault = this.#fault
    const isData = path.endsWith('.json')
    if (fault === null || fault === 'down' || (!isData && fault !== 'serverError' && fault !== 'hang')) return false
    this.#met += 1
    if (fault === 'hang') return true
    if (fault === 'serverError') response.writeHead(500).end('out of order')
    else if (fault === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
    else {
      const { root, build } = this.#server!.config
      const whole = await readFile(join(resolve(root, build.outDir), path))
      const half = whole.subarray(0, whole.length / 2)
      response.writeHead(200, { 'content-type': 'application/json' }).end(half)
    }
    return true
  }
}
