import * as v from 'valibot'
import { isCamera, type Camera } from '../domain/camera'
import type { Item, Position, PositionGeometry } from '../domain/item'
import {
  CADENCES,
  MEASURES,
  PACK_FORMAT,
  REVIEW_TYPES,
  TARGET_METRICS,
  TARGET_OPERATORS,
  type Manifest,
  type Pack,
} from '../domain/pack'
import { RULE_MEASURES } from '../domain/light-rules'
import { BLOCKER_CATEGORIES, type Report } from '../domain/report'
import { KINDS, LEVELS, STAGES, WATCHES } from '../domain/vocabulary'
import { SCENE_PANELS, WALL_TOURS } from '../domain/wall-plan'
import { isPosition, itemsFault, reportsFault } from './item-shape'
import { hasSoundCoordinates } from './sound-coordinates'

const Words = v.object({ zh: v.string(), en: v.string() })
const Cited = v.object({ id: v.string(), locator: v.string() })
const text = v.nullable(v.string())
const number = v.nullable(v.pipe(v.number(), v.finite()))
const list = v.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
  'a list of texts',
)
const Lists = v.record(v.string(), list)
const degrees = v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180))
const Box = v.tuple([degrees, degrees, degrees, degrees])

const geometryOf = <G extends PositionGeometry>(...types: G['type'][]) =>
  v.custom<G>((value) => hasSoundCoordinates(value, types), types.join(' | '))

const PositionSchema = v.custom<Position>(isPosition, 'a position with sound coordinates')
const Items = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, readonly Item[]>(({ dataset, addIssue, NEVER }) => {
    const fault = itemsFault(dataset.value)
    if (fault === null) return dataset.value as readonly Item[]
    addIssue({ message: fault })
    return NEVER
  }),
)

const Reports = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, readonly Report[]>(({ dataset, addIssue, NEVER }) => {
    const fault = reportsFault(dataset.value)
    if (fault === null) return dataset.value as readonly Report[]
    addIssue({ message: fault })
    return NEVER
  }),
)

const Outline = <P extends v.ObjectEntries>(properties: P) =>
  v.object({
    type: v.literal('Feature'),
    properties: v.object(properties),
    geometry: geometryOf<Extract<PositionGeometry, { type: 'Polygon' | 'MultiPolygon' }>>('Polygon', 'MultiPolygon'),
  })

const BackdropSchema = v.object({
  sheet: Box,
  land: Outline({}),
  district: Outline({ name: v.string() }),
  neighbours: v.object({ type: v.literal('FeatureCollection'), features: v.array(Outline({ name: v.string() })) }),
  places: v.object({
    type: v.literal('FeatureCollection'),
    features: v.array(
      v.object({
        type: v.literal('Feature'),
        properties: v.object({ name: v.string(), nameEn: text, rank: v.picklist([1, 2, 3]) }),
        geometry: geometryOf<Extract<PositionGeometry, { type: 'Point' }>>('Point'),
      }),
    ),
  }),
  sources: list,
})

const TargetSchema = v.object({
  id: v.string(),
  title: Words,
  unit: text,
  scope: v.object({
    kind: v.exactOptional(v.array(v.picklist(KINDS))),
    unit: v.exactOptional(list),
    stage: v.exactOptional(v.array(v.picklist(STAGES))),
    level: v.exactOptional(v.array(v.picklist(LEVELS))),
    field: v.exactOptional(list),
    tag: v.exactOptional(list),
    id: v.exactOptional(list),
  }),
  metric: v.picklist(TARGET_METRICS),
  op: v.picklist(TARGET_OPERATORS),
  value: v.number(),
  deadline: text,
  deadlineInferred: v.boolean(),
  reported: v.nullable(v.object({ done: number, of: number, on: v.string(), source: Cited })),
  note: v.nullable(Words),
  source: Cited,
})

const WallSchema = v.object({
  tour: v.picklist(WALL_TOURS),
  scenes: v.array(
    v.object({
      id: v.string(),
      title: Words,
      camera: v.nullable(v.custom<Camera>(isCamera, 'a camera')),
      filters: Lists,
      panel: v.nullable(v.picklist(SCENE_PANELS)),
      seconds: v.pipe(v.number(), v.minValue(5), v.maxValue(300)),
    }),
  ),
})

/** A compiled pack as it comes over the network. References are checked apart. */
export const PackSchema: v.GenericSchema<unknown, Pack> = v.object({
  format: v.literal(PACK_FORMAT),
  id: v.string(),
  title: Words,
  district: Words,
  asOf: v.string(),
  asOfLabel: v.nullable(Words),
  synthetic: v.boolean(),
  bounds: Box,
  sources: v.array(
    v.object({
      id: v.string(),
      title: Words,
      publishedOn: text,
      url: text,
      licence: text,
      notice: v.nullable(Words),
      synthetic: v.optional(v.boolean(), false),
    }),
  ),
  units: v.array(
    v.object({
      id: v.string(),
      name: Words,
      head: v.nullable(v.object({ name: v.string(), title: Words })),
      source: Cited,
      position: v.nullable(PositionSchema),
    }),
  ),
  fields: v.array(v.object({ id: v.string(), name: Words, glyph: v.string() })),
  figures: v.array(
    v.object({
      id: v.string(),
      title: Words,
      unit: text,
      value: v.number(),
      measure: v.picklist(MEASURES),
      approximate: v.boolean(),
      on: v.string(),
      note: v.nullable(Words),
      source: Cited,
    }),
  ),
  targets: v.array(TargetSchema),
  reviews: v.array(
    v.object({
      unit: v.string(),
      kind: v.nullable(v.picklist(KINDS)),
      type: v.picklist(REVIEW_TYPES),
      cadence: v.picklist(CADENCES),
      from: text,
      note: v.nullable(Words),
      source: Cited,
    }),
  ),
  items: Items,
  reports: Reports,
  blockers: v.array(
    v.object({
      id: v.string(),
      itemId: v.string(),
      category: v.picklist(BLOCKER_CATEGORIES),
      title: v.string(),
      openedOn: v.string(),
      dueOn: text,
      closedOn: text,
      owner: text,
      note: text,
      sourceId: v.string(),
      locator: text,
    }),
  ),
  ruleSets: v.array(
    v.object({
      id: v.string(),
      title: Words,
      basis: v.nullable(Words),
      rules: v.array(
        v.object({
          id: v.string(),
          light: v.picklist(['amber', 'red']),
          kinds: v.exactOptional(v.array(v.picklist(KINDS))),
          watches: v.exactOptional(v.array(v.picklist(WATCHES))),
          measure: v.picklist(RULE_MEASURES),
          atLeast: v.exactOptional(v.number()),
          above: v.exactOptional(v.number()),
          atMost: v.exactOptional(v.number()),
          below: v.exactOptional(v.number()),
        }),
      ),
      recoveryDays: number,
    }),
  ),
  calendar: v.nullable(
    v.object({
      restWeekdays: v.pipe(
        v.array(v.picklist([1, 2, 3, 4, 5, 6, 7])),
        v.check((days) => new Set(days).size < 7, 'a day of work'),
      ),
      holidays: v.array(v.object({ from: v.string(), to: v.string(), name: Words })),
      workdays: list,
      source: Cited,
    }),
  ),
  wall: v.nullable(WallSchema),
  pinyin: Lists,
  backdrop: BackdropSchema,
})

const size = v.pipe(v.number(), v.integer(), v.minValue(0))

/** The list of compiled packs beside them. */
export const ManifestSchema: v.GenericSchema<unknown, Manifest> = v.object({
  version: v.literal(1),
  compiledAt: v.string(),
  datasets: v.array(
    v.object({
      id: v.string(),
      title: Words,
      asOf: v.string(),
      synthetic: v.boolean(),
      counts: v.object({ items: size, located: size, approximate: size, unlocated: size }),
      rejected: size,
      href: v.string(),
    }),
  ),
})
