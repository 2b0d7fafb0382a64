import type { Feature } from 'geojson'
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl'
import type { Field } from '../domain/pack'
import { PartsMemory, type ItemFeature } from './item-features'
import { SUBDISTRICT_LAYER, subdistrictFilter } from './layers/backdrop-layers'
import { ITEM_LABEL_LAYER, itemLabelFilter } from './layers/item-layers'
import { EmphasisMarks } from './emphasis-marks'
import type { Emphasis } from './marker-drawing'
import { placeMarkers, spreadZoom } from './placed-markers'
import {
  collection,
  emphasisFeatures,
  SCENE_SOURCES,
  sameFeatures,
  sceneFeatures,
  type SceneFeatures,
} from './scene-features'
import { ringFeatures, sameRinged } from './ring-features'
import { ALL_NAMED, EMPTY_DATA, isCrowded, type DynamicSource, type Unnamed } from './scene-data'
import { SOURCES } from './source-ids'
import type { UnitBadges } from './unit-badges'
import type { MapScene, Seams } from './view-contract'

function emphasisDiffers(before: MapScene, after: MapScene): boolean {
  return (
    before.items !== after.items ||
    before.selectedId !== after.selectedId ||
    before.highlightedId !== after.highlightedId
  )
}

export interface PainterHost {
  isReady(): boolean
  /** How much larger than usual the page is set. */
  scale(): number
  seams: Seams | undefined
  /** Builds the style again, because it depends on how much is shown. */
  restyle(): void
}

/** Zoom steps after which markers are placed anew even while the map still moves, or a long flight would fling them. */
const FAR_ZOOM = 1.25

/** Where markers are drawn, and for which zoom and scale they were spread; `null` = left at their true places. */
interface Placed {
  markers: readonly ItemFeature[]
  spreadFor: { zoom: number; scale: number } | null
}

/** Brings the last scene given onto the map: after the page has painted its own change, and only what differs. */
export class ScenePainter {
  /** What each source holds, so that a style can be built again at any time. */
  readonly data = { ...EMPTY_DATA }
  unnamed: Unnamed = ALL_NAMED
  /** Ids of the members of the target that is looked at: all others step back; empty = nobody does. */
  lit: readonly string[] = []
  readonly #map: MapLibreMap
  readonly #badges: UnitBadges
  readonly #host: PainterHost
  readonly #memory: PartsMemory
  readonly #marks: EmphasisMarks
  #wanted: MapScene | null = null
  #shown: { scene: MapScene; features: SceneFeatures } | null = null
  #placed: Placed = { markers: [], spreadFor: null }
  #leaders: Record<'markers' | 'badges', readonly Feature[]> = { markers: [], badges: [] }
  #scheduled = false
  #unpainted = false
  #destroyed = false

  constructor(map: MapLibreMap, badges: UnitBadges, fields: readonly Field[], host: PainterHost) {
    this.#map = map
    this.#badges = badges
    this.#memory = new PartsMemory(fields)
    this.#marks = new EmphasisMarks(map)
    this.#host = host
    map.on('moveend', () => this.#rearrange())
    map.on('zoom', () => {
      const { spreadFor } = this.#placed
      if (spreadFor !== null && Math.abs(map.getZoom() - spreadFor.zoom) >= FAR_ZOOM) this.#rearrange()
    })
  }

  show(scene: MapScene) {
    this.#wanted = scene
    this.#schedule()
  }

  /** Draws the wanted scene after the style has come (again); states of features are lost with their style. */
  replay() {
    this.#marks.replay()
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
    const wasLit = this.lit
    const features =
      before !== null && before.scene.items === scene.items && before.scene.lightOf === scene.lightOf
        ? before.features
        : sceneFeatures(scene.items, this.#memory, scene.lightOf)
    const changed = SCENE_SOURCES.filter((source) => !sameFeatures(before?.features[source], features[source]))
    for (const source of changed) if (source !== SOURCES.markers) this.#setData(source, features[source])
    const moved = this.#placeMarkers(features, before?.features ?? null)
    if (before?.scene.badges !== scene.badges) this.#showBadges(scene)
    if (before?.scene.badges !== scene.badges || moved) this.#arrangeBadges()
    const redrawn = moved || changed.length > 0 || before === null
    if (redrawn || emphasisDiffers(before.scene, scene)) this.#drawEmphasis(scene)
    if (redrawn || !sameRinged(before.scene, scene)) this.#drawRings(scene)
    this.#shown = { scene, features }
    this.#unpainted = true
    if (isCrowded(this.data[SOURCES.markers]) !== wasCrowded || this.lit !== wasLit) this.#host.restyle()
    this.#map.triggerRepaint()
  }

  /** Places markers and badges for a camera that has moved. */
  #rearrange() {
    if (this.#shown === null || !this.#host.isReady()) return
    const { scene, features } = this.#shown
    if (this.#placeMarkers(features, features)) {
      this.#drawEmphasis(scene)
      this.#drawRings(scene)
    }
    if (scene.badges.length > 0 || this.#host.seams) this.#arrangeBadges()
  }

  /** Spreads the markers of these features for the present zoom, if not done before; whether any of them changed. */
  #placeMarkers(features: SceneFeatures, before: SceneFeatures | null): boolean {
    const markers = features[SOURCES.markers]
    const [zoom, scale] = [spreadZoom(this.#map.getZoom()), this.#host.scale()]
    const crowded = isCrowded({ features: markers })
    const known = this.#placed.spreadFor
    const isAlike = crowded ? known === null : known?.zoom === zoom && known.scale === scale
    const { seams } = this.#host
    // What keeps off a seam has another place after every movement.
    if (!seams && isAlike && sameFeatures(before?.[SOURCES.markers], markers)) return false
    const placed = crowded
      ? { markers, leaders: [] }
      : placeMarkers(markers, zoom, scale, seams?.spread(this.#map, zoom))
    const isSame = sameFeatures(this.#placed.markers, placed.markers)
    this.#placed = { markers: placed.markers, spreadFor: crowded ? null : { zoom, scale } }
    if (isSame) return false
    this.#marks.lift()
    this.#setData(SOURCES.markers, placed.markers)
    this.#leaders = { ...this.#leaders, markers: placed.leaders }
    this.#drawLeaders()
    return true
  }

  #showBadges({ badges }: MapScene) {
    this.#badges.show(badges)
    this.#leaveUnnamed({ ...this.unnamed, places: badges.map(({ placeName }) => placeName) })
  }

  #leaveUnnamed(unnamed: Unnamed) {
    const before = this.unnamed
    this.unnamed = unnamed
    const has = (layer: string) => this.#map.getLayer(layer) !== undefined
    if (before.places.join() !== unnamed.places.join() && has(SUBDISTRICT_LAYER)) {
      this.#map.setFilter(SUBDISTRICT_LAYER, subdistrictFilter(unnamed))
    }
    if (before.itemId !== unnamed.itemId && has(ITEM_LABEL_LAYER)) {
      this.#map.setFilter(ITEM_LABEL_LAYER, itemLabelFilter(unnamed))
    }
  }

  #arrangeBadges() {
    const markers = this.data[SOURCES.markers]
    // Where markers are everywhere, there is nothing to keep off.
    const { seams } = this.#host
    const { boxes, leaders } = this.#badges.arrange(isCrowded(markers) ? [] : markers.features, seams?.strips())
    this.#setData(SOURCES.badges, seams ? [...boxes, ...seams.boxes(this.#map)] : boxes)
    if (leaders.length === 0 && this.#leaders.badges.length === 0) return
    this.#leaders = { ...this.#leaders, badges: leaders }
    this.#drawLeaders()
  }

  #drawLeaders() {
    this.#setData(SOURCES.leaders, [...this.#leaders.markers, ...this.#leaders.badges])
  }

  #drawEmphasis(scene: MapScene) {
    const ids: Record<Emphasis, string | null> = { hovered: scene.highlightedId, selected: scene.selectedId }
    const { markers, spreadFor } = this.#placed
    this.#setData(SOURCES.emphasis, emphasisFeatures(scene.items, this.#memory, ids, markers, scene.lightOf))
    // Among very many markers the filter would take longer than it helps.
    this.#leaveUnnamed({ ...this.unnamed, itemId: spreadFor === null ? null : scene.selectedId })
    this.#marks.mark(Object.values(ids).filter((id) => id !== null))
  }

  #drawRings(scene: MapScene) {
    const lit = scene.lit.map(({ id }) => id).sort()
    if (lit.join() !== this.lit.join()) this.lit = lit
    const rings = ringFeatures(scene.items, this.#memory, scene, this.#placed.markers, scene.lightOf)
    if (rings.length > 0 || this.data[SOURCES.rings].features.length > 0) this.#setData(SOURCES.rings, rings)
  }

  #setData(id: DynamicSource, features: readonly Feature[]) {
    const data = collection(features)
    this.data[id] = data
    const source = this.#map.getSource<GeoJSONSource>(id)
    if (source === undefined) throw new Error(`The style has no source “${id}”`)
    void source.setData(data)
  }
}
