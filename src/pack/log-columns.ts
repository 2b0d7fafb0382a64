import { BLOCKER_CATEGORIES } from '../domain/report'
import { KINDS, STAGES, STAGES_OF, type Kind, type Stage } from '../domain/vocabulary'
import {
  amount,
  count,
  day,
  list,
  ofOtherKinds,
  oneOf,
  optionalId,
  percent,
  required,
  requiredText,
  sourceId,
  text,
  yesOrNo,
  type Column,
} from './column-readers'
import { OWN_COLUMNS } from './ledger-columns'
import type { Columns } from './read-row'

const stage: Column<Stage | null> = oneOf(STAGES)

/** Columns of `reports.csv` that only some kinds have: those of their ledgers. */
const KIND_COLUMNS = {
  stage,
  progressPct: percent,
  doneYi: amount,
  householdsTotal: count,
  householdsSigned: count,
  householdsVacated: count,
  householdsDemolished: count,
  householdsRehoused: count,
  lengthOpenKm: amount,
  landCleared: yesOrNo,
} satisfies Columns

/** Columns of `reports.csv`, as far as they can be read without knowing the kind of the item. */
export const REPORT_COLUMNS = {
  itemId: requiredText,
  on: required(day),
  sourceId,
  by: text,
  ...KIND_COLUMNS,
  leaders: list,
  departments: list,
  liaisons: list,
  delisted: yesOrNo,
  note: text,
  locator: text,
} satisfies Columns

/** The same for items of one kind: its stages, and nothing in columns that its ledger does not have. */
export const REPORT_COLUMNS_OF = Object.fromEntries(
  KINDS.map((kind) => {
    const foreign = Object.keys(KIND_COLUMNS).filter((column) => !Object.hasOwn(OWN_COLUMNS[kind], column))
    const refused = foreign.map((column) => [column, ofOtherKinds(kindsWith(column))] as const)
    return [kind, { ...REPORT_COLUMNS, stage: oneOf(STAGES_OF[kind]), ...Object.fromEntries(refused) }]
  }),
) as Record<Kind, typeof REPORT_COLUMNS>

function kindsWith(column: string): readonly Kind[] {
  return KINDS.filter((kind) => Object.hasOwn(OWN_COLUMNS[kind], column))
}

export const BLOCKER_COLUMNS = {
  itemId: requiredText,
  category: required(oneOf(BLOCKER_CATEGORIES)),
  title: requiredText,
  openedOn: required(day),
  sourceId,
  id: optionalId,
  dueOn: day,
  closedOn: day,
  owner: text,
  note: text,
  locator: text,
} satisfies Columns
