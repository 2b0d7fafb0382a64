import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Light } from '../../src/domain/light-rules'
import { LIGHTS_OR_UNKNOWN, unitRanking } from '../../src/domain/unit-ranking'
import type { Verdict } from '../../src/domain/verdict'
import { loggedPacks } from './charts-fixture'
import { item, unit } from './domain-fixture'

const verdict = (light: Light | null): Verdict => ({
  light,
  colour: null,
  findings: [],
  silence: null,
  recovering: null,
  missing: [],
  remedies: [],
})

/** Items named after their unit, one for each light. */
function district(lights: Readonly<Record<string, readonly (Light | null)[]>>) {
  const items = Object.entries(lights).flatMap(([name, own]) =>
    own.map((_, index) => item('project', { id: `${name}-${index}`, unit: name === 'none' ? null : name })),
  )
  const verdicts = new Map(
    Object.entries(lights).flatMap(([name, own]) =>
      own.map((light, index) => [`${name}-${index}`, verdict(light)] as const),
    ),
  )
  return { items, verdicts }
}

const UNITS = ['north', 'east', 'south', 'west'].map((id) => unit(id))
const orderOf = (lights: Parameters<typeof district>[0]) => {
  const { items, verdicts } = district(lights)
  return unitRanking(items, verdicts, UNITS).map((rank) => rank.unit)
}

describe('the ranking of units', () => {
  test('counts each light, and items of which nothing can be told', () => {
    const { items, verdicts } = district({ north: ['green', 'red', 'red', 'amber', 'silent', null] })
    expect(unitRanking(items, verdicts, UNITS)).toEqual([
      {
        unit: 'north',
        items: 6,
        lights: { green: 1, amber: 1, red: 2, silent: 1, none: 1 },
        troubledShare: 4 / 6,
      },
    ])
  })

  test('counts an item without a verdict among those of which nothing can be told', () => {
    expect(unitRanking([item('land', { unit: 'west' })], new Map(), UNITS)[0]).toMatchObject({
      lights: { none: 1 },
      troubledShare: 0,
    })
  })

  test('puts the largest share of red, amber and silent first', () => {
    expect(
      orderOf({ north: ['green', 'green', 'red'], east: ['silent'], south: ['amber', 'green'], west: ['green'] }),
    ).toEqual(['east', 'south', 'north', 'west'])
  })

  test('puts more items first when even, then keeps the order of the pack', () => {
    expect(orderOf({ west: ['red', 'amber'], south: ['red'], east: ['red'], north: ['red'] })).toEqual([
      'west',
      'north',
      'east',
      'south',
    ])
  })

  test('puts items without a unit last, however red', () => {
    expect(orderOf({ none: ['red', 'red'], north: ['green'] })).toEqual(['north', 'none'])
  })

  test('leaves out units without items', () => {
    expect(orderOf({})).toEqual([])
  })
})

test('over random packs, every item is in one unit under one light', () => {
  const lights = fc.infiniteStream(fc.constantFrom<Light | null>('green', 'amber', 'red', 'silent', null))
  fc.assert(
    fc.property(loggedPacks, lights, ({ items, units }, stream) => {
      const verdicts = new Map(items.map(({ id }) => [id, verdict(stream.next().value)]))
      const ranks = unitRanking(items, verdicts, units)
      expect(ranks.reduce((sum, rank) => sum + rank.items, 0)).toBe(items.length)
      for (const light of LIGHTS_OR_UNKNOWN) {
        const own = items.filter(({ id }) => (verdicts.get(id)!.light ?? 'none') === light)
        expect(ranks.reduce((sum, rank) => sum + rank.lights[light], 0)).toBe(own.length)
      }
      const shares = ranks.filter((rank) => rank.unit !== 'none').map((rank) => rank.troubledShare)
      expect(shares).toEqual([...shares].sort((a, b) => b - a))
    }),
  )
})
