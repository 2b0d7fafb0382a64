import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson'
import type { Item, Position, SourceRef } from './item'
import type { RuleSet } from './light-rules'
import type { Blocker, Report } from './report'
import type { WallPlan } from './wall-plan'
import type { WorkingCalendar } from './working-calendar'

/** Text of the pack in both languages of the interface. */
export interface LocalText {
  zh: string
  en: string
}

/** West, south, east, north in WGS 84 degrees. */
export type Bounds = readonly [number, number, number, number]

export interface Source {
  id: string
  title: LocalText
  publishedOn: string | null
  url: string | null
  /** `null` = the source states none, and single facts alone are taken from it. */
  licence: string | null
  /** What the licence or honesty asks to be shown beside the data. */
  notice: LocalText | null
  /** Made up for a drill: never cited by a real pack. */
  synthetic: boolean
}

/** 街道、开发区: the owner of items. */
export interface Unit {
  id: string
  name: LocalText
  head: { name: string; title: LocalText } | null
  source: SourceRef
  position: Position | null
}

/** A field of construction that the pack declares; `glyph` is the one character drawn in its marker. */
export interface Field {
  id: string
  name: LocalText
  glyph: string
}

export const MEASURES = ['items', 'yi', 'firms', 'households'] as const
export type Measure = (typeof MEASURES)[number]

/** A figure as somebody reported it. Never mixed with what the pack computes from its items. */
export interface Figure {
  id: string
  title: LocalText
  unit: string | null
  value: number
  measure: Measure
  /** Whether the source says “about”. */
  approximate: boolean
  on: string
  note: LocalText | null
  source: SourceRef
}

/**
 * `startRate`, `finishRate`: members begun or through, in percent of all members. `count`: members picked by the scope.
 * `sumYi`: what the members have completed since their start, in 亿元. `share`: what they have completed this year, in
 * percent of their plan for the year.
 */
export const TARGET_METRICS = ['startRate', 'finishRate', 'count', 'sumYi', 'share'] as const
export type TargetMetric = (typeof TARGET_METRICS)[number]
export const TARGET_OPERATORS = ['>', '>='] as const
export type TargetOperator = (typeof TARGET_OPERATORS)[number]

/** The filter that picks a target's members: lists of ids, as in the URL. */
export type TargetScope = Partial<
  Record<'kind' | 'unit' | 'stage' | 'level' | 'field' | 'tag' | 'id', readonly string[]>
>

export interface Target {
  id: string
  title: LocalText
  unit: string | null
  scope: TargetScope
  metric: TargetMetric
  op: TargetOperator
  /** Percent for rates and `share`, a number of members for `count`, 亿元 for `sumYi`. */
  value: number
  deadline: string | null
  /** True where the source states no year or day and it was inferred. */
  deadlineInferred: boolean
  /** Done and total members as reported; `null` = not reported. */
  reported: { done: number | null; of: number | null; on: string; source: SourceRef } | null
  note: LocalText | null
  source: SourceRef
}

/** How often a unit reports, by kind; `null` kind = all its kinds. */
export const CADENCES = ['daily', 'everyOtherDay', 'weekly', 'tenDay', 'monthly', 'quarterly'] as const
export type Cadence = (typeof CADENCES)[number]
export const REVIEW_TYPES = ['dispatch', 'report', 'summary', 'stocktake', 'appraisal'] as const
export type ReviewType = (typeof REVIEW_TYPES)[number]

export interface Review {
  unit: string
  kind: Item['kind'] | null
  type: ReviewType
  cadence: Cadence
  /** The first day on which it holds; `null` = ever. A later one of the same unit, kind and type takes its place. */
  from: string | null
  /** What the source says it of, where that is narrower than unit and kind. */
  note: LocalText | null
  source: SourceRef
}

export interface Place {
  name: string
  nameEn: string | null
  /** 1 = the district, 2 = a subdistrict, 3 = a landmark: decides size and which label gives way. */
  rank: 1 | 2 | 3
}

/** The embedded offline backdrop. `sheet` is the extent within which land and sea are known. */
export interface Backdrop {
  sheet: Bounds
  land: Feature<MultiPolygon | Polygon>
  district: Feature<MultiPolygon | Polygon, { name: string }>
  neighbours: FeatureCollection<MultiPolygon | Polygon, { name: string }>
  places: FeatureCollection<Point, Place>
  sources: readonly string[]
}

export const PACK_FORMAT = 3

/** A compiled district pack: one JSON file, validated at compile and again when loaded. */
export interface Pack {
  format: typeof PACK_FORMAT
  id: string
  title: LocalText
  /** The district's name, e.g. 某区: the board's title is made with it. */
  district: LocalText
  asOf: string
  /** How the day is worded when it is not exact. */
  asOfLabel: LocalText | null
  synthetic: boolean
  bounds: Bounds
  sources: readonly Source[]
  units: readonly Unit[]
  fields: readonly Field[]
  figures: readonly Figure[]
  targets: readonly Target[]
  reviews: readonly Review[]
  items: readonly Item[]
  /** The log: rows of `reports.csv` in the order of the file. */
  reports: readonly Report[]
  blockers: readonly Blocker[]
  /** The first is the default; empty = items get no light. */
  ruleSets: readonly RuleSet[]
  /** `null` = every day is worked. */
  calendar: WorkingCalendar | null
  /** `null` = the wall's tour is computed, and there are no scenes. */
  wall: WallPlan | null
  /**
   * Readings without tone of every Chinese character in the pack's names, people, departments, tags and unit names,
   * by character, most usual first. Made at compile with `pinyinOf(char)`, so that no dictionary is shipped.
   */
  pinyin: Readonly<Record<string, readonly string[]>>
  backdrop: Backdrop
}

export interface DatasetEntry {
  id: string
  title: LocalText
  asOf: string
  synthetic: boolean
  counts: { items: number; located: number; approximate: number; unlocated: number }
  rejected: number
  /** Relative to the manifest. */
  href: string
}

export interface Manifest {
  version: 1
  compiledAt: string
  datasets: readonly DatasetEntry[]
}
