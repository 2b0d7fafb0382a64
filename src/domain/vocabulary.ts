/** Closed vocabularies. Labels live in `i18n`, colours and symbols in `map`, each as a `Record` over these unions. */

export const KINDS = ['project', 'park', 'village', 'road', 'land', 'enterprise', 'community'] as const
export type Kind = (typeof KINDS)[number]

export const LEVELS = ['provincial', 'municipal', 'district'] as const
export type Level = (typeof LEVELS)[number]

export const PLAN_CLASSES = ['carryOver', 'newStart'] as const
export type PlanClass = (typeof PLAN_CLASSES)[number]

export const WATCHES = ['resume', 'start', 'progress'] as const
export type Watch = (typeof WATCHES)[number]

const PIPELINE_STAGES = ['planned', 'negotiating', 'signed', 'started', 'building', 'operating'] as const
const RELOCATION_STAGES = ['planned', 'signing', 'vacating', 'demolishing', 'cleared', 'resettled'] as const
const CONSTRUCTION_STAGES = ['planned', 'building', 'open'] as const

export type Stage =
  (typeof PIPELINE_STAGES)[number] | (typeof RELOCATION_STAGES)[number] | (typeof CONSTRUCTION_STAGES)[number]

/** The lifecycle of each kind, first stage to last. A kind with an empty list has no lifecycle. */
export const STAGES_OF: Record<Kind, readonly Stage[]> = {
  project: PIPELINE_STAGES,
  park: PIPELINE_STAGES,
  village: RELOCATION_STAGES,
  road: CONSTRUCTION_STAGES,
  community: CONSTRUCTION_STAGES,
  land: [],
  enterprise: [],
}

/** Every stage once, in the order in which the filter lists them. */
export const STAGES: readonly Stage[] = [...new Set(Object.values(STAGES_OF).flat())]

/** How a position was obtained; an item without a position is unlocated. */
export const ACCURACIES = ['surveyed', 'digitised', 'approximate'] as const
export type Accuracy = (typeof ACCURACIES)[number]

export const FUNDINGS = ['specialBond', 'industryFund', 'pilot', 'fiscal', 'selfRaised'] as const
export type Funding = (typeof FUNDINGS)[number]

/**
 * How far an item is through its lifecycle, 0 (first stage) to 1 (last one); `null` when the stage is unknown.
 */
export function stageFraction(kind: Kind, stage: Stage | null): number | null {
  if (stage === null) return null
  const stages = STAGES_OF[kind]
  const index = stages.indexOf(stage)
  return index < 0 || stages.length < 2 ? null : index / (stages.length - 1)
}
