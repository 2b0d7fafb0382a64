import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OPTION_FACETS, type OptionFacet } from '../../src/domain/filters'
import { datasetOf, formatView, parseView, vocabularyOf, type View } from '../../src/state/view-url'
import { item, answering } from './domain-fixture'
import { AWKWARD, awkwardText, cameras, pack, PLAIN_VIEW, views, vocabulary } from './state-fixture'

const parse = (search: string, hash = '') => parseView(search, hash, vocabulary)
const format = (view: View) => formatView(view, vocabulary)

/** Follows a link as a browser does, which escapes what it must. */
function follow(address: string) {
  const { search, hash } = new URL(address, 'https://example.org/board/')
  return parse(search, hash)
}

describe('a link and its view', () => {
  test('are each other’s inverse, over random views', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(follow(format(view))).toEqual({ view, dropped: [] })
      }),
      { numRuns: 500 },
    )
  })

  const names = fc.constantFrom(
    ...['view', 'data', 'on', ...OPTION_FACETS, 'totalYi', 'q', 'id', 'scene', 'panels', 'sort', 'lang', 'utm', ''],
  )
  const values = fc.oneof(
    awkwardText,
    fc.constantFrom(
      ...[
        'project',
        'project.road',
        'none',
        'unlocated',
        '2.5产业',
        '2%2E5产业',
        '2%252E5产业',
        'explorer',
        'wall',
        'villages',
        'first',
        'en',
      ],
      ...[
        '10~50',
        '10~',
        '~50',
        '~',
        '50~10',
        '0.0000001~',
        `${'9'.repeat(30)}~`,
        `~${'9'.repeat(400)}`,
        '010~',
        '-1~',
      ],
      ...['name', 'project-1', '2023-06-30', '2023-02-30', '%', '%E5', '%zz', '%E5%AE%8B', '..', '.road.'],
    ),
  )
  const searches = fc
    .array(fc.tuple(names, values), { maxLength: 8 })
    .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`)
  const hashes = fc.oneof(
    fc.constantFrom('', '#', '#map=', '#map=11/37.4/121.4', '#map=11.123/37.4/121.4/0.04/84.99', '#map=1e1/0x10/-0'),
    fc
      .array(fc.oneof(fc.double(), fc.integer({ min: -400, max: 400 })), { maxLength: 6 })
      .map((n) => `#map=${n.join('/')}`),
    awkwardText.map((text) => `#${text}`),
  )

  test('come to rest after one round, over any link', () => {
    fc.assert(
      fc.property(fc.oneof(searches, awkwardText), hashes, (search, hash) => {
        const once = format(parse(search, hash).view)
        const again = follow(once)
        expect(format(again.view)).toBe(once)
        expect(again.dropped).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('the plain view has the empty link', () => {
    expect(format(PLAIN_VIEW)).toBe('')
    expect(follow('')).toEqual({ view: PLAIN_VIEW, dropped: [] })
  })

  test('parameters stand in a fixed order, with identifiers and readable Chinese', () => {
    const view: View = {
      ...PLAIN_VIEW,
      dataset: 'second',
      on: '2023-06-30',
      filters: {
        options: { tag: ['市级重点'], kind: ['road', 'project'] },
        investment: { fromYi: 10, toYi: null },
        text: '宋家 sjz',
      },
      selectedId: 'project-1',
      sort: 'name',
      language: 'en',
      camera: { zoom: 11.5, lat: 37.4, lon: 121.45, bearing: 0, pitch: 0 },
    }
    expect(format(view)).toBe(
      '?data=second&on=2023-06-30&kind=project.road&tag=市级重点&totalYi=10~&q=宋家%20sjz&id=project-1&sort=name&lang=en' +
        '#map=11.5/37.4/121.45',
    )
  })

  test.each(AWKWARD.filter((text) => text.trim() !== ''))('carry “%s” in the search text', (text) => {
    const view = { ...PLAIN_VIEW, filters: { ...PLAIN_VIEW.filters, text: `a${text}b` } }
    expect(follow(format(view)).view.filters.text).toBe(`a${text}b`)
  })

  test.each(vocabulary.options.tag)('carry the tag “%s”, alone and with others', (tag) => {
    for (const tags of [[tag], vocabulary.options.tag]) {
      const view = { ...PLAIN_VIEW, filters: { ...PLAIN_VIEW.filters, options: { tag: tags } } }
      expect(follow(format(view))).toEqual({ view, dropped: [] })
    }
  })

  test('tell apart options that differ only in dots and percent signs', () => {
    const own = ['a.b', 'a%2Eb', 'a%252Eb', 'a', 'b', '%', '.', '%25'].sort()
    const awkward = vocabularyOf({ ...pack, items: [item('land', { tags: own, ...answering(['J.R. Doe']) })] }, [])
    for (const tag of own) {
      const view = { ...PLAIN_VIEW, filters: { ...PLAIN_VIEW.filters, options: { tag: [tag], person: ['J.R. Doe'] } } }
      const { search } = new URL(formatView(view, awkward), 'https://example.org/')
      expect(parseView(search, '', awkward)).toEqual({ view, dropped: [] })
    }
  })
})

describe('what a link says wrongly is dropped and named:', () => {
  test('an unknown parameter', () => {
    expect(parse('?utm=x&kind=road')).toMatchObject({
      view: { filters: { options: { kind: ['road'] } } },
      dropped: [{ parameter: 'utm', value: 'x' }],
    })
  })

  test('an unknown option, while its neighbours stay', () => {
    expect(parse('?kind=road.bridge.project&tag=没有')).toEqual({
      view: { ...PLAIN_VIEW, filters: { ...PLAIN_VIEW.filters, options: { kind: ['project', 'road'] } } },
      dropped: [
        { parameter: 'kind', value: 'bridge' },
        { parameter: 'tag', value: '没有' },
      ],
    })
  })

  test.each([
    ['view', 'atlas'],
    ['panels', '4x2'],
    ['scene', 'villages'],
    ['data', 'third'],
    ['on', '2023-02-30'],
    ['on', 'today'],
    ['totalYi', '50~10'],
    ['totalYi', '~'],
    ['totalYi', '10'],
    ['totalYi', '-1~'],
    ['totalYi', '1e3~'],
    ['totalYi', '1234567890~'],
    ['totalYi', '0.0000001~'],
    ['id', 'project-100000'],
    ['sort', 'size'],
    ['lang', 'fr'],
    ...OPTION_FACETS.map((facet) => [facet, 'constructor'] as [OptionFacet, string]),
  ])('%s = %s', (parameter, value) => {
    expect(parse(`?${parameter}=${value}`)).toEqual({ view: PLAIN_VIEW, dropped: [{ parameter, value }] })
  })

  test('all of several faults, each by its name', () => {
    const { dropped } = parse('?id=gone&lang=fr&foo=1', '#map=x')
    expect(dropped.map(({ parameter }) => parameter).sort()).toEqual(['#', 'foo', 'id', 'lang'])
  })

  test('every repetition of a parameter but the first', () => {
    expect(parse('?kind=road&kind=park&q=a&q=b')).toMatchObject({
      view: { filters: { options: { kind: ['road'] }, text: 'a' } },
      dropped: [
        { parameter: 'kind', value: 'park' },
        { parameter: 'q', value: 'b' },
      ],
    })
  })

  test.each(['?q=%', '?q=%E5%AE', '?kind=%zz', '?%=%', '?q=%FF%FE', '?tag=100%'])(
    'nothing is thrown by %s',
    (search) => {
      expect(() => parse(search, '#map=%')).not.toThrow()
    },
  )

  test('but not an empty value, nor the default view', () => {
    expect(parse('?kind=&q=&id=&view=explorer').dropped).toEqual([])
  })
})

describe('the camera of a link', () => {
  const cameraOf = (hash: string) => parse('', hash).view.camera

  test('may leave out bearing and pitch', () => {
    expect(cameraOf('#map=11/37.4/121.4')).toEqual({ zoom: 11, lat: 37.4, lon: 121.4, bearing: 0, pitch: 0 })
    expect(cameraOf('#map=11/37.4/121.4/30')).toMatchObject({ bearing: 30, pitch: 0 })
  })

  test.each(['#map=0/-85/-180/-360/0', '#map=24/85/180/360/85'])('%s lies within bounds', (hash) => {
    expect(cameraOf(hash)).not.toBeNull()
  })

  test.each([
    ...['#map=-0.1/0/0', '#map=24.1/0/0', '#map=1/85.1/0', '#map=1/-85.1/0', '#map=1/0/180.1', '#map=1/0/-180.1'],
    ...['#map=1/0/0/361/0', '#map=1/0/0/-361/0', '#map=1/0/0/0/-1', '#map=1/0/0/0/86'],
    ...[
      '#map=1/0',
      '#map=1/0/0/0/0/0',
      '#map=1//0',
      '#map=a/b/c',
      '#map=NaN/0/0',
      '#map=Infinity/0/0',
      '#map=',
      '#top',
    ],
  ])('%s does not, and is dropped by name', (hash) => {
    expect(parse('', hash)).toEqual({ view: PLAIN_VIEW, dropped: [{ parameter: '#', value: hash.slice(1) }] })
  })

  test('is dropped by name where the map cannot go', () => {
    const sheet = [121, 37, 122, 38] as const
    const at = (hash: string) => parseView('', hash, { ...vocabulary, sheet })
    expect(at('#map=11/37.5/121.5').dropped).toEqual([])
    expect(at('#map=11/38/122.00005').dropped).toEqual([])
    expect(at('#map=3/51.5/0.1')).toEqual({ view: PLAIN_VIEW, dropped: [{ parameter: '#', value: 'map=3/51.5/0.1' }] })
  })

  test('is written to about a decimetre, without a bearing or pitch that rounds to nought', () => {
    const camera = { zoom: 11.23456, lat: 37.40000049, lon: 121.4567891, bearing: 0.04, pitch: 0.04 }
    expect(format({ ...PLAIN_VIEW, camera })).toBe('#map=11.235/37.4/121.456789')
    expect(format({ ...PLAIN_VIEW, camera: { ...camera, bearing: -30.06 } })).toBe(
      '#map=11.235/37.4/121.456789/-30.1/0',
    )
  })

  test('survives with any bounds that it may have', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        expect(follow(format({ ...PLAIN_VIEW, camera })).view.camera).toEqual(camera)
      }),
    )
  })
})

test('the dataset of a link is known before its vocabulary is', () => {
  expect(datasetOf('?kind=road&data=second')).toBe('second')
  expect(datasetOf('?kind=road')).toBeNull()
})

test('the vocabulary lists what the pack has, and unknown last', () => {
  const { options } = vocabulary
  expect(options.unit).toEqual([...pack.units.map(({ id }) => id), 'none'])
  expect(options.tag.at(-1)).toBe('none')
  expect(options.accuracy.at(-1)).toBe('unlocated')
  for (const facet of OPTION_FACETS) expect(new Set(options[facet]).size).toBe(options[facet].length)
})
