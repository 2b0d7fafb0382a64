import { describe, expect, test } from 'vitest'
import { importsOf, layerOf, sourceFiles, targetOf, type Import } from './architecture-source-files'

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  i18n: ['i18n', 'domain'],
  pack: ['pack', 'domain'],
  state: ['state', 'pack', 'domain', 'i18n'],
  ui: ['ui', 'state', 'pack', 'domain', 'i18n'],
  map: ['map', 'domain'],
  views: ['views', 'ui', 'map', 'state', 'pack', 'domain', 'i18n'],
  // What starts the page.
  '': ['', 'views', 'ui', 'map', 'state', 'pack', 'domain', 'i18n'],
}

const imports = sourceFiles().flatMap(importsOf)
const told = ({ from, module }: Import) => `${from} imports ${module}`
const inLayer = (layer: string) => imports.filter(({ from }) => layerOf(from) === layer)
const packagesOf = (list: readonly Import[]) => list.filter((one) => targetOf(one) === null)
const isMapLibrary = ({ module }: Import) => /^(maplibre-gl|@maplibre|@mapbox|pmtiles)(\/|$)/.test(module)

describe('imports', () => {
  test('are found in every form, in modules and components', () => {
    const module = `
      import a from './a'
      import './b.css'
      import type { C } from './c'
      import { type D } from './d'
      import { type E, e } from './e'
      export { f } from './f'
      export * from './g'
      const h = await import('./h')
      type I = import('./i').I
      import j from './j?worker&url'
      // import './comment'
      const text = "import './text'"`
    const component = `<script module lang="ts">import './k'</script><script lang="ts">import L from './L.svelte'</script>`
    const read = (path: string, text: string) =>
      importsOf({ path, text }).map((one) => `${one.module}${one.typeOnly ? ' (type)' : ''}`)
    const expected = ['./a', './b.css', './c (type)', './d (type)', './e', './f', './g', './h', './i (type)', './j']
    expect(read('src/x.ts', module)).toEqual(expected)
    expect(read('src/X.svelte', component)).toEqual(['./k', './L.svelte'])
  })

  test('stay inside src', () => {
    const outside = imports.filter((one) => {
      const target = targetOf(one)
      return target !== null && layerOf(target) === null
    })
    expect(imports.length).toBeGreaterThan(100)
    expect(outside.map(told)).toEqual([])
  })

  test('every folder of src has its rule', () => {
    const layers = new Set(sourceFiles().map(({ path }) => layerOf(path)))
    expect([...layers].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
  })

  test.each(Object.keys(MAY_IMPORT))('of src/%s point only where they may', (layer) => {
    const wrong = inLayer(layer).filter((one) => {
      const target = targetOf(one)
      return target !== null && !MAY_IMPORT[layer]?.includes(layerOf(target) ?? 'outside')
    })
    expect(wrong.map(told)).toEqual([])
  })

  test('of i18n take only types from the domain', () => {
    const values = inLayer('i18n').filter((one) => !one.typeOnly && targetOf(one)?.startsWith('src/domain/'))
    expect(values.map(told)).toEqual([])
  })

  test('of the domain reach no package but pure geometry, and the types of GeoJSON', () => {
    const wrong = packagesOf(inLayer('domain')).filter(
      ({ module, typeOnly }) =>
        !module.startsWith('@turf/') && module !== 'polylabel' && !(module === 'geojson' && typeOnly),
    )
    expect(wrong.map(told)).toEqual([])
  })

  test('of the map libraries are in src/map alone', () => {
    const using = imports.filter(isMapLibrary)
    expect(using.length).toBeGreaterThan(0)
    expect(using.filter(({ from }) => layerOf(from) !== 'map').map(told)).toEqual([])
  })
})
