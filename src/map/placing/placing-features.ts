import type { Feature, Geometry, Position as Coordinate } from 'geojson'
import type { GeoJSONStoreFeatures } from 'terra-draw'
import { coordinateAt, type Corner, type Drawing } from '../../domain/drawing'
import { rounded } from './snap'
import type { Role } from './placing-layers'

/** Names of the drawing library's modes, one a family. */
export const MODE_OF = { point: 'point', line: 'linestring', area: 'polygon' } as const

const featureOf = (role: Role, geometry: Geometry): Feature => ({ type: 'Feature', geometry, properties: { role } })

/** The chains of a drawing as the library keeps them: it knows no holes and no parts. */
export function storeFeatures({ family, parts }: Drawing): GeoJSONStoreFeatures[] {
  const mode = MODE_OF[family]
  return parts.flatMap((chains, part) =>
    chains.map((chain, at): GeoJSONStoreFeatures => {
      const line = chain.map(rounded)
      const geometry = {
        point: { type: 'Point' as const, coordinates: line[0] ?? [] },
        line: { type: 'LineString' as const, coordinates: line },
        area: { type: 'Polygon' as const, coordinates: [line] },
      }[family]
      return { type: 'Feature', id: idOf({ part, chain: at }), geometry, properties: { mode } }
    }),
  )
}

export const idOf = ({ part, chain }: Pick<Corner, 'part' | 'chain'>) => `${part}.${chain}`

function guidanceRole(properties: GeoJSONStoreFeatures['properties']): Role | null {
  if (properties['selectionPoint'] === true) return 'corner'
  if (properties['midPoint'] === true) return 'middle'
  if (properties['closingPoint'] === true) return 'closing'
  return properties['snappingPoint'] === true ? 'snapping' : null
}

const ROLE_OF_MODE: Readonly<Record<string, Role>> = { point: 'point', linestring: 'line', polygon: 'area' }

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180
const STEPS = 72

/** A circle on the ground. The map's first view has a library for it, which would be cut off from the rest if it were used here, too. */
function circleAround([lon = 0, lat = 0]: Coordinate, radiusM: number): Geometry {
  const degrees = radiusM / METRES_PER_DEGREE
  const ring = Array.from({ length: STEPS + 1 }, (_, step) => {
    const angle = (2 * Math.PI * step) / STEPS
    return [lon + (degrees * Math.sin(angle)) / Math.cos((lat * Math.PI) / 180), lat + degrees * Math.cos(angle)]
  })
  return { type: 'Polygon', coordinates: [ring] }
}

export interface Shown {
  drawing: Drawing
  picked: Corner | null
  errorM: number | null
}

/** What the map is given to draw: what the library shows, and what it does not know of. */
export function placingFeatures(store: readonly GeoJSONStoreFeatures[], { drawing, picked, errorM }: Shown): Feature[] {
  const features = store.flatMap(({ geometry, properties }) => {
    const role = guidanceRole(properties) ?? ROLE_OF_MODE[String(properties['mode'])] ?? null
    return role === null ? [] : [featureOf(role, geometry)]
  })
  for (const coordinates of drawing.open)
    features.push(featureOf('corner', { type: 'Point', coordinates: [...coordinates] }))
  const coordinates = picked === null ? null : coordinateAt(drawing, picked)
  if (coordinates !== null) features.push(featureOf('picked', { type: 'Point', coordinates: [...coordinates] }))
  if (errorM === null || drawing.family !== 'point') return features
  const around = drawing.parts.flatMap(([point]) => point ?? [])
  return [...around.map((point) => featureOf('error', circleAround(point, errorM))), ...features]
}

/**
 * The drawing that the library holds now, read back into the parts it was made of: a chain that it has added is a part
 * of its own.
 */
export function drawingIn(store: readonly GeoJSONStoreFeatures[], before: Drawing): Drawing {
  const { family } = before
  const own = store.filter(
    ({ properties }) => properties['mode'] === MODE_OF[family] && guidanceRole(properties) === null,
  )
  const chainOf = ({ geometry }: GeoJSONStoreFeatures) =>
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : (geometry.coordinates[0] ?? [])
  const isOpen = ({ properties }: GeoJSONStoreFeatures) => properties['currentlyDrawing'] === true
  const chains = new Map(own.filter((one) => !isOpen(one)).map((one) => [String(one.id), chainOf(one)]))
  const parts = before.parts.map((kept, part) =>
    kept.map((chain, at) => chains.get(idOf({ part, chain: at })) ?? chain),
  )
  const known = new Set(before.parts.flatMap((kept, part) => kept.map((_, at) => idOf({ part, chain: at }))))
  const added = [...chains].filter(([id]) => !known.has(id)).map(([, chain]) => [chain])
  const drawn = own.find(isOpen)
  return { family, parts: [...parts, ...added], open: drawn === undefined ? [] : openCorners(drawn) }
}

/** The corners set so far; the library carries one more that follows the pointer, and closes every ring. */
function openCorners({ geometry, properties }: GeoJSONStoreFeatures): Drawing['open'] {
  if (geometry.type === 'LineString') return geometry.coordinates.slice(0, -1)
  if (geometry.type !== 'Polygon') return []
  return (geometry.coordinates[0] ?? []).slice(0, Number(properties['committedCoordinateCount']))
}
