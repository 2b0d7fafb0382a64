import type { Position as Coordinate } from 'geojson'
import type { MapLibreMap } from 'maplibre-gl'
import {
  TerraDrawExtend,
  type GeoJSONStoreFeatures,
  type SetCursor,
  type TerraDrawChanges,
  type TerraDrawMouseEvent,
} from 'terra-draw'

/** What the adapter tells whoever draws. */
export interface AdapterHost {
  /** What is to be seen now. */
  drawn(features: readonly GeoJSONStoreFeatures[]): void
  /** A click has been dealt with; `mayPick` = it may have been meant for a corner. */
  clicked(event: TerraDrawMouseEvent): void
  /** A drag has ended. */
  dragged(): void
}

/** To a centimetre. */
const PRECISION = 7

/** Far from anything: a click there snaps to nothing and closes nothing. */
const NOWHERE_PX = -1e6

/**
 * Binds the drawing library to our map. The library's own adapter adds its layers to the style that stands, and would
 * lose them with it; here what is drawn goes to the host, which has a place for it in every style. It can move to
 * another map without the drawing noticing.
 */
export class DrawingAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  #map: MapLibreMap
  readonly #host: AdapterHost

  constructor(map: MapLibreMap, host: AdapterHost) {
    super({ coordinatePrecision: PRECISION, ignoreMismatchedPointerEvents: true })
    this.#map = map
    this.#host = host
    map.doubleClickZoom.disable()
  }

  moveTo(map: MapLibreMap) {
    if (map === this.#map) return
    for (const listener of this._listeners) listener.unregister()
    this.#map = map
    map.doubleClickZoom.disable()
    for (const listener of this._listeners) listener.register()
  }

  override register(callbacks: TerraDrawExtend.TerraDrawCallbacks) {
    super.register({
      ...callbacks,
      onClick: (event) => {
        callbacks.onClick(event)
        this.#host.clicked(event)
      },
      onDragEnd: (event, setDraggability) => {
        callbacks.onDragEnd(event, setDraggability)
        this.#host.dragged()
      },
    })
  }

  override unregister() {
    super.unregister()
    this.#map.doubleClickZoom.enable()
    this.setCursor('unset')
  }

  /** A click at exactly this coordinate. */
  clickExactly([lng = 0, lat = 0]: Coordinate) {
    this.#click({ lng, lat, containerX: NOWHERE_PX, containerY: NOWHERE_PX })
  }

  /** A click in the middle of the map, as a pointer would make it there. */
  clickCentre() {
    const { clientWidth, clientHeight } = this.#map.getCanvas()
    const [containerX, containerY] = [clientWidth / 2, clientHeight / 2]
    this.#click({ ...this.unproject(containerX, containerY), containerX, containerY })
  }

  #click(place: Pick<TerraDrawMouseEvent, 'lng' | 'lat' | 'containerX' | 'containerY'>) {
    const round = (degrees: number) => Number(degrees.toFixed(PRECISION))
    const event = { ...place, lng: round(place.lng), lat: round(place.lat) }
    this._currentModeCallbacks?.onClick({ ...event, button: 'left', heldKeys: [], isContextMenu: false })
  }

  getMapEventElement() {
    return this.#map.getCanvas()
  }

  getLngLatFromEvent(event: PointerEvent | MouseEvent) {
    const { left, top } = this.#map.getCanvas().getBoundingClientRect()
    return this.unproject(event.clientX - left, event.clientY - top)
  }

  setDraggability(enabled: boolean) {
    for (const handler of [this.#map.dragPan, this.#map.dragRotate]) {
      if (enabled) handler.enable()
      else handler.disable()
    }
  }

  project(lng: number, lat: number) {
    const { x, y } = this.#map.project([lng, lat])
    return { x, y }
  }

  unproject(x: number, y: number) {
    const { lng, lat } = this.#map.unproject([x, y])
    return { lng, lat }
  }

  setCursor(cursor: Parameters<SetCursor>[0]) {
    this.#map.getCanvas().style.cursor = cursor === 'unset' ? '' : cursor
  }

  /** The second click that ends a line must never zoom as well: it is off as long as something is drawn. */
  setDoubleClickToZoom() {}

  render({ created, updated, unchanged }: TerraDrawChanges) {
    this.#host.drawn([...created, ...updated, ...unchanged])
  }

  clear() {
    this._currentModeCallbacks?.onClear()
    this.#host.drawn([])
  }
}
