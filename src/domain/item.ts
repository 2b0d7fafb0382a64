import type { LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon } from 'geojson'
import type { Accuracy, Funding, Kind, Level, PlanClass, Stage, Watch } from './vocabulary'

/** Where a fact stands: a source of the pack, and the section and paragraph in it. */
export interface SourceRef {
  id: string
  locator: string
}

export type PositionGeometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon

/** A position in WGS 84 with its accuracy. `errorM` is the estimated error in metres, always set for approximate ones. */
export interface Position {
  geometry: PositionGeometry
  accuracy: Accuracy
  errorM: number | null
  /** What the geometry is taken from, in words. */
  basis: string | null
  source: SourceRef
}

/** 包保: lists, because two heads or two deputies may share one item. Empty = not reported. */
export interface Accountability {
  leaders: readonly string[]
  departments: readonly string[]
  liaisons: readonly string[]
}

export interface Milestone {
  title: string
  dueOn: string | null
  source: SourceRef
}

/** Planned days, `YYYY-MM-DD`, inclusive; `basis` says when a day was inferred and not stated. */
export interface Plan {
  startOn: string | null
  finishOn: string | null
  basis: string | null
  milestones: readonly Milestone[]
}

/** Money in 亿元. */
export interface Investment {
  totalYi: number | null
  yearPlanYi: number | null
  doneYi: number | null
}

/** Households of a relocation, totals only. */
export interface Households {
  total: number | null
  signed: number | null
  vacated: number | null
  demolished: number | null
  rehoused: number | null
}

interface ItemBase<K extends Kind> {
  kind: K
  id: string
  name: string
  aliases: readonly string[]
  /** Id of the owning unit. */
  unit: string | null
  tags: readonly string[]
  accountability: Accountability
  taskForce: string | null
  plan: Plan
  funding: readonly Funding[]
  note: string | null
  /** The day from which the item is in the ledger (入库); `null` = from the beginning. */
  listedOn: string | null
  source: SourceRef
  position: Position | null
}

interface Staged {
  stage: Stage | null
  /** Percentage complete, 0–100. */
  progressPct: number | null
}

interface Invested {
  investment: Investment
}

export interface Project extends ItemBase<'project'>, Staged, Invested {
  level: Level | null
  /** Id of a field that the pack declares. */
  field: string | null
  planClass: PlanClass | null
  landCleared: boolean | null
}

export interface Park extends ItemBase<'park'>, Staged, Invested {
  areaM2: number | null
}

export interface Village extends ItemBase<'village'>, Staged, Invested {
  households: Households
  resettlement: string | null
}

export interface Road extends ItemBase<'road'>, Staged, Invested {
  lengthKm: number | null
  lengthOpenKm: number | null
}

export interface Land extends ItemBase<'land'> {
  areaM2: number | null
  owner: string | null
  /** The authority's finding: recorded, never inferred. */
  idle: boolean | null
  status: string | null
}

export interface Enterprise extends ItemBase<'enterprise'> {
  /** 龙头企业. */
  anchor: boolean | null
}

export interface Community extends ItemBase<'community'>, Staged {}

export type Item = Project | Park | Village | Road | Land | Enterprise | Community

export function stageOf(item: Item): Stage | null {
  return 'stage' in item ? item.stage : null
}

export function investmentOf(item: Item): Investment | null {
  return 'investment' in item ? item.investment : null
}

const BEFORE_START: ReadonlySet<Stage> = new Set(['planned', 'negotiating', 'signed'])

/** Whether work on an item has begun; `null` when its stage is unknown or its kind has none. */
export function hasBegun(item: Item): boolean | null {
  const stage = stageOf(item)
  return stage === null ? null : !BEFORE_START.has(stage)
}

/** What to watch, by the working rule 续建抓复工、新建抓开工、在建抓进度; `null` when plan class or stage is unknown. */
export function watchOf(item: Item): Watch | null {
  if (item.kind !== 'project' || item.planClass === null || item.stage === null) return null
  if (hasBegun(item) === true) return 'progress'
  return item.planClass === 'carryOver' ? 'resume' : 'start'
}

/** Everyone who answers for an item, people and departments, each once. */
export function accountablesOf(item: Item): readonly string[] {
  const { leaders, departments, liaisons } = item.accountability
  return [...new Set([...leaders, ...departments, ...liaisons])]
}
