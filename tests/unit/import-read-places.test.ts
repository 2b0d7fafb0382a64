import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { READ_LIMITS } from '../../src/pack/import/read/limits'
import { readFiles } from '../../src/pack/import/read/read-files'
import { dbf, gbk, readOne, record, shp, sheetOf, square, utf8 } from './import-read-fixture'

const layerOf = async (name: string, bytes: Uint8Array) => {
  const file = await readOne(name, bytes)
  return { file, places: file.layers[0]?.places ?? [] }
}

describe('GeoJSON', () => {
  test('keeps coordinates as they are, what it says of its system, and good features beside bad', async () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      name: '地块',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4549' } },
      features: [
        {
          type: 'Feature',
          id: 7,
          properties: { 名称: '甲', 面积: 1.5, 有: true, 空: null, 列: [1] },
          geometry: { type: 'Point', coordinates: [40500123.25, 4135000, 9] },
        },
        { type: 'Feature', properties: { 名称: '乙' }, geometry: { type: 'LineString', coordinates: [[1, 'x']] } },
        { type: 'Feature', properties: JSON.parse('{"__proto__": "x", "名称": "丙"}'), geometry: null },
        'x',
      ],
    })
    const { file, places } = await layerOf('a.json', utf8(`\ufeff${text}`))
    expect(file.layers).toMatchObject([{ name: '地块', declaredSystem: 'urn:ogc:def:crs:EPSG::4549' }])
    expect(places).toEqual([
      {
        row: 1,
        properties: { id: 7, 名称: '甲', 面积: 1.5, 有: true, 列: '[1]' },
        geometry: { type: 'Point', coordinates: [40500123.25, 4135000, 9] },
      },
      { row: 2, properties: { 名称: '乙' }, geometry: null },
      { row: 3, properties: { 名称: '丙' }, geometry: null },
    ])
    expect(file.problems.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'coordinateNotNumber'],
      [3, 'columnHostile'],
      [4, 'shapeWrong'],
    ])
  })

  test('that is broken is refused with its place', async () => {
    const file = await readOne('a.geojson', utf8('{"type":\n"Feature",,}'))
    expect(file.problems).toMatchObject([{ reason: 'brokenJson', row: 2, column: '11' }])
    expect((await readOne('a.json', utf8('{"type":"Topology"}'))).problems).toMatchObject([{ reason: 'formatUnknown' }])
  })
})

const KML = `<?xml version="1.0" encoding="UTF-8"?>
<kml:kml xmlns:kml="http://www.opengis.net/kml/2.2"><kml:Document><kml:name>总图</kml:name>
  <kml:Folder><kml:name>项目</kml:name>
    <kml:Placemark><kml:name>东港</kml:name><kml:description><![CDATA[<b onclick="x()">说明</b>]]></kml:description>
      <kml:ExtendedData><kml:Data name="投资"><kml:displayName>总投资</kml:displayName><kml:value>1.2亿元</kml:value></kml:Data>
        <kml:SchemaData schemaUrl="#a"><kml:SimpleData name="面积">30</kml:SimpleData><kml:SimpleData name="constructor">x</kml:SimpleData></kml:SchemaData></kml:ExtendedData>
      <kml:MultiGeometry><kml:Point><kml:coordinates>121.1,37.2,0</kml:coordinates></kml:Point><kml:Point><kml:coordinates> 121.2, 37.3 </kml:coordinates></kml:Point></kml:MultiGeometry>
    </kml:Placemark>
    <kml:Placemark><kml:name>地块</kml:name><kml:Polygon>
      <kml:innerBoundaryIs><kml:LinearRing><kml:coordinates>1,1 2,1 2,2 1,1</kml:coordinates></kml:LinearRing></kml:innerBoundaryIs>
      <kml:outerBoundaryIs><kml:LinearRing><kml:coordinates>0,0 9,0 9,9 0,0</kml:coordinates></kml:LinearRing></kml:outerBoundaryIs></kml:Polygon></kml:Placemark>
  </kml:Folder>
  <kml:Placemark><kml:LineString><kml:coordinates>0,0,5\n1,1,5</kml:coordinates></kml:LineString></kml:Placemark>
  <kml:Placemark><kml:name>坏</kml:name><kml:Point><kml:coordinates>东,西</kml:coordinates></kml:Point></kml:Placemark>
</kml:Document></kml:kml>`

describe('KML', () => {
  test('gives placemarks by folder, with extended data, markup as text', async () => {
    for (const [name, bytes] of [
      ['a.kml', utf8(KML)],
      ['a.kmz', zipSync({ 'files/x.png': utf8('x'), 'doc.kml': utf8(KML) })],
    ] as const) {
      const file = await readOne(name, bytes)
      expect(file.format).toBe(name.slice(2))
      expect(file.layers.map((layer) => [layer.name, layer.places.map(({ row }) => row)])).toEqual([
        ['总图 / 项目', [1, 2]],
        ['总图', [3, 4]],
      ])
      expect(file.layers.flatMap(({ places }) => places)).toMatchObject([
        {
          properties: { name: '东港', description: '<b onclick="x()">说明</b>', 投资: '1.2亿元', 面积: '30' },
          geometry: {
            type: 'MultiPoint',
            coordinates: [
              [121.1, 37.2],
              [121.2, 37.3],
            ],
          },
        },
        {
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [9, 0],
                [9, 9],
                [0, 0],
              ],
              [
                [1, 1],
                [2, 1],
                [2, 2],
                [1, 1],
              ],
            ],
          },
        },
        {
          geometry: {
            type: 'LineString',
            coordinates: [
              [0, 0],
              [1, 1],
            ],
          },
        },
        { properties: { name: '坏' }, geometry: null },
      ])
      expect(file.problems.map(({ row, reason }) => [row, reason])).toEqual([
        [1, 'columnHostile'],
        [4, 'coordinateNotNumber'],
      ])
    }
  })

  test('with entities is refused, and one that is cut off gives what came before', async () => {
    const entities = KML.replace('?>', '?><!DOCTYPE kml [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>')
    const refused = await readOne('a.kml', utf8(entities))
    expect(refused.problems).toMatchObject([{ reason: 'markupForbidden' }])
    expect(refused.layers).toEqual([])
    const cut = await readOne('a.kml', utf8(KML.slice(0, KML.indexOf('地块'))))
    expect(cut.problems.map(({ reason }) => reason)).toEqual(['columnHostile', 'fileBroken'])
    expect(cut.layers[0]?.places).toHaveLength(1)
  })
})

const FIELDS: [string, string, number][] = [
  ['名称', 'C', 20],
  ['面积', 'N', 10],
  ['日期', 'D', 8],
  ['编号', 'N', 18],
  ['已上图', 'L', 1],
]
const ROWS = [
  ['东港产业园', '12.5', '20250630', '370613199001011234', 'T'],
  ['甲村', '**********', '00000000', '', '?'],
]
const HOLED = [square(0, 0, 10), square(2, 2, 2).reverse(), square(20, 0, 5)]
const PRJ = 'PROJCS["CGCS2000_3_Degree_GK_CM_120E"]'

describe('a Shapefile', () => {
  const parts = (encode: (text: string) => Uint8Array) => ({
    shp: shp(5, [record(5, HOLED), record(5, null)]),
    dbf: dbf(FIELDS, ROWS, { encode }),
    prj: utf8(PRJ),
  })
  const expected = [
    {
      row: 1,
      properties: {
        名称: '东港产业园',
        面积: 12.5,
        日期: { day: '2025-06-30' },
        编号: '370613199001011234',
        已上图: true,
      },
      geometry: { type: 'MultiPolygon', coordinates: [[HOLED[0], HOLED[1]], [HOLED[2]]] },
    },
    { row: 2, properties: { 名称: '甲村' }, geometry: null },
  ]

  test('is read from a zip, its holes in their areas, its texts in GBK or UTF-8', async () => {
    for (const encode of [gbk, utf8]) {
      const { shp, dbf, prj } = parts(encode)
      const { file, places } = await layerOf(
        'a.zip',
        zipSync({ '图/地块.SHP': shp, '图/地块.dbf': dbf, '图/地块.prj': prj }),
      )
      expect(file).toMatchObject({ format: 'shapefile', problems: [] })
      expect(file.layers).toMatchObject([{ name: '地块', declaredSystem: PRJ }])
      expect(places).toEqual(expected)
    }
  })

  test('with the names of its files in GBK, as Windows zips them, is read too', async () => {
    const { shp, dbf } = parts(gbk)
    const bytes = zipSync({ 'aaaa/bbbb.shp': shp, 'aaaa/bbbb.dbf': dbf })
    const names: [string, string][] = [
      ['aaaa', '图层'],
      ['bbbb', '地块'],
    ]
    for (const [from, to] of names) {
      for (let at = 0; at < bytes.length; at += 1)
        if ([...from].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))) bytes.set(gbk(to), at)
    }
    expect((await readOne('a.zip', bytes)).layers).toMatchObject([{ name: '地块' }])
  })

  test('is gathered from its parts when they are chosen together', async () => {
    const { shp, dbf, prj } = parts(gbk)
    const files = await readFiles([
      { name: '地块.dbf', bytes: dbf },
      { name: '台账.csv', bytes: utf8('名称\n甲') },
      { name: '地块.SHP', bytes: shp },
      { name: '地块.prj', bytes: prj },
      { name: '地块.cpg', bytes: utf8('GBK') },
      { name: '道路.shp', bytes: shp },
    ])
    expect(files.map(({ name, format }) => [name, format])).toEqual([
      ['台账.csv', 'csv'],
      ['地块.SHP', 'shapefile'],
      ['道路.shp', 'shapefile'],
    ])
    expect(files[1]).toMatchObject({ layers: [{ name: '地块', declaredSystem: PRJ, places: expected }], problems: [] })
    expect(files[2]?.problems).toMatchObject([{ reason: 'shapefileIncomplete', expected: '道路.dbf' }])
    expect(files[2]?.layers[0]?.places).toHaveLength(2)
  })

  test('gives points, lines and areas with heights and measures, those dropped', async () => {
    const shapes: [number, ReturnType<typeof record>, unknown][] = [
      [1, record(1, [[[1, 2]]]), { type: 'Point', coordinates: [1, 2] }],
      [11, record(11, [[[1, 2]]]), { type: 'Point', coordinates: [1, 2] }],
      [
        18,
        record(18, [
          [
            [1, 2],
            [3, 4],
          ],
        ]),
        {
          type: 'MultiPoint',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
      [
        23,
        record(23, [
          [
            [1, 2],
            [3, 4],
          ],
        ]),
        {
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
      [
        3,
        record(3, [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [5, 6],
            [7, 8],
          ],
        ]),
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [1, 2],
              [3, 4],
            ],
            [
              [5, 6],
              [7, 8],
            ],
          ],
        },
      ],
      // Written the wrong way round: no outline runs clockwise.
      [15, record(15, [square(0, 0, 4).reverse()]), { type: 'Polygon', coordinates: [square(0, 0, 4).reverse()] }],
    ]
    for (const [type, one, geometry] of shapes) {
      const { places } = await layerOf(
        'a.zip',
        zipSync({ 'a.shp': shp(type, [one]), 'a.dbf': dbf([['N', 'N', 4]], [['1']]) }),
      )
      expect(places).toEqual([{ row: 1, properties: { N: 1 }, geometry }])
    }
  })
})

describe('a text table', () => {
  test('is read in each encoding and with each separator that offices use', async () => {
    const rows = [
      ['名称', '投资', '备注'],
      ['东港', '12', '甲，乙'],
      ['城东', '', '=1+1'],
    ]
    const text = (separator: string) => rows.map((row) => row.join(separator)).join('\r\n')
    const wide = (words: string) =>
      new Uint8Array(Uint16Array.from(`\ufeff${words}`, (letter) => letter.charCodeAt(0)).buffer)
    const expected = [
      ['名称', '投资', '备注'],
      ['东港', '12', '甲，乙'],
      ['城东', null, '=1+1'],
    ]
    for (const bytes of [utf8(text(',')), utf8(`\ufeff${text(';')}`), wide(text('\t'))]) {
      expect(sheetOf(await readOne('a.csv', bytes)).rows).toEqual(expected)
    }
    const inGbk = await readOne('a.txt', gbk('名称,说明\n"东,港","甲\n乙"\n="0123",x'))
    expect(sheetOf(inGbk)).toMatchObject({
      name: '',
      rows: [
        ['名称', '说明'],
        ['东,港', '甲\n乙'],
        ['0123', 'x'],
      ],
    })
  })

  test('with an open quotation mark keeps what came before it', async () => {
    const file = await readOne('a.csv', utf8('名称,投资\n东港,1\n"城东,2\n甲,3'))
    expect(file.problems).toMatchObject([{ reason: 'brokenCsv', row: 3 }])
    expect(sheetOf(file).rows).toHaveLength(2)
  })

  test('that is no text is refused', async () => {
    const file = await readOne('a.csv', Uint8Array.from([1, 2, 0xff, 0xff, 0x80, 0, 3]))
    expect(file).toMatchObject({ format: null, problems: [{ reason: 'encodingUnknown' }] })
    expect((await readOne('a.csv', new Uint8Array())).problems).toMatchObject([{ reason: 'fileEmpty' }])
  })
})

describe('reading', () => {
  test('gives the files of a pack folder, wherever it lies in the zip', async () => {
    const zip = zipSync({
      '包/甲/district.json': utf8('{}'),
      '包/甲/projects.csv': utf8('id'),
      '包/读我.txt': utf8('x'),
    })
    const file = await readOne('a.zip', zip)
    expect(file.format).toBe('packFolder')
    expect([...(file.packFiles ?? [])].map(([name]) => name)).toEqual(['district.json', 'projects.csv'])
  })

  test('tells how far it is, and stops when it is told to', async () => {
    const files = [1, 2].map((number) => ({ name: `${number}.csv`, bytes: utf8('a,b') }))
    const told: [number, string][] = []
    await readFiles(files, { onProgress: (done, name) => told.push([done, name]) })
    expect(told).toEqual([
      [0.5, '1.csv'],
      [1, '2.csv'],
    ])
    await expect(readFiles(files, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('stops at the limits of a map file', async () => {
    const point = (x: number) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [x, 1] } })
    const bytes = utf8(JSON.stringify({ type: 'FeatureCollection', features: [point(1), point(2), point(3)] }))
    for (const limit of [{ places: 2 }, { coordinates: 2 }]) {
      const file = await readOne('a.json', bytes, { ...READ_LIMITS, ...limit })
      expect(file.layers[0]?.places).toHaveLength(2)
      expect(file.problems).toMatchObject([{ reason: 'placesTooMany', expected: '≤ 2' }])
    }
    expect((await readOne('a.json', bytes, { ...READ_LIMITS, fileBytes: 9 })).problems).toMatchObject([
      { reason: 'fileTooLarge' },
    ])
  })
})
