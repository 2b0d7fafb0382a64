import gcoord from 'gcoord'
import { describe, expect, test } from 'vitest'
import type { Bounds } from '../../src/domain/pack'
import { systemOfDeclaration } from '../../src/pack/import/crs/declaration'
import { proposeSystems, systemsOffered, type SystemProposal } from '../../src/pack/import/crs/propose'
import type { SystemId } from '../../src/pack/import/crs/systems'

type Pair = [number, number]
const BOUNDS: Bounds = [121.28, 37.22, 121.62, 37.56]
const SPOTS: readonly Pair[] = [
  [121.35, 37.3],
  [121.41, 37.36],
  [121.47, 37.42],
  [121.53, 37.48],
]
const points = (pairs: readonly Pair[]) => pairs.map(([x, y]) => ({ x, y, labelled: false }))
const reason = (proposal: SystemProposal | undefined, key: string) =>
  proposal?.why.find((why) => why.key === key)?.value

const ogc = (name: string, geog: string, meridian: number, offset: number, scale = 1) =>
  `PROJCS["${name}",GEOGCS["${geog}",DATUM["D_${geog}",SPHEROID["S",6378137,298.257]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${meridian}],PARAMETER["scale_factor",${scale}],PARAMETER["false_easting",${offset}],PARAMETER["false_northing",0],UNIT["metre",1]]`

describe('what a file declares', () => {
  test.each<[text: string | null, system: SystemId | null]>([
    [null, null],
    ['', null],
    ['EPSG:4326', 'wgs84'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'wgs84'],
    ['4490', 'wgs84'],
    ['EPSG:4610', 'xian80'],
    ['EPSG:4214', 'beijing54'],
    ['urn:ogc:def:crs:EPSG::3857', 'webMercator'],
    ['http://www.opengis.net/def/crs/EPSG/0/4326', 'wgs84'],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'wgs84'],
    // Numbers of zones and meridians by epsg.io: 2416, 2437, 2364, 2344 and 21459 name their neighbours.
    ['EPSG:4528', 'cgcs2000-gk3-120'],
    ['EPSG:4549', 'cgcs2000-gk3-120'],
    ['EPSG:4499', 'cgcs2000-gk6-123'],
    ['EPSG:4510', 'cgcs2000-gk6-123'],
    ['EPSG:2364', 'xian80-gk3-120'],
    ['EPSG:2344', 'xian80-gk6-111'],
    ['EPSG:2416', 'beijing54-gk3-120'],
    ['EPSG:2437', 'beijing54-gk3-120'],
    ['EPSG:21459', 'beijing54-gk6-111'],
    ['EPSG:32651', null],
    ['CGCS2000_3_Degree_GK_Zone_40', 'cgcs2000-gk3-120'],
    ['CGCS2000 / 3-degree Gauss-Kruger CM 120E', 'cgcs2000-gk3-120'],
    ['Xian_1980_3_Degree_GK_CM_120E', 'xian80-gk3-120'],
    ['Beijing_1954_GK_Zone_21N', 'beijing54-gk6-123'],
    ['GCS_China_Geodetic_Coordinate_System_2000', 'wgs84'],
    ['GCS_Xian_1980', 'xian80'],
    ['2000国家大地坐标系', 'wgs84'],
    ['西安80坐标系 3度带 中央子午线120度', 'xian80-gk3-120'],
    ['CGCS2000 3度带 40带', 'cgcs2000-gk3-120'],
    ['高德坐标', 'gcj02'],
    ['百度坐标BD-09', 'bd09'],
    ['WGS_1984_UTM_Zone_51N', null],
    ['本市独立坐标系', null],
    ['__proto__', null],
    [
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],UNIT["Degree",0.01745]]',
      'wgs84',
    ],
    [
      'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]]]',
      'wgs84',
    ],
    [
      ogc('CGCS2000_3_Degree_GK_Zone_40', 'GCS_China_Geodetic_Coordinate_System_2000', 120, 40500000),
      'cgcs2000-gk3-120',
    ],
    [
      ogc('CGCS2000 / 3-degree Gauss-Kruger CM 123E', 'China Geodetic Coordinate System 2000', 123, 500000),
      'cgcs2000-gk3-123',
    ],
    [ogc('Xian_1980_GK_CM_123E', 'GCS_Xian_1980', 123, 500000), 'xian80-gk6-123'],
    [ogc('Beijing_1954_GK_Zone_21', 'GCS_Beijing_1954', 123, 21500000), 'beijing54-gk6-123'],
    [ogc('District grid', 'GCS_China_Geodetic_Coordinate_System_2000', 121.5, 500000), 'cgcs2000-gk3-121.5'],
    // A zone that is not the meridian's, an offset of the city's own, and UTM.
    [ogc('CGCS2000_3_Degree_GK_Zone_40', 'GCS_China_Geodetic_Coordinate_System_2000', 123, 40500000), null],
    [ogc('City grid', 'GCS_China_Geodetic_Coordinate_System_2000', 121.5, 150000), null],
    [ogc('WGS_1984_UTM_Zone_51N', 'GCS_WGS_1984', 123, 500000, 0.9996), null],
    [
      'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]],PROJECTION["Mercator_Auxiliary_Sphere"]]',
      'webMercator',
    ],
  ])('%s', (text, system) => {
    expect(systemOfDeclaration(text)).toBe(system)
  })
})

describe('proposals', () => {
  test('bounds do not tell WGS 84 from GCJ-02 and BD-09: all are proposed and said to be undecided', () => {
    const proposals = proposeSystems(points(SPOTS), null, { bounds: BOUNDS })
    expect(proposals.map(({ system }) => system)).toEqual(['wgs84', 'gcj02', 'bd09', 'xian80', 'beijing54'])
    for (const proposal of proposals) expect(reason(proposal, 'undecidable')).toContain('wgs84 gcj02 bd09')
  })

  test.each([
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('places known already tell %s, even against the declaration', (system, target) => {
    const raw = SPOTS.map((spot) => gcoord.transform(spot, gcoord.WGS84, target))
    const known = SPOTS.map(([lon, lat], index) => ({ raw: raw[index]!, lon, lat }))
    const [first, second] = proposeSystems(points(raw), 'EPSG:4326', { bounds: BOUNDS, known })
    expect(first).toMatchObject({ system, swapped: false, fits: 1 })
    expect(reason(first, 'offset')).toBe('0')
    expect(reason(first, 'undecidable')).toBeUndefined()
    expect(Number(reason(second, 'offset'))).toBeGreaterThan(100)
  })

  test('a declaration comes first among systems that fit alike', () => {
    const [first] = proposeSystems(points(SPOTS), 'EPSG:4610', { bounds: BOUNDS })
    expect(first).toMatchObject({ system: 'xian80' })
    expect(reason(first, 'declared')).toBe('xian80')
    expect(reason(first, 'datumApproximate')).toBe('150')
  })

  test('latitude first is found, and never for points with letters', () => {
    const turned = points(SPOTS.map(([lon, lat]): Pair => [lat, lon]))
    expect(proposeSystems(turned, null, { bounds: BOUNDS })).toMatchObject([{ swapped: true }, {}, {}, {}, {}])
    const lettered = SPOTS.map(([x, y]) => ({ x, y, labelled: true }))
    expect(proposeSystems(lettered, null, { bounds: BOUNDS }).some(({ swapped }) => swapped)).toBe(false)
  })

  test('the number before an easting names the grid; the datum is left open', () => {
    const zoned = points([
      [4_132_000, 40_625_000],
      [4_140_000, 40_630_000],
    ])
    const proposals = proposeSystems(zoned, null, { bounds: BOUNDS })
    expect(proposals.map(({ system }) => system)).toEqual(['cgcs2000-gk3-120', 'xian80-gk3-120', 'beijing54-gk3-120'])
    expect(reason(proposals[0], 'numbers')).toBe('zone')
    expect(proposals[0]).toMatchObject({ swapped: true, fits: 1 })
  })

  test('metres of Mercator are told from an easting of zone 13 by where they fall', () => {
    const mercator = SPOTS.map((spot) => gcoord.transform(spot, gcoord.WGS84, gcoord.EPSG3857))
    const proposals = proposeSystems(points(mercator), null, { bounds: BOUNDS })
    expect(proposals.map(({ system, swapped }) => [system, swapped])).toEqual([
      ['webMercator', false],
      ['bd09mc', false],
    ])
  })

  test('without that number the meridian is the one that puts the points into the district', () => {
    const proposals = proposeSystems(
      points([
        [625_000, 4_132_000],
        [630_000, 4_140_000],
      ]),
      null,
      { bounds: BOUNDS },
    )
    expect(new Set(proposals.map(({ system }) => system.split('-').at(-1)))).toEqual(new Set(['120']))
    expect(proposals[0]).toMatchObject({ system: 'cgcs2000-gk3-120', swapped: false })
  })

  test('the outline counts, not its rectangle; and what fits nowhere is still offered, with no share', () => {
    const district = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [121.3, 37.25],
          [121.44, 37.25],
          [121.44, 37.39],
          [121.3, 37.39],
          [121.3, 37.25],
        ],
      ],
    }
    expect(proposeSystems(points(SPOTS), null, { bounds: BOUNDS, district })[0]).toMatchObject({ fits: 0.5 })
    const elsewhere = proposeSystems(points([[4_132_000, 39_625_000]]), null, { bounds: BOUNDS })
    expect(elsewhere.map(({ system, fits }) => [system, fits])).toContainEqual(['cgcs2000-gk3-117', 0])
    expect(proposeSystems([], 'EPSG:4326', { bounds: BOUNDS })).toEqual([])
  })

  test('a list to choose from has the meridians of the district and of its neighbours', () => {
    const offered = systemsOffered(BOUNDS)
    expect(offered).toEqual(
      expect.arrayContaining(['wgs84', 'bd09mc', 'cgcs2000-gk3-120', 'xian80-gk3-123', 'beijing54-gk6-123']),
    )
    expect(offered).not.toContain('cgcs2000-gk3-114')
    expect(new Set(offered).size).toBe(offered.length)
  })
})
