import { FUNDINGS, LEVELS, PLAN_CLASSES, STAGES_OF, type Kind } from '../domain/vocabulary'
import {
  amount,
  count,
  day,
  fieldId,
  id,
  list,
  listOf,
  oneOf,
  percent,
  requiredText,
  sourceId,
  text,
  unitId,
  yesOrNo,
} from './column-readers'
import type { Columns } from './read-row'

/** The ledger of each kind. */
export const LEDGER_FILES: Readonly<Record<Kind, string>> = {
  project: 'projects.csv',
  park: 'parks.csv',
  village: 'villages.csv',
  road: 'roads.csv',
  land: 'land.csv',
  enterprise: 'enterprises.csv',
  community: 'communities.csv',
}

/** Columns that every ledger may have. */
export const COMMON_COLUMNS = {
  id,
  name: requiredText,
  sourceId,
  locator: requiredText,
  aliases: list,
  unit: unitId,
  tags: list,
  leaders: list,
  departments: list,
  liaisons: list,
  taskForce: text,
  startOn: day,
  finishOn: day,
  planBasis: text,
  funding: listOf(FUNDINGS),
  note: text,
  listedOn: day,
} satisfies Columns

const INVESTMENT_COLUMNS = { totalYi: amount, yearPlanYi: amount, doneYi: amount } satisfies Columns

/** Columns that a kind's ledger has besides the common ones. */
export const OWN_COLUMNS = {
  project: {
    level: oneOf(LEVELS),
    field: fieldId,
    planClass: oneOf(PLAN_CLASSES),
    stage: oneOf(STAGES_OF.project),
    progressPct: percent,
    ...INVESTMENT_COLUMNS,
    landCleared: yesOrNo,
  },
  park: { stage: oneOf(STAGES_OF.park), progressPct: percent, ...INVESTMENT_COLUMNS, areaM2: amount },
  village: {
    stage: oneOf(STAGES_OF.village),
    progressPct: percent,
    ...INVESTMENT_COLUMNS,
    householdsTotal: count,
    householdsSigned: count,
    householdsVacated: count,
    householdsDemolished: count,
    householdsRehoused: count,
    resettlement: text,
  },
  road: {
    stage: oneOf(STAGES_OF.road),
    progressPct: percent,
    ...INVESTMENT_COLUMNS,
    lengthKm: amount,
    lengthOpenKm: amount,
  },
  land: { areaM2: amount, owner: text, idle: yesOrNo, status: text },
  enterprise: { anchor: yesOrNo },
  community: { stage: oneOf(STAGES_OF.community), progressPct: percent },
} satisfies Record<Kind, Columns>

/** Columns of the ledger of planned milestones. */
export const MILESTONE_COLUMNS = {
  itemId: requiredText,
  title: requiredText,
  dueOn: day,
  sourceId,
  locator: requiredText,
} satisfies Columns

/** Pairs in which the first amount is a part of the second. */
export const PARTS_OF_WHOLE: readonly (readonly [part: string, whole: string])[] = [
  ['yearPlanYi', 'totalYi'],
  ['doneYi', 'totalYi'],
  ['lengthOpenKm', 'lengthKm'],
  ['householdsSigned', 'householdsTotal'],
  ['householdsVacated', 'householdsTotal'],
  ['householdsDemolished', 'householdsTotal'],
  ['householdsRehoused', 'householdsTotal'],
]
