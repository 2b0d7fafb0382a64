/** Uniform in [0, 1). */
export type Random = () => number

/** Mulberry32: 32 bits of state, the same numbers for the same seed everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const between = (random: Random, from: number, to: number) => from + random() * (to - from)
export const whole = (random: Random, from: number, to: number) => Math.floor(between(random, from, to + 1))
export const pick = <T>(random: Random, options: readonly T[]): T => options[Math.floor(random() * options.length)]!

export const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

/** Splits a whole number of units in proportion to the weights, by largest remainder, so that the parts add up exactly. */
export function apportioned(weights: readonly number[], units: number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const shares = weights.map((weight) => (weight * units) / sum)
  const parts = shares.map(Math.floor)
  const left = units - parts.reduce((total, part) => total + part, 0)
  const byRemainder = [...shares.keys()].sort((a, b) => shares[b]! - parts[b]! - (shares[a]! - parts[a]!) || a - b)
  for (const index of byRemainder.slice(0, left)) parts[index]! += 1
  return parts
}
