import { describe, expect, it } from 'vitest'
import { drawingOf, emptyDrawing } from '../../src/domain/drawing'
import type { Item, PositionGeometry } from '../../src/domain/item'
import { applyEntries } from '../../src/pack/apply-delta'
import { drawingFault, placeDelta, placeFaults, type PlaceFacts } from '../../src/pack/place-delta'
import { randomPack } from '../random-pack'

const pack = randomPack(7, 60)
const [west, south] = pack.bounds
const at = (x: number, y: number) => [west + 0.01 + x * 0.01, south + 0.01 + y * 0.01]
const POINT: PositionGeometry = { type: 'Point', coordinates: at(0, 0) }
const BOW_TIE: PositionGeometry = { type: 'Polygon', coordinates: [[at(0, 0), at(1, 1), at(1, 0), at(0, 1), at(0, 0)]] }

const itemOf = (kind: Item['kind'], located: boolean) => {
  const found = pack.items.find((item) => item.kind === kind && (item.position !== null) === located)
  if (found === undefined) throw new Error(`no ${kind}`)
  return found
}
const project = itemOf('project', false)

const SAID: PlaceFacts = {
  accuracy: 'approximate',
  errorM: 50,
  basis: ' 按示意图 ',
  source: { title: '区自然资源局红线图（2023）' },
  locator: '图幅 3',
}

const reasons = (geometry: PositionGeometry, facts: Partial<PlaceFacts>) =>
  placeFaults(pack, project, { geometry, facts: { ...SAID, ...facts } }).map(({ column, reason }) => [column, reason])

describe('a position that is stated', () => {
  it('stands with accuracy, error, source and locator', () => {
    expect(reasons(POINT, {})).toEqual([])
    expect(reasons(POINT, { accuracy: 'surveyed', errorM: null, basis: null })).toEqual([])
  })

  it.each<[string, Partial<PlaceFacts>, string, string]>([
    ['accuracy', { accuracy: null }, 'accuracy', 'valueUnknown|valueMissing'],
    ['error', { errorM: null }, 'errorM', 'errorMissing'],
    ['readable error', { accuracy: 'surveyed', errorM: '五百' }, 'errorM', 'numberUnparsable'],
    ['positive error', { errorM: -3 }, 'errorM', 'numberNegative'],
    ['source', { source: { title: '  ' } }, 'sourceId', 'valueMissing'],
    ['locator', { locator: ' ' }, 'locator', 'valueMissing'],
  ])('is refused without %s', (_what, facts, column, reason) => {
    const faults = reasons(POINT, facts)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.[0]).toBe(column)
    expect(faults[0]?.[1]).toMatch(new RegExp(`^(${reason})$`))
  })
})

describe('a drawing is refused', () => {
  const faultOf = (item: Item, geometry: PositionGeometry) => drawingFault(pack, item, drawingOf(geometry))?.reason

  it('when it crosses itself, is too short, lies outside or is of the wrong family', () => {
    expect(faultOf(project, POINT)).toBeUndefined()
    expect(faultOf(project, BOW_TIE)).toBe('ringSelfCrossing')
    expect(faultOf(project, { type: 'Polygon', coordinates: [[at(0, 0), at(1, 0), at(0, 0)]] })).toBe('ringTooShort')
    expect(faultOf(project, { type: 'Point', coordinates: [west - 1, south] })).toBe('coordinateOutsideDistrict')
    expect(faultOf(project, { type: 'LineString', coordinates: [at(0, 0), at(1, 1)] })).toBe('geometryFamilyWrong')
  })

  it('at the first open corner outside the district', () => {
    const open = [at(0, 0), [west - 1, south]]
    expect(drawingFault(pack, project, { ...emptyDrawing('area'), open })?.reason).toBe('coordinateOutsideDistrict')
    expect(drawingFault(pack, project, { ...emptyDrawing('area'), open: open.slice(0, 1) })).toBeNull()
  })
})

describe('the delta of a placing', () => {
  const entry = (delta: ReturnType<typeof placeDelta>) => ({
    id: 'one',
    origin: 'place' as const,
    title: '',
    madeAt: 1,
    delta,
  })
  const apply = (delta: ReturnType<typeof placeDelta>) =>
    applyEntries(pack, [entry(delta)], {}, (c) => pack.pinyin[c] ?? [])

  it('locates the item in the pack that it is put on, with the new source', () => {
    const applied = apply(placeDelta(pack, project, { geometry: POINT, facts: SAID }))
    expect([...applied.rejections, ...applied.conflicts]).toEqual([])
    const position = applied.pack?.items.find(({ id }) => id === project.id)?.position
    expect(position).toMatchObject({ geometry: POINT, accuracy: 'approximate', errorM: 50, basis: '按示意图' })
    const source = applied.pack?.sources.find(({ id }) => id === position?.source.id)
    expect(source).toMatchObject({ title: { zh: '区自然资源局红线图（2023）' }, synthetic: pack.synthetic })
  })

  it('gives the same words the same source, and other words another', () => {
    const idOf = (title: string) =>
      placeDelta(pack, project, { geometry: POINT, facts: { ...SAID, source: { title } } }).sources[0]?.id
    expect(idOf('红线图')).toBe(idOf(' 红线图 '))
    expect(idOf('红线图')).not.toBe(idOf('勘界图'))
    const known = pack.sources[0]!
    expect(idOf(known.title.zh)).toBeUndefined()
  })

  it('bars no source of a drill that has none marked as synthetic', () => {
    const sources = pack.sources.map((source) => ({ ...source, synthetic: false }))
    const drill = { ...pack, synthetic: true, sources }
    expect(placeDelta(drill, project, { geometry: POINT, facts: SAID }).sources[0]?.synthetic).toBe(false)
  })

  it('takes a position away', () => {
    const located = itemOf('project', true)
    const applied = apply(placeDelta(pack, located, null))
    expect(applied.conflicts).toEqual([])
    expect(applied.pack?.items.find(({ id }) => id === located.id)?.position).toBeNull()
  })
})
