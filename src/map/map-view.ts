import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { GPUInitializationError, MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import type { Basemap } from '../domain/basemap'
import type { Backdrop, Bounds } from '../domain/pack'
import type { Item } from '../domain/item'
import { BasemapKeeper } from './basemap-keeper'
import { districtBounds, MAX_ZOOM, usablePadding } from './camera'
import { cameraOptions, CameraDriver, constrainTo, mutableBounds, prefersReducedMotion } from './camera-driver'
import { ButtonsControl, FootControl } from './controls'
import type { MapLanguage } from './layers/backdrop-layers'
import './map.css'
import { supplyMarkerImages } from './marker-images'
import { followPointer } from './pointer'
import { ALL_NAMED, EMPTY_DATA } from './scene-data'
import { ScenePainter } from './scene-painter'
import { SOURCES } from './source-ids'
import { STILL_VIEW } from './still-view'
import { buildStyle } from './style'
import type { Theme } from './theme'
import { UnitBadges } from './unit-badges'
import type { MapCamera, MapOptions, MapScene, MapText, MapView } from './view-contract'

export type * from './view-contract'

class LiveMapView implements MapView {
  readonly #options: MapOptions
  readonly #map: MapLibreMap
  readonly #driver: CameraDriver
  readonly #painter: ScenePainter
  readonly #basemap: BasemapKeeper
  readonly #buttons: ButtonsControl
  readonly #foot = new FootControl()
  readonly #backdrop: Backdrop
  readonly #bounds: Bounds
  #theme: Theme
  #scale: number
  #text: MapText
  #language: MapLanguage
  #items: readonly Item[] = []
  #styleReady = false
  #contextLost = false
  #destroyed = false

  constructor(options: MapOptions) {
    this.#options = options
    this.#backdrop = options.backdrop
    this.#bounds = districtBounds(options.backdrop)
    this.#theme = options.theme
    this.#scale = options.scale
    this.#text = options.text
    this.#language = options.language
    this.#map = this.#construct(options)
    this.#driver = new CameraDriver(this.#map, options.padding, () => this.#bounds, options.camera === null)
    const isReady = () => this.#styleReady && this.#map.getSource(SOURCES.markers) !== undefined
    const badges = new UnitBadges(this.#map, options.events.badge)
    this.#painter = new ScenePainter(this.#map, badges, options.fields, {
      isReady,
      scale: () => this.#scale,
      restyle: () => this.#restyle(),
    })
    this.#basemap = new BasemapKeeper(this.#map, {
      changed: () => this.#restyle(),
      failed: (reason, detail) => options.events.trouble({ kind: 'basemap', reason, detail }),
      recovered: () => options.events.recovered('basemap'),
    })
    this.#buttons = new ButtonsControl({
      zoomIn: () => this.#driver.zoomBy(1),
      zoomOut: () => this.#driver.zoomBy(-1),
      northUp: () => this.#driver.northUp(),
      fitDistrict: () => this.fitDistrict(),
      fitVisible: () => this.fitItems(this.#items),
    })
    this.#map.addControl(this.#foot, 'bottom-right').addControl(this.#buttons, 'bottom-right')
    this.setText(options.text, options.language)
    supplyMarkerImages(this.#map, () => this.#scale)
    followPointer(this.#map, { select: options.events.select, highlight: options.events.highlight, isReady })
    this.#listen()
    if (options.basemap.kind !== 'embedded') this.#basemap.start(options.basemap)
  }

  #construct(options: MapOptions): MapLibreMap {
    const { container, camera, text } = options
    setWorkerUrl(workerUrl)
    const padding = usablePadding(options.padding(), container.clientWidth, container.clientHeight)
    const start = camera
      ? cameraOptions(camera)
      : { bounds: mutableBounds(this.#bounds), fitBoundsOptions: { padding } }
    return new MapLibreMap({
      container,
      style: this.#style({ painter: null, basemap: null }),
      ...start,
      maxZoom: MAX_ZOOM,
      transformConstrain: constrainTo(container, () => this.#backdrop.sheet),
      attributionControl: false,
      maxCanvasSize: [16384, 16384],
      reduceMotion: prefersReducedMotion(),
      fadeDuration: prefersReducedMotion() ? 0 : 200,
      renderWorldCopies: false,
      locale: { 'Map.Title': text.canvas },
    })
  }

  #style(from: { painter: ScenePainter | null; basemap: BasemapKeeper | null }) {
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
    })
  }

  #listen() {
    const { events } = this.#options
    const map = this.#map
    map.on('style.load', () => this.#styleCame())
    map.on('moveend', () => events.camera(this.#driver.camera))
    map.on('idle', () => this.#reportPaint())
    map.on('render', () => {
      // A slow basemap must not hold back the news that the items are drawn.
      if (this.#basemap.pending && this.#painter.ownSourcesLoaded()) this.#reportPaint()
    })
    map.on('webglcontextlost', () => {
      this.#styleReady = false
      this.#contextLost = true
      events.trouble({ kind: 'context', detail: '' })
    })
  }

  /** Fired for a new style and for a changed one; only a new one may lack what came since it was built. */
  #styleCame() {
    const isNew = !this.#styleReady
    this.#styleReady = true
    if (isNew) this.#restyle()
    this.#painter.replay()
    if (!this.#contextLost) return
    this.#contextLost = false
    this.#options.events.recovered('context')
  }

  #reportPaint() {
    if (!this.#styleReady || !this.#painter.unpainted) return
    this.#painter.tookPaint()
    this.#options.events.painted()
  }

  #restyle() {
    if (this.#destroyed || !this.#styleReady) return
    this.#map.setStyle(this.#style({ painter: this.#painter, basemap: this.#basemap }), { diff: true })
    this.#foot.setText(this.#text, this.#basemap.attribution)
  }

  show(scene: MapScene) {
    this.#items = scene.items
    this.#painter.show(scene)
  }

  setTheme(theme: Theme, scale: number) {
    if (theme === this.#theme && scale === this.#scale) return
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

  setCamera(camera: MapCamera) {
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
