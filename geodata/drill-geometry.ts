import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson'
import type { DrillItem } from './drill-item'
import { between, pick, rounded, whole, type Random } from './drill-random'

const M_PER_DEGREE = 111_320
const CANDIDATES = 24
/** Farther than this from all others is as good as any. */
const FREE_ENOUGH_M = 1400

/** Known points of each unit's part of the district: stops, offices, station; and how far around them things are put. */
const AROUND: Readonly<Record<string, { reachM: number; points: readonly Position[] }>> = {
  kaifaqu: {
    reachM: 1500,
    points: [
      [121.395108, 37.436307],
      [121.40773, 37.424285],
      [121.396758, 37.413292],
      [121.405807, 37.438334],
      [121.419967, 37.442771],
      [121.408555, 37.409783],
      [121.389872, 37.430133],
      [121.379766, 37.393356],
      [121.387155, 37.372747],
    ],
  },
  jiejiazhuang: {
    reachM: 1600,
    points: [
      [121.48794, 37.39336],
      [121.488574, 37.423395],
      [121.479704, 37.419545],
      [121.467973, 37.387475],
    ],
  },
  chujia: {
    reachM: 1100,
    points: [
      [121.427147, 37.462953],
      [121.399636, 37.466852],
      [121.423467, 37.447451],
      [121.440257, 37.467638],
      [121.442656, 37.459713],
      [121.431354, 37.47162],
      [121.414006, 37.453751],
      [121.406678, 37.455599],
      [121.446702, 37.458996],
    ],
  },
}

/** Half the width of what is drawn as an area, in metres. */
const RADII_M: Partial<Record<DrillItem['kind'], readonly [number, number]>> = {
  park: [260, 420],
  village: [140, 220],
  land: [60, 130],
  project: [60, 140],
}

type Property = string | number | null

interface Feature {
  type: 'Feature'
  id: string
  properties: Record<string, Property>
  geometry: Geometry
}

type Backdrop = FeatureCollection<Geometry, { role: string }>
type Ground = (position: Position) => boolean

/** Whether a position lies inside the district and on land. */
function createGround({ features }: Backdrop): Ground {
  const areasOf = (role: string) =>
    features
      .filter(({ properties }) => properties.role === role)
      .map(({ geometry }) => geometry as Polygon | MultiPolygon)
  const [land, district] = [areasOf('land'), areasOf('district')]
  const isIn = (position: Position, areas: readonly (Polygon | MultiPolygon)[]) =>
    areas.some((area) => booleanPointInPolygon(position, area))
  return (position) => isIn(position, district) && isIn(position, land)
}

const placed = (position: Position): Position => [rounded(position[0]!, 6), rounded(position[1]!, 6)]

/** The position some metres away; `turn` is in radians from east, counted against the clock. */
function moved([lon, lat]: Position, metres: number, turn: number): Position {
  const narrowing = Math.cos((lat! * Math.PI) / 180)
  return placed([
    lon! + (metres * Math.cos(turn)) / (M_PER_DEGREE * narrowing),
    lat! + (metres * Math.sin(turn)) / M_PER_DEGREE,
  ])
}

function apartM(a: Position, b: Position): number {
  const narrowing = Math.cos((a[1]! * Math.PI) / 180)
  return M_PER_DEGREE * Math.hypot((a[0]! - b[0]!) * narrowing, a[1]! - b[1]!)
}

/** Of several random places around the unit's known points, the one farthest from all that is placed already. */
function centreFor(unit: string, taken: readonly Position[], room: number, isGround: Ground, random: Random): Position {
  const { points, reachM } = AROUND[unit]!
  let best: { position: Position; freeM: number } | null = null
  for (let tried = 0; tried < CANDIDATES || best === null; tried++) {
    const position = moved(pick(random, points), reachM * Math.sqrt(random()), between(random, 0, 2 * Math.PI))
    const corners = [0, 1, 2, 3].map((quarter) => moved(position, room, (quarter * Math.PI) / 2))
    if (![position, ...corners].every(isGround)) continue
    const freeM = Math.min(FREE_ENOUGH_M, ...taken.map((other) => apartM(position, other)))
    if (best === null || freeM > best.freeM) best = { position, freeM }
  }
  return best.position
}

/** An irregular outline around a centre, closed, against the clock, never crossing itself. */
function outlineAround(centre: Position, radiusM: number, random: Random): Polygon {
  const corners = whole(random, 5, 7)
  const tilt = between(random, 0, 1)
  const ring = Array.from({ length: corners }, (_, corner) =>
    moved(
      centre,
      radiusM * between(random, 0.75, 1),
      ((corner + tilt + between(random, -0.2, 0.2)) * 2 * Math.PI) / corners,
    ),
  )
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

function lineThrough(centre: Position, lengthM: number, random: Random): Geometry {
  const turn = between(random, 0, Math.PI)
  const ends = [moved(centre, lengthM / 2, turn + Math.PI), moved(centre, lengthM / 2, turn)]
  return { type: 'LineString', coordinates: [ends[0]!, moved(centre, lengthM / 20, turn + Math.PI / 2), ends[1]!] }
}

function madeUp(item: DrillItem, taken: Position[], isGround: Ground, random: Random): Feature {
  const [least, most] = RADII_M[item.kind] ?? [50, 100]
  const lengthM = typeof item.own['lengthKm'] === 'number' ? item.own['lengthKm'] * 1000 : 0
  const radiusM = between(random, least, most)
  const room = Math.max(radiusM, lengthM / 2)
  const centre = centreFor(item.unit, taken, room, isGround, random)
  taken.push(centre)
  const cited = { sourceId: 'drill', locator: '演练位置' }
  const drawn = { accuracy: 'digitised', errorM: null, basis: '演练绘制，非真实范围', ...cited }
  const feature = { type: 'Feature' as const, id: item.id }
  if (item.place === 'line') return { ...feature, properties: drawn, geometry: lineThrough(centre, lengthM, random) }
  if (item.place === 'area') {
    return { ...feature, properties: drawn, geometry: outlineAround(centre, radiusM, random) }
  }
  const about = { accuracy: 'approximate', errorM: whole(random, 2, 8) * 50, basis: '演练布点，非真实位置', ...cited }
  return { ...feature, properties: about, geometry: { type: 'Point', coordinates: centre } }
}

/**
 * Positions of items and units: what is known of real places as the real pack has it, made-up ones for what is made up.
 * The rest stays unlocated.
 */
export function geometryFile(
  items: readonly DrillItem[],
  real: FeatureCollection<Geometry, Record<string, Property>>,
  backdrop: Backdrop,
  random: Random,
): string {
  const isGround = createGround(backdrop)
  const taken = real.features.flatMap(({ geometry }) =>
    geometry.type === 'Point' ? [geometry.coordinates] : geometry.type === 'MultiPoint' ? geometry.coordinates : [],
  )
  const larger = (item: DrillItem) => (item.kind === 'road' || item.kind === 'park' ? 0 : 1)
  const ordered = items.filter(({ place }) => place !== null).sort((a, b) => larger(a) - larger(b))
  const own = ordered.map((item) => madeUp(item, taken, isGround, random))
  const lines = [...real.features, ...own].map((feature) => JSON.stringify(feature))
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}
