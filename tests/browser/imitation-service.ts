import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Reply {
  status?: number
  type: string
  body: Buffer | string
}

/** Says what to answer to an address; `'silence'` leaves the caller waiting. */
export type Answers = (url: URL) => Reply | 'silence'

export const NOT_FOUND: Reply = { status: 404, type: 'text/plain', body: 'not found' }
export const REFUSED: Reply = { status: 403, type: 'application/json', body: '{"code":301012,"msg":"key"}' }

export const json = (content: unknown): Reply => ({ type: 'application/json', body: JSON.stringify(content) })
export const picture = (body: Buffer): Reply => ({ type: 'image/png', body })

/** A map service of our own on this computer that any page may ask, and that can fail and be repaired. */
export class ImitationService {
  /** Every address that was asked for, as the caller wrote it. */
  readonly requests: URL[] = []
  answers: Answers
  #server: Server | null = null
  #port = 0

  private constructor(answers: Answers) {
    this.answers = answers
  }

  static async start(answers: Answers = () => NOT_FOUND): Promise<ImitationService> {
    const service = new ImitationService(answers)
    await service.start()
    return service
  }

  get port(): number {
    return this.#port
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** Starts to listen; after `stop` on the same port as before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
      this.requests.push(url)
      const reply = this.answers(url)
      if (reply === 'silence') return
      const { status = 200, type, body } = reply
      response.writeHead(status, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end(body)
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.#port, '127.0.0.1', resolve)
    })
    this.#port = (server.address() as AddressInfo).port
    this.#server = server
  }

  /** Goes away as a server does that is switched off: connections are refused. */
  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (server === null) return
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  }
}
