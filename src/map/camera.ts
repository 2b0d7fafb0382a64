import type { Backdrop, Bounds } from '../domain/pack'
import type { Item } from '../domain/item'
import { isDrawable } from './item-features'

/** Distances from the edges of the map, in pixels, that panels cover. */
export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

/** The farthest and closest zoom beyond what the sheet itself needs. */
export const MAX_ZOOM = 18
const MARGIN_PX = 36
/** Share of the map that must stay free of padding along each axis. */
const FREE_SHARE = 0.4

function* coordinatesIn(value: unknown): Generator<readonly [number, number]> {
  if (!Array.isArray(value)) return
  const [first, second] = value as readonly unknown[]
  if (typeof first === 'number' && typeof second === 'number') yield [first, second]
  else for (const inner of value as readonly unknown[]) yield* coordinatesIn(inner)
}

/** The bounds of GeoJSON coordinates at any depth; `null` when there are none. */
export function boundsOfCoordinates(coordinates: unknown): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of coordinatesIn(coordinates)) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return west <= east ? [west, south, east, north] : null
}

/** The district's outline's bounds: what “the whole district” shows. */
export function districtBounds({ district, sheet }: Backdrop): Bounds {
  return boundsOfCoordinates(district.geometry.coordinates) ?? sheet
}

/** The bounds of all located items; `null` when none is located. */
export function boundsOfItems(items: readonly Item[]): Bounds | null {
  const located = items.flatMap(({ position }) =>
    position !== null && isDrawable(position.geometry) ? [position.geometry.coordinates] : [],
  )
  return boundsOfCoordinates(located)
}

function shrink(before: number, after: number, length: number): [number, number] {
  const most = length * (1 - FREE_SHARE)
  const sum = before + after
  return sum <= most || sum === 0 ? [before, after] : [(before / sum) * most, (after / sum) * most]
}

/** Adds a margin to what panels cover, and never lets the sum cover too much of a small map. */
export function usablePadding(padding: Padding, width: number, height: number): Padding {
  const margin = Math.min(MARGIN_PX, Math.min(width, height) / 12)
  const [left, right] = shrink(padding.left + margin, padding.right + margin, width)
  const [top, bottom] = shrink(padding.top + margin, padding.bottom + margin, height)
  return { top, right, bottom, left }
}

/** Whether a point on the map lies in the part that no panel covers, well away from the edges. */
export function isComfortable(
  point: { x: number; y: number },
  padding: Padding,
  width: number,
  height: number,
): boolean {
  return (
    point.x >= padding.left &&
    point.x <= width - padding.right &&
    point.y >= padding.top &&
    point.y <= height - padding.bottom
  )
}

const mercatorY = (lat: number) =>
  (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360

/** The zoom below which the sheet would be smaller than half of a map of this size. */
export function farthestZoom([west, south, east, north]: Bounds, width: number, height: number): number {
  const sheetWidth = (east - west) / 360
  const sheetHeight = mercatorY(south) - mercatorY(north)
  const pixelsPerWorld = Math.min(Math.max(width, 1) / sheetWidth, Math.max(height, 1) / sheetHeight)
  return Math.log2(pixelsPerWorld / 512) - 1
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** Keeps the centre of the map within the sheet, so that nobody pans into the void. */
export function clampToSheet([west, south, east, north]: Bounds, lon: number, lat: number): readonly [number, number] {
  return [clamp(lon, west, east), clamp(lat, south, north)]
}
