import booleanPointInPolygon from '@turf/boolean-point-in-polygon'
import distance from '@turf/distance'
import type { MultiPolygon, Polygon } from 'geojson'
import type { Bounds } from '../../../domain/pack'
import { convertPoint, type Converted, type ConvertOptions } from './convert'
import { systemOfDeclaration } from './declaration'
import { gridOf, gridPair, gridSystem, meridianOf, widthOfZone } from './gauss-krueger'
import { DATUMS, type SystemId } from './systems'

type Numbers = { x: number; y: number; labelled?: boolean }

export interface KnownPlace {
  /** As it stands in the file, in its order. */
  raw: readonly [number, number]
  labelled?: boolean
  /** Where the pack has it, WGS 84. */
  lon: number
  lat: number
}

export interface Ground {
  bounds: Bounds
  district?: Polygon | MultiPolygon
  /** Items of the pack that have a place already and are named in a row. */
  known?: readonly KnownPlace[]
}

/**
 * Keys of the reasons: `declared` by the file; `numbers`: degrees, metres or zone (its number stands before the
 * easting); `inside` the outline, or the bounds, so many of so many; `offset` in metres from places known already, the
 * median; `swapped`; `undecidable`: systems that these points do not tell apart; `datumApproximate`: metres.
 */
export const PROPOSAL_REASONS = [
  'declared',
  'numbers',
  'inside',
  'offset',
  'swapped',
  'undecidable',
  'datumApproximate',
] as const
export type ProposalReason = (typeof PROPOSAL_REASONS)[number]

export interface SystemProposal {
  system: SystemId
  swapped: boolean
  /** Share of the points that lie within, 0 to 1. */
  fits: number
  why: readonly { key: ProposalReason; value: string }[]
}

const DEGREE_SYSTEMS = ['wgs84', 'gcj02', 'bd09', 'xian80', 'beijing54'] as const satisfies readonly SystemId[]
const WIDTHS = [3, 6] as const

// A sheet is often reckoned in the zone next to its own, so that a city has one grid.
const NEIGHBOUR_DEGREES = 1.5

/** Central meridians of the zones that a district lies in or next to, the nearest first. */
function meridians([west, , east]: Bounds, width: 3 | 6): number[] {
  const centre = (west + east) / 2
  const reach = width / 2 + NEIGHBOUR_DEGREES
  const all = Array.from({ length: 180 / width }, (_, index) => meridianOf(index + 1, width))
  return all
    .filter((meridian) => meridian - reach <= east && meridian + reach >= west)
    .sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre))
}

function grids(bounds: Bounds): SystemId[] {
  return DATUMS.flatMap((datum) =>
    WIDTHS.flatMap((width) => meridians(bounds, width).map((meridian) => gridSystem({ datum, width, meridian }))),
  )
}

/** Everything to choose from for a district: systems in degrees, Mercator metres, and the grids whose zones it touches. */
export function systemsOffered(bounds: Bounds): SystemId[] {
  return [...DEGREE_SYSTEMS, ...grids(bounds), 'webMercator', 'bd09mc']
}

interface Candidate {
  system: SystemId
  swapped: boolean
  numbers: 'degrees' | 'metres' | 'zone'
}

function both(systems: readonly SystemId[], numbers: Candidate['numbers']): Candidate[] {
  return systems.flatMap((system) => [false, true].map((swapped) => ({ system, swapped, numbers })))
}

/** By the size of the numbers, as most points have it. */
function candidatesFor(points: readonly Numbers[], bounds: Bounds): Candidate[] {
  const areMost = (count: number) => count * 2 > points.length
  const isDegrees = ({ x, y }: Numbers) => Math.abs(x) <= 180 && Math.abs(y) <= 180
  if (areMost(points.filter(isDegrees).length)) {
    const labelled = points.every((point) => point.labelled)
    return both(DEGREE_SYSTEMS, 'degrees').filter(({ swapped }) => !(swapped && labelled))
  }
  const pairs = points.flatMap(({ x, y }) => gridPair(x, y) ?? [])
  const mercator = both(['webMercator', 'bd09mc'], 'metres')
  if (!areMost(pairs.length)) return mercator
  const swapped = pairs.filter(({ northingFirst }) => northingFirst).length * 2 > pairs.length
  const zones = new Set(pairs.flatMap(({ zone }) => zone ?? []))
  const found = zones.size > 0 ? [...zones].flatMap(gridsOfZone) : grids(bounds)
  const inGrids = found.map((system): Candidate => ({ system, swapped, numbers: zones.size > 0 ? 'zone' : 'metres' }))
  // Metres of Mercator at 121° E, 13.5 million, look like an easting of zone 13.
  return [...inGrids, ...mercator]
}

function gridsOfZone(zone: number): SystemId[] {
  const width = widthOfZone(zone)
  if (width === null) return []
  return DATUMS.map((datum) => gridSystem({ datum, width, meridian: meridianOf(zone, width) }))
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function isInside({ lon, lat }: Converted, { bounds: [west, south, east, north], district }: Ground): boolean {
  if (lon < west || lon > east || lat < south || lat > north) return false
  return !district || booleanPointInPolygon([lon, lat], district)
}

const convertedOf = (pair: readonly [number, number], system: SystemId, options: ConvertOptions) => {
  const result = convertPoint(pair, system, options)
  return 'fault' in result ? null : result
}

interface Judged extends Candidate {
  inside: number
  offsetM: number | null
  errorM: number
}

function judge(candidate: Candidate, points: readonly Numbers[], ground: Ground, datum: ConvertOptions): Judged {
  const { system, swapped } = candidate
  const spots = points.flatMap(({ x, y, labelled }) => {
    return convertedOf([x, y], system, { ...datum, swapped: swapped && !labelled }) ?? []
  })
  const offsets = (ground.known ?? []).flatMap(({ raw, labelled, lon, lat }) => {
    const spot = convertedOf(raw, system, { ...datum, swapped: swapped && !labelled })
    return spot ? distance([spot.lon, spot.lat], [lon, lat], { units: 'meters' }) : []
  })
  return {
    ...candidate,
    inside: spots.filter((spot) => isInside(spot, ground)).length,
    offsetM: median(offsets),
    errorM: Math.max(0, ...spots.map(({ errorM }) => errorM)),
  }
}

// More would not change the shares.
const MOST_POINTS = 300

function sample(points: readonly Numbers[]): readonly Numbers[] {
  const step = points.length / MOST_POINTS
  if (step <= 1) return points
  return Array.from({ length: MOST_POINTS }, (_, index) => points[Math.floor(index * step)]!)
}

// Shares are told apart by tenths only, and offsets by tens of metres: points beside the border decide nothing.
const tenths = ({ inside }: Judged, of: number) => Math.round((10 * inside) / of)
const tens = ({ offsetM }: Judged) => (offsetM === null ? 0 : Math.round(offsetM / 10))

/**
 * Systems in which the points may have been written, the likeliest first: by the share that lies in the district, then
 * by the distance from places known already, then by what the file declares. It ranks and gives reasons; whether the
 * user has to be asked is the caller's matter. `[]` when the numbers are of no known system.
 */
export function proposeSystems(
  points: readonly Numbers[],
  declaration: string | null,
  ground: Ground,
  datum: Pick<ConvertOptions, 'datum'> = {},
): SystemProposal[] {
  const declared = systemOfDeclaration(declaration)
  const sampled = sample(points)
  if (sampled.length === 0) return []
  const candidates = candidatesFor(sampled, ground.bounds)
  const further = declared && !candidates.some(({ system }) => system === declared) ? declaredOnly(declared) : []
  const judged = [...candidates, ...further].map((candidate) => judge(candidate, sampled, ground, datum))
  const fitting = judged.filter(({ inside }) => inside > 0)
  // With no point within, either order is as good: one of them stands for the system.
  const shown = fitting.length > 0 ? fitting : judged.filter(isFirstOfSystem)
  const ranked = shown.sort(
    (a, b) =>
      tenths(b, sampled.length) - tenths(a, sampled.length) ||
      tens(a) - tens(b) ||
      Number(b.system === declared) - Number(a.system === declared),
  )
  return ranked.map((one) => proposal(one, ranked, declared, sampled.length))
}

function declaredOnly(system: SystemId): Candidate[] {
  return gridOf(system) ? [{ system, swapped: false, numbers: 'metres' }] : both([system], 'degrees')
}

const isFirstOfSystem = ({ system }: Judged, index: number, all: readonly Judged[]) =>
  all.findIndex((other) => other.system === system) === index

function proposal(one: Judged, all: readonly Judged[], declared: SystemId | null, of: number): SystemProposal {
  const rivals = all.filter((other) => tenths(other, of) === tenths(one, of) && tens(other) === tens(one))
  const why: { key: ProposalReason; value: string }[] = []
  if (one.system === declared) why.push({ key: 'declared', value: one.system })
  why.push({ key: 'numbers', value: one.numbers }, { key: 'inside', value: `${one.inside}/${of}` })
  if (one.offsetM !== null) why.push({ key: 'offset', value: String(Math.round(one.offsetM)) })
  if (one.swapped) why.push({ key: 'swapped', value: '' })
  if (rivals.length > 1) why.push({ key: 'undecidable', value: rivals.map(({ system }) => system).join(' ') })
  if (one.errorM > 1) why.push({ key: 'datumApproximate', value: String(one.errorM) })
  return { system: one.system, swapped: one.swapped, fits: one.inside / of, why }
}
