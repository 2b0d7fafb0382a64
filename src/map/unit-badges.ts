import { Marker, type MapLibreMap } from 'maplibre-gl'
import type { Feature } from 'geojson'
import { placeBadges } from './badge-places'
import { blankImage } from './image-id'
import { leaderTo } from './placed-markers'
import { representativePoints } from '../domain/representative-points'
import type { Strip, UnitBadge } from './view-contract'

/** Badges of units as real buttons above the map. */
export class UnitBadges {
  readonly #map: MapLibreMap
  readonly #clicked: (unitId: string) => void
  readonly #shown = new Map<string, { marker: Marker; point: [number, number] }>()

  constructor(map: MapLibreMap, clicked: (unitId: string) => void) {
    this.#map = map
    this.#clicked = clicked
  }

  /** Shows these badges and no others. */
  show(badges: readonly UnitBadge[]) {
    const wanted = badges.filter((badge) => badge.unlocated > 0)
    for (const [unitId, { marker }] of this.#shown) {
      if (wanted.some((badge) => badge.unitId === unitId)) continue
      marker.remove()
      this.#shown.delete(unitId)
    }
    for (const badge of wanted) this.#place(badge)
  }

  /**
   * Moves the badges off the markers, as far as that goes. Returns what keeps labels of the map away from them, and
   * what leads from those that stand elsewhere to their units.
   */
  arrange(
    markers: readonly Feature[],
    strips: readonly Strip[] = [],
  ): { boxes: readonly Feature[]; leaders: readonly Feature[] } {
    if (this.#shown.size === 0) return { boxes: [], leaders: [] }
    const leaders: Feature[] = []
    const spots = markers.flatMap(({ geometry }) =>
      geometry.type === 'Point' ? [this.#map.project(geometry.coordinates as [number, number])] : [],
    )
    const shown = [...this.#shown].map(([unitId, { marker, point }]) => {
      const { offsetWidth: width, offsetHeight: height } = marker.getElement()
      return { unitId, marker, at: point, point: this.#map.project(point), width: width || 1, height: height || 1 }
    })
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer()
    const boxes = placeBadges(shown, spots, { width, height }, strips).map((middle, index): Feature => {
      const { unitId, marker, at, point, width, height } = shown[index]!
      marker.setOffset([middle.x - width / 2 - point.x, middle.y - height / 2 - point.y])
      const { lng, lat } = this.#map.unproject([middle.x, middle.y])
      const covered = Math.abs(middle.x - point.x) < width / 2 && Math.abs(middle.y - point.y) < height / 2
      if (!covered) leaders.push(...leaderTo(unitId, at, [lng, lat]))
      return {
        type: 'Feature',
        properties: { id: unitId, icon: blankImage(width, height) },
        geometry: { type: 'Point', coordinates: [lng, lat] },
      }
    })
    return { boxes, leaders }
  }

  #place(badge: UnitBadge) {
    const [lon, lat] = representativePoints(badge.position.geometry)[0] ?? []
    if (lon === undefined || lat === undefined) return
    const known = this.#shown.get(badge.unitId)
    const marker = known?.marker ?? this.#create(badge.unitId)
    const button = marker.getElement()
    const [name, count] = button.querySelectorAll('span')
    if (name !== undefined && name.textContent !== badge.name) name.textContent = badge.name
    if (count !== undefined && count.textContent !== badge.count) count.textContent = badge.count
    button.title = badge.title
    marker.setLngLat([lon, lat])
    this.#shown.set(badge.unitId, { marker, point: [lon, lat] })
    if (known === undefined) marker.addTo(this.#map)
  }

  #create(unitId: string): Marker {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'unit-badge'
    button.dataset['unitId'] = unitId
    const [name, count] = [document.createElement('span'), document.createElement('span')]
    name.className = 'unit-badge-name'
    // The blank keeps name and number apart when they are read aloud.
    button.append(name, ' ', count)
    button.addEventListener('click', (event) => {
      event.stopPropagation()
      this.#clicked(unitId)
    })
    // Placed by its middle it would stand between two pixels where its size is odd, and its words be blurred.
    return new Marker({ element: button, anchor: 'top-left' })
  }
}
