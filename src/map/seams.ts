import type { MapLibreMap } from 'maplibre-gl'
import { blankImage } from './image-id'
import { pixelOf } from './placed-markers'
import { spread, type Disc, type Spot } from './spread'
import type { Seams, Strip } from './view-contract'

/** Between a marker and a seam. */
const AIR_PX = 2
/** Discs that are pushed off a seam may meet others there, and the other way about. */
const ROUNDS = 3
/** Longest piece of what keeps labels off. */
const PIECE_PX = 400

type Projection = Pick<MapLibreMap, 'getCenter' | 'getZoom' | 'getBearing' | 'getContainer'>

/** Moves a spot on the screen sideways off every strip that a disc about it would touch. */
export function pushOff(spot: Spot, radius: number, strips: readonly Strip[]): Spot {
  let { x, y } = spot
  for (const { left, top, width, height } of strips) {
    const away = { left: left - radius - AIR_PX, right: left + width + radius + AIR_PX }
    const off = { top: top - radius - AIR_PX, bottom: top + height + radius + AIR_PX }
    if (x <= away.left || x >= away.right || y <= off.top || y >= off.bottom) continue
    if (width < height) x = x - away.left < away.right - x ? away.left : away.right
    else y = y - off.top < off.bottom - y ? off.top : off.bottom
  }
  return { x, y }
}

/** Between world pixels at a zoom and pixels of the map as it lies now, turned but not tilted. */
function screenOf(map: Projection, zoom: number) {
  const { lng, lat } = map.getCenter()
  const centre = pixelOf([lng, lat], zoom)
  const { clientWidth, clientHeight } = map.getContainer()
  const [factor, turn] = [2 ** (map.getZoom() - zoom), (map.getBearing() * Math.PI) / 180]
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  return {
    factor,
    to: ({ x, y }: Spot): Spot => {
      const [dx, dy] = [(x - centre.x) * factor, (y - centre.y) * factor]
      return { x: clientWidth / 2 + cos * dx + sin * dy, y: clientHeight / 2 - sin * dx + cos * dy }
    },
    from: ({ x, y }: Spot): Spot => {
      const [dx, dy] = [(x - clientWidth / 2) / factor, (y - clientHeight / 2) / factor]
      return { x: centre.x + cos * dx - sin * dy, y: centre.y + sin * dx + cos * dy }
    },
  }
}

/** Keeps markers, badges and names off strips of the map, which are asked for before each arrangement. */
export function keepOffSeams(stripsOf: () => readonly Strip[]): Seams {
  return {
    strips: stripsOf,
    spread: (map, zoom) => (discs, furthestPx) => {
      const strips = stripsOf()
      const screen = screenOf(map, zoom)
      const off = (list: readonly Disc[]) =>
        list.map((disc): Disc => {
          const at = screen.to(disc)
          const { x, y } = pushOff(at, disc.radius * screen.factor, strips)
          return x === at.x && y === at.y ? disc : { ...disc, ...screen.from({ x, y }) }
        })
      let placed = off(discs)
      for (let round = 0; round < ROUNDS; round++) {
        const spots = spread(placed, furthestPx)
        placed = off(placed.map((disc, index) => ({ ...disc, ...spots[index]! })))
      }
      return placed
    },
    boxes: (map) =>
      stripsOf().flatMap(({ left, top, width, height }) => {
        const [across, down] = [Math.ceil(width / PIECE_PX), Math.ceil(height / PIECE_PX)]
        const [w, h] = [width / across, height / down]
        return Array.from({ length: across * down }, (_, index) => {
          const { lng, lat } = map.unproject([
            left + ((index % across) + 0.5) * w,
            top + (Math.floor(index / across) + 0.5) * h,
          ])
          return {
            type: 'Feature' as const,
            properties: { id: 'seam', icon: blankImage(w, h) },
            geometry: { type: 'Point' as const, coordinates: [lng, lat] },
          }
        })
      }),
  }
}
