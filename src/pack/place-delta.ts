import { geometryOf, type Drawing } from '../domain/drawing'
import type { Item, Position, PositionGeometry } from '../domain/item'
import type { Pack, Source } from '../domain/pack'
import type { Rejection } from '../domain/rejection'
import type { Accuracy, Kind } from '../domain/vocabulary'
import { positionFeature } from './folder-of-pack'
import { NO_CHANGES, type PackDelta } from './pack-delta'
import { GEOMETRY_FAMILIES, GEOMETRY_FILE, readPositions } from './positions'
import { barredSourcesOf } from './source-mixing'
import { expectedList, shownValue } from './findings'
import { geometryFault, type GeometryType } from './geometry-shape'

/** Where a position was taken from: a source of the pack, or a new one in one's own words. */
export type PlaceSource = { id: string } | { title: string }

/** What a planner states of a position beside its shape. */
export interface PlaceFacts {
  /** `null` = not stated yet. */
  accuracy: Accuracy | null
  /** In metres; what was typed where that is no number, for the reader of positions to refuse. */
  errorM: number | string | null
  basis: string | null
  source: PlaceSource
  locator: string
}

export interface Placed {
  geometry: PositionGeometry
  facts: PlaceFacts
}

/** The geometry types that an item of a kind may have. */
export const typesFor = (kind: Kind): readonly GeometryType[] => GEOMETRY_FAMILIES[kind]

/** 32 bits of a text (FNV-1a), written shortly. */
function shortHash(text: string): string {
  const hash = [...new TextEncoder().encode(text)].reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5)
  return (hash >>> 0).toString(36)
}

/** A source in one's own words: the same words are the same source, whoever writes them. */
function sourceOf(pack: Pack, source: PlaceSource): { id: string; added: Source | null } {
  if ('id' in source) return { id: source.id, added: null }
  const title = source.title.trim()
  if (title === '') return { id: '', added: null }
  const same = pack.sources.find(({ title: { zh, en } }) => zh === title || en === title)
  if (same !== undefined) return { id: same.id, added: null }
  const id = `placed-${shortHash(title)}`
  // A first synthetic source would bar all others from the facts of a drill that has none.
  const synthetic = pack.synthetic && pack.sources.some((one) => one.synthetic)
  const words = { zh: title, en: title }
  return { id, added: { id, title: words, publishedOn: null, url: null, licence: null, notice: null, synthetic } }
}

function featureOf(item: Item, { geometry, facts }: Placed, sourceId: string) {
  const { accuracy, errorM, basis, locator } = facts
  const source = { id: sourceId, locator: locator.trim() }
  const kept = basis === null || basis.trim() === '' ? null : basis.trim()
  // Not stated yet: the reader of positions refuses it as it would in a file.
  const position = { geometry, accuracy, errorM, basis: kept, source } as Position
  return positionFeature(item.id, position)
}

/**
 * Why a drawing cannot stand, as it is so far: a corner outside the district, a shape that crosses itself or is too
 * short, or one that no item of the kind may have; `null` = it can.
 */
export function drawingFault(pack: Pack, item: Item, drawing: Drawing): Rejection | null {
  const refusal = (fault: Omit<Rejection, 'file' | 'row'>): Rejection => ({ file: GEOMETRY_FILE, row: null, ...fault })
  const { bounds } = pack
  const geometry = geometryOf(drawing)
  const open = drawing.open.length > 0 ? geometryFault('MultiPoint', drawing.open, { bounds, crossings: false }) : null
  if (geometry !== null && !GEOMETRY_FAMILIES[item.kind].includes(geometry.type)) {
    const expected = expectedList(GEOMETRY_FAMILIES[item.kind])
    return refusal({ column: 'geometry.type', value: geometry.type, reason: 'geometryFamilyWrong', expected })
  }
  const fault =
    open ?? (geometry === null ? null : geometryFault(geometry.type, geometry.coordinates, { bounds, crossings: true }))
  if (fault === null) return null
  const { path, value, reason, expected } = fault
  return refusal({ column: path, value: shownValue(value), reason, expected })
}

/** Why a position cannot stand, as compile would refuse it in `geometry.geojson`; empty = it can. */
export function placeFaults(pack: Pack, item: Item, placed: Placed): readonly Rejection[] {
  const { id, added } = sourceOf(pack, placed.facts.source)
  const sources = added === null ? pack.sources : [...pack.sources, added]
  const barred = barredSourcesOf({ synthetic: pack.synthetic, sources })
  const declared = { units: null, fields: null, sources: sources.map((source) => source.id), ...(barred && { barred }) }
  const collection = { type: 'FeatureCollection', features: [featureOf(item, placed, id)] }
  const bytes = new TextEncoder().encode(JSON.stringify(collection))
  const faults: Rejection[] = []
  readPositions(
    new Map([[GEOMETRY_FILE, bytes]]),
    { kinds: new Map([[item.id, item.kind]]), doubtful: { has: () => false }, bounds: pack.bounds, declared },
    (rejection) => faults.push(rejection),
  )
  return faults
}

/** What giving an item a position changes in the pack; `null` takes the position away. For a position without faults. */
export function placeDelta(pack: Pack, item: Item, placed: Placed | null): PackDelta {
  const was = item.position === null ? null : positionFeature(item.id, item.position)
  if (placed === null) return { ...NO_CHANGES, positions: [{ id: item.id, was, feature: null }] }
  const { id, added } = sourceOf(pack, placed.facts.source)
  return {
    ...NO_CHANGES,
    sources: added === null ? [] : [added],
    positions: [{ id: item.id, was, feature: featureOf(item, placed, id) }],
  }
}
