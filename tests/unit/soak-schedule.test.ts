import { describe, expect, test } from 'vitest'
import { planSoak, SERVER_FAULTS, SIZES, stepWords, type Step } from '../soak/schedule'

const MINUTE_MS = 60_000
const plans = Array.from({ length: 40 }, (_, seed) => planSoak(seed, 10 * MINUTE_MS))
const ofKind = <K extends Step['kind']>(steps: readonly Step[], kind: K) =>
  steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind)

/** How long each begun trouble lasts, in ms; those that the end cuts short are left out. */
function lengths(steps: readonly Step[], from: Step['kind'], to: Step['kind']): readonly number[] {
  return steps.flatMap((step, index) => {
    const end = step.kind === from ? steps.slice(index + 1).find(({ kind }) => kind === to || kind === from) : undefined
    return end?.kind === to ? end.atMs - step.atMs : []
  })
}

describe('the plan of a soak', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(planSoak(7, 2 * MINUTE_MS)).toEqual(planSoak(7, 2 * MINUTE_MS))
    expect(planSoak(7, 2 * MINUTE_MS)).not.toEqual(planSoak(8, 2 * MINUTE_MS))
  })

  test('meets every fault, every size, new data and a lost context within two minutes', () => {
    for (const plan of plans) {
      const begin = plan.filter(({ atMs }) => atMs < 2 * MINUTE_MS)
      expect(new Set(ofKind(begin, 'fault').map(({ fault }) => fault))).toEqual(new Set(SERVER_FAULTS))
      expect(new Set(ofKind(begin, 'resize').map(({ size }) => size))).toEqual(new Set(SIZES))
      expect(ofKind(begin, 'push').length).toBeGreaterThanOrEqual(3)
      expect(ofKind(begin, 'loseContext').length).toBeGreaterThanOrEqual(2)
    }
  })

  test('is in order and within its time', () => {
    for (const plan of plans) {
      expect(plan.map(({ atMs }) => atMs)).toEqual(plan.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
      expect(plan.at(-1)!.atMs).toBeLessThan(10 * MINUTE_MS)
    }
  })

  test('lifts every fault before the next one, within the time that a fault may last', () => {
    for (const plan of plans) {
      const turns = plan.filter(({ kind }) => kind === 'fault' || kind === 'lift').map(({ kind }) => kind)
      expect(turns).toEqual(turns.map((_, index) => (index % 2 === 0 ? 'fault' : 'lift')))
      for (const ms of lengths(plan, 'fault', 'lift')) expect(ms >= 4_000 && ms <= 9_000).toBe(true)
    }
  })

  test('gives some contexts back before the map gives them up, and leaves others lost until it has', () => {
    for (const plan of plans) {
      const restored = lengths(plan, 'loseContext', 'restoreContext')
      expect(restored.length).toBeGreaterThan(0)
      expect(restored.length).toBeLessThan(ofKind(plan, 'loseContext').length)
      for (const ms of restored) expect(ms).toBeLessThan(7_500)
    }
  })

  test('tells each step in words of its own', () => {
    const words = new Set(plans[0]!.map(stepWords))
    expect(words).toContain('resize to 1920 × 1080')
    expect(words).toContain('server: down')
    expect(words.size).toBe(4 + SIZES.length + SERVER_FAULTS.length + 4)
  })
})
