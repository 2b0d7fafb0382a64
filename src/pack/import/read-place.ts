import type { Geometry, Position } from 'geojson'
import type { Bounds, Pack } from '../../domain/pack'
import type { RejectionReason } from '../../domain/rejection'
import { ACCURACIES } from '../../domain/vocabulary'
import { convertGeometry } from './crs/convert-geometry'
import { proposeSystems, systemsOffered, type KnownPlace } from './crs/propose'
import { readPoint, readPointCell } from './crs/read-point'
import type { Question, TableDecision } from './decisions'
import { isBlank } from './fold-text'
import { isNothing } from './column-contents'
import type { TableMapping } from './mapping'
import type { RecordPlace } from './record'
import type { Cell } from './source-file'
import type { Table, TableRow } from './table'
import type { Target } from './targets'

/** A position as it stands in a row, before its system is known. `labelled`: longitude and latitude, whatever was decided of their order. */
export interface RawPosition {
  geometry: Geometry
  labelled: boolean
  original: string
}

const PAIRS: readonly (readonly [Target, Target])[] = [
  ['longitude', 'latitude'],
  ['easting', 'northing'],
]

/** The position of a row: of its feature, of two columns, or of one that holds both. `null` = none. */
export function rawPositionOf(
  row: TableRow,
  { columns }: TableMapping,
): RawPosition | null | { fault: RejectionReason; column: string | null; value: string } {
  if (row.geometry !== null) return { geometry: row.geometry, labelled: false, original: shortGeometry(row.geometry) }
  const columnOf = (target: Target) => columns.find((column) => column.target === target)
  const cellOf = (target: Target): Cell => {
    const cell = row.cells[columnOf(target)?.index ?? -1] ?? null
    return isBlank(cell) || isNothing(cell) ? null : cell
  }
  for (const [first, second] of PAIRS) {
    const [one, other] = [cellOf(first), cellOf(second)]
    if (one === null && other === null) continue
    const point = readPoint(one, other)
    if (!('fault' in point)) return pointOf(point)
    const column = columnOf(first) ?? columnOf(second)
    return { fault: 'coordinatesUnclear', column: column?.header ?? null, value: `${shown(one)}, ${shown(other)}` }
  }
  const both = cellOf('coordinates')
  if (both === null) return null
  const point = typeof both === 'string' ? readPointCell(both) : { fault: 'unreadable' as const }
  if (!('fault' in point)) return pointOf(point)
  return { fault: 'coordinatesUnclear', column: columnOf('coordinates')?.header ?? null, value: shown(both) }
}

/** The header of the column that holds positions, or the first number of them; `null` = none. */
export function headerOfPosition({ columns }: TableMapping): string | null {
  const targets: readonly (Target | null)[] = ['longitude', 'easting', 'coordinates']
  return columns.find(({ target }) => targets.includes(target))?.header ?? null
}

const shown = (cell: Cell) => (cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell))

function pointOf({
  x,
  y,
  labelled,
  original,
}: {
  x: number
  y: number
  labelled: boolean
  original: string
}): RawPosition {
  return { geometry: { type: 'Point', coordinates: [x, y] }, labelled, original }
}

/** The first vertex of a geometry; `null` where it has none. */
export function firstVertex(geometry: Geometry): Position | null {
  if (geometry.type === 'GeometryCollection') {
    return geometry.geometries.map(firstVertex).find((vertex) => vertex !== null) ?? null
  }
  const found: unknown = geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates.flat(3)
  if (!Array.isArray(found)) return null
  const [x, y]: unknown[] = found
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null
}

function shortGeometry(geometry: Geometry): string {
  const vertex = firstVertex(geometry)
  return `${geometry.type} ${vertex === null ? '' : vertex.join(', ')}${geometry.type === 'Point' ? '' : ' …'}`.trim()
}

export interface PlaceSaid {
  accuracy: string | null
  errorM: string | null
}

/** The position in WGS 84, or what has to be decided or mended first. */
export function placeOf(
  { geometry, labelled, original }: RawPosition,
  { system, swapped = false, datum, accuracy, errorM }: TableDecision,
  said: PlaceSaid,
  bounds: Bounds,
): { place: RecordPlace } | { ask: 'system' | 'accuracy' } | { fault: RejectionReason } {
  if (system === undefined) return { ask: 'system' }
  const options = datum === undefined ? {} : { datum }
  const converted = convertGeometry(geometry, system, { swapped: swapped && !labelled, ...options })
  if ('fault' in converted) {
    if (converted.fault === 'familiesMixed' || converted.fault === 'empty') return { fault: 'coordinatesUnclear' }
    const turned = convertGeometry(geometry, system, { swapped: !swapped, ...options })
    const isTurned = !('fault' in turned) && isWithin(firstVertex(turned.geometry), bounds)
    return { fault: isTurned ? 'coordinatesSwapped' : 'coordinateOutOfRange' }
  }
  const stated = ACCURACIES.find((option) => option === said.accuracy) ?? accuracy
  if (stated === undefined) return { ask: 'accuracy' }
  const ownError = said.errorM === null ? (errorM ?? null) : Number(said.errorM)
  if (stated === 'approximate' && ownError === null) return { ask: 'accuracy' }
  // A conversion that may be off by more than a metre makes an exact position an approximate one.
  const isRough = converted.errorM > 1
  const error = isRough ? (ownError ?? 0) + converted.errorM : ownError
  return {
    place: {
      geometry: converted.geometry,
      accuracy: isRough ? 'approximate' : stated,
      errorM: error,
      original,
      system,
    },
  }
}

function isWithin(vertex: Position | null, [west, south, east, north]: Bounds): boolean {
  const [longitude = Number.NaN, latitude = Number.NaN] = vertex ?? []
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** Systems in which a table's positions may stand, the likeliest first with what speaks for each, then all others. */
export function systemOptions(
  table: Table,
  positions: readonly { name: string | null; raw: RawPosition }[],
  pack: Pack,
): Question['options'] {
  const points = positions.flatMap(({ raw }) => {
    const vertex = firstVertex(raw.geometry)
    return vertex === null ? [] : { x: vertex[0] ?? 0, y: vertex[1] ?? 0, labelled: raw.labelled }
  })
  const proposals = proposeSystems(points, table.declaredSystem, {
    bounds: pack.bounds,
    district: pack.backdrop.district.geometry,
    known: knownPlaces(positions, pack),
  })
  const likely = proposals.map(({ system, swapped, why }) => {
    const reasons = why.map(({ key, value }) => (value === '' ? key : `${key}:${value}`)).join(' ')
    return { value: swapped ? `${system}|swapped` : system, why: reasons }
  })
  const rest = systemsOffered(pack.bounds).filter((system) => !likely.some(({ value }) => value === system))
  return [...likely, ...rest.map((value) => ({ value, why: null }))]
}

/** Rows named like an item of the pack that has a point already. */
function knownPlaces(positions: readonly { name: string | null; raw: RawPosition }[], { items }: Pack): KnownPlace[] {
  const points = new Map(
    items.flatMap(({ name, position }) => {
      return position?.geometry.type === 'Point' && position.accuracy !== 'approximate'
        ? [[name, position.geometry.coordinates] as const]
        : []
    }),
  )
  return positions.flatMap(({ name, raw }) => {
    const known = name === null ? undefined : points.get(name)
    if (known === undefined || raw.geometry.type !== 'Point') return []
    const [x = 0, y = 0] = raw.geometry.coordinates
    return { raw: [x, y] as const, labelled: raw.labelled, lon: known[0] ?? 0, lat: known[1] ?? 0 }
  })
}
