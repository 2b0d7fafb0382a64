import type { MapLibreMap } from 'maplibre-gl'
import type { Basemap, BasemapFailure } from '../domain/basemap'
import { basemapParts } from './basemap'
import { attributionText, BasemapError, hostOf, type BasemapParts } from './basemap-parts'
import { BASEMAP_PREFIX } from './source-ids'
import { doubled, TilePatcher, type TileId } from './tile-patcher'

/** Milliseconds within which a basemap has to show something. */
const PATIENCE_MS = 12_000
/** Failures in a row after which a basemap counts as lost: before its first tile, and after it. */
const FAILURES_AT_START = 4
const FAILURES_LATER = 16
/** How long a basemap that was taken away is left alone at first; doubled up to ten minutes. */
const FIRST_RETRY_MS = 30_000

export interface BasemapListener {
  /** The parts, their arrival or the attribution changed: the style has to be built again. */
  changed(): void
  failed(reason: BasemapFailure, detail: string): void
  /** A basemap shows, perhaps after an earlier one failed. */
  recovered(): void
}

/** Whether a tile that came in has anything to draw; a vector tile answered with 404 counts as loaded but is empty. */
function hasContent(tile: unknown): boolean {
  if (typeof tile !== 'object' || tile === null) return false
  if ('texture' in tile && tile.texture !== null && tile.texture !== undefined) return true
  if ('dem' in tile && tile.dem !== null && tile.dem !== undefined) return true
  return 'buckets' in tile && typeof tile.buckets === 'object' && Object.keys(tile.buckets ?? {}).length > 0
}

/** Where a tile belongs; `null` = what failed is no tile. */
function tileIdOf(tile: unknown): TileId | null {
  if (typeof tile !== 'object' || tile === null || !('tileID' in tile)) return null
  const { canonical } = tile.tileID as { canonical: TileId }
  return canonical
}

/** What may be told of a failed request: its status and host, never its address. */
function failureDetail(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // A request without an answer has status 0.
  const hasStatus = 'status' in error && typeof error.status === 'number' && error.status > 0
  const status = hasStatus ? `HTTP ${error.status}` : ''
  const host = 'url' in error && typeof error.url === 'string' ? hostOf(error.url) : ''
  return [status, host].filter((part) => part !== '').join(', ')
}

/** Loads a basemap, watches whether it shows, takes it away when it does not, and tries it again later. */
export class BasemapKeeper {
  parts: BasemapParts | null = null
  arrived = false
  #basemap: Basemap = { kind: 'embedded' }
  readonly #map: MapLibreMap
  readonly #listener: BasemapListener
  #controller = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #patcher: TilePatcher
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #retryMs = FIRST_RETRY_MS
  /** What failed since a tile came in; a tile that is tried again counts once. */
  readonly #failures = new Set<string>()
  /** What was told already, so that a retry that fails alike is not news. */
  #told: BasemapFailure | null = null

  constructor(map: MapLibreMap, listener: BasemapListener) {
    this.#map = map
    this.#listener = listener
    this.#patcher = new TilePatcher(map, () => Object.keys(this.parts?.sources ?? {}).filter((id) => map.getSource(id)))
    map.on('sourcedata', (event) => {
      if (this.#isOurs(event.sourceId) && hasContent(event.tile)) this.#tileCame()
    })
    map.on('error', (event) => {
      const sourceId = 'sourceId' in event ? event.sourceId : undefined
      if (this.#isOurs(sourceId)) this.#requestFailed(sourceId, event.error, 'tile' in event ? event.tile : undefined)
      // The map is silent about its own faults as soon as anybody listens.
      else console.error(event.error)
    })
    map.on('idle', () => {
      if (this.pending && this.#tilesSettled()) this.#fail('nothingHere', '')
    })
  }

  /** Whether a basemap is still to show its first tile. */
  get pending(): boolean {
    return this.parts !== null && !this.arrived
  }

  /** The notice of the basemap as text, with what its tile descriptions added. */
  get attribution(): string {
    const parts = this.parts
    if (parts === null) return ''
    const described = Object.keys(parts.sources).map((id) => this.#map.getSource(id)?.attribution ?? '')
    const texts = [parts.attribution, ...described.map(attributionText)]
    return texts.filter((text, index) => text !== '' && texts.indexOf(text) === index).join(' · ')
  }

  start(basemap: Basemap) {
    this.#told = null
    this.#retryMs = FIRST_RETRY_MS
    this.#try(basemap)
  }

  #try(basemap: Basemap) {
    this.#basemap = basemap
    this.#stop()
    if (basemap.kind === 'embedded') {
      this.#listener.changed()
      return
    }
    this.#timer = setTimeout(() => this.#fail('timedOut', ''), PATIENCE_MS)
    const { signal } = this.#controller
    this.#listener.changed()
    basemapParts(basemap, { baseUrl: document.baseURI, signal }).then(
      (parts) => {
        if (signal.aborted) return
        this.parts = parts
        this.#listener.changed()
      },
      (error: unknown) => {
        if (signal.aborted) return
        if (error instanceof BasemapError) this.#fail(error.reason, error.message)
        else this.#fail('unreachable', error instanceof Error ? error.name : '')
      },
    )
  }

  destroy() {
    this.#stop()
  }

  #isOurs(sourceId: unknown): sourceId is string {
    return this.parts !== null && typeof sourceId === 'string' && sourceId.startsWith(BASEMAP_PREFIX)
  }

  #tilesSettled(): boolean {
    return Object.keys(this.parts?.sources ?? {}).every(
      (id) => this.#map.getSource(id) !== undefined && this.#map.isSourceLoaded(id),
    )
  }

  #tileCame() {
    this.#failures.clear()
    this.#patcher.came()
    if (this.arrived) return
    this.arrived = true
    this.#told = null
    this.#retryMs = FIRST_RETRY_MS
    clearTimeout(this.#timer)
    this.#patcher.start()
    this.#listener.changed()
    this.#listener.recovered()
  }

  #requestFailed(sourceId: string, error: unknown, tile: unknown) {
    const id = tileIdOf(tile)
    if (id === null) {
      if (!this.arrived) this.#fail('unreachable', failureDetail(error))
      return
    }
    this.#failures.add(`${sourceId} ${id.z}/${id.x}/${id.y}`)
    this.#patcher.failed(sourceId, id)
    if (this.#failures.size >= (this.arrived ? FAILURES_LATER : FAILURES_AT_START)) {
      this.#fail('tilesFailing', failureDetail(error))
    }
  }

  #fail(reason: BasemapFailure, detail: string) {
    this.#stop()
    this.#retryTimer = setTimeout(() => this.#try(this.#basemap), this.#retryMs)
    this.#retryMs = doubled(this.#retryMs)
    this.#listener.changed()
    if (this.#told !== reason) this.#listener.failed(reason, detail)
    this.#told = reason
  }

  #stop() {
    clearTimeout(this.#timer)
    clearTimeout(this.#retryTimer)
    this.#patcher.stop()
    this.#controller.abort()
    this.#controller = new AbortController()
    this.parts = null
    this.arrived = false
    this.#failures.clear()
  }
}
