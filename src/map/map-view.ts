import 'maplibre-gl/dist/maplibre-gl.css'
import { GPUInitializationError, type MapLibreMap } from 'maplibre-gl'
import type { Camera } from '../domain/camera'
import type { Basemap } from '../domain/basemap'
import type { Backdrop, Bounds } from '../domain/pack'
import type { Item } from '../domain/item'
import type { Motion } from '../domain/motion'
import { BasemapSlot } from './basemap-slot'
import { districtBounds } from './camera'
import { CameraDriver } from './camera-driver'
import { ButtonsControl, FootControl } from './controls'
import type { MapLanguage } from './layers/backdrop-layers'
import './map.css'
import { MapGuard } from './map-guard'
import { forgetMarkerImages, supplyMarkerImages } from './marker-images'
import { newMap } from './new-map'
import { followPointer } from './pointer'
import { ALL_NAMED, EMPTY_DATA } from './scene-data'
import { ScenePainter } from './scene-painter'
import { SOURCES } from './source-ids'
import { STILL_VIEW } from './still-view'
import { buildStyle } from './style'
import type { Theme } from './theme'
import { UnitBadges } from './unit-badges'
import type { MapOptions, MapOverlay, MapScene, MapText, MapView, MapVitals, Remedy } from './view-contract'

export type * from './view-contract'

class LiveMapView implements MapView {
  readonly #options: MapOptions
  readonly #backdrop: Backdrop
  readonly #bounds: Bounds
  // What `#build` makes: once for the constructor, and again when the map cannot be saved.
  #map!: MapLibreMap
  #driver!: CameraDriver
  #painter!: ScenePainter
  #buttons!: ButtonsControl
  #foot!: FootControl
  #basemap!: BasemapSlot
  #theme: Theme
  #scale: number
  #text: MapText
  #language: MapLanguage
  #scene: MapScene | null = null
  #overlay: MapOverlay | null = null
  #styleReady = false
  #lost: 'context' | 'worker' | null = null
  #renderedFrames = 0
  readonly #guard = new MapGuard({
    map: () => this.#map,
    isLost: () => this.#lost === 'context',
    isDestroyed: () => this.#destroyed,
    rebuild: () => this.#rebuild(),
    hopeless: () => this.#options.events.trouble({ kind: 'context', detail: '', lasting: true }),
  })
  #destroyed = false

  constructor(options: MapOptions) {
    this.#options = options
    this.#backdrop = options.backdrop
    this.#bounds = districtBounds(options.backdrop)
    this.#theme = options.theme
    this.#scale = options.scale
    this.#text = options.text
    this.#language = options.language
    this.#build(options.camera, options.basemap)
  }

  /** Throws, and leaves everything as it was, when no graphics context can be had. */
  #build(camera: Camera | null, basemap: Basemap) {
    const { padding, flightMs, fields, events, controls, interactive, seams } = this.#options
    const style = this.#style({ painter: null, basemap: null })
    this.#map = newMap(this.#options, { style, camera, home: this.#bounds, title: this.#text.canvas })
    this.#driver = new CameraDriver(this.#map, padding, () => this.#bounds, camera === null, flightMs)
    const isReady = () => this.#styleReady && this.#map.getSource(SOURCES.markers) !== undefined
    const badges = new UnitBadges(this.#map, events.badge)
    this.#painter = new ScenePainter(this.#map, badges, fields, {
      isReady,
      scale: () => this.#scale,
      seams,
      restyle: () => this.#restyle(),
    })
    this.#basemap = new BasemapSlot(this.#map, {
      changed: () => this.#restyle(),
      failed: (reason, detail) => events.trouble({ kind: 'basemap', reason, detail }),
      recovered: () => events.recovered('basemap'),
    })
    this.#foot = new FootControl()
    this.#buttons = new ButtonsControl({
      zoomIn: () => this.#driver.zoomBy(1),
      zoomOut: () => this.#driver.zoomBy(-1),
      northUp: () => this.#driver.northUp(),
      fitDistrict: () => this.fitDistrict(),
      fitVisible: () => this.fitItems(this.#scene?.items ?? []),
    })
    this.#map.addControl(this.#foot, 'bottom-right')
    if (controls !== false) this.#map.addControl(this.#buttons, 'bottom-right')
    this.setText(this.#text, this.#language)
    supplyMarkerImages(this.#map, () => this.#scale)
    if (interactive !== false) {
      const picks = () => this.#overlay === null && isReady()
      followPointer(this.#map, { select: events.select, highlight: events.highlight, isReady: picks })
    }
    this.#listen()
    this.#basemap.start(basemap)
    this.#overlay?.attach(this.#map)
  }

  #style(from: { painter: ScenePainter | null; basemap: BasemapSlot | null }) {
    return buildStyle({
      theme: this.#theme,
      scale: this.#scale,
      language: this.#language,
      backdrop: this.#backdrop,
      basemap: from.basemap?.parts ?? null,
      basemapArrived: from.basemap?.arrived ?? false,
      data: from.painter?.data ?? EMPTY_DATA,
      unnamed: from.painter?.unnamed ?? ALL_NAMED,
      lit: from.painter?.lit ?? [],
      fontFaces: this.#options.fontFaces,
      overlay: this.#overlay,
    })
  }

  #listen() {
    const { events } = this.#options
    const map = this.#map
    map.on('style.load', () => this.#styleCame())
    map.on('moveend', () => events.camera(this.#driver.camera))
    map.on('idle', () => this.#reportPaint())
    map.on('render', () => {
      this.#renderedFrames += 1
      // A slow basemap must not hold back the news that the items are drawn.
      if (this.#basemap.pending && this.#painter.ownSourcesLoaded()) this.#reportPaint()
    })
    // The map makes such an event also for new workers, which hold nothing of what the old ones held.
    map.on('webglcontextlost', ({ originalEvent }) => {
      this.#styleReady = false
      this.#lost = originalEvent.isTrusted ? 'context' : 'worker'
      events.trouble({ kind: this.#lost, detail: '', lasting: false })
      void this.#guard.watch()
    })
  }

  /** Fired for a new style and for a changed one; only a new one may lack what came since it was built. */
  #styleCame() {
    const isNew = !this.#styleReady
    this.#styleReady = true
    if (isNew) this.#restyle()
    this.#painter.replay()
    if (this.#lost !== null) this.#options.events.recovered(this.#lost)
    this.#lost = null
  }

  /** Builds the map anew in its place, as it is meant to be now. */
  #rebuild() {
    const [map, painter, basemap] = [this.#map, this.#painter, this.#basemap]
    const { camera, destination, motion } = this.#driver
    this.#build(camera, basemap.wanted)
    this.#styleReady = false
    basemap.destroy()
    painter.destroy()
    map.remove()
    // The old map takes it away from the element that the new one is in.
    this.#options.container.classList.add('maplibregl-map')
    this.#driver.motion = motion
    if (destination !== null) this.#driver.arrive(destination)
    if (this.#scene !== null) this.#painter.show(this.#scene)
  }

  #reportPaint() {
    if (!this.#styleReady || !this.#painter.unpainted) return
    this.#painter.tookPaint()
    this.#options.events.painted()
    void this.#guard.watch()
  }

  #restyle() {
    if (this.#destroyed || !this.#styleReady) return
    this.#map.setStyle(this.#style({ painter: this.#painter, basemap: this.#basemap }), { diff: true })
    this.#foot.setText(this.#text, this.#basemap.attribution)
  }

  show(scene: MapScene) {
    this.#scene = scene
    this.#painter.show(scene)
  }

  setTheme(theme: Theme, scale: number) {
    if (theme === this.#theme && scale === this.#scale) return
    if (scale !== this.#scale && this.#styleReady) forgetMarkerImages(this.#map)
    this.#theme = theme
    this.#scale = scale
    this.#restyle()
    if (this.#styleReady) this.#painter.replay()
  }

  setBasemap(basemap: Basemap) {
    this.#basemap.start(basemap)
  }

  setText(text: MapText, language: MapLanguage) {
    const otherLanguage = language !== this.#language
    this.#text = text
    this.#language = language
    this.#buttons.setText(text)
    this.#foot.setText(text, this.#basemap.attribution)
    this.#map.getCanvas().setAttribute('aria-label', text.canvas)
    if (otherLanguage) this.#restyle()
  }

  setCamera(camera: Camera) {
    this.#driver.jump(camera)
  }

  fitDistrict() {
    this.#driver.fitDistrict()
  }

  fitItems(items: readonly Item[]) {
    this.#driver.fitItems(items)
  }

  flyTo(item: Item, closer: boolean) {
    this.#driver.flyTo(item, closer)
  }

  project(at: readonly [number, number]) {
    return this.#map.project(at as [number, number])
  }

  setMotion(motion: Motion) {
    this.#driver.motion = motion
  }

  vitals(): MapVitals {
    return {
      contextLost: this.#lost === 'context',
      workerSilentMs: this.#guard.workerSilentMs,
      renderedFrames: this.#renderedFrames,
      moving: this.#map.isMoving(),
    }
  }

  lay(overlay: MapOverlay | null) {
    this.#overlay = overlay
    this.#restyle()
    overlay?.attach(this.#map)
  }

  mend(remedy: Remedy) {
    void this.#guard.mend(remedy)
  }

  destroy() {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#styleReady = false
    this.#basemap.destroy()
    this.#painter.destroy()
    this.#map.remove()
  }
}

/** Builds the map in an empty, sized element. Without WebGL it reports `noWebgl` and returns a view that does nothing. */
export function createMapView(options: MapOptions): MapView {
  try {
    return new LiveMapView(options)
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error
    options.events.trouble({ kind: 'noWebgl', detail: error.message })
    return STILL_VIEW
  }
}
