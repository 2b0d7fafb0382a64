import type { Enterprise, Item, Park, PositionGeometry, Project, Road } from '../../src/domain/item'
import type { Backdrop } from '../../src/domain/pack'
import type { Accuracy } from '../../src/domain/vocabulary'

const SOURCE = { id: 'source', locator: '§1' }

const BASE = {
  aliases: [],
  unit: null,
  tags: [],
  accountability: { leaders: [], departments: [], liaisons: [] },
  taskForce: null,
  plan: { startOn: null, finishOn: null, basis: null, milestones: [] },
  funding: [],
  note: null,
  source: SOURCE,
  listedOn: null,
  pinyin: [],
}

/** A made-up position in a made-up district about 10° E, 50° N. */
export function positionAt(geometry: PositionGeometry, accuracy: Accuracy = 'surveyed', errorM: number | null = null) {
  return { geometry, accuracy, errorM, basis: null, source: SOURCE }
}

export function projectWith(changes: Partial<Project> = {}): Project {
  return {
    ...BASE,
    kind: 'project',
    id: 'project-one',
    name: 'Project one',
    stage: 'building',
    progressPct: null,
    investment: { totalYi: null, yearPlanYi: null, doneYi: null },
    level: null,
    field: null,
    planClass: null,
    landCleared: null,
    position: positionAt({ type: 'Point', coordinates: [10, 50] }),
    ...changes,
  }
}

export function parkWith(changes: Partial<Park> = {}): Park {
  return {
    ...BASE,
    kind: 'park',
    id: 'park-one',
    name: 'Park one',
    stage: null,
    progressPct: null,
    investment: { totalYi: null, yearPlanYi: null, doneYi: null },
    areaM2: null,
    position: positionAt({
      type: 'Polygon',
      coordinates: [
        [
          [10, 50],
          [10.1, 50],
          [10.1, 50.1],
          [10, 50.1],
          [10, 50],
        ],
      ],
    }),
    ...changes,
  }
}

export function roadWith(changes: Partial<Road> = {}): Road {
  return {
    ...BASE,
    kind: 'road',
    id: 'road-one',
    name: 'Road one',
    stage: 'planned',
    progressPct: null,
    investment: { totalYi: null, yearPlanYi: null, doneYi: null },
    lengthKm: null,
    lengthOpenKm: null,
    position: positionAt({
      type: 'LineString',
      coordinates: [
        [10, 50],
        [10.2, 50],
      ],
    }),
    ...changes,
  }
}

export function enterpriseWith(changes: Partial<Enterprise> = {}): Enterprise {
  return {
    ...BASE,
    kind: 'enterprise',
    id: 'enterprise-one',
    name: 'Enterprise one',
    anchor: null,
    position: positionAt({ type: 'Point', coordinates: [10, 50] }),
    ...changes,
  }
}

export const ALL_SHAPES: readonly Item[] = [projectWith(), parkWith(), roadWith(), enterpriseWith()]

const square = (west: number, south: number, size: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})

export const BACKDROP: Backdrop = {
  sheet: [9.8, 49.8, 10.4, 50.4],
  land: { type: 'Feature', properties: {}, geometry: square(9.8, 49.8, 0.6) },
  district: { type: 'Feature', properties: { name: 'District' }, geometry: square(10, 50, 0.2) },
  neighbours: {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'Neighbour' }, geometry: square(10.2, 50, 0.2) }],
  },
  places: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '区', nameEn: 'District', rank: 1 },
        geometry: { type: 'Point', coordinates: [10.1, 50.1] },
      },
    ],
  },
  sources: [],
}
