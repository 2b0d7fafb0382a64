import { describe, expect, test } from 'vitest'
import { PackFolder, SHUANGQIAO } from '../packs/pack-files'
import { linesOf } from '../packs/rejections-of'

const bytes = (text: string, ...more: number[]) => new Uint8Array([...new TextEncoder().encode(text), ...more])

type FileFault = [what: string, file: string, content: string | Uint8Array | null, line: string]

const FILE_FAULTS: readonly FileFault[] = [
  ['without a backdrop', 'backdrop.geojson', null, 'backdrop.geojson fileMissing “”'],
  ['with an empty ledger', 'reports.csv', '', 'reports.csv fileEmpty “”'],
  ['with a ledger of blanks', 'blockers.csv', '\ufeff \n\n', 'blockers.csv fileEmpty “”'],
  ['with an empty geometry file', 'geometry.geojson', '', 'geometry.geojson fileEmpty “”'],
  ['with a ledger of an unknown kind', 'bridges.csv', 'id\n', 'bridges.csv fileNameUnknown “bridges.csv”'],
  ['in GBK', 'reports.csv', bytes('a,b\nc,', 0xbe, 0xc9, 0xd7, 0xa9), 'reports.csv:2 notUtf8 “be c9 d7 a9”'],
  ['in UTF-16', 'reports.csv', new Uint8Array([0xff, 0xfe, 0x69, 0]), 'reports.csv:1 notUtf8 “ff fe 69 00”'],
  ['with a NUL', 'reports.csv', 'a,b\n1,\0\n', 'reports.csv:2 nullCharacter “\0”'],
  ['with an empty backdrop', 'backdrop.geojson', ' ', 'backdrop.geojson requiredFileEmpty “”'],
  ['cut off', 'backdrop.geojson', '{\n  "id": "x",\n  "ti', 'backdrop.geojson:3:3 brokenJson “"ti”'],
  ['with a NaN', 'geometry.geojson', '{"features":\n[NaN]}', 'geometry.geojson:2:2 brokenJson “NaN]}”'],
  ['with a comma too many', 'geometry.geojson', '{"a": [1, 2,]}', 'geometry.geojson:1:13 brokenJson “]}”'],
  ['of another type', 'geometry.geojson', '{"type":"Topology"}', 'geometry.geojson:type shapeWrong “Topology”'],
  ['with an open quote', 'reports.csv', 'a,b\n1,"2\n3,4\n', 'reports.csv:2 brokenCsv “1,2”'],
  ['with text after a quote', 'reports.csv', 'a,b\n1,"2"3\n', 'reports.csv:2 brokenCsv “1,2"3”'],
  [
    'with too few cells',
    'reports.csv',
    'itemId,on,sourceId\ncold-store,2031-05-01,test-plan\n1\n',
    'reports.csv:3 cellsTooFew “1”',
  ],
  [
    'with too many cells',
    'reports.csv',
    'itemId,on,sourceId\ncold-store,2031-05-01,test-plan,3\n',
    'reports.csv:2 cellsTooMany “3”',
  ],
  ['with a hostile log', 'reports.csv', 'itemId,prototype\n', 'reports.csv:1:prototype columnHostile “prototype”'],
]

describe('files', () => {
  test('the test pack has no fault', () => {
    expect(linesOf(new PackFolder(SHUANGQIAO))).toEqual([])
  })

  test.each(FILE_FAULTS)('a pack %s is refused (%s)', (_what, file, content, line) => {
    const pack = new PackFolder(SHUANGQIAO)
    expect(linesOf(content === null ? pack.remove(file) : pack.write(file, content))).toEqual([line])
  })

  test('a ledger that cannot be read is the one fault told, while ids that it does not hold are still missed', () => {
    const pack = new PackFolder(SHUANGQIAO)
    const roads = new TextEncoder().encode(pack.text('roads.csv'))
    pack.write('roads.csv', new Uint8Array([...roads, 0xbe, 0xc9])).feature('geometry.geojson', 1, (feature) => {
      feature.id = 'ghost'
    })
    expect(linesOf(pack)).toEqual(['roads.csv:5 notUtf8 “be c9”', 'geometry.geojson:1:id geometryWithoutItem “ghost”'])
  })

  test('without district.json the pack is refused', () => {
    expect(linesOf(new PackFolder(SHUANGQIAO).remove('district.json'))).toContain('district.json fileMissing “”')
  })

  test('a pack without any ledger is refused', () => {
    const pack = new PackFolder(SHUANGQIAO).remove('geometry.geojson').remove('milestones.csv')
    for (const file of [...pack.files.keys()].filter((name) => name.endsWith('.csv'))) pack.remove(file)
    expect(linesOf(pack)).toEqual(['projects.csv fileMissing “”'])
  })

  test('a ledger of a header alone is no fault', () => {
    const pack = new PackFolder(SHUANGQIAO).write('enterprises.csv', 'id,name,sourceId,locator\n')
    expect(linesOf(pack)).toEqual(['geometry.geojson:20:id geometryWithoutItem “twin-cold-chain”'])
  })

  test('the faults of all files come out at once, in the order of the files', () => {
    const pack = new PackFolder(SHUANGQIAO)
      .cell('projects.csv', 2, 'stage', 'done')
      .cell('projects.csv', 2, 'totalYi', 'much')
      .cell('roads.csv', 3, 'unit', 'moon')
      .feature('geometry.geojson', 1, (feature) => {
        feature.geometry = null
      })
    expect(linesOf(pack)).toEqual([
      'projects.csv:2:stage valueUnknown “done”',
      'projects.csv:2:totalYi numberUnparsable “much”',
      'roads.csv:3:unit referenceDangling “moon”',
      'geometry.geojson:1:geometry geometryMissing “”',
    ])
  })
})
