import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAsOf } from '../../src/domain/as-of'
import { AGE_BANDS, blockerAges } from '../../src/domain/blocker-ages'
import { addDays } from '../../src/domain/day'
import { blocker, days, loggedPacks } from './charts-fixture'

const DAY = '2023-06-30'
const aged = (days: number) => blocker(`b${days}`, { openedOn: addDays(DAY, -days) })

describe('the ages of blockers', () => {
  test.each([
    [0, 'week'],
    [7, 'week'],
    [8, 'month'],
    [30, 'month'],
    [31, 'quarter'],
    [90, 'quarter'],
    [91, 'longer'],
    [4000, 'longer'],
  ] as const)('put one of %i days into the band %s', (days, band) => {
    const [land] = blockerAges([aged(days)], DAY).categories
    expect(AGE_BANDS.filter((one) => land!.bands[one].blockers > 0)).toEqual([band])
    expect(land!.oldestDays).toBe(days)
  })

  test('call overdue whose due day has passed, not one that is due today or on no day', () => {
    const due = (id: string, dueOn: string | null) => blocker(id, { openedOn: '2023-06-01', dueOn })
    const ages = blockerAges([due('a', '2023-06-29'), due('b', DAY), due('c', null)], DAY)
    expect(ages).toMatchObject({ blockers: 3, overdue: 1 })
    expect(ages.categories[0]!.bands.month).toEqual({ blockers: 3, overdue: 1 })
  })

  test('list the categories that have any, in the order of the vocabulary', () => {
    const ages = blockerAges([blocker('a', { category: 'other' }), blocker('b', { category: 'design' })], DAY)
    expect(ages.categories.map(({ category }) => category)).toEqual(['design', 'other'])
  })

  test('count an item once that several hold up', () => {
    expect(blockerAges([blocker('a'), blocker('b'), blocker('c', { itemId: 'road' })], DAY)).toMatchObject({
      blockers: 3,
      items: 2,
    })
  })

  test('of none are none', () => {
    expect(blockerAges([], DAY)).toEqual({ blockers: 0, overdue: 0, items: 0, categories: [] })
  })
})

test('over random logs, every blocker is in one category and one band', () => {
  fc.assert(
    fc.property(loggedPacks, days, (pack, day) => {
      const open = createAsOf(pack)
        .on(day)
        .standings.flatMap(({ blockers }) => blockers.filter(({ closedOn }) => closedOn === null))
      const ages = blockerAges(open, day)
      const bands = ages.categories.flatMap((one) => AGE_BANDS.map((band) => one.bands[band]))
      for (const name of ['blockers', 'overdue'] as const) {
        expect(bands.reduce((sum, band) => sum + band[name], 0)).toBe(ages[name])
        expect(ages.categories.reduce((sum, one) => sum + one[name], 0)).toBe(ages[name])
      }
      expect(ages.blockers).toBe(open.length)
    }),
  )
})
