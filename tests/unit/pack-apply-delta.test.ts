import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Item, PositionGeometry } from '../../src/domain/item'
import type { Pack } from '../../src/domain/pack'
import { applyEntries } from '../../src/pack/apply-delta'
import { compileGoodRows } from '../../src/pack/compile-pack'
import { deltaBetween, entryOfPack } from '../../src/pack/delta-between'
import { folderOfPack, pinyinFromPack, positionFeature } from '../../src/pack/folder-of-pack'
import {
  NO_CHANGES,
  type CellChange,
  type OverlayEntry,
  type PackDelta,
  type Settlements,
} from '../../src/pack/pack-delta'
import { SOURCE } from '../random-district'
import { randomPackWithLog } from '../random-log'
import { createRandom } from '../random-pack'

function soundPack(seed: number, size: number): Pack {
  const random = randomPackWithLog(seed, size)
  const { pack } = compileGoodRows(folderOfPack(random), pinyinFromPack(random))
  if (pack === null) throw new Error(`no pack of seed ${seed}`)
  return pack
}

let made = 0
const entry = (id: string, delta: Partial<PackDelta>): OverlayEntry => ({
  id,
  origin: 'import',
  title: '台账.xlsx',
  madeAt: (made += 1),
  delta: { ...NO_CHANGES, ...delta },
})
const changed = (id: string, ...changes: CellChange[]) => ({ rows: [{ file: 'projects.csv', id, changes }] })
const cell = (column: string, was: string, value: string): CellChange => ({ column, was, value })

const BASE = soundPack(3, 30)
const PINYIN = pinyinFromPack(BASE)
const apply = (entries: readonly OverlayEntry[], settlements: Settlements = {}, base = BASE) =>
  applyEntries(base, entries, settlements, PINYIN)
const itemOf = (pack: Pack | null, id: string) => pack?.items.find((item) => item.id === id)
const someProject = () => {
  const found = BASE.items.find((item) => item.kind === 'project' && item.investment.totalYi !== null)
  if (found?.kind !== 'project') throw new Error('no project')
  return found
}
const PROJECT = someProject()
const TOTAL = String(PROJECT.investment.totalYi)
const NAME = cell('name', PROJECT.name, '新材料产业园二期')
const project = (cells: Record<string, string>) => ({
  file: 'projects.csv',
  cells: { id: 'xin-xiangmu', name: '冷链物流中心', sourceId: SOURCE.id, locator: '第 8 行', ...cells },
})

/** A pack in which one of three people changed their own third, and added to it. */
function edited(pack: Pack, seed: number, part: number): Pack {
  const random = createRandom(seed)
  const items = pack.items.map((item, index): Item => {
    if (index % 3 !== part || random() < 0.4) return item
    return {
      ...item,
      name: `${item.name}甲${part}`,
      tags: [...item.tags, `=part${part}`],
      accountability: { ...item.accountability, leaders: [] },
      position: { geometry: pointOf(item), accuracy: 'approximate', errorM: 90, basis: '示意', source: SOURCE },
    }
  })
  const [first] = pack.items
  if (first === undefined) return pack
  const copy = { ...first, id: `new-${part}`, name: '新增', position: null, plan: { ...first.plan, milestones: [] } }
  const report = { itemId: copy.id, on: '2023-07-01', sourceId: SOURCE.id, note: `第 ${part} 份` }
  const made = {
    ...pack,
    asOf: `2023-07-0${part + 1}`,
    items: [...items, copy],
    reports: [...pack.reports, { ...report, on: copy.listedOn ?? report.on }],
    blockers: pack.blockers.map((own, index) => (index % 3 === part ? { ...own, owner: `包联${part}` } : own)),
  }
  return compileGoodRows(folderOfPack(made), pinyinFromPack(pack)).pack ?? pack
}
const pointOf = (item: Item): PositionGeometry => {
  const [from, to] = [
    [121.4, 37.4],
    [121.41, 37.4],
  ]
  return item.kind === 'road'
    ? { type: 'LineString', coordinates: [from!, to!] }
    : { type: 'Point', coordinates: from! }
}

const sorted = (pack: Pack | null) => ({
  ...pack,
  items: pack?.items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  reports: pack?.reports.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
})

describe('what is between two packs', () => {
  test('makes the one of the other, once, however often it is put', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 7, max: 20 }), (seed, size) => {
        const base = soundPack(seed, size)
        const other = edited(base, seed, seed % 3)
        const { entry: own, gone } = entryOfPack(base, other, { id: 'a', title: '', madeAt: 1 })
        const once = applyEntries(base, [own], {}, pinyinFromPack(base))
        expect(gone).toEqual([])
        expect(once).toMatchObject({ conflicts: [], rejections: [], left: [] })
        expect(once.pack).toEqual(other)
        const twice = applyEntries(other, [own], {}, pinyinFromPack(base))
        expect(twice).toEqual(once)
      }),
      { numRuns: 8 },
    )
  })

  test('of several people comes to the same whoever was first', () => {
    fc.assert(
      fc.property(fc.nat(), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (seed, order) => {
        const base = soundPack(seed, 12)
        const entries = [0, 1, 2].map((part) =>
          entryOfPack(base, edited(base, seed, part), { id: `p${part}`, title: '', madeAt: order.indexOf(part) }),
        )
        const put = applyEntries(base, entries.map(({ entry: own }) => own), {}, pinyinFromPack(base)) // prettier-ignore
        const byName = entries.map(({ entry: own }, part) => ({ ...own, madeAt: part }))
        const other = applyEntries(base, byName, {}, pinyinFromPack(base))
        expect(put).toMatchObject({ conflicts: [], left: [] })
        expect(sorted(put.pack)).toEqual(sorted(other.pack))
        expect(put.pack?.asOf).toBe('2023-07-03')
      }),
      { numRuns: 6 },
    )
  })

  test('tells what it cannot say: rows, reports and positions that the other lacks, and the district', () => {
    const [unit, ...units] = BASE.units
    const other = {
      ...BASE,
      title: { zh: '别的', en: 'Other' },
      items: BASE.items.filter(({ id }) => id !== PROJECT.id),
      reports: BASE.reports.slice(1),
      units: [{ ...unit!, position: null }, ...units],
    }
    const { delta, gone } = deltaBetween(BASE, other)
    expect(delta).toEqual({ ...NO_CHANGES, blockersWas: [] })
    const positioned = PROJECT.position === null ? [] : [`geometry.geojson ${PROJECT.id}`]
    expect(gone.map(({ file, id }) => `${file} ${id}`)).toEqual([
      `projects.csv ${PROJECT.id}`,
      `reports.csv ${BASE.reports[0]!.itemId}`,
      `geometry.geojson ${unit!.id}`,
      ...positioned,
      'district.json title',
    ])
  })
})

describe('an entry on a pack that has moved on', () => {
  test('changes cells that stand as its author saw them, and says nothing of those that are published', () => {
    const total = cell('totalYi', Number(TOTAL).toFixed(4), '999.50')
    const put = apply([entry('a', changed(PROJECT.id, NAME, total))])
    expect(put.conflicts).toEqual([])
    expect(itemOf(put.pack, PROJECT.id)).toMatchObject({ investment: { totalYi: 999.5 } })
    expect(itemOf(put.pack, PROJECT.id)?.name).toBe(NAME.value)
    expect(apply([entry('b', changed(PROJECT.id, NAME, total))], {}, put.pack!).conflicts).toEqual([])
  })

  test('meets a conflict where neither stands, and settles it by cell', () => {
    const stale = entry('a', changed(PROJECT.id, cell('taskForce', '旧专班', '新专班')))
    const now = PROJECT.taskForce ?? ''
    const conflict = { entry: 'a', file: 'projects.csv', id: PROJECT.id, column: 'taskForce' }
    const key = `projects.csv!${PROJECT.id}!taskForce`
    const kept = apply([stale])
    expect(kept.conflicts).toEqual([{ ...conflict, was: '旧专班', now, value: '新专班' }])
    expect(itemOf(kept.pack, PROJECT.id)).toEqual(PROJECT)
    expect(itemOf(apply([stale], { [key]: 'theirs' }).pack, PROJECT.id)).toEqual(PROJECT)
    expect(itemOf(apply([stale], { [key]: 'ours' }).pack, PROJECT.id)?.taskForce).toBe('新专班')
  })

  test('follows another of the same cell, also once both are published; two that differ are a conflict', () => {
    const first = entry('may', changed(PROJECT.id, NAME))
    const second = entry('june', changed(PROJECT.id, cell('name', NAME.value, '三期')))
    const put = apply([second, first])
    expect(put.conflicts).toEqual([])
    expect(itemOf(put.pack, PROJECT.id)?.name).toBe('三期')
    expect(apply([first, second], {}, put.pack!)).toMatchObject({ conflicts: [], left: [] })
    const rival = entry('other', changed(PROJECT.id, cell('name', PROJECT.name, '四期')))
    expect(apply([first, rival]).conflicts).toMatchObject([{ entry: 'other', now: NAME.value, value: '四期' }])
  })

  test('brings a new row once; its id taken by other content, or in another ledger, is a conflict', () => {
    const put = apply([entry('a', { newRows: [project({ totalYi: '1.20' })] })])
    expect(itemOf(put.pack, 'xin-xiangmu')).toMatchObject({ name: '冷链物流中心', investment: { totalYi: 1.2 } })
    const again = entry('b', { newRows: [project({ name: '另一个', totalYi: '1.2', tags: '招商' })] })
    const other = apply([again], {}, put.pack!)
    expect(other.conflicts).toMatchObject([{ column: 'name', was: '', now: '冷链物流中心', value: '另一个' }])
    expect(itemOf(other.pack, 'xin-xiangmu')?.tags).toEqual(['招商'])
    const road = entry('c', { newRows: [{ ...project({}), file: 'roads.csv' }] })
    expect(apply([road], {}, put.pack!).conflicts).toMatchObject([{ column: 'id', now: 'projects.csv' }])
    const lost = entry('d', changed('no-such-item', NAME))
    expect(apply([lost]).conflicts).toMatchObject([{ column: 'id', was: 'no-such-item', now: '' }])
  })

  test('adds reports, blockers and milestones once, and moves the day on', () => {
    const report = { itemId: PROJECT.id, on: '2023-07-08', note: '-5% 同比', sourceId: SOURCE.id }
    const blocker = {
      itemId: PROJECT.id,
      category: 'land',
      title: '未腾地',
      openedOn: '2023-07-08',
      sourceId: SOURCE.id,
    }
    const milestone = { itemId: PROJECT.id, title: '主体封顶', sourceId: SOURCE.id, locator: '第 2 行' }
    const delta = { asOf: '2023-07-08', reports: [report], blockers: [blocker], milestones: [milestone] }
    const worded = { ...BASE, asOfLabel: { zh: '六月底', en: 'End of June' } }
    const put = apply([entry('a', delta), entry('b', delta)], {}, worded)
    expect(put).toMatchObject({ conflicts: [], left: [], pack: { asOf: '2023-07-08', asOfLabel: null } })
    expect(put.pack?.reports).toHaveLength(BASE.reports.length + 1)
    expect(put.pack?.blockers).toHaveLength(BASE.blockers.length + 1)
    expect(apply([entry('c', delta)], {}, put.pack!)).toEqual({ ...put, rejections: [] })
    expect(apply([entry('d', { asOf: '2020-01-01' })], {}, worded).pack).toEqual(worded)
  })

  test('changes of a blocker only what its author changed, where they told what they saw', () => {
    const [first] = deltaBetween({ ...BASE, blockers: [] }, BASE).delta.blockers
    const closed = { ...first!, closedOn: '2023-12-01' }
    const moved = { ...first!, owner: '征收办' }
    const both = apply([
      entry('a', { blockers: [closed], blockersWas: [first!] }),
      entry('b', { blockers: [moved], blockersWas: [first!] }),
    ])
    const own = both.pack?.blockers.find(({ id }) => id === first!.id)
    expect(own).toMatchObject({ closedOn: '2023-12-01', owner: '征收办' })
    const replaced = apply([entry('a', { blockers: [closed] }), entry('b', { blockers: [moved] })]).pack
    expect(replaced?.blockers.find(({ id }) => id === first!.id)).toMatchObject({ owner: '征收办' })
  })

  test('places, and takes a position away; a rival of the same item is a conflict', () => {
    const { id } = PROJECT
    const was = PROJECT.position === null ? null : positionFeature(id, PROJECT.position)
    const at = (longitude: number) =>
      positionFeature(id, {
        geometry: { type: 'Point', coordinates: [longitude, 37.4] },
        accuracy: 'digitised',
        errorM: null,
        basis: null,
        source: SOURCE,
      })
    const first = entry('a', { positions: [{ id, was, feature: at(121.4) }] })
    const put = apply([first])
    expect(itemOf(put.pack, id)?.position?.geometry).toEqual({ type: 'Point', coordinates: [121.4, 37.4] })
    expect(apply([first], {}, put.pack!)).toMatchObject({ conflicts: [], left: [] })
    const rival = entry('b', { positions: [{ id, was, feature: at(121.5) }] })
    expect(apply([first, rival]).conflicts).toMatchObject([{ file: 'geometry.geojson', id, column: 'geometry' }])
    const away = entry('c', { positions: [{ id, was: at(121.4), feature: null }] })
    expect(itemOf(apply([first, away]).pack, id)?.position).toBeNull()
  })
})

describe('what is refused', () => {
  test('is left out alone: the rest of its row, its entry and the published row stay', () => {
    const good = entry('good', { newRows: [project({})] })
    const bad = entry('bad', {
      ...changed(PROJECT.id, NAME, cell('stage', PROJECT.stage ?? '', '主体施工')),
      newRows: [project({ id: 'b-1', unit: 'nowhere' }), project({ id: 'b-2' })],
      reports: [
        { itemId: 'b-1', on: '2023-07-01', sourceId: SOURCE.id },
        { itemId: 'b-2', on: '2023-07-01', sourceId: SOURCE.id },
        { itemId: PROJECT.id, on: '七月', sourceId: SOURCE.id },
      ],
      positions: [{ id: 'b-2', was: null, feature: { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [0, 0] } } }], // prettier-ignore
    })
    const put = apply([bad, good])
    expect(itemOf(put.pack, PROJECT.id)).toEqual({ ...PROJECT, name: NAME.value })
    expect([itemOf(put.pack, 'xin-xiangmu'), itemOf(put.pack, 'b-2')]).not.toContain(undefined)
    expect(put.pack?.reports).toHaveLength(BASE.reports.length + 1)
    const told = put.left.map(({ entry: by, file, id, column }) => [by, file, id, column].join(' ')).toSorted()
    expect([...new Set(told)]).toEqual(
      [
        'bad geometry.geojson b-2 ',
        'bad projects.csv b-1 ',
        `bad projects.csv ${PROJECT.id} stage`,
        'bad reports.csv b-1 ',
        `bad reports.csv ${PROJECT.id} `,
      ].toSorted(),
    )
    expect(put.rejections.every(({ row, subject }) => row === null && subject !== undefined)).toBe(true)
  })

  test('is what makes a published row wrong', () => {
    const said = BASE.reports.find(({ doneYi }) => doneYi !== undefined && doneYi > 1)!
    const file = `${BASE.items.find(({ id }) => id === said.itemId)!.kind}s.csv`
    const total = deltaBetween({ ...BASE, items: [] }, BASE).delta.newRows.find(
      ({ cells }) => cells.id === said.itemId,
    )!
    const lowered = { file, id: said.itemId, changes: [cell('totalYi', total.cells.totalYi ?? '', '0.01')] }
    const put = apply([entry('a', { rows: [lowered], newRows: [project({})] })])
    expect(itemOf(put.pack, said.itemId)).toEqual(itemOf(BASE, said.itemId))
    expect(put.pack?.reports).toEqual(BASE.reports)
    expect(put.left).not.toEqual([])
    expect(itemOf(put.pack, 'xin-xiangmu')).toBeDefined()
  })

  test('names what no pack has: hostile columns, other files, unsound sources', () => {
    const hostile = JSON.parse('{"__proto__":"x","constructor":"y","id":"b-3"}') as Record<string, string>
    const put = apply([
      entry('a', {
        rows: [
          { file: 'projects.csv', id: PROJECT.id, changes: [cell('__proto__', '', 'x'), NAME] },
          { file: 'district.json', id: 'title', changes: [cell('zh', '', 'x')] },
        ],
        newRows: [{ file: 'projects.csv', cells: hostile }],
        reports: [{ itemId: PROJECT.id, on: '2023-07-01', sourceId: SOURCE.id, household: '张三' }],
        sources: [{ ...BASE.sources[0]!, id: 'Not An Id' }],
      }),
    ])
    expect(put.pack).toEqual({
      ...BASE,
      items: BASE.items.map((own) => (own === PROJECT ? { ...own, name: NAME.value } : own)),
    })
    expect(put.rejections.length).toBeGreaterThan(4)
  })

  test('is the latest entry whole where no row is to blame: a tag that a scene names', () => {
    const scene = {
      id: 's',
      title: { zh: '甲', en: 'A' },
      camera: null,
      filters: { tag: ['独有'] },
      panel: null,
      seconds: 20,
    }
    const items = BASE.items.map((own) => (own.id === PROJECT.id ? { ...own, tags: ['独有'] } : own))
    const base: Pack = { ...BASE, items, wall: { tour: 'mixed', scenes: [scene] } }
    const put = apply(
      [entry('good', { newRows: [project({})] }), entry('bad', changed(PROJECT.id, cell('tags', '独有', '')))],
      {},
      base,
    )
    expect(itemOf(put.pack, PROJECT.id)?.tags).toEqual(['独有'])
    expect(itemOf(put.pack, 'xin-xiangmu')).toBeDefined()
    expect(put.left).toMatchObject([{ entry: 'bad' }])
  })
})
