import { describe, expect, test } from 'vitest'
import type { RejectionReason } from '../../src/domain/rejection'
import { PackFolder, setAt, SHUANGQIAO } from '../packs/pack-files'
import { rejectionsOf } from '../packs/rejections-of'

type DistrictFault = [path: string, value: unknown, reason: RejectionReason, expected?: string | null]

const KINDS = 'project, park, village, road, land, enterprise, community'

const DISTRICT_FAULTS: readonly DistrictFault[] = [
  ['id', '../up', 'idMalformed'],
  ['id', 'manifest', 'idMalformed'],
  ['synthetic', 'no', 'shapeWrong', 'boolean'],
  ['asOf', '2031-13-01', 'dateUnparsable', 'YYYY-MM-DD'],
  ['title.en', ' ', 'valueMissing', null],
  ['bounds', [150.2, 20, 150, 20.15], 'shapeWrong'],
  ['bounds.3', 95, 'coordinateOutOfRange'],
  ['sources.1.url', 'javascript:alert(1)', 'shapeWrong'],
  ['fields.0.glyph', '果园', 'shapeWrong'],
  ['units.0.sourceId', 'rumour', 'referenceDangling', 'test-plan, test-survey'],
  ['targets.2.id', 'zone-start-rate', 'idDuplicate', 'district.json:targets[0]'],
  ['figures.1.id', 'zone-projects', 'idDuplicate', 'district.json:figures[0]'],
  ['figures.1.on', 'spring', 'dateUnparsable', 'YYYY-MM-DD'],
  ['figures.0.value', '17', 'shapeWrong', 'number'],
  ['figures.0.measure', 'tons', 'valueUnknown', 'items, yi, firms, households'],
  ['figures.0.unit', 'moon', 'referenceDangling', 'east-quay, west-hill, bridge-zone'],
  ['targets.0.scope.kind.0', 'bridge', 'valueUnknown', KINDS],
  ['targets.0.scope.unit.0', 'moon', 'referenceDangling', 'east-quay, west-hill, bridge-zone'],
  ['targets.0.metric', 'speed', 'valueUnknown', 'startRate, finishRate, count, sumYi, share'],
  ['targets.0.op', '<', 'valueUnknown', '>, >='],
  ['targets.0.value', 175, 'percentOutOfRange', '0–100'],
  ['targets.0.reported.done', 18, 'partExceedsWhole', '≤ of 17'],
  ['targets.0.reported.done', -1, 'numberNegative', '≥ 0'],
  ['reviews.0.unit', 'moon', 'referenceDangling', 'east-quay, west-hill, bridge-zone'],
  ['reviews.0.from', 'spring', 'dateUnparsable', 'YYYY-MM-DD'],
  ['sources.0.synthetic', 'yes', 'shapeWrong', 'boolean'],
  ['calendar.sourceId', 'rumour', 'referenceDangling', 'test-plan, test-survey'],
  ['calendar.holidays.0.to', '2031-04-30', 'finishBeforeStart', '≥ 2031-05-01'],
  ['calendar.holidays.0.to', '2031-05-32', 'dateUnparsable', 'YYYY-MM-DD'],
  ['calendar.restWeekdays', [1, 2, 3, 4, 5, 6, 7], 'shapeWrong'],
  ['calendar.restWeekdays.0', 8, 'shapeWrong'],
  ['reviews.0.cadence', 'yearly', 'valueUnknown', 'daily, everyOtherDay, weekly, tenDay, monthly, quarterly'],
]

const written = (path: string) => path.replace(/\.(\d+)/g, '[$1]')
const withDistrict = (path: string, value: unknown) =>
  new PackFolder(SHUANGQIAO).json('district.json', (district) => setAt(district, path, value))

describe('district.json', () => {
  test.each(DISTRICT_FAULTS)('%s = %j is refused as %s', (path, value, reason, expected) => {
    const [rejection, ...more] = rejectionsOf(withDistrict(path, value)).filter(({ file }) => file === 'district.json')
    const shown = typeof value === 'string' ? value : JSON.stringify(value)
    expect(rejection).toMatchObject({ row: null, column: written(path), value: shown, reason })
    expect(expected === undefined ? undefined : rejection?.expected).toBe(expected)
    expect(more).toEqual([])
  })

  test.each(['capital', 'units.0.head.phone', 'targets.0.scope.species'])('an unknown key %s is refused', (path) => {
    const key = path.split('.').at(-1)
    expect(rejectionsOf(withDistrict(path, ['x']))).toMatchObject([
      { column: written(path), value: key, reason: 'shapeWrong' },
    ])
  })

  test('a hostile key is refused', () => {
    const pack = new PackFolder(SHUANGQIAO).replace('district.json', '"synthetic"', '"__proto__": {}, "synthetic"')
    expect(rejectionsOf(pack)).toMatchObject([{ column: '__proto__', reason: 'shapeWrong' }])
  })

  test('a missing key is refused', () => {
    expect(rejectionsOf(withDistrict('asOfLabel', undefined))).toMatchObject([
      { column: 'asOfLabel', value: '', reason: 'valueMissing' },
    ])
  })

  test('a target may name items, but none that does not exist', () => {
    expect(rejectionsOf(withDistrict('targets.0.scope.id', ['cold-store']))).toEqual([])
    expect(rejectionsOf(withDistrict('targets.0.scope.id', ['cold-store', 'ghost']))).toMatchObject([
      { column: 'targets[0].scope.id[1]', value: 'ghost', reason: 'referenceDangling' },
    ])
  })

  test.each(['sumYi', 'share'])('a target for %s may exceed 100', (metric) => {
    const pack = withDistrict('targets.0.metric', metric)
    expect(rejectionsOf(pack.json('district.json', (district) => setAt(district, 'targets.0.value', 120)))).toEqual([])
  })

  test('a unit twice is refused', () => {
    expect(rejectionsOf(withDistrict('units.1.id', 'east-quay'))).toContainEqual(
      expect.objectContaining({ column: 'units[1].id', value: 'east-quay', reason: 'idDuplicate' }),
    )
  })

  test('while it cannot be read, the ledgers are not blamed for their references', () => {
    const pack = new PackFolder(SHUANGQIAO).replace('district.json', '"synthetic": true', '"synthetic": tru')
    expect(rejectionsOf(pack)).toMatchObject([{ file: 'district.json', reason: 'brokenJson', value: 'tru,' }])
  })
})
