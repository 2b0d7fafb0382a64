import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { stylePartsOf } from '../../src/map/basemap-style'
import { tiandituParts } from '../../src/map/basemap-tianditu'
import type { BasemapParts } from '../../src/map/basemap-parts'
import { schemaOf, vectorLayers } from '../../src/map/basemap-vector-layers'
import { OWN_FONT } from '../../src/map/fonts'
import { PartsMemory, partsOf } from '../../src/map/item-features'
import { MAP_LANGUAGES, SUBDISTRICT_LAYER } from '../../src/map/layers/backdrop-layers'
import { ITEM_LABEL_LAYER } from '../../src/map/layers/item-layers'
import { scaleLayers } from '../../src/map/layers/scale-layers'
import { collection, emphasisFeatures, sceneFeatures } from '../../src/map/scene-features'
import { ALL_NAMED, EMPTY_DATA, type Unnamed } from '../../src/map/scene-data'
import { BASEMAP_PREFIX, HIT_LAYERS, SOURCES } from '../../src/map/source-ids'
import { buildStyle, type StyleOptions } from '../../src/map/style'
import { COLOURS, THEMES, type Theme } from '../../src/map/theme'
import { ALL_SHAPES, BACKDROP, parkWith } from './map-fixture'

const CONTEXT = { baseUrl: 'http://map.example/app/', signal: new AbortController().signal }

const FOREIGN_STYLE = stylePartsOf(
  {
    version: 8,
    glyphs: 'https://glyphs.example/{fontstack}/{range}.pbf',
    sources: { item: { type: 'vector', tiles: ['https://tiles.example/{z}/{x}/{y}.pbf'] } },
    layers: [
      { id: 'item-marker', type: 'background', paint: { 'background-color': '#ffffff' } },
      {
        id: 'names',
        type: 'symbol',
        source: 'item',
        'source-layer': 'place',
        layout: { 'text-field': ['get', 'name'] },
      },
    ],
  },
  'https://style.example/style.json',
)

const PROTOMAPS_LAYERS = ['earth', 'water', 'landuse', 'roads', 'buildings', 'boundaries', 'places']
const OPEN_MAP_TILES_LAYERS = [
  'water',
  'landcover',
  'landuse',
  'park',
  'transportation',
  'building',
  'boundary',
  'place',
]

function archive(layerNames: readonly string[]): BasemapParts {
  const schema = schemaOf(layerNames)
  if (schema === null) throw new Error('no schema')
  return {
    sources: { [`${BASEMAP_PREFIX}archive`]: { type: 'vector', url: 'pmtiles://http://map.example/a.pmtiles' } },
    layers: (theme) => vectorLayers(schema, layerNames, COLOURS[theme].basemap),
    attribution: '',
    hasLabels: true,
  }
}

const BASEMAPS: Record<string, BasemapParts | null> = {
  'the embedded backdrop': null,
  'the vector map of 天地图': tiandituParts({ kind: 'tianditu', layer: 'vector', key: 'k' }, CONTEXT),
  'the imagery of 天地图': tiandituParts({ kind: 'tianditu', layer: 'imagery', key: 'k' }, CONTEXT),
  'a foreign style': FOREIGN_STYLE,
  'a Protomaps archive': archive(PROTOMAPS_LAYERS),
  'an OpenMapTiles archive': archive(OPEN_MAP_TILES_LAYERS),
}

function styleWith(changes: Partial<StyleOptions> = {}) {
  const memory = new PartsMemory([])
  const features = sceneFeatures(ALL_SHAPES, memory)
  const emphasis = emphasisFeatures(
    ALL_SHAPES,
    memory,
    { hovered: 'park-one', selected: 'road-one' },
    features[SOURCES.markers],
  )
  return buildStyle({
    theme: 'light',
    scale: 1,
    language: 'zh',
    backdrop: BACKDROP,
    basemap: null,
    basemapArrived: true,
    data: {
      ...EMPTY_DATA,
      [SOURCES.areas]: collection(features[SOURCES.areas]),
      [SOURCES.lines]: collection(features[SOURCES.lines]),
      [SOURCES.markers]: collection(features[SOURCES.markers]),
      [SOURCES.emphasis]: collection(emphasis),
    },
    unnamed: ALL_NAMED,
    lit: [],
    fontFaces: null,
    ...changes,
  })
}

const idsOf = (changes: Partial<StyleOptions> = {}) => styleWith(changes).layers.map((layer) => layer.id)

function layerShows(layerId: string, unnamed: Unnamed, properties: Record<string, string | number>): boolean {
  const layer = styleWith({ unnamed }).layers.find(({ id }) => id === layerId)
  const { filter } = featureFilter(layer !== undefined && 'filter' in layer ? layer.filter : undefined, 'filter')
  return filter({ zoom: 12 }, { type: 1, properties })
}

describe('the map style', () => {
  for (const theme of THEMES) {
    for (const [name, basemap] of Object.entries(BASEMAPS)) {
      it(`is valid in the ${theme} theme over ${name}`, () => {
        expect(validateStyleMin(styleWith({ theme, basemap }))).toEqual([])
      })
    }
  }

  for (const language of MAP_LANGUAGES) {
    it(`is valid in the language ${language}`, () => {
      expect(validateStyleMin(styleWith({ language }))).toEqual([])
    })
  }

  for (const [name, basemap] of Object.entries(BASEMAPS)) {
    it(`names no layer twice over ${name}`, () => {
      const ids = idsOf({ basemap })
      expect(new Set(ids).size).toBe(ids.length)
    })
  }

  it('declares the font files that it is given, under a name that every text asks for', () => {
    const fontFaces = { [OWN_FONT]: [{ url: 'https://guatu.test/a.woff2', 'unicode-range': ['U+4e00-9fff', 'U+20'] }] }
    const style = styleWith({ fontFaces })
    expect(validateStyleMin(style)).toEqual([])
    expect(style['font-faces']).toEqual(fontFaces)
    expect(styleWith()).not.toHaveProperty('font-faces')
    const fonts = style.layers.flatMap(({ type, layout }) =>
      type === 'symbol' && layout !== undefined && 'text-field' in layout ? [JSON.stringify(layout['text-font'])] : [],
    )
    expect(fonts.length).toBeGreaterThan(2)
    expect(fonts.filter((font) => !font.includes(OWN_FONT))).toEqual([])
  })

  it('is valid and keeps all markers when the map is crowded', () => {
    const features = Array.from({ length: 600 }, () => partsOf(ALL_SHAPES[0] ?? parkWith(), [], null).markers).flat()
    const style = styleWith({ data: { ...EMPTY_DATA, [SOURCES.markers]: collection(features) } })
    expect(validateStyleMin(style)).toEqual([])
    expect(style.layers.find((layer) => layer.id === 'item-label')).toHaveProperty('minzoom')
    expect(style.layers.find((layer) => layer.id === 'item-marker')).not.toHaveProperty('minzoom')
  })

  for (const theme of THEMES) {
    it(`is valid in the ${theme} theme while a target's members are lit, crowded or not`, () => {
      const features = Array.from({ length: 600 }, () => partsOf(ALL_SHAPES[0] ?? parkWith(), [], 'red').markers).flat()
      const crowd = { ...EMPTY_DATA, [SOURCES.markers]: collection(features) }
      expect(validateStyleMin(styleWith({ theme, lit: ['one'] }))).toEqual([])
      expect(validateStyleMin(styleWith({ theme, lit: ['one'], data: crowd }))).toEqual([])
    })
  }

  it('lets markers step back while a target’s members are lit, and those stand above', () => {
    const opacity = (layerId: string) => {
      const layer = styleWith({ lit: ['one'] }).layers.find(({ id }) => id === layerId)
      return layer?.type === 'symbol' ? layer.paint?.['icon-opacity'] : null
    }
    expect(opacity('item-marker')).toBeLessThan(0.5)
    expect(opacity('lit-marker')).toBeUndefined()
    const ids = idsOf({ lit: ['one'] })
    const places = ['item-marker', 'lit-marker', 'emphasis-ring'].map((id) => ids.indexOf(id))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('puts rings and bands beneath what they surround and beneath all names', () => {
    const ids = idsOf()
    const pairs = [
      ['changed-area', 'item-area'],
      ['lit-line-open', 'item-line-casing'],
      ['changed-ring', 'lit-ring'],
      ['lit-ring', ITEM_LABEL_LAYER],
      ['lit-ring', 'item-marker'],
    ] as const
    for (const [lower, upper] of pairs) {
      expect(ids).toContain(lower)
      expect(ids.indexOf(lower)).toBeLessThan(ids.indexOf(upper))
    }
  })

  it('asks no glyph server', () => {
    expect(styleWith({ basemap: FOREIGN_STYLE })).not.toHaveProperty('glyphs')
  })

  it('has every layer that answers to the pointer', () => {
    expect(idsOf()).toEqual(expect.arrayContaining([...HIT_LAYERS]))
  })

  it('stacks ground, basemap, outlines, shapes, texts, markers and emphasis in this order', () => {
    const ids = idsOf({ basemap: FOREIGN_STYLE })
    const landmarks = [
      'backdrop-sea',
      'backdrop-district',
      'basemap/item-marker',
      'backdrop-district-outline',
      'item-area',
      'item-line',
      'emphasis-line',
      'marker-leader',
      'item-label',
      'item-marker',
      'emphasis-marker',
      'emphasis-label',
      'item-marker-space',
    ]
    const places = landmarks.map((id) => ids.indexOf(id))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('writes the emphasised name above all markers, and keeps it off them as long as there is room to look for', () => {
    const spaceOf = (markers: number) => {
      const features = Array.from({ length: markers }, () => partsOf(parkWith(), [], null).markers).flat()
      const { layers } = styleWith({ data: { ...EMPTY_DATA, [SOURCES.markers]: collection(features) } })
      const above = layers.slice(layers.findIndex(({ id }) => id === 'emphasis-label') + 1)
      return above.map((layer) => [layer.id, layer.paint, layer.minzoom])
    }
    const unseen = { 'icon-opacity': 0 }
    expect(spaceOf(10)).toEqual([
      ['item-marker-space', unseen, 0],
      ['unit-badge-space', unseen, 0],
    ])
    expect(spaceOf(600)).toEqual([])
  })

  it('leaves names of the backdrop to a basemap that has its own', () => {
    expect(idsOf()).toContain('place-subdistrict')
    expect(idsOf({ basemap: FOREIGN_STYLE })).not.toContain('place-subdistrict')
  })

  it('leaves out the name of a place that a badge names', () => {
    const shows = (places: readonly string[]) =>
      layerShows(SUBDISTRICT_LAYER, { ...ALL_NAMED, places }, { rank: 2, name: '街道' })
    expect([shows([]), shows(['街道'])]).toEqual([true, false])
  })

  it('leaves out the ordinary name of the selected item, and only that', () => {
    const shows = (id: string) => layerShows(ITEM_LABEL_LAYER, { ...ALL_NAMED, itemId: 'road-one' }, { id })
    expect([shows('road-one'), shows('park-one')]).toEqual([false, true])
  })

  it('lets item names win over those of places, unless the map is crowded', () => {
    const features = Array.from({ length: 600 }, () => partsOf(ALL_SHAPES[0] ?? parkWith(), [], null).markers).flat()
    const crowded = idsOf({ data: { ...EMPTY_DATA, [SOURCES.markers]: collection(features) } })
    const wins = (ids: readonly string[]) => ids.indexOf(ITEM_LABEL_LAYER) > ids.indexOf(SUBDISTRICT_LAYER)
    expect([wins(idsOf()), wins(crowded)]).toEqual([true, false])
  })

  it('lets the backdrop show until the first tile of a basemap has come', () => {
    expect(idsOf({ basemap: FOREIGN_STYLE, basemapArrived: false })).not.toContain('basemap/item-marker')
  })

  it('draws only the layers that a vector archive has', () => {
    const ids = idsOf({ basemap: archive(['earth', 'water']) })
    expect(ids.filter((id) => id.startsWith(BASEMAP_PREFIX))).toEqual([
      'basemap/land',
      'basemap/earth',
      'basemap/water',
    ])
  })

  it('does not take an unknown archive for one it can draw', () => {
    expect(schemaOf(['contours', 'hillshade'])).toBeNull()
  })
})

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe('the colours of texts', () => {
  const texts = (theme: Theme): [string, string, string][] => {
    const c = COLOURS[theme]
    return [
      ['item names on the district', c.ink, c.district],
      ['item names on land', c.ink, c.land],
      ['item names on their halo', c.ink, c.halo],
      ['the district’s name', c.districtText, c.district],
      ['neighbours’ names', c.neighbourText, c.neighbour],
      ['places on the district', c.placeText, c.district],
      ['places on the sea', c.placeText, c.sea],
      ['landmarks on the district', c.landmarkText, c.district],
      ['names of a vector archive', c.basemap.text, c.basemap.land],
      ['secondary ink on panels', c.inkSecondary, c.panel],
    ]
  }
  for (const theme of THEMES) {
    for (const [name, text, ground] of texts(theme)) {
      it(`keep a contrast of 4.5 in the ${theme} theme: ${name}`, () => {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
      })
    }
  }
})

describe('a page that is set larger', () => {
  it('multiplies sizes in numbers and in zoom steps, and leaves zooms and colours alone', () => {
    const [layer] = scaleLayers(
      [
        {
          id: 'sample',
          type: 'symbol',
          source: 'places',
          layout: { 'text-size': ['interpolate', ['linear'], ['zoom'], 10, 12, 13, 15], 'icon-size': 0.5 },
          paint: { 'text-color': '#123456', 'text-halo-width': 1.5 },
        },
      ],
      2,
    )
    expect(layer).toEqual({
      id: 'sample',
      type: 'symbol',
      source: 'places',
      layout: { 'text-size': ['interpolate', ['linear'], ['zoom'], 10, 24, 13, 30], 'icon-size': 1 },
      paint: { 'text-color': '#123456', 'text-halo-width': 3 },
    })
  })
})
