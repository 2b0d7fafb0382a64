import { Point, type MapLibreMap } from 'maplibre-gl'
import { HIT_LAYERS } from './source-ids'

/** Reach around the pointer in pixels, for a mouse and for a finger. */
const REACH_PX = { mouse: 3, touch: 12 } as const

type Reach = keyof typeof REACH_PX

/** The item under a point of the map: the nearest marker, else a line, else an area. */
function itemAt(map: MapLibreMap, point: Point, reach: Reach): string | null {
  const r = REACH_PX[reach]
  const box: [Point, Point] = [point.sub(new Point(r, r)), point.add(new Point(r, r))]
  for (const layer of HIT_LAYERS) {
    if (map.getLayer(layer) === undefined) return null
    const hits = map.queryRenderedFeatures(layer === 'item-area' ? point : box, { layers: [layer] })
    const ranked = hits.map((hit) => {
      const id: unknown = hit.properties['id']
      const [lon, lat] = hit.geometry.type === 'Point' ? hit.geometry.coordinates : []
      const away = lon === undefined || lat === undefined ? 0 : map.project([lon, lat]).dist(point)
      return { id, away }
    })
    const nearest = ranked.sort((a, b) => a.away - b.away)[0]
    if (typeof nearest?.id === 'string') return nearest.id
  }
  return null
}

function reachOf(event: MouseEvent): Reach {
  return 'pointerType' in event && event.pointerType === 'touch' ? 'touch' : 'mouse'
}

export interface PointerListener {
  select(itemId: string | null): void
  highlight(itemId: string | null): void
  isReady(): boolean
}

/** Reports hovering (at most once a frame) and clicks in terms of items. */
export function followPointer(map: MapLibreMap, listener: PointerListener) {
  let hovered: string | null = null
  let waiting: Point | null = null

  const report = (itemId: string | null) => {
    if (itemId === hovered) return
    hovered = itemId
    map.getCanvas().style.cursor = itemId === null ? '' : 'pointer'
    listener.highlight(itemId)
  }

  // Touch screens send mouse events after a tap: without this an item would stay hovered.
  const canHover = matchMedia('(any-hover: hover)').matches

  map.on('mousemove', (event) => {
    if (!canHover) return
    const idle = waiting === null
    waiting = event.point
    if (!idle) return
    requestAnimationFrame(() => {
      const point = waiting
      waiting = null
      if (point !== null && listener.isReady() && !map.isMoving()) report(itemAt(map, point, 'mouse'))
    })
  })
  map.on('mouseout', () => {
    waiting = null
    report(null)
  })
  map.on('click', (event) => {
    if (listener.isReady()) listener.select(itemAt(map, event.point, reachOf(event.originalEvent)))
  })
}
