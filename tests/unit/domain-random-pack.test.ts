import { describe, expect, test } from 'vitest'
import { placementOf } from '../../src/domain/totals'
import { lexiconOf, searchTextsOf } from '../../src/domain/search'
import { ACCURACIES, FUNDINGS, KINDS, LEVELS, PLAN_CLASSES, STAGES } from '../../src/domain/vocabulary'
import { stageOf } from '../../src/domain/item'
import { readPack } from '../../src/pack/load'
import { randomPack } from '../random-pack'

const pack = randomPack(1, 1000)
const distinct = <T>(values: readonly T[]) => new Set(values)

describe('the generated pack', () => {
  test.each([0, 1, 7, 300])('with %i items is accepted as a compiled pack', (size) => {
    const loaded = readPack(JSON.parse(JSON.stringify(randomPack(4, size))), 'generated')
    expect(loaded).toMatchObject({ ok: true })
  })

  test('is the same for the same seed, and another for another', () => {
    expect(randomPack(1, 50)).toEqual(randomPack(1, 50))
    expect(randomPack(2, 50).items).not.toEqual(randomPack(1, 50).items)
  })

  test('says that it is made up', () => {
    expect(pack.synthetic).toBe(true)
    expect(pack.title).toMatchObject({ zh: expect.stringContaining('虚构'), en: expect.stringContaining('Generated') })
  })

  test('has every kind from seven items on', () => {
    expect(distinct(randomPack(9, 7).items.map((item) => item.kind))).toEqual(new Set(KINDS))
  })

  test('has every stage, level, field, plan class, funding and accuracy, and unknown ones', () => {
    const projects = pack.items.filter((item) => item.kind === 'project')
    expect(distinct(pack.items.map(stageOf))).toEqual(new Set([...STAGES, null]))
    expect(distinct(projects.map((item) => item.level))).toEqual(new Set([...LEVELS, null]))
    expect(distinct(projects.map((item) => item.field))).toEqual(new Set([...pack.fields.map(({ id }) => id), null]))
    expect(distinct(projects.map((item) => item.planClass))).toEqual(new Set([...PLAN_CLASSES, null]))
    expect(distinct(pack.items.flatMap((item) => item.funding))).toEqual(new Set(FUNDINGS))
    expect(distinct(pack.items.map((item) => item.position?.accuracy))).toEqual(new Set([...ACCURACIES, undefined]))
  })

  test('leaves about three items in ten without a position and as many approximate, with their error', () => {
    const share = (placement: string) => pack.items.filter((item) => placementOf(item) === placement).length / 1000
    expect(share('unlocated')).toBeCloseTo(0.3, 1)
    expect(share('approximate')).toBeCloseTo(0.3, 1)
    const approximate = pack.items.filter((item) => placementOf(item) === 'approximate')
    expect(approximate.every((item) => (item.position?.errorM ?? 0) > 0)).toBe(true)
  })

  test('lies within its bounds', () => {
    const [west, south, east, north] = pack.bounds
    const numbers = pack.items.flatMap((item) => (item.position?.geometry.coordinates ?? []).flat(3))
    expect(numbers.length).toBeGreaterThan(1000)
    for (const [i, degrees] of numbers.entries()) {
      const [least, most] = i % 2 === 0 ? [west, east] : [south, north]
      expect(degrees).toBeGreaterThanOrEqual(least)
      expect(degrees).toBeLessThanOrEqual(most)
    }
  })

  test('has a reading for every Chinese character by which an item is found', () => {
    const texts = pack.items.flatMap((item) => searchTextsOf(item, lexiconOf(pack)))
    const characters = distinct(texts.flatMap((text) => text.match(/\p{Script=Han}/gu) ?? []))
    expect([...characters].filter((character) => !(character in pack.pinyin))).toEqual([])
  })
})
