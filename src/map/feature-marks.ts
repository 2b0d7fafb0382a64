import { SCENE_SOURCES } from './scene-features'
import { SOURCES } from './source-ids'

/** States of features that layers ask for, and the sources whose layers do. */
const SOURCES_OF_MARK = {
  /** Hovered or selected: its name is written elsewhere. If the mark is ever lost, a name merely shows twice. */
  emphasised: [SOURCES.markers],
  /** Belongs to the target that is looked at: does not step back. */
  lit: [...SCENE_SOURCES, SOURCES.leaders],
} as const

export type FeatureMark = keyof typeof SOURCES_OF_MARK

/** What a map offers for it. */
interface FeatureStates {
  setFeatureState(feature: { source: string; id: string }, state: Record<string, boolean>): unknown
}

/** Keeps which items bear a mark, because states of features are lost with their style. */
export class FeatureMarks {
  readonly #map: FeatureStates
  readonly #marked: Record<FeatureMark, ReadonlySet<string>> = { emphasised: new Set(), lit: new Set() }

  constructor(map: FeatureStates) {
    this.#map = map
  }

  /** Marks these items and no others. */
  mark(mark: FeatureMark, ids: readonly string[]) {
    const [before, after] = [this.#marked[mark], new Set(ids)]
    this.#marked[mark] = after
    for (const id of before) if (!after.has(id)) this.#set(mark, id, false)
    for (const id of after) if (!before.has(id)) this.#set(mark, id, true)
  }

  /** Marks everything once more in a new style. */
  replay() {
    for (const id of this.#marked.emphasised) this.#set('emphasised', id, true)
    for (const id of this.#marked.lit) this.#set('lit', id, true)
  }

  #set(mark: FeatureMark, id: string, value: boolean) {
    for (const source of SOURCES_OF_MARK[mark]) this.#map.setFeatureState({ source, id }, { [mark]: value })
  }
}
