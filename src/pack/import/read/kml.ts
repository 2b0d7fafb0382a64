import type { Geometry, Position } from 'geojson'
import type { Cell, SourceFile, SourceFormat } from '../source-file'
import { joined, placesOf, propertiesOf } from './places'
import { attempt, sourceFile, type Reading } from './reading'
import { inChunks, readXml, type Attributes } from './xml'

/** A placemark while it is read. */
interface Open {
  row: number
  pairs: [string, Cell][]
  shapes: Geometry[]
  rings: Position[][]
  /** The `name` of a Data or SimpleData element that is open. */
  field: string | null
}

// Shapes without a place on the ground plan.
const UNREAD_SHAPES = new Set(['Model', 'Track', 'MultiTrack'])
const READ_SHAPES = new Set(['Point', 'LineString', 'LinearRing', 'Polygon'])

/** Longitude and latitude of a list such as `120.1,37.2,0 120.3,37.4,0`; heights are dropped. `null` = some part is no number. */
function positionsOf(text: string): Position[] | null {
  const positions: Position[] = []
  // Some programs write a space after the comma.
  for (const part of text.replace(/\s*,\s*/g, ',').split(/\s+/)) {
    if (part === '') continue
    const [x = '', y = ''] = part.split(',')
    if (x === '' || y === '' || !Number.isFinite(Number(x)) || !Number.isFinite(Number(y))) return null
    positions.push([Number(x), Number(y)])
  }
  return positions
}

function shapeOf(tag: string, positions: Position[]): Geometry | null {
  const [first] = positions
  if (first === undefined) return null
  if (tag === 'Point') return { type: 'Point', coordinates: first }
  return { type: 'LineString', coordinates: positions }
}

/**
 * Reads KML: placemarks by folder, their names, descriptions (as text, markup and all) and extended data. Nothing that
 * the file refers to is fetched. A damaged file gives what stands before the damage.
 */
export async function readKml(reading: Reading, bytes: Uint8Array, format: SourceFormat = 'kml'): Promise<SourceFile> {
  const places = placesOf(reading)
  const path: string[] = []
  const folders: string[] = []
  let place: Open | null = null
  let text = ''
  let row = 0
  const layer = () => folders.filter((name) => name !== '').join(' / ')

  const open = (tag: string, attributes: Attributes) => {
    path.push(tag)
    text = ''
    if (tag === 'Folder' || tag === 'Document') folders.push('')
    if (tag === 'Placemark') place = { row: (row += 1), pairs: [], shapes: [], rings: [], field: null }
    if (place === null) return
    if (tag === 'Data' || tag === 'SimpleData') place.field = attributes.name ?? null
    if (tag === 'Polygon') place.rings = []
    if (UNREAD_SHAPES.has(tag)) {
      reading.report('shapeWrong', tag, [...READ_SHAPES].join(', '), { row: place.row, column: 'geometry' })
    }
  }

  const endCoordinates = (open: Open) => {
    const positions = positionsOf(text)
    if (positions === null) {
      return reading.report('coordinateNotNumber', text.trim(), null, { row: open.row, column: 'coordinates' })
    }
    const shape = path.findLast((tag) => READ_SHAPES.has(tag))
    if (shape === undefined || !places.room(positions.length)) return
    if (shape === 'LinearRing' && path.includes('Polygon')) {
      if (path.includes('outerBoundaryIs')) open.rings.unshift(positions)
      else open.rings.push(positions)
      return
    }
    const geometry = shapeOf(shape, positions)
    if (geometry !== null) open.shapes.push(geometry)
  }

  const close = (tag: string) => {
    const parent = path.at(-2)
    if (place === null) {
      if (tag === 'name' && (parent === 'Folder' || parent === 'Document')) {
        // A document's name is that of the file, mostly; it counts where there are no folders.
        folders[folders.length - 1] = text.trim()
      }
      if (tag === 'Folder' || tag === 'Document') folders.pop()
    } else if (parent === 'Placemark' && (tag === 'name' || tag === 'description' || tag === 'address')) {
      place.pairs.push([tag, text.trim()])
    } else if ((tag === 'value' && parent === 'Data') || tag === 'SimpleData') {
      const { field, pairs } = place
      if (field !== null && field.trim() !== '') pairs.push([field.trim(), text.trim()])
    } else if (tag === 'coordinates') {
      endCoordinates(place)
    } else if (tag === 'Polygon') {
      if (place.rings.length > 0) place.shapes.push({ type: 'Polygon', coordinates: place.rings })
      place.rings = []
    } else if (tag === 'Placemark') {
      // Extended data that is called `name` does not replace the placemark's own.
      const first = new Map<string, Cell>()
      for (const [name, cell] of place.pairs) if (cell !== '' && !first.has(name)) first.set(name, cell)
      places.add(layer(), {
        row: place.row,
        properties: propertiesOf(reading, place.row, first),
        geometry: joined(place.shapes),
      })
      place = null
    }
    path.pop()
    text = ''
  }

  const handler = { open, close, text: (piece: string) => void (text += piece) }
  await attempt(reading, {}, () => readXml(reading, inChunks(reading, bytes), handler))
  return sourceFile(reading, format, { layers: places.layers(null) })
}
