import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFolder } from '../../geodata/compile'
import { createAsOf } from '../../src/domain/as-of'
import { addDays } from '../../src/domain/day'
import type { Item } from '../../src/domain/item'
import type { Pack, Target } from '../../src/domain/pack'
import type { Report } from '../../src/domain/report'
import { createTargetBook, type TargetState } from '../../src/domain/target-state'
import { DRILL } from '../../geodata/make-drill'
import { LAISHAN } from '../packs/pack-files'

async function packIn(folder: string): Promise<Pack> {
  const { pack, rejections } = await compileFolder(folder)
  if (pack === null) throw new Error(JSON.stringify(rejections))
  return pack
}

const [laishan, drill] = await Promise.all([packIn(LAISHAN), packIn(DRILL)])
const bookOf = (pack: Pack) => createTargetBook(pack, createAsOf(pack))

describe('the targets of the article, on its day', () => {
  const book = bookOf(laishan)
  const state = (id: string, day = laishan.asOf): TargetState & { target: Target } => {
    const target = laishan.targets.find((own) => own.id === id)!
    return { ...book(target, day), target }
  }
  const unknown = { value: null, done: null, gap: null, onCourse: null }

  test('ask of the development zone’s 42 projects that more than 80 % start: 18 have, 34 must, 16 are missing', () => {
    const { target, ...own } = state('kaifaqu-start-rate')
    expect([target.op, target.value, target.deadline, target.deadlineInferred]).toEqual(['>', 80, '2023-06-30', true])
    expect(own).toMatchObject({ basis: 'reported', done: 18, of: 42, need: 34, gap: 16 })
    expect(own.value).toBeCloseTo(42.857, 3)
    expect(own.pace.neededPerWeek).toBeCloseTo(16 / (122 / 7), 9)
  })

  test.each([
    ['kaifaqu-provincial-start', 6],
    ['kaifaqu-municipal-start', 12],
  ])('ask of all in %s, %i, of whom it is not said how many have started', (id, of) => {
    expect(state(id)).toMatchObject({ basis: 'reported', of, need: of, ...unknown, target: { deadline: '2023-06-30' } })
  })

  test('ask for 30 firms, by no day, and nobody said how many there are', () => {
    expect(state('kaifaqu-firms')).toMatchObject({
      basis: 'reported',
      need: 30,
      ...unknown,
      target: { deadline: null },
    })
  })

  test('ask that two villages start in the first quarter, of which no stage is reported', () => {
    const own = state('chujia-villages-start')
    expect(own).toMatchObject({ basis: 'computed', of: 2, need: 2, ...unknown, target: { deadline: '2023-03-31' } })
    expect(own.members.unknown.toSorted()).toEqual(['songjiazhuang', 'wutai'])
  })

  test('ask that one road is opened in the first half-year', () => {
    const own = state('chujia-road')
    expect(own).toMatchObject({ basis: 'computed', of: 1, need: 1, ...unknown, target: { deadline: '2023-06-30' } })
    expect(own.members.unknown).toEqual(['shuanghe-donglu'])
  })

  test.each([
    ['chujia-villages-cleared', 8, '2023-12-31'],
    ['chujia-530-cleared', 13, null],
    ['chujia-communities', 3, '2023-12-31'],
  ])('ask for %s: %i, of whom the pack names at most one, so that only reported figures count', (id, of, deadline) => {
    const own = state(id)
    expect(own).toMatchObject({ basis: 'reported', of, need: of, ...unknown, target: { deadline } })
    expect(own.members).toEqual({ done: [], open: [], unknown: [] })
  })

  test('are these and no others', () => {
    expect(laishan.targets).toHaveLength(9)
  })

  test('are not known the day before', () => {
    expect(state('kaifaqu-start-rate', '2023-02-27')).toMatchObject({ value: null, done: null, of: null })
  })

  test('cannot be told to be met after their deadline, as nothing more was reported', () => {
    expect(state('chujia-villages-start', '2023-04-01').atDeadline).toEqual({ value: null, met: null })
    expect(state('kaifaqu-start-rate', '2023-07-01').atDeadline).toEqual({ value: null, met: null })
  })
})

/** One item of the drill on a day, as far as targets ask, folded from its rows in the plainest way; `null` = not listed. */
function foldedOn(item: Item, rows: readonly Report[], day: string) {
  let stage = 'stage' in item ? item.stage : null
  let doneYi = 'investment' in item ? item.investment.doneYi : null
  let delisted = false
  for (const row of rows.filter(({ on }) => on <= day)) {
    stage = row.stage ?? stage
    doneYi = row.doneYi ?? doneYi
    delisted = row.delisted ?? delisted
  }
  return delisted || (item.listedOn !== null && day < item.listedOn) ? null : { item, stage, doneYi }
}

const NOT_BEGUN = ['planned', 'negotiating', 'signed']
const THROUGH: Partial<Record<Item['kind'], readonly string[]>> = {
  project: ['operating'],
  park: ['operating'],
  village: ['cleared', 'resettled'],
  road: ['open'],
  community: ['open'],
}

describe('the targets of the drill, on any day of its year', () => {
  const book = bookOf(drill)
  const rowsOf = new Map(
    drill.items.map(({ id }) => [
      id,
      drill.reports.filter(({ itemId }) => itemId === id).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    ]),
  )
  const foldAll = (day: string) => drill.items.flatMap((item) => foldedOn(item, rowsOf.get(item.id)!, day) ?? [])

  /** Whether an item is a member of a target, whatever its stage. */
  function isMember({ scope }: Target, item: Item): boolean {
    const own: Readonly<Record<string, unknown>> = { ...item }
    const plain = (['kind', 'unit', 'level', 'field', 'id'] as const).every(
      (key) => scope[key] === undefined || scope[key].includes(String(own[key])),
    )
    return plain && (scope.tag === undefined || scope.tag.some((tag) => item.tags.includes(tag)))
  }

  function recomputed(target: Target, day: string): Pick<TargetState, 'value' | 'done' | 'of'> {
    const own = foldAll(day).filter(({ item }) => isMember(target, item))
    const rate = (done: number) => ({ value: (100 * done) / own.length, done, of: own.length })
    switch (target.metric) {
      case 'startRate':
        return rate(own.filter(({ stage }) => stage !== null && !NOT_BEGUN.includes(stage)).length)
      case 'finishRate':
        return rate(own.filter(({ item, stage }) => stage !== null && THROUGH[item.kind]!.includes(stage)).length)
      case 'count': {
        const done = own.filter(
          ({ stage }) => target.scope.stage === undefined || target.scope.stage.includes(stage!),
        ).length
        return { value: done, done, of: null }
      }
      case 'sumYi':
        throw new Error('the drill sums nothing')
      case 'share': {
        const atStart = new Map(foldAll('2022-12-31').map(({ item, doneYi }) => [item.id, doneYi]))
        const hundredths = (yi: number | null | undefined) => Math.round(100 * (yi ?? 0))
        const planned = own.flatMap((one) =>
          'investment' in one.item && one.item.investment.yearPlanYi !== null
            ? { ...one, yi: one.item.investment.yearPlanYi }
            : [],
        )
        const done = planned.reduce(
          (sum, { item, doneYi }) => sum + hundredths(doneYi) - hundredths(atStart.get(item.id)),
          0,
        )
        const of = planned.reduce((sum, { yi }) => sum + hundredths(yi), 0)
        return { value: (100 * done) / of, done: done / 100, of: of / 100 }
      }
    }
  }

  test('are what a plain fold of its files gives, over random days', () => {
    const days = fc.integer({ min: 0, max: 364 }).map((offset) => addDays('2023-01-01', offset))
    fc.assert(
      fc.property(days, (day) => {
        for (const target of drill.targets) {
          const { value, done, of, basis } = book(target, day)
          const expected = recomputed(target, day)
          expect(basis).toBe('computed')
          expect({ id: target.id, day, done, of }).toEqual({ id: target.id, day, done: expected.done, of: expected.of })
          expect(value).toBeCloseTo(expected.value!, 6)
        }
      }),
      { numRuns: 24 },
    )
  })

  test('name each member once, and those that are done', () => {
    for (const target of drill.targets) {
      for (const day of ['2023-01-31', '2023-06-30', '2023-12-31']) {
        const { members, done, of } = book(target, day)
        const all = [...members.done, ...members.open, ...members.unknown]
        expect(new Set(all).size).toBe(all.length)
        if (target.metric === 'share') continue
        expect(members.done).toHaveLength(done!)
        if (of !== null) expect(all).toHaveLength(of)
      }
    }
  })

  test('just pass at the half-year, with 34 of 42 key projects begun', () => {
    const startRate = drill.targets.find(({ metric }) => metric === 'startRate')!
    expect(book(startRate, '2023-06-30')).toMatchObject({ done: 34, of: 42, need: 34, gap: 0 })
  })
})
