/** How long to wait before tiles are asked for again, doubled as long as something is missing. */
const FIRST_PATCH_MS = 30_000
const LONGEST_PATCH_MS = 600_000

export const doubled = (waitMs: number) => Math.min(LONGEST_PATCH_MS, 2 * waitMs)

export interface TileId {
  x: number
  y: number
  z: number
}

interface TiledMap {
  isSourceLoaded(sourceId: string): boolean
  refreshTiles(sourceId: string, tiles?: TileId[]): void
}

/** Asks again for tiles of a basemap that failed or never came: the map itself does not. */
export class TilePatcher {
  readonly #map: TiledMap
  /** The basemap's sources that the map has at present. */
  readonly #sources: () => readonly string[]
  readonly #missing = new Map<string, Map<string, TileId>>()
  #waitMs = FIRST_PATCH_MS
  #timer: ReturnType<typeof setTimeout> | undefined
  #tileCame = false

  constructor(map: TiledMap, sources: () => readonly string[]) {
    this.#map = map
    this.#sources = sources
  }

  start() {
    this.#waitMs = FIRST_PATCH_MS
    this.#schedule()
  }

  stop() {
    clearTimeout(this.#timer)
    this.#missing.clear()
  }

  came() {
    this.#tileCame = true
  }

  failed(sourceId: string, tile: TileId) {
    const tiles = this.#missing.get(sourceId) ?? new Map<string, TileId>()
    this.#missing.set(sourceId, tiles.set(`${tile.z}/${tile.x}/${tile.y}`, tile))
  }

  #schedule() {
    this.#tileCame = false
    this.#timer = setTimeout(() => this.#patch(), this.#waitMs)
  }

  #patch() {
    let patched = false
    for (const id of this.#sources()) {
      // Tiles that are awaited while none comes hang.
      const hangs = !this.#tileCame && !this.#map.isSourceLoaded(id)
      const missing = this.#missing.get(id)
      if (!hangs && missing === undefined) continue
      this.#map.refreshTiles(id, hangs || missing === undefined ? undefined : [...missing.values()])
      this.#missing.delete(id)
      patched = true
    }
    this.#waitMs = patched ? doubled(this.#waitMs) : FIRST_PATCH_MS
    this.#schedule()
  }
}
