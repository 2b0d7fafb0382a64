import type { Feature, Position as Coordinate } from 'geojson'
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl'
import type { GeoJSONStoreFeatures, TerraDraw, TerraDrawMouseEvent } from 'terra-draw'
import {
  allCorners,
  coordinateAt,
  drawingOf,
  emptyDrawing,
  isSameCorner,
  withCorner,
  withOpenClosed,
  withoutCorner,
  type Corner,
  type Drawing,
  type DrawnFamily,
} from '../../domain/drawing'
import { historyOf, recorded, redone, undone, type History } from '../../domain/history'
import type { MapColours } from '../theme'
import type { MapOverlay, MapView, Placing, PlacingOptions } from '../view-contract'
import { DrawingAdapter } from './drawing-adapter'
import { createLibrary } from './drawing-library'
import { drawingIn, idOf, MODE_OF, placingFeatures, storeFeatures } from './placing-features'
import { placingLayers, PLACING_SOURCE } from './placing-layers'
import { nearestSnap, rounded, snapTargets, targetOf, type Screen, type SnapTarget } from './snap'

/** How near a pointer must come, in CSS pixels: a finger hides what it points at. */
const reachPx = () => (matchMedia('(pointer: coarse)').matches ? 22 : 12)

/** From here on a street can be told from the next. */
const CLOSE_ZOOM = 14

/**
 * Holds the drawing, and lets the library draw and drag on it: what that has done is read back after each click, and
 * what is changed otherwise (undone, nudged, typed) is given to it anew. So nothing is lost with a style or a map.
 */
class LivePlacing implements Placing, MapOverlay {
  readonly #options: PlacingOptions
  readonly #view: MapView
  readonly #targets: readonly SnapTarget[]
  readonly #reachPx = reachPx()
  #history: History<Drawing>
  #picked: Corner | null = null
  #adding: boolean
  #errorM: number | null = null
  #map: MapLibreMap | null = null
  #adapter: DrawingAdapter | null = null
  #draw: TerraDraw | null = null
  #store: readonly GeoJSONStoreFeatures[] = []
  #features: readonly Feature[] = []
  /** While the drawing is given to the library: its answers are no news, and nothing snaps. */
  #replaying = false
  /** The chain whose corners are shown. */
  #chosen: string | null = null

  constructor(view: MapView, options: PlacingOptions) {
    this.#view = view
    this.#options = options
    this.#targets = snapTargets(options.snapTo)
    const { geometry, family } = options
    this.#history = historyOf(geometry === null ? emptyDrawing(family) : drawingOf(geometry))
    this.#adding = geometry === null
    view.lay(this)
    this.#replay()
  }

  sources() {
    return { [PLACING_SOURCE]: { type: 'geojson' as const, data: this.#data, tolerance: 0 } }
  }

  layers(colours: MapColours) {
    return placingLayers(colours)
  }

  attach(map: MapLibreMap) {
    this.#map = map
    // It may have made room just now.
    map.resize()
    if (this.#adapter !== null) {
      this.#adapter.moveTo(map)
      return
    }
    const adapter = new DrawingAdapter(map, {
      drawn: (features) => this.#drawn(features),
      clicked: (event) => this.#clicked(event),
      dragged: () => this.#readBack(),
    })
    this.#adapter = adapter
    this.#draw = createLibrary(adapter, this.#reachPx, (event) => this.#snapped(event))
    this.#draw.on('select', (id) => (this.#chosen = String(id)))
    this.#draw.start()
  }

  get #present(): Drawing {
    return this.#history.present
  }

  /** Gives the drawing to the library as it is now, and tells of it. */
  #replay() {
    const [draw, adapter, drawing] = [this.#draw, this.#adapter, this.#present]
    if (draw !== null && adapter !== null) {
      this.#replaying = true
      draw.clear()
      draw.addFeatures(storeFeatures(drawing))
      if (this.#adding || drawing.open.length > 0 || drawing.family === 'point') {
        draw.setMode(MODE_OF[drawing.family])
        for (const corner of drawing.open) adapter.clickExactly(corner)
      } else {
        draw.setMode('select')
        const last = idOf({ part: drawing.parts.length - 1, chain: 0 })
        const chosen = this.#picked === null ? (this.#chosen ?? last) : idOf(this.#picked)
        const shown = [chosen, last].find((id) => draw.hasFeature(id))
        if (shown !== undefined) draw.selectFeature(shown)
      }
      this.#replaying = false
    }
    this.#publish()
  }

  #publish() {
    this.#show()
    this.#options.changed({
      drawing: this.#present,
      adding: this.#adding,
      picked: this.#picked,
      canUndo: this.#history.past.length > 0,
      canRedo: this.#history.future.length > 0,
    })
  }

  #drawn(store: readonly GeoJSONStoreFeatures[]) {
    this.#store = store
    if (!this.#replaying) this.#show()
  }

  get #data() {
    return { type: 'FeatureCollection' as const, features: [...this.#features] }
  }

  #show() {
    this.#features = placingFeatures(this.#store, {
      drawing: this.#present,
      picked: this.#picked,
      errorM: this.#errorM,
    })
    void this.#map?.getSource<GeoJSONSource>(PLACING_SOURCE)?.setData(this.#data)
  }

  /** Makes a change if it may stand; else everything is as it was. */
  #propose(next: Drawing, tag: string | null = null): boolean {
    const stands = this.#options.accept(next)
    if (stands) this.#history = recorded(this.#history, next, tag)
    return stands
  }

  /** Takes over what the library has done; whether a part came of it. */
  #readBack(): boolean {
    if (this.#replaying || this.#draw === null) return false
    const before = this.#present
    const read = drawingIn(this.#draw.getSnapshot(), before)
    if (JSON.stringify(read) === JSON.stringify(before)) return false
    const isNew = read.parts.length > before.parts.length
    // A single point that is set again has moved.
    const moved = before.family === 'point' && isNew && before.parts.length === 1 && !this.#adding
    const next = moved ? { ...read, parts: read.parts.slice(-1) } : read
    if (this.#propose(next) && isNew) {
      this.#adding = false
      this.#chosen = null
      this.#picked = next.family === 'point' ? { part: next.parts.length - 1, chain: 0, index: 0 } : null
    }
    // The library has the open corners right already: to give them back would end what it shows under the pointer.
    if (this.#present === next && next.open.length > 0) this.#publish()
    else this.#replay()
    return isNew
  }

  #clicked(event: TerraDrawMouseEvent) {
    // The click that closes a ring is no wish to move its corner.
    if (this.#replaying || this.#readBack()) return
    const { family, open, parts } = this.#present
    if (this.#adding || open.length > 0 || family === 'point') return
    const spot = { x: event.containerX, y: event.containerY }
    const near = allCorners({ family, parts, open })
      .map((corner) => ({ corner, px: this.#awayPx(corner, spot) }))
      .sort((a, b) => a.px - b.px)[0]
    this.#picked = near !== undefined && near.px <= this.#reachPx ? near.corner : null
    this.#publish()
  }

  #awayPx(corner: Corner, spot: { x: number; y: number }): number {
    const at = coordinateAt(this.#present, corner)
    if (at === null || this.#map === null) return Infinity
    const { x, y } = this.#map.project([at[0] ?? 0, at[1] ?? 0])
    return Math.hypot(x - spot.x, y - spot.y)
  }

  #snapped({ containerX: x, containerY: y }: TerraDrawMouseEvent): Coordinate | undefined {
    const map = this.#map
    if (map === null || this.#replaying) return undefined
    const screen: Screen = {
      toPixels: ([lon = 0, lat = 0]) => map.project([lon, lat]),
      toCoordinate: (spot) => map.unproject([spot.x, spot.y]).toArray(),
    }
    const own = this.#adding ? this.#present.parts.flat().map(targetOf) : []
    return nearestSnap({ x, y }, [...this.#targets, ...own], screen, this.#reachPx) ?? undefined
  }

  setFamily(family: DrawnFamily) {
    const { parts, open } = this.#present
    const isEmpty = parts.length === 0 && open.length === 0
    this.#picked = null
    this.#adding = true
    this.#history = isEmpty
      ? { ...this.#history, present: emptyDrawing(family) }
      : recorded(this.#history, emptyDrawing(family))
    this.#replay()
  }

  addPart() {
    this.#picked = null
    this.#adding = true
    this.#replay()
  }

  undo() {
    this.#step(undone(this.#history))
  }

  redo() {
    this.#step(redone(this.#history))
  }

  #step(history: History<Drawing>) {
    this.#history = history
    const { parts, open } = history.present
    this.#adding = open.length > 0 || parts.length === 0
    if (this.#picked !== null && coordinateAt(history.present, this.#picked) === null) this.#picked = null
    this.#replay()
  }

  placeAtCentre() {
    if (this.#picked !== null) {
      this.letGo()
      return
    }
    const { family, open } = this.#present
    if (this.#adding || open.length > 0 || family === 'point') this.#adapter?.clickCentre()
    else this.pickNext(1)
  }

  placeAt(coordinate: Coordinate) {
    const at = rounded(coordinate)
    const before = this.#present
    if (this.#picked !== null) {
      this.#propose(withCorner(before, this.#picked, at))
    } else if (before.family === 'point') {
      const kept = before.parts.length === 1 && !this.#adding ? [] : before.parts
      if (this.#propose({ ...before, parts: [...kept, [[at]]] })) {
        this.#adding = false
        this.#picked = { part: kept.length, chain: 0, index: 0 }
      }
    } else {
      this.#adding = true
      this.#propose({ ...before, open: [...before.open, at] })
    }
    this.#replay()
  }

  nudge(x: number, y: number): boolean {
    const [picked, map] = [this.#picked, this.#map]
    const at = picked === null ? null : coordinateAt(this.#present, picked)
    if (picked === null || at === null || map === null) return false
    const spot = map.project([at[0] ?? 0, at[1] ?? 0])
    const to = map.unproject([spot.x + x, spot.y + y]).toArray()
    this.#propose(withCorner(this.#present, picked, rounded(to)), `nudge ${idOf(picked)}.${picked.index}`)
    if (!map.getBounds().contains([to[0], to[1]])) map.panBy([x, y], { animate: false })
    this.#replay()
    return true
  }

  pickNext(step: 1 | -1) {
    const corners = allCorners(this.#present)
    if (corners.length === 0 || this.#present.open.length > 0) return
    const at = corners.findIndex((corner) => isSameCorner(corner, this.#picked))
    const next = at < 0 ? (step > 0 ? 0 : corners.length - 1) : (at + step + corners.length) % corners.length
    this.#picked = corners[next] ?? null
    this.#adding = false
    this.#replay()
    const to = this.#picked === null ? null : coordinateAt(this.#present, this.#picked)
    const [lon = 0, lat = 0] = to ?? []
    if (to !== null && this.#map?.getBounds().contains([lon, lat]) === false) this.goTo(to)
  }

  letGo(): boolean {
    if (this.#picked !== null) {
      this.#picked = null
      this.#publish()
      return true
    }
    const { parts, open } = this.#present
    if (open.length === 0) {
      // Whoever was about to add a part may have thought better of it.
      const wasAdding = this.#adding && parts.length > 0
      if (wasAdding) {
        this.#adding = false
        this.#replay()
      }
      return wasAdding
    }
    this.#history = recorded(this.#history, { ...this.#present, open: [] })
    this.#adding = parts.length === 0
    this.#replay()
    return true
  }

  removeCorner() {
    const { open } = this.#present
    if (this.#picked !== null) {
      if (this.#propose(withoutCorner(this.#present, this.#picked))) this.#picked = null
    } else if (open.length > 0) {
      this.#propose({ ...this.#present, open: open.slice(0, -1) })
    }
    if (this.#present.parts.length === 0) this.#adding = true
    this.#replay()
  }

  clear() {
    this.setFamily(this.#present.family)
  }

  close(): boolean {
    if (this.#present.open.length === 0) return true
    const closed = this.#propose(withOpenClosed(this.#present))
    if (closed) this.#adding = false
    this.#replay()
    return closed
  }

  showError(radiusM: number | null) {
    this.#errorM = radiusM
    this.#show()
  }

  goTo([lon = 0, lat = 0]: Coordinate) {
    const map = this.#map
    map?.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), CLOSE_ZOOM), duration: 500 })
  }

  stop() {
    this.#draw?.stop()
    this.#view.lay(null)
  }
}

/** Begins to draw on a map that stands; the shape goes to `changed` at once and after every step. */
export function startPlacing(view: MapView, options: PlacingOptions): Placing {
  return new LivePlacing(view, options)
}
