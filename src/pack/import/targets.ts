/** Measures in which offices write, the commonest first. Values are converted to the pack's: 亿元, m², km. */
export const MONEY_UNITS = ['wan', 'yi', 'yuan', 'million', 'thousandYuan'] as const
export const AREA_UNITS = ['mu', 'm2', 'ha', 'wanM2', 'km2'] as const
export const LENGTH_UNITS = ['m', 'km', 'li'] as const
export type Unit = (typeof MONEY_UNITS)[number] | (typeof AREA_UNITS)[number] | (typeof LENGTH_UNITS)[number]

/** What columns of the ledgers an import may fill, whatever the kind. Names are those of the pack's CSV files. */
export const LEDGER_TARGETS = [
  'id',
  'name',
  'aliases',
  'unit',
  'tags',
  'leaders',
  'departments',
  'liaisons',
  'taskForce',
  'startOn',
  'finishOn',
  'funding',
  'note',
  'listedOn',
  'stage',
  'progressPct',
  'totalYi',
  'yearPlanYi',
  'doneYi',
  'level',
  'field',
  'planClass',
  'landCleared',
  'areaM2',
  'householdsTotal',
  'householdsSigned',
  'householdsVacated',
  'householdsDemolished',
  'householdsRehoused',
  'resettlement',
  'lengthKm',
  'lengthOpenKm',
  'owner',
  'idle',
  'status',
  'anchor',
  'planBasis',
  'sourceId',
  'locator',
] as const

/** Further columns that offices have: the kind itself, the day and author of a report, blockers, positions. */
export const OTHER_TARGETS = [
  'kind',
  'on',
  'by',
  'reportNote',
  'blocker',
  'blockerCategory',
  'blockerOpenedOn',
  'blockerDueOn',
  'blockerClosedOn',
  'blockerOwner',
  'longitude',
  'latitude',
  'coordinates',
  'easting',
  'northing',
  'accuracy',
  'errorM',
  'basis',
] as const

export type Target = (typeof LEDGER_TARGETS)[number] | (typeof OTHER_TARGETS)[number]
