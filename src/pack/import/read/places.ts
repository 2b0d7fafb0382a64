import { isHostile } from '../../hostile-names'
import type { Geometry, Position } from 'geojson'
import type { Cell, PlaceLayer, RawPlace } from '../source-file'
import type { Reading } from './reading'

/** Takes the features of a map file, keeps to the limits, and gives them by layer. */
export interface Places {
  /** `row` is the feature's number in the file. */
  add(layer: string, place: RawPlace): void
  /** Counts coordinates before they are kept; `false` = the limit is reached, and reading is to stop. */
  room(coordinates: number): boolean
  readonly full: boolean
  layers(declaredSystem: string | null): PlaceLayer[]
}

export function placesOf(reading: Reading): Places {
  const { limits, used } = reading
  const byLayer = new Map<string, RawPlace[]>()
  let full = false
  const refuse = (limit: number, row: number | null) => {
    if (!full) reading.report('placesTooMany', '', `≤ ${limit}`, { row })
    full = true
  }
  return {
    get full() {
      return full
    },
    add(layer, place) {
      if (full) return
      if (used.places >= limits.places) return refuse(limits.places, place.row)
      used.places += 1
      const list = byLayer.get(layer)
      if (list === undefined) byLayer.set(layer, [place])
      else list.push(place)
    },
    room(coordinates) {
      if (used.coordinates + coordinates > limits.coordinates) refuse(limits.coordinates, null)
      else used.coordinates += coordinates
      return !full
    },
    layers(declaredSystem) {
      return [...byLayer].map(([name, places]) => ({ name, declaredSystem, places }))
    },
  }
}

/** Collects the properties of one feature: hostile names are reported and left out, long texts cut. */
export function propertiesOf(
  reading: Reading,
  row: number,
  pairs: Iterable<readonly [string, Cell]>,
): Record<string, Cell> {
  const { cellCharacters } = reading.limits
  const properties: Record<string, Cell> = {}
  for (const [name, cell] of pairs) {
    if (isHostile(name.trim())) {
      reading.report('columnHostile', name, null, { row, column: name })
    } else if (typeof cell === 'string' && cell.length > cellCharacters) {
      reading.report('cellTooLong', cell, `≤ ${cellCharacters}`, { row, column: name })
      properties[name] = cell.slice(0, cellCharacters)
    } else if (cell !== null && cell !== '') {
      properties[name] = cell
    }
  }
  return properties
}

const MULTIPLE = { Point: 'MultiPoint', LineString: 'MultiLineString', Polygon: 'MultiPolygon' } as const

/** One geometry of several parts: of the same type, they become its multiple. */
export function joined(parts: readonly Geometry[]): Geometry | null {
  const [first] = parts
  if (first === undefined) return null
  if (parts.length === 1) return first
  const { type } = first
  if ((type === 'Point' || type === 'LineString' || type === 'Polygon') && parts.every((part) => part.type === type)) {
    const coordinates = parts.map((part) => (part as { coordinates: unknown }).coordinates)
    return { type: MULTIPLE[type], coordinates } as Geometry
  }
  return { type: 'GeometryCollection', geometries: [...parts] }
}

/** Twice the signed area of a ring: negative when it runs clockwise. */
export function doubleArea(ring: readonly Position[]): number {
  let sum = 0
  // From the first corner, for large coordinates would drown small areas.
  const [originX = 0, originY = 0] = ring[0] ?? []
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [x1 = 0, y1 = 0] = ring[index] ?? []
    const [x2 = 0, y2 = 0] = ring[index + 1] ?? []
    sum += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY)
  }
  return sum
}
