import { describe, expect, test } from 'vitest'
import {
  CARRIES,
  matches,
  NO_FILTERS,
  OPTION_FACETS,
  UNKNOWN,
  UNLOCATED,
  type Filters,
  type OptionFacet,
} from '../../src/domain/filters'
import type { Item } from '../../src/domain/item'
import { lexiconOf } from '../../src/domain/search'
import { KINDS, type Kind } from '../../src/domain/vocabulary'
import { amounts, answering, item, pointAt, unit } from './domain-fixture'

const lexicon = lexiconOf({ pinyin: {}, units: [unit('east')] })
const passes = (one: Item, filters: Partial<Filters>) => matches(one, { ...NO_FILTERS, ...filters }, lexicon)
const choosing = (facet: OptionFacet, ...options: string[]) => ({ options: { [facet]: options } })
const blanks = KINDS.map((kind) => item(kind))

describe('a facet', () => {
  test('that is absent constrains nothing', () => {
    expect(blanks.every((one) => passes(one, {}))).toBe(true)
  })

  test.each(OPTION_FACETS)('%s with an empty list constrains nothing', (facet) => {
    expect(blanks.every((one) => passes(one, choosing(facet)))).toBe(true)
  })

  test('takes its options as alternatives', () => {
    const school = item('project', { tags: ['school'] })
    expect(passes(school, choosing('tag', 'road', 'school'))).toBe(true)
    expect(passes(school, choosing('tag', 'road', 'water'))).toBe(false)
  })

  test('must hold together with the others', () => {
    const school = item('project', { tags: ['school'], unit: 'east' })
    expect(passes(school, { options: { tag: ['school'], unit: ['east'] } })).toBe(true)
    expect(passes(school, { options: { tag: ['school'], unit: ['west'] } })).toBe(false)
  })

  const CARRIERS: Record<OptionFacet, readonly Kind[]> = {
    kind: KINDS,
    light: KINDS,
    blocker: KINDS,
    unit: KINDS,
    stage: ['project', 'park', 'village', 'road', 'community'],
    level: ['project'],
    field: ['project'],
    watch: ['project'],
    funding: KINDS,
    tag: KINDS,
    person: KINDS,
    accuracy: KINDS,
  }
  test.each(OPTION_FACETS)('%s constrains only the kinds that carry it', (facet) => {
    const refused = blanks.filter((one) => !passes(one, choosing(facet, 'an option that none of them has')))
    expect(refused.map(({ kind }) => kind)).toEqual(KINDS.filter((kind) => CARRIERS[facet].includes(kind)))
  })

  test.each(OPTION_FACETS.filter((facet) => !['kind', 'accuracy', 'light', 'blocker'].includes(facet)))(
    '%s finds the items that left it unreported',
    (facet) => {
      const known = item('project', {
        unit: 'east',
        stage: 'started',
        level: 'district',
        field: 'housing',
        planClass: 'newStart',
        funding: ['pilot'],
        tags: ['school'],
        ...answering(['Wang']),
      })
      expect(passes(item('project'), choosing(facet, UNKNOWN))).toBe(true)
      expect(passes(known, choosing(facet, UNKNOWN))).toBe(false)
    },
  )

  test('accuracy tells the unlocated, the approximate and the digitised apart', () => {
    const items = [
      item('land'),
      item('land', { position: pointAt(1, 1, 50) }),
      item('land', { position: pointAt(1, 1) }),
    ]
    const found = (option: string) => items.map((one) => passes(one, choosing('accuracy', option)))
    expect(found(UNLOCATED)).toEqual([true, false, false])
    expect(found('approximate')).toEqual([false, true, false])
    expect(found('digitised')).toEqual([false, false, true])
  })

  test('person finds leaders, departments and liaisons alike', () => {
    const answered = item('road', answering(['Wang'], ['Works'], ['Li']))
    for (const name of ['Wang', 'Works', 'Li']) expect(passes(answered, choosing('person', name))).toBe(true)
    expect(passes(answered, choosing('person', 'Zhao'))).toBe(false)
  })
})

describe('the range of investment', () => {
  const within = (one: Item, fromYi: number | null, toYi: number | null) =>
    passes(one, { investment: { fromYi, toYi } })
  const ten = item('project', amounts(10))

  test('includes both ends', () => {
    expect(within(ten, 10, 10)).toBe(true)
    expect(within(ten, 10.01, 20)).toBe(false)
    expect(within(ten, 5, 9.99)).toBe(false)
  })

  test('may be open at either end', () => {
    expect(within(ten, 10, null)).toBe(true)
    expect(within(ten, null, 10)).toBe(true)
    expect(within(ten, 11, null)).toBe(false)
    expect(within(ten, null, 9)).toBe(false)
  })

  test('does not contain an unknown amount', () => {
    expect(within(item('project'), 0, null)).toBe(false)
  })

  test('contains an amount of nothing', () => {
    expect(within(item('project', amounts(0)), 0, 1)).toBe(true)
  })

  test('constrains only the kinds that carry an investment', () => {
    const refused = blanks.filter((one) => !within(one, 1, 2)).map(({ kind }) => kind)
    expect(refused).toEqual(['project', 'park', 'village', 'road'])
    expect(KINDS.filter((kind) => CARRIES.investment(kind))).toEqual(refused)
  })
})
