import { LngLat, type FitBoundsOptions, type MapLibreMap } from 'maplibre-gl'
import type { Camera } from '../domain/camera'
import type { Item } from '../domain/item'
import type { Motion } from '../domain/motion'
import type { Bounds } from '../domain/pack'
import {
  boundsOfItems,
  clampToSheet,
  farthestZoom,
  isComfortable,
  MAX_ZOOM,
  usablePadding,
  type Padding,
} from './camera'
import { representativePoints } from '../domain/representative-points'

/** Zoom at which a single point is shown when the map flies to it, and the closest that a fit goes. */
const POINT_ZOOM = 13.5
const FIT_ZOOM = 15
const FLIGHT_MS = 900
const LONGEST_FLIGHT_MS = 2500
const STEP_MS = 250

export const prefersReducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

export const mutableBounds = ([west, south, east, north]: Bounds): [number, number, number, number] => [
  west,
  south,
  east,
  north,
]

/** How a camera is told to the map. */
export function cameraOptions({ zoom, lat, lon, bearing, pitch }: Camera) {
  return { center: [lon, lat] as [number, number], zoom, bearing, pitch }
}

/** Keeps the centre over the sheet and the zoom within reason, for a map of the container's present size. */
export function constrainTo(container: HTMLElement, sheet: () => Bounds) {
  return (centre: LngLat, zoom: number) => {
    const bounds = sheet()
    const [lon, lat] = clampToSheet(bounds, centre.lng, centre.lat)
    const farthest = farthestZoom(bounds, container.clientWidth, container.clientHeight)
    return { center: new LngLat(lon, lat), zoom: Math.min(MAX_ZOOM, Math.max(farthest, zoom)) }
  }
}

/** Where a flight leads. */
interface Destination {
  bounds: Bounds
  options: FitBoundsOptions
}

/** Moves the camera, with regard to what panels cover. */
export class CameraDriver {
  readonly #map: MapLibreMap
  readonly #panels: () => Padding
  readonly #home: () => Bounds
  /** Whether the map shows the whole district because nobody has moved it elsewhere. */
  #atHome: boolean
  #destination: Destination | null = null
  readonly #flightMs: number
  motion: Motion = 'flights'

  constructor(map: MapLibreMap, panels: () => Padding, home: () => Bounds, atHome: boolean, flightMs = FLIGHT_MS) {
    this.#map = map
    this.#panels = panels
    this.#home = home
    this.#atHome = atHome
    this.#flightMs = Math.min(LONGEST_FLIGHT_MS, flightMs)
    map.on('moveend', () => (this.#destination = null))
    map.on('movestart', ({ originalEvent }) => {
      if (originalEvent !== undefined) this.#atHome = false
    })
    // The whole district stays whole when the window changes its size.
    map.on('resize', () => {
      if (this.#atHome) this.#fit(this.#home(), { duration: 0 })
    })
  }

  /** The camera for a link; `null` while the map shows the whole district, whatever the size of the screen. */
  get camera(): Camera | null {
    if (this.#atHome) return null

    const { lng, lat } = this.#map.getCenter()
    const [zoom, bearing, pitch] = [this.#map.getZoom(), this.#map.getBearing(), this.#map.getPitch()]
    return { zoom, lat, lon: lng, bearing, pitch }
  }

  /** Where the camera is on its way to; `null` = it rests. */
  get destination(): Destination | null {
    return this.#destination
  }

  /** Ends a flight that another map had begun. */
  arrive({ bounds, options }: Destination) {
    this.#fit(bounds, { ...options, duration: 0 })
  }

  jump(camera: Camera) {
    this.#atHome = false
    this.#map.jumpTo(cameraOptions(camera))
  }

  northUp() {
    this.#atHome = false
    this.#map.easeTo({ bearing: 0, pitch: 0, duration: this.#duration(STEP_MS) })
  }

  /** Zooms about the middle of what panels leave free. */
  zoomBy(steps: number) {
    this.#atHome = false
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer()
    const { left, right, top, bottom } = this.#panels()
    const around = this.#map.unproject([(left + width - right) / 2, (top + height - bottom) / 2])
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps, around, duration: this.#duration(STEP_MS) })
  }

  fitDistrict() {
    this.#atHome = true
    this.#fit(this.#home(), { bearing: 0, pitch: 0 })
  }

  fitItems(items: readonly Item[]) {
    const bounds = boundsOfItems(items)
    if (bounds === null) return
    this.#atHome = false
    this.#fit(bounds)
  }

  flyTo(item: Item, closer: boolean) {
    const bounds = boundsOfItems([item])
    if (item.position === null || bounds === null) return
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer()
    const padding = usablePadding(this.#panels(), width, height)
    const comfortable = representativePoints(item.position.geometry).every(([lon, lat]) => {
      if (lon === undefined || lat === undefined) return false
      return isComfortable(this.#map.project([lon, lat]), padding, width, height)
    })
    if (comfortable && !closer) return
    this.#atHome = false
    this.#fit(bounds, { maxZoom: Math.max(POINT_ZOOM, this.#map.getZoom()) })
  }

  #duration(usualMs: number): number {
    return this.motion === 'cuts' || prefersReducedMotion() ? 0 : usualMs
  }

  #fit(bounds: Bounds, options: FitBoundsOptions = {}) {
    const { clientWidth, clientHeight } = this.#map.getContainer()
    this.#map.fitBounds(mutableBounds(bounds), {
      padding: usablePadding(this.#panels(), clientWidth, clientHeight),
      maxZoom: FIT_ZOOM,
      duration: this.#duration(this.#flightMs),
      bearing: this.#map.getBearing(),
      ...options,
    })
    // A jump has ended by now.
    if (this.#map.isMoving()) this.#destination = { bounds, options }
  }
}
