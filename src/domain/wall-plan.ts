import type { Camera } from './camera'
import type { Filters } from './filters'
import type { LocalText } from './pack'

/** What a loop of the wall consists of: the exceptions of the day, these with the scenes between, or the scenes alone. */
export const WALL_TOURS = ['computed', 'mixed', 'scenes'] as const
export type WallTour = (typeof WALL_TOURS)[number]

/** The charts that a scene can show beside the map. */
export const SCENE_PANELS = ['funnel', 'curve', 'ranking', 'blockers', 'relocation'] as const
export type ScenePanel = (typeof SCENE_PANELS)[number]

/** A picture made by hand: where the map looks, what it shows, and for how long. */
export interface Scene {
  id: string
  title: LocalText
  /** `null` = the whole district. */
  camera: Camera | null
  /** Lists of options, as in a link; empty = every item. Never by `person`: people come and go with the reports. */
  filters: Filters['options']
  panel: ScenePanel | null
  /** 5 to 300. */
  seconds: number
}

/** What a district asks of its wall. */
export interface WallPlan {
  tour: WallTour
  scenes: readonly Scene[]
}
