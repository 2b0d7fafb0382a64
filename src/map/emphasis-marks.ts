import { SOURCES } from './source-ids'

/** What a map offers for it. */
interface FeatureStates {
  setFeatureState(feature: { source: string; id: string }, state: Record<string, boolean>): unknown
  removeFeatureState(feature: { source: string; id: string }): unknown
  once(event: 'idle', then: () => void): unknown
}

/**
 * Marks the markers of hovered and selected items, whose names are written elsewhere; if a mark is lost for a while, a
 * name merely shows twice. Keeps who bears it, because states of features are lost with their style.
 */
export class EmphasisMarks {
  readonly #map: FeatureStates
  #marked: ReadonlySet<string> = new Set()
  #lifted = false

  constructor(map: FeatureStates) {
    this.#map = map
  }

  /** Marks these items and no others. */
  mark(ids: readonly string[]) {
    const [before, after] = [this.#marked, new Set(ids)]
    this.#marked = after
    if (this.#lifted) return
    for (const id of before) if (!after.has(id)) this.#remove(id)
    for (const id of after) if (!before.has(id)) this.#set(id)
  }

  /** Takes the marks off until the map rests: it would look for the marked features among new ones, and fail. */
  lift() {
    if (this.#lifted) return
    this.#lifted = true
    for (const id of this.#marked) this.#remove(id)
    this.#map.once('idle', () => {
      this.#lifted = false
      this.replay()
    })
  }

  /** Marks everything once more in a new style. */
  replay() {
    if (!this.#lifted) for (const id of this.#marked) this.#set(id)
  }

  #set(id: string) {
    this.#map.setFeatureState({ source: SOURCES.markers, id }, { emphasised: true })
  }

  #remove(id: string) {
    this.#map.removeFeatureState({ source: SOURCES.markers, id })
  }
}
