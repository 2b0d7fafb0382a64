import type { Feature } from 'geojson'
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl'
import type { Field } from '../domain/pack'
import { PartsMemory } from './item-features'
import type { Emphasis } from './marker-drawing'
import {
  collection,
  emphasisFeatures,
  SCENE_SOURCES,
  sameFeatures,
  sceneFeatures,
  type SceneFeatures,
} from './scene-features'
import { EMPTY_DATA, isCrowded, type DynamicSource } from './scene-data'
import { SOURCES } from './source-ids'
import type { UnitBadges } from './unit-badges'
import type { MapScene } from './view-contract'

export interface PainterHost {
  isReady(): boolean
  /** Builds the style again, because it depends on how much is shown. */
  restyle(): void
}

/** Brings the last scene given onto the map: after the page has painted its own change, and only what differs. */
export class ScenePainter {
  /** What each source holds, so that a style can be built again at any time. */
  readonly data = { ...EMPTY_DATA }
  readonly #map: MapLibreMap
  readonly #badges: UnitBadges
  readonly #host: PainterHost
  readonly #memory: PartsMemory
  #wanted: MapScene | null = null
  #shown: { scene: MapScene; features: SceneFeatures } | null = null
  #emphasised: readonly string[] = []
  #scheduled = false
  #unpainted = false
  #destroyed = false

  constructor(map: MapLibreMap, badges: UnitBadges, fields: readonly Field[], host: PainterHost) {
    this.#map = map
    this.#badges = badges
    this.#memory = new PartsMemory(fields)
    this.#host = host
    map.on('moveend', () => {
      if (this.#shown !== null && this.#shown.scene.badges.length > 0) this.#arrangeBadges()
    })
  }

  show(scene: MapScene) {
    this.#wanted = scene
    this.#schedule()
  }

  /** Draws the wanted scene after the style has come (again); states of features are lost with their style. */
  replay() {
    this.#markEmphasised(this.#emphasised)
    this.#schedule()
  }

  /** Whether a scene waits to be seen; true until `tookPaint`. */
  get unpainted(): boolean {
    return this.#unpainted && !this.#scheduled
  }

  tookPaint() {
    this.#unpainted = false
  }

  /** Whether the map's worker has cut all that was given to it. */
  ownSourcesLoaded(): boolean {
    return Object.keys(this.data).every((id) => this.#map.isSourceLoaded(id))
  }

  destroy() {
    this.#destroyed = true
  }

  #schedule() {
    if (this.#scheduled || this.#wanted === null) return
    this.#scheduled = true
    // A task after the next frame: the list and its counts are painted first.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#scheduled = false
        if (!this.#destroyed) this.#draw()
      }),
    )
  }

  #draw() {
    const scene = this.#wanted
    if (scene === null || !this.#host.isReady()) return
    const before = this.#shown
    const wasCrowded = isCrowded(this.data[SOURCES.markers])
    const features =
      before !== null && before.scene.items === scene.items ? before.features : sceneFeatures(scene.items, this.#memory)
    for (const source of SCENE_SOURCES) {
      if (!sameFeatures(before?.features[source], features[source])) this.#setData(source, features[source])
    }
    if (before?.scene.badges !== scene.badges) this.#badges.show(scene.badges)
    if (before?.scene.badges !== scene.badges || before.features !== features) this.#arrangeBadges()
    this.#drawEmphasis(scene, before?.scene ?? null)
    this.#shown = { scene, features }
    this.#unpainted = true
    if (isCrowded(this.data[SOURCES.markers]) !== wasCrowded) this.#host.restyle()
    this.#map.triggerRepaint()
  }

  #arrangeBadges() {
    if (!this.#host.isReady()) return
    this.#setData(SOURCES.badges, this.#badges.arrange(this.data[SOURCES.markers].features))
  }

  #drawEmphasis(scene: MapScene, before: MapScene | null) {
    const same =
      before?.items === scene.items &&
      before.selectedId === scene.selectedId &&
      before.highlightedId === scene.highlightedId
    if (same) return
    const ids: Record<Emphasis, string | null> = { hovered: scene.highlightedId, selected: scene.selectedId }
    this.#setData(SOURCES.emphasis, emphasisFeatures(scene.items, this.#memory, ids))
    this.#markEmphasised(Object.values(ids).filter((id) => id !== null))
  }

  /** Hides the ordinary label of emphasised items; if the mark is ever lost, a label merely shows twice. */
  #markEmphasised(ids: readonly string[]) {
    const source = SOURCES.markers
    for (const id of this.#emphasised) this.#map.setFeatureState({ source, id }, { emphasised: ids.includes(id) })
    for (const id of ids) this.#map.setFeatureState({ source, id }, { emphasised: true })
    this.#emphasised = ids
  }

  #setData(id: DynamicSource, features: readonly Feature[]) {
    const data = collection(features)
    this.data[id] = data
    const source = this.#map.getSource<GeoJSONSource>(id)
    if (source === undefined) throw new Error(`The style has no source “${id}”`)
    void source.setData(data)
  }
}
