import type { Feature, LineString, Point } from 'geojson'
import type { ItemFeature } from './item-features'
import { spread, type Disc, type Spot } from './spread'

/** Markers where they are drawn, and what leads from each displaced one to its true place. */
export interface PlacedMarkers {
  markers: readonly ItemFeature<Point>[]
  leaders: readonly Feature<LineString | Point>[]
}

/** Screens between two such zooms are spread alike. */
const ZOOM_STEP = 0.25
/** What a marker and a little air around it take, in pixels at full size. */
const RADIUS_PX = 16.5
const FURTHEST_PX = 54
/** Up to here a marker still covers its true place, and nothing needs to lead there. */
const UNNOTICED_PX = 5

/** The zoom for which markers are spread: the next step farther out, so that they never touch at the zoom itself. */
export function spreadZoom(zoom: number): number {
  return Math.floor(zoom / ZOOM_STEP) * ZOOM_STEP
}

/** How large markers are drawn at a zoom, as a share of their full size; the stops that the layers use, too. */
export const MARKER_SCALE_STOPS = [
  [9.5, 0.74],
  [11.5, 0.9],
  [13, 1],
] as const

export function markerScale(zoom: number): number {
  const [first, middle, last] = MARKER_SCALE_STOPS
  const [from, to] = zoom < middle[0] ? [first, middle] : [middle, last]
  const share = Math.min(1, Math.max(0, (zoom - from[0]) / (to[0] - from[0])))
  return from[1] + (to[1] - from[1]) * share
}

const worldPixels = (zoom: number) => 512 * 2 ** zoom

/** Pixels from the world's upper left corner in web mercator: without a camera, so that panning moves no marker. */
export function pixelOf([lon = 0, lat = 0]: readonly number[], zoom: number): Spot {
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
  return { x: (lon / 360 + 0.5) * worldPixels(zoom), y: y * worldPixels(zoom) }
}

function coordinatesOf({ x, y }: Spot, zoom: number): [number, number] {
  const lat = (Math.atan(Math.exp((0.5 - y / worldPixels(zoom)) * 2 * Math.PI)) * 360) / Math.PI - 90
  return [(x / worldPixels(zoom) - 0.5) * 360, lat]
}

/** A dot at a true place and a line from it to what stands for it elsewhere. */
export function leaderTo(id: string, from: number[], to: number[]): PlacedMarkers['leaders'] {
  return [
    { type: 'Feature', properties: { id, part: 'leader' }, geometry: { type: 'LineString', coordinates: [from, to] } },
    { type: 'Feature', properties: { id, part: 'place' }, geometry: { type: 'Point', coordinates: from } },
  ]
}

/**
 * Moves markers apart that would overlap at a zoom; who overlaps nobody keeps its very feature. `scale` is how much
 * larger than usual markers are drawn; `spreadOut` moves them.
 */
export function placeMarkers(
  markers: readonly ItemFeature<Point>[],
  zoom: number,
  scale: number,
  spreadOut = spread,
): PlacedMarkers {
  const drawnScale = markerScale(zoom) * scale
  const discs = markers.map(({ geometry, properties }): Disc => {
    const { x, y } = pixelOf(geometry.coordinates, zoom)
    return { x, y, radius: RADIUS_PX * drawnScale, importance: properties.importance }
  })
  const leaders: Feature<LineString | Point>[] = []
  const placed = spreadOut(discs, FURTHEST_PX * drawnScale).map((spot, index) => {
    const [marker, disc] = [markers[index]!, discs[index]!]
    const awayPx = Math.hypot(spot.x - disc.x, spot.y - disc.y)
    if (awayPx === 0) return marker
    const coordinates = coordinatesOf(spot, zoom)
    if (awayPx > UNNOTICED_PX * scale)
      leaders.push(...leaderTo(marker.properties.id, marker.geometry.coordinates, coordinates))
    return { ...marker, geometry: { ...marker.geometry, coordinates } }
  })
  return { markers: placed, leaders }
}
