import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MapRecovery, type RecoveryHost } from '../../src/map/map-recovery'

const dispatcher = vi.hoisted(() => ({ ping: vi.fn(), ensureWorkers: vi.fn() }))
vi.mock('maplibre-gl', () => ({ getGlobalDispatcher: () => dispatcher, prewarm: () => {} }))

/** A page and a map of which everything can be broken. */
function watched() {
  const world = {
    visible: true,
    lost: false,
    destroyed: false,
    grants: true,
    workerDead: false,
    serverThere: true,
    did: [] as string[],
  }
  const begin = Date.now()
  const note = (what: string) => void world.did.push(`${what} at ${(Date.now() - begin) / 1000}`)
  vi.stubGlobal('document', {
    get visibilityState() {
      return world.visible ? 'visible' : 'hidden'
    },
    createElement: () => ({ getContext: () => (world.grants ? { getExtension: () => null } : null) }),
  })
  vi.stubGlobal('fetch', () =>
    world.serverThere ? Promise.resolve(new Response('')) : Promise.reject(new TypeError('Failed to fetch')),
  )
  dispatcher.ping.mockImplementation(async (ms: number) => {
    if (!world.workerDead) return true
    return new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms))
  })
  dispatcher.ensureWorkers.mockImplementation(async () => note('workers'))
  const container = new EventTarget()
  const style = { _remove: () => note('let go') }
  const recovery = new MapRecovery({
    map: () => ({ getContainer: () => container, style }) as unknown as ReturnType<RecoveryHost['map']>,
    isLost: () => world.lost,
    isDestroyed: () => world.destroyed,
    rebuild: () => note('rebuild'),
    hopeless: () => note('hopeless'),
  })
  return { world, recovery, lose: () => container.dispatchEvent(new Event('webglcontextlost')) }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('leaves a sound map alone, and one whose context is back in time', async () => {
  const { world, recovery } = watched()
  await pass(60_000)
  world.lost = true
  await pass(7_000)
  world.lost = false
  await pass(60_000)
  expect([world.did, recovery.workerSilentMs]).toEqual([[], 0])
})

test('builds the map anew when the context stays away, ever more rarely while that does not help', async () => {
  const { world } = watched()
  world.lost = true
  await pass(60_000)
  expect(world.did).toEqual(['rebuild at 7.5', 'rebuild at 22.5', 'rebuild at 52.5'])
})

test('says that it is hopeless where the browser grants no context, and builds the map once it does', async () => {
  const { world } = watched()
  world.lost = true
  world.grants = false
  await pass(10_000)
  world.grants = true
  await pass(15_000)
  expect(world.did).toEqual(['hopeless at 7.5', 'rebuild at 22.5'])
})

test('counts only the time in which the page is visible', async () => {
  const { world, recovery } = watched()
  world.visible = false
  world.lost = true
  world.workerDead = true
  await pass(60_000)
  expect([world.did, recovery.workerSilentMs]).toEqual([[], 0])
  world.visible = true
  await pass(7_500)
  expect(world.did).toEqual(['rebuild at 67.5'])
})

test('replaces a silent worker, and has more patience with one that stays silent', async () => {
  const { world, recovery } = watched()
  world.workerDead = true
  await pass(8_000)
  expect(recovery.workerSilentMs).toBeGreaterThan(5_000)
  await pass(52_000)
  expect(world.did).toEqual(['workers at 10', 'workers at 28'])
  world.workerDead = false
  await pass(60_000)
  expect([world.did.length, recovery.workerSilentMs]).toEqual([3, 0])
})

test('leaves a silent worker alone while no other can be had', async () => {
  const { world } = watched()
  world.workerDead = true
  world.serverThere = false
  await pass(25_000)
  expect(world.did).toEqual([])
  world.serverThere = true
  await pass(25_000)
  expect(world.did).toEqual(['workers at 28'])
})

test('has the map let go of its style when its context is lost', () => {
  const { world, lose } = watched()
  lose()
  expect(world.did).toEqual(['let go at 0'])
})

test('ends with its map', async () => {
  const { world, lose } = watched()
  world.destroyed = true
  world.lost = true
  await pass(60_000)
  lose()
  expect([world.did, vi.getTimerCount()]).toEqual([[], 0])
})
