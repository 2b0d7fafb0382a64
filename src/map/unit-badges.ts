import { Marker, type MapLibreMap } from 'maplibre-gl'
import type { Feature } from 'geojson'
import { blankImage } from './image-id'
import { markerPoints } from './marker-points'
import type { UnitBadge } from './view-contract'

/** Pixels between a unit's point and the lower edge of its badge: leaves the unit's name free. */
export const BADGE_LIFT_PX = 14

/** Badges of units as real buttons above the map. */
export class UnitBadges {
  readonly #map: MapLibreMap
  readonly #clicked: (unitId: string) => void
  readonly #shown = new Map<string, Marker>()

  constructor(map: MapLibreMap, clicked: (unitId: string) => void) {
    this.#map = map
    this.#clicked = clicked
  }

  /** Shows these badges and no others; returns what keeps labels of the map away from them. */
  show(badges: readonly UnitBadge[]): readonly Feature[] {
    const wanted = badges.filter((badge) => badge.unlocated > 0)
    for (const [unitId, marker] of this.#shown) {
      if (wanted.some((badge) => badge.unitId === unitId)) continue
      marker.remove()
      this.#shown.delete(unitId)
    }
    return wanted.flatMap((badge) => this.#place(badge))
  }

  #place(badge: UnitBadge): readonly Feature[] {
    const coordinates = markerPoints(badge.position.geometry)[0]
    const [lon, lat] = coordinates ?? []
    if (lon === undefined || lat === undefined) return []
    const known = this.#shown.get(badge.unitId)
    const marker = known ?? this.#create(badge.unitId)
    const button = marker.getElement()
    if (button.textContent !== badge.label) button.textContent = badge.label
    button.title = badge.title
    button.setAttribute('aria-label', badge.title)
    marker.setLngLat([lon, lat])
    if (known === undefined) {
      this.#shown.set(badge.unitId, marker)
      marker.addTo(this.#map)
    }
    const icon = blankImage(button.offsetWidth || 1, button.offsetHeight || 1)
    return [
      { type: 'Feature', properties: { id: badge.unitId, icon }, geometry: { type: 'Point', coordinates: [lon, lat] } },
    ]
  }

  #create(unitId: string): Marker {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'unit-badge'
    button.dataset['unitId'] = unitId
    button.addEventListener('click', (event) => {
      event.stopPropagation()
      this.#clicked(unitId)
    })
    return new Marker({ element: button, anchor: 'bottom', offset: [0, -BADGE_LIFT_PX] })
  }
}
