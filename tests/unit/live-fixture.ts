import type { Manifest, Pack } from '../../src/domain/pack'
import { compilePack } from '../../src/pack/compile-pack'
import { manifestOf } from '../../src/pack/dataset-entry'
import type { FetchLike, Loaded } from '../../src/pack/fetch-json'
import { readManifest, readPack } from '../../src/pack/load'
import type { KeptStore } from '../../src/state/kept-data'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'

const compiled = compilePack(new PackFolder(SHUANGQIAO).files, () => ['a']).pack
if (compiled === null) throw new Error('the test pack does not compile')

/** As a page gets it: read from the text that a server sends. */
function received<T>(value: T, read: (json: unknown, url: string) => Loaded<T>): T {
  const loaded = read(JSON.parse(JSON.stringify(value)), '')
  if (!loaded.ok) throw new Error(loaded.failure.detail)
  return loaded.value
}

export const COMPILED_AT = '2031-05-20T08:00:00Z'
export const PACK: Pack = received(compiled, readPack)
export const MANIFEST: Manifest = received(manifestOf([PACK], COMPILED_AT), readManifest)
export const LATER_PACK: Pack = { ...PACK, asOf: '2031-05-21' }
export const LATER_MANIFEST: Manifest = received(manifestOf([LATER_PACK], '2031-05-21T08:00:00Z'), readManifest)

type Answer = () => Promise<Response>
export const answering =
  (body: string, init?: ResponseInit): Answer =>
  () =>
    Promise.resolve(new Response(body, init))
export const hanging: Answer = () => new Promise(() => undefined)
export const unreachable: Answer = () => Promise.reject(new TypeError('Failed to fetch'))
/** Answers, and falls silent half-way. */
export const stalling =
  (body: string): Answer =>
  () => {
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(body.slice(0, body.length / 2))),
    })
    return Promise.resolve(new Response(stream))
  }

/** A server of one manifest and its packs. `faults` answer in place of a file, by its name. */
export class FakeServer {
  manifest = MANIFEST
  pack = PACK
  /** What the server tells of its own clock, in milliseconds since 1970; `null` = nothing. */
  dateMs: (() => number) | null = null
  readonly faults = new Map<string, Answer>()
  readonly asked: { file: string; init: RequestInit }[] = []

  readonly fetch: FetchLike = async (url, init) => {
    init.signal?.throwIfAborted()
    const file = url.split('/').at(-1) ?? ''
    this.asked.push({ file, init })
    const fault = this.faults.get(file)
    if (fault !== undefined) return fault()
    const headers = this.dateMs === null ? {} : { date: new Date(this.dateMs()).toUTCString() }
    const known: Record<string, unknown> = { 'manifest.json': this.manifest, 'shuangqiao.json': this.pack }
    const body = known[file]
    if (body === undefined) return answering('', { status: 404 })()
    return answering(JSON.stringify(body), { headers })()
  }

  push(pack: Pack, manifest: Manifest): void {
    this.pack = pack
    this.manifest = manifest
  }

  countOf(file: string): number {
    return this.asked.filter((one) => one.file === file).length
  }
}

/** A browser's database in memory. `fault` meets every call. */
export class MemoryKeptStore implements KeptStore {
  readonly records = new Map<string, unknown>()
  fault: (() => Promise<never>) | null = null

  async get(key: string): Promise<unknown> {
    await this.fault?.()
    return structuredClone(this.records.get(key))
  }
  async setMany(entries: [string, unknown][]): Promise<void> {
    await this.fault?.()
    for (const [key, value] of entries) this.records.set(key, structuredClone(value))
  }
  async del(key: string): Promise<void> {
    await this.fault?.()
    this.records.delete(key)
  }
}
