import type { Households, Investment, Item, Plan, Position, SourceRef } from '../domain/item'
import { BLOCKER_CATEGORIES, type Blocker, type Report } from '../domain/report'
import { ACCURACIES, FUNDINGS, KINDS, LEVELS, PLAN_CLASSES, STAGES, STAGES_OF, type Kind } from '../domain/vocabulary'
import { GEOMETRY_TYPES, hasSoundCoordinates } from './sound-coordinates'

// Predicates by key and not a schema: 10 000 items are checked at each load, and a schema copies what it checks.
type Check = (value: unknown) => boolean
type Checks<T> = { readonly [Key in keyof T]-?: Check }

const isText: Check = (value) => typeof value === 'string'
const isNumber: Check = (value) => Number.isFinite(value)
const isYesOrNo: Check = (value) => typeof value === 'boolean'
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const oneOf =
  (options: readonly string[]): Check =>
  (value) =>
    options.some((option) => option === value)

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstFault(record: Readonly<Record<string, unknown>>, checks: readonly (readonly [string, Check])[]) {
  for (const [key, check] of checks) if (!check(record[key])) return key
  return null
}

function shapeOf<T>(checks: Checks<T>): Check {
  const entries = Object.entries<Check>(checks)
  return (value) => isRecord(value) && firstFault(value, entries) === null
}

const text = orNull(isText)
const number = orNull(isNumber)
const yesOrNo = orNull(isYesOrNo)
const texts = listOf(isText)
const source = shapeOf<SourceRef>({ id: isText, locator: isText })

/** Whether a value is a position whose coordinates the map can draw. */
export const isPosition: Check = shapeOf<Position>({
  geometry: (value) => hasSoundCoordinates(value, GEOMETRY_TYPES),
  accuracy: oneOf(ACCURACIES),
  errorM: number,
  basis: text,
  source,
})

const COMMON = {
  kind: oneOf(KINDS),
  id: isText,
  name: isText,
  aliases: texts,
  unit: text,
  tags: texts,
  accountability: shapeOf<Item['accountability']>({ leaders: texts, departments: texts, liaisons: texts }),
  taskForce: text,
  plan: shapeOf<Plan>({
    startOn: text,
    finishOn: text,
    basis: text,
    milestones: listOf(shapeOf<Plan['milestones'][number]>({ title: isText, dueOn: text, source })),
  }),
  funding: listOf(oneOf(FUNDINGS)),
  note: text,
  listedOn: text,
  source,
  position: orNull(isPosition),
}

const investment = shapeOf<Investment>({ totalYi: number, yearPlanYi: number, doneYi: number })
const households = shapeOf<Households>({
  total: number,
  signed: number,
  vacated: number,
  demolished: number,
  rehoused: number,
})
const staged = (kind: Kind) => ({ stage: orNull(oneOf(STAGES_OF[kind])), progressPct: number })

const CHECKS: { [K in Kind]: Checks<Extract<Item, { kind: K }>> } = {
  project: {
    ...COMMON,
    ...staged('project'),
    investment,
    level: orNull(oneOf(LEVELS)),
    field: text,
    planClass: orNull(oneOf(PLAN_CLASSES)),
    landCleared: yesOrNo,
  },
  park: { ...COMMON, ...staged('park'), investment, areaM2: number },
  village: { ...COMMON, ...staged('village'), investment, households, resettlement: text },
  road: { ...COMMON, ...staged('road'), investment, lengthKm: number, lengthOpenKm: number },
  land: { ...COMMON, areaM2: number, owner: text, idle: yesOrNo, status: text },
  enterprise: { ...COMMON, anchor: yesOrNo },
  community: { ...COMMON, ...staged('community') },
}

const ENTRIES = new Map<unknown, readonly (readonly [string, Check])[]>(
  KINDS.map((kind) => [kind, Object.entries<Check>(CHECKS[kind])]),
)

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const partOf =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(value).every(([key, entry]) => checks[key]?.(entry) === true)

const REPORT_CHECKS = Object.entries<Check>({
  itemId: isText,
  on: isText,
  by: optional(isText),
  stage: optional(oneOf(STAGES)),
  progressPct: optional(isNumber),
  doneYi: optional(isNumber),
  households: optional(
    partOf({ total: isNumber, signed: isNumber, vacated: isNumber, demolished: isNumber, rehoused: isNumber }),
  ),
  lengthOpenKm: optional(isNumber),
  landCleared: optional(isYesOrNo),
  leaders: optional(texts),
  departments: optional(texts),
  liaisons: optional(texts),
  delisted: optional(isYesOrNo),
  note: optional(isText),
  sourceId: isText,
  locator: optional(isText),
} satisfies Record<keyof Report, Check>)

const BLOCKER_CHECKS = Object.entries<Check>({
  id: isText,
  itemId: isText,
  category: oneOf(BLOCKER_CATEGORIES),
  title: isText,
  openedOn: isText,
  dueOn: text,
  closedOn: text,
  owner: text,
  note: text,
  sourceId: isText,
  locator: text,
} satisfies Checks<Blocker>)

function listFault(list: unknown, name: string, checks: readonly (readonly [string, Check])[]): string | null {
  if (!Array.isArray(list)) return name
  for (const [index, entry] of list.entries()) {
    if (!isRecord(entry)) return `${name}.${index}`
    const key = firstFault(entry, checks)
    if (key !== null) return `${name}.${index}.${key}`
  }
  return null
}

/** The path of the first fault in a list of blockers that came as JSON, or `null` when it can be taken for `Blocker[]`. */
export function blockersFault(blockers: unknown): string | null {
  return listFault(blockers, 'blockers', BLOCKER_CHECKS)
}

/** The path of the first fault in a list of reports that came as JSON, or `null` when it can be taken for `Report[]`. */
export function reportsFault(reports: unknown): string | null {
  return listFault(reports, 'reports', REPORT_CHECKS)
}

/** The path of the first fault in a list of items that came as JSON, or `null` when it can be taken for `Item[]`. */
export function itemsFault(items: unknown): string | null {
  if (!Array.isArray(items)) return 'items'
  for (const [index, item] of items.entries()) {
    if (!isRecord(item)) return `items.${index}`
    const checks = ENTRIES.get(item.kind)
    if (checks === undefined) return `items.${index}.kind`
    const key = firstFault(item, checks)
    if (key !== null) return `items.${index}.${key}`
  }
  return null
}
