import { describe, expect, test } from 'vitest'
import { createRandom } from '../random-pack'
import { judgeSamples, MEASURES, overBudget, warmUpMs, type Measure, type Sample } from '../soak/budgets'
import { causeOf, recoveryBoundMs, type Trouble } from '../soak/messages'
import { growthOf, median, theilSen, type Point } from '../soak/slope'

const HOUR_MS = 3_600_000
const points = (values: readonly number[], life = 0): Point[] =>
  values.map((value, index) => ({ atMs: 1000 * index, life, value }))

describe('a robust slope', () => {
  test('is that of a line, whatever single values stand off it', () => {
    const line = Array.from({ length: 20 }, (_, index) => 3 * index)
    expect(1000 * theilSen(points(line))).toBeCloseTo(3)
    expect(1000 * theilSen(points(line.map((value, index) => (index % 7 === 0 ? 900 : value))))).toBeCloseTo(3, 0)
  })

  test('does not look across a reload of the page', () => {
    const [before, after] = [points([50, 51, 52]), points([1, 2, 3], 1)]
    const later = after.map((point) => ({ ...point, atMs: point.atMs + 10_000 }))
    expect(1000 * theilSen([...before, ...later])).toBeCloseTo(1)
  })

  test('is no number without two values of one life', () => {
    expect(theilSen(points([1]))).toBeNaN()
  })

  test('comes with the growth from the first quarter to the last', () => {
    expect(growthOf(points([1, 2, 99, 4, 4, 4, 4, 4, 4, 9, 8, 10]))).toBe(9 - 2)
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5])
  })
})

/** Samples every five seconds that sway like a real wall's, with so much more of a measure in each hour. */
function samplesOf(minutes: number, leaks: Partial<Record<Measure, number>> = {}): Sample[] {
  const random = createRandom(4)
  const level: Record<Measure, number> = {
    heap: 20,
    buffers: 5,
    nodes: 1300,
    listeners: 110,
    canvases: 1,
    renderer: 220,
    graphics: 190,
  }
  const sway: Record<Measure, number> = {
    heap: 4,
    buffers: 3,
    nodes: 700,
    listeners: 60,
    canvases: 0,
    renderer: 60,
    graphics: 50,
  }
  return Array.from({ length: minutes * 12 }, (_, index) => {
    const atMs = 5_000 * index
    const figures = MEASURES.map((measure) => {
      const leak = ((leaks[measure] ?? 0) * atMs) / HOUR_MS
      return [measure, level[measure] + sway[measure] * (random() - 0.5) + leak]
    })
    return { atMs, life: 0, ...(Object.fromEntries(figures) as Record<Measure, number>) }
  })
}
const verdictOn = (samples: readonly Sample[], minutes: number) =>
  overBudget(judgeSamples(samples, warmUpMs(minutes * 60_000)))

describe('the verdict on samples', () => {
  test.each([2, 8])('finds nothing in %i minutes of a wall that sways', (minutes) => {
    expect(verdictOn(samplesOf(minutes), minutes)).toEqual([])
  })

  test.each([
    // A listener added on each tick of half a second.
    { minutes: 2, measure: 'listeners', perHour: 7_200 },
    { minutes: 2, measure: 'heap', perHour: 700 },
    { minutes: 60, measure: 'heap', perHour: 15 },
  ] as const)('finds in $minutes minutes that $measure grows by $perHour an hour', ({ minutes, measure, perHour }) => {
    const found = verdictOn(samplesOf(minutes, { [measure]: perHour }), minutes)
    expect(found.length).toBeGreaterThan(0)
    for (const words of found) expect(words).toContain(measure)
  })

  test('leaves out the warm-up, a quarter of a short run', () => {
    expect([warmUpMs(120_000), warmUpMs(36_000_000)]).toEqual([30_000, 180_000])
    const warming = samplesOf(2).map((sample) => (sample.atMs < 30_000 ? { ...sample, heap: 2 } : sample))
    expect(verdictOn(warming, 2)).toEqual([])
  })

  test('says nothing of what the machine does not tell', () => {
    const silent = samplesOf(2).map((sample) => ({ ...sample, renderer: null, graphics: null }))
    expect(judgeSamples(silent, 30_000).map(({ measure }) => measure)).toEqual(MEASURES.slice(0, 5))
  })

  test('is none, and says so, where no life of the page was long enough', () => {
    const reloading = samplesOf(2).map((sample, index) => ({ ...sample, life: Math.floor(index / 3) }))
    expect(verdictOn(reloading, 2)).toContain('heap: too few samples of one life of the page to judge by')
  })
})

describe('a message of the console', () => {
  const down: Trouble = { cause: 'down', fromMs: 10_000, toMs: 16_000 }
  const refused = 'Failed to load resource: net::ERR_CONNECTION_REFUSED'

  test('is expected while the fault lasts that explains it, and shortly after', () => {
    expect(causeOf(refused, 12_000, [down])).toBe('down')
    expect(causeOf(refused, 18_000, [down])).toBe('down')
    expect(causeOf(refused, 500_000, [{ ...down, toMs: null }])).toBe('down')
  })

  test('is not expected before, long after, or from another fault', () => {
    expect(causeOf(refused, 9_000, [down])).toBe(null)
    expect(causeOf(refused, 30_000, [down])).toBe(null)
    expect(causeOf(refused, 12_000, [{ ...down, cause: 'html' }])).toBe(null)
    expect(causeOf('TypeError: x is undefined', 12_000, [down])).toBe(null)
  })
})

test('a wall that was stale for long may take as long again to ask', () => {
  expect(recoveryBoundMs(0)).toBe(35_000)
  expect(recoveryBoundMs(80_000)).toBe(135_000)
})
