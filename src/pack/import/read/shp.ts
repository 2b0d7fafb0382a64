import type { Geometry, Position } from 'geojson'
import { doubleArea, type Places } from './places'
import { Refusal, type Reading } from './reading'

// ESRI Shapefile Technical Description, July 1998. Types with heights or measures are 10 or 20 more; those are dropped.
const NULL = 0
const POINT = 1
const LINE = 3
const POLYGON = 5
const MULTI_POINT = 8
const HEADER = 100

const isInside = ([x = 0, y = 0]: Position, ring: readonly Position[]) => {
  let inside = false
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index, index += 1) {
    const [x1 = 0, y1 = 0] = ring[index] ?? []
    const [x2 = 0, y2 = 0] = ring[before] ?? []
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/**
 * Sorts rings into areas: clockwise ones are outlines, the others holes of the smallest outline around them. A hole with
 * none around it is an outline that was written the wrong way round.
 */
export function areasOf(rings: readonly Position[][]): Geometry | null {
  const outer = rings.filter((ring) => doubleArea(ring) <= 0)
  const areas = outer.map((ring) => ({ rings: [ring], size: Math.abs(doubleArea(ring)) }))
  for (const ring of rings.filter((one) => doubleArea(one) > 0)) {
    const around = areas
      .filter(({ rings: [outline = []] }) => isInside(ring[0] ?? [], outline) || isInside(ring[1] ?? [], outline))
      .sort((left, right) => left.size - right.size)[0]
    if (around !== undefined) around.rings.push(ring)
    else areas.push({ rings: [ring], size: doubleArea(ring) })
  }
  const [first] = areas
  if (first === undefined) return null
  if (areas.length === 1) return { type: 'Polygon', coordinates: first.rings }
  return { type: 'MultiPolygon', coordinates: areas.map((area) => area.rings) }
}

/** The shape of one record; counts that reach beyond it throw. */
function shapeOf(record: DataView, places: Places): Geometry | null {
  const position = (at: number): Position => {
    const x = record.getFloat64(at, true)
    const y = record.getFloat64(at + 8, true)
    // Less than -10^38 stands for no data.
    if (!Number.isFinite(x) || !Number.isFinite(y) || x < -1e38 || y < -1e38) throw new Refusal('coordinateNotNumber')
    return [x, y]
  }
  const list = (at: number, from: number, to: number) => {
    const positions: Position[] = []
    for (let index = from; index < to; index += 1) positions.push(position(at + index * 16))
    return positions
  }
  const type = record.getInt32(0, true)
  const plane = type % 10
  if (type === NULL) return null
  if (type < 0 || type > 28) throw new Refusal('shapeWrong', type)
  if (plane === POINT) return places.room(1) ? { type: 'Point', coordinates: position(4) } : null
  if (plane === MULTI_POINT) {
    const count = record.getInt32(36, true)
    if (count < 0 || 40 + count * 16 > record.byteLength) throw new Refusal('fileBroken', '.shp')
    return count > 0 && places.room(count) ? { type: 'MultiPoint', coordinates: list(40, 0, count) } : null
  }
  if (plane !== LINE && plane !== POLYGON) throw new Refusal('shapeWrong', type)
  const parts = record.getInt32(36, true)
  const points = record.getInt32(40, true)
  const start = 44 + parts * 4
  if (parts < 0 || points < 0 || start + points * 16 > record.byteLength) throw new Refusal('fileBroken', '.shp')
  if (!places.room(points)) return null
  const firsts = Array.from({ length: parts }, (_, part) => record.getInt32(44 + part * 4, true))
  const lists = firsts.map((first, part) => {
    const end = firsts[part + 1] ?? points
    if (first < 0 || end < first || end > points) throw new Refusal('fileBroken', '.shp')
    return list(start, first, end)
  })
  const sound = lists.filter((positions) => positions.length > 0)
  if (plane === POLYGON) return areasOf(sound)
  const [only] = sound
  if (only === undefined) return null
  if (sound.length === 1) return { type: 'LineString', coordinates: only }
  return { type: 'MultiLineString', coordinates: sound }
}

/**
 * Reads the shapes of a `.shp` in their order; a record that is damaged or empty is `null`. Throws a `Refusal` when the
 * header is damaged; a file that ends early gives the shapes that are whole.
 */
export async function readShp(reading: Reading, bytes: Uint8Array, places: Places): Promise<(Geometry | null)[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER || view.getInt32(0) !== 9994) throw new Refusal('fileBroken', '.shp')
  const shapes: (Geometry | null)[] = []
  const declaredEnd = view.getInt32(24) * 2
  if (declaredEnd > bytes.length) reading.report('fileBroken', '.shp', `= ${declaredEnd} B`)
  let at = HEADER
  while (at + 8 <= bytes.length && !places.full && shapes.length <= reading.limits.places) {
    const length = view.getInt32(at + 4) * 2
    const row = shapes.length + 1
    if (length < 4 || at + 8 + length > bytes.length) {
      // With the length of one, the place of all that follow is lost.
      reading.report('fileBroken', '.shp', null, { row })
      break
    }
    shapes.push(recordShape(reading, new DataView(bytes.buffer, bytes.byteOffset + at + 8, length), places, row))
    at += 8 + length
    if (row % 1000 === 0) await reading.breathe(at / bytes.length)
  }
  return shapes
}

function recordShape(reading: Reading, record: DataView, places: Places, row: number): Geometry | null {
  try {
    return shapeOf(record, places)
  } catch (error) {
    if (error instanceof Refusal) reading.report(error.reason, error.value, null, { row, column: 'geometry' })
    else if (error instanceof RangeError) reading.report('fileBroken', '.shp', null, { row, column: 'geometry' })
    else throw error
    return null
  }
}
