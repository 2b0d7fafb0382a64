import { describe, expect, it } from 'vitest'
import { placeHits } from '../../src/domain/place-search'
import { PLACE_WORDS } from '../../src/i18n/place-words'
import { drawingWords, typedCoordinate } from '../../src/ui/place/place-words'
import { placingCommand, type Key } from '../../src/views/place/placing-keys'
import { randomPack } from '../random-pack'

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('keys while placing', () => {
  it('undo and redo wherever no text is typed', () => {
    for (const focus of ['map', 'elsewhere'] as const) {
      expect(placingCommand(key('z', { ctrlKey: true }), focus)).toEqual({ do: 'undo' })
      expect(placingCommand(key('Z', { ctrlKey: true, shiftKey: true }), focus)).toEqual({ do: 'redo' })
    }
    expect(placingCommand(key('z', { ctrlKey: true }), 'field')).toBeNull()
  })

  it('leave buttons and fields their own Enter, arrows and Delete', () => {
    for (const name of ['Enter', 'ArrowLeft', 'Delete', '[']) {
      expect(placingCommand(key(name), 'map')).not.toBeNull()
      expect(placingCommand(key(name), 'elsewhere')).toBeNull()
      expect(placingCommand(key(name), 'field')).toBeNull()
    }
  })

  it('nudge ten times as far with Shift', () => {
    expect(placingCommand(key('ArrowUp', { shiftKey: true }), 'map')).toEqual({ do: 'nudge', x: 0, y: -10 })
  })
})

describe('a typed coordinate', () => {
  const isInside = ([lon = 0, lat = 0]: readonly number[]) => lon > 121 && lon < 122 && lat > 37 && lat < 38
  const typed = (text: string) => typedCoordinate(text, isInside)?.map((degrees) => Number(degrees.toFixed(6)))

  it('is read in decimal degrees and in degrees, minutes and seconds, whichever comes first', () => {
    expect(typed('121.45,37.46')).toEqual([121.45, 37.46])
    expect(typed('37.46，121.45')).toEqual([121.45, 37.46])
    expect(typed('121°27′00″E 37°27′36″N')).toEqual([121.45, 37.46])
    expect(typed('北纬37°27′36″，东经121°27′00″')).toEqual([121.45, 37.46])
  })

  it('is told from a name, and from metres', () => {
    expect(typed('甲村')).toBeUndefined()
    expect(typed('3号路')).toBeUndefined()
    expect(typed('4146000, 40505000')).toBeUndefined()
  })
})

describe('a place that is searched', () => {
  const pack = randomPack(7, 60)

  it('is found by its name and by pinyin, among places, units and located items alone', () => {
    const unit = pack.units.find(({ position }) => position !== null)!
    expect(placeHits(unit.name.zh, pack, pack.items)[0]).toMatchObject({ id: unit.id, kind: 'unit' })
    const located = pack.items.find(({ position }) => position !== null)!
    expect(placeHits(located.name, pack, pack.items).map(({ id }) => id)).toContain(located.id)
    const unlocated = pack.items.find(({ position, name }) => position === null && name.length > 3)!
    expect(placeHits(unlocated.name, pack, [unlocated])).toEqual([])
  })

  it('is not looked for before anything is typed', () => {
    expect(placeHits('  ', pack, pack.items)).toEqual([])
  })
})

describe('a drawing in words', () => {
  it('tells points, length and area, in 亩 too', () => {
    const side = 0.001
    const ring = [[0, 0], [side, 0], [side, side], [0, side], [0, 0]] // prettier-ignore
    const words = drawingWords({ family: 'area', parts: [[ring]], open: [] }, PLACE_WORDS.zh)
    expect(words).toBe('面，4 个点，周长 445 米，面积 12,364 平方米（18.5 亩）')
    expect(drawingWords({ family: 'line', parts: [], open: ring.slice(0, 2) }, PLACE_WORDS.en)).toBe(
      'Drawing: line, 2 points, 111 m long',
    )
  })
})
