import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TilePatcher, type TileId } from '../../src/map/tile-patcher'

const TILE = { x: 1, y: 2, z: 3 }
const MINUTE_MS = 60_000

/** A map with one basemap source; what it is asked for again, and when. */
function patched(isLoaded = true) {
  const start = Date.now()
  const asked: { atS: number; tiles: readonly TileId[] | undefined }[] = []
  const patcher = new TilePatcher(
    {
      isSourceLoaded: () => isLoaded,
      refreshTiles: (_, tiles) => void asked.push({ atS: (Date.now() - start) / 1000, tiles }),
    },
    () => ['basemap/a'],
  )
  patcher.start()
  return { asked, patcher }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('asks once more for a tile that failed, and for no other', () => {
  const { asked, patcher } = patched()
  patcher.failed('basemap/a', TILE)
  patcher.failed('basemap/a', { ...TILE })
  patcher.failed('basemap/gone', TILE)
  vi.advanceTimersByTime(10 * MINUTE_MS)
  expect(asked).toEqual([{ atS: 30, tiles: [TILE] }])
})

test('waits twice as long after each vain attempt, at most ten minutes, and begins anew when all is there', () => {
  const { asked, patcher } = patched()
  const seen = () => asked.map(({ atS }) => atS)
  patcher.failed('basemap/a', TILE)
  for (let i = 0; i < 60 * 60; i++) {
    vi.advanceTimersByTime(1000)
    if (asked.at(-1)?.atS === i + 1) patcher.failed('basemap/a', TILE)
  }
  expect(seen()).toEqual([30, 90, 210, 450, 930, 1530, 2130, 2730, 3330])
})

test('asks for everything when tiles are awaited and none comes', () => {
  const { asked, patcher } = patched(false)
  patcher.came()
  vi.advanceTimersByTime(31_000)
  expect(asked).toEqual([])
  vi.advanceTimersByTime(30_000)
  expect(asked).toEqual([{ atS: 60, tiles: undefined }])
})

test('asks for nothing more once it is stopped', () => {
  const { asked, patcher } = patched()
  patcher.failed('basemap/a', TILE)
  patcher.stop()
  vi.advanceTimersByTime(60 * MINUTE_MS)
  expect(asked).toEqual([])
})
