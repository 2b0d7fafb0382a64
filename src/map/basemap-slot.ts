import type { MapLibreMap } from 'maplibre-gl'
import type { Basemap } from '../domain/basemap'
import type { BasemapKeeper, BasemapListener } from './basemap-keeper'
import type { BasemapParts } from './basemap-parts'

/** The place of a basemap: what keeps one is fetched with the first, since the embedded backdrop needs none. */
export class BasemapSlot {
  readonly #map: MapLibreMap
  readonly #listener: BasemapListener
  #keeper: BasemapKeeper | null = null
  #wanted: Basemap = { kind: 'embedded' }
  #destroyed = false

  constructor(map: MapLibreMap, listener: BasemapListener) {
    this.#map = map
    this.#listener = listener
  }

  get wanted(): Basemap {
    return this.#wanted
  }
  get parts(): BasemapParts | null {
    return this.#keeper?.parts ?? null
  }
  get arrived(): boolean {
    return this.#keeper?.arrived ?? false
  }
  /** Whether a basemap is still to show its first tile. */
  get pending(): boolean {
    return this.#keeper?.pending ?? false
  }
  get attribution(): string {
    return this.#keeper?.attribution ?? ''
  }

  start(basemap: Basemap) {
    this.#wanted = basemap
    if (this.#keeper !== null) this.#keeper.start(basemap)
    else if (basemap.kind !== 'embedded') void this.#fetchKeeper()
  }

  async #fetchKeeper() {
    const part = await import('./basemap-keeper').catch(() => null)
    if (this.#destroyed) return
    if (part === null) {
      this.#listener.failed('unreachable', '')
      return
    }
    this.#keeper ??= new part.BasemapKeeper(this.#map, this.#listener)
    this.#keeper.start(this.#wanted)
  }

  destroy() {
    this.#destroyed = true
    this.#keeper?.destroy()
  }
}
