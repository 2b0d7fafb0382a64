import type { Feature, Position as Coordinate } from 'geojson'
import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl'
import type { GeoJSONStoreFeatures, TerraDraw, TerraDrawMouseEvent } from 'terra-draw'
import { allCorners, coordinateAt, type Corner, type DrawnFamily } from '../../domain/drawing'
import type { MapColours } from '../theme'
import type { MapOverlay, MapView, Placing, PlacingOptions } from '../view-contract'
import { DrawingAdapter } from './drawing-adapter'
import { createLibrary } from './drawing-library'
import { DrawingSession } from './drawing-session'
import { drawingIn, idOf, MODE_OF, placingFeatures, storeFeatures } from './placing-features'
import { placingLayers, PLACING_SOURCE } from './placing-layers'
import { nearestSnap, rounded, snapTargets, targetOf, type Screen, type SnapTarget } from './snap'

/** How near a pointer must come, in CSS pixels: a finger hides what it points at. */
const reachPx = () => (matchMedia('(pointer: coarse)').matches ? 22 : 12)

/** From here on a street can be told from the next. */
const CLOSE_ZOOM = 14

/**
 * Lets the library draw and drag on the drawing: what that has done is read back after each click, and what is changed
 * otherwise (undone, nudged, typed) is given to it anew. So nothing is lost with a style or a map.
 */
class LivePlacing implements Placing, MapOverlay {
  readonly #options: PlacingOptions
  readonly #view: MapView
  readonly #targets: readonly SnapTarget[]
  readonly #reachPx = reachPx()
  readonly #session: DrawingSession
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
    this.#session = new DrawingSession(options)
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

  /** Gives the drawing to the library as it is now, and tells of it. */
  #replay() {
    const [draw, adapter, { drawing, picked }] = [this.#draw, this.#adapter, this.#session]
    if (draw !== null && adapter !== null) {
      this.#replaying = true
      draw.clear()
      draw.addFeatures(storeFeatures(drawing))
      if (this.#session.isDrawn) {
        draw.setMode(MODE_OF[drawing.family])
        for (const corner of drawing.open) adapter.clickExactly(corner)
      } else {
        draw.setMode('select')
        const last = idOf({ part: drawing.parts.length - 1, chain: 0 })
        const chosen = picked === null ? (this.#chosen ?? last) : idOf(picked)
        const shown = [chosen, last].find((id) => draw.hasFeature(id))
        if (shown !== undefined) draw.selectFeature(shown)
      }
      this.#replaying = false
    }
    this.#publish()
  }

  #publish() {
    this.#show()
    this.#options.changed(this.#session.state)
  }

  #drawn(store: readonly GeoJSONStoreFeatures[]) {
    this.#store = store
    if (!this.#replaying) this.#show()
  }

  get #data() {
    return { type: 'FeatureCollection' as const, features: [...this.#features] }
  }

  #show() {
    const { drawing, picked } = this.#session
    this.#features = placingFeatures(this.#store, { drawing, picked, errorM: this.#errorM })
    void this.#map?.getSource<GeoJSONSource>(PLACING_SOURCE)?.setData(this.#data)
  }

  /** Takes over what the library has done; whether a part came of it. */
  #readBack(): boolean {
    if (this.#replaying || this.#draw === null) return false
    const before = this.#session.drawing
    const read = drawingIn(this.#draw.getSnapshot(), before)
    if (JSON.stringify(read) === JSON.stringify(before)) return false
    const isNew = read.parts.length > before.parts.length
    const stands = this.#session.take(read)
    if (stands && isNew) this.#chosen = null
    // The library has the open corners right already: to give them back would end what it shows under the pointer.
    if (stands && this.#session.drawing.open.length > 0) this.#publish()
    else this.#replay()
    return isNew
  }

  #clicked(event: TerraDrawMouseEvent) {
    // The click that closes a ring is no wish to move its corner.
    if (this.#replaying || this.#readBack() || this.#session.isDrawn) return
    const spot = { x: event.containerX, y: event.containerY }
    const near = allCorners(this.#session.drawing)
      .map((corner) => ({ corner, px: this.#awayPx(corner, spot) }))
      .sort((a, b) => a.px - b.px)[0]
    this.#session.pick(near !== undefined && near.px <= this.#reachPx ? near.corner : null)
    this.#publish()
  }

  #awayPx(corner: Corner, spot: { x: number; y: number }): number {
    const at = coordinateAt(this.#session.drawing, corner)
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
    const own = this.#session.adding ? this.#session.drawing.parts.flat().map(targetOf) : []
    return nearestSnap({ x, y }, [...this.#targets, ...own], screen, this.#reachPx) ?? undefined
  }

  setFamily(family: DrawnFamily) {
    this.#session.setFamily(family)
    this.#replay()
  }

  addPart() {
    this.#session.addPart()
    this.#replay()
  }

  undo() {
    this.#session.undo()
    this.#replay()
  }

  redo() {
    this.#session.redo()
    this.#replay()
  }

  placeAtCentre() {
    if (this.#session.picked !== null) this.letGo()
    else if (this.#session.isDrawn) this.#adapter?.clickCentre()
    else this.pickNext(1)
  }

  placeAt(coordinate: Coordinate) {
    this.#session.placeAt(rounded(coordinate))
    this.#replay()
  }

  nudge(x: number, y: number): boolean {
    const [{ picked, pickedAt }, map] = [this.#session, this.#map]
    if (picked === null || pickedAt === null || map === null) return false
    const spot = map.project([pickedAt[0] ?? 0, pickedAt[1] ?? 0])
    const to = map.unproject([spot.x + x, spot.y + y]).toArray()
    this.#session.movePicked(rounded(to), `nudge ${idOf(picked)}.${picked.index}`)
    if (!map.getBounds().contains([to[0], to[1]])) map.panBy([x, y], { animate: false })
    this.#replay()
    return true
  }

  pickNext(step: 1 | -1) {
    if (!this.#session.pickNext(step)) return
    this.#replay()
    const to = this.#session.pickedAt
    const [lon = 0, lat = 0] = to ?? []
    if (to !== null && this.#map?.getBounds().contains([lon, lat]) === false) this.goTo(to)
  }

  letGo(): boolean {
    if (this.#session.picked !== null) {
      this.#session.pick(null)
      this.#publish()
      return true
    }
    const had = this.#session.giveUp()
    if (had) this.#replay()
    return had
  }

  removeCorner() {
    this.#session.removeCorner()
    this.#replay()
  }

  clear() {
    this.setFamily(this.#session.drawing.family)
  }

  close(): boolean {
    if (this.#session.drawing.open.length === 0) return true
    const closed = this.#session.close()
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
