import { describe, expect, it } from 'vitest'
import { absoluteUrl, attributionText, hostOf } from '../../src/map/basemap-parts'
import { stylePartsOf } from '../../src/map/basemap-style'
import { tiandituParts, tiandituTiles } from '../../src/map/basemap-tianditu'

const CONTEXT = { baseUrl: 'http://board.example/app/', signal: new AbortController().signal }

describe('天地图', () => {
  it('is asked at eight subdomains', () => {
    const tiles = tiandituTiles('vec', 'KEY', 'https://t{s}.tianditu.gov.cn')
    expect(tiles).toHaveLength(8)
    expect(tiles[7]).toBe(
      'https://t7.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=KEY',
    )
  })

  it('is asked at one address when the host has no slot for a subdomain', () => {
    expect(tiandituTiles('img', 'KEY', 'http://gis.intranet/tdt/')).toEqual([
      expect.stringMatching(/^http:\/\/gis\.intranet\/tdt\/img_w\/wmts\?/),
    ])
  })

  it('keeps a key from breaking out of its parameter', () => {
    expect(tiandituTiles('vec', 'a&b=c', 'http://h')[0]).toMatch(/&tk=a%26b%3Dc$/)
  })

  it('puts labels above the picture', () => {
    const parts = tiandituParts({ kind: 'tianditu', layer: 'imagery', key: 'k' }, CONTEXT)
    expect(parts.layers('light').map((layer) => layer.id)).toEqual(['basemap/img', 'basemap/cia'])
  })

  it('makes a host given as a path absolute, slots kept', () => {
    const parts = tiandituParts({ kind: 'tianditu', layer: 'vector', key: 'k', host: '/tdt' }, CONTEXT)
    expect(parts.sources['basemap/vec']).toMatchObject({
      tiles: [expect.stringMatching(/^http:\/\/board\.example\/tdt\/vec_w\/wmts\?.*TILEMATRIX=\{z\}/)],
    })
  })
})

describe('a foreign style', () => {
  const parts = stylePartsOf(
    {
      version: 8,
      glyphs: 'https://glyphs.example/{fontstack}/{range}.pbf',
      sprite: 'sprites/base',
      sources: {
        base: { type: 'vector', url: '../tiles.json', attribution: '© <a href="https://x.example">X</a>' },
        relief: { type: 'raster', tiles: ['relief/{z}/{x}/{y}.png'] },
      },
      layers: [
        { id: 'water', type: 'fill', source: 'base', 'source-layer': 'water' },
        { id: 'relief', type: 'raster', source: 'relief' },
      ],
    },
    'https://style.example/maps/style.json',
  )

  it('has its ids prefixed, sources and layers alike', () => {
    expect(Object.keys(parts.sources)).toEqual(['basemap/base', 'basemap/relief'])
    expect(parts.layers('light')).toMatchObject([
      { id: 'basemap/water', source: 'basemap/base' },
      { id: 'basemap/relief', source: 'basemap/relief' },
    ])
  })

  it('loses its glyphs', () => {
    expect(parts).not.toHaveProperty('glyphs')
  })

  it('has its addresses resolved against its own', () => {
    expect(parts.sources['basemap/base']).toMatchObject({ url: 'https://style.example/tiles.json' })
    expect(parts.sources['basemap/relief']).toMatchObject({
      tiles: ['https://style.example/maps/relief/{z}/{x}/{y}.png'],
    })
    expect(parts.sprite).toBe('https://style.example/maps/sprites/base')
  })

  it('gives its attribution as text without markup', () => {
    expect(parts.attribution).toBe('© X')
  })

  it('counts as unlabelled when no layer writes text', () => {
    expect(parts.hasLabels).toBe(false)
  })
})

describe('addresses and notices', () => {
  it('keep the slots of a template', () => {
    expect(absoluteUrl('t/{z}/{x}/{y}.png', 'http://a.example/b/')).toBe('http://a.example/b/t/{z}/{x}/{y}.png')
  })

  it('show no more than the host', () => {
    expect(hostOf('pmtiles://https://a.example/secret/x.pmtiles?tk=KEY')).toBe('a.example')
  })

  it('have no markup left', () => {
    expect(attributionText('&copy; <a href="x" onclick="y">天地图</a>')).toBe('© 天地图')
  })
})
