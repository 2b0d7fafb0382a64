import { describe, expect, test } from 'vitest'
import { pinyinOf } from '../../src/pack/pinyin-of'
import type { Item } from '../../src/domain/item'
import type { Pack } from '../../src/domain/pack'
import { compileGoodRows, compilePack } from '../../src/pack/compile-pack'
import { readPack } from '../../src/pack/load'
import { LAISHAN, PackFolder, SHUANGQIAO } from '../packs/pack-files'

function packOf(folder: PackFolder): Pack {
  const { pack } = compilePack(folder.files, pinyinOf)
  if (pack === null) throw new Error('the pack does not compile')
  return pack
}

function itemOf(pack: Pack, id: string): Item {
  const item = pack.items.find((candidate) => candidate.id === id)
  if (item === undefined) throw new Error(`no ${id}`)
  return item
}

describe('a compiled pack', () => {
  const pack = packOf(new PackFolder(SHUANGQIAO))

  test('passes the check of the loader', () => {
    expect(readPack(JSON.parse(JSON.stringify(pack)), 'u')).toEqual({ ok: true, value: pack })
  })

  test('is the same for the same files', () => {
    expect(JSON.stringify(packOf(new PackFolder(SHUANGQIAO)))).toBe(JSON.stringify(pack))
  })

  test('holds the cells of a ledger as facts', () => {
    expect(itemOf(pack, 'cold-store')).toEqual({
      kind: 'project',
      id: 'cold-store',
      name: '重楼冷链仓储中心',
      aliases: ['冷链中心', 'Cold Store'],
      unit: 'bridge-zone',
      tags: ['示范', '冷链'],
      accountability: { leaders: ['林演一', '赵演三'], departments: ['项目部'], liaisons: ['钱演四'] },
      taskForce: '冷链专班',
      plan: {
        startOn: '2030-03-01',
        finishOn: '2031-12-31',
        basis: null,
        milestones: [
          { title: '设备进场', dueOn: '2031-07-31', source: { id: 'test-plan', locator: 'milestones 1' } },
          { title: '试运行', dueOn: null, source: { id: 'test-plan', locator: 'milestones 2' } },
        ],
      },
      funding: ['specialBond', 'fiscal'],
      note: null,
      listedOn: null,
      source: { id: 'test-plan', locator: 'projects 1' },
      position: {
        geometry: { type: 'Point', coordinates: [150.085, 20.075] },
        accuracy: 'surveyed',
        errorM: 5,
        basis: '虚构测点',
        source: { id: 'test-survey', locator: 'sheet 1, cold-store' },
      },
      stage: 'building',
      progressPct: 45,
      investment: { totalYi: 12.5, yearPlanYi: 4, doneYi: 5.6 },
      level: 'provincial',
      field: 'harbour',
      planClass: 'carryOver',
      landCleared: true,
    })
  })

  test('keeps what is unknown as null and a zero as zero', () => {
    expect(itemOf(pack, 'container-yard')).toMatchObject({
      progressPct: null,
      investment: { totalYi: null, yearPlanYi: null, doneYi: null },
      landCleared: null,
      position: null,
    })
    expect(itemOf(pack, 'tide-lab')).toMatchObject({ progressPct: 0, investment: { doneYi: 0 } })
  })

  test('keeps markup in a name as text', () => {
    expect(itemOf(pack, 'markup-name').name).toBe('<img src=x onerror=alert(1)>试验项目')
  })

  test('gives units their positions', () => {
    expect(pack.units.map(({ id, position }) => [id, position?.geometry.type ?? null])).toEqual([
      ['east-quay', 'Point'],
      ['west-hill', null],
      ['bridge-zone', 'Polygon'],
    ])
  })

  test('knows every reading of the characters that are searched', () => {
    expect(pack.pinyin['重']).toEqual(expect.arrayContaining(['zhong', 'chong']))
    expect(pack.pinyin['岭']).toEqual(['ling'])
    expect(Object.keys(pack.pinyin).every((key) => /^\p{Script=Han}$/u.test(key))).toBe(true)
  })

  test('drops elevations', () => {
    const raised = new PackFolder(SHUANGQIAO).feature('geometry.geojson', 1, (feature) => {
      feature.geometry = { type: 'Point', coordinates: [150.085, 20.075, 12] }
    })
    expect(itemOf(packOf(raised), 'cold-store').position?.geometry.coordinates).toEqual([150.085, 20.075])
  })
})

describe('the backdrop', () => {
  const { backdrop } = packOf(new PackFolder(SHUANGQIAO))
  const positionsOf = ({ coordinates }: { coordinates: unknown }) => (coordinates as number[][][]).flat()

  test('has the extent of the land as its sheet', () => {
    expect(backdrop.sheet).toEqual([149.9, 19.9, 150.178, 20.25])
  })

  test('clips the district at the coast', () => {
    const eastmost = Math.max(...positionsOf(backdrop.district.geometry).map(([longitude = 0]) => longitude))
    expect(eastmost).toBe(150.178)
  })

  test('leaves out neighbours without land in the sheet', () => {
    expect(backdrop.neighbours.features.map(({ properties }) => properties.name)).toEqual([
      '南湾区(虚构)',
      '北原县(虚构)',
    ])
  })

  test('names its sources', () => {
    expect(backdrop.sources).toEqual(['test-survey'])
  })
})

describe('a pack with bad rows', () => {
  test('is no pack for the command, but good rows can be kept', () => {
    const broken = new PackFolder(SHUANGQIAO)
      .cell('projects.csv', 2, 'totalYi', 'much')
      .feature('geometry.geojson', 2, (feature) => {
        feature.geometry = { type: 'Point', coordinates: [0, 0] }
      })
    expect(compilePack(broken.files, pinyinOf).pack).toBeNull()
    const { pack, rejections } = compileGoodRows(broken.files, pinyinOf)
    expect(rejections).toHaveLength(2)
    expect(pack?.items).toHaveLength(28)
    expect(pack?.items.find(({ id }) => id === 'fruit-lab')?.position).toBeNull()
    expect(readPack(JSON.parse(JSON.stringify(pack)), 'u').ok).toBe(true)
  })

  test('cannot be kept when district.json is unsound', () => {
    const broken = new PackFolder(SHUANGQIAO).write('district.json', '{}')
    expect(compileGoodRows(broken.files, pinyinOf).pack).toBeNull()
  })
})

describe('the pack of Laishan', () => {
  const { pack, rejections } = compilePack(new PackFolder(LAISHAN).files, pinyinOf)

  test('compiles without a rejection', () => {
    expect(rejections).toEqual([])
    expect(pack?.synthetic).toBe(false)
  })

  test.each([
    ['items', 42],
    ['yi', 453],
    ['yi', 123.5],
    ['items', 18],
    ['items', 20],
    ['yi', 91],
  ])('reports the figure of the article: %s %d', (measure, value) => {
    expect(pack?.figures.filter((figure) => figure.measure === measure && figure.value === value)).not.toEqual([])
  })

  test('can be searched by the readings of its names', () => {
    expect(pack?.pinyin['宋']).toEqual(['song'])
  })
})
