import type { Enterprise, Item, Position, PositionGeometry } from '../../src/domain/item'
import type { Unit } from '../../src/domain/pack'
import type { Kind } from '../../src/domain/vocabulary'

const SOURCE = { id: 'source', locator: '1' }
const INVESTMENT = { totalYi: null, yearPlanYi: null, doneYi: null }
const STAGED = { stage: null, progressPct: null }

type ItemOf<K extends Kind> = Extract<Item, { kind: K }>

/** An item about which nothing is known but its kind and name, with the given changes. */
export function item<K extends Kind>(kind: K, changes: Partial<Omit<ItemOf<K>, 'kind'>> = {}): ItemOf<K> {
  const base: Omit<Enterprise, 'kind' | 'anchor'> = {
    id: kind,
    name: kind,
    aliases: [],
    unit: null,
    tags: [],
    accountability: { leaders: [], departments: [], liaisons: [] },
    taskForce: null,
    plan: plan(null, null),
    funding: [],
    note: null,
    listedOn: null,
    source: SOURCE,
    position: null,
  }
  const blank: { [Own in Kind]: Omit<ItemOf<Own>, keyof typeof base | 'kind'> } = {
    project: { ...STAGED, investment: INVESTMENT, level: null, field: null, planClass: null, landCleared: null },
    park: { ...STAGED, investment: INVESTMENT, areaM2: null },
    village: {
      ...STAGED,
      investment: INVESTMENT,
      households: { total: null, signed: null, vacated: null, demolished: null, rehoused: null },
      resettlement: null,
    },
    road: { ...STAGED, investment: INVESTMENT, lengthKm: null, lengthOpenKm: null },
    land: { areaM2: null, owner: null, idle: null, status: null },
    enterprise: { anchor: null },
    community: STAGED,
  }
  return { kind, ...base, ...blank[kind], ...changes } as unknown as ItemOf<K>
}

export function plan(startOn: string | null, finishOn: string | null): Item['plan'] {
  return { startOn, finishOn, basis: null, milestones: [] }
}

export function amounts(totalYi: number | null, yearPlanYi: number | null = null) {
  return { investment: { totalYi, yearPlanYi, doneYi: null } }
}

export function answering(leaders: string[], departments: string[] = [], liaisons: string[] = []) {
  return { accountability: { leaders, departments, liaisons } }
}

export function at(geometry: PositionGeometry, errorM: number | null = null): Position {
  return { geometry, accuracy: errorM === null ? 'digitised' : 'approximate', errorM, basis: null, source: SOURCE }
}

export function pointAt(lon: number, lat: number, errorM: number | null = null): Position {
  return at({ type: 'Point', coordinates: [lon, lat] }, errorM)
}

/** A square around a point, `half` degrees to each side. */
export function squareAt(lon: number, lat: number, half: number): Position {
  const ring = [
    [lon - half, lat - half],
    [lon + half, lat - half],
    [lon + half, lat + half],
    [lon - half, lat + half],
    [lon - half, lat - half],
  ]
  return at({ type: 'Polygon', coordinates: [ring] })
}

export function unit(id: string, changes: Partial<Unit> = {}): Unit {
  return { id, name: { zh: id, en: id }, head: null, source: SOURCE, position: null, ...changes }
}
