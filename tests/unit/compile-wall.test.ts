import { describe, expect, test } from 'vitest'
import { compilePack } from '../../src/pack/compile-pack'
import type { RejectionReason } from '../../src/domain/rejection'
import type { WallPlan } from '../../src/domain/wall-plan'
import { describeRejection } from '../../src/i18n/rejections'
import { PackFolder, setAt, SHUANGQIAO } from '../packs/pack-files'
import { rejectionsOf } from '../packs/rejections-of'

const SCENE = {
  id: 'quay',
  title: { zh: '码头', en: 'The quay' },
  camera: { zoom: 12, lat: 20.075, lon: 150.085 },
  filters: { kind: ['project'], light: ['red', 'none'], unit: ['bridge-zone', 'none'], tag: ['冷链'] },
  panel: 'funnel',
  seconds: 20,
}
const PLAN = { tour: 'mixed', scenes: [SCENE, { ...SCENE, id: 'all', camera: null, filters: {}, panel: null }] }

const withPlan = (plan: unknown) =>
  new PackFolder(SHUANGQIAO).json<{ wall: unknown }>('district.json', (district) => {
    district.wall = plan
  })

function withFault(path: string, value: unknown): PackFolder {
  const plan: unknown = JSON.parse(JSON.stringify(PLAN))
  setAt(plan, path, value)
  return withPlan(plan)
}

const written = (path: string) => `wall.${path.replace(/\.(\d+)/g, '[$1]')}`

const planOf = (folder: PackFolder): WallPlan | null | undefined => compilePack(folder.files, () => []).pack?.wall

type PlanFault = [path: string, value: unknown, reason: RejectionReason, expected?: string | null]

const LIGHTS = 'green, amber, red, silent, none'
const FAULTS: readonly PlanFault[] = [
  ['tour', 'random', 'valueUnknown', 'computed, mixed, scenes'],
  ['scenes.0.id', 'The quay', 'idMalformed'],
  ['scenes.1.id', 'quay', 'idDuplicate', 'district.json:wall.scenes[0]'],
  ['scenes.0.title.en', '', 'valueMissing'],
  ['scenes.0.seconds', 4, 'numberOutOfRange', '>=5'],
  ['scenes.0.seconds', 301, 'numberOutOfRange', '<=300'],
  ['scenes.0.seconds', '20', 'shapeWrong', 'number'],
  ['scenes.0.panel', 'gauge', 'valueUnknown', 'funnel, curve, ranking, blockers, relocation'],
  ['scenes.0.camera.zoom', 25, 'numberOutOfRange', '<=24'],
  ['scenes.0.camera.pitch', 86, 'numberOutOfRange', '<=85'],
  ['scenes.0.camera.lat', 95, 'coordinateOutOfRange'],
  ['scenes.0.camera.lat', 51.5, 'cameraOutsideSheet', '19.9–20.25'],
  ['scenes.0.camera.lon', 0.1, 'cameraOutsideSheet', '149.9–150.178'],
  ['scenes.0.filters.kind.0', 'bridge', 'valueUnknown'],
  ['scenes.0.filters.light.1', 'blue', 'valueUnknown', LIGHTS],
  ['scenes.0.filters.unit.0', 'moon', 'referenceDangling', 'east-quay, west-hill, bridge-zone'],
  ['scenes.0.filters.field', ['moon'], 'referenceDangling'],
  ['scenes.0.filters.tag.0', '热链', 'referenceDangling'],
]

describe('the wall in district.json', () => {
  test('may be missing or nothing', () => {
    expect(planOf(new PackFolder(SHUANGQIAO))).toBeNull()
    expect(planOf(withPlan(null))).toBeNull()
  })

  test('is carried by the pack, its cameras upright and facing north where nothing is said', () => {
    expect(planOf(withPlan(PLAN))).toEqual({
      tour: 'mixed',
      scenes: [{ ...SCENE, camera: { ...SCENE.camera, bearing: 0, pitch: 0 } }, PLAN.scenes[1]],
    })
  })

  test.each(FAULTS)('with %s = %j is refused as %s', (path, value, reason, expected) => {
    const [rejection, ...more] = rejectionsOf(withFault(path, value))
    const at = Array.isArray(value) ? `${path}.0` : path
    const [only = value] = Array.isArray(value) ? (value as unknown[]) : []
    expect(rejection).toMatchObject({ file: 'district.json', row: null, column: written(at), reason })
    expect(rejection?.value).toBe(typeof only === 'string' ? only : JSON.stringify(only))
    expect(expected === undefined ? undefined : rejection?.expected).toBe(expected)
    expect(more).toEqual([])
  })

  test.each(['scenes.0.music', 'scenes.0.filters.person', 'speed'])('with an unknown key %s is refused', (path) => {
    expect(rejectionsOf(withFault(path, ['x']))).toMatchObject([{ column: written(path), reason: 'shapeWrong' }])
  })

  test('is refused when it is to be scenes alone and has none', () => {
    expect(rejectionsOf(withPlan({ tour: 'scenes', scenes: [] }))).toMatchObject([
      { column: 'wall.scenes', value: '[]', reason: 'valueMissing' },
    ])
  })

  test('is not blamed for a tag that a refused row may carry', () => {
    const folder = withFault('scenes.0.filters.tag.0', '热链').cell('projects.csv', 3, 'stage', 'done')
    expect(rejectionsOf(folder).map(({ file }) => file)).toEqual(['projects.csv'])
  })

  test('is told of in both languages, with what would be accepted', () => {
    const [camera] = rejectionsOf(withFault('scenes.0.camera.lat', 51.5))
    expect(describeRejection(camera!, 'zh')).toMatchObject({
      where: 'district.json wall.scenes[0].camera.lat',
      hint: expect.stringContaining('19.9–20.25') as string,
    })
    expect(describeRejection(camera!, 'en').reason).toContain('where the map cannot go')
  })
})
