import { expression } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../src/domain/item'
import { LIGHTS, type Light } from '../../src/domain/light-rules'
import { EmphasisMarks } from '../../src/map/emphasis-marks'
import { HATCH_IMAGE, markerImage, parseImage, ringImage, SIGNAL_IMAGE } from '../../src/map/image-id'
import { importance, precedence } from '../../src/map/importance'
import { PartsMemory, partsOf, type FeatureProperties } from '../../src/map/item-features'
import { markerIcon } from '../../src/map/layers/item-layers'
import { lightColour } from '../../src/map/layers/light-expressions'
import { placeMarkers } from '../../src/map/placed-markers'
import { ringFeatures, sameRinged } from '../../src/map/ring-features'
import { sameFeatures, SCENE_SOURCES, sceneFeatures, type LightOf } from '../../src/map/scene-features'
import { SOURCES } from '../../src/map/source-ids'
import { COLOURS } from '../../src/map/theme'
import { enterpriseWith, parkWith, positionAt, projectWith, roadWith } from './map-fixture'

const LIGHTS_AND_NONE = [...LIGHTS, null]
const always =
  (light: Light | null): LightOf =>
  () =>
    light

describe('names of images', () => {
  for (const light of LIGHTS_AND_NONE) {
    it(`carry the light ${light} of a marker there and back`, () => {
      const look = { shape: 'octagon', glyph: '企', stage: 'plain', light } as const
      expect(parseImage(`light/${markerImage(look)}`)).toEqual({ image: 'marker', theme: 'light', look })
    })
  }

  it('are read back for lights in place of markers, for the hatch and for rings', () => {
    expect(parseImage(`dark/${SIGNAL_IMAGE}red`)).toEqual({ image: 'signal', theme: 'dark', light: 'red' })
    expect(parseImage(`dark/${HATCH_IMAGE}`)).toEqual({ image: 'hatch', theme: 'dark' })
    const ring = { image: 'ring', theme: 'light', shape: 'house', ring: 'open' }
    expect(parseImage(`light/${ringImage('house', 'open')}`)).toEqual(ring)
  })

  it('of lights, rings and hatches that do not exist are left alone', () => {
    const unknown = [
      'light/marker/disc/0.40/blue/x',
      'light/marker/disc/0.40/red',
      'light/signal/none',
      'light/ring/disc/selected',
      'light/hatch/more',
      'sepia/hatch',
    ]
    expect(unknown.map(parseImage)).toEqual(unknown.map(() => null))
  })
})

describe('precedence', () => {
  it('puts red before silent, silent before amber and amber before green, however important an item is', () => {
    const small = enterpriseWith()
    const great = projectWith({
      level: 'provincial',
      investment: { totalYi: 1_000_000, yearPlanYi: null, doneYi: null },
    })
    expect(precedence(small, 'red')).toBeGreaterThan(precedence(great, 'silent'))
    expect(precedence(small, 'silent')).toBeGreaterThan(precedence(great, 'amber'))
    expect(precedence(small, 'amber')).toBeGreaterThan(precedence(great, 'green'))
  })

  it('is importance where the light is green or cannot be told', () => {
    expect(precedence(parkWith(), 'green')).toBe(importance(parkWith()))
    expect(precedence(parkWith(), null)).toBe(importance(parkWith()))
  })

  it('moves no marker when a light changes', () => {
    const items = Array.from({ length: 12 }, (_, n) => projectWith({ id: `project-${n}` }))
    const placesUnder = (lightOf: LightOf) =>
      placeMarkers(sceneFeatures(items, new PartsMemory([]), lightOf)[SOURCES.markers], 11, 1).markers.map(
        ({ geometry }) => geometry.coordinates,
      )
    expect(placesUnder((id) => (id === 'project-3' ? 'red' : 'green'))).toEqual(placesUnder(always(null)))
  })
})

describe('the features of items under lights', () => {
  it('say the light of areas, lines and markers alike, and none where it cannot be told', () => {
    const lightsOf = (item: Item, light: Light | null) => {
      const { areas, lines, markers } = partsOf(item, [], light)
      return [...areas, ...lines, ...markers].map(({ properties }) => properties.light)
    }
    expect(lightsOf(parkWith(), 'amber')).toEqual(['amber', 'amber'])
    expect(lightsOf(roadWith(), 'silent')).toEqual(['silent', 'silent'])
    expect(lightsOf(projectWith(), null)).toEqual(['none'])
  })

  it('have another picture under every light', () => {
    const icons = LIGHTS_AND_NONE.map((light) => partsOf(projectWith(), [], light).markers[0]?.properties.icon)
    expect(new Set(icons).size).toBe(LIGHTS_AND_NONE.length)
  })

  it('are the same whether an item was seen under another light before or not', () => {
    const item = parkWith({ position: positionAt({ type: 'Point', coordinates: [10, 50] }, 'approximate', 300) })
    const memory = new PartsMemory([])
    memory.partsOf(item, 'green')
    expect(memory.partsOf(item, 'red')).toEqual(partsOf(item, [], 'red'))
  })

  it('are the very same when an item comes back to a light', () => {
    const [item, memory] = [roadWith(), new PartsMemory([])]
    const green = memory.partsOf(item, 'green')
    expect(memory.partsOf(item, 'red')).not.toBe(green)
    expect(memory.partsOf(item, 'green')).toBe(green)
  })

  it('differ in the sources of the items alone whose light has changed', () => {
    const [items, memory] = [[roadWith(), parkWith()], new PartsMemory([])]
    const before = sceneFeatures(items, memory, always('green'))
    const after = sceneFeatures(items, memory, (id) => (id === 'road-one' ? 'red' : 'green'))
    const changed = SCENE_SOURCES.filter((source) => !sameFeatures(before[source], after[source]))
    expect(changed).toEqual([SOURCES.lines, SOURCES.markers])
  })

  it('keep the circle of an approximate position under every light', () => {
    const item = projectWith({ position: positionAt({ type: 'Point', coordinates: [10, 50] }, 'approximate', 300) })
    const memory = new PartsMemory([])
    expect(memory.partsOf(item, 'red').halos).toBe(memory.partsOf(item, 'green').halos)
  })
})

describe('rings', () => {
  const items = [roadWith(), projectWith(), enterpriseWith()]
  const ringsOf = (changedIds: readonly string[], lit: readonly { id: string; done: boolean }[]) => {
    const memory = new PartsMemory([])
    const placed = sceneFeatures(items, memory)[SOURCES.markers]
    return ringFeatures(items, memory, { changedIds, lit }, placed, always('amber')).map(({ properties }) => {
      const { id, part, ring }: Record<string, unknown> = properties ?? {}
      return `${String(id)} ${String(part)} ${String(ring)}`
    })
  }

  it('are none when nothing has changed and no target is looked at', () => {
    expect(ringsOf([], [])).toEqual([])
  })

  it('surround what has changed, line and marker', () => {
    expect(ringsOf(['road-one'], [])).toEqual(['road-one line changed', 'road-one marker changed'])
  })

  it('tell members of a target that are done from those still open', () => {
    const lit = [
      { id: 'project-one', done: true },
      { id: 'enterprise-one', done: false },
    ]
    expect(ringsOf([], lit)).toEqual(['project-one marker done', 'enterprise-one marker open'])
  })

  it('are two about a changed member', () => {
    const lit = [{ id: 'project-one', done: true }]
    expect(ringsOf(['project-one'], lit)).toEqual(['project-one marker changed', 'project-one marker done'])
  })

  it('pass over what is not shown', () => {
    expect(ringsOf(['hidden'], [{ id: 'gone', done: true }])).toEqual([])
  })

  it('stand where markers are drawn, not where they truly are', () => {
    const memory = new PartsMemory([])
    const [marker] = memory.partsOf(projectWith(), null).markers
    const item = projectWith()
    const placed = [{ ...marker!, geometry: { type: 'Point' as const, coordinates: [10.5, 50.5] } }]
    const wanted = { changedIds: ['project-one'], lit: [] }
    const [ring] = ringFeatures([item], memory, wanted, placed, always(null))
    expect(ring?.geometry).toEqual({ type: 'Point', coordinates: [10.5, 50.5] })
  })

  it('are asked for anew when a member gets done, not when lists are merely new', () => {
    const ask = (done: boolean) => ({ changedIds: ['a'], lit: [{ id: 'b', done }] })
    expect(sameRinged(ask(true), ask(true))).toBe(true)
    expect(sameRinged(ask(true), ask(false))).toBe(false)
    expect(sameRinged(ask(true), { ...ask(true), changedIds: [] })).toBe(false)
  })
})

describe('marks of hovered and selected items', () => {
  const recorded = () => {
    const states: string[] = []
    const waiting: (() => void)[] = []
    const marks = new EmphasisMarks({
      setFeatureState: ({ source, id }, state) => void states.push(`${source} ${id} ${Object.keys(state).join()}`),
      removeFeatureState: ({ source, id }) => void states.push(`${source} ${id} none`),
      once: (_idle, then) => void waiting.push(then),
    })
    return { marks, taken: () => states.splice(0), rest: () => waiting.splice(0).forEach((then) => then()) }
  }

  it('are set where they are new and taken where they are gone', () => {
    const { marks, taken } = recorded()
    marks.mark(['a', 'b'])
    taken()
    marks.mark(['b', 'c'])
    expect(taken()).toEqual([`${SOURCES.markers} a none`, `${SOURCES.markers} c emphasised`])
  })

  it('are set once more in a new style', () => {
    const { marks, taken } = recorded()
    marks.mark(['a'])
    const set = taken()
    marks.replay()
    expect(taken()).toEqual(set)
  })

  it('are off from a change of the features until the map rests, and come back as they are then', () => {
    const { marks, taken, rest } = recorded()
    marks.mark(['a'])
    taken()
    marks.lift()
    marks.lift()
    expect(taken()).toEqual([`${SOURCES.markers} a none`])
    marks.mark(['b'])
    marks.replay()
    expect(taken()).toEqual([])
    rest()
    expect(taken()).toEqual([`${SOURCES.markers} b emphasised`])
  })
})

function evaluated(written: unknown, zoom: number, properties: Partial<FeatureProperties>): unknown {
  const parsed = expression.createExpression(written, 'layers[0].layout.icon-image')
  if (parsed.result === 'error') throw new Error(parsed.value.map(({ message }) => message).join())
  return parsed.value.evaluate({ zoom }, { type: 1, properties })
}

describe('layers', () => {
  it('draw shapes in the colour of their light, in ink where it cannot be told', () => {
    const { lights, ink } = COLOURS.light
    const colour = lightColour(COLOURS.light)
    const drawn = [...LIGHTS, 'none' as const].map((light) => evaluated(colour, 10, { light }))
    expect(drawn).toEqual([...LIGHTS.map((light) => lights[light]), ink])
  })

  it('show a crowded map’s lights alone from afar and whole markers from near', () => {
    const icon = markerIcon('dark', true)
    const marker = { icon: 'marker/picture', light: 'red' } as const
    expect(evaluated(icon, 11, marker)).toBe('dark/signal/red')
    expect(evaluated(icon, 12, marker)).toBe('dark/marker/picture')
    expect(evaluated(icon, 11, { ...marker, light: 'none' })).toBe('dark/marker/picture')
  })

  it('show whole markers at every zoom where there is room', () => {
    expect(evaluated(markerIcon('dark', false), 9, { icon: 'marker/picture', light: 'red' })).toBe(
      'dark/marker/picture',
    )
  })
})
