import { describe, expect, test } from 'vitest'
import type { DatasetEntry, Pack } from '../../src/domain/pack'
import { compilePack } from '../../src/pack/compile-pack'
import { manifestOf } from '../../src/pack/dataset-entry'
import type { Failure, Loaded, Progress } from '../../src/pack/fetch-json'
import { findDataset, loadManifest, loadPack, readPack } from '../../src/pack/load'
import { PackFolder, setAt, SHUANGQIAO } from '../packs/pack-files'

const MANIFEST_URL = 'https://board.test/data/manifest.json'

const compiled = compilePack(new PackFolder(SHUANGQIAO).files, () => ['a']).pack
if (compiled === null) throw new Error('the test pack does not compile')
const pack: Pack = compiled
const json = JSON.stringify(pack)
const manifest = manifestOf([pack], '2031-05-20T08:00:00Z')
const [entry] = manifest.datasets as [DatasetEntry]

const answering = (body: string, init?: ResponseInit) => () => Promise.resolve(new Response(body, init))
const failureOf = (loaded: Loaded<unknown>): Failure | null => (loaded.ok ? null : loaded.failure)
const loadBody = async (body: string, init?: ResponseInit) =>
  failureOf(await loadPack(answering(body, init), MANIFEST_URL, entry))

/** What the loader says of the pack with one value changed; `undefined` deletes it. */
const failureWith = (path: string, value: unknown) => {
  const changed: unknown = JSON.parse(json)
  setAt(changed, path, value)
  return failureOf(readPack(changed, 'u'))
}

describe('loading a pack', () => {
  test('gives what was compiled, from the address beside the manifest', async () => {
    const asked: string[] = []
    const loaded = await loadPack(
      (url) => {
        asked.push(url)
        return answering(json)()
      },
      MANIFEST_URL,
      entry,
    )
    expect(asked).toEqual(['https://board.test/data/shuangqiao.json'])
    expect(loaded).toEqual({ ok: true, value: pack })
    expect(Object.isFrozen(loaded.ok && loaded.value)).toBe(true)
  })

  test('tells its progress up to the whole length', async () => {
    const bytes = new TextEncoder().encode(json)
    const seen: Progress[] = []
    const headers = { 'content-length': String(bytes.length) }
    await loadPack(answering(json, { headers }), MANIFEST_URL, entry, { onProgress: (progress) => seen.push(progress) })
    expect(seen[0]).toEqual({ loaded: 0, total: bytes.length })
    expect(seen.at(-1)).toEqual({ loaded: bytes.length, total: bytes.length })
  })

  test('tells no total when the server tells the packed length', async () => {
    const seen: Progress[] = []
    const headers = { 'content-length': '100', 'content-encoding': 'gzip' }
    await loadPack(answering(json, { headers }), MANIFEST_URL, entry, { onProgress: (progress) => seen.push(progress) })
    expect(seen.every(({ total }) => total === null)).toBe(true)
  })

  test('names a server that cannot be reached', async () => {
    const loaded = await loadPack(() => Promise.reject(new TypeError('refused')), MANIFEST_URL, entry)
    expect(failureOf(loaded)).toEqual({
      kind: 'network',
      url: 'https://board.test/data/shuangqiao.json',
      detail: 'refused',
    })
  })

  test('names a connection that breaks half-way', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(json.slice(0, 100)))
        controller.error(new TypeError('reset'))
      },
    })
    const loaded = await loadPack(() => Promise.resolve(new Response(body)), MANIFEST_URL, entry)
    expect(failureOf(loaded)).toMatchObject({ kind: 'network', detail: 'reset' })
  })

  test('tells a load that was given up from a failure', async () => {
    const abort = new AbortController()
    abort.abort()
    const refuse = () => Promise.reject(new DOMException('aborted', 'AbortError'))
    const loaded = await loadPack(refuse, MANIFEST_URL, entry, { signal: abort.signal })
    expect(failureOf(loaded)).toMatchObject({ kind: 'aborted' })
  })

  test.each([
    [
      'a server fault',
      'oops',
      { status: 500, statusText: 'Internal Server Error' },
      'http',
      '500 Internal Server Error',
    ],
    ['a missing file', '', { status: 404 }, 'http', '404'],
    ['a page instead of data', '<!doctype html><title>x</title>', {}, 'notJson', '<!doctype html><title>x</title>…'],
    ['half a file', json.slice(0, json.length / 2), {}, 'notJson', `${json.slice(0, 40)}…`],
    ['an empty file', '', {}, 'notJson', ''],
    ['a number', '7', {}, 'wrongShape', expect.any(String)],
    ['null', 'null', {}, 'wrongShape', expect.any(String)],
    ['another pack', json.replace('"id":"shuangqiao"', '"id":"other"'), {}, 'wrongShape', 'id: other ≠ shuangqiao'],
    ['a later format', json.replace('"format":3', '"format":4'), {}, 'wrongFormat', 'format 4 ≠ 3'],
  ])('refuses %s', async (_what, body, init, kind, detail) => {
    expect(await loadBody(body, init)).toMatchObject({ kind, detail })
  })

  test.each([
    ['items.0.position.geometry.coordinates.0', null, 'items.0.position'],
    ['items.0.position.geometry.coordinates.1', '20.1', 'items.0.position'],
    ['items.0.position.geometry.coordinates.1', 91, 'items.0.position'],
    ['items.0.position.geometry', null, 'items.0.position'],
    ['items.0.position.geometry.type', 'GeometryCollection', 'items.0.position'],
    ['items.11.position.geometry.coordinates.0.2.1', null, 'items.11.position'],
    ['items.0.kind', 'bridge', 'items.0.kind'],
    ['items.0.stage', 'resettled', 'items.0.stage'],
    ['items.0.tags', 'x', 'items.0.tags'],
    ['items.0.plan.milestones.0.title', null, 'items.0.plan'],
    ['items.0.investment.totalYi', '12', 'items.0.investment'],
    ['items.0.source', undefined, 'items.0.source'],
    ['items.5', null, 'items.5'],
    ['items', {}, 'items'],
    ['items.0.unit', 'moon', 'items.0.unit: moon'],
    ['items.0.field', 'moon', 'items.0.field: moon'],
    ['items.1.id', 'cold-store', 'items.1.id: cold-store'],
    ['reports.0.itemId', 'ghost', 'reports.0.itemId: ghost'],
    ['reports.1.sourceId', 'rumour', 'reports.1.sourceId: rumour'],
    ['reports.0.progressPct', null, 'reports.0.progressPct'],
    ['blockers.3.itemId', 'ghost', 'blockers.3.itemId: ghost'],
    ['blockers.0.category', 'weather', 'blockers.0.category'],
    ['calendar.restWeekdays', [1, 2, 3, 4, 5, 6, 7], 'calendar.restWeekdays'],
    ['units.0.position.geometry.coordinates', [[null]], 'units.0.position'],
    ['backdrop.land.geometry.coordinates.0.3', [150.1, null], 'backdrop.land.geometry'],
    ['backdrop.places.features.0.geometry', null, 'backdrop.places.features.0.geometry'],
    ['targets.0.metric', 'speed', 'targets.0.metric'],
    ['bounds.0', null, 'bounds.0'],
    ['pinyin', 7, 'pinyin'],
    ['title', undefined, 'title'],
  ])('refuses %s = %j and says where', (path, value, place) => {
    const failure = failureWith(path, value)
    expect(failure?.kind).toBe('wrongShape')
    expect(failure?.detail).toContain(place)
  })
})

describe('a loaded pack', () => {
  test('is a drill if and only if the manifest says so', async () => {
    const told = await loadPack(answering(json), MANIFEST_URL, { ...entry, synthetic: false })
    expect(failureOf(told)).toMatchObject({ kind: 'wrongShape', detail: 'synthetic: true ≠ false' })
  })

  test('is refused when it is real and rests on an invented source', () => {
    const changed = JSON.parse(json) as { synthetic: boolean; sources: { synthetic: boolean }[] }
    changed.synthetic = false
    expect(readPack(changed, 'u').ok).toBe(true)
    changed.sources[0]!.synthetic = true
    expect(failureOf(readPack(changed, 'u'))?.detail).toBe('items.0.source.id: test-plan')
  })

  test('has real sources where it does not say that they are invented', () => {
    const changed = JSON.parse(json) as { sources: { synthetic?: boolean }[] }
    for (const source of changed.sources) delete source.synthetic
    expect(readPack(changed, 'u')).toEqual({ ok: true, value: pack })
  })
})

describe('loading the manifest', () => {
  test('gives the datasets', async () => {
    const loaded = await loadManifest(answering(JSON.stringify(manifest)), MANIFEST_URL)
    expect(loaded).toEqual({ ok: true, value: manifest })
  })

  test('refuses another version and another shape', async () => {
    const later = await loadManifest(answering('{"version":2}'), MANIFEST_URL)
    const other = await loadManifest(answering('{"version":1,"datasets":[]}'), MANIFEST_URL)
    expect([failureOf(later)?.kind, failureOf(other)?.kind]).toEqual(['wrongFormat', 'wrongShape'])
  })

  test('finds a dataset by id, the first one by default, and names one that is not there', () => {
    expect(findDataset(manifest, 'shuangqiao', MANIFEST_URL)).toEqual({ ok: true, value: entry })
    expect(findDataset(manifest, null, MANIFEST_URL)).toEqual({ ok: true, value: entry })
    expect(failureOf(findDataset(manifest, 'moon', MANIFEST_URL))).toEqual({
      kind: 'unknownDataset',
      url: MANIFEST_URL,
      detail: 'moon',
    })
  })
})
