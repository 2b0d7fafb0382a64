import { describe, expect, test } from 'vitest'
import { PackFolder, setAt, SHUANGQIAO } from '../packs/pack-files'
import { linesOf, rejectionsOf } from '../packs/rejections-of'

const shuangqiao = () => new PackFolder(SHUANGQIAO)

/** A file's text as UTF-16 with a byte-order mark, the way that Windows calls “Unicode”. */
function inUtf16(text: string): Uint8Array {
  const units = [...`\ufeff${text}`].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0
    return [code & 0xff, code >> 8]
  })
  return new Uint8Array(units)
}

const withDistrict = (path: string, value: unknown) =>
  shuangqiao().json('district.json', (district) => setAt(district, path, value))

test('a fault in district.json hides none in the other files', () => {
  const pack = withDistrict('asOf', 'spring')
  const [ledger, position] = ['villages.csv', 'geometry.geojson']
  pack.write(ledger, pack.text(ledger).replace(/,test-plan,/u, ',nobody,'))
  pack.write(position, pack.text(position).replace(/"coordinates": ?\[\s*[\d.]+/u, '"coordinates": [99.5'))
  const lines = linesOf(pack)
  expect(lines).toContain('district.json:asOf dateUnparsable “spring”')
  expect(lines.filter((line) => line.includes('referenceDangling “nobody”'))).toHaveLength(1)
  expect(lines.filter((line) => line.includes('coordinateOutsideDistrict'))).toHaveLength(1)
})

describe('only the root cause is told', () => {
  test('when district.json is empty', () => {
    expect(linesOf(shuangqiao().write('district.json', ''))).toEqual(['district.json requiredFileEmpty “”'])
  })

  test('when district.json is missing', () => {
    expect(linesOf(shuangqiao().remove('district.json'))).toEqual(['district.json fileMissing “”'])
  })

  test('when district.json is cut off before its units', () => {
    const text = shuangqiao().text('district.json')
    const rejections = rejectionsOf(shuangqiao().write('district.json', text.slice(0, text.indexOf('"units"'))))
    expect(rejections).toMatchObject([{ file: 'district.json', reason: 'brokenJson' }])
  })

  test.each([
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
  ])('when district.json is %s', (_what, text) => {
    expect(linesOf(shuangqiao().write('district.json', text))).toEqual([`district.json shapeWrong “${text}”`])
  })

  test.each(['district.json', 'projects.csv', 'milestones.csv', 'geometry.geojson', 'backdrop.geojson'])(
    'when %s is in UTF-16',
    (file) => {
      const pack = shuangqiao()
      const rejections = rejectionsOf(pack.write(file, inUtf16(pack.text(file))))
      expect(rejections).toMatchObject([{ file, row: 1, reason: 'notUtf8' }])
    },
  )

  test('when a ledger is empty', () => {
    expect(linesOf(shuangqiao().write('communities.csv', ''))).toEqual(['communities.csv fileEmpty “”'])
  })

  test.each(['units', 'fields', 'sources'])('when the list of %s is empty', (list) => {
    expect(linesOf(withDistrict(list, []))).toEqual([`district.json:${list} listEmpty “[]”`])
  })

  test('when an item is misspelt that steps and a geometry point to', () => {
    expect(linesOf(shuangqiao().cell('projects.csv', 2, 'id', 'Cold Store'))).toEqual([
      'projects.csv:2:id idMalformed “Cold Store”',
    ])
  })

  test('when a ledger is a workbook by another name', () => {
    const workbook = new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0xff, 0xfe])
    expect(linesOf(shuangqiao().write('projects.csv', workbook))).toEqual(['projects.csv:1 notUtf8 “ff fe”'])
  })

  test.each(['Projects.csv', 'projects(1).csv'])('when projects.csv is called %s', (name) => {
    const pack = shuangqiao()
    pack.write(name, pack.text('projects.csv')).remove('projects.csv')
    expect(rejectionsOf(pack)).toMatchObject([{ file: name, reason: 'fileNameUnknown', expected: 'projects.csv' }])
  })

  test('when the role of the land is misspelt', () => {
    const pack = shuangqiao().feature('backdrop.geojson', 1, (feature) => {
      feature.properties.role = 'lands'
    })
    expect(linesOf(pack)).toEqual(['backdrop.geojson:1:role valueUnknown “lands”'])
  })

  test('when a feature of the backdrop is no feature', () => {
    const pack = shuangqiao().feature('backdrop.geojson', 1, (feature) => {
      feature.type = 'feature'
    })
    expect(linesOf(pack)).toEqual(['backdrop.geojson:1:type shapeWrong “feature”'])
  })
})

describe('faults of their own are told beside a root cause', () => {
  test('a ghost among the geometries, when a ledger is in UTF-16', () => {
    const pack = shuangqiao()
    pack.write('projects.csv', inUtf16(pack.text('projects.csv'))).feature('geometry.geojson', 1, (feature) => {
      feature.id = 'ghost'
    })
    expect(linesOf(pack)).toEqual([
      'projects.csv:1 notUtf8 “ff fe 69 00 64 00 2c 00”',
      'geometry.geojson:1:id geometryWithoutItem “ghost”',
    ])
  })

  test('a ghost among the geometries and a false number, when there are no units', () => {
    const pack = withDistrict('units', [])
      .cell('projects.csv', 3, 'totalYi', 'much')
      .feature('geometry.geojson', 1, (feature) => {
        feature.id = 'ghost'
      })
    expect(linesOf(pack)).toEqual([
      'district.json:units listEmpty “[]”',
      'projects.csv:3:totalYi numberUnparsable “much”',
      'geometry.geojson:1:id geometryWithoutItem “ghost”',
    ])
  })

  test('a false number, when district.json is empty', () => {
    const pack = shuangqiao().write('district.json', '').cell('projects.csv', 3, 'totalYi', 'much')
    expect(linesOf(pack)).toEqual([
      'district.json requiredFileEmpty “”',
      'projects.csv:3:totalYi numberUnparsable “much”',
    ])
  })
})
